//! The service `scheduler` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

// Small services do not use all of it.
#![allow(unused_imports)]

mod faults;
mod simple;
mod structures;

pub use faults::*;
pub use simple::*;
pub use structures::*;

use crate::macros::prelude::*;
use crate::macros::service;

service! {
    endpoint "scheduler" signing "scheduler" version "2021-06-30"
    protocol RestJson target "" invalid "ValidationException"
    CREATE_SCHEDULE CreateSchedule POST "/schedules/{Name}" 200 CREATE_SCHEDULE_INPUT CreateScheduleInput => CREATE_SCHEDULE_OUTPUT CreateScheduleOutput;
    CREATE_SCHEDULE_GROUP CreateScheduleGroup POST "/schedule-groups/{Name}" 200 CREATE_SCHEDULE_GROUP_INPUT CreateScheduleGroupInput => CREATE_SCHEDULE_GROUP_OUTPUT CreateScheduleGroupOutput;
    DELETE_SCHEDULE DeleteSchedule DELETE "/schedules/{Name}" 200 DELETE_SCHEDULE_INPUT DeleteScheduleInput => DELETE_SCHEDULE_OUTPUT DeleteScheduleOutput;
    DELETE_SCHEDULE_GROUP DeleteScheduleGroup DELETE "/schedule-groups/{Name}" 200 DELETE_SCHEDULE_GROUP_INPUT DeleteScheduleGroupInput => DELETE_SCHEDULE_GROUP_OUTPUT DeleteScheduleGroupOutput;
    GET_SCHEDULE GetSchedule GET "/schedules/{Name}" 200 GET_SCHEDULE_INPUT GetScheduleInput => GET_SCHEDULE_OUTPUT GetScheduleOutput;
    GET_SCHEDULE_GROUP GetScheduleGroup GET "/schedule-groups/{Name}" 200 GET_SCHEDULE_GROUP_INPUT GetScheduleGroupInput => GET_SCHEDULE_GROUP_OUTPUT GetScheduleGroupOutput;
    LIST_SCHEDULE_GROUPS ListScheduleGroups GET "/schedule-groups" 200 LIST_SCHEDULE_GROUPS_INPUT ListScheduleGroupsInput => LIST_SCHEDULE_GROUPS_OUTPUT ListScheduleGroupsOutput;
    LIST_SCHEDULES ListSchedules GET "/schedules" 200 LIST_SCHEDULES_INPUT ListSchedulesInput => LIST_SCHEDULES_OUTPUT ListSchedulesOutput;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource GET "/tags/{ResourceArn}" 200 LIST_TAGS_FOR_RESOURCE_INPUT ListTagsForResourceInput => LIST_TAGS_FOR_RESOURCE_OUTPUT ListTagsForResourceOutput;
    TAG_RESOURCE TagResource POST "/tags/{ResourceArn}" 200 TAG_RESOURCE_INPUT TagResourceInput => TAG_RESOURCE_OUTPUT TagResourceOutput;
    UNTAG_RESOURCE UntagResource DELETE "/tags/{ResourceArn}" 200 UNTAG_RESOURCE_INPUT UntagResourceInput => UNTAG_RESOURCE_OUTPUT UntagResourceOutput;
    UPDATE_SCHEDULE UpdateSchedule PUT "/schedules/{Name}" 200 UPDATE_SCHEDULE_INPUT UpdateScheduleInput => UPDATE_SCHEDULE_OUTPUT UpdateScheduleOutput;
}
