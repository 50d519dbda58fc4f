//! What stands on the papers that a command issues, built from the dossier and frozen with it.

mod refusal;

pub(super) use refusal::{intake_refusal, refusal_after_appraisal};

use super::applicant::{Applicant, Submitter};
use super::command::{AcceptNumbers, CompletionLine, NewPaper, ResultContent, ResultKind};
use super::decide::{Context, Start};
use super::intake::{Intake, ReturnMethod};
use super::life::SupplementRound;
use super::regime::Regime;
use super::signature::{received_by, signatory, signed_by_actor};
use super::state::Dossier;
use super::state::RegisterEntry;
use crate::calendar::Term;
use crate::catalog::ProcedureCase;
use crate::document::{
    self, Contact, DocumentNumber, FeeLine, Form, FormKind, IssuingBody, MOST_LINES, PaperLine,
    Reappointment, ReceiptSlip, RegisterReference, RepresentedBy, ResultDocument, Signatory,
    SupplementLine, SupplementRequest,
};
use crate::identifier::AgencyCode;
use crate::identity::PaymentAccount;
use crate::lang::Lang;
use crate::refusal::{Code, Refusal};
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The Center as it appears on papers, and the names of agencies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Code of the Center.
    pub center: AgencyCode,
    /// The Center as issuing body.
    pub body: IssuingBody,
    /// Where the public site is reached, without trailing slash; goes into QR codes.
    pub public_url: String,
    /// Names of agencies by code.
    pub agencies: BTreeMap<AgencyCode, String>,
    /// To which accounts is paid what agencies ask for, those of Centers among them.
    pub accounts: BTreeMap<AgencyCode, PaymentAccount>,
    /// Every Center of the province, those of communes too: they take in and return, and decide
    /// nothing.
    pub centers: BTreeSet<AgencyCode>,
}

impl Office {
    /// Name of an agency, its code where it is unknown.
    pub fn agency_name(&self, code: &AgencyCode) -> String {
        self.agencies.get(code).cloned().unwrap_or_else(|| code.to_string())
    }

    /// The account for what an agency asks for: its own, else that of the Center, where it can be paid.
    pub fn payment_account(&self, agency: &AgencyCode) -> Option<&PaymentAccount> {
        self.accounts.get(agency).or_else(|| self.accounts.get(&self.center))
    }

    /// Whether an agency can be asked for its opinion, or a dossier be passed on to it: it is one of
    /// the province, and not a Center.
    pub fn decides(&self, agency: &AgencyCode) -> bool {
        self.agencies.contains_key(agency) && !self.centers.contains(agency)
    }

    /// Address of the tracking page of a dossier, for the holder of the slip.
    pub fn tracking_url(&self, code: &str, secret: &str) -> String {
        format!("{}/tra-cuu?ma={code}&k={secret}", self.public_url)
    }

    /// An agency of the province as issuing body.
    pub(super) fn issuing(&self, agency: &AgencyCode) -> IssuingBody {
        if *agency == self.center {
            return self.body.clone();
        }
        IssuingBody {
            name: self.agency_name(agency),
            address: None,
            hotline: None,
            ..self.body.clone()
        }
    }
}

/// A paper about to be stored: its data never changes again, and prints the same for ever.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperDraft {
    /// Its id.
    pub id: Uuid,
    /// Which form.
    pub kind: FormKind,
    /// In whose yearly series it is numbered.
    pub issuer: AgencyCode,
    /// Number in that series.
    pub number: u32,
    /// Name of the template that prints it; empty when it is an uploaded file.
    pub template: String,
    /// What stands on it.
    pub data: serde_json::Value,
    /// The uploaded file that is the paper, for results that were not made here.
    pub file: Option<Uuid>,
}

impl PaperDraft {
    /// SHA-256 over kind, number and data, hex.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.template.as_bytes());
        hash.update(self.number.to_be_bytes());
        hash.update(self.data.to_string().as_bytes());
        if let Some(file) = self.file {
            hash.update(file.as_bytes());
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

pub(super) type Draft = Result<PaperDraft, Vec<Refusal>>;

/// Mẫu 01.
pub(super) fn receipt_slip(
    intake: &Intake,
    case: &ProcedureCase,
    term: Term,
    start: &Start,
    numbers: &AcceptNumbers,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let tracking_url = cx.office.tracking_url(&numbers.code, &numbers.secret);
    let slip = Slip {
        intake,
        case,
        term,
        code: &numbers.code,
        register: &numbers.register,
        received_at: cx.now,
        due_at: start.dates.due_at,
        estimate: start.at.is_none(),
        tracking_url,
    };
    let form = slip.form(paper, cx)?;
    draft(&form, &cx.office.center, paper)
}

/// Mẫu 01 with a new appointment; without a date while the time stands still.
pub(super) fn receipt_slip_again(
    dossier: &Dossier,
    again: Reappointment,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let intake = &dossier.facts.intake;
    let case = cx.procedure.case(&intake.case);
    let (Some(accepted), Some(clock), Some(case)) = (&dossier.accepted, &dossier.clock, case)
    else {
        return Err(vec![Refusal::new(Code::NotFound)]);
    };
    let slip = Slip {
        intake,
        case,
        term: clock.term,
        code: &accepted.code,
        register: &accepted.register,
        received_at: cx.now,
        due_at: clock.due_at.filter(|_| clock.paused.is_none()),
        estimate: clock.is_estimate(),
        tracking_url: cx.office.tracking_url(&accepted.code, &accepted.secret),
    };
    let form = slip.form(paper, cx)?;
    let papers = with_supplements(form.papers, dossier);
    // No account signs: for what came online the officer who accepted the dossier stands there.
    let answer = dossier.supplements.last().and_then(|round| round.answers.last());
    let officer = match answer.and_then(|it| it.channel) {
        Some(_) => received_by(dossier, cx),
        None => form.officer,
    };
    let form = ReceiptSlip { papers, officer, reappointment: Some(again), ..form };
    draft(&form, &cx.office.center, paper)
}

/// What was filed, and after it what was brought since; what has no number of pieces stands in the
/// reason of the new appointment.
fn with_supplements(mut filed: Vec<PaperLine>, dossier: &Dossier) -> Vec<PaperLine> {
    let brought = dossier.supplements.iter().flat_map(SupplementRound::brought);
    let brought = brought.map(|(answer, line)| {
        let (name, copies) = (format!("Bổ sung: {}", line.content), line.copies);
        let copies = line.certified.saturating_add(copies);
        match answer.channel {
            None => PaperLine { name, originals: line.originals, copies, electronic: 0 },
            Some(_) => PaperLine { name, originals: 0, copies: 0, electronic: copies },
        }
    });
    filed.extend(brought.filter(|line| line.originals + line.copies + line.electronic > 0));
    if filed.len() > MOST_LINES {
        let rest = filed.split_off(MOST_LINES - 1);
        let sum = |of: fn(&PaperLine) -> u16| rest.iter().map(of).fold(0, u16::saturating_add);
        filed.push(PaperLine {
            name: format!("{} giấy tờ khác", rest.len()),
            originals: sum(|line| line.originals),
            copies: sum(|line| line.copies),
            electronic: sum(|line| line.electronic),
        });
    }
    filed
}

/// What differs between the first Form 01 and a later one.
struct Slip<'a> {
    intake: &'a Intake,
    case: &'a ProcedureCase,
    term: Term,
    code: &'a str,
    register: &'a RegisterEntry,
    received_at: Instant,
    due_at: Option<Instant>,
    /// Whether the clock begins only where the dossier is decided.
    estimate: bool,
    tracking_url: String,
}

impl Slip<'_> {
    /// The legal time, and from when it counts where that is not the day of the slip.
    fn legal_time(&self) -> String {
        let time = document::wording::legal_time(self.term);
        match (self.estimate, self.due_at) {
            (true, Some(_)) => format!(
                "{time}, kể từ khi cơ quan giải quyết nhận được hồ sơ; ngày trả kết quả là dự kiến"
            ),
            (true, None) => format!("{time}, kể từ khi cơ quan giải quyết nhận được hồ sơ"),
            (false, _) => time,
        }
    }

    fn form(self, paper: NewPaper, cx: &Context<'_>) -> Result<ReceiptSlip, Vec<Refusal>> {
        let Slip { intake, case, .. } = self;
        Ok(ReceiptSlip {
            issuer: cx.office.body.clone(),
            number: numbered(FormKind::ReceiptSlip, paper)?,
            issued_at: cx.now,
            dossier_code: self.code.to_owned(),
            applicant: applicant(&intake.applicant),
            submitter: intake.submitter.as_ref().map(submitter),
            procedure_name: procedure_name(cx, case),
            procedure_code: cx.procedure.code.to_string(),
            papers: papers(intake, case),
            set_count: intake.set_count,
            legal_time: self.legal_time(),
            received_at: self.received_at,
            due_at: self.due_at,
            reappointment: None,
            return_method: match (intake.return_method, &intake.return_address) {
                (ReturnMethod::Post, Some(address)) => {
                    document::ReturnMethod::Post { address: address.clone() }
                }
                (ReturnMethod::Electronic, _) => document::ReturnMethod::Online,
                _ => document::ReturnMethod::Counter,
            },
            fees: fees(intake, case),
            register: RegisterReference {
                book: self.register.book.clone(),
                row: self.register.row,
            },
            officer: signatory(cx),
            evaluation_note: None,
            tracking_url: Some(self.tracking_url),
        })
    }
}

/// What Form 02 asks for.
pub(super) struct Request<'a> {
    pub(super) lines: &'a [CompletionLine],
    pub(super) reason: &'a str,
    /// The provision; `None` for the general one of the regime.
    pub(super) basis: Option<String>,
    pub(super) deadline: NaiveDate,
    /// Which request it is for this dossier, from 1.
    pub(super) round: u16,
}

/// In which dossier and for whom Form 02 asks.
pub(super) struct Asked<'a> {
    /// Mã hồ sơ, once accepted.
    pub(super) code: Option<&'a str>,
    /// The department that drafted it.
    pub(super) by: Option<String>,
    /// The general provision.
    pub(super) general: &'static str,
}

/// Mẫu 02 at intake.
pub(super) fn supplement_request(
    intake: &Intake,
    request: Request<'_>,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let general = Regime::on(local_date(cx.now)).intake_basis();
    self::request(intake, request, &Asked { code: None, by: None, general }, paper, cx)
}

/// Mẫu 02.
pub(super) fn request(
    intake: &Intake,
    request: Request<'_>,
    asked: &Asked<'_>,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let Request { lines, reason, basis, deadline, round } = request;
    let hotline = cx.office.body.hotline.clone().unwrap_or_default();
    let case = cx.procedure.cases.iter().find(|case| case.key == intake.case);
    let form = SupplementRequest {
        issuer: cx.office.body.clone(),
        number: numbered(FormKind::SupplementRequest, paper)?,
        issued_at: cx.now,
        dossier_code: asked.code.map(str::to_owned),
        drafted_by: asked.by.clone(),
        applicant: applicant(&intake.applicant),
        procedure_name: case
            .map_or_else(|| cx.procedure.name.clone(), |case| procedure_name(cx, case)),
        procedure_code: cx.procedure.code.to_string(),
        round,
        lines: lines
            .iter()
            .map(|line| SupplementLine {
                name: line.content.clone(),
                originals: line.originals,
                certified: line.certified,
                photocopies: line.copies,
                reason: line.reason.clone(),
            })
            .collect(),
        reason: reason.to_owned(),
        repeat_basis: basis.clone().filter(|_| round > 1),
        legal_basis: basis.unwrap_or_else(|| asked.general.to_owned()),
        deadline: Some(deadline),
        contact: Contact { name: cx.actor.name.clone(), phone: hotline },
        officer: signatory(cx),
        evaluation_note: None,
        tracking_url: None,
    };
    draft(&form, &cx.office.center, paper)
}

/// The result, made here from text or uploaded.
pub(super) fn result(
    dossier: &Dossier,
    kind: ResultKind,
    title: &str,
    content: &ResultContent,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let agency = dossier.current_step().map_or(&dossier.facts.agency, |run| &run.agency);
    let (body, file) = match content {
        ResultContent::Text { body } => (body.lines().map(str::to_owned).collect(), None),
        ResultContent::File { id } => (vec![title.to_owned()], Some(*id)),
    };
    let body: Vec<String> = body.into_iter().filter(|line| !line.is_empty()).collect();
    let form = ResultDocument {
        issuer: cx.office.issuing(agency),
        number: numbered(FormKind::Result, paper)?,
        issued_at: cx.now,
        title: title.to_owned(),
        subject: (kind == ResultKind::Refusal).then(|| cx.procedure.name.clone()),
        dossier_code: dossier.code().unwrap_or_default().to_owned(),
        procedure_name: cx.procedure.name.clone(),
        decree: None,
        body,
        signatory: Signatory {
            signed_at: Some(cx.now),
            agency: Some(cx.office.agency_name(agency)),
            ..signed_by_actor(cx)
        },
        recipients: vec![dossier.applicant().name.clone(), cx.office.body.name.clone()],
        verify_url: None,
    };
    let mut made = draft(&form, agency, paper).map_err(|refusals| {
        refusals
            .into_iter()
            .map(|refusal| match refusal.path.first().map(String::as_str) {
                // What is a paragraph on the paper was one field for the officer.
                Some("body") => refusal.in_field("text"),
                _ => refusal,
            })
            .collect::<Vec<_>>()
    })?;
    made.file = file;
    Ok(made)
}

/// Freezes a form in the series of whoever issues it, if nothing is wrong with it.
pub(super) fn draft<F: Form>(form: &F, issuer: &AgencyCode, paper: NewPaper) -> Draft {
    let problems: Vec<Refusal> = form
        .problems()
        .into_iter()
        .map(|problem| {
            Refusal::new(Code::InvalidValue)
                .with("vi", problem.code.message(Lang::Vi))
                .with("en", problem.code.message(Lang::En))
                .in_field(
                    problem.path.replace(['[', ']'], ".").replace("..", ".").trim_matches('.'),
                )
        })
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(PaperDraft {
        id: paper.id,
        kind: F::KIND,
        issuer: issuer.clone(),
        number: paper.number,
        template: F::KIND.template(form.family()).unwrap_or_default(),
        data: serde_json::to_value(form).expect("a form is plain data"),
        file: None,
    })
}

pub(super) fn numbered(kind: FormKind, paper: NewPaper) -> Result<DocumentNumber, Vec<Refusal>> {
    DocumentNumber::of(kind, paper.number).ok_or_else(|| vec![Refusal::new(Code::NotFound)])
}

fn procedure_name(cx: &Context<'_>, case: &ProcedureCase) -> String {
    if case.name.is_empty() {
        cx.procedure.name.clone()
    } else {
        format!("{} ({})", cx.procedure.name, case.name)
    }
}

/// The procedure of a dossier with its case.
pub(super) fn procedure_name_of(dossier: &Dossier, cx: &Context<'_>) -> String {
    let case = cx.procedure.case(&dossier.facts.intake.case);
    case.map_or_else(|| cx.procedure.name.clone(), |case| procedure_name(cx, case))
}

/// Where people turn to: the Center, always (R1).
pub(super) fn contact(cx: &Context<'_>) -> Contact {
    let body = &cx.office.body;
    Contact { name: body.name.clone(), phone: body.hotline.clone().unwrap_or_default() }
}

pub(super) fn applicant(applicant: &Applicant) -> document::Applicant {
    let tax_code = applicant.tax_code.as_ref().map(ToString::to_string);
    document::Applicant {
        name: applicant.name.clone(),
        identity_number: tax_code.or(applicant.personal_id.as_ref().map(ToString::to_string)),
        address: applicant.address.clone(),
        phone: Some(applicant.phone.display()),
        email: applicant.email.as_ref().map(ToString::to_string),
    }
}

fn submitter(submitter: &Submitter) -> RepresentedBy {
    RepresentedBy {
        name: submitter.name.to_string(),
        identity_number: submitter.personal_id.as_ref().map(ToString::to_string),
        phone: submitter.phone.as_ref().map(|phone| phone.display()),
    }
}

pub(super) fn papers(intake: &Intake, case: &ProcedureCase) -> Vec<PaperLine> {
    let name = |key: &str| case.documents.iter().find(|asked| asked.key == key);
    intake
        .documents
        .iter()
        .map(|given| PaperLine {
            name: name(&given.key).map_or_else(|| given.key.clone(), |asked| asked.name.clone()),
            originals: given.originals,
            copies: given.copies,
            electronic: given.electronic,
        })
        .collect()
}

fn fees(intake: &Intake, case: &ProcedureCase) -> Vec<FeeLine> {
    case.on(intake.channel)
        .and_then(|term| term.fee)
        .filter(|amount| *amount > 0)
        .map(|amount| FeeLine { name: "Phí, lệ phí".to_owned(), amount, receipt: None })
        .into_iter()
        .collect()
}
