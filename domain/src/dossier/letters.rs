//! What stands on the papers that a dossier brings about after its acceptance, built from it and
//! frozen with it.

mod office;

pub(super) use office::{
    Parcel, amendment_record, consultation_answer, consultation_overdue, consultation_request,
    inspection_minutes, late_notice, postal_minutes, transfer_slip,
};

use super::command::{NewPaper, ReturnOfResult};
use super::decide::Context;
use super::letter::{
    ExtensionLetter, InspectionLetter, PaymentLetter, PendingLetter, StopLetter, SupplementLetter,
};
use super::life::StopGround;
use super::papers::{self, Draft, contact, draft, numbered, procedure_name_of};
use super::regime::Regime;
use super::state::Dossier;
use crate::catalog::{ChannelTerm, SubmissionChannel};
use crate::document::{
    self, ApologyLetter, DocumentNumber, DossierReference, FormKind, InspectionNotice, LetterHead,
    LostSlipDeclaration, Payee, PaymentLine, PaymentNotice, PaymentTotal, Reappointment,
    RepresentedBy, Signatory, StopDecision, StopNotice,
};
use crate::dossier::signature::{signed_by, signed_by_actor};
use crate::identifier::AgencyCode;
use crate::lang::Lang;
use crate::time::Instant;
use chrono::NaiveDate;

/// Mẫu 02 during processing: drafted by the department, sent by the Center.
pub(super) fn supplement_request(
    dossier: &Dossier,
    letter: &SupplementLetter,
    deadline: NaiveDate,
    round: u16,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let agency = dossier.letter.as_ref().map_or(&dossier.facts.agency, |it| &it.agency);
    let request = papers::Request {
        lines: &letter.lines,
        reason: &letter.reason,
        basis: letter.legal_basis.clone(),
        deadline,
        round,
    };
    let asked = papers::Asked {
        code: dossier.code(),
        by: Some(cx.office.agency_name(agency)),
        general: Regime::supplement_basis(regime(dossier, cx)),
    };
    papers::request(&dossier.facts.intake, request, &asked, paper, cx)
}

/// Mẫu 01 with a new appointment, after supplements. There is no date at all as long as the time stands
/// still on another ground, since nobody knows when it goes on; and no new one for what was late
/// already, until the agency apologises for it (NĐ 118/2025 Đ.19.6).
pub(super) fn reappointment(
    dossier: &Dossier,
    before: Option<Instant>,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let past = dossier.due_at().is_some_and(|due| due < cx.now);
    let stands = !dossier.clock_runs();
    let and = match dossier.extension {
        _ if stands => {
            ". Thời hạn còn tạm dừng; ngày hẹn trả sẽ được tính lại khi thời hạn chạy tiếp"
        }
        _ if !past => "",
        Some(_) => ". Hồ sơ đã quá ngày hẹn lại; cơ quan giải quyết phải trả kết quả sớm nhất",
        None => ". Hồ sơ đã quá ngày hẹn; cơ quan giải quyết phải có văn bản xin lỗi và hẹn lại",
    };
    // What has no number of pieces has no line among the papers.
    let uncounted = dossier.supplied().filter(|it| it.originals + it.certified + it.copies == 0);
    let uncounted = in_short(uncounted.map(|it| it.content.clone()).collect(), MOST_OF_REASON);
    let brought = if uncounted.is_empty() { uncounted } else { format!(": {uncounted}") };
    let reason = format!("Đã nhận đủ giấy tờ bổ sung{brought}{and}");
    let no_new_date = past || stands;
    let before = before.filter(|_| !no_new_date);
    let again = Reappointment { previous_due: before, reason, no_new_date };
    papers::receipt_slip_again(dossier, again, paper, cx)
}

/// How much of the reason of a new appointment says what was brought, in characters.
const MOST_OF_REASON: usize = 700;

/// Names one after the other, as far as there is room.
fn in_short(names: Vec<String>, room: usize) -> String {
    let count = names.len();
    let mut text = String::new();
    for (i, name) in names.into_iter().enumerate() {
        let rest = format!("; và {} giấy tờ khác", count - i);
        let length = text.chars().count() + name.chars().count() + rest.chars().count();
        if i > 0 && length > room {
            return text + &rest;
        }
        if i > 0 {
            text.push_str("; ");
        }
        text.push_str(&name);
    }
    text
}

/// Mẫu 05 of the department: it stops, or it does not.
pub(super) fn stop_notice(
    dossier: &Dossier,
    letter: &StopLetter,
    pending: &PendingLetter,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let ground = match letter.ground {
        None => withdrawn(dossier, StopDecision::NotAgreed, cx),
        Some(StopGround::Withdrawn) => withdrawn(dossier, StopDecision::Agreed, cx),
        Some(StopGround::NotCompleted) => document::StopGround::NotCompleted,
        Some(StopGround::PaymentNotMade) => document::StopGround::PaymentNotMade,
        Some(StopGround::AuthorityStop) => document::StopGround::AuthorityStop,
    };
    let signatory = approved_by(pending, cx);
    let words = [&letter.reason, &letter.legal_basis, &letter.originals, &letter.fees];
    stop(dossier, ground, words.map(String::as_str), &pending.agency, signatory, paper, cx)
}

/// Mẫu 05 of the Center: the window has passed, or no department has the dossier yet.
pub(super) fn closing_notice(
    dossier: &Dossier,
    ground: StopGround,
    reason: &str,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let ground = match ground {
        StopGround::Withdrawn => withdrawn(dossier, StopDecision::Agreed, cx),
        StopGround::NotCompleted => document::StopGround::NotCompleted,
        StopGround::PaymentNotMade => document::StopGround::PaymentNotMade,
        StopGround::AuthorityStop => document::StopGround::AuthorityStop,
    };
    let originals = match dossier.originals() {
        0 => "Không có bản chính phải trả lại".to_owned(),
        count => format!("Nhận lại {count} bản chính tại Trung tâm, có ký nhận"),
    };
    of_the_center(dossier, ground, [reason, &originals], paper, cx)
}

/// Mẫu 05 of the Center: what it has not accepted yet does not stop (T23).
pub(super) fn not_stopped(
    dossier: &Dossier,
    reason: &str,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let ground = withdrawn(dossier, StopDecision::NotAgreed, cx);
    let originals = match dossier.originals() {
        0 => "Không có bản chính".to_owned(),
        count => format!("Trung tâm giữ {count} bản chính để tiếp tục giải quyết"),
    };
    of_the_center(dossier, ground, [reason, &originals], paper, cx)
}

fn of_the_center(
    dossier: &Dossier,
    ground: document::StopGround,
    [reason, originals]: [&str; 2],
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let basis = regime(dossier, cx).stop_basis();
    let fees = fees(dossier, cx);
    let words = [reason, basis, originals, fees];
    stop(dossier, ground, words, &cx.office.center, signed_by_actor(cx), paper, cx)
}

/// What becomes of fees: whether one is due is known, what was paid at the counter is not.
fn fees(dossier: &Dossier, cx: &Context<'_>) -> &'static str {
    let intake = &dossier.facts.intake;
    let term = cx.procedure.case(&intake.case).and_then(|case| case.on(intake.channel));
    let free = |term: &ChannelTerm| term.fee == Some(0) && term.fee_note.is_empty();
    if term.is_some_and(free) && dossier.obligations.is_empty() {
        "Hồ sơ không phải nộp phí, lệ phí"
    } else {
        "Khoản đã nộp (nếu có) được xử lý theo quy định của pháp luật về phí, lệ phí"
    }
}

fn withdrawn(dossier: &Dossier, decision: StopDecision, cx: &Context<'_>) -> document::StopGround {
    let wish = dossier.open_withdrawal();
    document::StopGround::Withdrawn {
        requested_at: wish.map_or(cx.now, |wish| wish.mark.at),
        channel: wish.map_or(SubmissionChannel::Counter, |it| it.channel).name(Lang::Vi).to_owned(),
        decision,
    }
}

fn stop(
    dossier: &Dossier,
    ground: document::StopGround,
    [reason, legal_basis, originals, fees]: [&str; 4],
    agency: &AgencyCode,
    signatory: Signatory,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let form = StopNotice {
        issuer: cx.office.issuing(agency),
        number: numbered(FormKind::StopNotice, paper)?,
        issued_at: cx.now,
        dossier_code: dossier.code().map(str::to_owned),
        applicant: papers::applicant(dossier.applicant()),
        procedure_name: procedure_name_of(dossier, cx),
        procedure_code: Some(cx.procedure.code.to_string()),
        received_at: Some(dossier.accepted.as_ref().map_or(dossier.received_at, |it| it.at)),
        ground,
        stage: stage(dossier, cx),
        reason: reason.to_owned(),
        legal_basis: legal_basis.to_owned(),
        originals: originals.to_owned(),
        fees: fees.to_owned(),
        contact: contact(cx),
        signatory,
        tracking_url: tracking_url(dossier, cx),
    };
    draft(&form, agency, paper)
}

/// Where the dossier stands, in words.
fn stage(dossier: &Dossier, cx: &Context<'_>) -> String {
    let step = dossier.current_step().and_then(|run| cx.process?.steps.get(run.index as usize));
    let status = dossier.status.text(Lang::Vi);
    step.map_or_else(|| status.to_owned(), |step| format!("{status}: {}", step.title))
}

/// Thông báo nghĩa vụ tài chính.
pub(super) fn payment_notice(
    dossier: &Dossier,
    letter: &PaymentLetter,
    pending: &PendingLetter,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let line = |item: &super::letter::PaymentItem| PaymentLine {
        name: item.name.clone(),
        calculation: item.calculation.clone(),
        amount: item.amount,
    };
    let lines: Vec<_> = letter.items.iter().map(line).collect();
    let account = letter.account.as_ref();
    let mut ways = vec![
        format!("Tại {}", cx.office.body.name),
        "Trực tuyến trên Cổng Dịch vụ công quốc gia".to_owned(),
    ];
    if account.is_some() {
        ways.push("Chuyển khoản vào tài khoản nêu trên, ghi đúng nội dung nộp tiền".to_owned());
    }
    let form = PaymentNotice {
        letter: head(dossier, FormKind::PaymentNotice, &pending.agency, paper, cx)?
            .by(approved_by(pending, cx)),
        address: dossier.applicant().address.clone(),
        total: PaymentTotal::of(&lines),
        lines,
        legal_basis: letter.legal_basis.clone(),
        payee: Payee {
            name: letter.beneficiary.clone(),
            account: account.map(|account| account.number.clone()),
            bank: account.map(|account| account.bank.clone()),
            reference: dossier.code().map(str::to_owned),
        },
        ways,
        deadline: Some(letter.pay_by),
    };
    draft(&form, &pending.agency, paper)
}

/// Thông báo kiểm tra thực địa.
pub(super) fn inspection_notice(
    dossier: &Dossier,
    letter: &InspectionLetter,
    pending: &PendingLetter,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let form = InspectionNotice {
        letter: head(dossier, FormKind::InspectionNotice, &pending.agency, paper, cx)?
            .by(approved_by(pending, cx)),
        at: letter.at,
        place: letter.place.clone(),
        participants: letter.participants.lines().map(str::to_owned).collect(),
        content: letter.content.clone(),
        preparation: None,
    };
    draft(&form, &pending.agency, paper)
}

/// Mẫu 04: the apology, sent by the Center in the name of the department.
pub(super) fn apology(
    dossier: &Dossier,
    letter: &ExtensionLetter,
    due_before: Instant,
    new_due: Instant,
    pending: &PendingLetter,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let form = ApologyLetter {
        issuer: cx.office.issuing(&pending.agency),
        number: numbered(FormKind::ApologyLetter, paper)?,
        issued_at: cx.now,
        dossier_code: dossier.code().unwrap_or_default().to_owned(),
        applicant: papers::applicant(dossier.applicant()),
        procedure_name: procedure_name_of(dossier, cx),
        procedure_code: Some(cx.procedure.code.to_string()),
        received_at: dossier.accepted.as_ref().map_or(dossier.received_at, |it| it.at),
        due_before,
        ground: letter.reason.text(Lang::Vi).to_owned(),
        reason: letter.text.clone(),
        new_due,
        round: 1,
        contact: contact(cx),
        signatory: approved_by(pending, cx),
        tracking_url: tracking_url(dossier, cx),
    };
    draft(&form, &pending.agency, paper)
}

/// Giấy cam đoan mất giấy hẹn.
pub(super) fn lost_slip(
    dossier: &Dossier,
    taken: &ReturnOfResult,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let slip = dossier.papers.iter().rev().find(|paper| paper.kind == FormKind::ReceiptSlip);
    let number = slip.and_then(|paper| DocumentNumber::of(paper.kind, paper.number));
    let form = LostSlipDeclaration {
        issuer: cx.office.body.clone(),
        number: numbered(FormKind::LostSlipDeclaration, paper)?,
        issued_at: cx.now,
        dossier_code: dossier.code().unwrap_or_default().to_owned(),
        slip_number: number.map(|number| number.to_string()),
        procedure_name: procedure_name_of(dossier, cx),
        applicant_name: dossier.applicant().name.clone(),
        declarant: RepresentedBy {
            // Who needs no authorisation is the applicant, however the name was typed.
            name: match taken.authorization {
                Some(_) => taken.recipient.clone(),
                None => dossier.applicant().name.clone(),
            },
            identity_number: taken.personal_id.clone(),
            phone: None,
        },
        address: dossier.applicant().address.clone(),
        authorization: taken.authorization.clone(),
        circumstances: "Bị mất, thất lạc giấy hẹn".to_owned(),
        officer: signed_by_actor(cx),
    };
    draft(&form, &cx.office.center, paper)
}

/// The head of a letter in the name of an agency, signed by whoever acts.
fn head(
    dossier: &Dossier,
    kind: FormKind,
    agency: &AgencyCode,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Result<LetterHead, Vec<crate::refusal::Refusal>> {
    Ok(LetterHead {
        issuer: cx.office.issuing(agency),
        number: numbered(kind, paper)?,
        issued_at: cx.now,
        dossier: DossierReference {
            code: dossier.code().unwrap_or_default().to_owned(),
            applicant: dossier.applicant().name.clone(),
            procedure_name: procedure_name_of(dossier, cx),
            procedure_code: Some(cx.procedure.code.to_string()),
            received_at: dossier.accepted.as_ref().map_or(dossier.received_at, |it| it.at),
            due_at: dossier.due_at(),
        },
        contact: contact(cx),
        recipients: vec![cx.office.body.name.clone()],
        signatory: signed_by_actor(cx),
    })
}

impl LetterHead {
    /// The same, signed by somebody else.
    fn by(self, signatory: Signatory) -> Self {
        Self { signatory, ..self }
    }
}

fn approved_by(pending: &PendingLetter, cx: &Context<'_>) -> Signatory {
    match pending.approved {
        Some(mark) => Signatory {
            signed_at: Some(mark.at),
            agency: Some(cx.office.agency_name(&pending.agency)),
            delegation: pending.signed_for.as_deref().cloned(),
            ..signed_by(mark.by.officer, cx)
        },
        None => signed_by_actor(cx),
    }
}

fn regime(dossier: &Dossier, cx: &Context<'_>) -> Regime {
    Regime::of(Some(dossier), cx.now)
}

fn tracking_url(dossier: &Dossier, cx: &Context<'_>) -> Option<String> {
    let accepted = dossier.accepted.as_ref()?;
    Some(cx.office.tracking_url(&accepted.code, &accepted.secret))
}
