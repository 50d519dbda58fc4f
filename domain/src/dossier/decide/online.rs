//! What an integrator delivers for the applicant instead of the Center taking it in: the national
//! portal, a third party (T16).

use super::Context;
use super::guard::wrong_state;
use crate::dossier::command::CompletionLine;
use crate::dossier::intake::FILES;
use crate::dossier::life::{LineFiles, SupplementRound};
use crate::dossier::state::Dossier;
use crate::identity::{Action, Grant, Role, allowing};
use crate::refusal::{Code, Problems, Refusal};

/// Whether an integrator delivers a supplement, and not the Center takes it in. Asked of whoever the
/// policy allows it.
pub(super) fn delivers(dossier: &Dossier, cx: &Context<'_>) -> bool {
    let facts = dossier.authorization_facts();
    let mut grants = allowing(cx.actor, Action::ReceiveSupplement, &facts);
    grants.all(|grant| grant.role == Role::Integ)
}

/// Whether the integrator may: the dossier came through its account, and some of what is asked for
/// needs no paper.
///
/// # Errors
/// What is in the way.
pub(super) fn deliverable(dossier: &Dossier, cx: &Context<'_>) -> Result<(), Refusal> {
    let facts = dossier.authorization_facts();
    let from = dossier.submission.as_ref().and_then(|it| it.integrator);
    let account = |grant: &Grant| grant.delegator().unwrap_or(cx.actor.id);
    let mut grants = allowing(cx.actor, Action::ReceiveSupplement, &facts);
    if !grants.any(|grant| from == Some(account(grant))) {
        return Err(Refusal::new(Code::NotYourSubmission));
    }
    let round = dossier.open_supplement().ok_or_else(|| wrong_state(dossier))?;
    let open = round.open_lines();
    let mut lines = open.iter().filter_map(|line| round.lines.get(*line as usize));
    match lines.any(needs_no_paper) {
        true => Ok(()),
        false => Err(Refusal::new(Code::PaperNeeded)),
    }
}

/// Whether every line is answered by a file: none is without, and none asks for an original or a
/// certified copy.
///
/// # Errors
/// Each line that is not.
pub(super) fn by_file(
    lines: &[u32],
    files: &[LineFiles],
    round: &SupplementRound,
) -> Result<(), Vec<Refusal>> {
    let mut problems = Problems::new();
    for (i, line) in lines.iter().enumerate() {
        let path = format!("lines.{i}");
        if !round.lines.get(*line as usize).is_some_and(needs_no_paper) {
            problems.push(Refusal::at(Code::PaperNeeded, &path));
        } else if !files.iter().any(|given| given.line == *line && !given.files.is_empty()) {
            problems.push(Refusal::at(Code::FileNeeded, &path).with("max", FILES));
        }
    }
    problems.into_result()
}

/// A plain copy may be a file, and so may what has no number of pieces.
fn needs_no_paper(line: &CompletionLine) -> bool {
    line.originals + line.certified == 0
}
