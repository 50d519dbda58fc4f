//! Opinions of other agencies (T12–T14), and the time that does not count by the procedure's law.

use crate::fixture::{POLICE, STRANGE, Shape, agency, at, world};
use crate::good::{ask_both, in_days};
use crate::story::{REASON, Story, in_short};
use chrono::TimeDelta;
use domain::calendar::{PauseGround, PausePolicy};
use domain::delay::responsibility::{Holder, ledger};
use domain::document::FormKind;
use domain::dossier::{
    Act, Command, Event, InspectionRecord, Letter, Opinion, responsibility_facts, wake_at,
};
use domain::identity::OfficerId;
use domain::lang::Lang;
use domain::time::local_date;

pub(crate) fn answer(number: u32) -> Command {
    Command::AnswerConsultation {
        number, opinion: Opinion::Agree, text: "Thống nhất".to_owned()
    }
}

/// Both agencies are asked at the appraisal, until 14/9.
fn asked(shape: Shape) -> Story {
    let mut story = Story::new(shape).until(3);
    let letter = ask_both(&story, true);
    story.does("spc", Command::DraftLetter(Box::new(letter)));
    story.well("hod", Act::ApproveLetter);
    story
}

#[test]
fn t12_several_agencies_are_asked_at_once_and_the_clock_runs() {
    let mut story = Story::new(Shape::Department).until(3);
    let letter = ask_both(&story, true);
    story.does("spc", Command::DraftLetter(Box::new(letter)));
    let events = story.told("hod", Command::ApproveLetter);
    assert_eq!(
        events,
        ["letterApproved", "consultationSent", "paperIssued", "consultationSent", "paperIssued"]
    );
    assert_eq!(story.last_papers(), [FormKind::ConsultationRequest; 2]);
    let numbers: Vec<_> = story.papers[1..].iter().map(|paper| paper.number).collect();
    assert_eq!(numbers, [1, 2]);
    assert!(story.dossier().clock_runs());
    assert_eq!(story.denied("spc", Act::Forward), ["OPINIONS_OPEN"]);
    assert_eq!(
        wake_at(story.dossier()),
        Some(at("2026-09-14", 17, 0) + TimeDelta::milliseconds(1))
    );
}

#[test]
fn t13_each_agency_answers_for_itself() {
    let mut story = asked(Shape::Department);
    assert_eq!(story.refused("con", answer(2)), ["NOTHING_ASKED at number"]);
    assert_eq!(story.refused("con", answer(3)), ["NOTHING_ASKED at number"]);
    for officer in ["spc", "strange-dir", "int"] {
        assert_eq!(story.refused(officer, answer(1)), ["FORBIDDEN"], "{officer}");
    }
    assert_eq!(story.told("con", answer(1)), ["consultationAnswered", "paperIssued"]);
    assert_eq!(story.papers.last().unwrap().data["issuer"]["name"], "Sở Tài chính");
    assert_eq!(story.denied("con", Act::AnswerConsultation), ["NOTHING_ASKED"]);
    assert_eq!(story.denied("spc", Act::Forward), ["OPINIONS_OPEN"]);
    story.does("con2", answer(2));
    assert_eq!(wake_at(story.dossier()), None);
    story.well("spc", Act::Forward);
}

/// Whose minutes the last hours were, of a dossier at a department.
fn holder(story: &Story) -> Holder<OfficerId> {
    let later = story.now + TimeDelta::minutes(1);
    let ledger = ledger(story.calendar, &responsibility_facts(&story.events), later);
    ledger.spans.last().unwrap().holder.clone()
}

/// R9, R11: what waits for an opinion is the step for which it was asked, and while it waits its
/// minutes are those of whoever was asked.
#[test]
fn an_opinion_holds_up_the_step_for_which_it_was_asked_and_no_other() {
    let mut story = Story::new(Shape::Department).until(4);
    let officer = |name: &str| Holder::Officer(world().officer(name).id);
    story.well("hod", Act::Claim);
    let letter = ask_both(&story, true);
    story.does("hod", Command::DraftLetter(Box::new(letter)));
    story.well("dir", Act::ApproveLetter);
    assert_eq!(story.denied("hod", Act::Forward), ["OPINIONS_OPEN"]);
    assert_eq!(holder(&story), Holder::Consulted(agency(STRANGE)));
    // Sent back, the appraisal is done anew, and waits for nobody.
    story.now += TimeDelta::hours(1);
    let back = Command::SendBack { ordinal: 3, reason: REASON.to_owned() };
    story.does("hod", back.clone());
    assert_eq!(holder(&story), officer("spc"));
    assert_eq!(story.grey_code("spc", Act::Forward), None);
    // Taken back, the review goes on as it was left: one has answered, the other is awaited.
    let mut undone = story.clone();
    undone.does("con", answer(1));
    undone.now += TimeDelta::hours(1);
    undone.well("hod", Act::Undo);
    assert_eq!(undone.denied("hod", Act::Forward), ["OPINIONS_OPEN"]);
    assert_eq!(holder(&undone), Holder::Consulted(agency(POLICE)));
    undone.does("con2", answer(2));
    assert_eq!(holder(&undone), officer("hod"));
    // The next review does not wait for what the last one asked.
    story.now += TimeDelta::hours(1);
    story.well("spc", Act::Forward);
    story.well("hod", Act::Claim);
    assert_eq!(holder(&story), officer("hod"));
    story.well("hod", Act::Forward);
    assert_eq!(story.dossier().open_consultations().count(), 2, "still to be answered");
    story.does("con", answer(1));
}

#[test]
fn who_takes_a_dossier_over_waits_for_nobody_the_last_one_asked() {
    let mut story = Story::new(Shape::Department).until(3);
    let requests = vec![crate::good::opinion(&story, POLICE, true)];
    story.does("spc", Command::DraftLetter(Box::new(Letter::Consultation { requests })));
    story.well("hod", Act::ApproveLetter);
    story.now += TimeDelta::hours(1);
    story.well("foc", Act::Transfer);
    story.well("strange-hod", Act::Claim);
    assert_eq!(holder(&story), Holder::Officer(world().officer("strange-hod").id));
    story.well("strange-hod", Act::Forward);
}

#[test]
fn nothing_is_signed_before_the_opinions_for_which_the_signature_waits() {
    let mut story = Story::new(Shape::Department).until(5);
    let letter = ask_both(&story, true);
    story.does("foc", Command::DraftLetter(Box::new(letter)));
    story.well("dir", Act::ApproveLetter);
    assert_eq!(story.denied("dir", Act::SignResult), ["OPINIONS_OPEN"]);
    story.does("con", answer(1));
    story.does("con2", answer(2));
    story.well("dir", Act::SignResult);
}

#[test]
fn who_was_never_asked_knows_nothing() {
    let story = Story::new(Shape::Department).until(3);
    assert_eq!(story.refused("con", answer(1)), ["FORBIDDEN"]);
}

#[test]
fn t14_silence_is_told_to_the_center_and_holds_nothing_up() {
    let mut story = asked(Shape::Department);
    story.does("con", answer(1));
    story.now = at("2026-09-14", 17, 0);
    assert_eq!(story.denied("sys", Act::Tick), ["NOTHING_DUE"], "still in time");
    story.now += TimeDelta::milliseconds(1);
    assert_eq!(story.denied("int", Act::Tick), ["FORBIDDEN"]);
    assert_eq!(story.told("sys", Command::Tick), ["consultationOverdue", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::ConsultationOverdue]);
    let late = &story.dossier().consultations[1];
    assert!(late.is_open() && !late.deemed_agreed);
    assert_eq!(story.denied("sys", Act::Tick), ["NOTHING_DUE"], "told once");
    story.well("spc", Act::Forward);
    story.does("con2", answer(2));
}

/// E.g. 1.013236: no answer within the time is consent.
#[test]
fn silence_is_consent_where_the_law_says_so() {
    let mut story = asked(Shape::Silence);
    let request = &story.papers.last().unwrap().data;
    assert!(request["silenceRule"].as_str().unwrap().contains("thống nhất"));
    story.now = at("2026-09-15", 7, 0);
    let events = story.told("sys", Command::Tick);
    assert_eq!(
        events,
        ["consultationOverdue", "paperIssued", "consultationOverdue", "paperIssued"]
    );
    assert!(story.dossier().consultations.iter().all(|it| it.deemed_agreed && !it.is_open()));
    // What is said too late is still heard.
    story.does("con", answer(1));
}

/// The law of the shape gives five days.
#[test]
fn silence_is_consent_only_after_the_days_of_the_law() {
    let mut story = Story::new(Shape::Silence).until(3);
    let by = |story: &Story, days: u64| {
        let Letter::Consultation { mut requests } = ask_both(story, true) else { unreachable!() };
        requests[1].answer_by = in_days(story, days);
        Command::DraftLetter(Box::new(Letter::Consultation { requests }))
    };
    let refusals = story.attempt(world().officer("spc"), by(&story, 4)).unwrap_err();
    assert_eq!(in_short(&refusals), ["SILENCE_TOO_SHORT at requests.1.answerBy"]);
    story.does("spc", by(&story, 5));
    // Approved two days later, it gives the five days from then.
    story.now += TimeDelta::days(2);
    let last = in_days(&story, 5);
    story.well("hod", Act::ApproveLetter);
    let due = story.dossier().consultations[1].due_at;
    assert!(local_date(due) >= last, "{due} is before {last}");
    assert!(story.dossier().consultations[0].due_at >= due);
}

/// At the review of a council's procedure: accepted on 07/9 with 12 days, due on 23/9.
fn reviewed() -> Story {
    let mut story = Story::new(Shape::Council).until(4);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-23", 17, 0)));
    story.now = at("2026-09-08", 8, 0);
    let letter = ask_both(&story, false);
    story.does("hod", Command::DraftLetter(Box::new(letter)));
    let events = story.told("dir", Command::ApproveLetter);
    assert_eq!(events.last(), Some(&"clockPaused"));
    story
}

#[test]
fn the_clock_stands_still_until_the_last_opinion_where_the_law_says_so() {
    let mut story = reviewed();
    story.now = at("2026-09-09", 8, 0);
    assert_eq!(story.told("con", answer(1)), ["consultationAnswered", "paperIssued"]);
    assert!(!story.dossier().clock_runs());
    story.now = at("2026-09-10", 8, 0);
    let events = story.told("con2", answer(2));
    assert_eq!(events, ["consultationAnswered", "paperIssued", "clockResumed", "dueChanged"]);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-25", 17, 0)), "two days later");
}

/// R7: once the work may go on without the answer, so does the clock.
#[test]
fn an_overdue_opinion_stops_no_clock() {
    let mut story = reviewed();
    story.does("con", answer(1));
    story.now = at("2026-09-16", 8, 0);
    let events = story.told("sys", Command::Tick);
    assert_eq!(events, ["consultationOverdue", "paperIssued", "clockResumed", "dueChanged"]);
    assert!(story.dossier().clock_runs());
    let due = story.dossier().due_at();
    assert_eq!(story.told("con2", answer(2)), ["consultationAnswered", "paperIssued"]);
    assert_eq!(story.dossier().due_at(), due);
}

#[test]
fn the_signature_ends_whatever_the_clock_stood_still_for() {
    let mut story = Story::new(Shape::Council).until(5);
    story.now = at("2026-09-08", 8, 0);
    let letter = ask_both(&story, false);
    story.does("foc", Command::DraftLetter(Box::new(letter)));
    story.well("dir", Act::ApproveLetter);
    story.now = at("2026-09-09", 8, 0);
    let events = story.told("dir", story.good(Act::SignResult));
    assert_eq!(
        events,
        [
            "stepAssigned",
            "clockResumed",
            "dueChanged",
            "resultSigned",
            "paperIssued",
            "stepFinished",
            "stepEntered"
        ]
    );
    let clock = story.dossier().clock.clone().unwrap();
    assert_eq!((clock.paused, clock.due_at), (None, Some(at("2026-09-24", 17, 0))));
    assert_eq!(story.told("con", answer(1)), ["consultationAnswered", "paperIssued"]);
}

/// R7: the time of an opinion does not count for the step for which it was asked. When that is left,
/// the work goes on without the answer, and the clock with it; taken back, both wait again.
#[test]
fn the_clock_goes_on_when_the_step_that_asked_is_left() {
    let mut story = reviewed();
    story.now = at("2026-09-09", 8, 0);
    let events = story.told("hod", story.good(Act::Forward));
    assert_eq!(events[events.len() - 2..], ["clockResumed", "dueChanged"]);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-24", 17, 0)), "one day later");
    let mut undone = story.clone();
    undone.now = at("2026-09-09", 9, 0);
    undone.well("hod", Act::Undo);
    assert!(!undone.dossier().clock_runs());
    assert_eq!(story.told("con", answer(1)), ["consultationAnswered", "paperIssued"]);
}

/// Taken back, a step has the time again for which it stood still until it was left.
#[test]
fn a_step_taken_back_has_not_lost_the_time_in_which_it_stood_still() {
    let mut story = Story::new(Shape::Council).until(4);
    let step = |story: &Story| story.dossier().current_step().unwrap().due_at.unwrap();
    let (due, index) = (step(&story), story.dossier().current_step().unwrap().index);
    let letter = ask_both(&story, false);
    story.does("hod", Command::DraftLetter(Box::new(letter)));
    story.well("dir", Act::ApproveLetter);
    story.now += TimeDelta::days(1);
    story.well("hod", Act::Forward);
    story.well("hod", Act::Undo);
    assert_eq!(story.dossier().current_step().unwrap().index, index);
    let later = |days: u32| story.calendar.add_working_minutes(due, 480 * days).unwrap();
    assert_eq!(step(&story), later(1), "a day of work later");
    // It stands still again, for both are still awaited.
    let mut story = story.clone();
    story.now += TimeDelta::days(1);
    story.does("con", answer(1));
    story.does("con2", answer(2));
    assert_eq!(step(&story), later(2));
}

/// Who asked is answered, whoever has the dossier by then.
#[test]
fn the_agency_that_asked_is_answered() {
    let mut story = Story::new(Shape::Chairman).until(6);
    let requests = vec![crate::good::opinion(&story, POLICE, true)];
    story.does("pvo", Command::DraftLetter(Box::new(Letter::Consultation { requests })));
    story.well("chm", Act::ApproveLetter);
    let asked_by = |story: &Story| story.papers.last().unwrap().issuer.clone();
    let committee = asked_by(&story);
    assert_ne!(committee, story.dossier().facts.agency);
    let answered = story.told("con2", answer(1));
    assert_eq!(answered, ["consultationAnswered", "paperIssued"]);
    let to = &story.papers.last().unwrap().data["to"];
    assert_eq!(*to, world().office(story.shape).agency_name(&committee));
}

/// Who has passed the dossier on does not answer for its silence: who has it now tells the Center.
#[test]
fn silence_is_told_by_who_has_the_dossier() {
    let mut story = asked(Shape::Department);
    let asker = story.papers.last().unwrap().issuer.clone();
    let mut kept = story.clone();
    kept.now = at("2026-09-16", 8, 0);
    kept.well("sys", Act::Tick);
    assert_eq!(kept.papers.last().unwrap().issuer, asker);
    story.well("foc", Act::Transfer);
    story.now = at("2026-09-16", 8, 0);
    story.well("sys", Act::Tick);
    let told = story.papers.last().unwrap();
    assert_eq!(told.kind, FormKind::ConsultationOverdue);
    assert_eq!(told.issuer, story.dossier().facts.agency);
    assert_ne!(told.issuer, asker);
}

/// P9: the council's own time does not count.
#[test]
fn a_council_stops_the_clock_while_it_sits() {
    let mut story = Story::new(Shape::Council).until(2);
    let step = story.good(Act::Forward);
    let events = story.told("hod", step);
    assert_eq!(
        events,
        ["stepAssigned", "stepFinished", "stepEntered", "clockPaused", "stepAssigned"]
    );
    // An opinion asked for meanwhile neither ends nor doubles the pause.
    let letter = ask_both(&story, false);
    story.does("spc", Command::DraftLetter(Box::new(letter)));
    let events = story.told("hod", Command::ApproveLetter);
    assert!(!events.contains(&"clockPaused"));
    story.does("con", answer(1));
    story.does("con2", answer(2));
    assert!(!story.dossier().clock_runs(), "the council still sits");
    story.now = at("2026-09-09", 8, 0);
    let events = story.told("spc", story.good(Act::Forward));
    assert_eq!(events, ["stepFinished", "stepEntered", "clockResumed", "dueChanged"]);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-25", 17, 0)), "two days later");
    // Taken back, it sits again.
    let events = story.told("spc", story.good(Act::Undo));
    assert_eq!(events, ["stepUndone", "clockPaused"]);
    // Transferred, it does not.
    let events = story.told("foc", story.good(Act::Transfer));
    assert_eq!(events, ["transferred", "paperIssued", "stepEntered", "clockResumed", "dueChanged"]);
}

/// While the council sits the applicant is asked as well: with his answer the term begins anew, and
/// stands still from its beginning until the council has done.
#[test]
fn two_grounds_at_once_are_two_pauses_in_a_row() {
    let mut story = Story::new(Shape::Council).until(3);
    story.now = at("2026-09-08", 10, 0);
    story.letter("spc", Act::DraftSupplement, "hod");
    let held = story.dossier().clock.clone().unwrap().paused.unwrap().held_by().collect::<Vec<_>>();
    assert_eq!(held, [PauseGround::Procedure, PauseGround::Supplement]);
    story.now = at("2026-09-14", 14, 0);
    let events = story.told("int", story.good(Act::ReceiveSupplement));
    assert_eq!(events, ["supplementReceived", "clockResumed", "dueChanged", "paperIssued"]);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-30", 17, 0)), "12 days from 14/9");
    assert!(!story.dossier().clock_runs());
    story.now = at("2026-09-16", 14, 0);
    story.well("spc", Act::Forward);
    assert_eq!(story.dossier().due_at(), Some(at("2026-10-02", 17, 0)), "two days later");
    let told: Vec<_> = story
        .dossier()
        .clock
        .as_ref()
        .unwrap()
        .pauses
        .iter()
        .map(|it| (it.start, it.end, it.policy))
        .collect();
    assert_eq!(
        told,
        [
            (at("2026-09-07", 8, 0), at("2026-09-14", 14, 0), PausePolicy::Restart),
            (at("2026-09-14", 14, 0), at("2026-09-16", 14, 0), PausePolicy::Resume),
        ]
    );
}

#[test]
fn an_agency_can_be_asked_that_exists_and_is_not_one_of_those_who_ask() {
    let story = Story::new(Shape::Department).until(3);
    let ask = |agency: &str| {
        let mut request = crate::good::opinion(&story, "H99.04", true);
        request.agency = agency.parse().unwrap();
        let requests = vec![request];
        Command::DraftLetter(Box::new(Letter::Consultation { requests }))
    };
    for agency in ["H99.01", "H99.03", "H98.77"] {
        assert_eq!(
            story.refused("spc", ask(agency)),
            ["CAN_NOT_BE_ASKED at requests.0.agency"],
            "{agency}"
        );
    }
    assert!(story.attempt(world().officer("spc"), ask("H99.05")).is_ok());
}

/// NĐ 118/2025 Đ.19.4.
#[test]
fn an_inspection_is_called_by_the_center_and_recorded_by_the_department() {
    let mut story = Story::new(Shape::Department).until(3);
    story.letter("spc", Act::DraftInspection, "hod");
    assert_eq!(story.last_papers(), [FormKind::InspectionNotice]);
    assert!(story.dossier().clock_runs(), "the clock runs (domain law 4.5)");
    assert_eq!(story.denied("spc", Act::RecordInspection), ["NO_INSPECTION"], "not yet");
    story.now += TimeDelta::days(2);
    let events = story.told("spc", story.good(Act::RecordInspection));
    assert_eq!(events, ["inspectionRecorded", "paperIssued"]);
    let minutes = &story.papers.last().unwrap().data;
    assert!(minutes["conclusion"].is_null() && minutes["objections"].is_null(), "nobody said so");
    assert_eq!(story.denied("spc", Act::RecordInspection), ["NO_INSPECTION"]);
    // What was concluded and objected stands on the minutes and in the history.
    story.letter("spc", Act::DraftInspection, "hod");
    story.now += TimeDelta::days(2);
    let record = InspectionRecord {
        text: "Lệch ranh giới".to_owned(),
        conclusion: Some("Không đủ điều kiện".to_owned()),
        objections: Some("Chủ hộ đề nghị đo lại".to_owned()),
    };
    story.does("spc", Command::RecordInspection { record });
    let minutes = &story.papers.last().unwrap().data;
    assert_eq!(minutes["findings"][0]["found"], "Lệch ranh giới");
    assert_eq!(minutes["conclusion"], "Không đủ điều kiện");
    assert_eq!(minutes["objections"], "Chủ hộ đề nghị đo lại");
    let findings = story.dossier().inspections[1].findings.as_ref().unwrap();
    let told = "Lệch ranh giới\nConclusion: Không đủ điều kiện\nObjections: Chủ hộ đề nghị đo lại";
    assert_eq!(findings.record.summary(Lang::En), told);
}

/// What was stored before somebody thought of more is read as it was meant.
#[test]
fn events_of_before_are_read() {
    let old = [
        r#"{"type":"inspectionRecorded","text":"Đúng hồ sơ"}"#,
        r#"{"type":"consultationSent","agency":"H99.14","content":"?","dueAt":"2026-09-14T10:00:00Z","waits":true}"#,
        r#"{"type":"paymentRecorded","reference":"BL-1"}"#,
    ];
    for text in old {
        let event: Event = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), text, "and written as it was");
    }
}
