//! To which accounts is paid what agencies ask for: put on record when the province is set up, or
//! later, when the treasury gives another number.

use super::agency::Agency;
use super::facts::{ProvinceFacts, SETTING};
use crate::app::{App, AppError, AppResult};
use domain::dossier::check_account;
use domain::identifier::AgencyCode;
use domain::identity::{PaymentAccount, ProvinceFile};
use domain::refusal::Refusal;
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeMap;

/// An account that is on record no more, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountChange {
    /// Whose requests are paid to it.
    pub agency: AgencyCode,
    /// What is on record now.
    pub before: Option<PaymentAccount>,
    /// What is to be.
    pub after: PaymentAccount,
}

/// Why an account is not put on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAccount {
    /// The province has no such agency.
    Stranger,
    /// What is missing or no account number, by the fields of a notice of payment.
    Wrong(Vec<Refusal>),
}

/// The accounts of a province file that are not on record as they stand there. What the file does
/// not name stays.
///
/// # Errors
/// Every agency whose account can not be put on record, and why.
pub fn account_changes(
    facts: &ProvinceFacts,
    agencies: &BTreeMap<AgencyCode, Agency>,
    file: &ProvinceFile,
) -> Result<Vec<AccountChange>, Vec<(AgencyCode, NoAccount)>> {
    let wanted = file.accounts();
    let mut wrong = Vec::new();
    for (code, account) in &wanted {
        if !agencies.contains_key(code) {
            wrong.push((code.clone(), NoAccount::Stranger));
        } else if let Err(refusals) = check_account(account) {
            wrong.push((code.clone(), NoAccount::Wrong(refusals)));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let change = |(agency, after): (AgencyCode, PaymentAccount)| {
        let before = facts.accounts.get(&agency).cloned();
        (before.as_ref() != Some(&after)).then_some(AccountChange { agency, before, after })
    };
    Ok(wanted.into_iter().filter_map(change).collect())
}

/// Puts accounts on record. Notices drafted from then on begin with them; what was drafted keeps its
/// own.
///
/// # Errors
/// The database fails, or no province was set up; nothing was written then.
pub async fn put_on_record(app: &App, changes: &[AccountChange]) -> AppResult<()> {
    let province = app.reference.now().province.clone();
    let mut facts = province.ok_or_else(|| AppError::from(anyhow::anyhow!("no province yet")))?;
    for change in changes {
        facts.accounts.insert(change.agency.clone(), change.after.clone());
    }
    let tx = app.db.begin().await?;
    let statement = Statement::from_sql_and_values(
        tx.get_database_backend(),
        "UPDATE setting SET content = $2 WHERE name = $1",
        [SETTING.into(), serde_json::to_string(&facts)?.into()],
    );
    tx.execute_raw(statement).await?;
    tx.commit().await?;
    app.reference.reload(&app.db).await
}
