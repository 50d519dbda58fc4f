//! The limits of the law for everything that is not the procedure's own term.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A number with the article that sets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit<T> {
    /// How many; the unit stands with the field of [`Limits`].
    pub value: T,
    /// Source of law, for people.
    pub source: Cow<'static, str>,
}

/// Every limit of the common rules, as data: a new decree is a new value, not new code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// Hours of real time until the intake officer is alerted to an online dossier.
    pub online_alert: Limit<u32>,
    /// Working hours to answer an online dossier.
    pub online_answer: Limit<u32>,
    /// Local time up to which a paper dossier is handed over the same day.
    pub handover_cutoff: Limit<NaiveTime>,
    /// Minutes after opening by which a later paper dossier is handed over.
    pub handover_grace: Limit<u32>,
    /// Working days to pass a paper dossier on between Centers.
    pub center_transfer: Limit<u32>,
    /// Working days to ask for a supplement, unless a specialised law sets another number.
    pub supplement_notice: Limit<u32>,
    /// Calendar days the applicant has to complete the dossier.
    pub completion_window: Limit<u32>,
    /// Working days to correct a faulty result.
    pub correction: Limit<u32>,
    /// Working hours to pass a fee on to the department's account.
    pub fee_transfer: Limit<u32>,
    /// Working days to publish an announced procedure.
    pub publish_procedure: Limit<u32>,
    /// Working days to answer feedback (phản ánh, kiến nghị).
    pub feedback_answer: Limit<u32>,
    /// Source of the rule that a delay is announced the working day before the due date.
    pub late_notice: Cow<'static, str>,
}

impl Default for Limits {
    /// The limits in force: those of NĐ 118/2025.
    fn default() -> Self {
        let cutoff = NaiveTime::from_hms_opt(15, 0, 0).expect("a time of day");
        Self {
            online_alert: limit(2, "Nghị định 118/2025/NĐ-CP Điều 17 khoản 2"),
            online_answer: limit(8, "Nghị định 118/2025/NĐ-CP Điều 17 khoản 2"),
            handover_cutoff: limit(cutoff, "Nghị định 118/2025/NĐ-CP Điều 18"),
            handover_grace: limit(60, "Quy chế hoạt động của Trung tâm"),
            center_transfer: limit(1, "Nghị định 118/2025/NĐ-CP Điều 20 khoản 1"),
            supplement_notice: limit(3, "Nghị định 118/2025/NĐ-CP Điều 19 khoản 5"),
            completion_window: limit(15, "Nghị định 118/2025/NĐ-CP Điều 19 khoản 5"),
            correction: limit(3, "Nghị định 118/2025/NĐ-CP Điều 23 khoản 1"),
            fee_transfer: limit(8, "Nghị định 118/2025/NĐ-CP Điều 24 khoản 3"),
            publish_procedure: limit(5, "Quyết định 766/QĐ-TTg"),
            feedback_answer: limit(15, "Quyết định 766/QĐ-TTg"),
            late_notice: Cow::Borrowed("Nghị định 118/2025/NĐ-CP Điều 19 khoản 6"),
        }
    }
}

pub(crate) fn limit<T>(value: T, source: &'static str) -> Limit<T> {
    Limit { value, source: Cow::Borrowed(source) }
}
