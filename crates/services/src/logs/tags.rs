//! Tags by the names of groups, as older clients ask for them, and what else is one line.

use frazil_wire::Fault;
use frazil_wire::shapes::logs::{
    ListLogGroupsRequest, ListLogGroupsResponse, ListTagsLogGroupRequest, ListTagsLogGroupResponse,
    LogGroupSummary, PutLogGroupDeletionProtectionRequest, TagLogGroupRequest,
    UntagLogGroupRequest,
};

use super::Logs;
use super::groups::group_name;
use super::records::{self, Group};

impl Logs {
    pub(super) async fn tag_log_group(&self, input: TagLogGroupRequest) -> Result<(), Fault> {
        let change = self.change(&input.log_group_name, |group| {
            group.tags.extend(input.tags.clone());
        });
        change.await.map(|_| ())
    }

    pub(super) async fn untag_log_group(&self, input: UntagLogGroupRequest) -> Result<(), Fault> {
        let change = self.change(&input.log_group_name, |group| {
            group.tags.retain(|name, _| !input.tags.contains(name));
        });
        change.await.map(|_| ())
    }

    pub(super) async fn list_tags_log_group(
        &self,
        input: ListTagsLogGroupRequest,
    ) -> Result<ListTagsLogGroupResponse, Fault> {
        let group = self.group(&input.log_group_name).await?;
        Ok(ListTagsLogGroupResponse {
            tags: Some(group.tags),
        })
    }

    pub(super) async fn put_log_group_deletion_protection(
        &self,
        input: PutLogGroupDeletionProtectionRequest,
    ) -> Result<(), Fault> {
        let change = self.change(group_name(&input.log_group_identifier), |group| {
            group.protected = input.deletion_protection_enabled;
        });
        change.await.map(|_| ())
    }

    pub(super) async fn list_log_groups(
        &self,
        input: ListLogGroupsRequest,
    ) -> Result<ListLogGroupsResponse, Fault> {
        let all = records::groups_prefix();
        let pattern = input.log_group_name_pattern.unwrap_or_default();
        let (anchored, text) = match pattern.strip_prefix('^') {
            Some(text) => (true, text),
            None => (false, pattern.as_str()),
        };
        let matches = |name: &str| match anchored {
            true => name.starts_with(text),
            false => name.contains(text),
        };
        let groups = self.page::<Group>(&all, std::ops::Bound::Unbounded, usize::MAX);
        let groups = groups.await?.into_iter();
        let shown = groups
            .filter(|(name, _)| matches(name))
            .map(|(name, _)| LogGroupSummary {
                log_group_arn: Some(self.group_arn(&name)),
                log_group_name: Some(name),
                log_group_class: Some("STANDARD".to_owned()),
            });
        Ok(ListLogGroupsResponse {
            log_groups: Some(shown.collect()),
            next_token: None,
        })
    }
}
