//! Drawing the numbers of a command and turning an [`Order`] into a [`Command`].

use super::order::{Filing, Task};
use super::store::own_file;
use crate::app::{App, AppError, AppResult, Snapshot, Tx, number};
use chrono::Datelike;
use domain::catalog::ProcedureVersion;
use domain::document::FormKind;
use domain::dossier::{
    AcceptNumbers, Command, Dossier, Intake, NewPaper, RegisterEntry, ResultContent,
};
use domain::identifier::{AgencyCode, DossierCodeTemplate};
use domain::identity::{Actor, OfficerId, present};
use domain::refusal::{Code, Refusal};
use domain::time::{Instant, local_date};
use uuid::Uuid;

/// Letters and digits that are not mistaken for one another on paper.
const SECRET_ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// What drawing needs to know.
pub(super) struct Draw<'a> {
    pub(super) app: &'a App,
    pub(super) tx: &'a Tx,
    pub(super) reference: &'a Snapshot,
    pub(super) now: Instant,
    pub(super) officer_id: OfficerId,
}

impl Draw<'_> {
    /// The command of a task. `filed` is its checked filing, for the exits of the intake.
    pub(super) async fn command(
        &self,
        task: Task,
        filed: Option<Intake>,
        procedure: &ProcedureVersion,
        dossier: Option<&Dossier>,
    ) -> AppResult<Command> {
        let intake = || filed.map(Box::new).ok_or(AppError::NotFound);
        let center = &self.reference.office.center;
        Ok(match task {
            Task::Accept(_) => Command::Accept {
                intake: intake()?,
                numbers: self.accept(&procedure.agency).await?,
            },
            Task::RequestCompletion { lines, reason, legal_basis, .. } => {
                let paper = self.paper(center, FormKind::SupplementRequest).await?;
                Command::RequestCompletion { intake: intake()?, lines, reason, legal_basis, paper }
            }
            Task::Refuse { reason, text, .. } => {
                let paper = self.paper(center, FormKind::IntakeRefusal).await?;
                Command::Refuse { intake: intake()?, reason, text, paper }
            }
            Task::Claim => Command::Claim,
            Task::Assign { officer, reason } => {
                Command::Assign { officer: self.officer(officer, "officerId")?, reason }
            }
            Task::Forward { note, next } => {
                let next = next.map(|id| self.officer(id, "nextOfficerId")).transpose()?;
                Command::Forward { note, next }
            }
            Task::SendBack { ordinal, reason } => Command::SendBack { ordinal, reason },
            Task::SignResult { kind, title, text, file } => {
                let content = self.content(text, file).await?;
                let signing = dossier
                    .and_then(Dossier::current_step)
                    .map_or(&procedure.agency, |run| &run.agency);
                let paper = self.paper(signing, FormKind::Result).await?;
                Command::SignResult { kind, title, content, paper }
            }
            Task::Release { note } => Command::Release { note },
            Task::ReturnResult(handed_over) => Command::ReturnResult(handed_over),
        })
    }

    /// Code, register row, Form 01 and secret of an acceptance. Series are always drawn in this
    /// order, so that two acceptances wait for each other instead of blocking each other.
    async fn accept(&self, agency: &AgencyCode) -> AppResult<AcceptNumbers> {
        let date = local_date(self.now);
        let center = &self.reference.office.center;
        let register = self.register(center, date.year()).await?;
        let paper = self.paper(center, FormKind::ReceiptSlip).await?;
        let day = date.format("%y%m%d");
        let ordinal = number::draw(self.tx, &format!("code/{agency}/{day}")).await?;
        let code = DossierCodeTemplate::default().code(agency, date, ordinal).to_string();
        Ok(AcceptNumbers { code, register, paper, secret: self.secret() })
    }

    /// One book per Center and year (TT 01/2018 Đ.10.2).
    async fn register(&self, center: &AgencyCode, year: i32) -> AppResult<RegisterEntry> {
        let row = number::draw(self.tx, &format!("register/{center}/{year}")).await?;
        Ok(RegisterEntry { book: format!("01/{year}"), row })
    }

    async fn paper(&self, issuer: &AgencyCode, kind: FormKind) -> AppResult<NewPaper> {
        let year = local_date(self.now).year();
        let suffix = kind.suffix().unwrap_or_default();
        let number = number::draw(self.tx, &format!("paper/{issuer}/{year}/{suffix}")).await?;
        Ok(NewPaper { id: self.app.ids.id(self.now), number })
    }

    fn secret(&self) -> String {
        let bytes = self.app.ids.secret();
        bytes[..8].iter().map(|byte| char::from(SECRET_ALPHABET[usize::from(byte % 32)])).collect()
    }

    /// Somebody who is to get work: an officer who is there.
    fn officer(&self, id: OfficerId, path: &str) -> AppResult<Box<Actor>> {
        let officer = self.reference.actor(id, self.now);
        let officer = officer.ok_or_else(|| Refusal::at(Code::NotFound, path))?;
        present(id, &self.reference.staffing(), self.reference, self.now)
            .map_err(|refusal| refusal.in_field(path))?;
        Ok(Box::new(officer))
    }

    async fn content(&self, text: Option<String>, file: Option<Uuid>) -> AppResult<ResultContent> {
        let Some(id) = file else {
            return match text {
                Some(body) if !body.trim().is_empty() => Ok(ResultContent::Text { body }),
                _ => Err(Refusal::at(Code::ResultContentNeeded, "text").into()),
            };
        };
        // Only one's own upload: another file's id must not carry its content into this dossier.
        match own_file(self.tx, id, self.officer_id).await?.as_deref() {
            Some("application/pdf") => Ok(ResultContent::File { id }),
            Some(_) => Err(Refusal::at(Code::FileKindRefused, "fileId").into()),
            None => Err(Refusal::at(Code::NotFound, "fileId").into()),
        }
    }
}

/// Checks a filing against the procedure in force.
pub(super) fn check_filing(
    filing: &Filing,
    reference: &Snapshot,
    now: Instant,
) -> AppResult<(Intake, std::sync::Arc<ProcedureVersion>)> {
    let unknown = || {
        let code: String = filing.procedure.chars().take(40).collect();
        AppError::from(Refusal::at(Code::UnknownProcedure, "procedureCode").with("code", code))
    };
    let code = filing.procedure.as_str().try_into().map_err(|_| unknown())?;
    let procedure = reference.procedure(&code, now).ok_or_else(unknown)?;
    let case = procedure.cases.iter().find(|case| case.key == filing.case);
    let case = case.ok_or_else(|| AppError::from(Refusal::at(Code::UnknownCase, "caseKey")))?;
    let intake = filing.draft.check(&procedure.code, case, local_date(now))?;
    Ok((intake, procedure.clone()))
}
