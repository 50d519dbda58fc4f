//! The story of a dossier in plain words, for officials; [`super::public_timeline`] tells it to the
//! public.

use super::event::{DueCause, Event, Recorded};
use crate::calendar::PauseGround;
use crate::document::wording::{money, short_date, short_moment};
use crate::identity::OfficerId;
use crate::lang::Lang;
use crate::process::ProcessVersion;
use crate::time::{Instant, local_date};
use serde::{Deserialize, Serialize};

/// What kind of event a line tells of; the picture beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimelineKind {
    /// Reached the inbox.
    Submitted,
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
    /// Sent back to an earlier step, or taken back.
    SentBack,
    /// On its way to the department, or there.
    HandedOver,
    /// Another agency is competent.
    Transferred,
    /// A letter was drafted, approved, returned or given up.
    Letter,
    /// The applicant was asked to complete it.
    SupplementRequested,
    /// The applicant brought supplements.
    SupplementReceived,
    /// The applicant has to pay.
    PaymentRequested,
    /// It was paid.
    Paid,
    /// Another agency was asked.
    Consulted,
    /// The other agency answered, or did not.
    Answered,
    /// The site is, or was, inspected.
    Inspected,
    /// The applicant wishes to stop, or the wish was answered.
    Withdrawal,
    /// It ended without a result.
    Stopped,
    /// The clock was suspended by a decision, or goes on.
    Suspended,
    /// A later date was granted.
    Extended,
    /// The due date changed.
    DueChanged,
    /// What was filed was corrected.
    Amended,
    /// The result was signed.
    Signed,
    /// The result is at the Center.
    Released,
    /// The result is with the post.
    Posted,
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
        let Some((kind, title, detail)) = line(recorded, title, names, lang) else { continue };
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

fn line(recorded: &Recorded, step: &str, names: &dyn super::Names, lang: Lang) -> Option<Line> {
    let event = &recorded.event;
    intake(event, lang)
        .or_else(|| work(recorded, step, names, lang))
        .or_else(|| letters(event, lang))
        .or_else(|| applicant(event, lang))
        .or_else(|| inquiry(event, names, lang))
        .or_else(|| date(event, lang))
        .or_else(|| result(event, lang))
}

fn say(
    lang: Lang,
    kind: TimelineKind,
    vi: impl Into<String>,
    en: impl Into<String>,
    detail: Option<String>,
) -> Option<Line> {
    Some((kind, lang.pick(vi.into(), en.into()), detail))
}

fn intake(event: &Event, lang: Lang) -> Option<Line> {
    use TimelineKind::{Accepted, CompletionRequested, Refused, Submitted};
    match event {
        Event::Submitted { facts, answer_due_at, .. } => {
            let channel = facts.intake.channel;
            let (vi, en) = (channel.name(Lang::Vi), channel.name(Lang::En));
            let until = short_moment(*answer_due_at);
            let detail =
                lang.pick(format!("Trả lời chậm nhất {until}"), format!("Answer due {until}"));
            let vi = format!("Hồ sơ gửi đến: {vi}");
            say(lang, Submitted, vi, format!("Submitted: {en}"), Some(detail))
        }
        Event::Accepted { code, .. } => say(
            lang,
            Accepted,
            format!("Tiếp nhận hồ sơ {code}"),
            format!("Dossier {code} accepted"),
            None,
        ),
        Event::CompletionRequested { reason, .. } => say(
            lang,
            CompletionRequested,
            "Yêu cầu hoàn thiện hồ sơ (Mẫu 02)",
            "Completion requested (Form 02)",
            Some(reason.clone()),
        ),
        Event::IntakeRefused { text, .. } => say(
            lang,
            Refused,
            "Từ chối tiếp nhận (Mẫu 03)",
            "Refused at intake (Form 03)",
            Some(text.clone()),
        ),
        _ => None,
    }
}

fn work(recorded: &Recorded, step: &str, names: &dyn super::Names, lang: Lang) -> Option<Line> {
    use TimelineKind::{Assigned, Forwarded, HandedOver, SentBack, Transferred};
    match &recorded.event {
        Event::HandedOver { reference: Some(slip) } => say(
            lang,
            HandedOver,
            "Bàn giao hồ sơ giấy cho bưu chính",
            "Paper file handed over to the post",
            Some(slip.clone()),
        ),
        Event::HandedOver { reference: None } => say(
            lang,
            HandedOver,
            "Chuyển hồ sơ đến cơ quan giải quyết",
            "File sent to the agency",
            None,
        ),
        Event::Arrived => say(
            lang,
            HandedOver,
            "Cơ quan giải quyết đã nhận hồ sơ",
            "The agency has the file",
            None,
        ),
        Event::StepAssigned { officer, reason, .. } => {
            let who = names.name(*officer);
            let (vi, en) = if *officer == recorded.by.officer {
                (format!("Nhận việc: {step}"), format!("Taken over: {step}"))
            } else {
                (format!("Phân công {who}: {step}"), format!("Assigned to {who}: {step}"))
            };
            say(lang, Assigned, vi, en, reason.clone())
        }
        Event::StepFinished { note } => {
            say(lang, Forwarded, format!("Xong: {step}"), format!("Done: {step}"), note.clone())
        }
        Event::StepSentBack { reason, .. } => say(
            lang,
            SentBack,
            format!("Trả lại từ: {step}"),
            format!("Sent back from: {step}"),
            Some(reason.clone()),
        ),
        Event::StepUndone { reason } => say(
            lang,
            SentBack,
            format!("Hoàn tác việc chuyển đến: {step}"),
            format!("Taken back from: {step}"),
            Some(reason.clone()),
        ),
        Event::Transferred { to, reason } => {
            let to = names.agency(to);
            say(
                lang,
                Transferred,
                format!("Chuyển hồ sơ đến {to}"),
                format!("Transferred to {to}"),
                Some(reason.clone()),
            )
        }
        _ => None,
    }
}

fn letters(event: &Event, lang: Lang) -> Option<Line> {
    use TimelineKind::Letter;
    match event {
        Event::LetterDrafted { letter, .. } => say(
            lang,
            Letter,
            format!("Dự thảo: {}", letter.title(Lang::Vi)),
            format!("Drafted: {}", letter.title(Lang::En)),
            None,
        ),
        Event::LetterApproved { .. } => say(lang, Letter, "Duyệt văn bản", "Letter approved", None),
        Event::LetterReturned { reason, .. } => {
            say(lang, Letter, "Trả lại dự thảo văn bản", "Draft returned", Some(reason.clone()))
        }
        Event::LetterDiscarded => say(lang, Letter, "Bỏ dự thảo văn bản", "Draft discarded", None),
        _ => None,
    }
}

fn applicant(event: &Event, lang: Lang) -> Option<Line> {
    use TimelineKind::{
        Paid, PaymentRequested, Stopped, SupplementReceived, SupplementRequested, Withdrawal,
    };
    match event {
        Event::SupplementRequested { reason, .. } => say(
            lang,
            SupplementRequested,
            "Trung tâm gửi phiếu yêu cầu bổ sung (Mẫu 02)",
            "The Center sent the request for supplements (Form 02)",
            Some(reason.clone()),
        ),
        Event::SupplementReceived { complete, channel, note, .. } => {
            let (vi, en) = match (complete, channel) {
                (true, None) => ("Đã nhận đủ bổ sung", "Supplements complete"),
                (false, None) => ("Đã nhận một phần bổ sung", "Some of the supplements received"),
                (true, Some(_)) => {
                    ("Đã nhận đủ bổ sung (trực tuyến)", "Supplements complete (online)")
                }
                (false, Some(_)) => (
                    "Đã nhận một phần bổ sung (trực tuyến)",
                    "Some of the supplements received (online)",
                ),
            };
            say(lang, SupplementReceived, vi, en, note.clone())
        }
        Event::PaymentRequested(letter) => {
            let total = money(letter.total());
            say(
                lang,
                PaymentRequested,
                "Trung tâm gửi thông báo nghĩa vụ tài chính",
                "The Center sent the notice of payment",
                Some(total),
            )
        }
        Event::PaymentRecorded { reference, paid_on } => {
            let on = paid_on.map(|day| format!(", {}", short_date(day))).unwrap_or_default();
            say(lang, Paid, "Đã nộp tiền", "Paid", Some(format!("{reference}{on}")))
        }
        Event::WithdrawalRequested { reason, .. } => say(
            lang,
            Withdrawal,
            "Người nộp yêu cầu dừng, rút hồ sơ",
            "The applicant asked to stop",
            Some(reason.clone()),
        ),
        Event::WithdrawalRefused { reason } => say(
            lang,
            Withdrawal,
            "Không đồng ý dừng giải quyết",
            "The wish to stop was not granted",
            Some(reason.clone()),
        ),
        Event::Stopped { ground, reason } => say(
            lang,
            Stopped,
            format!("Dừng giải quyết: {}", ground.text(Lang::Vi)),
            format!("Stopped: {}", ground.text(Lang::En)),
            Some(reason.clone()),
        ),
        _ => None,
    }
}

fn inquiry(event: &Event, names: &dyn super::Names, lang: Lang) -> Option<Line> {
    use TimelineKind::{Answered, Consulted, Inspected};
    match event {
        Event::ConsultationSent { agency, content, .. } => {
            let agency = names.agency(agency);
            say(
                lang,
                Consulted,
                format!("Lấy ý kiến {agency}"),
                format!("Asked {agency} for its opinion"),
                Some(content.clone()),
            )
        }
        Event::ConsultationAnswered { number, text, .. } => say(
            lang,
            Answered,
            format!("Có trả lời ý kiến số {number}"),
            format!("Opinion no. {number} has come"),
            Some(text.clone()),
        ),
        Event::ConsultationOverdue { number, deemed_agreed } => {
            let silence = lang.pick("Im lặng là đồng ý", "Silence is consent");
            say(
                lang,
                Answered,
                format!("Ý kiến số {number} quá hạn trả lời; đã báo Trung tâm"),
                format!("Opinion no. {number} is overdue; the Center was told"),
                deemed_agreed.then(|| silence.to_owned()),
            )
        }
        Event::InspectionCalled(letter) => say(
            lang,
            Inspected,
            "Mời kiểm tra thực địa",
            "Inspection called",
            Some(format!("{}, {}", short_moment(letter.at), letter.place)),
        ),
        Event::InspectionRecorded(record) => say(
            lang,
            Inspected,
            "Lập biên bản kiểm tra thực địa",
            "Inspection recorded",
            Some(record.summary(lang)),
        ),
        _ => None,
    }
}

fn date(event: &Event, lang: Lang) -> Option<Line> {
    use TimelineKind::{Amended, DueChanged, Extended, Suspended};
    match event {
        Event::ClockPaused { ground: PauseGround::Suspension, reference, .. } => say(
            lang,
            Suspended,
            "Tạm dừng thời hạn do bất khả kháng",
            "Clock suspended for force majeure",
            reference.clone(),
        ),
        Event::ClockResumed { ground: PauseGround::Suspension, .. } => {
            say(lang, Suspended, "Kết thúc tạm dừng thời hạn", "Suspension ended", None)
        }
        Event::CalendarChanged { version, decision_no, .. } => say(
            lang,
            DueChanged,
            format!("Tính lại ngày hẹn theo lịch làm việc {version}"),
            format!("Dates counted again on calendar {version}"),
            Some(decision_no.clone()),
        ),
        Event::ExtensionGranted(extension) => say(
            lang,
            Extended,
            "Trung tâm gửi văn bản xin lỗi, hẹn lại (Mẫu 04)",
            "The Center sent the apology with a later date (Form 04)",
            Some(short_date(local_date(extension.new_due_at))),
        ),
        Event::DueChanged { cause, dates } if *cause != DueCause::AskedAgain => {
            let due = short_moment(dates.due_at?);
            let vi = format!("Ngày hẹn trả: {due}");
            say(lang, DueChanged, vi, format!("Due: {due}"), None)
        }
        Event::AmendmentProposed { reason, .. } => say(
            lang,
            Amended,
            "Đề nghị sửa thông tin hồ sơ",
            "Correction proposed",
            Some(reason.clone()),
        ),
        Event::AmendmentApproved => {
            say(lang, Amended, "Duyệt sửa thông tin hồ sơ", "Correction made", None)
        }
        Event::AmendmentRejected { reason } => say(
            lang,
            Amended,
            "Không duyệt sửa thông tin",
            "Correction refused",
            Some(reason.clone()),
        ),
        _ => None,
    }
}

fn result(event: &Event, lang: Lang) -> Option<Line> {
    use TimelineKind::{Posted, Released, Returned, Signed};
    match event {
        Event::ResultSigned { title, .. } => {
            say(lang, Signed, "Ký kết quả", "Result signed", Some(title.clone()))
        }
        Event::ResultReleased { note } => say(
            lang,
            Released,
            "Cơ quan giải quyết chuyển kết quả đến Trung tâm",
            "The agency released the result to the Center",
            note.clone(),
        ),
        Event::ResultArrived => {
            say(lang, Released, "Trung tâm đã nhận kết quả", "The Center has the result", None)
        }
        Event::ResultPosted { slip, .. } => {
            say(lang, Posted, "Gửi kết quả qua bưu chính", "Result posted", Some(slip.clone()))
        }
        Event::DeliveryFailed { reason, back, .. } => say(
            lang,
            Posted,
            if *back {
                "Phát không được, kết quả về lại Trung tâm"
            } else {
                "Bưu chính phát không được"
            },
            if *back { "Not delivered; back at the Center" } else { "Not delivered" },
            Some(reason.clone()),
        ),
        Event::ResultReturned(handed_over) => say(
            lang,
            Returned,
            "Trả kết quả",
            "Result returned",
            Some(handed_over.recipient.clone()),
        ),
        _ => None,
    }
}
