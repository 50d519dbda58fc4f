//! Uploaded files beside lines of papers, and supplements that an integrator delivers (T01, T06, T16,
//! T17). Whose a file is, only the database knows.

use crate::fixture::{Shape, at, checked};
use crate::good::{completion_line, online, supplement};
use crate::story::{Story, in_short};
use domain::catalog::SubmissionChannel;
use domain::document::FormKind;
use domain::dossier::{
    Act, Command, CompletionLine, Dossier, DossierStatus, Event, Intake, IntakeDraft, Letter,
    LineFiles, MOST_FILES, SupplementAnswer, SupplementLetter,
};
use uuid::Uuid;

fn file(n: u128) -> Uuid {
    Uuid::from_u128(0xf11e_0000 + n)
}

fn several(n: usize) -> Vec<Uuid> {
    (0..n as u128).map(file).collect()
}

/// The same dossier from home, its first paper by files alone.
fn typed(files: Vec<Uuid>) -> IntakeDraft {
    let mut draft = online();
    draft.documents[0].originals = 0;
    draft.documents[0].files = files;
    draft
}

fn filed(files: Vec<Uuid>) -> Box<Intake> {
    Box::new(checked(&typed(files), Shape::Department))
}

fn problems(draft: &IntakeDraft) -> Vec<String> {
    let procedure = crate::fixture::world().procedure(Shape::Department);
    let today = "2026-09-07".parse().unwrap();
    let checked = draft.check(&procedure.code, &procedure.cases[0], today);
    in_short(&checked.err().unwrap_or_default())
}

fn submit(intake: Box<Intake>) -> Command {
    Command::Submit { intake, filed_at: None, portal_code: None, slip: None, condition: None }
}

fn files_of(dossier: &Dossier) -> &[Uuid] {
    &dossier.facts.intake.documents[0].files
}

#[test]
fn a_file_alone_is_an_electronic_copy_and_beside_paper_a_scan() {
    let alone = filed(several(3));
    assert_eq!(alone.documents[0].electronic, 1, "three pages of one paper");
    let mut scanned = typed(several(1));
    scanned.documents[0].originals = 1;
    let scanned = checked(&scanned, Shape::Department);
    assert_eq!((scanned.documents[0].originals, scanned.documents[0].electronic), (1, 0));
    let mut story = Story::new(Shape::Department);
    story.does("integ", submit(alone.clone()));
    assert_eq!(
        story.refused("int", Command::Accept { intake: filed(vec![]), slip: true }),
        ["DOCUMENT_MISSING at documents.1"]
    );
    story.does("int", Command::Accept { intake: alone, slip: true });
    let slip = &story.papers.last().unwrap().data;
    assert_eq!(slip["papers"][0]["electronic"], 1);
}

#[test]
fn files_of_a_line_are_few_and_each_named_once() {
    assert!(problems(&typed(several(MOST_FILES))).is_empty());
    let many = problems(&typed(several(MOST_FILES + 1)));
    assert_eq!(many, ["OUT_OF_RANGE at documents.0.files"]);
    let twice = problems(&typed(vec![file(1), file(2), file(1)]));
    assert_eq!(twice, ["DUPLICATE at documents.0.files.2"]);
}

/// Whoever answers need not name again what came with the submission; what he adds stands behind it.
#[test]
fn an_answer_keeps_the_files_of_papers_that_are_there() {
    let mut story = Story::new(Shape::Department);
    story.does("integ", submit(filed(several(2))));
    let mut answer = filed(vec![file(1), file(7)]);
    answer.documents[0].electronic = 1;
    story.does("int", Command::Accept { intake: answer.clone(), slip: true });
    assert_eq!(files_of(story.dossier()), [file(0), file(1), file(7)]);

    let mut full = Story::new(Shape::Department);
    full.does("integ", submit(filed(several(MOST_FILES))));
    let one_more = Command::Accept { intake: filed(vec![file(99)]), slip: true };
    assert_eq!(full.refused("int", one_more), ["OUT_OF_RANGE at documents.1.files"]);
}

/// What is filed anew replaces what was filed before; the log keeps it.
#[test]
fn t06_the_completed_submission_comes_with_its_own_files() {
    let mut story = Story::new(Shape::Department);
    story.does("integ", submit(filed(several(2))));
    story.well("int", Act::RequestCompletion);
    story.does("integ", Command::Resubmit { intake: filed(vec![file(8)]) });
    assert_eq!(files_of(story.dossier()), [file(8)]);
    assert_eq!(story.dossier().submission.as_ref().unwrap().channel, SubmissionChannel::Online);
}

fn line(content: &str, originals: u16, certified: u16, copies: u16) -> CompletionLine {
    let content = content.to_owned();
    CompletionLine { content, originals, certified, copies, ..completion_line() }
}

/// Delivered by the integrator, accepted, and asked for these lines.
fn asked(lines: Vec<CompletionLine>) -> Story {
    let mut story = Story::new(Shape::Department);
    story.well("integ", Act::Submit);
    story.well("int", Act::Accept);
    let mut story = story.until(3);
    let letter = SupplementLetter { lines, ..supplement(1) };
    story.sends("spc", Letter::Supplement(letter), "hod");
    story.now = at("2026-09-09", 9, 0);
    story
}

fn brought(lines: &[u32], files: &[(u32, &[Uuid])]) -> Command {
    let files = files.iter().map(|(line, files)| LineFiles { line: *line, files: files.to_vec() });
    Command::ReceiveSupplement { lines: lines.to_vec(), files: files.collect(), note: None }
}

fn last_answer(story: &Story) -> &SupplementAnswer {
    story.dossier().supplements[0].answers.last().unwrap()
}

#[test]
fn t16_t17_an_integrator_delivers_what_is_answered_online() {
    let mut story = asked(vec![line("Sơ đồ", 0, 0, 2), line("Sửa tờ khai", 0, 0, 0)]);
    assert_eq!(story.grey_code("integ", Act::ReceiveSupplement), None);
    let part = story.told("integ", brought(&[1], &[(1, &[file(1)])]));
    assert_eq!(part, ["supplementReceived"]);
    assert_eq!(story.status(), DossierStatus::SupplementRequested);
    assert!(!story.dossier().clock_runs());
    assert_eq!(last_answer(&story).channel, Some(SubmissionChannel::Online));
    story.now = at("2026-09-10", 9, 0);
    let rest = story.told("integ", brought(&[0], &[(0, &[file(2), file(3)])]));
    assert_eq!(rest, ["supplementReceived", "clockResumed", "dueChanged", "paperIssued"]);
    assert_eq!(story.status(), DossierStatus::Processing);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-18", 17, 0)), "as from the Center");
    let round = &story.dossier().supplements[0];
    assert_eq!(round.files(0).collect::<Vec<_>>(), [file(2), file(3)]);
    assert_eq!(story.last_papers(), [FormKind::ReceiptSlip]);
    let slip = &story.papers.last().unwrap().data;
    let papers = slip["papers"].as_array().unwrap();
    let sketch = papers.last().unwrap();
    assert_eq!(sketch["name"], "Bổ sung: Sơ đồ");
    assert_eq!((&sketch["copies"], &sketch["electronic"]), (&0.into(), &2.into()));
    let clerk = crate::fixture::world().officer("int");
    assert_eq!(slip["officer"]["name"], clerk.name, "an account signs nothing");
}

#[test]
fn what_is_taken_in_at_the_center_has_no_other_way() {
    let mut story = asked(vec![line("Hợp đồng", 1, 0, 0)]);
    story.does("int", brought(&[0], &[(0, &[file(1)])]));
    assert_eq!(last_answer(&story).channel, None);
    assert_eq!(story.dossier().supplements[0].files(0).count(), 1, "a scan of it");
}

#[test]
fn an_integrator_delivers_for_its_own_applicants_alone() {
    let story = asked(vec![line("Sơ đồ", 0, 0, 1)]);
    let online = brought(&[0], &[(0, &[file(1)])]);
    assert_eq!(story.refused("integ2", online.clone()), ["NOT_YOUR_SUBMISSION"]);
    let grey = story.grey_code("integ2", Act::ReceiveSupplement);
    assert_eq!(grey, Some("NOT_YOUR_SUBMISSION"));
    // What was brought to the counter is nobody's.
    let mut counter = Story::new(Shape::Department).until(3);
    counter.letter("spc", Act::DraftSupplement, "hod");
    assert_eq!(counter.refused("integ", online), ["NOT_YOUR_SUBMISSION"]);
}

#[test]
fn what_has_to_come_on_paper_does_not_come_online() {
    let story = asked(vec![line("Bằng", 0, 1, 0), line("Sơ đồ", 0, 0, 1), line("Đơn", 1, 0, 0)]);
    let some = |files: &[(u32, &[Uuid])]| brought(&[0, 1, 2], files);
    let (one, two, three) = ([file(1)], [file(2)], [file(3)]);
    assert_eq!(
        story.refused("integ", some(&[(0, &one), (1, &two), (2, &three)])),
        ["PAPER_NEEDED at lines.0", "PAPER_NEEDED at lines.2"]
    );
    assert_eq!(story.refused("integ", brought(&[1], &[])), ["FILE_NEEDED at lines.0"]);
    assert_eq!(story.refused("integ", brought(&[1], &[(1, &[])])), ["FILE_NEEDED at lines.0"]);
    let paper = asked(vec![line("Bằng", 0, 1, 0)]);
    assert_eq!(paper.grey_code("integ", Act::ReceiveSupplement), Some("PAPER_NEEDED"));
    assert_eq!(paper.refused("integ", brought(&[0], &[(0, &one)])), ["PAPER_NEEDED"]);
}

#[test]
fn files_of_a_supplement_stand_beside_lines_that_it_answers() {
    let story = asked(vec![line("Sơ đồ", 0, 0, 1), line("Bằng", 0, 0, 1)]);
    let refused = |files: &[(u32, &[Uuid])]| story.refused("int", brought(&[0], files));
    assert_eq!(refused(&[(1, &[file(1)])]), ["UNKNOWN_LINE at files.0.line"]);
    assert_eq!(refused(&[(0, &[file(1)]), (0, &[file(2)])]), ["DUPLICATE at files.1.line"]);
    assert_eq!(refused(&[(0, &[file(1), file(1)])]), ["DUPLICATE at files.0.files.1"]);
    let many = several(MOST_FILES + 1);
    assert_eq!(refused(&[(0, &many)]), ["OUT_OF_RANGE at files.0.files"]);
}

/// What was written before lines had files is read, and is written again as it was.
#[test]
fn events_without_files_are_read() {
    let mut story = asked(vec![line("Sơ đồ", 0, 0, 1)]);
    story.does("int", brought(&[0], &[]));
    let received = |it: &Event| matches!(it, Event::SupplementReceived { .. });
    let event = story.events.iter().find(|it| received(&it.event)).unwrap();
    let json = serde_json::to_value(&event.event).unwrap();
    let old = serde_json::json!({ "type": "supplementReceived", "lines": [0], "complete": true });
    assert_eq!(json, old);
    assert_eq!(serde_json::from_value::<Event>(old).unwrap(), event.event);
}
