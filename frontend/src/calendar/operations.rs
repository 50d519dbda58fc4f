//! What the page asks for and sends.

use crate::api::{Date, Moment, UserError, schema};
use crate::payload;

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct CalendarVariables {
    pub(super) year: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "CalendarVariables")]
pub(super) struct CalendarQuery {
    pub(super) office_calendar: OfficeCalendar,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(variables = "CalendarVariables")]
pub(super) struct OfficeCalendar {
    pub(super) version: String,
    pub(super) published_until: Date,
    #[arguments(year: $year)]
    pub(super) days: Vec<CalendarDay>,
    pub(super) versions: Vec<CalendarVersion>,
    pub(super) may_publish: bool,
    pub(super) confirmation: Option<CalendarConfirmation>,
    pub(super) impact: Option<CalendarImpact>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct CalendarDay {
    pub(super) date: Date,
    pub(super) kind_name: String,
    pub(super) name: String,
    pub(super) source: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct CalendarVersion {
    pub(super) version: String,
    pub(super) published_at: Moment,
    pub(super) published_by: Option<Named>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Officer")]
pub(super) struct Named {
    pub(super) name: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct CalendarConfirmation {
    pub(super) decision_no: String,
    pub(super) confirmed_by: Option<Named>,
    pub(super) confirmed_at: Moment,
    pub(super) done_at: Option<Moment>,
}

#[derive(cynic::QueryFragment, Debug, Clone, Copy, PartialEq)]
pub(super) struct CalendarImpact {
    pub(super) dossiers: i32,
    pub(super) later: i32,
    pub(super) earlier: i32,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CalendarDayKind {
    Legal,
    Compensatory,
    SwapOff,
    SwapWork,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub(super) struct CalendarDayInput {
    pub(super) date: Date,
    pub(super) kind: CalendarDayKind,
    pub(super) name: String,
    pub(super) source: String,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub(super) struct ClosureInput {
    pub(super) date: Date,
    pub(super) reason: String,
    pub(super) source: String,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub(super) struct CalendarPublishInput {
    pub(super) based_on: String,
    pub(super) version: String,
    pub(super) published_until: Option<Date>,
    pub(super) days: Vec<CalendarDayInput>,
    pub(super) closures: Vec<ClosureInput>,
    pub(super) ordinary: Vec<Date>,
    pub(super) dry_run: bool,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct PublishVariables {
    pub(super) input: CalendarPublishInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PublishVariables")]
pub(super) struct Publish {
    #[arguments(input: $input)]
    pub(super) calendar_publish: CalendarDone,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PublishVariables")]
pub(super) struct TryPublish {
    #[arguments(input: $input)]
    pub(super) calendar_publish: CalendarTried,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CalendarPayload")]
pub(super) struct CalendarTried {
    pub(super) impact: Option<CalendarImpact>,
    pub(super) user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CalendarPayload")]
pub(super) struct CalendarDone {
    pub(super) calendar: Option<Done>,
    pub(super) user_errors: Vec<UserError>,
}

/// Only that it is there: the page is fetched anew.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "OfficeCalendar")]
pub(super) struct Done {
    #[expect(dead_code, reason = "a fragment needs a field")]
    pub(super) version: String,
}

#[derive(cynic::InputObject, Debug)]
pub(super) struct CalendarConfirmInput {
    pub(super) version: String,
    pub(super) decision_no: String,
    pub(super) dry_run: bool,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ConfirmVariables {
    pub(super) input: CalendarConfirmInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ConfirmVariables")]
pub(super) struct ConfirmCalendar {
    #[arguments(input: $input)]
    pub(super) calendar_confirm: CalendarDone,
}

payload!(Publish: calendar_publish.calendar => Done);
payload!(TryPublish: calendar_publish.impact => CalendarImpact);
payload!(ConfirmCalendar: calendar_confirm.calendar => Done);

#[cfg(test)]
mod tests {
    use super::*;
    use cynic::QueryBuilder;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(CalendarQuery::build(CalendarVariables { year: 2026 }).query);
    }
}
