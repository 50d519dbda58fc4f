//! Dossiers that are not closed, in the very words of the partial indexes that lists and the board
//! are read from (migration `m0010_order`). A query says it beside what it asks for: a database
//! takes a partial index only where it can see that no row is missed.

use domain::dossier::DossierStatus;
use sea_orm::sea_query::{Condition, Expr};

/// The condition, with its codes as part of the text.
pub(super) fn condition() -> Condition {
    Condition::all().add(Expr::cust(format!("\"dossier\".\"status\" IN ({})", codes())))
}

fn codes() -> String {
    DossierStatus::OPEN.map(|status| format!("'{}'", status.code())).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A status that somebody adds has to be put where it belongs, and the indexes made anew.
    #[test]
    fn the_indexes_hold_what_is_not_final() {
        assert_eq!(codes(), migrations::UNFINISHED);
        for status in DossierStatus::ALL {
            assert!(DossierStatus::OPEN.contains(&status) != status.is_final(), "{status:?}");
        }
    }
}
