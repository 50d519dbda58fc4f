//! The working calendar: versions as data, never changed once published.

mod commands;
mod due;
pub mod graphql;
pub mod store;

pub use commands::{ConfirmOrder, PublishOrder};
pub use store::{Calendars, load};

use self::store::Publisher;
use crate::app::{App, AppResult};
use chrono::NaiveDate;
use domain::calendar::{CalendarParts, OfficeHours, parse_csv};

/// Public holidays and swapped days as announced, 2020–2027.
const BUILT_IN: &str = include_str!("../../../data/calendar.csv");
/// Version of the built-in calendar.
const BUILT_IN_VERSION: &str = "2026.1";

/// The built-in calendar with the usual office hours.
///
/// # Panics
/// Never: a test reads the built-in file.
pub fn built_in() -> CalendarParts {
    CalendarParts {
        version: BUILT_IN_VERSION.to_owned(),
        published_until: NaiveDate::from_ymd_opt(2026, 12, 31).expect("a date"),
        days: parse_csv(BUILT_IN).expect("the built-in calendar is well formed"),
        hours: vec![OfficeHours::default()],
        closures: Vec::new(),
    }
}

/// Publishes the built-in calendar where there is none yet.
///
/// # Errors
/// The database fails.
pub async fn publish_built_in(app: &App, effective_from: NaiveDate) -> AppResult<()> {
    let tx = app.db.begin().await?;
    let product = Publisher { officer: None, based_on: None };
    store::add(&tx, &built_in(), effective_from, product, app.now()).await?;
    tx.commit().await?;
    app.reference.reload(&app.db).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calendar::Calendar;

    #[test]
    fn the_built_in_calendar_is_well_formed() {
        Calendar::build(built_in()).unwrap();
    }
}
