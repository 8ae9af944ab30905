//! VPC links: kept, so that tools find what they made. There is no VPC here; integrations of the
//! connection type `VPC_LINK` go straight to their URI.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::convert::{recorded, shown};
use crate::rest::faults::not_found;
use crate::rest::pages::page;
use crate::rest::records::VpcLink;
use crate::rest::{Rest, patch, rules};

impl Rest {
    pub(crate) async fn create_vpc_link(
        &self,
        input: shapes::CreateVpcLinkRequest,
    ) -> Result<shapes::VpcLink, Fault> {
        let mut link: VpcLink = recorded(&input)?;
        link.id = self.fresh_id(6);
        "AVAILABLE".clone_into(&mut link.status);
        let answer = shown(&link)?;
        self.0.links.put(&link.id.clone(), link).await?;
        Ok(answer)
    }

    pub(crate) async fn get_vpc_link(
        &self,
        input: shapes::GetVpcLinkRequest,
    ) -> Result<shapes::VpcLink, Fault> {
        shown(&*self.0.links.get(&input.vpc_link_id).ok_or_else(no_link)?)
    }

    pub(crate) async fn get_vpc_links(
        &self,
        input: shapes::GetVpcLinksRequest,
    ) -> Result<shapes::VpcLinks, Fault> {
        let items = self
            .0
            .links
            .all()
            .into_iter()
            .map(|link| (link.id.clone(), link));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items: Result<Vec<_>, Fault> = page.items.iter().map(|link| shown(&**link)).collect();
        Ok(shapes::VpcLinks {
            position: page.position,
            items: Some(items?),
        })
    }

    pub(crate) async fn update_vpc_link(
        &self,
        input: shapes::UpdateVpcLinkRequest,
    ) -> Result<shapes::VpcLink, Fault> {
        let changed = self.0.links.change(&input.vpc_link_id, no_link, |link, _| {
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::VPC_LINK, link, operations)?;
            shown(link)
        });
        changed.await
    }

    pub(crate) async fn delete_vpc_link(
        &self,
        input: shapes::DeleteVpcLinkRequest,
    ) -> Result<(), Fault> {
        self.0
            .links
            .remove(&input.vpc_link_id, no_link, |_, _| Ok(()))
            .await
    }
}

fn no_link() -> Fault {
    not_found("Invalid Vpc Link identifier specified")
}
