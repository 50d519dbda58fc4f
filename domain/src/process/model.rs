//! Steps, who performs them and in how many working minutes.

use crate::identifier::{AgencyCode, ProcedureCode};
use crate::identity::Role;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One version of the process of one case. Immutable once active (R5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProcessVersion {
    /// The procedure it carries out.
    pub procedure: ProcedureCode,
    /// The case of the procedure, [`crate::catalog::ProcedureCase::key`].
    pub case: String,
    /// Counts the versions of one case's process from 1.
    pub version: u32,
    /// Number of the approving decision.
    pub decision: String,
    /// First day on which dossiers are taken in under it.
    pub effective_from: NaiveDate,
    /// Whether the department can begin with the electronic file, or only with the paper one.
    #[serde(default, skip_serializing_if = "FileForm::is_electronic")]
    pub file: FileForm,
    /// The steps, in order; the first is the Center's intake, the last the Center's return.
    pub steps: Vec<Step>,
}

/// With which file the department works, and in which form the result travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FileForm {
    /// The scanned file is enough: it is with the department at once (NĐ 118/2025 Đ.18).
    #[default]
    Electronic,
    /// The papers themselves are needed, e.g. a land certificate to be written on: work begins when
    /// they have arrived, and the result comes back on paper.
    Paper,
}

impl FileForm {
    /// Whether it is the electronic one.
    pub fn is_electronic(&self) -> bool {
        *self == Self::Electronic
    }
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// What is done, for people.
    pub title: String,
    /// The agency whose officers perform it.
    pub agency: AgencyCode,
    /// The unit within the agency; `None` when any officer of the agency with the role may.
    #[serde(default)]
    pub unit: Option<String>,
    /// The role that performs it.
    pub role: Role,
    /// What performing it means.
    pub action: StepAction,
    /// Working minutes allowed; 480 are a working day.
    pub minutes: u32,
    /// Giai đoạn: 2 after the payment of a two-stage (land) procedure, else 1.
    #[serde(default = "first_stage", skip_serializing_if = "is_first_stage")]
    pub stage: u8,
    /// The provision by which the main clock stands still during the step (council, exam); `None`
    /// where it runs, which is the rule (R7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pauses_clock: Option<String>,
}

fn first_stage() -> u8 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_first_stage(stage: &u8) -> bool {
    *stage == 1
}

/// What performing a step means to the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StepAction {
    /// Tiếp nhận: done by accepting the dossier.
    Intake,
    /// Phân công: names the officer of the next step.
    Assign,
    /// Thẩm định, dự thảo.
    Appraise,
    /// Thẩm tra, xem xét; also the signing of an interim paper such as a tờ trình.
    Review,
    /// Ký kết quả: issues the result.
    Sign,
    /// Vào số, đóng dấu, chuyển kết quả đến Trung tâm: releases the result.
    Release,
    /// Trả kết quả: counts no time.
    Return,
}
