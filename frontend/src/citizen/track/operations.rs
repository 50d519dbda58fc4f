//! What tracking asks of the server.

use crate::api::{self, Date, Moment, UiError, schema};
use crate::citizen::search::Slip;
use crate::identity::{AgencyName, UnitName};
use cynic::{Enum, QueryBuilder, QueryFragment, QueryVariables};

#[derive(QueryVariables, Debug)]
struct TrackVariables {
    code: String,
    secret: Option<String>,
}

#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "TrackVariables")]
struct TrackQuery {
    #[arguments(code: $code, secret: $secret)]
    tracking: Option<Tracking>,
}

/// What a citizen sees of a dossier; more when the secret was right.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Tracking {
    /// Mã hồ sơ.
    pub code: String,
    /// Whether the secret was right.
    pub verified: bool,
    /// National code of the procedure.
    pub procedure_code: String,
    /// Its name.
    pub procedure_name: String,
    /// The agency that answers for it.
    pub agency: AgencyName,
    /// Where it legally stands.
    pub status: Status,
    /// The same in words.
    pub status_text: String,
    /// What happens next and what to do.
    pub next_text: String,
    /// When it was accepted.
    pub accepted_at: Option<Moment>,
    /// When it is due; `None` where no date is promised.
    pub due_at: Option<Moment>,
    /// Why it is due then.
    pub due: Option<Due>,
    /// Since when the time stands still.
    pub paused_at: Option<Moment>,
    /// When the result was signed.
    pub finished_at: Option<Moment>,
    /// When the result was handed over.
    pub returned_at: Option<Moment>,
    /// Whether the due moment has passed before the result was there.
    pub overdue: bool,
    /// Steps done.
    pub steps_done: i32,
    /// Steps in all.
    pub steps_total: i32,
    /// The main events.
    pub timeline: Vec<TimelineEntry>,
    /// With the secret: whose it is.
    pub applicant_name: Option<String>,
    /// With the secret: where it is now.
    pub current_unit: Option<UnitName>,
    /// With the secret: who has it.
    pub current_officer: Option<String>,
    /// With the secret: papers given out.
    pub papers: Vec<Paper>,
}

/// Where a dossier legally stands.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "DossierStatus", non_exhaustive)]
pub enum Status {
    /// Came in; not answered yet.
    Submitted,
    /// Something must be brought first.
    IntakeSupplement,
    /// Not taken in.
    IntakeRefused,
    /// Taken in; on its way to the agency.
    Accepted,
    /// Being worked on.
    Processing,
    /// The applicant has to complete it; the clock stands still.
    SupplementRequested,
    /// The applicant has to pay; the clock stands still.
    PaymentRequired,
    /// The applicant wishes to stop; the clock runs until that is decided.
    WithdrawalRequested,
    /// Ended without a result.
    Stopped,
    /// Decided; on its way to the Center.
    ResultIssued,
    /// The result waits for the applicant.
    ResultAtCenter,
    /// Handed over.
    Returned,
    /// Something this version of the page does not know.
    #[cynic(fallback)]
    Other,
}

/// The derivation of the due moment.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct Due {
    /// Line by line, in plain words.
    pub lines: Vec<String>,
    /// Why it is not certain yet.
    pub provisional: Option<String>,
    /// Days passed over.
    pub skipped: Vec<Skip>,
}

/// Days passed over, both ends included.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "SkippedDays")]
pub struct Skip {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// An event.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
pub struct TimelineEntry {
    /// When.
    pub at: Moment,
    /// What happened.
    pub title: String,
    /// More about it.
    pub detail: Option<String>,
}

/// A paper given out.
#[derive(QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "IssuedPaper")]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// The PDF, for five minutes.
    pub url: String,
}

/// A dossier as the public sees it; `None` when there is none of that code.
pub(super) fn track(slip: Slip) -> impl Future<Output = Result<Option<Tracking>, UiError>> {
    let Slip { code, secret } = slip;
    let request = api::ask(TrackQuery::build(TrackVariables { code, secret }));
    async move { Ok(request.await?.tracking) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_the_server() {
        let variables = TrackVariables { code: String::new(), secret: None };
        insta::assert_snapshot!(TrackQuery::build(variables).query);
    }
}
