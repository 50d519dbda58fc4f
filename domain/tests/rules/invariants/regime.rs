//! R3: a dossier lives under the law of the day on which it was accepted, whatever came into force
//! since; before that, and for the form of its papers, under that of today.

use crate::fixture::Shape;
use crate::story::Story;
use chrono::NaiveDate;
use domain::document::FormKind;
use domain::dossier::{Decision, Dossier, PaperDraft, Regime};
use domain::time::local_date;

pub(super) fn is_that_of_acceptance(decision: &Decision, story: &Story) {
    let state = &decision.state;
    let today = local_date(story.now);
    let regime = Regime::on(state.accepted.as_ref().map_or(today, |it| local_date(it.at)));
    assert!(state.accepted.as_ref().is_none_or(|it| it.regime == regime));
    begins(state, regime, story.shape);
    for paper in &decision.papers {
        follows_the_circular(paper, today);
        cites(paper, regime);
    }
}

/// Phi địa giới: from 05/8/2026 on the clock begins where the dossier is decided (NĐ 118/2025 Đ.17.3
/// as amended). Every other clock begins with the acceptance.
fn begins(state: &Dossier, regime: Regime, shape: Shape) {
    let (Some(accepted), Some(clock)) = (&state.accepted, &state.clock) else { return };
    let arrived = state.handover.as_ref().and_then(|it| it.arrived.as_ref());
    let on_arrival = shape == Shape::Commune && regime == Regime::R2026;
    let expected = if on_arrival { arrived.map(|mark| mark.at) } else { Some(accepted.at) };
    assert_eq!(clock.started_at, expected, "{regime:?}");
}

/// TT 03/2025/TT-VPCP, in force since 15/9/2025, made a form of the notice of a stop; the other forms
/// are of both circulars.
fn follows_the_circular(paper: &PaperDraft, today: NaiveDate) {
    use FormKind::{ApologyLetter, IntakeRefusal, ReceiptSlip, StopNotice, SupplementRequest};
    let (is_new, year) = match today < NaiveDate::from_ymd_opt(2025, 9, 15).unwrap() {
        true => (false, "@2018"),
        false => (true, "@2025"),
    };
    let prescribed = match paper.kind {
        ReceiptSlip | SupplementRequest | IntakeRefusal | ApologyLetter => true,
        StopNotice => is_new,
        _ => false,
    };
    assert_eq!(paper.template.starts_with("form-"), prescribed, "{} {today}", paper.template);
    let expected = if prescribed { year } else { "@2020" };
    assert!(paper.template.ends_with(expected), "{} {today}", paper.template);
}

/// Where nobody names the provision of a law of his own, the paper names the decree.
fn cites(paper: &PaperDraft, regime: Regime) {
    let basis = paper.data["legalBasis"].as_str().filter(|basis| basis.contains("Nghị định"));
    let Some(basis) = basis else { return };
    let expected = match regime {
        Regime::R2018 => [true, false, false],
        Regime::R2025 => [false, true, false],
        Regime::R2026 => [false, true, true],
    };
    let cited = ["61/2018", "118/2025", "309/2026"].map(|decree| basis.contains(decree));
    assert_eq!(cited, expected, "{regime:?}, {:?}: {basis}", paper.kind);
}
