//! Dossiers that are not closed, in the very words of the partial indexes that lists and the board
//! are read from (migration `m0009_order`). A query says it beside what it asks for: a database
//! takes a partial index only where it can see that no row is missed.

use domain::dossier::DossierStatus;
use sea_orm::sea_query::{Condition, Expr};

/// Where somebody still has something to do.
const UNFINISHED: [&str; 8] = [
    "SUBMITTED",
    "ACCEPTED",
    "PROCESSING",
    "SUPPLEMENT_REQUESTED",
    "PAYMENT_REQUIRED",
    "WITHDRAWAL_REQUESTED",
    "RESULT_ISSUED",
    "RESULT_AT_CENTER",
];

/// Whether dossiers of a status are in those indexes.
pub(super) fn holds(status: DossierStatus) -> bool {
    UNFINISHED.contains(&status.code())
}

/// The condition, with its codes as part of the text.
pub(super) fn condition() -> Condition {
    let codes = UNFINISHED.map(|code| format!("'{code}'")).join(", ");
    Condition::all().add(Expr::cust(format!("\"dossier\".\"status\" IN ({codes})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A status that somebody adds has to be put where it belongs, and the indexes with it.
    #[test]
    fn every_status_is_unfinished_or_known_not_to_be() {
        for status in DossierStatus::ALL {
            let closed = ["INTAKE_SUPPLEMENT", "INTAKE_REFUSED", "STOPPED", "RETURNED"]
                .contains(&status.code());
            assert!(holds(status) != closed, "{}", status.code());
        }
    }
}
