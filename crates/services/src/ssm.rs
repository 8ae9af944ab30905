//! SSM's Parameter Store: parameters with their versions, labels and tags.

mod change;
mod read;
mod record;

use frazil_wire::not_supported;
use frazil_wire::shapes::ssm as shapes;

use crate::kept::kept_service;

kept_service! {
    /// The service. Clones share everything.
    Ssm of shapes kept as "ssm"
}

frazil_wire::operations! {
    Ssm of shapes, else not_supported;
    AddTagsToResource add_tags,
    DeleteParameter delete_parameter,
    DeleteParameters delete_parameters,
    DescribeParameters describe_parameters,
    GetParameter get_parameter,
    GetParameterHistory get_parameter_history,
    GetParameters get_parameters,
    GetParametersByPath get_parameters_by_path,
    LabelParameterVersion label_parameter_version,
    ListTagsForResource list_tags,
    PutParameter put_parameter,
    RemoveTagsFromResource remove_tags,
    UnlabelParameterVersion unlabel_parameter_version,
}
