//! What the page asks for and sends.

use crate::api::{Date, UserError, schema};
use crate::payload;

/// Whether also what is over.
#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ListVariables {
    pub(super) ended: bool,
}

/// Both lists at once.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "ListVariables")]
pub(super) struct ListQuery {
    #[arguments(ended: $ended, first: 100)]
    pub(super) absences: AbsenceList,
    #[arguments(ended: $ended, first: 100)]
    pub(super) delegations: DelegationList,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "AbsenceConnection")]
pub(super) struct AbsenceList {
    pub(super) edges: Vec<AbsenceEdge>,
    pub(super) page_info: More,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct AbsenceEdge {
    pub(super) node: Absence,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "DelegationConnection")]
pub(super) struct DelegationList {
    pub(super) edges: Vec<DelegationEdge>,
    pub(super) page_info: More,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct DelegationEdge {
    pub(super) node: Delegation,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "PageInfo")]
pub(super) struct More {
    pub(super) has_next_page: bool,
}

/// An officer by name.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Officer")]
pub(crate) struct Person {
    pub(crate) id: cynic::Id,
    pub(crate) name: String,
    pub(crate) title: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Absence {
    pub(super) id: cynic::Id,
    pub(super) officer: Option<Person>,
    pub(super) first_day: Date,
    pub(super) last_day: Date,
    pub(super) kind_name: String,
    pub(super) document_no: Option<String>,
    pub(super) note: Option<String>,
    pub(super) status: PeriodStatus,
    pub(super) recorded_by: Option<Person>,
    pub(super) may_cancel: bool,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Delegation {
    pub(super) id: cynic::Id,
    pub(super) from: Option<Person>,
    pub(super) to: Option<Person>,
    pub(super) role_name: String,
    pub(super) valid_from: Date,
    pub(super) valid_to: Date,
    pub(super) reason: String,
    pub(super) document_no: Option<String>,
    pub(super) status: PeriodStatus,
    pub(super) recorded_by: Option<Person>,
    pub(super) may_revoke: bool,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PeriodStatus {
    Coming,
    Current,
    Past,
    Ended,
}

/// What officers are chosen for.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfficerPurpose {
    /// Recorded of.
    Record,
    /// Standing in.
    StandIn,
    /// A password.
    Account,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ChoiceVariables {
    pub(super) purpose: OfficerPurpose,
    pub(super) for_id: Option<cynic::Id>,
    pub(super) search: String,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "ChoiceVariables")]
pub(super) struct ChoiceQuery {
    #[arguments(purpose: $purpose, forId: $for_id, search: $search, first: 12)]
    pub(super) officer_choices: Vec<OfficerChoice>,
}

/// An officer who can be chosen.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(crate) struct OfficerChoice {
    pub(crate) officer: Person,
    pub(crate) roles: Vec<HeldRole>,
}

/// A role that he could have somebody exercise.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Grant")]
pub(crate) struct HeldRole {
    pub(crate) role: Role,
    pub(crate) role_name: String,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Int,
    Ret,
    Csh,
    Hoc,
    Cdr,
    Kstt,
    Foc,
    Spc,
    Hod,
    Dir,
    Clk,
    Pvo,
    Chm,
    Con,
    Audit,
    Integ,
    Sys,
    Admin,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AbsenceKind {
    Leave,
    Sick,
    Maternity,
    Mission,
    Training,
    Other,
}

#[derive(cynic::InputObject, Debug)]
pub(super) struct AbsenceCreateInput {
    pub(super) officer_id: cynic::Id,
    pub(super) first_day: Date,
    pub(super) last_day: Date,
    pub(super) kind: AbsenceKind,
    pub(super) document_no: Option<String>,
    pub(super) note: Option<String>,
    pub(super) stand_in_id: Option<cynic::Id>,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct AbsenceVariables {
    pub(super) input: AbsenceCreateInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "AbsenceVariables")]
pub(super) struct CreateAbsence {
    #[arguments(input: $input)]
    pub(super) absence_create: AbsenceDone,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "AbsencePayload")]
pub(super) struct AbsenceDone {
    pub(super) absence: Option<Done>,
    pub(super) user_errors: Vec<UserError>,
}

/// Only that it is there: the lists are fetched anew.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Absence")]
pub(super) struct Done {
    #[expect(dead_code, reason = "a fragment needs a field")]
    pub(super) id: cynic::Id,
}

#[derive(cynic::InputObject, Debug)]
pub(super) struct DelegationCreateInput {
    pub(super) from_id: cynic::Id,
    pub(super) to_id: cynic::Id,
    pub(super) role: Role,
    pub(super) valid_from: Date,
    pub(super) valid_to: Date,
    pub(super) reason: String,
    pub(super) document_no: Option<String>,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct DelegationVariables {
    pub(super) input: DelegationCreateInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DelegationVariables")]
pub(super) struct CreateDelegation {
    #[arguments(input: $input)]
    pub(super) delegation_create: DelegationDone,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DelegationPayload")]
pub(super) struct DelegationDone {
    pub(super) delegation: Option<Delegated>,
    pub(super) user_errors: Vec<UserError>,
}

/// Only that it is there.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Delegation")]
pub(super) struct Delegated {
    #[expect(dead_code, reason = "a fragment needs a field")]
    pub(super) id: cynic::Id,
}

#[derive(cynic::InputObject, Debug)]
pub(super) struct AbsenceCancelInput {
    pub(super) absence_id: cynic::Id,
    pub(super) reason: String,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct CancelVariables {
    pub(super) input: AbsenceCancelInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "CancelVariables")]
pub(super) struct CancelAbsence {
    #[arguments(input: $input)]
    pub(super) absence_cancel: AbsenceDone,
}

#[derive(cynic::InputObject, Debug)]
pub(super) struct DelegationRevokeInput {
    pub(super) delegation_id: cynic::Id,
    pub(super) reason: String,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct RevokeVariables {
    pub(super) input: DelegationRevokeInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "RevokeVariables")]
pub(super) struct RevokeDelegation {
    #[arguments(input: $input)]
    pub(super) delegation_revoke: DelegationDone,
}

payload!(CreateAbsence: absence_create.absence => Done);
payload!(CancelAbsence: absence_cancel.absence => Done);
payload!(CreateDelegation: delegation_create.delegation => Delegated);
payload!(RevokeDelegation: delegation_revoke.delegation => Delegated);

#[cfg(test)]
mod tests {
    use super::*;
    use cynic::QueryBuilder;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(ListQuery::build(ListVariables { ended: false }).query);
    }
}
