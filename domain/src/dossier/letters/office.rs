//! Papers between offices: to consulted agencies, to the Center, minutes and records.

use super::{head, in_short};
use crate::catalog::{ProcedureCase, SilenceRule};
use crate::document::{
    self, AmendmentLine, AmendmentRecord, ConsultationAnswer, ConsultationOverdue,
    ConsultationRequest, DocumentNumber, Finding, FormKind, InspectionMinutes, LONGEST_TEXT,
    LateNotice, LetterReference, Participant, PostalLine, PostalMinutes, PostalParty, Signatory,
    TransferSlip, TransferWork,
};
use crate::dossier::command::NewPaper;
use crate::dossier::decide::Context;
use crate::dossier::intake::Intake;
use crate::dossier::letter::{ExtensionLetter, OpinionRequest};
use crate::dossier::life::{Amendment, Consultation, InspectionRecord, Opinion, Transfer};
use crate::dossier::papers::{self, Draft, contact, draft, numbered, procedure_name_of};
use crate::dossier::signature::{signed_by, signed_by_actor};
use crate::dossier::state::Dossier;
use crate::identifier::AgencyCode;
use crate::lang::Lang;
use crate::time::{Instant, local_date};

/// Biên bản kiểm tra thực địa.
pub(in crate::dossier) fn inspection_minutes(
    dossier: &Dossier,
    record: &InspectionRecord,
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
            found: record.text.clone(),
        }],
        conclusion: record.conclusion.clone(),
        objections: record.objections.clone(),
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
pub(in crate::dossier) fn consultation_request(
    dossier: &Dossier,
    agency: &AgencyCode,
    request: &OpinionRequest,
    due_at: Instant,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let silence = cx.procedure.rules.silence();
    let form = ConsultationRequest {
        letter: head(dossier, FormKind::ConsultationRequest, agency, paper, cx)?,
        to: cx.office.agency_name(&request.agency),
        content: request.content.clone(),
        due_at,
        silence_rule: silence.map(|SilenceRule { basis, .. }| {
            format!("Quá thời hạn mà không có ý kiến thì coi là thống nhất ({basis})")
        }),
        attachments: Vec::new(),
    };
    draft(&form, agency, paper)
}

/// Văn bản trả lời ý kiến.
pub(in crate::dossier) fn consultation_answer(
    dossier: &Dossier,
    asked: &Consultation,
    opinion: Opinion,
    text: &str,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let form = ConsultationAnswer {
        letter: head(dossier, FormKind::ConsultationAnswer, &asked.agency, paper, cx)?,
        to: cx.office.agency_name(asked.asked_by(dossier)),
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
pub(in crate::dossier) fn consultation_overdue(
    dossier: &Dossier,
    asked: &Consultation,
    deemed_agreed: bool,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    // Who has passed the dossier on does not answer for it any more.
    let asker = asked.asked_by(dossier);
    let gone = |it: &Transfer| it.from == *asker && it.mark.at >= asked.sent_at;
    let agency = if dossier.transfers.iter().any(gone) { &dossier.facts.agency } else { asker };
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
pub(in crate::dossier) fn late_notice(
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

/// Phiếu chuyển xử lý.
pub(in crate::dossier) fn transfer_slip(
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

/// What the postman brought.
pub(in crate::dossier) struct Parcel<'a> {
    /// Number of the slip.
    pub(in crate::dossier) slip: &'a str,
    /// How it was found, where somebody wrote that down.
    pub(in crate::dossier) condition: Option<&'a str>,
    /// When the minutes were signed.
    pub(in crate::dossier) filed_at: Instant,
}

/// Biên bản giao nhận with the postman who brought a dossier.
pub(in crate::dossier) fn postal_minutes(
    intake: &Intake,
    case: &ProcedureCase,
    Parcel { slip, condition, filed_at }: Parcel<'_>,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let sum = |count: fn(&crate::dossier::intake::SubmittedDocument) -> u16| {
        intake.documents.iter().map(count).fold(0, u16::saturating_add)
    };
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
        issued_at: cx.now,
        handed_over_at: (filed_at != cx.now).then_some(filed_at),
        manifest_no: None,
        place: cx.office.body.name.clone(),
        giver: party("Đơn vị bưu chính công ích", postman),
        taker: party(&cx.office.body.name, signed_by_actor(cx)),
        lines: vec![PostalLine {
            slip_no: slip.to_owned(),
            dossier_code: None,
            applicant: intake.applicant.name.clone(),
            papers: in_the_envelope(intake, case),
            originals: sum(|document| document.originals),
            copies: sum(|document| document.copies),
        }],
        condition: condition.unwrap_or("Không ghi nhận").to_owned(),
        contact: contact(cx),
    };
    draft(&form, &cx.office.center, paper)
}

/// What lies in an envelope, by name as far as the paper has room for it.
fn in_the_envelope(intake: &Intake, case: &ProcedureCase) -> String {
    let names = papers::papers(intake, case).into_iter().map(|line| line.name);
    in_short(names.collect(), LONGEST_TEXT)
}

/// Biên bản sửa đổi thông tin.
pub(in crate::dossier) fn amendment_record(
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
                before: change.field.text(&change.before, Lang::Vi),
                after: change.field.text(&change.after, Lang::Vi),
            })
            .collect(),
        reason: amendment.reason.clone(),
        proposer: signed_by(amendment.proposed.by.officer, cx),
    };
    draft(&form, center, paper)
}
