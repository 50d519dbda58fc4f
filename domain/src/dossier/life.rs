//! What happens to a dossier on its way, each as a fact of its own (R24): the inbox, the handover,
//! supplements, payments, opinions, inspections, withdrawal, transfer, extension, amendments, post.

mod amendment;

pub use amendment::{AmendableField, Amendment, AmendmentOutcome, FieldChange};

use super::command::CompletionLine;
use super::letter::{DelayReason, Mark, PaymentItem};
use super::state::Dossier;
use super::status::DossierStatus;
use crate::catalog::SubmissionChannel;
use crate::identifier::AgencyCode;
use crate::identity::{BankAccount, OfficerId};
use crate::lang::Lang;
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How a dossier reached the Center's inbox (T01, T02).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    /// Online or by post.
    pub channel: SubmissionChannel,
    /// When it counts as filed: for the post, when the minutes with the postman were signed
    /// (TT 17/2017).
    pub filed_at: Instant,
    /// The code that the national portal has given it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_code: Option<String>,
    /// By post: number of the postal slip, under which the sender follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slip: Option<String>,
    /// When the intake officer has to be alerted (NĐ 118/2025 Đ.17.2).
    pub alert_at: Instant,
    /// When the answer is due.
    pub answer_due_at: Instant,
    /// When it was answered: accepted, refused, or asked to be completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Instant>,
    /// The integrator account that delivered it: the portal or third party of its applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrator: Option<OfficerId>,
}

/// The way of the file to the department (T09).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Handover {
    /// When it has to leave (NĐ 118/2025 Đ.18, 20).
    pub due_at: Instant,
    /// When it left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Mark>,
    /// Number of the postal slip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When the department had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<Mark>,
}

/// A request for supplements (lần bổ sung).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupplementRound {
    /// When the Center sent it.
    pub asked_at: Instant,
    /// What is missing.
    pub lines: Vec<CompletionLine>,
    /// Why.
    pub reason: String,
    /// The provision, where it is not the general one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// Last day to complete.
    pub deadline: NaiveDate,
    /// What the applicant brought, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<SupplementAnswer>,
    /// When every line was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<Instant>,
}

/// What the applicant brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupplementAnswer {
    /// When and who took it in.
    pub mark: Mark,
    /// Which lines it answers, from 0.
    pub lines: Vec<u32>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How it came, where nobody brought it to the Center.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<SubmissionChannel>,
    /// Uploaded files, by line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<LineFiles>,
}

/// Files that answer a line of a request for supplements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LineFiles {
    /// Which line, from 0.
    pub line: u32,
    /// The files.
    pub files: Vec<Uuid>,
}

impl SupplementRound {
    /// What was brought, line by line, in order; a line that is answered is answered with everything
    /// it asks for.
    pub fn brought(&self) -> impl Iterator<Item = (&SupplementAnswer, &CompletionLine)> {
        self.answers.iter().flat_map(move |answer| {
            let lines = answer.lines.iter();
            lines.filter_map(move |line| Some((answer, self.lines.get(*line as usize)?)))
        })
    }

    /// The files with which a line was answered.
    pub fn files(&self, line: u32) -> impl Iterator<Item = Uuid> {
        let of_line = self.answers.iter().flat_map(|answer| &answer.files);
        of_line.filter(move |it| it.line == line).flat_map(|it| it.files.iter().copied())
    }

    /// Lines that nothing has answered, from 0.
    pub fn open_lines(&self) -> Vec<u32> {
        let answered = |line: &u32| self.answers.iter().any(|answer| answer.lines.contains(line));
        (0..).take(self.lines.len()).filter(|line| !answered(line)).collect()
    }
}

/// Nghĩa vụ tài chính.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Obligation {
    /// When the Center sent the notice.
    pub asked_at: Instant,
    /// For what and how much.
    pub items: Vec<PaymentItem>,
    /// The provision.
    pub legal_basis: String,
    /// Who gets the money, and holds the account.
    pub beneficiary: String,
    /// The account, where the notice names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<BankAccount>,
    /// Last day to pay.
    pub pay_by: NaiveDate,
    /// The payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Payment>,
}

/// A payment that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
    /// When and who recorded it.
    pub mark: Mark,
    /// Number of the receipt or the tax voucher.
    pub reference: String,
    /// The day on which it was paid, where it was told later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_on: Option<NaiveDate>,
}

impl Obligation {
    /// Sum in đồng.
    pub fn total(&self) -> u64 {
        super::letter::total(&self.items)
    }
}

/// An opinion asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Consultation {
    /// Counts the requests of the dossier from 1.
    pub number: u32,
    /// Who is asked.
    pub agency: AgencyCode,
    /// What.
    pub content: String,
    /// When it was sent.
    pub sent_at: Instant,
    /// When the answer is due.
    pub due_at: Instant,
    /// Whether the step waits for it.
    pub waits: bool,
    /// The provision by which the main clock stands still for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pauses_clock: Option<String>,
    /// Who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<AgencyCode>,
    /// When it was found overdue and the Center told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue_at: Option<Instant>,
    /// Whether silence counted as consent.
    #[serde(default)]
    pub deemed_agreed: bool,
    /// The answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<OpinionAnswer>,
}

/// What a consulted agency says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpinionAnswer {
    /// When and who.
    pub mark: Mark,
    /// In one word.
    pub opinion: Opinion,
    /// In full.
    pub text: String,
}

/// An opinion in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Opinion {
    /// Thống nhất.
    Agree,
    /// Không thống nhất.
    Disagree,
    /// Có ý kiến.
    Comment,
}

impl Consultation {
    /// Whether an answer can still be expected: silence as consent closes it.
    pub fn is_open(&self) -> bool {
        self.answer.is_none() && !self.deemed_agreed
    }

    /// Who asked, and is answered.
    pub fn asked_by<'a>(&'a self, dossier: &'a Dossier) -> &'a AgencyCode {
        self.asked_by.as_ref().unwrap_or(&dossier.facts.agency)
    }
}

/// Kiểm tra thực địa.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// When the applicant was invited.
    pub called_at: Instant,
    /// When it is.
    pub at: Instant,
    /// Where.
    pub place: String,
    /// Who takes part.
    pub participants: String,
    /// What is looked at.
    pub content: String,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<Findings>,
}

/// What an inspection found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Findings {
    /// When and who wrote it down.
    pub mark: Mark,
    /// What.
    #[serde(flatten)]
    pub record: InspectionRecord,
}

/// What the minutes of an inspection say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionRecord {
    /// What was found.
    pub text: String,
    /// What follows from it; the minutes have no conclusion without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conclusion: Option<String>,
    /// What those present object, in their words; the minutes say that there was nothing without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objections: Option<String>,
}

impl InspectionRecord {
    /// All of it in one paragraph.
    pub fn summary(&self, lang: Lang) -> String {
        let follows = lang.pick("Kết luận", "Conclusion");
        let objected = lang.pick("Ý kiến khác", "Objections");
        let parts = [(follows, &self.conclusion), (objected, &self.objections)];
        let parts = parts.into_iter().filter_map(|(what, text)| Some((what, text.as_ref()?)));
        parts.fold(self.text.clone(), |all, (what, text)| format!("{all}\n{what}: {text}"))
    }
}

/// The applicant's wish to stop (T21).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Withdrawal {
    /// When and who recorded it.
    pub mark: Mark,
    /// How it came.
    pub channel: SubmissionChannel,
    /// Why, in the applicant's words.
    pub reason: String,
    /// Where the dossier stood.
    pub before: DossierStatus,
    /// When and why it was not granted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<(Mark, String)>,
}

/// Why a dossier ends without a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StopGround {
    /// The applicant wished it (NĐ 118/2025 Đ.21).
    Withdrawn,
    /// Not completed within the window (NĐ 118/2025 Đ.19.5).
    NotCompleted,
    /// Not paid within the window.
    PaymentNotMade,
    /// The authority must stop: a court's order, the applicant is dead or dissolved.
    AuthorityStop,
}

impl StopGround {
    /// Every ground.
    pub const ALL: [Self; 4] =
        [Self::Withdrawn, Self::NotCompleted, Self::PaymentNotMade, Self::AuthorityStop];

    /// In words.
    pub fn text(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Withdrawn => ("Theo yêu cầu của người nộp", "At the applicant's wish"),
            Self::NotCompleted => {
                ("Quá thời hạn bổ sung, hoàn thiện", "Not completed within the time limit")
            }
            Self::PaymentNotMade => {
                ("Quá thời hạn thực hiện nghĩa vụ tài chính", "Not paid within the time limit")
            }
            Self::AuthorityStop => ("Cơ quan có thẩm quyền dừng", "Stopped by the authority"),
        };
        lang.pick(vi, en)
    }
}

/// The end without a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stop {
    /// When and who.
    pub mark: Mark,
    /// On which ground.
    pub ground: StopGround,
    /// Why.
    pub reason: String,
}

/// A later date, granted once (R10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Extension {
    /// When and who granted it for the Center.
    pub mark: Mark,
    /// What kind of reason.
    pub reason: DelayReason,
    /// In words.
    pub text: String,
    /// Due before.
    pub due_before: Instant,
    /// The new date.
    pub new_due_at: Instant,
    /// Whether the department told in time: a working day before the date (NĐ 118/2025 Đ.19.6).
    pub told_in_time: bool,
    /// Whether the date changed. After it had passed it does not: late stays late, and the letter is
    /// an apology.
    pub moves_due: bool,
}

/// Another agency is competent (T33).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    /// When and who.
    pub mark: Mark,
    /// From whom.
    pub from: AgencyCode,
    /// To whom.
    pub to: AgencyCode,
    /// Why.
    pub reason: String,
}

/// A result with the post (T29, T31).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shipment {
    /// Number of the postal slip (phiếu gửi).
    pub slip: String,
    /// Where to.
    pub address: String,
    /// When it was given to the post.
    pub sent: Mark,
    /// Tries that failed, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attempts: Vec<Attempt>,
    /// When it was delivered, or was back at the Center.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Instant>,
}

/// A delivery that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// When the postman came.
    pub at: Instant,
    /// Why it failed.
    pub reason: String,
}

impl Shipment {
    /// Whether it is with the post.
    pub fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }

    /// Legal date of the last try.
    pub fn last_try(&self) -> Option<NaiveDate> {
        self.attempts.last().map(|attempt| local_date(attempt.at))
    }
}
