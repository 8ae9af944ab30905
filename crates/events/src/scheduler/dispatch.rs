//! From a request to the method that answers it.

use frazil_wire::shapes::scheduler as shapes;
use frazil_wire::{REQUEST_BYTES_MAX, not_supported};

use super::Scheduler;
use super::faults::failed;

frazil_wire::service! {
    Scheduler of shapes, on |it| it.runtime, else failed, at most REQUEST_BYTES_MAX
}

frazil_wire::operations! {
    Scheduler of shapes, else not_supported;
    CreateSchedule create_schedule,
    CreateScheduleGroup create_schedule_group,
    DeleteSchedule delete_schedule,
    DeleteScheduleGroup delete_schedule_group,
    GetSchedule get_schedule,
    GetScheduleGroup get_schedule_group,
    ListScheduleGroups list_schedule_groups,
    ListSchedules list_schedules,
    ListTagsForResource list_tags_for_resource,
    TagResource tag_resource,
    UntagResource untag_resource,
    UpdateSchedule update_schedule,
}
