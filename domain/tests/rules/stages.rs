//! Stage 2 has the same time whenever the Center learns of the payment (STAGE_TWO_FROM_PAYMENT).

use crate::consultation::answer;
use crate::fixture::{Shape, at};
use crate::good::ask_both;
use crate::story::Story;
use chrono::TimeDelta;
use domain::dossier::{Act, Command};
use domain::time::{Instant, instant, local_date};
use proptest::prelude::*;

/// What happens while the applicant pays, at its moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Happening {
    Suspended,
    Resumed,
    /// The last of the opinions that had been asked for before the payment.
    Answered,
    Told,
}

/// Two opinions are awaited whose time does not count.
fn asked() -> Story {
    let mut story = Story::new(Shape::Opinions).until(3);
    let letter = ask_both(&story, false);
    story.does("spc", Command::DraftLetter(Box::new(letter)));
    story.well("hod", Act::ApproveLetter);
    story
}

fn answers(story: &mut Story) {
    story.does("con", answer(1));
    story.does("con2", answer(2));
}

fn pays(story: &mut Story, paid: Instant) {
    let Command::RecordPayment { amount, reference, .. } = story.good(Act::RecordPayment) else {
        unreachable!()
    };
    let paid_on = Some(local_date(paid));
    story.does("csh", Command::RecordPayment { amount, reference, paid_on });
}

/// Asked on 10/9 at 9:00, paid on a day after it; what happens, told at some moment.
fn due(happenings: &[(Instant, Happening)], paid: Instant, told: Instant) -> Option<Instant> {
    let opinions = happenings.iter().any(|(_, it)| *it == Happening::Answered);
    let mut story = if opinions { asked() } else { Story::new(Shape::Land).until(3) };
    story.now = at("2026-09-10", 9, 0);
    story.letter("spc", Act::DraftPayment, "hod");
    let mut all = happenings.to_vec();
    all.push((told, Happening::Told));
    all.sort();
    for (now, happening) in all {
        story.now = now;
        match happening {
            Happening::Suspended => story.well("cdr", Act::SuspendClock),
            Happening::Resumed => story.well("cdr", Act::EndSuspension),
            Happening::Answered => answers(&mut story),
            Happening::Told => pays(&mut story, paid),
        }
    }
    story.dossier().due_at()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn told_at_once_or_later_stage_two_is_due_at_the_same_moment(
        mut hours in prop::collection::vec(1i64..400, 0..5),
        answered in prop::option::of(1i64..400),
        day in 0u32..14,
        later in 0i64..300,
    ) {
        let asked = at("2026-09-10", 9, 0);
        // Suspended and resumed in turns; what is open at the end is resumed long after.
        hours.sort_unstable();
        hours.dedup();
        if hours.len() % 2 == 1 {
            hours.push(1_000);
        }
        let turns = [Happening::Suspended, Happening::Resumed].into_iter().cycle();
        let after = |hour: i64| asked + TimeDelta::hours(hour);
        let suspended = hours.iter().map(|hour| after(*hour)).zip(turns);
        let answered = answered.map(|hour| (after(hour), Happening::Answered));
        let happenings: Vec<_> = suspended.chain(answered).collect();
        let paid = local_date(asked) + chrono::Days::new(day.into());
        let evening = instant(paid.and_hms_opt(23, 59, 0).expect("a time"));
        let once = due(&happenings, evening, evening);
        let told = due(&happenings, evening, evening + TimeDelta::hours(later));
        prop_assert_eq!(once, told);
    }
}

/// Opinions whose time does not count, asked for before the payment and awaited after it, hold
/// stage 2 from its first moment on, whether the payment is told before or after the last answer.
#[test]
fn stage_two_stands_still_for_opinions_asked_before_it() {
    let mut asked = asked();
    asked.now = at("2026-09-15", 9, 0);
    asked.letter("spc", Act::DraftPayment, "hod");
    for told in [at("2026-09-17", 16, 0), at("2026-09-18", 16, 0)] {
        let mut story = asked.clone();
        let answered = at("2026-09-18", 9, 0);
        if told > answered {
            story.now = answered;
            answers(&mut story);
        }
        story.now = told;
        pays(&mut story, at("2026-09-16", 12, 0));
        if told < answered {
            assert!(!story.dossier().clock_runs(), "opinions are still awaited");
            story.now = answered;
            answers(&mut story);
        }
        assert!(story.dossier().clock_runs());
        // All five days of stage 2 were left on Wednesday evening.
        assert_eq!(story.dossier().due_at(), Some(at("2026-09-25", 9, 0)), "told {told}");
    }
}
