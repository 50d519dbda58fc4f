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
    /// The steps, in order; the first is the Center's intake, the last the Center's return.
    pub steps: Vec<Step>,
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
