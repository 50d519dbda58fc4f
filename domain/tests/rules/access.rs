//! The policy table: as text, and what it must never say.

use crate::fixture::{CENTER, COMMITTEE, DEPARTMENT, STRANGE, agency, grant};
use crate::golden;
use domain::identity::{
    Action, Actor, Facts, Grant, POLICY, Place, Reach, Role, StepFacts, authorize, may_ever, scope,
};
use domain::process::{StepAction, performs};
use proptest::prelude::*;
use std::fmt::Write as _;
use uuid::Uuid;

const DEPARTMENT_ROLES: [Role; 7] =
    [Role::Foc, Role::Spc, Role::Hod, Role::Dir, Role::Clk, Role::Pvo, Role::Chm];
const STEPS: [StepAction; 7] = [
    StepAction::Intake,
    StepAction::Assign,
    StepAction::Appraise,
    StepAction::Review,
    StepAction::Sign,
    StepAction::Release,
    StepAction::Return,
];

#[test]
fn golden_policy_matrix() {
    let mut table = String::from(
        "# Vai trò × việc → tầm với (Reach); ô trống là không được.\n\
         # Role × action → reach; an empty cell means no.\n\n",
    );
    write!(table, "{:18}", "").unwrap();
    for role in Role::ALL {
        write!(table, "{:10}", role.code()).unwrap();
    }
    table = format!("{}\n", table.trim_end());
    for action in Action::ALL {
        let mut row = format!("{:18}", format!("{action:?}"));
        for role in Role::ALL {
            let reaches: Vec<_> = POLICY
                .iter()
                .filter(|rule| rule.action == action && rule.role == role)
                .map(|rule| format!("{:?}", rule.reach))
                .collect();
            write!(row, "{:10}", reaches.join("+")).unwrap();
        }
        writeln!(table, "{}", row.trim_end()).unwrap();
    }
    golden::check("access.txt", &table);
}

#[test]
fn no_rule_stands_twice() {
    for (i, rule) in POLICY.iter().enumerate() {
        assert!(!POLICY[..i].contains(rule), "{rule:?}");
    }
}

#[test]
fn only_the_center_meets_the_applicant() {
    let meeting = [
        Action::Submit,
        Action::Accept,
        Action::RequestCompletion,
        Action::Refuse,
        Action::Resubmit,
        Action::Close,
        Action::SendLetter,
        Action::ReceiveSupplement,
        Action::RecordPayment,
        Action::RequestWithdrawal,
        Action::StopBeforeHandover,
        Action::DecideExtension,
        Action::ConfirmResult,
        Action::ReturnResult,
    ];
    for rule in POLICY.iter().filter(|rule| meeting.contains(&rule.action)) {
        assert!(!DEPARTMENT_ROLES.contains(&rule.role) && rule.role != Role::Con, "{rule:?}");
        assert_eq!(rule.reach, Reach::Center, "{rule:?}");
    }
    let returning: Vec<_> =
        POLICY.iter().filter(|rule| rule.action == Action::ReturnResult).collect();
    assert!(returning.iter().all(|rule| rule.role == Role::Ret), "{returning:?}");
}

#[test]
fn administrators_see_no_dossier_and_inspectors_change_none() {
    assert!(POLICY.iter().all(|rule| rule.role != Role::Admin));
    let reading = [
        Action::Read,
        Action::ReadFiles,
        Action::ReadContent,
        Action::Board,
        Action::Workload,
        Action::Export,
    ];
    for rule in POLICY.iter().filter(|rule| matches!(rule.role, Role::Audit | Role::Kstt)) {
        assert!(reading.contains(&rule.action), "{rule:?}");
    }
}

#[test]
fn no_department_role_reaches_beyond_its_agency() {
    for rule in POLICY.iter().filter(|rule| DEPARTMENT_ROLES.contains(&rule.role)) {
        assert!(!matches!(rule.reach, Reach::All | Reach::Center), "{rule:?}");
    }
}

/// What can be taken out as a file is what the list on the screen shows; programs have the API.
#[test]
fn whoever_lists_may_export_and_as_far() {
    let reach = |action| {
        let rules = POLICY.iter().filter(move |rule| rule.action == action);
        rules.map(|rule| (rule.role, rule.reach)).collect::<Vec<_>>()
    };
    let mut people = reach(Action::Read);
    people.retain(|(role, _)| !matches!(role, Role::Integ | Role::Sys));
    assert_eq!(reach(Action::Export), people);
}

/// An officer of one department who is in no way concerned with the dossier of another (R17).
#[test]
fn another_departments_dossier_does_not_exist() {
    let place = |code| Place { agency: agency(code), unit: None };
    for held in DEPARTMENT_ROLES {
        let stranger = actor(1, vec![grant((held, STRANGE, None))]);
        for role in Role::ALL {
            let facts = Facts {
                center: agency(CENTER),
                agency: agency(DEPARTMENT),
                step: Some(StepFacts { place: place(DEPARTMENT), role, assignee: None }),
                places: vec![place(CENTER), place(DEPARTMENT), place(COMMITTEE)],
                officers: vec![Uuid::from_u128(2)],
                consulted: Vec::new(),
            };
            for action in Action::ALL {
                assert!(authorize(&stranger, action, &facts).is_err(), "{held:?} {action:?}");
            }
        }
    }
}

/// No lawful process can come to a step that its own officer is not allowed to do.
#[test]
fn whoever_stands_at_a_step_can_claim_and_do_it() {
    for step in STEPS {
        for role in Role::ALL.into_iter().filter(|role| performs(*role, step)) {
            let officer = actor(1, vec![grant((role, DEPARTMENT, None))]);
            let place = Place { agency: agency(DEPARTMENT), unit: None };
            let facts = Facts {
                center: agency(DEPARTMENT),
                agency: agency(DEPARTMENT),
                step: Some(StepFacts { place: place.clone(), role, assignee: None }),
                places: vec![place],
                officers: Vec::new(),
                consulted: Vec::new(),
            };
            let needed: &[Action] = match step {
                StepAction::Intake => &[Action::Accept],
                StepAction::Assign | StepAction::Appraise | StepAction::Review => {
                    &[Action::Claim, Action::Forward]
                }
                StepAction::Sign => &[Action::Claim, Action::SignResult],
                StepAction::Release => &[Action::Claim, Action::Release],
                StepAction::Return => &[Action::ReturnResult],
            };
            for action in needed.iter().chain(&[Action::Read, Action::ReadFiles]) {
                assert!(
                    authorize(&officer, *action, &facts).is_ok(),
                    "{role:?} {step:?} {action:?}"
                );
            }
        }
    }
}

/// A rule that no lawful process could ever use would only mislead whoever reads the table.
#[test]
fn every_rule_of_a_step_can_be_used() {
    for rule in POLICY.iter().filter(|rule| rule.reach == Reach::Step) {
        let steps: &[StepAction] = match rule.action {
            Action::Forward => &STEPS[1..4],
            Action::Claim => &STEPS[1..6],
            Action::SendBack => &[StepAction::Assign, StepAction::Review, StepAction::Sign],
            Action::SignResult => &[StepAction::Sign],
            Action::Release => &[StepAction::Release],
            Action::DraftLetter | Action::RecordInspection => &STEPS[1..4],
            other => panic!("{other:?} is not done at a step"),
        };
        assert!(steps.iter().any(|step| performs(rule.role, *step)), "{rule:?}");
    }
}

fn actor(id: u128, grants: Vec<Grant>) -> Actor {
    Actor {
        id: Uuid::from_u128(id),
        name: "Một người".to_owned(),
        title: "Chuyên viên".to_owned(),
        agency: agency(CENTER),
        grants,
    }
}

fn some_role() -> impl Strategy<Value = Role> {
    prop::sample::select(Role::ALL.to_vec())
}

fn some_agency() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![CENTER, DEPARTMENT, STRANGE, COMMITTEE])
}

fn some_unit() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![None, Some("A"), Some("B")])
}

fn some_place() -> impl Strategy<Value = Place> {
    (some_agency(), some_unit())
        .prop_map(|(at, unit)| Place { agency: agency(at), unit: unit.map(str::to_owned) })
}

fn some_officer() -> impl Strategy<Value = Uuid> {
    (1u128..4).prop_map(Uuid::from_u128)
}

fn some_actor() -> impl Strategy<Value = Actor> {
    let held = (some_role(), some_agency(), some_unit()).prop_map(grant);
    (1u128..4, prop::collection::vec(held, 0..4)).prop_map(|(id, grants)| actor(id, grants))
}

fn some_facts() -> impl Strategy<Value = Facts> {
    let step = (some_place(), some_role(), prop::option::of(some_officer()))
        .prop_map(|(place, role, assignee)| StepFacts { place, role, assignee });
    (
        some_agency(),
        some_agency(),
        prop::option::of(step),
        prop::collection::vec(some_place(), 0..4),
        prop::collection::vec(some_officer(), 0..3),
        prop::collection::vec(some_agency().prop_map(agency), 0..2),
    )
        .prop_map(|(center, agency_code, step, places, officers, consulted)| Facts {
            center: agency(center),
            agency: agency(agency_code),
            step,
            places,
            officers,
            consulted,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// A list shows exactly the dossiers that can be opened.
    #[test]
    fn scope_and_authorize_agree(actor in some_actor(), facts in some_facts()) {
        for action in
            [Action::Read, Action::ReadFiles, Action::ReadContent, Action::Board, Action::Workload, Action::Export]
        {
            let opens = authorize(&actor, action, &facts).is_ok();
            let lists = scope(&actor, action).is_ok_and(|scope| scope.covers(&facts));
            prop_assert_eq!(opens, lists, "{:?}", action);
            prop_assert_eq!(scope(&actor, action).is_ok(), may_ever(&actor, action));
        }
    }

    /// A permit names the actor, the action, and a role that he holds and the table allows.
    #[test]
    fn a_permit_says_what_was_asked(actor in some_actor(), facts in some_facts()) {
        for action in Action::ALL {
            let Ok(permit) = authorize(&actor, action, &facts) else { continue };
            prop_assert_eq!((permit.officer(), permit.action()), (actor.id, action));
            prop_assert!(actor.has(permit.role()));
            prop_assert!(POLICY.iter().any(|r| r.action == action && r.role == permit.role()));
        }
    }

    /// Another role can only ever allow more.
    #[test]
    fn a_further_role_takes_nothing_away(
        actor in some_actor(),
        facts in some_facts(),
        more in (some_role(), some_agency(), some_unit()).prop_map(grant),
    ) {
        let mut wider = actor.clone();
        wider.grants.push(more);
        for action in Action::ALL {
            let before = authorize(&actor, action, &facts).is_ok();
            prop_assert!(!before || authorize(&wider, action, &facts).is_ok());
        }
    }

    /// Who works on what he may not even read could not see what he signs.
    #[test]
    fn whoever_may_act_may_read(actor in some_actor(), mut facts in some_facts()) {
        // As the dossier itself reports them: where it stands is among where it was.
        if let Some(step) = &facts.step {
            facts.places.push(step.place.clone());
            facts.officers.extend(step.assignee);
        }
        for action in Action::ALL {
            let acts = authorize(&actor, action, &facts);
            let free = facts.step.as_ref().is_none_or(|step| step.assignee.is_none_or(|who| who == actor.id));
            if acts.is_ok() && free {
                prop_assert!(authorize(&actor, Action::Read, &facts).is_ok(), "{:?}", acts);
            }
        }
    }
}
