//! Drawing the numbers of a command and turning an [`Order`] into a [`Command`].

use super::idempotency;
use super::order::{Filing, Task};
use super::store::{code_taken, portal_code_taken};
use super::writes::Writes;
use crate::app::{App, AppError, AppResult, Snapshot, Tx, number};
use crate::document::attachments::{Named, claim};
use chrono::Datelike;
use domain::catalog::ProcedureVersion;
use domain::document::FormKind;
use domain::dossier::{
    AcceptNumbers, Command, Decision, Dossier, Drawn, Intake, NewPaper, RegisterEntry,
    ResultContent,
};
use domain::identifier::{AgencyCode, DossierCode, DossierCodeTemplate};
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
    /// What the transaction has not written yet.
    pub(super) writes: &'a Writes,
    pub(super) reference: &'a Snapshot,
    pub(super) now: Instant,
    pub(super) officer_id: OfficerId,
}

impl Draw<'_> {
    /// The command of a task: officers and files looked up. `filed` is its checked filing.
    pub(super) async fn command(
        &self,
        task: Task,
        dossier: Uuid,
        filed: Option<Intake>,
    ) -> AppResult<Command> {
        let intake = || filed.map(Box::new).ok_or(AppError::NotFound);
        Ok(match task {
            Task::Submit { filed_at, portal_code, slip, condition, .. } => {
                self.unused(portal_code.as_deref()).await?;
                Command::Submit { intake: intake()?, filed_at, portal_code, slip, condition }
            }
            Task::Resubmit(_) => Command::Resubmit { intake: intake()? },
            Task::Accept { slip, .. } => Command::Accept { intake: intake()?, slip },
            Task::RequestCompletion { lines, reason, legal_basis, .. } => {
                Command::RequestCompletion { intake: intake()?, lines, reason, legal_basis }
            }
            Task::Refuse { reason, text, .. } => {
                Command::Refuse { intake: intake()?, reason, text }
            }
            Task::Assign { officer, reason } => {
                Command::Assign { officer: self.officer(officer, "officerId")?, reason }
            }
            Task::Forward { note, next } => {
                let next = next.map(|id| self.officer(id, "nextOfficerId")).transpose()?;
                Command::Forward { note, next }
            }
            Task::SignResult { kind, title, text, file, legal_basis } => {
                let content = self.content(dossier, text, file).await?;
                Command::SignResult { kind, title, content, legal_basis }
            }
            Task::Plain(command) => command,
        })
    }

    /// Makes the files that a task names beside papers a dossier's.
    pub(super) async fn files(&self, task: &Task, dossier: Uuid) -> AppResult<()> {
        claim(self.tx, &task.files(), self.officer_id, dossier).await.map(drop)
    }

    /// Draws the numbers of everything that a dry run would issue. Series are always drawn in the
    /// same order, so that two commands wait for each other instead of blocking each other.
    pub(super) async fn numbers(&self, dry: &Decision) -> AppResult<Drawn> {
        let year = local_date(self.now).year();
        let facts = &dry.state.facts;
        let register = match dry.accepts() {
            true => Some(self.register(&facts.center, year).await?),
            false => None,
        };
        let mut series: Vec<(String, usize)> = dry
            .papers
            .iter()
            .enumerate()
            .map(|(place, paper)| (paper_series(&paper.issuer, year, paper.kind), place))
            .collect();
        series.sort();
        let mut papers = vec![NewPaper { id: Uuid::nil(), number: 0 }; series.len()];
        for (name, place) in series {
            let number = number::draw(self.tx, &name).await?;
            papers[place] = NewPaper { id: self.app.ids.id(self.now), number };
        }
        let acceptance = match register {
            Some(register) => {
                let code = self.code(&dry.state).await?;
                Some(AcceptNumbers { code, register, secret: self.secret() })
            }
            None => None,
        };
        Ok(Drawn { papers, acceptance })
    }

    /// Mã hồ sơ. One that the national portal has given stays (NĐ 118/2025 Đ.17.3: one code).
    async fn code(&self, dossier: &Dossier) -> AppResult<String> {
        let portal = dossier.submission.as_ref().and_then(|it| it.portal_code.clone());
        if let Some(code) = portal.and_then(|code| DossierCode::try_from(code).ok()) {
            let code = code.to_string();
            return match self.code_taken(&code).await? {
                true => Err(Refusal::at(Code::Duplicate, "portalCode").into()),
                false => Ok(code),
            };
        }
        let (agency, date) = (&dossier.facts.agency, local_date(self.now));
        let series = format!("code/{agency}/{}", date.format("%y%m%d"));
        // A code that somebody has filed under is passed over, or nobody could be accepted any more.
        loop {
            let ordinal = number::draw(self.tx, &series).await?;
            let code = DossierCodeTemplate::default().code(agency, date, ordinal).to_string();
            if !self.filed(&code).await? && !self.code_taken(&code).await? {
                return Ok(code);
            }
        }
    }

    /// A code of the portal that is not in use here.
    async fn unused(&self, portal_code: Option<&str>) -> AppResult<()> {
        let Some(code) = portal_code.map(str::trim).filter(|code| !code.is_empty()) else {
            return Ok(());
        };
        // As it is kept: the marks of a dossier code have one form.
        let kept = DossierCode::try_from(code.to_owned()).map(|code| code.to_string());
        let code = kept.as_deref().unwrap_or(code);
        idempotency::one_at_a_time(self.tx, format!("portal/{code}")).await?;
        if self.filed(code).await? || self.code_taken(code).await? {
            return Err(Refusal::at(Code::Duplicate, "portalCode").into());
        }
        Ok(())
    }

    /// Whether a code is a dossier's already.
    async fn code_taken(&self, code: &str) -> AppResult<bool> {
        let here = self.writes.any(|dossier| dossier.code() == Some(code));
        Ok(here || code_taken(self.tx, code).await?)
    }

    /// Whether something was filed under a code of the national portal.
    async fn filed(&self, code: &str) -> AppResult<bool> {
        let here = self.writes.any(|dossier| {
            let submission = dossier.submission.as_ref();
            submission.and_then(|it| it.portal_code.as_deref()) == Some(code)
        });
        Ok(here || portal_code_taken(self.tx, code).await?)
    }

    /// One book per Center and year (TT 01/2018 Đ.10.2).
    async fn register(&self, center: &AgencyCode, year: i32) -> AppResult<RegisterEntry> {
        let row = number::draw(self.tx, &format!("register/{center}/{year}")).await?;
        Ok(RegisterEntry { book: format!("01/{year}"), row })
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

    async fn content(
        &self,
        dossier: Uuid,
        text: Option<String>,
        file: Option<Uuid>,
    ) -> AppResult<ResultContent> {
        let Some(id) = file else {
            return match text {
                Some(body) if !body.trim().is_empty() => Ok(ResultContent::Text { body }),
                _ => Err(Refusal::at(Code::ResultContentNeeded, "text").into()),
            };
        };
        // Only one's own upload: another file's id must not carry its content into this dossier.
        let named = [Named { file: id, path: "fileId".to_owned() }];
        let files = claim(self.tx, &named, self.officer_id, dossier).await?;
        match files.iter().all(|file| file.media_type == "application/pdf") {
            true => Ok(ResultContent::File { id }),
            false => Err(Refusal::at(Code::FileKindRefused, "fileId").into()),
        }
    }
}

/// The yearly series of an issuer in which a kind of paper is numbered.
fn paper_series(issuer: &AgencyCode, year: i32, kind: FormKind) -> String {
    format!("paper/{issuer}/{year}/{}", kind.suffix().unwrap_or_default())
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
