//! What stands on the papers that a dossier brings about after its acceptance, built from it and
//! frozen with it.

use super::command::ReturnOfResult;
use super::decide::Context;
use super::intake::Intake;
use super::letter::{
    ExtensionLetter, InspectionLetter, OpinionRequest, PaymentLetter, PendingLetter, StopLetter,
    SupplementLetter,
};
use super::life::{Amendment, Consultation, Opinion, StopGround};
use super::papers::{
    self, Draft, contact, draft, numbered, procedure_name_of, signed_by, signed_by_actor,
};
use super::regime::Regime;
use super::state::Dossier;
use crate::catalog::{ProcedureCase, SubmissionChannel};
use crate::document::{
    self, AmendmentLine, AmendmentRecord, ApologyLetter, ConsultationAnswer, ConsultationOverdue,
    ConsultationRequest, DocumentNumber, DossierReference, Finding, FormKind, InspectionMinutes,
    InspectionNotice, LateNotice, LetterHead, LetterReference, LostSlipDeclaration, Participant,
    Payee, PaymentLine, PaymentNotice, PaymentTotal, PostalLine, PostalMinutes, PostalParty,
    Reappointment, RepresentedBy, Signatory, StopDecision, StopNotice, TransferSlip, TransferWork,
};
use crate::identifier::AgencyCode;
use crate::lang::Lang;
use crate::time::{Instant, local_date};
use chrono::NaiveDate;

use super::command::NewPaper;

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

/// Mẫu 01 with a new appointment, after supplements.
pub(super) fn reappointment(
    dossier: &Dossier,
    before: Option<Instant>,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let reason = "Đã nhận đủ giấy tờ bổ sung".to_owned();
    let again = Reappointment { previous_due: before, reason };
    papers::receipt_slip_again(dossier, again, paper, cx)
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
    stop(dossier, ground, words, &pending.agency, signatory, paper, cx)
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
    let basis = regime(dossier, cx).stop_basis();
    let originals = "Nhận lại tại Trung tâm, có ký nhận".to_owned();
    let fees = "Theo quy định của pháp luật về phí, lệ phí".to_owned();
    let words = [&reason.to_owned(), &basis.to_owned(), &originals, &fees];
    stop(dossier, ground, words, &cx.office.center, signed_by_actor(cx), paper, cx)
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
    [reason, legal_basis, originals, fees]: [&String; 4],
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
        reason: reason.clone(),
        legal_basis: legal_basis.clone(),
        originals: originals.clone(),
        fees: fees.clone(),
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
        calculation: None,
        amount: item.amount,
    };
    let lines: Vec<_> = letter.items.iter().map(line).collect();
    let form = PaymentNotice {
        letter: head(dossier, FormKind::PaymentNotice, &pending.agency, paper, cx)?
            .by(approved_by(pending, cx)),
        address: dossier.applicant().address.clone(),
        total: PaymentTotal::of(&lines),
        lines,
        legal_basis: letter.legal_basis.clone(),
        payee: Payee {
            name: letter.beneficiary.clone(),
            account: None,
            bank: None,
            reference: dossier.code().map(str::to_owned),
        },
        ways: vec![
            format!("Tại {}", cx.office.body.name),
            "Trực tuyến trên Cổng Dịch vụ công quốc gia".to_owned(),
        ],
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

/// Biên bản kiểm tra thực địa.
pub(super) fn inspection_minutes(
    dossier: &Dossier,
    text: &str,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let agency = dossier.current_step().map_or(&dossier.facts.agency, |run| &run.agency);
    let inspection = dossier.inspections.last();
    let person = |line: &str| Participant {
        name: line.to_owned(),
        role: "Thành phần tham gia".to_owned(),
    };
    let participants = inspection.map(|it| it.participants.lines().map(person).collect());
    let form = InspectionMinutes {
        letter: head(dossier, FormKind::InspectionMinutes, agency, paper, cx)?,
        started_at: inspection.map_or(cx.now, |it| it.at),
        ended_at: cx.now,
        place: inspection.map(|it| it.place.clone()).unwrap_or_default(),
        participants: participants.unwrap_or_default(),
        findings: vec![Finding {
            subject: inspection.map(|it| it.content.clone()).unwrap_or_default(),
            found: text.to_owned(),
        }],
        conclusion: text.to_owned(),
        objections: None,
        applicant_side: Signatory {
            name: dossier.applicant().name.clone(),
            position: None,
            signed_at: None,
            agency: None,
            delegation: None,
        },
    };
    draft(&form, agency, paper)
}

/// Văn bản lấy ý kiến.
pub(super) fn consultation_request(
    dossier: &Dossier,
    agency: &AgencyCode,
    request: &OpinionRequest,
    due_at: Instant,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let silence = cx.procedure.rules.silence_is_consent.as_ref();
    let form = ConsultationRequest {
        letter: head(dossier, FormKind::ConsultationRequest, agency, paper, cx)?,
        to: cx.office.agency_name(&request.agency),
        content: request.content.clone(),
        due_at,
        silence_rule: silence.map(|basis| {
            format!("Quá thời hạn mà không có ý kiến thì coi là thống nhất ({basis})")
        }),
        attachments: Vec::new(),
    };
    draft(&form, agency, paper)
}

/// Văn bản trả lời ý kiến.
pub(super) fn consultation_answer(
    dossier: &Dossier,
    asked: &Consultation,
    opinion: Opinion,
    text: &str,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let form = ConsultationAnswer {
        letter: head(dossier, FormKind::ConsultationAnswer, &asked.agency, paper, cx)?,
        to: cx.office.agency_name(&dossier.facts.agency),
        request: reference(dossier, asked),
        opinion: match opinion {
            Opinion::Agree => document::Opinion::Agree,
            Opinion::Disagree => document::Opinion::Disagree,
            Opinion::Comment => document::Opinion::Comment,
        },
        content: text.to_owned(),
        legal_basis: None,
    };
    draft(&form, &asked.agency, paper)
}

/// Thông báo chậm trả lời ý kiến, to the head of the Center (NĐ 118/2025 Đ.19.4).
pub(super) fn consultation_overdue(
    dossier: &Dossier,
    asked: &Consultation,
    deemed_agreed: bool,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let agency = &dossier.facts.agency;
    let automatic = Signatory {
        name: cx.office.agency_name(agency),
        position: Some("Hệ thống tự động lập".to_owned()),
        signed_at: Some(cx.now),
        agency: None,
        delegation: None,
    };
    let form = ConsultationOverdue {
        letter: head(dossier, FormKind::ConsultationOverdue, agency, paper, cx)?.by(automatic),
        to: format!("Lãnh đạo {}", cx.office.body.name),
        consulted: cx.office.agency_name(&asked.agency),
        request: reference(dossier, asked),
        due_at: asked.due_at,
        deemed_agreed,
    };
    draft(&form, agency, paper)
}

/// Number and day of the request for an opinion.
fn reference(dossier: &Dossier, asked: &Consultation) -> LetterReference {
    let issued = dossier
        .papers
        .iter()
        .filter(|paper| paper.kind == FormKind::ConsultationRequest)
        .nth(usize::try_from(asked.number).unwrap_or(1).saturating_sub(1));
    let number = issued.and_then(|paper| DocumentNumber::of(paper.kind, paper.number));
    LetterReference {
        number: number.map(|number| number.to_string()).unwrap_or_default(),
        date: local_date(asked.sent_at),
    }
}

/// Thông báo chậm, from the department to the Center.
pub(super) fn late_notice(
    dossier: &Dossier,
    agency: &AgencyCode,
    letter: &ExtensionLetter,
    new_due: Instant,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let form = LateNotice {
        letter: head(dossier, FormKind::LateNotice, agency, paper, cx)?,
        to: cx.office.body.name.clone(),
        ground: letter.reason.text(Lang::Vi).to_owned(),
        reason: letter.text.clone(),
        legal_basis: None,
        new_due,
        apology_number: None,
    };
    draft(&form, agency, paper)
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

/// Phiếu chuyển xử lý.
pub(super) fn transfer_slip(
    dossier: &Dossier,
    to: &AgencyCode,
    reason: &str,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let agency = &dossier.facts.agency;
    let from = if cx.actor.agency == cx.office.center { &cx.office.center } else { agency };
    let time = dossier.due_at().map(document::wording::short_moment);
    let form = TransferSlip {
        letter: head(dossier, FormKind::TransferSlip, from, paper, cx)?,
        from: cx.office.agency_name(agency),
        to: cx.office.agency_name(to),
        reason: reason.to_owned(),
        works: vec![TransferWork {
            agency: cx.office.agency_name(to),
            content: procedure_name_of(dossier, cx),
            time: time.map_or("Không quy định".to_owned(), |due| format!("Đến {due}")),
        }],
        papers: Vec::new(),
    };
    draft(&form, from, paper)
}

/// Biên bản giao nhận with the postman who brought a dossier.
pub(super) fn postal_minutes(
    intake: &Intake,
    case: &ProcedureCase,
    slip: &str,
    filed_at: Instant,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let sum = |count: fn(&super::intake::SubmittedDocument) -> u16| {
        intake.documents.iter().map(count).fold(0, u16::saturating_add)
    };
    let names: Vec<_> = papers::papers(intake, case).into_iter().map(|line| line.name).collect();
    let party = |organization: &str, person: Signatory| PostalParty {
        organization: organization.to_owned(),
        person,
        phone: None,
    };
    let postman = Signatory {
        name: "Nhân viên bưu chính".to_owned(),
        position: None,
        signed_at: None,
        agency: None,
        delegation: None,
    };
    let form = PostalMinutes {
        issuer: cx.office.body.clone(),
        number: numbered(FormKind::PostalMinutes, paper)?,
        issued_at: filed_at,
        manifest_no: None,
        place: cx.office.body.name.clone(),
        giver: party("Đơn vị bưu chính công ích", postman),
        taker: party(&cx.office.body.name, signed_by_actor(cx)),
        lines: vec![PostalLine {
            slip_no: slip.to_owned(),
            dossier_code: None,
            applicant: intake.applicant.name.clone(),
            papers: names.join("; "),
            originals: sum(|document| document.originals),
            copies: sum(|document| document.copies),
        }],
        condition: "Bao bì nguyên vẹn".to_owned(),
        contact: contact(cx),
    };
    draft(&form, &cx.office.center, paper)
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
            name: taken.recipient.clone(),
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

/// Biên bản sửa đổi thông tin.
pub(super) fn amendment_record(
    dossier: &Dossier,
    amendment: &Amendment,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let center = &cx.office.center;
    let form = AmendmentRecord {
        letter: head(dossier, FormKind::AmendmentRecord, center, paper, cx)?,
        lines: amendment
            .changes
            .iter()
            .map(|change| AmendmentLine {
                field: change.field.label(Lang::Vi).to_owned(),
                before: change.before.clone(),
                after: change.after.clone(),
            })
            .collect(),
        reason: amendment.reason.clone(),
        proposer: signed_by(amendment.proposed.by.officer, cx),
    };
    draft(&form, center, paper)
}

/// Mẫu 03 after appraisal: it goes out through the Center like any result.
pub(super) fn refusal_after_appraisal(
    dossier: &Dossier,
    text: &str,
    basis: &str,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    papers::refusal_after_appraisal(dossier, text, basis, paper, cx)
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
            ..signed_by(mark.by.officer, cx)
        },
        None => signed_by_actor(cx),
    }
}

fn regime(dossier: &Dossier, cx: &Context<'_>) -> Regime {
    let bound = dossier.accepted.as_ref().map(|accepted| accepted.regime);
    bound.unwrap_or_else(|| Regime::on(local_date(cx.now)))
}

fn tracking_url(dossier: &Dossier, cx: &Context<'_>) -> Option<String> {
    let accepted = dossier.accepted.as_ref()?;
    Some(cx.office.tracking_url(&accepted.code, &accepted.secret))
}
