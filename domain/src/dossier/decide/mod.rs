//! The rules: what a command makes of a dossier, or why it may not.

mod amendment;
mod applicant;
mod duty;
mod four_eyes;
mod guard;
mod handover;
mod inquiry;
mod intake;
mod letters;
mod limits;
mod log;
mod online;
mod result;
mod steps;
mod suspension;
mod tick;

pub use four_eyes::{Decided, Undecided, undecided};
pub(super) use guard::possible;
pub(super) use intake::Start;
pub use intake::begins_on_arrival;
pub use letters::{check_account, payment_account};
pub use steps::eligible;
pub use tick::wake_at;

use self::log::Log;
use self::steps::Done;
use super::act::Act;
use super::command::{Command, Drawn};
use super::event::{By, Event, Recorded};
use super::papers::{Office, PaperDraft};
use super::state::Dossier;
use crate::calendar::{Calendar, Limits};
use crate::catalog::ProcedureVersion;
use crate::identifier::AgencyCode;
use crate::identity::{Actor, Grant, OfficerId, Permit, allowing};
use crate::process::ProcessVersion;
use crate::refusal::{Code, Refusal};
use crate::time::Instant;

/// Everything a rule may know besides the dossier and the command.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The moment of the command.
    pub now: Instant,
    /// Who sends it.
    pub actor: &'a Actor,
    /// By which of his grants the actor acts, as papers say it: [`decide`] puts it in.
    pub acting: Option<&'a Grant>,
    /// The office calendar of the dossier: the one it was accepted under, or one confirmed for it
    /// since (R3); before acceptance the one in force.
    pub calendar: &'a Calendar,
    /// The office calendar in force.
    pub in_force: &'a Calendar,
    /// The limits of the dossier's regime ([`Regime::of`]): those it was accepted under (R3), before
    /// acceptance those in force.
    ///
    /// [`Regime::of`]: crate::dossier::Regime::of
    pub limits: &'a Limits,
    /// The Center and the names of agencies, for papers.
    pub office: &'a Office,
    /// The procedure version of the dossier, or to be bound.
    pub procedure: &'a ProcedureVersion,
    /// The process of the dossier, or the active one of the case; `None` is a gap (R4).
    pub process: Option<&'a ProcessVersion>,
    /// Names of officers, for papers and for refusals that name who has the dossier.
    pub names: &'a dyn Names,
    /// Numbers drawn for the command; the default for a dry run.
    pub drawn: &'a Drawn,
}

/// Names of officers and divisions by id, and who of them is there.
pub trait Names: std::fmt::Debug + Send + Sync {
    /// The name, or a placeholder for an officer long gone.
    fn name(&self, officer: OfficerId) -> String;

    /// Chức vụ, as on papers; empty for an officer long gone.
    fn title(&self, officer: OfficerId) -> String;

    /// Name of an agency; its code when there is none.
    fn agency(&self, agency: &AgencyCode) -> String;

    /// Name of a division of an agency, if there is one.
    fn unit(&self, agency: &AgencyCode, unit: &str) -> Option<String>;

    /// An officer to whom work may be given at a moment, with the roles he has then; `None` for one
    /// who has left or is away.
    fn at_work(&self, officer: OfficerId, at: Instant) -> Option<Actor>;
}

/// What a command makes of a dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What happened, in order.
    pub events: Vec<Recorded>,
    /// The dossier after it.
    pub state: Dossier,
    /// Papers issued by it, to be stored in the same transaction.
    pub papers: Vec<PaperDraft>,
}

impl Decision {
    /// Whether it takes a dossier in, which draws a code and a row of the register.
    pub fn accepts(&self) -> bool {
        self.events.iter().any(|recorded| matches!(recorded.event, Event::Accepted { .. }))
    }
}

/// Decides a command. `permit` proves that the policy allows the actor of the context to try it; a
/// permit for something or somebody else proves nothing.
///
/// # Errors
/// Every reason why it may not be, with the field where one is concerned. Nothing has happened
/// then.
pub fn decide(
    state: Option<&Dossier>,
    command: Command,
    permit: &Permit,
    cx: &Context<'_>,
) -> Result<Decision, Vec<Refusal>> {
    if permit.officer() != cx.actor.id || permit.action() != command.act().action() {
        return Err(vec![Refusal::new(Code::Forbidden)]);
    }
    let acting = acting(state, command.act(), permit, cx);
    let cx = &Context { acting, ..*cx };
    let by =
        By { officer: permit.officer(), role: permit.role(), on_behalf_of: permit.on_behalf_of() };
    let by =
        acting.map_or(by, |grant| By { role: grant.role, on_behalf_of: grant.delegator(), ..by });
    let mut log = Log::new(state, by, cx);
    match state {
        Some(dossier) => on_dossier(&mut log, dossier, command)?,
        None => new_dossier(&mut log, command)?,
    }
    log.finish()
}

/// By which grant: the one that decides about what others made, else the one the permit was given
/// for, where the dossier is if it exists.
fn acting<'a>(
    state: Option<&Dossier>,
    act: Act,
    permit: &Permit,
    cx: &Context<'a>,
) -> Option<&'a Grant> {
    let permitted =
        |it: &&Grant| it.role == permit.role() && it.delegator() == permit.on_behalf_of();
    let Some(dossier) = state else { return cx.actor.grants.iter().find(permitted) };
    if let Ok(Some(right)) = four_eyes::right(dossier, act, cx) {
        return Some(right);
    }
    allowing(cx.actor, act.action(), &dossier.authorization_facts()).find(permitted)
}

/// What brings a dossier into being.
fn new_dossier(log: &mut Log<'_>, command: Command) -> Done {
    match command {
        Command::Submit { intake, filed_at, portal_code, slip, condition } => {
            intake::submit(log, *intake, filed_at, portal_code, intake::Post { slip, condition })
        }
        Command::Accept { intake, slip } => intake::accept(log, *intake, slip),
        Command::RequestCompletion { intake, lines, reason, legal_basis } => {
            intake::request_completion(log, *intake, lines, reason, legal_basis)
        }
        Command::Refuse { intake, reason, text } => intake::refuse(log, *intake, reason, text),
        _ => Err(vec![Refusal::new(Code::NotFound)]),
    }
}

/// What happens to a dossier that exists.
fn on_dossier(log: &mut Log<'_>, dossier: &Dossier, command: Command) -> Done {
    match command {
        Command::Submit { .. } => Err(vec![guard::wrong_state(dossier)]),
        Command::Accept { .. } | Command::RequestCompletion { .. } | Command::Refuse { .. } => {
            new_dossier(log, command)
        }
        Command::Resubmit { intake } => intake::resubmit(log, *intake),
        Command::Close => applicant::close(log, dossier),
        Command::HandOver { reference } => handover::hand_over(log, dossier, reference.as_deref()),
        Command::ConfirmArrival => handover::confirm_arrival(log, dossier),
        Command::Transfer { to, reason } => handover::transfer(log, dossier, to, &reason),
        Command::Claim => steps::claim(log, dossier),
        Command::Assign { officer, reason } => steps::assign(log, dossier, &officer, reason),
        Command::Forward { note, next } => steps::forward(log, dossier, note, next.as_deref()),
        Command::SendBack { ordinal, reason } => steps::send_back(log, dossier, ordinal, &reason),
        Command::Undo { reason } => steps::undo(log, dossier, &reason),
        Command::DraftLetter(letter) => letters::draft(log, dossier, *letter),
        Command::ApproveLetter => letters::approve(log, dossier),
        Command::ReturnLetter { reason } => {
            letters::send_back(log, dossier, Act::ReturnLetter, &reason)
        }
        Command::RejectLetter { reason } => {
            letters::send_back(log, dossier, Act::RejectLetter, &reason)
        }
        Command::ReturnExtension { reason } => {
            letters::send_back(log, dossier, Act::ReturnExtension, &reason)
        }
        Command::DiscardLetter => letters::discard(log, dossier),
        Command::SendLetter => letters::send(log, dossier),
        Command::GrantExtension => letters::grant_extension(log, dossier),
        Command::ReceiveSupplement { lines, files, note } => {
            applicant::supplements(log, dossier, lines, files, note)
        }
        Command::RecordPayment { amount, reference, paid_on } => {
            applicant::payment(log, dossier, amount, &reference, paid_on)
        }
        Command::RequestWithdrawal { channel, reason } => {
            applicant::wish_to_stop(log, dossier, channel, &reason)
        }
        Command::StopBeforeHandover => applicant::stop_before_handover(log, dossier),
        Command::DeclineWithdrawal { reason } => applicant::go_on(log, dossier, &reason),
        Command::AnswerConsultation { number, opinion, text } => {
            inquiry::answer(log, dossier, number, opinion, &text)
        }
        Command::RecordInspection { record } => inquiry::inspected(log, dossier, &record),
        Command::ProposeAmendment { changes, reason } => {
            amendment::propose(log, dossier, changes, &reason)
        }
        Command::ApproveAmendment => amendment::approve(log, dossier),
        Command::RejectAmendment { reason } => amendment::reject(log, dossier, &reason),
        Command::SuspendClock { decision_no } => suspension::begin(log, dossier, &decision_no),
        Command::EndSuspension => suspension::end(log, dossier),
        Command::SignResult { kind, title, content, legal_basis } => {
            result::sign(log, dossier, kind, &title, content, legal_basis.as_deref())
        }
        Command::Release { note } => result::release(log, dossier, note),
        Command::ConfirmResult => result::confirm(log, dossier),
        Command::ReturnResult(handed_over) => result::return_result(log, dossier, handed_over),
        Command::PostResult { slip, address } => {
            result::post(log, dossier, &slip, address.as_deref())
        }
        Command::ConfirmDelivery { recipient, authorization } => {
            result::delivered(log, dossier, recipient, authorization)
        }
        Command::FailDelivery { tried_at, reason } => {
            result::not_delivered(log, dossier, tried_at, &reason)
        }
        Command::Tick => tick::tick(log, dossier),
        Command::Recount { decision_no, confirmed_by } => {
            tick::recount(log, dossier, decision_no, confirmed_by)
        }
    }
}
