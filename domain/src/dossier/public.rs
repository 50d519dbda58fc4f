//! The story of a dossier in words for the applicant: no officer, no remark meant for colleagues.

use super::clock::Suspension;
use super::life::StopGround;
use super::state::{Dossier, Outcome, StepOutcome};
use super::status::DossierStatus;
use super::timeline::{TimelineEntry, TimelineKind};
use crate::document::FormKind;
use crate::document::wording::{number, short_date, short_moment};
use crate::lang::Lang;
use crate::process::StepAction;
use crate::time::{Instant, local_date};

/// The main events.
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
    if dossier.submission.is_some() {
        let title = lang.pick("Hồ sơ đã gửi đến Trung tâm", "The Center received your submission");
        story.push(line(dossier.received_at, TimelineKind::Submitted, title));
    }
    along_the_way(dossier, lang, &mut |at, kind, title| story.push(line(at, kind, title)));
    for paper in &dossier.papers {
        let (kind, title) = match paper.kind {
            FormKind::SupplementRequest if dossier.accepted_before(paper.at) => continue,
            FormKind::SupplementRequest => (
                TimelineKind::CompletionRequested,
                lang.pick(
                    "Trung tâm hướng dẫn hoàn thiện hồ sơ",
                    "The Center asked for the papers to be completed",
                ),
            ),
            FormKind::IntakeRefusal if dossier.accepted.is_some() => continue,
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
        if let Some(at) = result.arrived_at {
            let title = lang.pick(
                "Kết quả đã về Trung tâm, mời đến nhận",
                "The result is at the Center, please collect it",
            );
            story.push(line(at, TimelineKind::Released, title));
        }
        for shipment in &result.shipments {
            let sent = lang.pick("Kết quả đã gửi bưu chính", "The result was posted to you");
            story.push(line(shipment.sent.at, TimelineKind::Posted, sent));
            for attempt in &shipment.attempts {
                let failed =
                    lang.pick("Bưu chính phát không được", "The post could not deliver it");
                // Told later than it was tried, and never before it was sent.
                story.push(line(attempt.at.max(shipment.sent.at), TimelineKind::Posted, failed));
            }
            if let Some(at) = shipment.ended_at.filter(|_| result.returned_at != shipment.ended_at)
            {
                let back =
                    lang.pick("Kết quả về lại Trung tâm", "The result is back at the Center");
                story.push(line(at, TimelineKind::Posted, back));
            }
        }
        if let Some(at) = result.returned_at {
            let title = lang.pick("Đã trả kết quả", "The result was handed over");
            story.push(line(at, TimelineKind::Returned, title));
        }
    }
    story.sort_by_key(|entry| entry.at);
    story
}

/// What was asked of the applicant, and what changed the date.
fn along_the_way(dossier: &Dossier, lang: Lang, tell: &mut dyn FnMut(Instant, TimelineKind, &str)) {
    for round in &dossier.supplements {
        let asked =
            lang.pick("Trung tâm yêu cầu bổ sung giấy tờ", "The Center asked for more papers");
        tell(round.asked_at, TimelineKind::SupplementRequested, asked);
        if let Some(at) = round.completed_at {
            let title = lang.pick("Đã nhận đủ giấy tờ bổ sung", "Your supplements are complete");
            tell(at, TimelineKind::SupplementReceived, title);
        }
    }
    for owed in &dossier.obligations {
        let asked =
            lang.pick("Trung tâm gửi thông báo nộp tiền", "The Center sent a notice of payment");
        tell(owed.asked_at, TimelineKind::PaymentRequested, asked);
        if let Some(payment) = &owed.paid {
            tell(payment.mark.at, TimelineKind::Paid, lang.pick("Đã nộp tiền", "Paid"));
        }
    }
    for inspection in &dossier.inspections {
        let title = lang.pick("Mời kiểm tra thực địa", "You were invited to an inspection");
        tell(inspection.called_at, TimelineKind::Inspected, title);
    }
    for wish in &dossier.withdrawals {
        let title = lang.pick("Đã ghi yêu cầu dừng của ông/bà", "Your wish to stop was recorded");
        tell(wish.mark.at, TimelineKind::Withdrawal, title);
        if let Some((mark, _)) = &wish.refused {
            let title = lang.pick(
                "Yêu cầu dừng không được chấp nhận; lý do ghi trên thông báo",
                "Your wish to stop was not granted; the notice says why",
            );
            tell(mark.at, TimelineKind::Withdrawal, title);
        }
    }
    if let Some(extension) = &dossier.extension {
        let title =
            lang.pick("Cơ quan xin lỗi và hẹn lại", "The agency apologised, with a new date");
        tell(extension.mark.at, TimelineKind::Extended, title);
    }
    for Suspension { at, decision_no: number, until } in suspensions(dossier) {
        let title = lang.pick(
            format!("Tạm dừng thời hạn do bất khả kháng, theo quyết định số {number}"),
            format!("The time stands still for force majeure, by decision {number}"),
        );
        tell(*at, TimelineKind::Suspended, &title);
        if let Some(end) = *until {
            let title = lang.pick("Thời hạn tính tiếp", "The time goes on");
            tell(end, TimelineKind::Suspended, title);
        }
    }
    if let Some(stop) = &dossier.stopped {
        tell(
            stop.mark.at,
            TimelineKind::Stopped,
            lang.pick("Dừng giải quyết hồ sơ", "It was stopped"),
        );
    }
}

/// What happens next and what the applicant has to do, in plain words.
///
/// `verified` tells whether it is read by whoever holds the secret of the slip: others are not told
/// what somebody owes.
pub fn next_text(
    dossier: &Dossier,
    center: &str,
    now: Instant,
    verified: bool,
    lang: Lang,
) -> String {
    let due = dossier.due_at().map(|due| short_date(local_date(due)));
    if let (DossierStatus::Accepted | DossierStatus::Processing, Some(by)) =
        (dossier.status, suspended(dossier))
    {
        return suspended_text(by, lang);
    }
    match (dossier.status, due) {
        (DossierStatus::Submitted, _) => submitted_text(dossier, center, lang),
        (DossierStatus::Accepted, Some(due)) if dossier.due_is_estimate() => lang.pick(
            format!(
                "Hồ sơ đã được tiếp nhận và đang chuyển đến cơ quan giải quyết. Thời hạn tính từ khi \
                 cơ quan đó nhận được hồ sơ; ngày hẹn {due} là dự kiến."
            ),
            format!(
                "The dossier was accepted and is on its way to the agency. The time counts from when \
                 the agency has it; until then the date of {due} is an estimate."
            ),
        ),
        (DossierStatus::Accepted, _) => lang.pick(
            "Hồ sơ đã được tiếp nhận và đang chuyển đến cơ quan giải quyết.".to_owned(),
            "The dossier was accepted and is on its way to the agency.".to_owned(),
        ),
        (DossierStatus::SupplementRequested, _) => supplement_text(dossier, center, lang),
        (DossierStatus::PaymentRequired, _) => payment_text(dossier, center, verified, lang),
        (DossierStatus::WithdrawalRequested, _) => lang.pick(
            format!("Yêu cầu dừng đang được xem xét; {center} sẽ báo cho ông/bà."),
            format!("Your wish to stop is being considered; {center} will tell you."),
        ),
        (DossierStatus::Stopped, _) => stopped_text(dossier, center, lang),
        (DossierStatus::IntakeSupplement, _) => completion_text(dossier, center, lang),
        (DossierStatus::IntakeRefused, _) => lang.pick(
            "Hồ sơ không được tiếp nhận; lý do ghi trên phiếu.".to_owned(),
            "The dossier was not accepted; the slip says why.".to_owned(),
        ),
        (DossierStatus::Processing, Some(due))
            if dossier.due_at().is_some_and(|at| at < now) && dossier.extension.is_some() =>
        {
            lang.pick(
                format!(
                    "Hồ sơ đã quá ngày hẹn lại {due}. Cơ quan giải quyết phải trả kết quả sớm nhất; \
                     {center} sẽ báo cho ông/bà."
                ),
                format!(
                    "The dossier is past its new date of {due}. The agency has to finish it as soon \
                     as it can; {center} will tell you."
                ),
            )
        }
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
        (DossierStatus::ResultAtCenter, _) if dossier.open_shipment().is_some() => lang.pick(
            "Kết quả đang trên đường bưu chính đến địa chỉ ông/bà đã đăng ký. Khi nhận, xin đưa \
             giấy hẹn hoặc thẻ căn cước."
                .to_owned(),
            "The result is with the post, on its way to the address you gave. Show the slip or \
             your identity card when it comes."
                .to_owned(),
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

fn suspensions(dossier: &Dossier) -> &[Suspension] {
    dossier.clock.as_ref().map_or(&[], |clock| &clock.suspensions)
}

/// The decision by which the time stands still now.
fn suspended(dossier: &Dossier) -> Option<&Suspension> {
    suspensions(dossier).last().filter(|it| it.until.is_none())
}

fn suspended_text(by: &Suspension, lang: Lang) -> String {
    let number = &by.decision_no;
    lang.pick(
        format!(
            "Thời hạn giải quyết đang tạm dừng do bất khả kháng, theo quyết định số {number}. \
             Ông/bà chưa phải làm gì; ngày hẹn trả sẽ được tính lại khi kết thúc tạm dừng."
        ),
        format!(
            "The time stands still for force majeure, by decision {number}. You need not do \
             anything; the due date will be worked out anew when it goes on."
        ),
    )
}

/// What waits in the inbox is answered within 8 working hours (NĐ 118/2025 Đ.17.2).
fn submitted_text(dossier: &Dossier, center: &str, lang: Lang) -> String {
    let due = dossier.submission.as_ref().map(|it| short_moment(it.answer_due_at));
    let (vi, en) = due
        .map_or_else(Default::default, |due| (format!(", chậm nhất {due}"), format!(", by {due}")));
    lang.pick(
        format!("{center} đang xem hồ sơ và sẽ trả lời trong 08 giờ làm việc{vi}."),
        format!("{center} is looking at it and answers within 8 working hours{en}."),
    )
}

/// How much is to be completed, and until when; what it is stands on the slip, for whoever knows
/// only the code may not read what the Center wrote to the applicant (TT 01/2018 Đ.16).
fn completion_text(dossier: &Dossier, center: &str, lang: Lang) -> String {
    let asked = dossier.guidance.as_ref().and_then(|guidance| match &guidance.outcome {
        Outcome::Completion { lines, deadline, .. } => Some((lines.len(), short_date(*deadline))),
        Outcome::Refusal { .. } => None,
    });
    let (count, until) = asked.unwrap_or_default();
    if dossier.submission.is_none() {
        return lang.pick(
            format!("Mang đủ giấy tờ ghi trên phiếu hướng dẫn đến {center}."),
            format!("Bring the papers named on the slip to {center}."),
        );
    }
    lang.pick(
        format!(
            "Ông/bà cần hoàn thiện {count:02} nội dung ghi trên phiếu hướng dẫn và gửi lại, hoặc mang \
             đến {center}, chậm nhất ngày {until}."
        ),
        format!(
            "Please complete what the slip asks for ({count}) and send it again, or bring it to \
             {center}, by {until}."
        ),
    )
}

fn supplement_text(dossier: &Dossier, center: &str, lang: Lang) -> String {
    let until = dossier.open_supplement().map(|round| short_date(round.deadline));
    let until = until.unwrap_or_default();
    lang.pick(
        format!(
            "Ông/bà cần nộp giấy tờ ghi trên phiếu yêu cầu bổ sung tại {center}, chậm nhất ngày \
             {until}. Thời gian giải quyết tạm dừng cho đến khi nhận đủ."
        ),
        format!(
            "Please bring the papers named on the request to {center} by {until}. The time stands \
             still until they are complete."
        ),
    )
}

/// Says how much only to whoever holds the secret.
fn payment_text(dossier: &Dossier, center: &str, verified: bool, lang: Lang) -> String {
    let owed = dossier.open_obligation();
    let until = owed.map_or_else(String::new, |owed| short_date(owed.pay_by));
    let total = owed.filter(|_| verified).map(|owed| number(owed.total()));
    let (what_vi, what_en) = match total {
        Some(total) => {
            let english = total.replace('.', ",");
            (format!("{total} đồng"), format!("{english} đồng, as the notice says,"))
        }
        None => ("tiền".to_owned(), "what the notice says".to_owned()),
    };
    lang.pick(
        format!(
            "Ông/bà cần nộp {what_vi} theo thông báo chậm nhất ngày {until}, tại {center} hoặc \
             trực tuyến. Hồ sơ được giải quyết tiếp sau khi nộp."
        ),
        format!(
            "Please pay {what_en} by {until}, at {center} or online. Your dossier goes on when it \
             is paid."
        ),
    )
}

fn stopped_text(dossier: &Dossier, center: &str, lang: Lang) -> String {
    let ground = dossier.stopped.as_ref().map_or(StopGround::AuthorityStop, |stop| stop.ground);
    let (vi, en) = (ground.text(Lang::Vi), ground.text(Lang::En));
    let (collect_vi, collect_en) = match dossier.originals() {
        0 => (String::new(), String::new()),
        _ => (
            format!(" Mời đến {center} nhận lại giấy tờ gốc."),
            format!(" Please collect your originals at {center}."),
        ),
    };
    lang.pick(
        format!("Hồ sơ đã dừng: {vi}.{collect_vi}"),
        format!("The dossier was stopped: {en}.{collect_en}"),
    )
}
