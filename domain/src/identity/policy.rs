//! The one table of who may do what, where (design R1, R12, R17; NĐ 118/2025 Đ.5, 8–12).
//!
//! [`authorize`] turns an actor, an action and the facts of a dossier into a [`Permit`]; [`scope`]
//! turns an actor and a reading action into a [`Scope`]. Nothing else can make either, and every
//! write asks for the one, every list for the other, so that forgetting the check does not compile.

mod table;

pub use table::POLICY;

use super::{Actor, Grant, OfficerId, Role};
use crate::identifier::AgencyCode;
use Action::*;
use Reach::*;
use Role::*;
use serde::{Deserialize, Serialize};

/// What may be asked of the system about a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Đưa hồ sơ trực tuyến, bưu chính vào hộp chờ tiếp nhận.
    Submit,
    /// Tiếp nhận (Form 01).
    Accept,
    /// Yêu cầu hoàn thiện trước khi tiếp nhận (Form 02).
    RequestCompletion,
    /// Từ chối tiếp nhận (Form 03).
    Refuse,
    /// Người nộp đã hoàn thiện hồ sơ trực tuyến.
    Resubmit,
    /// Đóng hồ sơ quá hạn hoàn thiện (thông báo dừng).
    Close,
    /// Bàn giao hồ sơ giấy cho bưu chính.
    HandOver,
    /// Cơ quan giải quyết xác nhận đã nhận hồ sơ.
    ConfirmArrival,
    /// Nhận việc.
    Claim,
    /// Phân công.
    Assign,
    /// Chuyển bước tiếp theo.
    Forward,
    /// Trả lại bước trước.
    SendBack,
    /// Hoàn tác bước vừa làm.
    Undo,
    /// Dự thảo văn bản: bổ sung, nghĩa vụ tài chính, lấy ý kiến, kiểm tra, dừng, gia hạn.
    DraftLetter,
    /// Duyệt hoặc trả lại dự thảo.
    ApproveLetter,
    /// Trung tâm gửi văn bản đã duyệt cho người nộp.
    SendLetter,
    /// Nhận giấy tờ bổ sung của người nộp.
    ReceiveSupplement,
    /// Ghi nhận đã nộp tiền.
    RecordPayment,
    /// Trả lời ý kiến.
    AnswerConsultation,
    /// Ghi biên bản kiểm tra thực địa.
    RecordInspection,
    /// Ghi yêu cầu dừng, rút hồ sơ của người nộp.
    RequestWithdrawal,
    /// Quyết định dừng khi hồ sơ chưa bàn giao.
    StopBeforeHandover,
    /// Chấp nhận hoặc trả lại đề nghị gia hạn.
    DecideExtension,
    /// Chuyển hồ sơ đến cơ quan có thẩm quyền khác.
    Transfer,
    /// Đề nghị sửa thông tin sau tiếp nhận.
    ProposeAmendment,
    /// Duyệt hoặc từ chối sửa thông tin.
    DecideAmendment,
    /// Quyết định tạm dừng thời hạn do bất khả kháng, và kết thúc tạm dừng.
    SuspendClock,
    /// Ký kết quả.
    SignResult,
    /// Chuyển kết quả đến Trung tâm.
    Release,
    /// Trung tâm xác nhận đã nhận kết quả.
    ConfirmResult,
    /// Trả kết quả: tại quầy, qua bưu chính.
    ReturnResult,
    /// What happens because time has passed, or because a newer calendar was confirmed.
    Tick,
    /// Read a dossier, find it in lists.
    Read,
    /// Open the papers and files of a dossier.
    ReadFiles,
    /// What officials write to each other and to the applicant about it: drafts, opinions, findings,
    /// reasons. A consulted agency sees its own request and answer without it.
    ReadContent,
    /// Figures over many dossiers.
    Board,
    /// Who has how much to do.
    Workload,
    /// Take a list out of the system as a file.
    Export,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 38] = [
        Submit,
        Accept,
        RequestCompletion,
        Refuse,
        Resubmit,
        Close,
        HandOver,
        ConfirmArrival,
        Claim,
        Assign,
        Forward,
        SendBack,
        Undo,
        DraftLetter,
        ApproveLetter,
        SendLetter,
        ReceiveSupplement,
        RecordPayment,
        AnswerConsultation,
        RecordInspection,
        RequestWithdrawal,
        StopBeforeHandover,
        DecideExtension,
        Transfer,
        ProposeAmendment,
        DecideAmendment,
        SuspendClock,
        SignResult,
        Release,
        ConfirmResult,
        ReturnResult,
        Tick,
        Read,
        ReadFiles,
        ReadContent,
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
    /// Dossiers that are or were in the officer's unit, or whose current step names his role and no
    /// unit of his agency: any of its units may take it.
    Unit,
    /// Dossiers the officer's agency answers for, holds or held.
    Agency,
    /// Dossiers about which the officer's agency was asked for its opinion.
    Consulted,
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
    /// Every agency that was asked for its opinion.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consulted: Vec<AgencyCode>,
}

impl Facts {
    /// The facts of a dossier that does not exist yet, about to be taken in at a Center.
    pub fn at_intake(center: AgencyCode, agency: AgencyCode) -> Self {
        Self {
            center,
            agency,
            step: None,
            places: Vec::new(),
            officers: Vec::new(),
            consulted: Vec::new(),
        }
    }
}

/// Proof that an actor may take an action. Only [`authorize`] makes one; every write asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a permit is there to be shown to the write it permits"]
pub struct Permit {
    action: Action,
    role: Role,
    officer: OfficerId,
    on_behalf_of: Option<OfficerId>,
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

    /// In whose place, when it is permitted by a delegation only; recorded with the events.
    pub fn on_behalf_of(&self) -> Option<OfficerId> {
        self.on_behalf_of
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

    /// Whether officers of an agency can hold dossiers of this scope: what its filters offer. A
    /// Center's dossiers are with every agency.
    pub fn meets(&self, agency: &AgencyCode) -> bool {
        self.reaches
            .iter()
            .any(|(grant, reach)| matches!(reach, All | Center) || grant.agency == *agency)
    }

    /// Whether everything that a Center took in is within the scope: its register can be shown whole.
    pub fn covers_center(&self, center: &AgencyCode) -> bool {
        self.reaches
            .iter()
            .any(|(grant, reach)| *reach == All || *reach == Center && grant.agency == *center)
    }

    fn covers_some_center(&self) -> bool {
        self.reaches.iter().any(|(_, reach)| matches!(reach, All | Center))
    }

    /// Whether a dossier is within the scope; the database asks the same in SQL.
    pub fn covers(&self, facts: &Facts) -> bool {
        self.reaches.iter().any(|(grant, reach)| within(self.officer, grant, *reach, facts))
    }
}

/// Whether an officer may take out the register of a Center, or of some Center when none is named:
/// whoever takes lists out and opens the papers of everything a Center took in may have its book,
/// with the numbers and addresses in it (TT 01/2018 Đ.10).
pub fn takes_register(actor: &Actor, center: Option<&AgencyCode>) -> bool {
    let covers = |scope: Scope| match center {
        Some(center) => scope.covers_center(center),
        None => scope.covers_some_center(),
    };
    [Export, ReadFiles].into_iter().all(|action| scope(actor, action).is_ok_and(covers))
}

/// Whether `actor` may take `action` on a dossier with these facts. At a step of somebody the actor
/// stands in for he acts in that officer's place; everywhere else his own roles come first.
///
/// # Errors
/// [`Denial`] when no rule of [`POLICY`] allows it for any role the actor holds.
pub fn authorize(actor: &Actor, action: Action, facts: &Facts) -> Result<Permit, Denial> {
    let assignee = facts.step.as_ref().and_then(|step| step.assignee);
    let order = |grant: &Grant| match grant.delegator() {
        Some(delegator) if assignee == Some(delegator) => 0,
        None => 1,
        Some(_) => 2,
    };
    allowing(actor, action, facts)
        .min_by_key(|grant| order(grant))
        .map(|grant| Permit {
            action,
            role: grant.role,
            officer: actor.id,
            on_behalf_of: grant.delegator(),
        })
        .ok_or(Denial { action })
}

/// Every grant of the actor by which a rule of [`POLICY`] allows the action on a dossier with these
/// facts.
pub fn allowing<'a>(
    actor: &'a Actor,
    action: Action,
    facts: &Facts,
) -> impl Iterator<Item = &'a Grant> {
    rules(actor, action)
        .filter(move |(grant, reach)| within(actor.id, grant, *reach, facts))
        .map(|(grant, _)| grant)
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
    let work = |step: &StepFacts| step.role == grant.role && at(&step.place);
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
        Consulted => facts.consulted.contains(&grant.agency),
        Unit => facts.places.iter().any(own) || facts.step.as_ref().is_some_and(work),
        Own => {
            facts.officers.iter().any(|who| *who == officer || grant.delegator() == Some(*who))
                || facts.step.as_ref().is_some_and(|step| step.assignee.is_none() && work(step))
        }
        StepPlace => facts.step.as_ref().is_some_and(|step| own(&step.place)),
        Step => facts.step.as_ref().is_some_and(work),
    }
}

/// Who, besides its owner, may change a view of the work queue shared at a place, and how far.
pub const VIEW_POLICY: &[(Role, Reach)] =
    &[(Hod, Unit), (Dir, Agency), (Chm, Agency), (Cdr, Agency)];

/// Whether `actor` may change a saved view: his own, or one shared at a place he heads. `shared`
/// is `None` for a personal one.
pub fn may_change_view(actor: &Actor, owner: OfficerId, shared: Option<&Place>) -> bool {
    actor.id == owner
        || shared.is_some_and(|place| {
            actor.grants.iter().any(|grant| {
                VIEW_POLICY.iter().any(|(role, reach)| {
                    *role == grant.role
                        && grant.agency == place.agency
                        && (*reach == Agency || grant.unit.is_none() || grant.unit == place.unit)
                })
            })
        })
}

/// Whether `actor` may use a saved view: his own, or one shared where he holds a role.
pub fn may_use_view(actor: &Actor, owner: OfficerId, shared: Option<&Place>) -> bool {
    actor.id == owner
        || shared.is_some_and(|place| {
            actor.grants.iter().any(|grant| grant.reaches(&place.agency, place.unit.as_deref()))
        })
}
