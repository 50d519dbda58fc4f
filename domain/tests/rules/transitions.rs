//! Two tables for a lawyer: every place a dossier can stand in × every action, by whoever could
//! rightly do it; and for one dossier in each status × every role, what it may do.

use crate::fixture::world;
use crate::golden;
use crate::places::{Place, places, stands};
use crate::story::{Story, in_short};
use domain::dossier::{Act, DossierStatus};
use domain::identity::{Actor, Role};
use domain::lang::Lang;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Whom to ask for an action, the likeliest first.
fn rightful(act: Act) -> &'static [&'static str] {
    use Act::*;
    match act {
        Submit | Resubmit => &["integ", "int"],
        Accept | RequestCompletion | Refuse | Close | SendLetter | RejectLetter
        | ReceiveSupplement | RequestWithdrawal | StopBeforeHandover | DeclineWithdrawal
        | GrantExtension | ReturnExtension | ProposeAmendment | Transfer => &["int"],
        HandOver => &["hoc"],
        ConfirmArrival => &["foc"],
        Claim | Forward | Undo | DraftSupplement | DraftPayment | DraftConsultation
        | DraftInspection | DraftStop | DraftExtension | DiscardLetter | RecordInspection => {
            &["spc", "hod", "dir", "clk", "pvo", "chm", "clk-committee", "foc"]
        }
        Assign => &["hod", "dir", "chm"],
        SendBack => &["hod", "dir", "pvo", "chm"],
        ApproveLetter | ReturnLetter => &["hod", "dir", "chm"],
        RecordPayment => &["csh", "integ"],
        AnswerConsultation => &["con"],
        ApproveAmendment | RejectAmendment | SuspendClock | EndSuspension => &["cdr"],
        SignResult => &["dir", "chm", "hod"],
        Release => &["clk", "clk-committee", "foc"],
        ConfirmResult | ReturnResult | PostResult | ConfirmDelivery | FailDelivery => &["ret"],
        Tick | Recount => &["sys"],
    }
}

fn named(act: Act) -> String {
    format!("{} ({})", act.label(Lang::Vi), act.label(Lang::En))
}

/// Who can do it and what comes of it; or the codes of refusal, the most telling one first.
fn outcome(story: &Story, act: Act) -> Result<(&'static str, String), String> {
    let mut told: Vec<String> = Vec::new();
    for officer in rightful(act) {
        match story.attempt(world().officer(officer), story.good(act)) {
            Ok(decision) => return Ok((officer, stands(&decision.state))),
            Err(refusals) => told.push(in_short(&refusals).join(", ")),
        }
    }
    // A colleague to whom the step does not belong says least.
    let says = |code: &String| !code.starts_with("FORBIDDEN");
    Err(told.iter().find(|code| says(code)).unwrap_or(&told[0]).clone())
}

#[test]
fn golden_transition_matrix() {
    let mut table = String::from(
        "# Hồ sơ đang ở đâu × việc muốn làm → ai làm được và thành ra sao; hoặc mã từ chối.\n\
         # Where a dossier stands × what is asked → who can and what comes of it; or why not.\n",
    );
    for Place { name, story } in places() {
        writeln!(table, "\n## {name}: {}", stands(story.dossier())).unwrap();
        let mut refused: BTreeMap<String, Vec<Act>> = BTreeMap::new();
        for act in Act::ALL.iter().copied() {
            match outcome(&story, act) {
                Ok((officer, after)) => {
                    writeln!(table, "  {:<68} {officer:<14} → {after}", named(act)).unwrap();
                }
                Err(code) => refused.entry(code).or_default().push(act),
            }
        }
        for (code, acts) in refused {
            let acts: Vec<_> = acts.iter().map(|act| format!("{act:?}")).collect();
            wrap(&mut table, &format!("  ✗ {code}: "), &acts);
        }
    }
    golden::check("transitions.txt", &table);
}

/// Words in lines of readable length.
fn wrap(table: &mut String, head: &str, words: &[String]) {
    let mut line = head.to_owned();
    for (i, word) in words.iter().enumerate() {
        if line.chars().count() + word.len() > 110 {
            writeln!(table, "{}", line.trim_end()).unwrap();
            line = "      ".to_owned();
        }
        let comma = if i + 1 < words.len() { ", " } else { "" };
        write!(line, "{word}{comma}").unwrap();
    }
    writeln!(table, "{}", line.trim_end()).unwrap();
}

/// Officers who hold one role only, by it: the first of each who could have to do with a dossier.
fn one_of_each() -> Vec<(Role, &'static Actor)> {
    let names = [
        "int", "ret", "csh", "hoc", "cdr", "kstt", "foc", "spc", "hod", "dir", "clk", "pvo", "chm",
        "con", "audit", "integ", "sys", "admin",
    ];
    let officers = names.map(|name| world().officer(name));
    officers.into_iter().map(|officer| (officer.grants[0].role, officer)).collect()
}

#[test]
fn golden_roles_by_status() {
    let mut table = String::from(
        "# Ở mỗi trạng thái, từng vai trò làm được gì (một hồ sơ tiêu biểu).\n\
         # What each role may do in each status, on one dossier that is typical of it.\n",
    );
    let mut places = places();
    for status in DossierStatus::ALL {
        let at = places.iter().position(|place| place.story.status() == status).unwrap();
        let Place { name, story } = places.remove(at);
        writeln!(table, "\n## {} — {}: {name}", status.code(), status.text(Lang::Vi)).unwrap();
        for (role, officer) in one_of_each() {
            let does = |act: &Act| story.attempt(officer, story.good(*act)).is_ok();
            let acts: Vec<_> =
                Act::ALL.iter().filter(|act| does(act)).map(|act| format!("{act:?}")).collect();
            if !acts.is_empty() {
                wrap(&mut table, &format!("  {:<6}", role.code()), &acts);
            }
        }
    }
    golden::check("roles.txt", &table);
}
