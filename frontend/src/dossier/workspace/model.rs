//! What the page decides by itself: which button stands out, which denial is worth reading, what
//! has changed meanwhile.

use super::operations::{
    ActionName, Availability, DossierView, Happening, Refusal, ReturnMethod, Step, StepAction,
    StepState,
};

/// The actions of a dossier, sorted by how they are drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Sorted {
    /// The one that moves the dossier on.
    pub(super) first: Option<Availability>,
    /// Possible as well.
    pub(super) others: Vec<Availability>,
    /// Possible, but seldom: letters to draft, a correction, an end before the end.
    pub(super) letters: Vec<Availability>,
    /// Not possible because of who has the step: the reason says whom to turn to.
    pub(super) withheld: Vec<Availability>,
    /// Not possible at this point of the process.
    pub(super) later: Vec<Availability>,
    /// Possible, but not here: what this version of the page has no form for, as the server calls
    /// it.
    pub(super) elsewhere: Vec<String>,
}

/// Sorts actions. A specialist takes work before he does it; whoever passes work on in the same
/// breath (heads, clerks) need not, since passing on takes an unclaimed step. What the page does
/// not know gets no button: it would do nothing.
pub(super) fn sorted(actions: &[Availability], step: Option<&Step>, way: ReturnMethod) -> Sorted {
    use ActionName::{
        Accept, AnswerConsultation, ApproveAmendment, ApproveLetter, Assign, Claim, Close,
        ConfirmArrival, ConfirmDelivery, ConfirmResult, DeclineWithdrawal, FailDelivery, Forward,
        GrantExtension, HandOver, PostResult, ReceiveSupplement, RecordInspection, RecordPayment,
        RejectAmendment, RejectLetter, Release, ReturnExtension, ReturnLetter, ReturnResult,
        SendBack, SendLetter, SignResult, StopBeforeHandover,
    };
    // What somebody waits for comes before what one may also do.
    // Each answer to a draft beside the other.
    const WAITED_FOR: [ActionName; 20] = [
        ApproveLetter,
        ReturnLetter,
        SendLetter,
        RejectLetter,
        ApproveAmendment,
        RejectAmendment,
        GrantExtension,
        ReturnExtension,
        StopBeforeHandover,
        DeclineWithdrawal,
        HandOver,
        ConfirmArrival,
        ReceiveSupplement,
        RecordPayment,
        AnswerConsultation,
        RecordInspection,
        ConfirmResult,
        ConfirmDelivery,
        FailDelivery,
        Close,
    ];
    // What goes out by post is posted first; what is fetched is handed over.
    let posted = (way == ReturnMethod::Post).then_some(PostResult);
    let appraise = step.is_some_and(|step| step.action == StepAction::Appraise);
    let free = step.is_some_and(|step| step.assignee.is_none());
    let order = if appraise {
        [SignResult, Release, ReturnResult, Accept, Claim, Forward, Assign, SendBack]
    } else {
        [SignResult, Release, ReturnResult, Accept, Forward, Claim, Assign, SendBack]
    };
    let mut sorted = Sorted::default();
    let mut at_counter = false;
    let rank = |name| {
        let mut all = WAITED_FOR.iter().chain(&posted).chain(&order).chain(&[PostResult]);
        all.position(|one| *one == name).unwrap_or(usize::MAX)
    };
    let (unknown, mut actions): (Vec<_>, Vec<_>) =
        actions.iter().cloned().partition(|action| action.name == ActionName::Unknown);
    let allowed = unknown.into_iter().filter(|action| action.allowed);
    sorted.elsewhere = allowed.map(|action| action.label).collect();
    actions.sort_by_key(|action| rank(action.name));
    for action in actions {
        let by_person = matches!(
            action.code,
            Some(Refusal::AlreadyClaimed | Refusal::NotAssignee | Refusal::ConflictOfDuty)
        );
        match (action.allowed, by_person) {
            // One link leads to the intake, whose exits are there.
            (true, _) if is_intake(action.name) && std::mem::replace(&mut at_counter, true) => {}
            // What is completed there need not be told that it can not be completed otherwise.
            (false, _) if at_counter && action.name == ActionName::Resubmit => {}
            (true, _) if is_aside(action.name) => sorted.letters.push(action),
            // Nobody comes to turn down, to send back, to take work from a colleague, or to hand out what the
            // next will find in his own queue.
            (true, _)
                if sorted.first.is_none()
                    && !turns_down(action.name)
                    && (action.name != Assign || (appraise && free)) =>
            {
                sorted.first = Some(action);
            }
            (true, _) => sorted.others.push(action),
            (false, true) => sorted.withheld.push(action),
            (false, false) => sorted.later.push(action),
        }
    }
    // That somebody has the step is told once, and not to the one who has it.
    if sorted.first.is_some() || !sorted.letters.is_empty() || sorted.withheld.len() > 1 {
        sorted.withheld.retain(|action| action.name != Claim);
    }
    sorted
}

/// What gives something back to whoever made it.
fn turns_down(name: ActionName) -> bool {
    use ActionName::{RejectAmendment, RejectLetter, ReturnExtension, ReturnLetter, SendBack};
    matches!(name, RejectAmendment | RejectLetter | ReturnExtension | ReturnLetter | SendBack)
}

/// Whether an action is not the daily way of a dossier: it stands below, folded.
fn is_aside(name: ActionName) -> bool {
    use ActionName::{
        DiscardLetter, DraftConsultation, DraftExtension, DraftInspection, DraftPayment, DraftStop,
        DraftSupplement, ProposeAmendment, RequestWithdrawal, Transfer, Undo,
    };
    matches!(
        name,
        DraftSupplement
            | DraftPayment
            | DraftConsultation
            | DraftInspection
            | DraftExtension
            | DraftStop
            | DiscardLetter
            | RequestWithdrawal
            | ProposeAmendment
            | Transfer
            | Undo
    )
}

/// Whether an action belongs to the counter.
pub(super) fn is_intake(name: ActionName) -> bool {
    use ActionName::{Accept, Refuse, RequestCompletion, Resubmit};
    matches!(name, Accept | RequestCompletion | Refuse | Resubmit)
}

/// The steps a dossier can be sent back to, latest first, with whoever did them last.
pub(super) fn earlier(dossier: &DossierView) -> Vec<Step> {
    let Some(current) = dossier.current().map(|step| step.ordinal) else { return Vec::new() };
    let mut steps: Vec<_> = dossier
        .steps
        .iter()
        .filter(|step| step.ordinal < current && step.finished_at.is_some())
        .filter(|step| step.action != StepAction::Intake)
        .cloned()
        .collect();
    steps.reverse();
    steps
}

/// What happened between the dossier one has seen and the dossier now.
pub(super) fn news(before: &DossierView, now: &DossierView) -> Vec<Happening> {
    if before.version >= now.version {
        return Vec::new();
    }
    now.timeline.iter().skip(before.timeline.len()).cloned().collect()
}

/// How much of its time a step has used, from 0 to 1; none for steps that count no time.
pub(super) fn share(step: &Step) -> Option<f64> {
    let used = step.used_minutes.filter(|_| step.minutes > 0)?;
    Some((f64::from(used) / f64::from(step.minutes)).min(1.0))
}

/// Whether a step took longer than it may.
pub(super) fn over(step: &Step) -> bool {
    step.minutes > 0 && step.used_minutes.is_some_and(|used| used > step.minutes)
}

/// Whether a step has nothing to tell yet.
pub(super) fn to_come(step: &Step) -> bool {
    step.state == StepState::Waiting
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::list::{AgencyRef, OfficerRef};

    fn action(name: ActionName, code: Option<Refusal>) -> Availability {
        Availability {
            name,
            label: format!("{name:?}"),
            allowed: code.is_none(),
            reason: code.map(|code| format!("{code:?}")),
            code,
        }
    }

    fn step(action: StepAction, holder: Option<&str>) -> Step {
        let agency = AgencyRef {
            code: "H99.02".into(),
            name: "Sở Tư pháp".into(),
            short_name: "Sở TP".into(),
        };
        let officer = |name: &str| OfficerRef {
            id: cynic::Id::new("officer:1"),
            name: name.into(),
            title: "Chuyên viên".into(),
        };
        Step {
            ordinal: 3,
            title: "Thẩm định".into(),
            action,
            agency,
            unit: None,
            role_name: "Chuyên viên".into(),
            minutes: 480,
            state: StepState::Current,
            entered_at: None,
            due_at: None,
            finished_at: None,
            assignee: holder.map(officer),
            performer: None,
            note: None,
            used_minutes: Some(120),
        }
    }

    fn names(actions: &[Availability]) -> Vec<ActionName> {
        actions.iter().map(|action| action.name).collect()
    }

    #[test]
    fn a_specialist_takes_work_first_and_a_head_passes_it_on() {
        let open = [
            action(ActionName::Claim, None),
            action(ActionName::Forward, None),
            action(ActionName::SendBack, None),
        ];
        let first = |action| {
            sorted(&open, Some(&step(action, None)), ReturnMethod::Counter).first.map(|it| it.name)
        };
        assert_eq!(first(StepAction::Appraise), Some(ActionName::Claim));
        assert_eq!(first(StepAction::Assign), Some(ActionName::Forward));
        assert_eq!(
            sorted(&open[2..], Some(&step(StepAction::Review, None)), ReturnMethod::Counter).first,
            None
        );
    }

    #[test]
    fn a_result_is_posted_first_only_where_it_goes_by_post() {
        let open = [action(ActionName::PostResult, None), action(ActionName::ReturnResult, None)];
        let at = step(StepAction::Return, None);
        let first = |way| sorted(&open, Some(&at), way).first.map(|it| it.name);
        assert_eq!(first(ReturnMethod::Counter), Some(ActionName::ReturnResult));
        assert_eq!(first(ReturnMethod::Post), Some(ActionName::PostResult));
    }

    #[test]
    fn what_the_page_has_no_form_for_is_named_and_gets_no_button() {
        let actions = [
            Availability { label: "Lấy ý kiến".into(), ..action(ActionName::Unknown, None) },
            Availability { label: "Gửi".into(), ..action(ActionName::Unknown, None) },
            action(ActionName::Unknown, Some(Refusal::NotAssignee)),
            action(ActionName::Unknown, Some(Refusal::Other)),
        ];
        let found =
            sorted(&actions, Some(&step(StepAction::Appraise, None)), ReturnMethod::Counter);
        let elsewhere = vec!["Lấy ý kiến".to_owned(), "Gửi".to_owned()];
        assert_eq!(found, Sorted { elsewhere, ..Sorted::default() });
        let both = [actions[0].clone(), action(ActionName::Forward, None)];
        let found = sorted(&both, Some(&step(StepAction::Review, None)), ReturnMethod::Counter);
        assert_eq!(found.first.map(|it| it.name), Some(ActionName::Forward));
        assert_eq!((found.others, found.elsewhere.len()), (Vec::new(), 1));
    }

    #[test]
    fn giving_work_to_another_stands_out_only_while_nobody_has_it() {
        let assign = [action(ActionName::Assign, None)];
        let free = sorted(&assign, Some(&step(StepAction::Appraise, None)), ReturnMethod::Counter);
        assert_eq!(free.first.map(|it| it.name), Some(ActionName::Assign));
        let release =
            sorted(&assign, Some(&step(StepAction::Release, None)), ReturnMethod::Counter);
        assert_eq!(release.first, None, "the clerk finds it by himself");
        let held =
            sorted(&assign, Some(&step(StepAction::Appraise, Some("Minh"))), ReturnMethod::Counter);
        assert_eq!((held.first, names(&held.others)), (None, vec![ActionName::Assign]));
    }

    #[test]
    fn a_step_over_its_time_fills_its_meter_and_no_more() {
        let mut long = step(StepAction::Appraise, None);
        assert_eq!((share(&long), over(&long)), (Some(0.25), false));
        long.used_minutes = Some(700);
        assert_eq!((share(&long), over(&long)), (Some(1.0), true));
        long.minutes = 0;
        assert_eq!((share(&long), over(&long)), (None, false));
    }

    #[test]
    fn a_denial_by_person_is_told_apart_from_one_by_the_process() {
        let actions = [
            action(ActionName::Forward, Some(Refusal::NotAssignee)),
            action(ActionName::SignResult, Some(Refusal::Other)),
            action(ActionName::Claim, Some(Refusal::AlreadyClaimed)),
        ];
        let sorted =
            sorted(&actions, Some(&step(StepAction::Appraise, Some("Nga"))), ReturnMethod::Counter);
        assert_eq!(sorted.first, None);
        assert_eq!(names(&sorted.withheld), [ActionName::Forward], "who has it is told once");
        assert_eq!(names(&sorted.later), [ActionName::SignResult]);
    }

    #[test]
    fn the_exits_of_the_intake_are_one_link() {
        let mut actions = [
            action(ActionName::Resubmit, None),
            action(ActionName::Refuse, None),
            action(ActionName::Accept, None),
            action(ActionName::RequestCompletion, None),
        ];
        let link = |actions: &[Availability]| {
            let found = sorted(actions, None, ReturnMethod::Counter);
            assert_eq!((found.others, found.elsewhere), (Vec::new(), Vec::new()));
            (found.first.map(|action| action.name), names(&found.later))
        };
        assert_eq!(link(&actions), (Some(ActionName::Accept), Vec::new()));
        // What came to the counter is completed there, and nowhere else.
        actions[0] = action(ActionName::Resubmit, Some(Refusal::Other));
        assert_eq!(link(&actions), (Some(ActionName::Accept), Vec::new()));
        // What can not be accepted can still be filed again or turned down.
        actions[0] = action(ActionName::Resubmit, None);
        actions[2] = action(ActionName::Accept, Some(Refusal::Other));
        assert_eq!(link(&actions), (Some(ActionName::Resubmit), vec![ActionName::Accept]));
    }

    #[test]
    fn elsewhere_it_is_told_why_nothing_is_filed_again() {
        let actions = [action(ActionName::Resubmit, Some(Refusal::Other))];
        let found = sorted(&actions, None, ReturnMethod::Counter);
        assert_eq!(names(&found.later), [ActionName::Resubmit]);
    }
}
