//! Four eyes, also where somebody stands in for somebody (R8, R18; domain law 11.3).

use crate::fixture::{Shape, world};
use crate::good::command;
use crate::story::Story;
use domain::dossier::{Act, Command, Dossier, Undecided, undecided};
use domain::identity::{Actor, Behalf, Grant, OfficerId, Role};

/// An officer who stands in for another in a role, beside his own or with nothing else.
pub(crate) fn standing_in(who: &str, role: Role, of: &str, alone: bool) -> Actor {
    let (mut actor, of) = (world().officer(who).clone(), world().officer(of));
    let own = of.grants.iter().find(|grant| grant.role == role).expect("a role of his own");
    let day = |d| chrono::NaiveDate::from_ymd_opt(2026, d, 1).expect("a day");
    let behalf = Behalf {
        officer: of.id,
        name: of.name.clone(),
        title: of.title.clone(),
        document_no: Some("12/QĐ-STP".to_owned()),
        from: day(1),
        to: day(12),
    };
    if alone {
        actor.grants.clear();
    }
    actor.grants.push(Grant { on_behalf_of: Some(Box::new(behalf)), ..own.clone() });
    actor
}

/// Tries; the codes of the refusals.
fn tries(story: &mut Story, actor: &Actor, command: Command) -> Vec<&'static str> {
    match story.attempt(actor, command) {
        Ok(decision) => {
            story.keep(decision);
            Vec::new()
        }
        Err(refusals) => refusals.iter().map(|refusal| refusal.code.as_str()).collect(),
    }
}

/// Who decides about what waits, as lists of it need to know.
#[test]
fn what_waits_says_who_may_decide_about_it_and_who_made_it() {
    let mut story = Story::new(Shape::Department).until(3);
    assert_eq!(undecided(story.dossier()), Undecided::default());
    let leaders = [Role::Dir, Role::Chm];
    story.well("spc", Act::DraftStop);
    let draft = undecided(story.dossier()).draft.expect("a draft");
    assert_eq!((draft.roles, draft.made.officer), (&leaders[..], world().officer("spc").id));
    assert_eq!(*draft.agency, story.dossier().facts.agency);
    // A correction waits beside the letter, for somebody else.
    assert_eq!(undecided(story.dossier()).amendment, None);
    story.well("int", Act::ProposeAmendment);
    assert_eq!(undecided(story.dossier()).draft.expect("a draft").roles, leaders);
    let correction = undecided(story.dossier()).amendment.expect("a correction");
    assert_eq!(correction.roles, [Role::Cdr]);
    assert_eq!(correction.made.officer, world().officer("int").id);
    assert_eq!(*correction.agency, story.dossier().facts.center);
    story.does("dir", Command::ApproveLetter);
    let waits = undecided(story.dossier());
    assert_eq!(waits.draft, None, "it waits for the Center to send it");
    assert!(waits.amendment.is_some());
    story.does("int", Command::SendLetter);
    assert_eq!(undecided(story.dossier()), Undecided::default(), "nothing waits once it is over");
}

fn approved(dossier: &Dossier) -> (OfficerId, Role, Option<OfficerId>) {
    let by = dossier.letter.as_ref().and_then(|it| it.approved).expect("an approved letter").by;
    (by.officer, by.role, by.on_behalf_of)
}

#[test]
fn a_head_who_deputises_approves_in_the_name_of_the_leader() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("spc", Act::DraftStop);
    let deputy = standing_in("hod", Role::Dir, "dir", false);
    assert_eq!(tries(&mut story, &deputy, Command::ApproveLetter), [""; 0]);
    let (head, leader) = (world().officer("hod").id, world().officer("dir").id);
    assert_eq!(approved(story.dossier()), (head, Role::Dir, Some(leader)));
}

/// What the last paper says of the authority it was signed under: capacity, position, document.
fn cited(story: &Story) -> Option<(String, String, String)> {
    let data = &story.papers.last().expect("a paper").data;
    let said = data["signatory"].get("delegation").filter(|it| !it.is_null())?;
    let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
    Some((text("capacity"), text("position"), text("documentNo")))
}

/// NĐ 30/2020 Đ.13: who signs for another says for whom and by which document.
#[test]
fn a_letter_cites_the_delegation_it_was_approved_under() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("spc", Act::DraftStop);
    let mut deputy = standing_in("hod", Role::Dir, "dir", false);
    "Phó Chức vụ dir".clone_into(&mut deputy.title);
    assert_eq!(tries(&mut story, &deputy, Command::ApproveLetter), [""; 0]);
    story.does("int", Command::SendLetter);
    let leader = world().officer("dir").title.clone();
    assert_eq!(cited(&story), Some(("DEPUTY".into(), leader, "12/QĐ-STP".into())));
}

#[test]
fn a_result_cites_the_delegation_it_is_signed_under_and_no_other_paper_does() {
    let signing = Story::new(Shape::Department).until(5);
    let result = || command(&signing, Act::SignResult);
    let mut own = signing.clone();
    own.does("dir", result());
    assert_eq!(cited(&own), None);
    let mut story = signing.clone();
    let deputy = standing_in("clk", Role::Dir, "dir", false);
    assert_eq!(tries(&mut story, &deputy, result()), [""; 0]);
    let leader = world().officer("dir").title.clone();
    assert_eq!(cited(&story), Some(("AUTHORISED".into(), leader, "12/QĐ-STP".into())));
}

#[test]
fn nobody_approves_in_the_place_of_who_drafted() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("hod", Act::DraftInspection);
    let deputy = standing_in("clk", Role::Hod, "hod", true);
    assert_eq!(tries(&mut story, &deputy, Command::ApproveLetter), ["OWN_DRAFT"]);
    story.does("dir", Command::ApproveLetter);
}

#[test]
fn nobody_approves_what_was_drafted_in_his_place() {
    let mut story = Story::new(Shape::Department).until(3);
    let deputy = standing_in("clk", Role::Hod, "hod", true);
    let draft = command(&story, Act::DraftInspection);
    assert_eq!(tries(&mut story, &deputy, draft), [""; 0]);
    assert_eq!(story.refused("hod", Command::ApproveLetter), ["OWN_DRAFT"]);
}

#[test]
fn a_correction_is_not_approved_in_the_place_of_who_proposed_it() {
    let mut story = Story::new(Shape::Department).until(3);
    let clerk = standing_in("ret", Role::Int, "int", true);
    let propose = command(&story, Act::ProposeAmendment);
    assert_eq!(tries(&mut story, &clerk, propose), [""; 0]);
    let leader = standing_in("int", Role::Cdr, "cdr", false);
    assert_eq!(tries(&mut story, &leader, Command::ApproveAmendment), ["OWN_DRAFT"]);
    story.does("cdr", Command::ApproveAmendment);
}

/// The step of the specialist is given to an officer.
fn appraised_by(who: &str) -> Story {
    let mut story = Story::new(Shape::Department).until(2);
    let next = Some(Box::new(world().officer(who).clone()));
    story.does("hod", Command::Forward { note: None, next });
    story
}

/// R18: nobody has a conflicting duty done by one who stands in for him.
#[test]
fn nobody_returns_in_the_place_of_who_appraised() {
    let mut story = appraised_by("spc+ret");
    story.well("spc+ret", Act::Forward);
    let mut story = story.until(7);
    let deputy = standing_in("clk", Role::Ret, "spc+ret", false);
    let give_back = command(&story, Act::ReturnResult);
    assert_eq!(tries(&mut story, &deputy, give_back.clone()), ["CONFLICT_OF_DUTY"]);
    // In another's place, or by a role of one's own, it is another person's work.
    let other = standing_in("clk", Role::Ret, "ret", false);
    assert!(story.attempt(&other, give_back.clone()).is_ok());
    let own = standing_in("ret", Role::Ret, "spc+ret", false);
    assert_eq!(tries(&mut story, &own, give_back), [""; 0]);
}

#[test]
fn nobody_returns_what_was_appraised_in_his_place() {
    let mut story = appraised_by("spc+ret");
    let deputy = standing_in("clk", Role::Spc, "spc+ret", false);
    let forward = command(&story, Act::Forward);
    assert_eq!(tries(&mut story, &deputy, forward), [""; 0]);
    let appraised = story.dossier().steps.iter().find(|run| run.index == 2).expect("appraised");
    let (clerk, owner) = (world().officer("clk").id, world().officer("spc+ret").id);
    assert_eq!((appraised.performer, appraised.on_behalf_of), (Some(clerk), Some(owner)));
    let story = story.until(7);
    assert_eq!(story.denied("spc+ret", Act::ReturnResult), ["CONFLICT_OF_DUTY"]);
    let deputy = standing_in("clk-committee", Role::Ret, "spc+ret", false);
    let refused = story.attempt(&deputy, story.good(Act::ReturnResult)).unwrap_err();
    assert_eq!(refused[0].code.as_str(), "CONFLICT_OF_DUTY");
}

#[test]
fn nobody_appraises_in_the_place_of_who_took_it_in() {
    let mut story = Story::new(Shape::Department);
    story.well("int+spc", Act::Accept);
    let mut story = story.until(2);
    let deputy = || Box::new(standing_in("clk", Role::Spc, "int+spc", false));
    let forward = Command::Forward { note: None, next: Some(deputy()) };
    assert_eq!(story.refused("hod", forward), ["CONFLICT_OF_DUTY at nextOfficerId"]);
    story.well("hod", Act::Forward);
    assert!(story.attempt(&deputy(), command(&story, Act::Forward)).is_err());
}

/// What a deputy signed on the last day of his delegation the Center sends on the next (NĐ 30/2020
/// Đ.13): the authority was there when it was signed.
#[test]
fn what_a_deputy_signed_in_his_time_goes_out_after_it() {
    for act in [Act::DraftStop, Act::DraftPayment, Act::DraftInspection] {
        let mut story = Story::new(Shape::Department).until(3);
        story.well("spc", act);
        let mut deputy = standing_in("hod2", Role::Dir, "dir", true);
        let behalf = deputy.grants[0].on_behalf_of.as_mut().expect("somebody's");
        behalf.to = domain::time::local_date(story.now);
        assert_eq!(tries(&mut story, &deputy, Command::ApproveLetter), [""; 0], "{act:?}");
        story.now += chrono::TimeDelta::days(1);
        story.well("int", Act::SendLetter);
        let cited = cited(&story).expect("under whose authority");
        assert_eq!(cited.2, "12/QĐ-STP", "{act:?}");
    }
}
