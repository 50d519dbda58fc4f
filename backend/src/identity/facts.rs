//! Facts of the province that are no table of their own.

use super::agency::Agency;
use crate::app::{AppResult, Db};
use domain::document::IssuingBody;
use domain::dossier::Office;
use domain::identifier::AgencyCode;
use domain::identity::{PaymentAccount, ProvinceCenter};
use sea_orm::{ConnectionTrait, Statement};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Name of the setting.
pub(super) const SETTING: &str = "province";

/// What the public may know of the province and its Center.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProvinceFacts {
    /// Name, e.g. `Tỉnh Mẫu`.
    pub name: String,
    /// Whether everybody in it is invented.
    pub fictitious: bool,
    /// The Center as its papers name it.
    pub center: ProvinceCenter,
    /// Other Centers that take in what the province's agencies decide (phi địa giới).
    #[serde(default)]
    pub branches: Vec<ProvinceCenter>,
    /// To which accounts is paid what agencies ask for.
    #[serde(default)]
    pub accounts: BTreeMap<AgencyCode, PaymentAccount>,
}

pub(super) async fn load(db: &Db) -> AppResult<Option<ProvinceFacts>> {
    let reader = db.reader();
    let statement = Statement::from_sql_and_values(
        reader.get_database_backend(),
        "SELECT content FROM setting WHERE name = $1",
        [SETTING.into()],
    );
    let Some(row) = reader.query_one_raw(statement).await? else { return Ok(None) };
    Ok(Some(serde_json::from_str(&row.try_get::<String>("", "content")?)?))
}

/// The Center for papers. Before a province is set up there is nothing to issue, and the office is
/// nameless.
///
/// # Errors
/// Never for a province that was set up; its code is checked there.
pub fn office(
    province: Option<&ProvinceFacts>,
    agencies: &BTreeMap<AgencyCode, Agency>,
    public_url: &str,
) -> AppResult<Office> {
    let names: BTreeMap<_, _> =
        agencies.iter().map(|(code, agency)| (code.clone(), agency.name.clone())).collect();
    let (center, body) = match province {
        Some(facts) => {
            let center = &facts.center;
            (center.code.clone(), issuing_body(center, &names))
        }
        None => {
            let body = IssuingBody {
                superior: String::new(),
                name: String::new(),
                place: String::new(),
                address: None,
                hotline: None,
            };
            (super::agency::parse("H00")?, body)
        }
    };
    let branches = province.map(|facts| facts.branches.as_slice()).unwrap_or_default();
    let centers = branches.iter().map(|branch| &branch.code).chain([&center]).cloned().collect();
    let accounts = province.map(|facts| facts.accounts.clone()).unwrap_or_default();
    Ok(Office {
        center,
        body,
        public_url: public_url.to_owned(),
        agencies: names,
        accounts,
        centers,
    })
}

/// The other Centers for papers, each with the rest of the main one's office.
pub fn branches(province: Option<&ProvinceFacts>, main: &Office) -> Vec<Office> {
    let branches = province.map(|facts| facts.branches.as_slice()).unwrap_or_default();
    branches
        .iter()
        .map(|center| Office {
            center: center.code.clone(),
            body: issuing_body(center, &main.agencies),
            ..main.clone()
        })
        .collect()
}

fn issuing_body(center: &ProvinceCenter, names: &BTreeMap<AgencyCode, String>) -> IssuingBody {
    IssuingBody {
        superior: center.superior.clone(),
        name: names.get(&center.code).cloned().unwrap_or_default(),
        place: center.place.clone(),
        address: Some(center.address.clone()),
        hotline: Some(center.hotline.clone()),
    }
}
