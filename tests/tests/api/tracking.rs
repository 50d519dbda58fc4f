//! The public page of a dossier: what anybody sees, what the slip opens, how often one may guess
//! (R19).

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, Client, Handle, Stage, World, code, completion};

const TRACK: &str =
    "query($code: String!, $secret: String) { tracking(code: $code, secret: $secret) {
    code verified status statusText nationalStatus procedureName agency { name } nextText overdue
    stepsDone stepsTotal dueAt due { lines } timeline { kind detail actor { name } }
    applicantName currentOfficer currentUnit { name } papers { kind url issuedBy { name } }
} }";

const FILED: &str =
    "query($code: String!, $secret: String) { tracking(code: $code, secret: $secret) {
    code verified status answerDueAt completeBy acceptedAt dueAt due { lines } nextText overdue
    stepsDone stepsTotal timeline { kind title detail actor { name } }
    applicantName currentOfficer papers { kind url }
} }";

async fn track(client: &Client, handle: &Handle, secret: Value) -> Value {
    let variables = json!({ "code": handle.code, "secret": secret });
    client.ask(TRACK, variables).await["tracking"].clone()
}

/// The secret that stands on the slip.
async fn secret(world: &World, handle: &Handle) -> String {
    let query = "query($id: ID!) { dossier(id: $id) { trackingUrl } }";
    let seen = world.officer(CLERK).ask(query, json!({ "id": handle.id })).await;
    let url = seen["dossier"]["trackingUrl"].as_str().expect("a clerk prints slips").to_owned();
    url.rsplit(['=', '/', '#']).next().expect("a last part").to_owned()
}

both_databases! {
    async fn without_the_slip_nobody_is_named(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let anybody = world.anonymous();
        let seen = track(&anybody, &handle, Value::Null).await;
        assert_eq!((&seen["verified"], &seen["status"]), (&json!(false), &json!("PROCESSING")));
        assert_eq!((&seen["stepsDone"], &seen["stepsTotal"]), (&json!(2), &json!(7)));
        for field in ["applicantName", "currentOfficer", "currentUnit"] {
            assert!(seen[field].is_null(), "{field}");
        }
        assert_eq!(seen["papers"], json!([]));
        let text = seen.to_string();
        let reference = world.app.reference.now();
        assert!(!text.contains("Ánh"), "{text}");
        for officer in reference.officers.values() {
            assert!(!text.contains(&officer.name), "{} in {text}", officer.name);
        }
        // A wrong secret says no more and no less than none.
        assert_eq!(track(&anybody, &handle, json!("AAAAAAAA")).await, seen);
        assert_eq!(track(&anybody, &handle, json!("")).await, seen);
    }

    async fn the_slip_opens_what_its_holder_may_know(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Return).await;
        let anybody = world.anonymous();
        let secret = secret(&world, &handle).await;
        assert_eq!(secret.len(), 8);
        let seen = track(&anybody, &handle, json!(secret.to_lowercase())).await;
        assert_eq!((&seen["verified"], &seen["applicantName"]), (&json!(true), &json!("Nguyễn Thị Ánh")));
        let kinds: Vec<_> = seen["papers"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
        assert_eq!(kinds, ["RECEIPT_SLIP"], "the result is handed over at the desk, not here (R12)");
        assert!(seen["papers"][0]["issuedBy"].is_null());
        let link = seen["papers"][0]["url"].as_str().unwrap();
        assert_eq!(anybody.open(link).await.0, 200);

        let other = world.dossier_at(Stage::Assign).await;
        let foreign = track(&anybody.from([10, 0, 0, 9]), &other, json!(secret)).await;
        assert_eq!(foreign["verified"], false, "a slip opens its own dossier");
    }

    async fn what_is_not_accepted_yet_is_found_by_the_code_of_the_portal(db_url: String) {
        let world = World::new(&db_url).await;
        let (portal, clerk) = (world.officer("cong.tichhop"), world.officer(CLERK));
        for (filed, typed) in
            [("H99.02-261123-0007", " h99.02-261123-0007"), ("DVC.2026/0815", "DVC.2026/0815 ")]
        {
            let anybody = world.anonymous().from([203, 0, 113, typed.len() as u8]);
            let look = async |secret: Value| {
                let asked = anybody.ask(FILED, json!({ "code": typed, "secret": secret })).await;
                asked["tracking"].clone()
            };
            let input = json!({
                "intake": world.intake("1.002010"), "channel": "ONLINE", "portalCode": filed,
            });
            let handle = Handle::of(portal.change("dossierSubmit", input).await.done());
            let seen = look(Value::Null).await;
            assert_eq!((&seen["code"], &seen["status"]), (&json!(filed), &json!("SUBMITTED")));
            // There is no secret yet, and nothing is not one.
            for guess in ["", "AAAAAAAA"] {
                assert_eq!(look(json!(guess)).await, seen);
            }
            assert_eq!(seen["verified"], false);
            assert_eq!(seen["answerDueAt"], "2026-11-25T08:00:00+07:00", "24/11 is off");
            assert!(seen["nextText"].as_str().unwrap().contains("by 08:00 25/11/2026"), "{seen}");
            assert!(seen["acceptedAt"].is_null() && seen["dueAt"].is_null() && seen["due"].is_null());

            let mut sent_back = completion(world.intake_of("1.002010", &handle));
            sent_back["legalBasis"] = "Luật chuyên ngành".into();
            let handle =
                Handle::of(clerk.change("dossierRequestCompletion", sent_back).await.done());
            let seen = look(Value::Null).await;
            assert_eq!(seen["status"], "INTAKE_SUPPLEMENT");
            assert!(seen["answerDueAt"].is_null());
            assert_eq!(seen["completeBy"], "2026-12-08", "15 days");
            let next = seen["nextText"].as_str().unwrap();
            assert!(next.contains("asks for (1)") && next.contains("08/12/2026"), "{next}");
            assert_eq!(seen["timeline"][1]["kind"], "COMPLETION_REQUESTED");
            let text = seen.to_string();
            for private in ["Ánh", "Giấy đề nghị", "Chưa có", "chưa đầy đủ"] {
                assert!(!text.contains(private), "{private} in {text}");
            }

            let accept = json!({ "intake": world.intake_of("1.002010", &handle) });
            let code = clerk.change("dossierAccept", accept).await.done()["code"].clone();
            let seen = look(Value::Null).await;
            assert_eq!((&seen["status"], &seen["code"]), (&json!("PROCESSING"), &code));
        }
    }

    async fn what_came_by_post_is_found_by_its_slip(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        let submit = async |slip: &str| {
            let input = json!({
                "intake": world.intake("1.002010"), "channel": "POST", "slip": slip,
            });
            Handle::of(clerk.change("dossierSubmit", input).await.done())
        };
        let handle = submit(" eb 123 456 789 vn").await;
        let anybody = world.anonymous().from([203, 0, 113, 9]);
        let look = async |code: &str| {
            anybody.ask(FILED, json!({ "code": code })).await["tracking"].clone()
        };
        for typed in ["EB123456789VN", "eb123456789vn ", "EB 123 456 789 VN"] {
            let seen = look(typed).await;
            assert_eq!((&seen["code"], &seen["status"]), (&json!("EB123456789VN"), &json!("SUBMITTED")));
            assert_eq!((&seen["verified"], &seen["papers"]), (&json!(false), &json!([])));
            assert!(!seen.to_string().contains("Ánh"), "{seen}");
        }
        // The clerk who scans the envelope finds it, too.
        let listed = clerk
            .ask("query ($s: String) { dossiers(first: 5, filter: { search: $s }) { nodes { id } } }", json!({ "s": "eb123456789vn" }))
            .await;
        assert_eq!(listed["dossiers"]["nodes"].as_array().map(Vec::len), Some(1), "{listed}");
        let accept = json!({ "intake": world.intake_of("1.002010", &handle) });
        let code = clerk.change("dossierAccept", accept).await.done()["code"].clone();
        assert_eq!(look("EB123456789VN").await["code"], code);
        // The post gives numbers out again after years: the one that came last is meant.
        world.pass(TimeDelta::hours(1));
        submit("EB123456789VN").await;
        assert_eq!(world.anonymous().from([203, 0, 113, 10]).ask(FILED, json!({ "code": "EB123456789VN" })).await["tracking"]["status"], "SUBMITTED");
    }

    async fn a_refusal_is_told_without_its_reason(db_url: String) {
        let world = World::new(&db_url).await;
        let input = json!({
            "intake": world.intake("1.002010"), "channel": "ONLINE", "portalCode": "DVC-1",
        });
        let filed = world.officer("cong.tichhop").change("dossierSubmit", input).await;
        let intake = world.intake_of("1.002010", &Handle::of(filed.done()));
        let refusal = json!({ "intake": intake, "reason": "NOT_ELIGIBLE", "text": "Không đủ tuổi." });
        world.officer(CLERK).change("dossierRefuse", refusal).await.done();
        let seen = world.anonymous().ask(FILED, json!({ "code": "DVC-1" })).await["tracking"].clone();
        assert_eq!(seen["status"], "INTAKE_REFUSED");
        let kinds: Vec<_> =
            seen["timeline"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
        assert_eq!(kinds, ["SUBMITTED", "REFUSED"]);
        assert!(!seen.to_string().contains("tuổi") && seen["papers"] == json!([]), "{seen}");
    }

    async fn guessing_is_slow_and_yields_nothing(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Assign).await;
        let guesser = world.anonymous().from([203, 0, 113, 7]);
        for unknown in ["H99.02-261123-0002", "H99.02-261122-0001", "x", "", "\0", "' OR 1=1"] {
            let answer = guesser.send(TRACK, json!({ "code": unknown })).await;
            match code(&answer) {
                None => assert!(answer["data"]["tracking"].is_null(), "{unknown}: {answer:#}"),
                Some(code) => assert_eq!(code, "TOO_MANY_ATTEMPTS", "{unknown}"),
            }
        }
        let refused = guesser.send(TRACK, json!({ "code": handle.code })).await;
        assert_eq!(code(&refused).as_deref(), Some("TOO_MANY_ATTEMPTS"));
        assert!(refused["data"]["tracking"].is_null());
        // Others are not kept out by it, and a minute later he may again.
        let neighbour = world.anonymous().from([203, 0, 113, 8]);
        assert!(!track(&neighbour, &handle, Value::Null).await.is_null());
        world.pass(chrono::TimeDelta::minutes(1));
        assert!(!track(&guesser, &handle, Value::Null).await.is_null());
    }

    async fn many_guesses_in_one_request_are_many_guesses(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Assign).await;
        let code = handle.code.expect("a code");
        let guesses: String = (0..10)
            .map(|i| format!("a{i}: tracking(code: \"{code}\", secret: \"AAAAAAA{i}\") {{ verified }} "))
            .collect();
        let answer = world.anonymous().send(&format!("{{ {guesses} }}"), Value::Null).await;
        let errors = answer["errors"].as_array().expect("errors");
        assert_eq!(errors.len(), 5, "{answer:#}");
    }
}
