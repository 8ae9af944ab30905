//! Route 53: hosted zones and their records, kept as configuration. Nothing here answers DNS; a change is in sync at
//! once.

mod change;
mod read;
mod record;
mod zones;

use frazil_wire::not_supported;
use frazil_wire::shapes::route53 as shapes;

use crate::kept::kept_service;

kept_service! {
    /// The service. Clones share everything.
    Route53 of shapes kept as "route53"
}

frazil_wire::operations! {
    Route53 of shapes, else not_supported;
    ChangeResourceRecordSets change_resource_record_sets,
    ChangeTagsForResource change_tags_for_resource,
    CreateHostedZone create_hosted_zone,
    DeleteHostedZone delete_hosted_zone,
    GetChange get_change,
    GetHostedZone get_hosted_zone,
    GetHostedZoneCount get_hosted_zone_count,
    ListHostedZones list_hosted_zones,
    ListHostedZonesByName list_hosted_zones_by_name,
    ListResourceRecordSets list_resource_record_sets,
    ListTagsForResource list_tags_for_resource,
    ListTagsForResources list_tags_for_resources,
    UpdateHostedZoneComment update_hosted_zone_comment,
}
