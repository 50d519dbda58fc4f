//! What the picture asks for.

use crate::api::{Moment, schema};
use crate::dossier::list::{AgencyRef, DossierStatus, OfficerRef};
use crate::dossier::workspace::operations::DossierKeyFields;

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "DossierKey")]
pub(super) struct LifelineQuery {
    #[arguments(code: $code, id: $id)]
    pub(super) dossier: Option<Line>,
}

/// A dossier, as far as its time goes.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Dossier")]
pub(super) struct Line {
    pub(super) status: DossierStatus,
    pub(super) remaining_minutes: Option<i32>,
    pub(super) finished_at: Option<Moment>,
    pub(super) responsibility: Option<Responsibility>,
    pub(super) life: Life,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DossierLife")]
pub(super) struct Life {
    pub(super) clock: Option<Clock>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DossierClock")]
pub(super) struct Clock {
    pub(super) due_at: Option<Moment>,
    pub(super) kpi_due_at: Option<Moment>,
    pub(super) original_due_at: Option<Moment>,
    pub(super) paused_at: Option<Moment>,
    pub(super) held_by: Vec<PauseReason>,
    pub(super) pauses: Vec<ClockPause>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct ClockPause {
    pub(super) start: Moment,
    pub(super) end: Moment,
    pub(super) reasons: Vec<PauseReason>,
    pub(super) restarted: bool,
}

/// A ground on which the clock stands or stood still, and what it rests on.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct PauseReason {
    pub(super) ground: PauseGround,
    pub(super) reference: Option<String>,
}

/// Why the clock stands still.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub(super) enum PauseGround {
    Supplement,
    Payment,
    Procedure,
    Suspension,
    #[cynic(fallback)]
    Unknown,
}

/// Who answered for each working minute.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Responsibility {
    pub(super) total: i32,
    pub(super) totals: Vec<HolderTotal>,
    pub(super) spans: Vec<Span>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ResponsibilityTotal")]
pub(super) struct HolderTotal {
    pub(super) holder: Holder,
    pub(super) minutes: i32,
}

/// A time in which the dossier had one holder.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ResponsibilitySpan")]
pub(super) struct Span {
    pub(super) from: Moment,
    pub(super) to: Moment,
    pub(super) holder: Holder,
    pub(super) ground: Option<PauseGround>,
    pub(super) minutes: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ResponsibilityHolder")]
pub(super) struct Holder {
    pub(super) kind: HolderKind,
    pub(super) label: String,
    pub(super) officer: Option<OfficerRef>,
    pub(super) agency: Option<AgencyRef>,
}

/// What kind of holder.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(non_exhaustive)]
pub(super) enum HolderKind {
    Center,
    InTransit,
    Department,
    Officer,
    Applicant,
    Consulted,
    #[cynic(fallback)]
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::workspace::operations::DossierKey;
    use cynic::QueryBuilder;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(LifelineQuery::build(DossierKey { code: None, id: None }).query);
    }
}
