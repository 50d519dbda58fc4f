//! A button and the rule behind it can not disagree.

use crate::fixture::world;
use crate::places::{Place, places};
use domain::dossier::Availability;
use domain::refusal::Code;

#[test]
fn grey_buttons_are_refused_and_others_work() {
    let (mut worked, mut refused) = (0, 0);
    for Place { name: place, story } in places() {
        for (name, officer) in &world().staff.0 {
            for Availability { act, refusal } in story.buttons(officer) {
                let outcome = story.attempt(officer, story.good(act));
                match (refusal, outcome) {
                    (None, Ok(_)) => worked += 1,
                    (None, Err(refusals)) => {
                        // What was typed may still be wrong, and is then marked at its field.
                        let typed = refusals.iter().all(|refusal| !refusal.path.is_empty());
                        assert!(typed, "{place}: {name} {act:?}: {refusals:#?}");
                    }
                    (Some(grey), Err(refusals)) => {
                        refused += 1;
                        let code = refusals[0].code;
                        assert!(
                            code == grey.code || code == Code::Forbidden,
                            "{place}: {name} {act:?}: {grey:?} but {refusals:?}"
                        );
                    }
                    (Some(grey), Ok(_)) => panic!("{place}: {name} {act:?} in spite of {grey:?}"),
                }
            }
        }
    }
    assert!(worked > 500 && refused > 5_000, "{worked} worked, {refused} refused");
}
