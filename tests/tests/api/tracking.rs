//! The public page of a dossier: what anybody sees, what the slip opens, how often one may guess
//! (R19).

use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, Client, Handle, Stage, World, code};

const TRACK: &str =
    "query($code: String!, $secret: String) { tracking(code: $code, secret: $secret) {
    code verified status statusText nationalStatus procedureName agency { name } nextText overdue
    stepsDone stepsTotal dueAt due { lines } timeline { kind detail actor { name } }
    applicantName currentOfficer currentUnit { name } papers { kind url issuedBy { name } }
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
