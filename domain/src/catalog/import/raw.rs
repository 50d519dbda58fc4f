//! A row as it stands in the file: typed, not yet understood.

use crate::calendar::Term;
use crate::catalog::{Level, ProcedureRules, SubmissionChannel};
use crate::identifier::{AgencyCode, ProcedureCode};
use crate::process::{FileForm, StepAction};
use chrono::NaiveDate;

/// A readable row.
#[derive(Debug, Clone)]
pub(super) struct RawProcedure {
    pub code: ProcedureCode,
    /// The province or ministry whose local variant the code names.
    pub publisher: Option<AgencyCode>,
    pub name: String,
    pub field: String,
    pub department: String,
    pub levels: Vec<Level>,
    pub decision: String,
    pub decision_date: Option<NaiveDate>,
    pub valid_from: Option<NaiveDate>,
    pub applicants: Vec<String>,
    pub mirror: Option<bool>,
    pub rules: ProcedureRules,
    pub channels: Vec<RawChannel>,
    pub documents: Vec<RawDocument>,
    pub results: Vec<RawResult>,
    pub processes: Vec<RawProcess>,
    /// Fields nobody knows, perhaps misspelt.
    pub unknown: Vec<String>,
}

/// A row of the table of channels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RawChannel {
    pub channel: SubmissionChannel,
    pub term: RawTerm,
    /// Time of stage 2, of a two-stage procedure.
    pub second_term: Option<Term>,
    pub fee: Option<u64>,
    pub fee_note: String,
    /// The case it is for, by name; all when not stated.
    pub case: Option<String>,
}

/// The time as the file states it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum RawTerm {
    /// A time, or the statement that there is none.
    Stated(Term),
    /// Nothing is said.
    Missing,
    /// A bare number without a unit.
    BareNumber,
}

/// A line of the paper list.
#[derive(Debug, Clone)]
pub(super) struct RawDocument {
    pub group: Option<String>,
    pub name: String,
    pub originals: u16,
    pub copies: u16,
    pub note_only: bool,
    pub required: Option<bool>,
    pub form: Option<String>,
}

/// A result.
#[derive(Debug, Clone)]
pub(super) struct RawResult {
    pub name: String,
    pub code: String,
}

/// A process block.
#[derive(Debug, Clone)]
pub(super) struct RawProcess {
    /// The case by name or key; all cases when not stated.
    pub case: Option<String>,
    pub decision: String,
    pub effective_from: Option<NaiveDate>,
    pub file: FileForm,
    pub steps: Vec<RawStep>,
}

/// A step.
#[derive(Debug, Clone)]
pub(super) struct RawStep {
    pub title: String,
    /// Code or name.
    pub agency: String,
    pub unit: Option<String>,
    pub role: crate::identity::Role,
    pub action: StepAction,
    pub minutes: u32,
    pub stage: u8,
    pub pauses_clock: Option<String>,
}
