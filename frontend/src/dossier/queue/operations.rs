//! What the queue asks for, changes and hears.

use crate::api::{UserError, schema};
use crate::dossier::list::DossierRow;
use crate::payload;

/// A dossier within reach changed, appeared or left.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Subscription")]
pub(super) struct RowChanged {
    pub(super) dossier_changed: RowChange,
}

/// The change.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierChange")]
pub(super) struct RowChange {
    /// The dossier now; none when it has left the viewer's reach.
    pub(super) dossier: Option<DossierRow>,
}

/// What a claim says.
#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "DossierClaimInput")]
pub(super) struct ClaimInput {
    pub(super) dossier_id: cynic::Id,
    pub(super) expected_version: i32,
    pub(super) idempotency_key: String,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ClaimVariables {
    pub(super) input: ClaimInput,
}

/// Takes a step from its row.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ClaimVariables")]
pub(super) struct ClaimRow {
    #[arguments(input: $input)]
    pub(super) dossier_claim: ClaimedRow,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierPayload")]
pub(super) struct ClaimedRow {
    pub(super) dossier: Option<DossierRow>,
    pub(super) user_errors: Vec<UserError>,
}

payload!(ClaimRow: dossier_claim.dossier => DossierRow);

/// Who sees a saved view.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ViewSharing {
    /// Its owner.
    #[default]
    Personal,
    /// The owner's unit.
    Unit,
    /// The owner's agency.
    Agency,
}

/// A name for the address of a list.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "SavedView")]
pub(super) struct View {
    pub(super) id: cynic::Id,
    pub(super) name: String,
    pub(super) query: String,
    pub(super) sharing: ViewSharing,
    pub(super) editable: bool,
}

impl View {
    /// Whether it is the one of an id as links carry it, with or without its kind.
    pub(super) fn is(&self, id: &str) -> bool {
        let own = self.id.inner();
        own == id || own.strip_prefix("view:") == Some(id)
    }
}

/// The views one may use.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query")]
pub(super) struct SavedViews {
    pub(super) saved_views: Vec<View>,
}

#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "SavedViewCreateInput")]
pub(super) struct ViewCreateInput {
    pub(super) name: String,
    pub(super) query: String,
    pub(super) sharing: Option<ViewSharing>,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ViewCreateVariables {
    pub(super) input: ViewCreateInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ViewCreateVariables")]
pub(super) struct ViewCreate {
    #[arguments(input: $input)]
    pub(super) saved_view_create: ViewAnswer,
}

#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "SavedViewUpdateInput")]
pub(super) struct ViewUpdateInput {
    pub(super) id: cynic::Id,
    pub(super) name: Option<String>,
    pub(super) query: Option<String>,
    pub(super) sharing: Option<ViewSharing>,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ViewUpdateVariables {
    pub(super) input: ViewUpdateInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ViewUpdateVariables")]
pub(super) struct ViewUpdate {
    #[arguments(input: $input)]
    pub(super) saved_view_update: ViewAnswer,
}

#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "SavedViewDeleteInput")]
pub(super) struct ViewDeleteInput {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ViewDeleteVariables {
    pub(super) input: ViewDeleteInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ViewDeleteVariables")]
pub(super) struct ViewDelete {
    #[arguments(input: $input)]
    pub(super) saved_view_delete: ViewAnswer,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "SavedViewPayload")]
pub(super) struct ViewAnswer {
    pub(super) view: Option<View>,
    pub(super) user_errors: Vec<UserError>,
}

payload!(ViewCreate: saved_view_create.view => View);
payload!(ViewUpdate: saved_view_update.view => View);

impl crate::api::Payload for ViewDelete {
    type Object = ();

    fn split(self) -> (Vec<UserError>, Option<()>) {
        // A deleted view is no longer there to be given back.
        (self.saved_view_delete.user_errors, Some(()))
    }
}

/// A column of the queue.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum QueueColumn {
    /// Chủ hồ sơ.
    Applicant,
    /// Thủ tục.
    Procedure,
    /// Cơ quan.
    Agency,
    /// Đơn vị.
    Unit,
    /// Bước.
    Step,
    /// Người xử lý.
    Holder,
    /// Ngày tiếp nhận.
    Received,
    /// Hẹn trả.
    Due,
    /// Còn lại.
    Remaining,
    /// Bước còn.
    StepRemaining,
    /// Trạng thái.
    Status,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "QueueColumns")]
pub(super) struct QueueColumns {
    pub(super) columns: Vec<QueueColumn>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
pub(super) struct ColumnsQuery {
    pub(super) queue_columns: QueueColumns,
}

#[derive(cynic::InputObject, Debug)]
#[cynic(graphql_type = "QueueColumnsSetInput")]
pub(super) struct ColumnsInput {
    pub(super) columns: Option<Vec<QueueColumn>>,
}

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ColumnsVariables {
    pub(super) input: ColumnsInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ColumnsVariables")]
pub(super) struct ColumnsSet {
    #[arguments(input: $input)]
    pub(super) queue_columns_set: ColumnsAnswer,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "QueueColumnsPayload")]
pub(super) struct ColumnsAnswer {
    pub(super) queue_columns: Option<QueueColumns>,
    pub(super) user_errors: Vec<UserError>,
}

payload!(ColumnsSet: queue_columns_set.queue_columns => QueueColumns);

#[cfg(test)]
mod tests {
    use super::*;
    use cynic::QueryBuilder;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(SavedViews::build(()).query);
        insta::assert_snapshot!(ColumnsQuery::build(()).query);
    }
}
