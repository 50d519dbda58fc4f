//! What exporting asks for.

use crate::api::{self, Date, UiError, UserError, schema};
use crate::dossier::list::{DossierFilterInput, DossierOrder};
use crate::identity::AgencyName;
use crate::payload;
use cynic::QueryBuilder;

/// The kind of a file.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "ExportFormat")]
pub(super) enum Format {
    /// For spreadsheets, dates and numbers typed.
    Xlsx,
    /// Plain text.
    Csv,
}

/// Columns one may leave out: those with personal numbers.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "DossierExportColumn")]
pub(super) enum Column {
    Code,
    ProcedureCode,
    ProcedureName,
    Applicant,
    Phone,
    PersonalId,
    Agency,
    Status,
    ReceivedAt,
    AcceptedAt,
    DueAt,
    FinishedAt,
    Timeliness,
    RemainingMinutes,
    Step,
    Officer,
    StepDueAt,
}

impl Column {
    /// Every column, in the order of the file.
    const ALL: [Self; 17] = [
        Self::Code,
        Self::ProcedureCode,
        Self::ProcedureName,
        Self::Applicant,
        Self::Phone,
        Self::PersonalId,
        Self::Agency,
        Self::Status,
        Self::ReceivedAt,
        Self::AcceptedAt,
        Self::DueAt,
        Self::FinishedAt,
        Self::Timeliness,
        Self::RemainingMinutes,
        Self::Step,
        Self::Officer,
        Self::StepDueAt,
    ];

    /// The columns of a file, with or without personal numbers.
    pub(super) fn chosen(personal: bool) -> Vec<Self> {
        let fits = |column: &Self| personal || !matches!(column, Self::Phone | Self::PersonalId);
        Self::ALL.into_iter().filter(fits).collect()
    }
}

/// A list as a file.
#[derive(cynic::InputObject, Debug, Clone)]
#[cynic(graphql_type = "DossierExportInput")]
pub(super) struct ExportInput {
    pub(super) filter: DossierFilterInput,
    pub(super) order: DossierOrder,
    pub(super) format: Format,
    pub(super) columns: Vec<Column>,
    pub(super) purpose: String,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ExportVariables {
    pub(super) input: ExportInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ExportVariables")]
pub(super) struct Export {
    #[arguments(input: $input)]
    pub(super) dossier_export_create: ExportPayload,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierExportPayload")]
pub(super) struct ExportPayload {
    pub(super) url: Option<String>,
    pub(super) user_errors: Vec<UserError>,
}

payload!(Export: dossier_export_create.url => String);

/// What the dialog offers: the list as one of two kinds of file, or the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    List(Format),
    Register,
}

/// A part of the register as PDF.
#[derive(cynic::InputObject, Debug, Clone)]
#[cynic(graphql_type = "RegisterExportInput")]
pub(super) struct RegisterInput {
    /// The viewer's own where it is not said.
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub(super) center: Option<String>,
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) purpose: String,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct CentersQuery {
    viewer: Option<RegisterCenters>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Viewer")]
struct RegisterCenters {
    register_centers: Vec<AgencyName>,
}

/// The Centers whose register the viewer may take out.
pub(super) fn centers() -> impl Future<Output = Result<Vec<AgencyName>, UiError>> {
    let request = api::query(CentersQuery::build(()));
    async move { Ok(request.await?.viewer.map(|it| it.register_centers).unwrap_or_default()) }
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct RegisterVariables {
    pub(super) input: RegisterInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "RegisterVariables")]
pub(super) struct TakeRegister {
    #[arguments(input: $input)]
    pub(super) register_export_create: ExportPayload,
}

payload!(TakeRegister: register_export_create.url => String);

#[cfg(test)]
mod tests {
    use super::*;
    use domain::report::ExportColumn;

    #[test]
    fn the_columns_are_those_of_a_file_and_the_personal_ones_are_known() {
        let all = ExportColumn::ALL.iter();
        let names = |columns: &[Column]| columns.iter().map(|it| format!("{it:?}")).collect();
        let whole: Vec<String> = names(&Column::ALL);
        assert!(all.clone().map(|it| format!("{it:?}")).eq(whole));
        let open: Vec<String> = names(&Column::chosen(false));
        assert!(all.filter(|it| !it.is_personal()).map(|it| format!("{it:?}")).eq(open));
    }

    #[test]
    fn personal_numbers_are_left_out_unless_wanted() {
        assert_eq!(Column::chosen(true).len(), 17);
        let without = Column::chosen(false);
        assert!(without.len() == 15 && !without.contains(&Column::Phone));
    }
}
