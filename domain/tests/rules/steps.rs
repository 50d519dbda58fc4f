//! Work goes back, to a colleague, and never twice through one hand.

use crate::fixture::{Shape, world};
use crate::story::{NOTE, REASON, Story};
use domain::dossier::{Act, Command, Context, DossierStatus, Names, StepOutcome, decide};
use domain::identifier::AgencyCode;
use domain::identity::{Action, Actor, OfficerId, authorize};
use domain::time::Instant;

fn send_back(ordinal: u32, reason: &str) -> Command {
    Command::SendBack { ordinal, reason: reason.to_owned() }
}

fn holder(story: &Story) -> Option<OfficerId> {
    story.dossier().current_step().unwrap().assignee
}

#[test]
fn work_goes_back_to_whoever_did_it() {
    let mut story = Story::new(Shape::Department).until(5);
    let due = story.dossier().due_at();
    story.does("dir", send_back(3, REASON));
    let dossier = story.dossier();
    let run = dossier.current_step().unwrap();
    assert_eq!((run.index, run.assignee), (2, Some(world().officer("spc").id)));
    let left = &dossier.steps[dossier.steps.len() - 2];
    assert_eq!(left.outcome, Some(StepOutcome::SentBack));
    assert_eq!(left.note.as_deref(), Some(REASON));
    assert_eq!(left.performer, Some(world().officer("dir").id));
    assert_eq!(dossier.due_at(), due, "the applicant's date does not move (T11)");
    // Another specialist can not take it, and it comes forward again step by step.
    assert_eq!(story.refused("spc2", story.good(Act::Forward)), ["NOT_ASSIGNEE"]);
    let forward = story.good(Act::Forward);
    story.does("spc", forward);
    assert_eq!(story.dossier().current_step().unwrap().index, 3);
    assert_eq!(story.until(7).dossier().status, DossierStatus::ResultAtCenter);
}

/// Those who are there, as they are now.
#[derive(Debug)]
struct There(Vec<Actor>);

impl Names for There {
    fn name(&self, officer: OfficerId) -> String {
        world().staff.name(officer)
    }

    fn title(&self, officer: OfficerId) -> String {
        world().staff.title(officer)
    }

    fn agency(&self, agency: &AgencyCode) -> String {
        world().staff.agency(agency)
    }

    fn unit(&self, agency: &AgencyCode, unit: &str) -> Option<String> {
        world().staff.unit(agency, unit)
    }

    fn at_work(&self, officer: OfficerId, _: Instant) -> Option<Actor> {
        self.0.iter().find(|actor| actor.id == officer).cloned()
    }
}

/// Whoever is away, has left or has another office gets no work without somebody noticing.
#[test]
fn work_goes_back_to_nobody_where_whoever_did_it_is_not_there() {
    let mut story = Story::new(Shape::Department).until(5);
    let dir = world().officer("dir");
    let facts = story.dossier().authorization_facts();
    let permit = authorize(dir, Action::SendBack, &facts).unwrap();
    let spc = world().officer("spc");
    let moved = Actor { grants: world().officer("hod2").grants.clone(), ..spc.clone() };
    let mut left = None;
    for (there, holder) in
        [(vec![spc.clone()], Some(spc.id)), (vec![moved], None), (Vec::new(), None)]
    {
        let names = There(there);
        let context = Context { names: &names, ..story.context(dir) };
        let decision =
            decide(Some(story.dossier()), send_back(3, REASON), &permit, &context).unwrap();
        assert_eq!(decision.state.current_step().unwrap().assignee, holder);
        left = Some(decision);
    }
    story.keep(left.unwrap());
    assert_eq!(story.grey_code("spc2", Act::Claim), None);
    story.well("spc2", Act::Forward);
}

#[test]
fn work_goes_back_only_to_a_step_that_was_visited() {
    let story = Story::new(Shape::Department).until(5);
    for ordinal in [0, 1, 5, 6, 7, 8, u32::MAX] {
        let refused = story.refused("dir", send_back(ordinal, REASON));
        assert_eq!(refused, ["NO_EARLIER_STEP at ordinal"], "{ordinal}");
    }
    for reason in ["", " \n ", "a\0"] {
        let code = if reason.contains('a') { "INVALID_TEXT" } else { "REQUIRED" };
        assert_eq!(story.refused("dir", send_back(3, reason)), [format!("{code} at reason")]);
    }
    assert_eq!(story.refused("dir", send_back(3, &"x".repeat(2_001))), ["TOO_LONG at reason"]);
    // From the first step of the department there is only the Center's intake, and no way back.
    let first = Story::new(Shape::Department).until(2);
    assert_eq!(first.refused("hod", send_back(1, REASON)), ["NO_EARLIER_STEP"]);
    // What is signed stays signed (R16).
    let signed = Story::new(Shape::Department).until(6);
    for officer in ["dir", "hod"] {
        assert_ne!(signed.refused(officer, send_back(3, REASON)), Vec::<String>::new());
    }
}

#[test]
fn the_chairman_sends_back_across_agencies() {
    let mut story = Story::new(Shape::Chairman).until(7);
    story.does("chm", send_back(3, REASON));
    assert_eq!(holder(&story), Some(world().officer("spc").id));
    let story = story.until(9);
    assert_eq!(story.dossier().status, DossierStatus::ResultAtCenter);
}

#[test]
fn work_is_taken_from_a_colleague_with_a_reason() {
    let mut story = Story::new(Shape::Department).until(3);
    let assign = |name: &str, reason: Option<&str>| Command::Assign {
        officer: Box::new(world().officer(name).clone()),
        reason: reason.map(str::to_owned),
    };
    assert_eq!(holder(&story), Some(world().officer("spc").id));
    assert_eq!(story.refused("hod", assign("spc2", None)), ["REQUIRED at reason"]);
    assert_eq!(story.refused("hod", assign("spc2", Some("  "))), ["REQUIRED at reason"]);
    assert_eq!(story.refused("hod", assign("spc", Some("a"))), ["ALREADY_CLAIMED at officerId"]);
    assert_eq!(story.refused("hod", assign("clk", Some("a"))), ["NOT_ELIGIBLE at officerId"]);
    assert_eq!(
        story.refused("hod", assign("strange-spc", Some("a"))),
        ["NOT_ELIGIBLE at officerId"]
    );
    for colleague in ["spc2", "hod2", "clk", "strange-dir", "int", "cdr", "admin"] {
        assert_eq!(story.refused(colleague, assign("spc2", Some("a"))), ["FORBIDDEN"]);
    }
    story.does("hod", assign("spc2", Some(REASON)));
    assert_eq!(holder(&story), Some(world().officer("spc2").id));
    assert_eq!(story.refused("spc", story.good(Act::Forward)), ["NOT_ASSIGNEE"]);
    // Nobody's work is given without a reason.
    let forward = story.good(Act::Forward);
    story.does("spc2", forward);
    story.does("dir", assign("hod", None));
}

#[test]
fn nobody_below_moves_what_a_leader_is_to_sign() {
    let assign = |name: &str| Command::Assign {
        officer: Box::new(world().officer(name).clone()),
        reason: Some(REASON.to_owned()),
    };
    let story = Story::new(Shape::Department).until(5);
    assert_eq!(story.refused("hod", assign("dir")), ["FORBIDDEN"]);
    assert!(story.attempt(world().officer("dir"), assign("dir")).is_ok());
    let story = Story::new(Shape::Chairman).until(7);
    assert!(story.attempt(world().officer("chm"), assign("chm")).is_ok());
    assert_eq!(story.refused("dir", assign("chm")), ["FORBIDDEN"]);
}

#[test]
fn an_assignment_names_somebody_who_can_do_it() {
    let story = Story::new(Shape::Department).until(2);
    let to = |name: Option<&str>| Command::Forward {
        note: Some(NOTE.to_owned()),
        next: name.map(|name| Box::new(world().officer(name).clone())),
    };
    assert_eq!(story.refused("hod", to(None)), ["ASSIGNEE_NEEDED at nextOfficerId"]);
    assert_eq!(story.refused("hod", to(Some("dir"))), ["NOT_ELIGIBLE at nextOfficerId"]);
    assert_eq!(story.refused("hod", to(Some("strange-spc"))), ["NOT_ELIGIBLE at nextOfficerId"]);
    assert!(story.attempt(world().officer("hod"), to(Some("spc2"))).is_ok());
}

/// R18, with people who hold too many roles at home and at the Center.
#[test]
fn nobody_holds_two_conflicting_duties() {
    // INT ≠ SPC.
    let mut taken_in = Story::new(Shape::Department);
    let accept = taken_in.good(Act::Accept);
    taken_in.does("int+spc", accept);
    let next = Some(Box::new(world().officer("int+spc").clone()));
    let forward = Command::Forward { note: None, next };
    assert_eq!(taken_in.refused("hod", forward), ["CONFLICT_OF_DUTY at nextOfficerId"]);
    // SPC ≠ DIR, SPC ≠ RET.
    let mut story = Story::new(Shape::Department).until(2);
    let next = Some(Box::new(world().officer("everything").clone()));
    story.does("hod", Command::Forward { note: None, next });
    let forward = story.good(Act::Forward);
    story.does("everything", forward);
    let review = story.good(Act::Forward);
    story.does("hod", review);
    assert_eq!(story.refused("everything", story.good(Act::SignResult)), ["CONFLICT_OF_DUTY"]);
    assert_eq!(story.refused("everything", Command::Claim), ["CONFLICT_OF_DUTY"]);
    let story = story.until(7);
    assert_eq!(story.refused("everything", story.good(Act::ReturnResult)), ["CONFLICT_OF_DUTY"]);
    // Two appraisals of one dossier in two agencies are the same duty.
    let chairman = Story::new(Shape::Chairman).until(6);
    assert!(chairman.attempt(world().officer("everything"), Command::Claim).is_ok());
}
