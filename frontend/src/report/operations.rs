//! What the board asks for: the same figures once and as they change.

use crate::api::{Moment, schema};

/// The figures of all agencies within the viewer's reach.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub struct Board {
    /// The moment of the figures.
    pub at: Moment,
    /// All agencies together.
    pub total: BoardFigures,
    /// One line per agency with anything open.
    pub agencies: Vec<BoardRow>,
}

/// An agency's line.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub struct BoardRow {
    /// Which agency.
    pub agency: BoardAgency,
    /// Its figures.
    pub figures: BoardFigures,
}

/// An agency, as the board and the lists name it.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
#[cynic(graphql_type = "Agency")]
pub struct BoardAgency {
    /// Identifier of QĐ 20/2020, e.g. `H99.03`.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name for narrow columns.
    pub short_name: String,
}

/// Counts of dossiers; each counts what the list of the same bucket shows.
#[derive(cynic::QueryFragment, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BoardFigures {
    /// With a department, nobody has the step.
    pub waiting: i32,
    /// With a department, somebody has the step.
    pub in_process: i32,
    /// Due by the end of today.
    pub due_today: i32,
    /// Past due.
    pub overdue: i32,
    /// The result waits at the Center.
    pub result_at_center: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
pub(super) struct BoardQuery {
    pub(super) board: Board,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Subscription")]
pub(super) struct BoardChanged {
    pub(super) board_changed: Board,
}

#[cfg(test)]
mod tests {
    use super::*;
    use cynic::QueryBuilder;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(BoardQuery::build(()).query);
    }
}
