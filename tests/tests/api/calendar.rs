//! Another calendar: published by an administrator, confirmed by each Center for what it had accepted
//! before it (R3, R6).

use crate::schema::callers;
use crate::transitions::{kinds, seen};
use motcua::audit::verify;
use motcua::dossier::carry_out;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use tests::both_databases;
use tests::world::{Client, HEAD, Handle, SPECIALIST, Stage, World};

const ADMIN: &str = "khoa.quantri";
/// Director of the Center.
const DIRECTOR: &str = "son.lanhdao";

fn storm(version: &str, dry_run: bool) -> Value {
    json!({
        "basedOn": "2026.1",
        "version": version,
        "closures": [{ "date": "2026-11-25", "reason": "Bão số 15", "source": "45/QĐ-UBND" }],
        "dryRun": dry_run,
    })
}

fn confirm(dry_run: bool) -> Value {
    json!({ "version": "2026.2", "decisionNo": "12/QĐ-TTPVHCC", "dryRun": dry_run })
}

/// What a mutation answers.
async fn asks(who: &Client, mutation: &str, mut input: Value) -> Value {
    static KEYS: AtomicU32 = AtomicU32::new(0);
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let query = format!(
        "mutation($input: {kind}!) {{ answer: {mutation}(input: $input) {{
            calendar {{ version }} impact {{ dossiers later earlier }}
            userErrors {{ code path }} }} }}"
    );
    input["idempotencyKey"] = format!("calendar-{}", KEYS.fetch_add(1, Ordering::Relaxed)).into();
    who.ask(&query, json!({ "input": input })).await["answer"].clone()
}

fn codes(answer: &Value) -> Vec<&str> {
    let errors = answer["userErrors"].as_array().expect("errors");
    errors.iter().filter_map(|it| it["code"].as_str()).collect()
}

async fn calendar(who: &Client) -> Value {
    let query = "{ officeCalendar { version mayPublish mayConfirm publishedUntil
        days(year: 2026) { date kind name source } versions { version publishedBy { name } }
        confirmation { decisionNo doneAt confirmedBy { name } }
        impact { dossiers later earlier } } }";
    who.ask(query, json!({})).await["officeCalendar"].clone()
}

async fn due(world: &World, handle: &Handle) -> String {
    seen(world, handle).await["dueAt"].as_str().expect("a date").to_owned()
}

both_databases! {
    async fn a_storm_moves_what_was_promised_only_once_the_center_has_confirmed_it(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let promised = due(&world, &handle).await;
        let (admin, director) = (world.officer(ADMIN), world.officer(DIRECTOR));

        // Tried out it changes nothing, and says what it would change.
        let dry = asks(&admin, "calendarPublish", storm("2026.2", true)).await;
        assert_eq!(codes(&dry), [""; 0]);
        assert_eq!(dry["impact"], json!({ "dossiers": 1, "later": 1, "earlier": 0 }));
        assert_eq!(dry["calendar"]["version"], "2026.1");

        let done = asks(&admin, "calendarPublish", storm("2026.2", false)).await;
        assert_eq!((codes(&done), &done["calendar"]["version"]), (vec![], &json!("2026.2")));
        let told = calendar(&director).await;
        let day = told["days"].as_array().expect("days").iter().find(|it| it["date"] == "2026-11-25");
        assert_eq!(day.expect("the day")["source"], "45/QĐ-UBND");
        assert_eq!(told["versions"][0]["version"], "2026.2");
        assert!(told["versions"][0]["publishedBy"]["name"].is_string());
        assert_eq!((&told["mayPublish"], &told["mayConfirm"]), (&json!(false), &json!(true)));
        assert_eq!(told["impact"], json!({ "dossiers": 1, "later": 1, "earlier": 0 }));

        // What was promised stays until the Center has confirmed; what is accepted now is later.
        assert_eq!(carry_out(&world.app).await.unwrap(), 0);
        assert_eq!(due(&world, &handle).await, promised);
        let after = world.accept("1.002010").await;
        assert!(due(&world, &after).await > promised);

        let dry = asks(&director, "calendarConfirm", confirm(true)).await;
        assert_eq!(dry["impact"], json!({ "dossiers": 1, "later": 1, "earlier": 0 }));
        assert_eq!(due(&world, &handle).await, promised);
        let done = asks(&director, "calendarConfirm", confirm(false)).await;
        assert_eq!(codes(&done), [""; 0]);
        assert_eq!(carry_out(&world.app).await.unwrap(), 1);
        assert_eq!(carry_out(&world.app).await.unwrap(), 0, "once");
        let told = calendar(&director).await;
        assert_eq!(told["confirmation"]["decisionNo"], "12/QĐ-TTPVHCC");
        assert!(told["confirmation"]["doneAt"].is_string());
        assert_eq!(told["impact"], json!({ "dossiers": 0, "later": 0, "earlier": 0 }));

        let handle = world.look(&handle).await;
        let moved = seen(&world, &handle).await;
        assert!(moved["dueAt"].as_str().expect("a date") > promised.as_str());
        assert_eq!(moved["life"]["clock"]["originalDueAt"], promised.as_str());
        assert_eq!(kinds(&moved), ["RECEIPT_SLIP"]);
        let query = "query($id: ID!) { dossier(id: $id) { due { lines } timeline { kind title detail } } }";
        let told = world.officer(SPECIALIST).ask(query, json!({ "id": handle.id })).await;
        let text = told["dossier"].to_string();
        for words in ["Bão số 15", "45/QĐ-UBND", "12/QĐ-TTPVHCC", "2026.2"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert_eq!(verify(&world.app).await.unwrap().findings, []);
        // Work goes on from there.
        let forward = handle.input(json!({}));
        world.officer(SPECIALIST).change("dossierForward", forward).await.done();
        let mut again = confirm(false);
        again["decisionNo"] = "13/QĐ-TTPVHCC".into();
        let again = asks(&director, "calendarConfirm", again).await;
        assert_eq!(codes(&again), ["CALENDAR_CONFIRMED"]);
    }

    async fn a_calendar_is_published_and_confirmed_by_whom_it_concerns(db_url: String) {
        let world = World::new(&db_url).await;
        for (name, officer) in callers(&world).into_iter().skip(1) {
            let published = asks(&officer, "calendarPublish", storm("2026.2", true)).await;
            let confirmed = json!({ "version": "2026.1", "decisionNo": "1/QĐ", "dryRun": true });
            let confirmed = asks(&officer, "calendarConfirm", confirmed).await;
            let told = calendar(&officer).await;
            for (answer, may, label) in [
                (&published, &told["mayPublish"], "ADMIN"),
                (&confirmed, &told["mayConfirm"], "CDR"),
            ] {
                let rightful = name.starts_with(label);
                let expected = if rightful { vec![] } else { vec!["FORBIDDEN"] };
                assert_eq!((codes(answer), may), (expected, &json!(rightful)), "{name}: {answer}");
            }
        }
        let query = "{ officeCalendar { version days(year: 2026) { date } } }";
        let public = world.anonymous().ask(query, json!({})).await;
        assert!(public["officeCalendar"]["days"].as_array().expect("days").len() > 10);
    }

    /// Two administrators, who both looked at the same version: the second is told, and loses nothing of
    /// the first one's.
    async fn nobody_publishes_over_what_he_has_not_seen(db_url: String) {
        let world = World::new(&db_url).await;
        let admin = world.officer(ADMIN);
        let (first, second) = tokio::join!(
            asks(&admin, "calendarPublish", storm("2026.2", false)),
            asks(&admin, "calendarPublish", storm("2026.3", false)),
        );
        let mut told = [codes(&first), codes(&second)];
        told.sort();
        assert_eq!(told, [vec![], vec!["CALENDAR_SUPERSEDED"]]);
        let late = asks(&admin, "calendarPublish", storm("2026.4", false)).await;
        assert_eq!(codes(&late), ["CALENDAR_SUPERSEDED"]);
    }

    /// The public page of days can not be made to cost the server a year of days a thousand times.
    async fn asking_for_many_years_is_refused(db_url: String) {
        let world = World::new(&db_url).await;
        let years: String = (0..60).map(|n| format!("y{n}: days(year: 2026) {{ date }} ")).collect();
        let answer = world.anonymous().send(&format!("{{ officeCalendar {{ {years} }} }}"), json!({})).await;
        assert!(answer["errors"].is_array() && answer["data"].is_null(), "{answer}");
    }

    async fn what_is_wrong_with_a_calendar_is_said_at_its_field(db_url: String) {
        let world = World::new(&db_url).await;
        let admin = world.officer(ADMIN);
        for (input, expected) in [
            (storm("2026.1", false), vec!["CALENDAR_VERSION_TAKEN"]),
            (storm(" ", false), vec!["REQUIRED"]),
            (storm("2026\u{0}2", false), vec!["INVALID_TEXT"]),
            (storm(&"9".repeat(10_000), false), vec!["TOO_LONG"]),
            (
                json!({ "basedOn": "2025.9", "version": "2026.2", "ordinary": ["2026-12-24"] }),
                vec!["CALENDAR_SUPERSEDED"],
            ),
            (json!({ "basedOn": "2026.1", "version": "2026.2" }), vec!["CALENDAR_UNCHANGED"]),
            (
                json!({ "basedOn": "2026.1", "version": "2026.2", "closures": [{ "date": "2026-11-25", "reason": "", "source": "" }] }),
                vec!["REQUIRED", "REQUIRED"],
            ),
            (
                json!({ "basedOn": "2026.1", "version": "2026.2", "ordinary": ["2026-11-25", "2026-11-25"] }),
                vec!["CALENDAR_DAY_INVALID"],
            ),
        ] {
            let answer = asks(&admin, "calendarPublish", input).await;
            assert_eq!(codes(&answer), expected, "{answer}");
        }
        let director = world.officer(DIRECTOR);
        let answer = asks(&director, "calendarConfirm", confirm(false)).await;
        assert_eq!(codes(&answer), ["CALENDAR_SUPERSEDED"]);
        let nothing = json!({ "version": "2026.1", "decisionNo": "12\u{0}" });
        assert_eq!(codes(&asks(&director, "calendarConfirm", nothing).await), ["INVALID_TEXT"]);
        let blank = json!({ "version": "2026.1", "decisionNo": " " });
        assert_eq!(codes(&asks(&director, "calendarConfirm", blank).await), ["REQUIRED"]);
        assert_eq!(calendar(&world.officer(HEAD)).await["version"], "2026.1");
    }
}
