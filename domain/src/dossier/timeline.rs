//! The story of a dossier in plain words, for officials and for the public.

use super::event::{Event, Recorded};
use super::state::{Dossier, StepOutcome};
use super::status::DossierStatus;
use crate::document::FormKind;
use crate::document::wording::short_date;
use crate::identity::OfficerId;
use crate::lang::Lang;
use crate::process::{ProcessVersion, StepAction};
use crate::time::{Instant, local_date};
use serde::{Deserialize, Serialize};

/// What kind of event a line tells of; the picture beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimelineKind {
    /// Taken in.
    Accepted,
    /// Form 02.
    CompletionRequested,
    /// Form 03.
    Refused,
    /// A step was given to somebody, or taken.
    Assigned,
    /// A step was done.
    Forwarded,
    /// Sent back to an earlier step.
    SentBack,
    /// The result was signed.
    Signed,
    /// The result is at the Center.
    Released,
    /// The result was handed over.
    Returned,
}

/// A line of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    /// When.
    pub at: Instant,
    /// What kind.
    pub kind: TimelineKind,
    /// What happened.
    pub title: String,
    /// More of it: a remark, a reason, a name.
    pub detail: Option<String>,
    /// Who did it; `None` for the public.
    pub actor: Option<OfficerId>,
    /// In whose place, by a delegation; `None` for the public.
    pub on_behalf_of: Option<OfficerId>,
}

/// Every event that means something to an official.
pub fn staff_timeline(
    events: &[Recorded],
    process: Option<&ProcessVersion>,
    names: &dyn super::Names,
    lang: Lang,
) -> Vec<TimelineEntry> {
    let mut index = 0;
    let mut story = Vec::new();
    for recorded in events {
        if let Event::StepEntered { index: entered, .. } = recorded.event {
            index = entered;
        }
        let step = process.and_then(|process| process.steps.get(index as usize));
        let title = step.map_or("", |step| step.title.as_str());
        let Some((kind, title, detail)) = staff_line(recorded, title, names, lang) else {
            continue;
        };
        story.push(TimelineEntry {
            at: recorded.at,
            kind,
            title,
            detail,
            actor: Some(recorded.by.officer),
            on_behalf_of: recorded.by.on_behalf_of,
        });
    }
    story
}

type Line = (TimelineKind, String, Option<String>);

fn staff_line(
    recorded: &Recorded,
    step: &str,
    names: &dyn super::Names,
    lang: Lang,
) -> Option<Line> {
    Some(match &recorded.event {
        Event::Accepted { code, .. } => (
            TimelineKind::Accepted,
            lang.pick(format!("Tiếp nhận hồ sơ {code}"), format!("Dossier {code} accepted")),
            None,
        ),
        Event::CompletionRequested { reason, .. } => (
            TimelineKind::CompletionRequested,
            lang.pick("Yêu cầu hoàn thiện hồ sơ (Mẫu 02)", "Completion requested (Form 02)").into(),
            Some(reason.clone()),
        ),
        Event::IntakeRefused { text, .. } => (
            TimelineKind::Refused,
            lang.pick("Từ chối tiếp nhận (Mẫu 03)", "Refused at intake (Form 03)").into(),
            Some(text.clone()),
        ),
        Event::StepAssigned { officer, reason } => {
            let who = names.name(*officer);
            let title = if *officer == recorded.by.officer {
                lang.pick(format!("Nhận việc: {step}"), format!("Claimed: {step}"))
            } else {
                lang.pick(format!("Phân công {who}: {step}"), format!("Assigned to {who}: {step}"))
            };
            (TimelineKind::Assigned, title, reason.clone())
        }
        Event::StepFinished { note } => (
            TimelineKind::Forwarded,
            lang.pick(format!("Xong: {step}"), format!("Done: {step}")),
            note.clone(),
        ),
        Event::StepSentBack { reason, .. } => (
            TimelineKind::SentBack,
            lang.pick(format!("Trả lại từ: {step}"), format!("Sent back from: {step}")),
            Some(reason.clone()),
        ),
        Event::ResultSigned { title, .. } => (
            TimelineKind::Signed,
            lang.pick("Ký kết quả", "Result signed").into(),
            Some(title.clone()),
        ),
        Event::ResultReleased { note } => (
            TimelineKind::Released,
            lang.pick("Kết quả đã chuyển đến Trung tâm", "Result released to the Center").into(),
            note.clone(),
        ),
        Event::ResultReturned(handed_over) => (
            TimelineKind::Returned,
            lang.pick("Trả kết quả", "Result returned").into(),
            Some(handed_over.recipient.clone()),
        ),
        Event::PaperIssued { .. } | Event::StepEntered { .. } => return None,
    })
}

/// The main events, in words for the applicant: no officer, no remark meant for colleagues.
pub fn public_timeline(dossier: &Dossier, lang: Lang) -> Vec<TimelineEntry> {
    let line = |at, kind, title: &str| TimelineEntry {
        at,
        kind,
        title: title.to_owned(),
        detail: None,
        actor: None,
        on_behalf_of: None,
    };
    let mut story = Vec::new();
    for paper in &dossier.papers {
        let (kind, title) = match paper.kind {
            FormKind::SupplementRequest => (
                TimelineKind::CompletionRequested,
                lang.pick(
                    "Trung tâm hướng dẫn hoàn thiện hồ sơ",
                    "The Center asked for the papers to be completed",
                ),
            ),
            FormKind::IntakeRefusal => (
                TimelineKind::Refused,
                lang.pick(
                    "Trung tâm không tiếp nhận hồ sơ",
                    "The Center did not accept your dossier",
                ),
            ),
            _ => continue,
        };
        story.push(line(paper.at, kind, title));
    }
    if let Some(accepted) = &dossier.accepted {
        let title = lang.pick("Trung tâm đã tiếp nhận hồ sơ", "The Center accepted your dossier");
        story.push(line(accepted.at, TimelineKind::Accepted, title));
    }
    for run in dossier.steps.iter().filter(|run| run.outcome == Some(StepOutcome::Done)) {
        let title = match run.action {
            StepAction::Appraise => {
                lang.pick("Đã thẩm định xong hồ sơ", "Your dossier was appraised")
            }
            StepAction::Assign => {
                lang.pick("Cơ quan giải quyết đã nhận hồ sơ", "The agency took up your dossier")
            }
            _ => continue,
        };
        if let Some(at) = run.finished_at {
            story.push(line(at, TimelineKind::Forwarded, title));
        }
    }
    if let Some(result) = &dossier.result {
        let signed = lang.pick("Kết quả đã được ký", "The result was signed");
        story.push(line(result.signed_at, TimelineKind::Signed, signed));
        if let Some(at) = result.released_at {
            let title = lang.pick(
                "Kết quả đã về Trung tâm, mời đến nhận",
                "The result is at the Center, please collect it",
            );
            story.push(line(at, TimelineKind::Released, title));
        }
        if let Some(at) = result.returned_at {
            let title = lang.pick("Đã trả kết quả", "The result was handed over");
            story.push(line(at, TimelineKind::Returned, title));
        }
    }
    story.sort_by_key(|entry| entry.at);
    story
}

/// What happens next and what the applicant has to do, in plain words.
pub fn next_text(dossier: &Dossier, center: &str, now: Instant, lang: Lang) -> String {
    let due = dossier.due_at().map(|due| short_date(local_date(due)));
    match (dossier.status, due) {
        (DossierStatus::IntakeSupplement, _) => lang.pick(
            format!("Mang đủ giấy tờ ghi trên phiếu hướng dẫn đến {center}."),
            format!("Bring the papers named on the slip to {center}."),
        ),
        (DossierStatus::IntakeRefused, _) => lang.pick(
            "Hồ sơ không được tiếp nhận; lý do ghi trên phiếu.".to_owned(),
            "The dossier was not accepted; the slip says why.".to_owned(),
        ),
        (DossierStatus::Processing, Some(due)) if dossier.due_at().is_some_and(|at| at < now) => {
            lang.pick(
                format!(
                    "Hồ sơ đã quá ngày hẹn {due}. Cơ quan giải quyết phải có văn bản xin lỗi và hẹn \
                     lại; {center} sẽ báo cho ông/bà."
                ),
                format!(
                    "The dossier is past its date of {due}. The agency owes a written apology and \
                     a new date; {center} will tell you."
                ),
            )
        }
        (DossierStatus::Processing, Some(due)) => lang.pick(
            format!("Cơ quan giải quyết đang xử lý. Ông/bà chưa phải làm gì; hẹn trả ngày {due}."),
            format!("The agency is working on it. You need not do anything; due on {due}."),
        ),
        (DossierStatus::Processing, None) => lang.pick(
            "Cơ quan giải quyết đang xử lý. Ông/bà chưa phải làm gì.".to_owned(),
            "The agency is working on it. You need not do anything.".to_owned(),
        ),
        (DossierStatus::ResultIssued, _) => lang.pick(
            format!("Kết quả đã ký và đang chuyển về {center}. Xin chờ tin báo đến nhận."),
            format!("The result is signed and on its way to {center}. Please wait for notice."),
        ),
        (DossierStatus::ResultAtCenter, _) => lang.pick(
            format!("Mời đến {center} nhận kết quả, mang theo giấy hẹn hoặc thẻ căn cước."),
            format!("Please collect the result at {center}; bring the slip or your identity card."),
        ),
        (DossierStatus::Returned, _) => lang.pick(
            "Hồ sơ đã hoàn tất.".to_owned(),
            "The dossier is closed.".to_owned(),
        ),
    }
}
