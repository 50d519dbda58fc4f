//! One later date, with an apology (T32, R10).

use crate::fixture::{Shape, at, world};
use crate::good::letter;
use crate::story::Story;
use chrono::Days;
use domain::calendar::Term;
use domain::document::FormKind;
use domain::dossier::{Act, Command, DossierStatus, Letter, Timeliness};
use domain::time::local_date;

fn until(story: &Story, date: &str) -> Command {
    let Letter::Extension(mut proposal) = letter(story, Act::DraftExtension) else {
        unreachable!()
    };
    proposal.new_date = date.parse().unwrap();
    Command::DraftLetter(Box::new(Letter::Extension(proposal)))
}

/// Due on Tuesday 15/9; told to the Center at some moment, until 17/9.
fn told_at(day: &str, hour: u32) -> Story {
    let mut story = Story::new(Shape::Department).until(3).at(at(day, hour, 0));
    story.does("spc", until(&story, "2026-09-17"));
    assert_eq!(story.denied("hod", Act::ApproveLetter), ["LEADER_NEEDED"]);
    assert_eq!(story.told("dir", Command::ApproveLetter), ["letterApproved", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::LateNotice]);
    story
}

#[test]
fn t32_the_center_grants_it_and_sends_the_apology() {
    let mut story = told_at("2026-09-14", 17);
    for officer in ["dir", "spc", "foc"] {
        assert_eq!(story.denied(officer, Act::GrantExtension), ["FORBIDDEN"], "{officer}");
    }
    let events = story.told("int", Command::GrantExtension);
    assert_eq!(events, ["extensionGranted", "paperIssued", "dueChanged"]);
    assert_eq!(story.last_papers(), [FormKind::ApologyLetter]);
    let dossier = story.dossier();
    assert_eq!(dossier.due_at(), Some(at("2026-09-17", 17, 0)));
    let clock = dossier.clock.as_ref().unwrap();
    assert_eq!(clock.original_due_at, Some(at("2026-09-15", 17, 0)));
    assert_eq!(clock.kpi_due_at, clock.original_due_at, "the indicator knows no extension");
    let extension = dossier.extension.as_ref().unwrap();
    assert!(extension.told_in_time && extension.moves_due);
    assert_eq!(extension.due_before, at("2026-09-15", 17, 0));
    // Once.
    assert_eq!(story.denied("spc", Act::DraftExtension), ["ALREADY_EXTENDED"]);
}

#[test]
fn told_on_the_last_day_it_is_told_too_late_but_granted() {
    let mut story = told_at("2026-09-15", 7);
    story.well("cdr", Act::GrantExtension);
    let extension = story.dossier().extension.clone().unwrap();
    assert!(!extension.told_in_time && extension.moves_due);
}

#[test]
fn after_the_date_the_apology_is_owed_but_late_stays_late() {
    let mut story = told_at("2026-09-14", 9);
    story.now = at("2026-09-15", 17, 1);
    let events = story.told("int", Command::GrantExtension);
    assert_eq!(events, ["extensionGranted", "paperIssued"]);
    let dossier = story.dossier();
    assert!(!dossier.extension.as_ref().unwrap().moves_due);
    assert_eq!(dossier.due_at(), Some(at("2026-09-15", 17, 0)));
    assert_eq!(dossier.timeliness(story.now), Some(Timeliness::Late));
    assert_eq!(story.denied("spc", Act::DraftExtension), ["ALREADY_EXTENDED"]);
}

/// S7, R10: it is owed however late it is.
#[test]
fn late_by_more_than_the_whole_time_the_apology_is_still_owed() {
    // Due on 15/9; 6 working days after 1/10: 9/10.
    let mut story = Story::new(Shape::Department).until(3).at(at("2026-10-01", 9, 0));
    for date in ["2026-09-23", "2026-10-01", "2026-10-10"] {
        let refused = story.refused("spc", until(&story, date));
        assert_eq!(refused, ["DATE_OUT_OF_RANGE at newDate"], "{date}");
    }
    story.does("spc", until(&story, "2026-10-09"));
    story.well("dir", Act::ApproveLetter);
    assert_eq!(story.told("int", Command::GrantExtension), ["extensionGranted", "paperIssued"]);
    let extension = story.dossier().extension.clone().unwrap();
    assert!(!extension.moves_due && !extension.told_in_time);
    assert_eq!(extension.new_due_at, at("2026-10-09", 17, 0));
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-15", 17, 0)));
    // On the day on which it is due, and later.
    for now in [at("2026-09-07", 9, 0), at("2026-10-01", 9, 0)] {
        let story = Story::new(Shape::SameDay).until(3).at(now);
        let next = (local_date(now) + Days::new(1)).to_string();
        story.attempt(world().officer("spc"), until(&story, &next)).unwrap();
        let mut hours = story.clone();
        let clock = hours.dossier.as_mut().unwrap().clock.as_mut().unwrap();
        clock.term = Term::Hour { n: 2 };
        hours.attempt(world().officer("spc"), until(&story, &next)).unwrap();
    }
}

/// Domain law 8.2: what stands still is not late.
#[test]
fn while_the_clock_stands_still_the_date_moves() {
    let mut story = told_at("2026-09-14", 9);
    story.well("cdr", Act::SuspendClock);
    story.now = at("2026-09-16", 9, 0);
    let events = story.told("int", Command::GrantExtension);
    assert_eq!(events, ["extensionGranted", "paperIssued", "dueChanged"]);
    let extension = story.dossier().extension.clone().unwrap();
    assert!(extension.moves_due && extension.told_in_time);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-17", 17, 0)));
    story.now = at("2026-09-18", 9, 0);
    story.well("cdr", Act::EndSuspension);
    assert_eq!(story.dossier().timeliness(story.now), None);
    // Two working days stood still since the promise; those before it are in it.
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-21", 17, 0)));
}

#[test]
fn the_new_date_is_later_and_no_more_than_the_whole_time_again() {
    let story = Story::new(Shape::Department).until(3);
    // 6 working days after 15/9: 23/9.
    for date in ["2026-09-01", "2026-09-15", "2026-09-24", "2027-09-16"] {
        let refused = story.refused("spc", until(&story, date));
        assert_eq!(refused, ["DATE_OUT_OF_RANGE at newDate"], "{date}");
    }
    for date in ["2026-09-16", "2026-09-23"] {
        assert!(story.attempt(world().officer("spc"), until(&story, date)).is_ok());
    }
    let open = Story::new(Shape::NoDate).until(3);
    assert_eq!(open.denied("spc", Act::DraftExtension), ["NO_DUE_DATE"]);
}

#[test]
fn a_date_that_has_gone_by_meanwhile_is_sent_back() {
    let mut story = told_at("2026-09-14", 9);
    story.now = at("2026-09-17", 9, 0);
    assert_eq!(story.denied("int", Act::GrantExtension), ["DATE_OUT_OF_RANGE at newDate"]);
    assert_eq!(story.told("int", story.good(Act::ReturnExtension)), ["letterReturned"]);
    assert_eq!(story.denied("int", Act::GrantExtension), ["LETTER_NOT_APPROVED"]);
    story.does("spc", until(&story, "2026-09-21"));
}

/// R10: a proposal never holds up the work it asks time for.
#[test]
fn work_goes_on_beside_the_proposal() {
    let mut story = told_at("2026-09-14", 9);
    story.well("spc", Act::Forward);
    story.well("hod", Act::Forward);
    story.well("dir", Act::SignResult);
    assert!(story.dossier().letter.is_none(), "nothing more to ask for");
    assert_eq!(story.denied("int", Act::GrantExtension), ["NO_LETTER"]);
}

/// R10: nor the letters, of which the request for supplements has its 3 days (R8).
#[test]
fn other_letters_are_made_beside_the_proposal() {
    let mut story = Story::new(Shape::Department).until(3);
    let in_hand = |story: &Story| story.dossier().letter.as_ref().map(|it| Act::draft(&it.letter));
    story.does("spc", until(&story, "2026-09-17"));
    // Whichever is in hand is approved; the other waits.
    story.well("spc", Act::DraftSupplement);
    assert_eq!(in_hand(&story), Some(Act::DraftSupplement));
    for act in [Act::DraftExtension, Act::DraftInspection, Act::Forward] {
        assert_eq!(story.denied("spc", act), ["LETTER_PENDING"], "{act:?}");
    }
    assert_eq!(story.denied("int", Act::GrantExtension), ["LETTER_NOT_APPROVED"]);
    story.well("spc", Act::DiscardLetter);
    assert_eq!(in_hand(&story), Some(Act::DraftExtension));
    story.well("dir", Act::ApproveLetter);
    // Two opinions are asked for at once: each event is of the same letter.
    let both = Command::DraftLetter(Box::new(crate::good::ask_both(&story, false)));
    story.does("spc", both);
    story.well("hod", Act::ApproveLetter);
    assert_eq!(in_hand(&story), Some(Act::DraftExtension));
    // The Center answers the proposal while a request for supplements is with the head.
    story.well("spc", Act::DraftSupplement);
    let mut returned = story.clone();
    returned.well("int", Act::ReturnExtension);
    assert_eq!(in_hand(&returned), Some(Act::DraftSupplement));
    assert_eq!(returned.denied("spc", Act::DraftExtension), ["LETTER_PENDING"]);
    returned.well("hod", Act::ApproveLetter);
    returned.well("int", Act::SendLetter);
    assert_eq!(in_hand(&returned), Some(Act::DraftExtension));
    assert!(returned.dossier().letter.as_ref().unwrap().returned.is_some());
    let events = story.told("int", Command::GrantExtension);
    assert_eq!(events, ["extensionGranted", "paperIssued", "dueChanged"]);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-17", 17, 0)));
    assert_eq!(in_hand(&story), Some(Act::DraftSupplement));
    story.well("hod", Act::ApproveLetter);
    story.well("int", Act::SendLetter);
    assert_eq!((in_hand(&story), &story.dossier().set_aside), (None, &None));
}

/// What was stored before there were two still reads.
#[test]
fn a_dossier_without_a_letter_set_aside_reads_as_before() {
    let story = told_at("2026-09-14", 9);
    let stored = serde_json::to_string(story.dossier()).unwrap();
    assert!(!stored.contains("setAside"));
    assert_eq!(
        &serde_json::from_str::<domain::dossier::Dossier>(&stored).unwrap(),
        story.dossier()
    );
}

/// The bag is lost, or the wish to withdraw is being decided: the date passes all the same.
#[test]
fn t32_wherever_the_clock_runs() {
    let mut lost = Story::new(Shape::Paper).until(0);
    let before = local_date(lost.dossier().due_at().unwrap());
    let later = (before + Days::new(1)).to_string();
    lost.well("hoc", Act::HandOver);
    assert_eq!(lost.dossier().status, DossierStatus::Accepted);
    assert_eq!(lost.denied("spc", Act::DraftExtension), ["FORBIDDEN"]);
    lost.does("foc", until(&lost, &later));
    lost.well("dir", Act::ApproveLetter);
    lost.well("int", Act::GrantExtension);
    assert!(local_date(lost.dossier().due_at().unwrap()) > before);
    assert_eq!(lost.dossier().status, DossierStatus::Accepted);

    let mut wish = Story::new(Shape::Department).until(3).at(at("2026-09-14", 8, 0));
    wish.well("int", Act::RequestWithdrawal);
    wish.does("spc", until(&wish, "2026-09-17"));
    wish.well("dir", Act::ApproveLetter);
    wish.well("cdr", Act::GrantExtension);
    assert_eq!(wish.dossier().status, DossierStatus::WithdrawalRequested);
    assert_eq!(wish.dossier().due_at(), Some(at("2026-09-17", 17, 0)));

    let mut asked = Story::new(Shape::Department).until(3);
    asked.well("spc", Act::DraftSupplement);
    asked.well("hod", Act::ApproveLetter);
    asked.well("int", Act::SendLetter);
    assert_eq!(asked.denied("spc", Act::DraftExtension), ["WRONG_STATE"], "the clock stands still");
}
