//! VPC links: kept, and always ready. There is no private network to lead into: what an integration
//! reaches through one, this server reaches itself.

use frazil_wire::Fault;
use frazil_wire::shapes::apigatewayv2 as shapes;

use super::HttpApis;
use super::convert::{members, record, shaped};
use super::faults::bad_request;
use super::page::page;
use super::records::VpcLink;

impl HttpApis {
    pub(super) async fn create_vpc_link(
        &self,
        input: shapes::CreateVpcLinkRequest,
    ) -> Result<shapes::CreateVpcLinkResponse, Fault> {
        if input.subnet_ids.is_empty() {
            return Err(bad_request("SubnetIds for a vpc link cannot be empty"));
        }
        let link = VpcLink {
            vpc_link_id: self.fresh_id(6),
            created_date: self.now(),
            vpc_link_status: "AVAILABLE".to_owned(),
            vpc_link_status_message: "VPC link is ready to route traffic".to_owned(),
            vpc_link_version: "V2".to_owned(),
            ..record(members(&input))?
        };
        let created = shaped(&link)?;
        self.0.registry.keep_vpc_link(link).await?;
        Ok(created)
    }

    pub(super) async fn get_vpc_link(
        &self,
        input: shapes::GetVpcLinkRequest,
    ) -> Result<shapes::GetVpcLinkResponse, Fault> {
        shaped(&self.vpc_link(&input.vpc_link_id)?)
    }

    pub(super) async fn get_vpc_links(
        &self,
        input: shapes::GetVpcLinksRequest,
    ) -> Result<shapes::GetVpcLinksResponse, Fault> {
        let links = self.0.registry.vpc_links();
        let links = links.iter().map(shaped).collect::<Result<_, Fault>>()?;
        let (max, token) = (input.max_results.as_deref(), input.next_token.as_deref());
        let (items, next_token) = page(links, max, token)?;
        Ok(shapes::GetVpcLinksResponse {
            items: Some(items),
            next_token,
        })
    }

    pub(super) async fn update_vpc_link(
        &self,
        input: shapes::UpdateVpcLinkRequest,
    ) -> Result<shapes::UpdateVpcLinkResponse, Fault> {
        let mut link = self.vpc_link(&input.vpc_link_id)?;
        link.name = input.name.unwrap_or(link.name);
        let updated = shaped(&link)?;
        self.0.registry.keep_vpc_link(link).await?;
        Ok(updated)
    }

    pub(super) async fn delete_vpc_link(
        &self,
        input: shapes::DeleteVpcLinkRequest,
    ) -> Result<shapes::DeleteVpcLinkResponse, Fault> {
        self.vpc_link(&input.vpc_link_id)?;
        self.0.registry.remove_vpc_link(&input.vpc_link_id).await?;
        Ok(shapes::DeleteVpcLinkResponse::default())
    }
}
