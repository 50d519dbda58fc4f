//! Who is told of what waits or runs out, and the order of the work in hand: two hands awaited at
//! once, submissions that nobody answers, and warnings that come while something can be done.

use crate::centers::awaited;
use crate::life::{APOLOGISE, ASK_SUPPLEMENT, SIGN, SUBMIT, moved};
use crate::worklist::{counts, strangers};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::both_databases;
use tests::world::{CLERK, HEAD, LEADER, SPECIALIST, Stage, World};

both_databases! {
    async fn two_hands_are_awaited_at_once_each_with_its_list(db_url: String) {
        let world = World::new(&db_url).await;
        // The Center's leader has a proposal for a later date, and the head a request for supplements
        // that was drafted meanwhile: neither list loses it for the other's sake.
        let handle = moved(&world, Some(Stage::Appraise), &[APOLOGISE, SIGN]).await;
        assert_eq!(awaited(&world, "son.lanhdao", "EXTENSION").await, 1);
        world.pass(chrono::TimeDelta::minutes(1));
        let draft = ASK_SUPPLEMENT.2(&world, &handle);
        world.officer(SPECIALIST).change(ASK_SUPPLEMENT.1, draft).await.done();
        for (who, awaits) in [("son.lanhdao", "EXTENSION"), (HEAD, "APPROVAL")] {
            assert_eq!(awaited(&world, who, awaits).await, 1, "{who}");
        }
        let query = "query($id: ID!) { dossier(id: $id) { awaits } }";
        let first = world.officer(HEAD).ask(query, json!({ "id": handle.id })).await;
        assert_eq!(first["dossier"]["awaits"], "APPROVAL");
        let handle = world.look(&handle).await;
        let back = handle.input(json!({ "reason": "Nêu rõ số bản" }));
        world.officer(HEAD).change("dossierLetterReturn", back).await.done();
        for (who, awaits, waits) in
            [("son.lanhdao", "EXTENSION", 1), (SPECIALIST, "REDRAFT", 1), (HEAD, "APPROVAL", 0)]
        {
            assert_eq!(awaited(&world, who, awaits).await, waits, "{who}");
        }
        let handle = world.look(&handle).await;
        let grant = handle.input(json!({}));
        world.officer("son.lanhdao").change("dossierExtensionGrant", grant).await.done();
        for (who, awaits, waits) in [("son.lanhdao", "EXTENSION", 0), (SPECIALIST, "REDRAFT", 1)] {
            assert_eq!(awaited(&world, who, awaits).await, waits, "{who}");
        }
    }

    /// Who signs the apology, and who accepts it, learn of the date a day before it (Đ.19.6).
    async fn the_legal_clock_warns_the_leader_in_time(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Appraise).await;
        let told = |level: &str, clock: &str| {
            json!({ "warning": { "level": level, "clock": clock, "told": true } })
        };
        let asked = [told("DAY_BEFORE", "DOSSIER"), told("OVERDUE", "DOSSIER"), told("DAY_BEFORE", "STEP")];
        let mut hours = 0;
        for who in [LEADER, "son.lanhdao", "thu.daumoi.tuphap"].into_iter().cycle() {
            let officer = world.officer(who).from([10, 0, 0, 4]);
            let figures = counts(&officer, &asked).await;
            assert_eq!(figures[1], 0, "{who} is told only when it is late");
            assert_eq!(figures[2], 0, "the step's time is its officer's and his head's");
            if figures[0] == 1 {
                for other in [LEADER, "son.lanhdao", "thu.daumoi.tuphap", HEAD] {
                    assert_eq!(counts(&world.officer(other), &asked[..1]).await, [1], "{other}");
                }
                for stranger in strangers(&world) {
                    assert_eq!(counts(&stranger, &asked).await, [0, 0, 0]);
                }
                return;
            }
            hours += 4;
            assert!(hours < 400, "nobody is told");
            world.pass(TimeDelta::hours(4));
        }
    }

    async fn a_submission_nobody_answers_alerts_the_center(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, None, &[SUBMIT]).await;
        world.pass(TimeDelta::minutes(110));
        for who in [CLERK, "son.lanhdao"] {
            assert_eq!(awaited(&world, who, "ANSWER_ALERT").await, 0, "{who}");
        }
        world.pass(TimeDelta::minutes(10));
        for (who, alerted) in [(CLERK, 1), ("son.lanhdao", 1), (HEAD, 0)] {
            assert_eq!(awaited(&world, who, "ANSWER_ALERT").await, alerted, "{who}");
            assert_eq!(awaited(&world, who, "ANSWER_OVERDUE").await, 0, "{who}");
        }
        let accept = json!({ "intake": world.intake_of("1.002010", &handle) });
        world.officer(CLERK).change("dossierAccept", accept).await.done();
        assert_eq!(awaited(&world, CLERK, "ANSWER_ALERT").await, 0);
    }

    async fn a_list_is_ordered_by_the_time_of_its_steps(db_url: String) {
        let world = World::with_history(&db_url, 120).await;
        let open = json!({ "status": [
            "ACCEPTED", "PROCESSING", "SUPPLEMENT_REQUESTED", "PAYMENT_REQUIRED", "RESULT_ISSUED", "RESULT_AT_CENTER",
        ] });
        for who in ["an.thanhtra", HEAD] {
            let officer = world.officer(who);
            let query = "query($a: String, $of: DossierFilter) {
                dossiers(first: 7, after: $a, order: STEP_DUE_AT, filter: $of) {
                    nodes { id stepRemainingMinutes currentStep { dueAt } }
                    pageInfo { hasNextPage endCursor } } }";
            let mut found = Vec::new();
            let mut after = Value::Null;
            loop {
                let page = officer.ask(query, json!({ "a": after, "of": open })).await["dossiers"].clone();
                for node in page["nodes"].as_array().unwrap() {
                    // A step whose clock stands still has no time left, and none to lose.
                    let runs = !node["stepRemainingMinutes"].is_null();
                    let due = node["currentStep"]["dueAt"].as_str().filter(|_| runs);
                    let due = due.unwrap_or("never");
                    found.push((due.to_owned(), node["id"].as_str().unwrap().to_owned()));
                }
                after = page["pageInfo"]["endCursor"].clone();
                if page["pageInfo"]["hasNextPage"] == false {
                    break;
                }
            }
            let timed = found.iter().filter(|(due, _)| due != "never").count();
            // The inspector's list has both kinds, whatever is left for the head.
            assert!(who == HEAD || (timed > 1 && timed < found.len()), "{who}: {found:#?}");
            assert!(found.is_sorted_by(|one, next| one.0 <= next.0), "{who}: {found:#?}");
            let all: BTreeSet<_> = found.iter().map(|(_, id)| id).collect();
            assert_eq!(all.len(), found.len(), "each once");
            assert_eq!(counts(&officer, std::slice::from_ref(&open)).await, [found.len() as i64]);
        }
        // What is long closed has no such order.
        for filter in ["{}", "{ status: [PROCESSING, RETURNED] }"] {
            let everything = format!("{{ dossiers(order: STEP_DUE_AT, filter: {filter}) {{ nodes {{ id }} }} }}");
            let answer = world.officer(HEAD).send(&everything, json!({})).await;
            let told = &answer["errors"][0]["extensions"];
            let expected = json!({ "code": "BAD_USER_INPUT", "reason": "ORDER_OF_WORK", "path": ["order"] });
            assert_eq!(*told, expected, "{filter}");
        }
    }
}
