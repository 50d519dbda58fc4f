//! The table of who may record what about which colleague (domain law 11.2, 11.3). It stands beside
//! the table about dossiers, and nothing in it opens one: administrators have no rule there (R17).

use super::{Actor, Colleague, Grant, OfficerId, Role};
use StaffAction::*;
use StaffReach::*;
use Who::*;

/// What may be asked of the system about an officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StaffAction {
    /// Ủy quyền: have somebody stand in, and take that back.
    Delegate,
    /// Ghi nhận vắng mặt, and that it is over.
    RecordAbsence,
    /// See delegations and absences.
    ReadStaffing,
    /// Cấp lại mật khẩu.
    ResetPassword,
}

impl StaffAction {
    /// Every action.
    pub const ALL: [Self; 4] = [Delegate, RecordAbsence, ReadStaffing, ResetPassword];
}

/// Whom a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// Every officer who holds any role.
    Anybody,
    /// Who holds this role.
    Holder(Role),
}

/// How far a rule reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StaffReach {
    /// Only oneself.
    Oneself,
    /// Those of the unit where the role is held.
    OwnUnit,
    /// Those of the agency where the role is held.
    OwnAgency,
    /// Every officer of the province.
    Everybody,
}

/// One rule; what no rule allows is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaffRule {
    /// The action.
    pub action: StaffAction,
    /// Whom it is for.
    pub who: Who,
    /// How far.
    pub reach: StaffReach,
}

const fn rule(action: StaffAction, who: Who, reach: StaffReach) -> StaffRule {
    StaffRule { action, who, reach }
}

/// The table. An administrator records what an officer asks for; resetting a password is his alone.
pub const STAFF_POLICY: &[StaffRule] = &[
    rule(Delegate, Anybody, Oneself),
    rule(Delegate, Holder(Role::Hod), OwnUnit),
    rule(Delegate, Holder(Role::Dir), OwnAgency),
    rule(Delegate, Holder(Role::Chm), OwnAgency),
    rule(Delegate, Holder(Role::Cdr), OwnAgency),
    rule(Delegate, Holder(Role::Admin), Everybody),
    rule(RecordAbsence, Anybody, Oneself),
    rule(RecordAbsence, Holder(Role::Hod), OwnUnit),
    rule(RecordAbsence, Holder(Role::Dir), OwnAgency),
    rule(RecordAbsence, Holder(Role::Chm), OwnAgency),
    rule(RecordAbsence, Holder(Role::Cdr), OwnAgency),
    rule(RecordAbsence, Holder(Role::Admin), Everybody),
    rule(ReadStaffing, Anybody, Oneself),
    rule(ReadStaffing, Holder(Role::Foc), OwnAgency),
    rule(ReadStaffing, Holder(Role::Hod), OwnUnit),
    rule(ReadStaffing, Holder(Role::Dir), OwnAgency),
    rule(ReadStaffing, Holder(Role::Chm), OwnAgency),
    rule(ReadStaffing, Holder(Role::Cdr), OwnAgency),
    rule(ReadStaffing, Holder(Role::Kstt), Everybody),
    rule(ReadStaffing, Holder(Role::Audit), Everybody),
    rule(ReadStaffing, Holder(Role::Admin), Everybody),
    rule(ResetPassword, Holder(Role::Admin), Everybody),
];

/// Whether the holder of one role disposes of another role of an officer within his reach: has
/// somebody stand in for him, in a delegation or with an absence (domain law 11.3). Nobody disposes
/// of a signature above his own or of a duty that controls him: a department's leader not of the
/// Chairman's, the Center's director not of procedure control. An administrator only writes down
/// what was decided.
pub fn disposes_of(holder: Role, role: Role) -> bool {
    use Role::*;
    let below: &[Role] = match holder {
        Hod => &[Spc, Con, Hod],
        Dir => &[Foc, Spc, Hod, Clk, Pvo, Con, Dir],
        Chm => &[Foc, Spc, Hod, Clk, Pvo, Con, Dir, Chm],
        Cdr => &[Int, Ret, Csh, Hoc, Foc, Spc, Hod, Clk, Con, Cdr],
        Admin => return role.is_delegable(),
        Int | Ret | Csh | Hoc | Kstt | Foc | Spc | Clk | Pvo | Con | Audit | Integ | Sys => &[],
    };
    below.contains(&role)
}

/// Proof that an actor may record something about an officer. Only [`authorize_staff`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a permit is there to be shown to the write it permits"]
pub struct StaffPermit {
    action: StaffAction,
    roles: Vec<Role>,
    officer: OfficerId,
    about: OfficerId,
}

impl StaffPermit {
    /// What is permitted.
    pub fn action(&self) -> StaffAction {
        self.action
    }

    /// The roles by which it is permitted, one at least: who is a head and a director may dispose by
    /// either.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The role by which it was permitted, as it is kept: one that disposes of the role it is about,
    /// where there is one.
    pub fn role_over(&self, about: Option<Role>) -> Option<Role> {
        let over = about.and_then(|about| self.roles.iter().find(|by| disposes_of(**by, about)));
        over.or(self.roles.first()).copied()
    }

    /// To whom.
    pub fn officer(&self) -> OfficerId {
        self.officer
    }

    /// About whom.
    pub fn about(&self) -> OfficerId {
        self.about
    }
}

/// The action is not permitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{action:?} is not permitted")]
pub struct StaffDenial {
    /// What was asked.
    pub action: StaffAction,
}

/// Proof of whom an actor may see in lists. Only [`staff_scope`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffScope {
    officer: OfficerId,
    reaches: Vec<(Grant, StaffReach)>,
}

impl StaffScope {
    /// Who looks.
    pub fn officer(&self) -> OfficerId {
        self.officer
    }

    /// Each grant with how far it reaches.
    pub fn reaches(&self) -> &[(Grant, StaffReach)] {
        &self.reaches
    }

    /// Whether an officer is within the scope; the database asks the same in SQL.
    pub fn covers(&self, colleague: &Colleague) -> bool {
        self.reaches.iter().any(|(grant, reach)| within(self.officer, grant, *reach, colleague))
    }
}

/// Whether `actor` may take `action` about `colleague`.
///
/// # Errors
/// [`StaffDenial`] when no rule of [`STAFF_POLICY`] allows it for any role of the actor's own.
pub fn authorize_staff(
    actor: &Actor,
    action: StaffAction,
    colleague: &Colleague,
) -> Result<StaffPermit, StaffDenial> {
    let reaching =
        rules(actor, action).filter(|(grant, reach)| within(actor.id, grant, *reach, colleague));
    let roles: Vec<_> = reaching.map(|(grant, _)| grant.role).collect();
    if roles.is_empty() {
        Err(StaffDenial { action })
    } else {
        Ok(StaffPermit { action, roles, officer: actor.id, about: colleague.id })
    }
}

/// About whom `actor` may take `action`.
///
/// # Errors
/// [`StaffDenial`] when about nobody.
pub fn staff_scope(actor: &Actor, action: StaffAction) -> Result<StaffScope, StaffDenial> {
    let reaches: Vec<_> =
        rules(actor, action).map(|(grant, reach)| (grant.clone(), reach)).collect();
    if reaches.is_empty() {
        Err(StaffDenial { action })
    } else {
        Ok(StaffScope { officer: actor.id, reaches })
    }
}

/// Rules by roles of one's own: who stands in for a head does his dossiers, and disposes of nobody.
fn rules(actor: &Actor, action: StaffAction) -> impl Iterator<Item = (&Grant, StaffReach)> {
    let own = actor.grants.iter().filter(|grant| grant.on_behalf_of.is_none());
    own.flat_map(move |grant| {
        let fits = move |rule: &&StaffRule| {
            rule.action == action && (rule.who == Anybody || rule.who == Holder(grant.role))
        };
        STAFF_POLICY.iter().filter(fits).map(move |rule| (grant, rule.reach))
    })
}

fn within(officer: OfficerId, grant: &Grant, reach: StaffReach, colleague: &Colleague) -> bool {
    let same_agency = colleague.agency == grant.agency;
    match reach {
        Oneself => colleague.id == officer,
        OwnUnit => same_agency && (grant.unit.is_none() || colleague.unit == grant.unit),
        OwnAgency => same_agency,
        Everybody => true,
    }
}
