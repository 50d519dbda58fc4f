//! A dossier for the tests.

use super::operations::{Status, Tracking};
use crate::api::Moment;
use crate::identity::AgencyName;
use chrono::{NaiveDate, NaiveDateTime};

/// A moment of November 2026.
pub(super) fn moment(day: u32, hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, day).and_then(|day| day.and_hms_opt(hour, 0, 0)).unwrap()
}

/// Accepted on the 23rd and due on the 30th, in a status.
pub(super) fn tracking(status: Status) -> Tracking {
    Tracking {
        code: "H99.02-261123-0001".into(),
        verified: false,
        procedure_code: "1.002010".into(),
        procedure_name: "Thành lập doanh nghiệp".into(),
        agency: AgencyName { code: "H99.02".into(), name: "Sở Tài chính".into() },
        status,
        status_text: String::new(),
        next_text: String::new(),
        accepted_at: Some(Moment(moment(23, 8))),
        due_at: Some(Moment(moment(30, 17))),
        due: None,
        paused_at: None,
        finished_at: None,
        returned_at: None,
        overdue: false,
        steps_done: 0,
        steps_total: 0,
        timeline: Vec::new(),
        applicant_name: None,
        current_unit: None,
        current_officer: None,
        papers: Vec::new(),
    }
}
