//! Three bodies of rules, chosen by the date of acceptance and kept (R3).

use crate::fixture::{Shape, at};
use crate::golden;
use crate::story::Story;
use domain::calendar::{Clocks, Duty, Limits};
use domain::document::FormKind;
use domain::dossier::{Act, LimitsByRegime, Regime};
use std::fmt::Write as _;

#[test]
fn golden_limits_of_each_regime() {
    let mut table = String::from(
        "# Thời hạn của từng giai đoạn pháp luật, với căn cứ. # Limits of each regime, with sources.\n",
    );
    for regime in Regime::ALL {
        let limits = Limits::of(regime);
        assert_eq!(&limits, LimitsByRegime::default().of(regime));
        writeln!(table, "\n{}", regime.code()).unwrap();
        for (name, value, source) in [
            ("onlineAlert (hours)", limits.online_alert.value, &limits.online_alert.source),
            (
                "onlineAnswer (working hours)",
                limits.online_answer.value,
                &limits.online_answer.source,
            ),
            ("handoverGrace (minutes)", limits.handover_grace.value, &limits.handover_grace.source),
            (
                "centerTransfer (working days)",
                limits.center_transfer.value,
                &limits.center_transfer.source,
            ),
            (
                "supplementNotice (working days)",
                limits.supplement_notice.value,
                &limits.supplement_notice.source,
            ),
            (
                "completionWindow (days)",
                limits.completion_window.value,
                &limits.completion_window.source,
            ),
            ("correction (working days)", limits.correction.value, &limits.correction.source),
            ("feeTransfer (working hours)", limits.fee_transfer.value, &limits.fee_transfer.source),
            (
                "publishProcedure (working days)",
                limits.publish_procedure.value,
                &limits.publish_procedure.source,
            ),
            (
                "feedbackAnswer (working days)",
                limits.feedback_answer.value,
                &limits.feedback_answer.source,
            ),
        ] {
            writeln!(table, "{name:32}{value:4}  {source}").unwrap();
        }
        let cutoff = limits.handover_cutoff;
        let time = cutoff.value.format("%H:%M").to_string();
        writeln!(table, "{:30}{time:>6}  {}", "handoverCutoff", cutoff.source).unwrap();
        writeln!(table, "{:36}  {}", "lateNotice (working day before)", limits.late_notice)
            .unwrap();
    }
    golden::check("limits.txt", &table);
}

/// The regime of the day before acceptance, and of acceptance ever after.
#[test]
fn a_dossier_keeps_the_limits_it_was_accepted_under() {
    for (accepted, acts, regime, law) in [
        ("2025-06-27", "2025-07-01", Regime::R2018, "61/2018"),
        ("2025-07-01", "2025-07-02", Regime::R2025, "118/2025"),
        ("2026-08-04", "2026-08-05", Regime::R2025, "118/2025"),
        ("2026-08-05", "2026-08-06", Regime::R2026, "118/2025"),
    ] {
        let fresh = Story::new(Shape::Department).at(at(accepted, 8, 0));
        let mut story = fresh.until(3);
        assert_eq!(story.dossier().accepted.as_ref().unwrap().regime, regime);
        story.now = at(acts, 9, 0);
        assert_eq!(Regime::of(story.dossier.as_ref(), story.now), regime, "{accepted}");
        let actor = crate::fixture::world().officer("spc");
        let limits = story.context(actor).limits;
        let clocks = Clocks::new(story.calendar, limits);
        for duty in [Duty::SupplementNotice { days: None }, Duty::Handover, Duty::LateNotice] {
            assert!(clocks.source(duty).contains(law), "{accepted}: {}", clocks.source(duty));
        }
        story.letter("spc", Act::DraftSupplement, "hod");
        let slip = &story.papers.last().unwrap();
        assert_eq!(slip.kind, FormKind::SupplementRequest);
        assert!(slip.data["legalBasis"].as_str().unwrap().contains(law), "{accepted}");
    }
}
