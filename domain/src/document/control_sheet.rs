//! The way of a dossier from hand to hand: Mẫu 05 of TT 01/2018, Mẫu 06 of TT 03/2025.

use super::problem::{Check, LONG, NAME};
use super::{Form, FormKind, IssuingBody, Problem, SignedFor};
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Phiếu kiểm soát quá trình giải quyết hồ sơ. A print of the log of handovers: derived, without
/// number, never issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ControlSheet {
    /// The Center, which opens the sheet.
    pub issuer: IssuingBody,
    /// When this print was made.
    pub printed_at: Instant,
    /// When the dossier was accepted and its sheet opened.
    pub accepted_at: Instant,
    /// Mã số hồ sơ.
    pub dossier_code: String,
    /// Cơ quan giải quyết hồ sơ.
    pub agency: String,
    /// Cơ quan phối hợp giải quyết hồ sơ.
    #[serde(default)]
    pub cooperating: Vec<String>,
    /// Handovers, oldest first.
    pub rows: Vec<ControlRow>,
}

/// One handover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ControlRow {
    /// Giao: agency or unit that gives.
    pub from: String,
    /// Nhận: agency or unit that takes.
    pub to: String,
    /// When.
    pub at: Instant,
    /// Người giao.
    pub giver: String,
    /// In whose place, when the giver stood in for somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub giver_for: Option<SignedFor>,
    /// Người nhận; `None` while the dossier is on its way.
    #[serde(default)]
    pub receiver: Option<String>,
    /// In whose place, when the receiver stood in for somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver_for: Option<SignedFor>,
    /// How the giver kept its time, marked by whoever takes over; `None` when nothing was due.
    #[serde(default)]
    pub result: Option<HandoverResult>,
    /// Ghi chú.
    #[serde(default)]
    pub note: Option<String>,
}

/// The three boxes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HandoverResult {
    /// Trước hạn.
    Early,
    /// Đúng hạn.
    OnTime,
    /// Quá hạn.
    Late,
}

impl Form for ControlSheet {
    const KIND: FormKind = FormKind::ControlSheet;

    fn issued_at(&self) -> Instant {
        self.printed_at
    }

    /// It goes with its dossier from the acceptance on.
    fn begun_on(&self) -> NaiveDate {
        local_date(self.accepted_at)
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("dossierCode", &self.dossier_code, NAME);
        check.text("agency", &self.agency, NAME);
        check.lines("rows", self.rows.len());
        for (i, row) in self.rows.iter().enumerate() {
            check.text(&format!("rows[{i}].from"), &row.from, NAME);
            check.text(&format!("rows[{i}].to"), &row.to, NAME);
            check.text(&format!("rows[{i}].giver"), &row.giver, NAME);
            let note = row.note.as_deref().unwrap_or_default();
            check.at_most(&format!("rows[{i}].note"), note, LONG);
        }
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::problem::samples::{self, found};
    use crate::document::{FormFamily, ProblemCode};

    #[test]
    fn a_sheet_has_a_way_to_show_and_the_family_of_its_dossier() {
        let mut sheet = ControlSheet {
            issuer: samples::issuer(),
            printed_at: samples::moment(),
            accepted_at: samples::moment(),
            dossier_code: "H41.12-261026-0007".into(),
            agency: "Sở Xây dựng".into(),
            cooperating: vec![],
            rows: vec![],
        };
        assert_eq!(found(&sheet), [("rows".to_owned(), ProblemCode::Empty)]);
        sheet.rows.push(ControlRow {
            from: "Trung tâm Phục vụ hành chính công tỉnh Mẫu".into(),
            to: "Sở Xây dựng".into(),
            at: samples::moment(),
            giver: "Trần Thị Mẫu".into(),
            giver_for: None,
            receiver: None,
            receiver_for: None,
            result: Some(HandoverResult::OnTime),
            note: None,
        });
        assert_eq!(found(&sheet), []);
        assert_eq!(sheet.family(), FormFamily::Circular2025);
        let json = serde_json::to_value(&sheet).unwrap();
        assert_eq!(json["rows"][0]["result"], "ON_TIME");
        sheet.accepted_at -= chrono::TimeDelta::days(500);
        assert_eq!(sheet.family(), FormFamily::Circular2018, "whenever it is printed");
    }
}
