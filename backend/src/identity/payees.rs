//! To which accounts is paid what agencies ask for: put on record when the province is set up, or
//! later, when the treasury gives another number.

use super::agency::Agency;
use super::facts::{ProvinceFacts, SETTING};
use crate::app::{App, AppError, AppResult, outbox};
use domain::dossier::check_account;
use domain::identifier::AgencyCode;
use domain::identity::{PaymentAccount, ProvinceFile};
use domain::lang::Lang;
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

impl NoAccount {
    /// Why, in words.
    pub fn message(&self, lang: Lang) -> String {
        let line = |it: &Refusal| format!("{}: {}", it.path.join("."), it.message(lang));
        match self {
            Self::Stranger => lang.pick("không có cơ quan này", "no such agency").to_owned(),
            Self::Wrong(refusals) => refusals.iter().map(line).collect::<Vec<_>>().join("; "),
        }
    }
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
    let wanted = checked(file, |code| agencies.contains_key(code))?;
    let change = |(agency, after): (AgencyCode, PaymentAccount)| {
        let before = facts.accounts.get(&agency).cloned();
        (before.as_ref() != Some(&after)).then_some(AccountChange { agency, before, after })
    };
    Ok(wanted.into_iter().filter_map(change).collect())
}

/// The accounts of a province file as they are put on record.
///
/// # Errors
/// Every agency whose account can not be put on record, and why.
pub(super) fn checked(
    file: &ProvinceFile,
    is_known: impl Fn(&AgencyCode) -> bool,
) -> Result<BTreeMap<AgencyCode, PaymentAccount>, Vec<(AgencyCode, NoAccount)>> {
    let (mut sound, mut wrong) = (BTreeMap::new(), Vec::new());
    for (code, account) in file.accounts() {
        match check_account(&account) {
            _ if !is_known(&code) => wrong.push((code, NoAccount::Stranger)),
            Ok(account) => drop(sound.insert(code, account)),
            Err(refusals) => wrong.push((code, NoAccount::Wrong(refusals))),
        }
    }
    if wrong.is_empty() { Ok(sound) } else { Err(wrong) }
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
    outbox::reference_changed(&tx, app.node).await?;
    tx.commit().await?;
    app.reference.reload(&app.db).await
}
