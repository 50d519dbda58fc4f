//! A procedure as published by a decision, and its parts (NĐ 63/2010 Đ.8.2).

use super::rules::ProcedureRules;
use crate::calendar::Term;
use crate::identifier::{AgencyCode, ProcedureCode};
use crate::lang::Lang;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One published version of a procedure. Immutable once published (R5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProcedureVersion {
    /// National code, `N.NNNNNN`.
    pub code: ProcedureCode,
    /// Counts the versions of one procedure from 1.
    pub version: u32,
    /// Legal name.
    pub name: String,
    /// Lĩnh vực.
    pub field: String,
    /// The department that answers for it.
    pub agency: AgencyCode,
    /// Levels at which it is carried out.
    pub levels: Vec<Level>,
    /// The decision that published it.
    pub decision: Decision,
    /// First day on which a dossier can be taken in under this version.
    pub valid_from: NaiveDate,
    /// Who may apply, in the words of the catalog.
    pub applicants: Vec<String>,
    /// Cases, at least one; a dossier belongs to exactly one of them.
    pub cases: Vec<ProcedureCase>,
    /// What the applicant receives.
    pub results: Vec<ResultType>,
    /// Whether the file itself is kept by a ministry system and ours is a mirror (Công an tỉnh,
    /// business registration).
    #[serde(default)]
    pub mirror: bool,
    /// What specialised law says differently from the common rules.
    #[serde(default, skip_serializing_if = "ProcedureRules::is_common")]
    pub rules: ProcedureRules,
}

/// One case (trường hợp) of a procedure, with its own papers, time and fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProcedureCase {
    /// Key within the procedure, stable over versions, e.g. `1`.
    pub key: String,
    /// Name a clerk chooses by; empty when the procedure has only one case.
    #[serde(default)]
    pub name: String,
    /// Papers asked for, in order.
    pub documents: Vec<DocumentRequirement>,
    /// Remarks of the catalog on the papers, for the clerk to read; nothing is handed in for them.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Time and fee per channel.
    pub channels: Vec<ChannelTerm>,
}

impl ProcedureVersion {
    /// The case of a key.
    pub fn case(&self, key: &str) -> Option<&ProcedureCase> {
        self.cases.iter().find(|case| case.key == key)
    }
}

impl ProcedureCase {
    /// Time and fee for a channel; `None` when the case can not be filed that way.
    pub fn on(&self, channel: SubmissionChannel) -> Option<&ChannelTerm> {
        self.channels.iter().find(|term| term.channel == channel)
    }
}

/// A line of thành phần hồ sơ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRequirement {
    /// Key within the case, stable, e.g. `3`.
    pub key: String,
    /// What the paper is.
    pub name: String,
    /// Originals asked for.
    pub originals: u16,
    /// Copies asked for.
    pub copies: u16,
    /// Whether a dossier without it is incomplete. Lines like "if the applicant is represented"
    /// are not.
    pub required: bool,
    /// File of the form to fill in, e.g. `Mẫu TP-LS-02-sđ.docx`; empty when there is none.
    #[serde(default)]
    pub form: String,
}

/// Time and fee of a case when filed through one channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChannelTerm {
    /// How the dossier is filed.
    pub channel: SubmissionChannel,
    /// How long it may take.
    pub term: Term,
    /// Giai đoạn 2 of a two-stage procedure: its own time, from the day of payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_term: Option<Term>,
    /// Explanation of the time, verbatim.
    #[serde(default)]
    pub term_note: String,
    /// Fee in đồng; `None` when a local resolution sets it or nothing is stated.
    pub fee: Option<u64>,
    /// Explanation of the fee, verbatim.
    #[serde(default)]
    pub fee_note: String,
}

/// Kênh thực hiện (`KenhThucHien` 1–3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SubmissionChannel {
    /// Trực tiếp.
    #[default]
    Counter,
    /// Trực tuyến.
    Online,
    /// Bưu chính.
    Post,
}

impl SubmissionChannel {
    /// Every channel, in the order of the national list.
    pub const ALL: [Self; 3] = [Self::Counter, Self::Online, Self::Post];

    /// The code as stored and as in the API, e.g. `COUNTER`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Counter => "COUNTER",
            Self::Online => "ONLINE",
            Self::Post => "POST",
        }
    }

    /// The word people know it by.
    pub fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Counter => ("Trực tiếp", "At the counter"),
            Self::Online => ("Trực tuyến", "Online"),
            Self::Post => ("Bưu chính", "By post"),
        };
        lang.pick(vi, en)
    }
}

/// Cấp thực hiện.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Level {
    /// Cấp bộ.
    Ministry,
    /// Cấp tỉnh.
    Province,
    /// Cấp huyện, until 30/6/2025.
    District,
    /// Cấp xã.
    Commune,
    /// Cơ quan khác, vertical agencies.
    Other,
}

impl Level {
    /// The name in the national catalog.
    pub fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Ministry => ("Cấp bộ", "Ministry"),
            Self::Province => ("Cấp tỉnh", "Province"),
            Self::District => ("Cấp huyện", "District"),
            Self::Commune => ("Cấp xã", "Commune"),
            Self::Other => ("Cơ quan khác", "Other agency"),
        };
        lang.pick(vi, en)
    }
}

/// A decision: number, date, who issued it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// E.g. `1262/QĐ-BTP`.
    pub number: String,
    /// Day it was signed, when known.
    #[serde(default)]
    pub date: Option<NaiveDate>,
}

/// Kết quả giải quyết.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultType {
    /// National code, e.g. `KQ.G15.000168`; empty when the catalog has none.
    #[serde(default)]
    pub code: String,
    /// What it is.
    pub name: String,
}
