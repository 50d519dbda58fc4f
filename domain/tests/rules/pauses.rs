//! What a pause says of why the clock stood still, when it rested on more than one ground (R7).

use crate::consultation::answer;
use crate::fixture::{LAW, Shape, at, closed_on};
use crate::good::{ask_both, letter};
use crate::story::Story;
use domain::calendar::{Line, PauseGround, PauseReason};
use domain::dossier::{Act, Clock, Command, Letter};
use domain::lang::Lang;

const SUSPENSION: (PauseGround, Option<&str>) = (PauseGround::Suspension, Some("12/QĐ-TTPVHCC"));
const SUPPLEMENT: (PauseGround, Option<&str>) = (PauseGround::Supplement, Some("01/HDHS"));

fn clock(story: &Story) -> &Clock {
    story.dossier().clock.as_ref().expect("a clock")
}

/// What the ended pauses rested on.
fn reasons(story: &Story) -> Vec<Vec<PauseReason>> {
    clock(story).pauses.iter().map(|pause| pause.reasons().collect()).collect()
}

fn named(all: &[(PauseGround, Option<&str>)]) -> Vec<PauseReason> {
    let one = |&(ground, reference): &(PauseGround, Option<&str>)| PauseReason {
        ground,
        reference: reference.map(str::to_owned),
    };
    all.iter().map(one).collect()
}

/// The lines that tell of pauses, in words.
fn told(story: &Story, lang: Lang) -> Vec<String> {
    let way = clock(story).derivation.as_ref().expect("a date was promised");
    let paused = way.lines.iter().filter(|line| matches!(line, Line::Paused { .. }));
    paused.map(|line| line.text(lang)).collect()
}

fn asked(shape: Shape) -> Story {
    let mut story = Story::new(shape).until(3).at(at("2026-09-08", 8, 0));
    story.letter("spc", Act::DraftSupplement, "hod");
    story
}

#[test]
fn grounds_that_overlap_are_all_named_as_they_came() {
    let mut story = asked(Shape::Resume);
    let alone = |mut story: Story| {
        story.now = at("2026-09-14", 8, 0);
        story.well("int", Act::ReceiveSupplement);
        (story.dossier().due_at(), clock(&story).kpi_due_at)
    };
    let due = alone(story.clone());
    story.now = at("2026-09-09", 8, 0);
    story.well("cdr", Act::SuspendClock);
    story.now = at("2026-09-10", 8, 0);
    story.well("cdr", Act::EndSuspension);
    story.now = at("2026-09-14", 8, 0);
    story.well("int", Act::ReceiveSupplement);
    assert_eq!(reasons(&story), [named(&[SUPPLEMENT, SUSPENSION])]);
    assert_eq!((story.dossier().due_at(), clock(&story).kpi_due_at), due, "time counts once");
    assert_eq!(
        told(&story, Lang::Vi),
        [
            "Tạm dừng từ 08:00 thứ Ba, 08/09/2026 đến 08:00 thứ Hai, 14/09/2026: chờ người nộp bổ sung \
          hồ sơ (01/HDHS); tạm dừng do bất khả kháng (12/QĐ-TTPVHCC). Sau đó tính tiếp phần còn lại: \
          55 giờ làm việc."
        ]
    );
    assert_eq!(
        told(&story, Lang::En),
        ["Paused from 08:00 Tuesday, 08/09/2026 to 08:00 Monday, 14/09/2026: waiting for the \
          applicant to complete the dossier (01/HDHS); suspended because of force majeure \
          (12/QĐ-TTPVHCC). Then what was left goes on: 55 working hours."]
    );
    // Counted again on another calendar it still says so.
    let before = told(&story, Lang::Vi);
    story.publish(closed_on(&["2026-09-17"]));
    story.well("sys", Act::Recount);
    assert_eq!(told(&story, Lang::Vi), before);
}

/// A term begins anew with the supplement: the suspension beside it is named before and after.
#[test]
fn a_ground_that_outlasts_a_restart_is_named_on_both_sides_of_it() {
    let mut story = asked(Shape::Department);
    story.now = at("2026-09-09", 8, 0);
    story.well("cdr", Act::SuspendClock);
    story.now = at("2026-09-14", 8, 0);
    story.well("int", Act::ReceiveSupplement);
    story.now = at("2026-09-15", 8, 0);
    story.well("cdr", Act::EndSuspension);
    assert_eq!(reasons(&story), [named(&[SUPPLEMENT, SUSPENSION]), named(&[SUSPENSION])]);
    let told = told(&story, Lang::En);
    assert!(told[0].contains("(01/HDHS); suspended because"), "{told:?}");
    assert!(told[1].contains(": suspended because"), "{told:?}");
}

/// The second begins the moment the first ends, in either order of the two commands.
#[test]
fn grounds_that_touch_are_each_named_in_their_own_time() {
    let ends = |after: bool| {
        let mut story = asked(Shape::Resume);
        story.now = at("2026-09-10", 8, 0);
        match after {
            true => {
                story.well("int", Act::ReceiveSupplement);
                story.well("cdr", Act::SuspendClock);
            }
            false => {
                story.well("cdr", Act::SuspendClock);
                story.well("int", Act::ReceiveSupplement);
            }
        }
        story.now = at("2026-09-14", 8, 0);
        story.well("cdr", Act::EndSuspension);
        story
    };
    let (apart, joined) = (ends(true), ends(false));
    assert_eq!(reasons(&apart), [named(&[SUPPLEMENT]), named(&[SUSPENSION])]);
    assert_eq!(reasons(&joined), [named(&[SUPPLEMENT, SUSPENSION])]);
    assert_eq!(apart.dossier().due_at(), joined.dossier().due_at());
    let told_of = |story: &Story, lang| told(story, lang).join("\n");
    let grounds = |lang| match lang {
        Lang::Vi => ["bổ sung hồ sơ (01/HDHS)", "tạm dừng do bất khả kháng (12/QĐ-TTPVHCC)"],
        Lang::En => ["dossier (01/HDHS)", "because of force majeure (12/QĐ-TTPVHCC)"],
    };
    for lang in [Lang::Vi, Lang::En] {
        for story in [&apart, &joined] {
            let told = told_of(story, lang);
            assert!(grounds(lang).iter().all(|ground| told.contains(ground)), "{told}");
        }
    }
}

/// Grounds that touched before the Center learnt of the payment are one pause of stage 2, and what
/// was waited for before it is none of its grounds.
#[test]
fn stage_two_names_what_held_it_and_not_the_payment() {
    let mut story = Story::new(Shape::Land).until(3).at(at("2026-09-10", 9, 0));
    story.letter("spc", Act::DraftPayment, "hod");
    let payment = clock(&story).paused.clone().expect("it waits").reference;
    let decides = |story: &mut Story, decision_no: &str| {
        story.does("cdr", Command::SuspendClock { decision_no: decision_no.to_owned() });
    };
    story.now = at("2026-09-15", 8, 0);
    decides(&mut story, "1/QĐ");
    story.now = at("2026-09-21", 8, 0);
    story.well("cdr", Act::EndSuspension);
    decides(&mut story, "2/QĐ");
    let mut ended = story.clone();
    let tells = |story: &mut Story| {
        let Command::RecordPayment { amount, reference, .. } = story.good(Act::RecordPayment)
        else {
            unreachable!()
        };
        let paid_on = Some("2026-09-18".parse().expect("a date"));
        story.does("csh", Command::RecordPayment { amount, reference, paid_on });
    };
    let of = |number| (PauseGround::Suspension, Some(number));
    let waited = (PauseGround::Payment, payment.as_deref());
    let both =
        ": suspended because of force majeure (1/QĐ); suspended because of force majeure (2/QĐ)";
    // Told while the second one holds it: what was before is a pause of its own.
    story.now = at("2026-09-22", 8, 0);
    tells(&mut story);
    story.now = at("2026-09-23", 8, 0);
    story.well("cdr", Act::EndSuspension);
    assert_eq!(reasons(&story), [named(&[waited, of("1/QĐ")]), named(&[of("1/QĐ"), of("2/QĐ")])]);
    // Told when both have ended.
    ended.now = at("2026-09-23", 8, 0);
    ended.well("cdr", Act::EndSuspension);
    tells(&mut ended);
    assert_eq!(reasons(&ended), [named(&[waited, of("1/QĐ"), of("2/QĐ")])]);
    for story in [&story, &ended] {
        let told = told(story, Lang::En);
        assert!(told.len() == 1 && told[0].contains(both), "{told:?}");
    }
    assert_eq!(story.dossier().due_at(), ended.dossier().due_at());
}

/// What held stage 2 at its beginning and ended before the payment was told has held it all the same.
#[test]
fn a_ground_that_ended_before_the_payment_was_told_is_named_in_stage_two() {
    let mut story = Story::new(Shape::Opinions).until(3).at(at("2026-09-15", 8, 0));
    let opinions = ask_both(&story, false);
    story.does("spc", Command::DraftLetter(Box::new(opinions)));
    story.well("hod", Act::ApproveLetter);
    story.letter("spc", Act::DraftPayment, "hod");
    story.now = at("2026-09-17", 8, 0);
    story.well("cdr", Act::SuspendClock);
    story.now = at("2026-09-18", 8, 0);
    story.does("con", answer(1));
    story.does("con2", answer(2));
    story.now = at("2026-09-18", 9, 0);
    let Command::RecordPayment { amount, reference, .. } = story.good(Act::RecordPayment) else {
        unreachable!()
    };
    let paid_on = Some("2026-09-16".parse().expect("a date"));
    story.does("csh", Command::RecordPayment { amount, reference, paid_on });
    story.now = at("2026-09-21", 8, 0);
    story.well("cdr", Act::EndSuspension);
    let all = reasons(&story);
    let before: Vec<_> = all[0].iter().map(|reason| reason.ground).collect();
    assert_eq!(before, [PauseGround::Procedure, PauseGround::Payment]);
    assert_eq!(all[1..], [named(&[(PauseGround::Procedure, Some(LAW)), SUSPENSION])]);
}

/// A date granted in the midst of a pause stood still only from then on, for what held it then (R10).
#[test]
fn what_ended_before_a_later_date_was_granted_is_not_said_to_have_moved_it() {
    // A council sits from 07/9 on; due on 23/9.
    let mut story = Story::new(Shape::Council).until(3).at(at("2026-09-21", 9, 0));
    let Letter::Extension(mut later) = letter(&story, Act::DraftExtension) else { unreachable!() };
    later.new_date = "2026-09-28".parse().expect("a date");
    story.does("spc", Command::DraftLetter(Box::new(Letter::Extension(later))));
    story.well("dir", Act::ApproveLetter);
    story.now = at("2026-09-22", 9, 0);
    story.well("cdr", Act::SuspendClock);
    story.now = at("2026-09-23", 9, 0);
    story.well("spc", Act::Forward);
    story.now = at("2026-09-24", 9, 0);
    story.well("int", Act::GrantExtension);
    story.now = at("2026-09-25", 9, 0);
    story.well("cdr", Act::EndSuspension);
    let sat = (PauseGround::Procedure, Some(LAW));
    assert_eq!(reasons(&story), [named(&[sat, SUSPENSION])]);
    let told = told(&story, Lang::En);
    assert_eq!(told.len(), 1);
    let pause =
        "Paused from 09:00 Thursday, 24/09/2026 to 09:00 Friday, 25/09/2026: suspended because";
    assert!(told[0].starts_with(pause), "{told:?}");
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-29", 17, 0)), "a day later");
}

/// What was stored when a pause named one ground is read, and written, as it was.
#[test]
fn pauses_of_before_are_read() {
    let pause = r#"{"start":"2026-09-08T01:00:00Z","end":"2026-09-09T01:00:00Z","ground":"PAYMENT","policy":"RESUME","reference":"01/TB"}"#;
    let read: domain::calendar::Pause = serde_json::from_str(pause).expect("it reads");
    assert_eq!(serde_json::to_string(&read).expect("plain data"), pause);
    let line = r#"{"line":"PAUSED","start":"2026-09-08T01:00:00Z","end":"2026-09-09T01:00:00Z","ground":"SUSPENSION","policy":"RESUME","dueBefore":"2026-09-15T10:00:00Z"}"#;
    let read: Line = serde_json::from_str(line).expect("it reads");
    assert_eq!(serde_json::to_string(&read).expect("plain data"), line);
    assert!(read.text(Lang::En).ends_with(": suspended because of force majeure."));
}
