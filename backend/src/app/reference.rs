//! Reference data in memory: agencies, officers, catalog, calendar.
//!
//! Lists are read a thousand times for each change here, so every request takes one immutable
//! [`Snapshot`] and pays no query for names. Whoever writes one of these tables calls
//! [`Reference::reload`] after the commit.

use super::{AppError, AppResult, Db};
use crate::{calendar, catalog, identity};
use domain::calendar::{Calendar, Limits};
use domain::catalog::ProcedureVersion;
use domain::dossier::{Names, Office};
use domain::identifier::{AgencyCode, ProcedureCode};
use domain::identity::{Actor, OfficerId, Staffing};
use domain::process::ProcessVersion;
use domain::time::{Instant, local_date};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

/// The current snapshot, replaced as a whole.
#[derive(Debug)]
pub struct Reference {
    current: RwLock<Arc<Snapshot>>,
    /// One reload at a time: an older reading must not replace a newer one.
    reloading: tokio::sync::Mutex<()>,
}

/// Reference data as of one moment.
#[derive(Debug)]
pub struct Snapshot {
    /// Agencies by code.
    pub agencies: BTreeMap<AgencyCode, identity::Agency>,
    /// Officers by id, also those who have left: their names stand in logs.
    pub officers: HashMap<OfficerId, identity::Officer>,
    /// Who stands in for whom, and who is away; what of it is in force depends on the moment.
    pub substitutions: identity::Substitutions,
    /// Versions of each procedure, oldest first.
    pub procedures: BTreeMap<ProcedureCode, Vec<Arc<ProcedureVersion>>>,
    /// Versions of the process of each case, oldest first.
    pub processes: HashMap<(ProcedureCode, String), Vec<Arc<ProcessVersion>>>,
    /// The calendar in force.
    pub calendar: Arc<Calendar>,
    /// The limits of the law.
    pub limits: Arc<Limits>,
    /// The Center and names of agencies, for papers.
    pub office: Arc<Office>,
    /// Public facts of the province; `None` before one was set up.
    pub province: Option<identity::ProvinceFacts>,
}

impl Reference {
    /// Reads everything.
    ///
    /// # Errors
    /// The database fails, or holds something that can not be read.
    pub async fn load(db: &Db, public_url: &str) -> AppResult<Self> {
        let current = RwLock::new(Arc::new(Snapshot::read(db, public_url).await?));
        Ok(Self { current, reloading: tokio::sync::Mutex::default() })
    }

    /// Reads everything again and replaces the snapshot.
    ///
    /// # Errors
    /// As [`Self::load`]; the old snapshot stays.
    pub async fn reload(&self, db: &Db) -> AppResult<()> {
        let _turn = self.reloading.lock().await;
        let public_url = self.now().office.public_url.clone();
        self.replace(Snapshot::read(db, &public_url).await?);
        Ok(())
    }

    /// Reads officers and who stands in for them again; the catalog, which is much more, stays.
    ///
    /// # Errors
    /// As [`Self::load`]; the old snapshot stays.
    pub async fn reload_officers(&self, db: &Db) -> AppResult<()> {
        let _turn = self.reloading.lock().await;
        let directory = identity::load(db).await?;
        self.replace(self.now().with(directory)?);
        Ok(())
    }

    fn replace(&self, fresh: Snapshot) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
    }

    /// The snapshot of this moment.
    pub fn now(&self) -> Arc<Snapshot> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Snapshot {
    async fn read(db: &Db, public_url: &str) -> AppResult<Self> {
        let identity::Directory { agencies, officers, substitutions, province } =
            identity::load(db).await?;
        let (procedures, processes) = catalog::load(db).await?;
        let calendar = calendar::load(db).await?;
        let office = identity::office(province.as_ref(), &agencies, public_url)?;
        Ok(Self {
            agencies,
            officers,
            substitutions,
            procedures,
            processes,
            calendar: Arc::new(calendar),
            limits: Arc::new(Limits::default()),
            office: Arc::new(office),
            province,
        })
    }

    /// The same catalog and calendar with other officers.
    fn with(&self, directory: identity::Directory) -> AppResult<Self> {
        let identity::Directory { agencies, officers, substitutions, province } = directory;
        let office = identity::office(province.as_ref(), &agencies, &self.office.public_url)?;
        Ok(Self {
            agencies,
            officers,
            substitutions,
            procedures: self.procedures.clone(),
            processes: self.processes.clone(),
            calendar: Arc::clone(&self.calendar),
            limits: Arc::clone(&self.limits),
            office: Arc::new(office),
            province,
        })
    }

    /// An officer with the grants valid at a moment, his own first, then those of officers he stands
    /// in for; `None` for one who left or never was.
    pub fn actor(&self, id: OfficerId, at: Instant) -> Option<Actor> {
        let officer = self.officers.get(&id).filter(|officer| officer.active)?;
        let mut actor = officer.actor(local_date(at));
        let taken_over = self.substitutions.delegations.iter().filter(|it| it.to == id);
        actor.grants.extend(taken_over.filter_map(|delegation| {
            let from = self.officers.get(&delegation.from)?;
            delegation.grant(&from.colleague(), &from.title, at)
        }));
        Some(actor)
    }

    /// Who stands in for whom and who is away, as the rules see it.
    pub fn staffing(&self) -> Staffing<'_> {
        self.substitutions.staffing()
    }

    /// The officer who acts.
    ///
    /// # Errors
    /// [`AppError::Unauthenticated`] when nobody is signed in or the officer has left.
    pub fn require(&self, id: Option<OfficerId>, at: Instant) -> AppResult<Actor> {
        id.and_then(|id| self.actor(id, at)).ok_or(AppError::Unauthenticated)
    }

    /// The version of a procedure in force on the date of a moment.
    pub fn procedure(&self, code: &ProcedureCode, at: Instant) -> Option<&Arc<ProcedureVersion>> {
        let date = local_date(at);
        let versions = self.procedures.get(code)?;
        versions.iter().rev().find(|version| version.valid_from <= date)
    }

    /// One version of a procedure.
    pub fn procedure_version(
        &self,
        code: &ProcedureCode,
        version: u32,
    ) -> Option<&Arc<ProcedureVersion>> {
        self.procedures.get(code)?.iter().find(|other| other.version == version)
    }

    /// The process of a case in force on the date of a moment; `None` is a gap (R4).
    pub fn process(
        &self,
        code: &ProcedureCode,
        case: &str,
        at: Instant,
    ) -> Option<&Arc<ProcessVersion>> {
        let date = local_date(at);
        let versions = self.processes.get(&(code.clone(), case.to_owned()))?;
        versions.iter().rev().find(|version| version.effective_from <= date)
    }

    /// One version of the process of a case.
    pub fn process_version(
        &self,
        code: &ProcedureCode,
        case: &str,
        version: u32,
    ) -> Option<&Arc<ProcessVersion>> {
        let versions = self.processes.get(&(code.clone(), case.to_owned()))?;
        versions.iter().find(|other| other.version == version)
    }
}

impl Names for Snapshot {
    fn name(&self, officer: OfficerId) -> String {
        self.officers.get(&officer).map_or_else(|| "—".to_owned(), |officer| officer.name.clone())
    }
}
