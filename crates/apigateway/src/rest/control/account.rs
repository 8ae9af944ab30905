//! The account's settings.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::limits::{ACCOUNT_BURST, ACCOUNT_RATE};
use crate::rest::records::Account;
use crate::rest::{Rest, patch, rules};

const NAME: &str = "settings";

impl Rest {
    pub(crate) async fn get_account(
        &self,
        _input: shapes::GetAccountRequest,
    ) -> Result<shapes::Account, Fault> {
        Ok(seen(&self.account()))
    }

    pub(crate) async fn update_account(
        &self,
        input: shapes::UpdateAccountRequest,
    ) -> Result<shapes::Account, Fault> {
        let mut account = self.account();
        let operations = input.patch_operations.unwrap_or_default();
        patch::apply(&rules::ACCOUNT, &mut account, &operations)?;
        account.cloudwatch_role_arn = account.cloudwatch_role_arn.filter(|arn| !arn.is_empty());
        let answer = seen(&account);
        self.0.account.put(NAME, account).await?;
        Ok(answer)
    }

    fn account(&self) -> Account {
        let kept = self.0.account.get(NAME);
        kept.map(|kept| Account::clone(&kept)).unwrap_or_default()
    }
}

fn seen(account: &Account) -> shapes::Account {
    shapes::Account {
        cloudwatch_role_arn: account.cloudwatch_role_arn.clone(),
        throttle_settings: Some(shapes::ThrottleSettings {
            burst_limit: Some(ACCOUNT_BURST),
            rate_limit: Some(ACCOUNT_RATE),
        }),
        features: Some(vec!["UsagePlans".to_owned()]),
        api_key_version: Some("4".to_owned()),
    }
}
