//! From a request to the method that answers it.

use bytes::Bytes;
use frazil_wire::shapes::scheduler as shapes;
use frazil_wire::{BoxFuture, Call, Service, ServiceTable, not_supported, serve};
use http::Response;

use super::Scheduler;
use super::faults::failed;

impl Service for Scheduler {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        let scheduler = self.clone();
        Box::pin(serve(
            &shapes::SERVICE,
            call,
            |operation, request| async move {
                let runtime = scheduler.0.runtime.clone();
                let work = async move { scheduler.dispatch(operation, &request).await };
                let answered = runtime.spawn(work).await;
                answered.unwrap_or_else(|error| Err(failed(&error)))
            },
        ))
    }
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
