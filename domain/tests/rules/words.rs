//! The words of refusals and actions: in both languages, complete.

use crate::fixture::world;
use crate::places::{Place, places};
use domain::dossier::{Act, Availability, DossierStatus, Regime};
use domain::identity::Role;
use domain::lang::Lang;
use domain::refusal::{Code, Problems, Refusal};
use std::collections::BTreeSet;

/// Names of the values in a message, without those of one language only (`status`, `statusEn`).
fn values(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn every_refusal_speaks_both_languages() {
    for code in Code::ALL {
        let refusal = Refusal::new(*code);
        let (vi, en) = (refusal.message(Lang::Vi), refusal.message(Lang::En));
        assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{code:?}");
        if *code == Code::InvalidValue {
            continue;
        }
        assert!(vi.ends_with('.') && en.ends_with('.'), "{code:?}: {vi} / {en}");
        let english: BTreeSet<_> =
            values(&en).into_iter().map(|name| name.strip_suffix("En").unwrap_or(name)).collect();
        assert_eq!(values(&vi), english, "{code:?} shows the same in both");
    }
}

#[test]
fn refusals_of_the_rules_leave_no_gap_in_their_words() {
    let mut seen = BTreeSet::new();
    for Place { name: place, story, .. } in places() {
        for officer in world().staff.0.values() {
            for Availability { act, refusal: grey } in story.buttons(officer) {
                let Err(refusals) = story.attempt(officer, story.good(act)) else { continue };
                for refusal in refusals.into_iter().chain(grey) {
                    for lang in [Lang::Vi, Lang::En] {
                        let text = refusal.message(lang);
                        assert!(values(&text).is_empty(), "{place}: {text}");
                    }
                    seen.insert(refusal.code.as_str());
                }
            }
        }
    }
    let rules = ["CONFLICT_OF_DUTY", "FORBIDDEN", "NOT_ASSIGNEE", "WRONG_STATE", "WRONG_STEP"];
    assert!(rules.iter().all(|code| seen.contains(code)), "{seen:?}");
}

#[test]
fn a_refusal_travels_unchanged() {
    let refusal = Refusal::at(Code::TooLong, "applicant.name").with("max", 5);
    assert_eq!(refusal.path, ["applicant", "name"]);
    let json = serde_json::to_value(&refusal).unwrap();
    assert_eq!(json["code"], "TOO_LONG");
    assert_eq!(serde_json::from_value::<Refusal>(json).unwrap(), refusal);
}

#[test]
fn problems_are_gathered_in_order() {
    let mut problems = Problems::new();
    assert_eq!(problems.note(Ok(3)), Some(3));
    assert_eq!(problems.note::<u8>(Err(Refusal::new(Code::Required))), None);
    problems.push(Code::Duplicate);
    problems.extend([Refusal::new(Code::Stale)]);
    let codes: Vec<_> =
        problems.into_result().unwrap_err().iter().map(|refusal| refusal.code).collect();
    assert_eq!(codes, [Code::Required, Code::Duplicate, Code::Stale]);
    assert_eq!(Problems::new().into_result(), Ok(()));
}

#[test]
fn codes_and_names_read_back() {
    for status in DossierStatus::ALL {
        assert_eq!(DossierStatus::parse(status.code()), Some(status));
        assert_eq!(serde_json::to_value(status).unwrap(), status.code());
        assert_ne!(status.text(Lang::Vi), status.text(Lang::En));
        assert!((1..=10).contains(&status.national()));
    }
    for role in Role::ALL {
        assert_eq!(Role::parse(role.code()), Some(role));
        assert_eq!(serde_json::to_value(role).unwrap(), role.code());
        assert_ne!(role.name(Lang::Vi), role.name(Lang::En));
    }
    for act in Act::ALL {
        assert_ne!(act.label(Lang::Vi), act.label(Lang::En));
    }
    for regime in [Regime::R2018, Regime::R2025, Regime::R2026] {
        assert_eq!(serde_json::to_value(regime).unwrap(), regime.code());
        assert!(regime.intake_basis().contains("Nghị định"));
    }
}

#[test]
fn a_language_is_found_in_whatever_a_browser_sends() {
    for (header, lang) in [
        ("en", Lang::En),
        ("EN-us;q=0.9", Lang::En),
        (" vi , en", Lang::Vi),
        ("*", Lang::Vi),
        ("de;q=1,fr", Lang::Vi),
        (",,;;,en", Lang::En),
        ("日本", Lang::Vi),
        ("e", Lang::Vi),
    ] {
        assert_eq!(Lang::negotiate(header), lang, "{header}");
    }
    for lang in [Lang::Vi, Lang::En] {
        assert_eq!(Lang::negotiate(lang.code()), lang);
        assert_eq!(serde_json::to_value(lang).unwrap(), lang.code());
    }
}
