//! Reference data in memory: agencies, officers, catalog, calendar.
//!
//! Lists are read a thousand times for each change here, so every request takes one immutable
//! [`Snapshot`] and pays no query for names. Whoever writes one of these tables calls
//! [`Reference::reload`] after the commit.

use super::{AppError, AppResult, Db};
use crate::calendar::Calendars;
use crate::{calendar, catalog, identity};
use chrono::NaiveDate;
use domain::calendar::Calendar;
use domain::catalog::ProcedureVersion;
use domain::dossier::{Dossier, LimitsByRegime, Names, Office};
use domain::identifier::{AgencyCode, ProcedureCode};
use domain::identity::{Actor, OfficerId, Staffing, present};
use domain::process::ProcessVersion;
use domain::time::{Clock, Instant, local_date};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

/// The current snapshot, replaced as a whole.
#[derive(Debug)]
pub struct Reference {
    current: RwLock<Arc<Snapshot>>,
    /// What is over is not read.
    clock: Arc<dyn Clock>,
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
    /// Every version ever in force, by its label.
    pub calendars: BTreeMap<String, Arc<Calendar>>,
    /// The limits of the law, by regime.
    pub limits: Arc<LimitsByRegime>,
    /// The province's Center and names of agencies, for papers.
    pub office: Arc<Office>,
    /// Every Center that takes dossiers in, by its code.
    pub offices: BTreeMap<AgencyCode, Arc<Office>>,
    /// Public facts of the province; `None` before one was set up.
    pub province: Option<identity::ProvinceFacts>,
}

impl Reference {
    /// Reads everything.
    ///
    /// # Errors
    /// The database fails, or holds something that can not be read.
    pub async fn load(db: &Db, public_url: &str, clock: Arc<dyn Clock>) -> AppResult<Self> {
        let today = local_date(clock.now());
        let current = RwLock::new(Arc::new(Snapshot::read(db, public_url, today).await?));
        Ok(Self { current, clock, reloading: tokio::sync::Mutex::default() })
    }

    /// Reads everything again and replaces the snapshot.
    ///
    /// # Errors
    /// As [`Self::load`]; the old snapshot stays.
    pub async fn reload(&self, db: &Db) -> AppResult<()> {
        let _turn = self.reloading.lock().await;
        let public_url = self.now().office.public_url.clone();
        self.replace(Snapshot::read(db, &public_url, local_date(self.clock.now())).await?);
        Ok(())
    }

    /// Reads officers, who stands in for them, and calendars again; the catalog, which is much more,
    /// stays.
    ///
    /// # Errors
    /// As [`Self::load`]; the old snapshot stays.
    pub async fn reload_officers(&self, db: &Db) -> AppResult<()> {
        let _turn = self.reloading.lock().await;
        let directory = identity::load(db, local_date(self.clock.now())).await?;
        let calendars = calendar::load(db).await?;
        self.replace(self.now().with(directory, calendars)?);
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
    async fn read(db: &Db, public_url: &str, today: NaiveDate) -> AppResult<Self> {
        let identity::Directory { agencies, officers, substitutions, province } =
            identity::load(db, today).await?;
        let (procedures, processes) = catalog::load(db).await?;
        let Calendars { in_force: calendar, all: calendars } = calendar::load(db).await?;
        let (office, offices) = offices(province.as_ref(), &agencies, public_url)?;
        Ok(Self {
            agencies,
            officers,
            substitutions,
            procedures,
            processes,
            calendar,
            calendars,
            limits: Arc::new(LimitsByRegime::default()),
            office,
            offices,
            province,
        })
    }

    /// The Center in whose name papers are issued: the one that took the dossier in, or, for a new
    /// one, the one where the officer works.
    pub fn office_for(&self, center: Option<&AgencyCode>, actor: &Actor) -> Arc<Office> {
        let own = || {
            let mut grants = actor.grants.iter();
            grants.find_map(|grant| self.offices.get(&grant.agency))
        };
        let office = match center {
            Some(center) => self.offices.get(center),
            None => own(),
        };
        Arc::clone(office.unwrap_or(&self.office))
    }

    /// The calendar of a dossier: the one it was accepted under or that was confirmed for it since
    /// (R3), before acceptance the one in force.
    pub fn calendar_of(&self, dossier: &Dossier) -> &Arc<Calendar> {
        let bound = dossier.accepted.as_ref().and_then(|it| self.calendars.get(&it.calendar));
        bound.unwrap_or(&self.calendar)
    }

    /// The same catalog with other officers and calendars.
    fn with(&self, directory: identity::Directory, calendars: Calendars) -> AppResult<Self> {
        let identity::Directory { agencies, officers, substitutions, province } = directory;
        let offices = offices(province.as_ref(), &agencies, &self.office.public_url)?;
        Ok(Self {
            agencies,
            officers,
            substitutions,
            procedures: self.procedures.clone(),
            processes: self.processes.clone(),
            calendar: calendars.in_force,
            calendars: calendars.all,
            limits: Arc::clone(&self.limits),
            office: offices.0,
            offices: offices.1,
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

/// The province's Center, and every Center by its code.
type Offices = (Arc<Office>, BTreeMap<AgencyCode, Arc<Office>>);

fn offices(
    province: Option<&identity::ProvinceFacts>,
    agencies: &BTreeMap<AgencyCode, identity::Agency>,
    public_url: &str,
) -> AppResult<Offices> {
    let main = Arc::new(identity::office(province, agencies, public_url)?);
    let branches = identity::branches(province, &main).into_iter().map(Arc::new);
    let all = std::iter::once(Arc::clone(&main)).chain(branches);
    let all = all.map(|office| (office.center.clone(), office)).collect();
    Ok((main, all))
}

impl Names for Snapshot {
    fn agency(&self, code: &AgencyCode) -> String {
        self.agencies.get(code).map_or_else(|| code.to_string(), |agency| agency.name.clone())
    }

    fn unit(&self, agency: &AgencyCode, unit: &str) -> Option<String> {
        Some(self.agencies.get(agency)?.unit(unit)?.name.clone())
    }

    fn title(&self, officer: OfficerId) -> String {
        self.officers.get(&officer).map_or_else(String::new, |officer| officer.title.clone())
    }

    fn name(&self, officer: OfficerId) -> String {
        if officer.is_nil() {
            return "Hệ thống".to_owned();
        }
        self.officers.get(&officer).map_or_else(|| "—".to_owned(), |officer| officer.name.clone())
    }

    fn at_work(&self, officer: OfficerId, at: Instant) -> Option<Actor> {
        present(officer, &self.staffing(), self, at).ok()?;
        self.actor(officer, at)
    }
}
