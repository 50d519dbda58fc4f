//! Stage 2 has the same time whenever the Center learns of the payment (STAGE_TWO_FROM_PAYMENT).

use crate::fixture::{Shape, at};
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
    Told,
}

/// Asked on 10/9 at 9:00, paid on a day after it; what happens, told at some moment.
fn due(happenings: &[(Instant, Happening)], paid: Instant, told: Instant) -> Option<Instant> {
    let mut story = Story::new(Shape::Land).until(3);
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
            Happening::Told => {
                let Command::RecordPayment { amount, reference, .. } =
                    story.good(Act::RecordPayment)
                else {
                    unreachable!()
                };
                let paid_on = Some(local_date(paid));
                story.does("csh", Command::RecordPayment { amount, reference, paid_on });
            }
        }
    }
    story.dossier().due_at()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn told_at_once_or_later_stage_two_is_due_at_the_same_moment(
        mut hours in prop::collection::vec(1i64..400, 0..5),
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
        let happenings: Vec<_> = hours
            .iter()
            .map(|hour| asked + TimeDelta::hours(*hour))
            .zip(turns)
            .collect();
        let paid = local_date(asked) + chrono::Days::new(day.into());
        let evening = instant(paid.and_hms_opt(23, 59, 0).expect("a time"));
        let once = due(&happenings, evening, evening);
        let told = due(&happenings, evening, evening + TimeDelta::hours(later));
        prop_assert_eq!(once, told);
    }
}
