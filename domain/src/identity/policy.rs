//! The one table of who may do what, where (design R1, R12, R17; NĐ 118/2025 Đ.5, 8–12).
//!
//! [`authorize`] turns an actor, an action and the facts of a dossier into a [`Permit`]; [`scope`]
//! turns an actor and a reading action into a [`Scope`]. Nothing else can make either, and every
//! write asks for the one, every list for the other, so that forgetting the check does not compile.

use super::{Actor, Grant, OfficerId, Role};
use crate::identifier::AgencyCode;
use Action::*;
use Reach::*;
use Role::*;
use serde::{Deserialize, Serialize};

/// What may be asked of the system about a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Tiếp nhận (Form 01).
    Accept,
    /// Yêu cầu hoàn thiện tại quầy (Form 02).
    RequestCompletion,
    /// Từ chối tiếp nhận (Form 03).
    Refuse,
    /// Nhận việc.
    Claim,
    /// Phân công.
    Assign,
    /// Chuyển bước tiếp theo.
    Forward,
    /// Trả lại bước trước.
    SendBack,
    /// Ký kết quả.
    SignResult,
    /// Chuyển kết quả đến Trung tâm.
    Release,
    /// Trả kết quả.
    ReturnResult,
    /// Read a dossier, find it in lists.
    Read,
    /// Open the papers and files of a dossier.
    ReadFiles,
    /// Figures over many dossiers.
    Board,
    /// Who has how much to do.
    Workload,
    /// Take a list out of the system as a file.
    Export,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 15] = [
        Accept,
        RequestCompletion,
        Refuse,
        Claim,
        Assign,
        Forward,
        SendBack,
        SignResult,
        Release,
        ReturnResult,
        Read,
        ReadFiles,
        Board,
        Workload,
        Export,
    ];
}

/// How far a rule of the table reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Dossiers whose current step names this role, at the place where the actor holds it.
    Step,
    /// Dossiers whose current step is at the place where the actor holds the role, whichever role
    /// the step names.
    StepPlace,
    /// Dossiers the officer works or worked on, or could claim.
    Own,
    /// Dossiers that are or were in the officer's unit.
    Unit,
    /// Dossiers the officer's agency answers for, holds or held.
    Agency,
    /// Dossiers taken in by the officer's Center.
    Center,
    /// Every dossier of the province.
    All,
}

/// One rule: this role may do this, that far. What no rule allows is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The action.
    pub action: Action,
    /// The role.
    pub role: Role,
    /// How far.
    pub reach: Reach,
}

const fn rule(action: Action, role: Role, reach: Reach) -> Rule {
    Rule { action, role, reach }
}

/// The table. A department role has no rule for [`Accept`], [`RequestCompletion`], [`Refuse`] or
/// [`ReturnResult`]: only the Center meets the applicant (R1, R12). [`Admin`] has none at all (R17).
pub const POLICY: &[Rule] = &[
    rule(Accept, Int, Center),
    rule(RequestCompletion, Int, Center),
    rule(Refuse, Int, Center),
    rule(Claim, Foc, Step),
    rule(Claim, Spc, Step),
    rule(Claim, Hod, Step),
    rule(Claim, Dir, Step),
    rule(Claim, Clk, Step),
    rule(Claim, Pvo, Step),
    rule(Claim, Chm, Step),
    rule(Assign, Hod, StepPlace),
    rule(Assign, Dir, StepPlace),
    rule(Assign, Chm, StepPlace),
    rule(Forward, Foc, Step),
    rule(Forward, Spc, Step),
    rule(Forward, Hod, Step),
    rule(Forward, Dir, Step),
    rule(Forward, Clk, Step),
    rule(Forward, Pvo, Step),
    rule(SendBack, Hod, Step),
    rule(SendBack, Dir, Step),
    rule(SendBack, Pvo, Step),
    rule(SendBack, Chm, Step),
    rule(SignResult, Dir, Step),
    rule(SignResult, Chm, Step),
    rule(SignResult, Hod, Step),
    rule(Release, Clk, Step),
    rule(Release, Foc, StepPlace),
    rule(ReturnResult, Ret, Center),
    rule(Read, Int, Center),
    rule(Read, Ret, Center),
    rule(Read, Csh, Center),
    rule(Read, Hoc, Center),
    rule(Read, Cdr, Center),
    rule(Read, Kstt, All),
    rule(Read, Foc, Agency),
    rule(Read, Spc, Own),
    rule(Read, Hod, Unit),
    rule(Read, Dir, Agency),
    rule(Read, Clk, Agency),
    rule(Read, Pvo, Agency),
    rule(Read, Chm, Agency),
    rule(Read, Audit, All),
    rule(ReadFiles, Int, Center),
    rule(ReadFiles, Ret, Center),
    rule(ReadFiles, Cdr, Center),
    rule(ReadFiles, Kstt, All),
    rule(ReadFiles, Foc, Agency),
    rule(ReadFiles, Spc, Own),
    rule(ReadFiles, Hod, Unit),
    rule(ReadFiles, Dir, Agency),
    rule(ReadFiles, Clk, Agency),
    rule(ReadFiles, Pvo, Agency),
    rule(ReadFiles, Chm, Agency),
    rule(ReadFiles, Audit, All),
    rule(Board, Int, Center),
    rule(Board, Ret, Center),
    rule(Board, Hoc, Center),
    rule(Board, Cdr, Center),
    rule(Board, Kstt, All),
    rule(Board, Foc, Agency),
    rule(Board, Hod, Unit),
    rule(Board, Dir, Agency),
    rule(Board, Chm, Agency),
    rule(Board, Audit, All),
    rule(Workload, Foc, StepPlace),
    rule(Workload, Hod, StepPlace),
    rule(Workload, Dir, StepPlace),
    rule(Workload, Chm, StepPlace),
    rule(Workload, Kstt, All),
    rule(Export, Int, Center),
    rule(Export, Ret, Center),
    rule(Export, Csh, Center),
    rule(Export, Hoc, Center),
    rule(Export, Cdr, Center),
    rule(Export, Kstt, All),
    rule(Export, Foc, Agency),
    rule(Export, Spc, Own),
    rule(Export, Hod, Unit),
    rule(Export, Dir, Agency),
    rule(Export, Clk, Agency),
    rule(Export, Pvo, Agency),
    rule(Export, Chm, Agency),
    rule(Export, Audit, All),
];

/// A place that holds or held a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The agency.
    pub agency: AgencyCode,
    /// Its unit, when known.
    pub unit: Option<String>,
}

/// The step at which a dossier stands, as far as authorization needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepFacts {
    /// Where.
    pub place: Place,
    /// The role the step names.
    pub role: Role,
    /// Who has it.
    pub assignee: Option<OfficerId>,
}

/// What authorization must know of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The Center that took it in.
    pub center: AgencyCode,
    /// The agency that answers for it.
    pub agency: AgencyCode,
    /// The current step.
    pub step: Option<StepFacts>,
    /// Every place that holds or held it.
    pub places: Vec<Place>,
    /// Every officer who holds or held it.
    pub officers: Vec<OfficerId>,
}

impl Facts {
    /// The facts of a dossier that does not exist yet, about to be taken in at a Center.
    pub fn at_intake(center: AgencyCode, agency: AgencyCode) -> Self {
        Self { center, agency, step: None, places: Vec::new(), officers: Vec::new() }
    }
}

/// Proof that an actor may take an action. Only [`authorize`] makes one; every write asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a permit is there to be shown to the write it permits"]
pub struct Permit {
    action: Action,
    role: Role,
    officer: OfficerId,
}

impl Permit {
    /// What is permitted.
    pub fn action(&self) -> Action {
        self.action
    }

    /// The role by which it is permitted; recorded with the events.
    pub fn role(&self) -> Role {
        self.role
    }

    /// To whom.
    pub fn officer(&self) -> OfficerId {
        self.officer
    }
}

/// The action is not permitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{action:?} is not permitted")]
pub struct Denial {
    /// What was asked.
    pub action: Action,
}

/// Proof of what an actor may read in lists: the union of its reaches. Only [`scope`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    officer: OfficerId,
    reaches: Vec<(Grant, Reach)>,
}

impl Scope {
    /// The officer who reads.
    pub fn officer(&self) -> OfficerId {
        self.officer
    }

    /// Each grant with how far it reaches.
    pub fn reaches(&self) -> &[(Grant, Reach)] {
        &self.reaches
    }

    /// Whether a dossier is within the scope; the database asks the same in SQL.
    pub fn covers(&self, facts: &Facts) -> bool {
        self.reaches.iter().any(|(grant, reach)| within(self.officer, grant, *reach, facts))
    }
}

/// Whether `actor` may take `action` on a dossier with these facts.
///
/// # Errors
/// [`Denial`] when no rule of [`POLICY`] allows it for any role the actor holds.
pub fn authorize(actor: &Actor, action: Action, facts: &Facts) -> Result<Permit, Denial> {
    rules(actor, action)
        .find(|(grant, reach)| within(actor.id, grant, *reach, facts))
        .map(|(grant, _)| Permit { action, role: grant.role, officer: actor.id })
        .ok_or(Denial { action })
}

/// What `actor` may read for `action`.
///
/// # Errors
/// [`Denial`] when no role of the actor may read at all.
pub fn scope(actor: &Actor, action: Action) -> Result<Scope, Denial> {
    let reaches: Vec<_> =
        rules(actor, action).map(|(grant, reach)| (grant.clone(), reach)).collect();
    if reaches.is_empty() {
        Err(Denial { action })
    } else {
        Ok(Scope { officer: actor.id, reaches })
    }
}

/// Whether any role of the actor could ever take the action; what menus are made of.
pub fn may_ever(actor: &Actor, action: Action) -> bool {
    rules(actor, action).next().is_some()
}

fn rules(actor: &Actor, action: Action) -> impl Iterator<Item = (&Grant, Reach)> {
    actor.grants.iter().flat_map(move |grant| {
        POLICY
            .iter()
            .filter(move |rule| rule.action == action && rule.role == grant.role)
            .map(move |rule| (grant, rule.reach))
    })
}

fn within(officer: OfficerId, grant: &Grant, reach: Reach, facts: &Facts) -> bool {
    let at = |place: &Place| grant.reaches(&place.agency, place.unit.as_deref());
    // Strictly the own division: steps of the whole agency (its leaders, its records clerk) are
    // none of any one division's.
    let own = |place: &Place| {
        place.agency == grant.agency && (grant.unit.is_none() || place.unit == grant.unit)
    };
    match reach {
        All => true,
        Center => facts.center == grant.agency,
        Agency => {
            facts.agency == grant.agency || facts.places.iter().any(|p| p.agency == grant.agency)
        }
        Unit => facts.places.iter().any(own),
        Own => {
            facts.officers.contains(&officer)
                || facts.step.as_ref().is_some_and(|step| {
                    step.assignee.is_none() && step.role == grant.role && at(&step.place)
                })
        }
        StepPlace => facts.step.as_ref().is_some_and(|step| own(&step.place)),
        Step => facts.step.as_ref().is_some_and(|step| step.role == grant.role && at(&step.place)),
    }
}
