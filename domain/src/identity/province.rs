//! The file that describes a province to a new installation: its agencies, units, counters and
//! officers (`data/province.json`).

use super::Role;
use crate::catalog::import::{AgencyDirectory, AgencyEntry};
use crate::identifier::AgencyCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A province as read from its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProvinceFile {
    /// Level-1 code, e.g. `H99`.
    pub code: AgencyCode,
    /// Name, e.g. `Tỉnh Mẫu`.
    pub name: String,
    /// Whether everybody in it is invented.
    #[serde(default)]
    pub fictitious: bool,
    /// What stands on the papers of the Center.
    pub center: ProvinceCenter,
    /// Other Centers that take in what the province's agencies decide, e.g. of communes
    /// (NĐ 118/2025 Đ.14.2).
    #[serde(default)]
    pub branches: Vec<ProvinceCenter>,
    /// Every agency, the Centers included.
    pub agencies: Vec<ProvinceAgency>,
    /// The counters of the Center.
    pub counters: Vec<ProvinceCounter>,
    /// Everybody who can sign in.
    pub officers: Vec<ProvinceOfficer>,
}

/// The Center as its papers name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProvinceCenter {
    /// Code of its agency.
    pub code: AgencyCode,
    /// Cơ quan chủ quản, in capitals as on letterheads.
    pub superior: String,
    /// Place name of date lines, e.g. `Mẫu`.
    pub place: String,
    /// Where it is.
    pub address: String,
    /// Hotline as printed.
    pub hotline: String,
    /// Mailbox.
    pub email: String,
    /// Public web address without scheme.
    pub website: String,
}

/// An agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProvinceAgency {
    /// Mã định danh.
    pub code: AgencyCode,
    /// Full name.
    pub name: String,
    /// Name for narrow columns, e.g. `Sở TP`.
    pub short_name: String,
    /// Other names catalogs know it by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Ngành dọc: its files are kept in a system of its ministry.
    #[serde(default)]
    pub vertical: bool,
    /// Its divisions.
    #[serde(default)]
    pub units: Vec<ProvinceUnit>,
    /// To which account is paid what it asks for; that of the Center when not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_account: Option<PaymentAccount>,
}

/// An account to which money can be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccount {
    /// Its number as the bank writes it.
    pub number: String,
    /// The bank or treasury that keeps it.
    pub bank: String,
}

/// An account as notices of payment name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PaymentAccount {
    /// Đơn vị thụ hưởng: whose it is.
    pub holder: String,
    /// Its number as the bank writes it.
    pub number: String,
    /// The bank or treasury that keeps it.
    pub bank: String,
}

impl PaymentAccount {
    /// The account without its holder.
    pub fn account(&self) -> BankAccount {
        BankAccount { number: self.number.clone(), bank: self.bank.clone() }
    }
}

/// A division of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProvinceUnit {
    /// Code, one level below the agency's.
    pub code: AgencyCode,
    /// Name.
    pub name: String,
}

/// A counter of the Center.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProvinceCounter {
    /// Letter of its queue tickets.
    pub code: String,
    /// Name over the counter.
    pub name: String,
    /// The agencies it serves; all when empty.
    #[serde(default)]
    pub agencies: Vec<AgencyCode>,
}

/// An officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProvinceOfficer {
    /// What one signs in with: small ASCII letters, digits and dots.
    pub username: String,
    /// Họ và tên.
    pub name: String,
    /// Chức vụ.
    pub title: String,
    /// The agency he belongs to.
    pub agency: AgencyCode,
    /// The unit within it.
    #[serde(default)]
    pub unit: Option<AgencyCode>,
    /// The roles he holds there.
    pub roles: Vec<ProvinceRole>,
    /// Whether the demo offers this login, one for each role.
    #[serde(default)]
    pub demo: bool,
}

/// A role of an officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProvinceRole {
    /// The role.
    pub role: Role,
    /// The unit it is limited to; the whole agency when not stated.
    #[serde(default)]
    pub unit: Option<AgencyCode>,
}

impl ProvinceFile {
    /// Reads the file.
    ///
    /// # Errors
    /// When the text is not JSON of this shape; the message names line and column.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The agency of a code.
    pub fn agency(&self, code: &AgencyCode) -> Option<&ProvinceAgency> {
        self.agencies.iter().find(|agency| agency.code == *code)
    }

    /// The accounts to which is paid what agencies ask for.
    pub fn accounts(&self) -> BTreeMap<AgencyCode, PaymentAccount> {
        let known =
            |agency: &ProvinceAgency| Some((agency.code.clone(), agency.payment_account.clone()?));
        self.agencies.iter().filter_map(known).collect()
    }

    /// The agencies as a catalog import looks them up.
    pub fn directory(&self) -> AgencyDirectory {
        let entry = |agency: &ProvinceAgency| AgencyEntry {
            code: agency.code.clone(),
            name: agency.name.clone(),
            aliases: [std::slice::from_ref(&agency.short_name), &agency.aliases].concat(),
            units: agency.units.iter().map(|unit| unit.code.to_string()).collect(),
            mirror: agency.vertical,
        };
        AgencyDirectory::new(self.agencies.iter().map(entry).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifier::{Email, PersonName, Phone};
    use std::collections::HashSet;

    fn demo() -> ProvinceFile {
        ProvinceFile::parse(include_str!("../../../data/province.json")).unwrap()
    }

    const CENTER_ROLES: [Role; 5] = [Role::Int, Role::Ret, Role::Csh, Role::Hoc, Role::Cdr];

    fn is_center(province: &ProvinceFile, code: &AgencyCode) -> bool {
        province.branches.iter().chain([&province.center]).any(|center| center.code == *code)
    }

    #[test]
    fn codes_fit_together() {
        let province = demo();
        assert!(province.fictitious);
        let mut seen = HashSet::new();
        for agency in &province.agencies {
            assert!(
                agency.code.is_within(&province.code) && seen.insert(agency.code.clone()),
                "{agency:?}"
            );
            for unit in &agency.units {
                assert_eq!(unit.code.parent().as_ref(), Some(&agency.code));
                assert!(seen.insert(unit.code.clone()), "{unit:?}");
            }
        }
        for counter in &province.counters {
            assert!(
                counter.agencies.iter().all(|code| province.agency(code).is_some()),
                "{counter:?}"
            );
        }
        for center in province.branches.iter().chain([&province.center]) {
            assert!(province.agency(&center.code).is_some(), "{center:?}");
            assert!(Email::try_from(center.email.as_str()).is_ok());
            assert!(Phone::try_from(center.hotline.as_str()).is_ok());
        }
    }

    #[test]
    fn officers_are_who_they_should_be() {
        let province = demo();
        let mut usernames = HashSet::new();
        for officer in &province.officers {
            assert!(usernames.insert(&officer.username), "{} twice", officer.username);
            assert!(
                officer
                    .username
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.')
            );
            assert!(PersonName::try_from(officer.name.as_str()).is_ok());
            let agency = province.agency(&officer.agency).expect("agency of an officer");
            let units = officer
                .unit
                .iter()
                .chain(officer.roles.iter().filter_map(|role| role.unit.as_ref()));
            for unit in units {
                assert!(agency.units.iter().any(|known| known.code == *unit), "{officer:?}");
            }
            assert!(!officer.roles.is_empty(), "{officer:?}");
            for role in &officer.roles {
                assert!(
                    !CENTER_ROLES.contains(&role.role) || is_center(&province, &officer.agency),
                    "only a Center takes in and returns: {officer:?}"
                );
            }
        }
    }

    #[test]
    fn every_role_and_every_department_is_staffed() {
        let province = demo();
        let count = |role: Role, agency: Option<&AgencyCode>, unit: Option<&AgencyCode>| {
            let holds = |officer: &&ProvinceOfficer| {
                agency.is_none_or(|code| officer.agency == *code)
                    && unit.is_none_or(|unit| officer.unit.as_ref() == Some(unit))
                    && officer.roles.iter().any(|held| held.role == role)
            };
            province.officers.iter().filter(holds).count()
        };
        // The system itself signs in nowhere.
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Sys) {
            assert!(count(role, None, None) > 0, "{role:?}");
            let demo = province.officers.iter().filter(|officer| {
                officer.demo
                    && officer.roles[0].role == role
                    && !province.branches.iter().any(|branch| branch.code == officer.agency)
            });
            assert_eq!(demo.count(), 1, "one showcase login for {role:?}");
        }
        let center = Some(&province.center.code);
        assert!(count(Role::Int, center, None) >= 2 && count(Role::Ret, center, None) >= 2);
        for branch in &province.branches {
            for role in CENTER_ROLES {
                assert!(count(role, Some(&branch.code), None) > 0, "{role:?} of {branch:?}");
            }
        }
        let departments = province.agencies.iter().filter(|agency| {
            agency.name.starts_with("Sở ") || agency.name.starts_with("Ban Quản lý")
        });
        for department in departments {
            for role in [Role::Foc, Role::Dir, Role::Clk] {
                assert!(
                    count(role, Some(&department.code), None) > 0,
                    "{role:?} of {}",
                    department.name
                );
            }
            for unit in department.units.iter().filter(|unit| !unit.name.starts_with("Văn phòng"))
            {
                assert_eq!(count(Role::Hod, None, Some(&unit.code)), 1, "{}", unit.name);
                assert!(count(Role::Spc, None, Some(&unit.code)) >= 2, "{}", unit.name);
            }
        }
    }
}
