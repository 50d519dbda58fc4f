//! What the public may know of the province.

use super::Agency;
use crate::graphql::Cx;
use async_graphql::SimpleObject;

/// Public facts of the province.
#[derive(Debug, Clone, SimpleObject)]
pub struct Province {
    /// Name, e.g. `Tỉnh Mẫu`.
    pub name: String,
    /// Whether everybody in it is invented: a demonstration.
    pub fictitious: bool,
    /// Ủy ban nhân dân tỉnh.
    pub superior_agency: String,
    /// The Center.
    pub center: Agency,
    /// Where it is.
    pub address: String,
    /// Number to call.
    pub hotline: String,
    /// Mailbox.
    pub email: String,
    /// Office hours of a working day, e.g. `07:00–11:30, 13:30–17:00`.
    pub office_hours: String,
    /// Other Centers, of communes, that take in and return what the province's agencies decide
    /// (phi địa giới, NĐ 118/2025 Đ.14.2).
    pub other_centers: Vec<OtherCenter>,
    /// Logins that a demonstration offers; empty elsewhere.
    pub demo_logins: Vec<DemoLogin>,
}

/// Where else in the province a dossier can be filed and its result be fetched.
#[derive(Debug, Clone, SimpleObject)]
pub struct OtherCenter {
    /// The Center.
    pub center: Agency,
    /// Where it is.
    pub address: String,
    /// Number to call.
    pub hotline: String,
}

/// A login of a demonstration.
#[derive(Debug, Clone, SimpleObject)]
pub struct DemoLogin {
    /// User name.
    pub username: String,
    /// Name of the officer.
    pub name: String,
    /// Roles, in words.
    pub roles: String,
}

pub(super) fn office_hours(cx: Cx<'_>) -> String {
    let parts = cx.reference().calendar.parts();
    let intervals = parts.hours.last().map(|hours| hours.intervals.as_slice()).unwrap_or_default();
    let span = |interval: &domain::calendar::Interval| {
        format!("{}–{}", interval.open.format("%H:%M"), interval.close.format("%H:%M"))
    };
    intervals.iter().map(span).collect::<Vec<_>>().join(", ")
}

pub(super) fn demo_logins(cx: Cx<'_>) -> Vec<DemoLogin> {
    let reference = cx.reference();
    let mut shown: Vec<_> =
        reference.officers.values().filter(|officer| officer.showcase).collect();
    let first_role = |officer: &crate::identity::Officer| {
        officer.grants.iter().map(|timed| timed.grant.role).min()
    };
    shown.sort_by_key(|officer| (first_role(officer), officer.username.clone()));
    shown
        .into_iter()
        .map(|officer| {
            let grants = officer.grants.iter();
            let roles: Vec<_> = grants.map(|timed| timed.grant.role.name(cx.lang())).collect();
            let mut roles = roles.join(", ");
            // Of several Centers it has to be said which one.
            let other = officer.agency != reference.office.center;
            if other && reference.offices.contains_key(&officer.agency) {
                let center = reference.office.agency_name(&officer.agency);
                roles = format!("{roles} – {center}");
            }
            DemoLogin { username: officer.username.clone(), name: officer.name.clone(), roles }
        })
        .collect()
}
