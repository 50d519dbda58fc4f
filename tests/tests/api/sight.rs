//! What is not everybody's who may read a dossier: what officials write, numbers of people, loads of
//! colleagues; and codes nobody can take from an agency (R17, R19; domain law 11.2).

use crate::life::{ASK_OPINION, ASK_SUPPLEMENT, SIGN, moved};
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, Client, HEAD, Handle, SPECIALIST, Stage, World, code};

const SEEN: &str = "query($id: ID!) { dossier(id: $id) {
    applicant { phone personalId email }
    life { letter { reason } consultations { number content } handover { dueAt } }
    responsibility { total }
    timeline { kind detail }
    assignees { openSteps }
} }";

async fn seen(world: &World, who: &str, handle: &Handle) -> Value {
    world.officer(who).ask(SEEN, json!({ "id": handle.id })).await["dossier"].clone()
}

fn details(seen: &Value) -> usize {
    let lines = seen["timeline"].as_array().expect("a timeline");
    lines.iter().filter(|line| line["detail"].is_string()).count()
}

async fn submit(client: &Client, world: &World, portal: &str) -> tests::world::Change {
    let input = json!({
        "intake": world.intake("1.002010"), "channel": "ONLINE", "portalCode": portal,
    });
    client.change("dossierSubmit", input).await
}

both_databases! {
    async fn what_officials_write_is_read_by_those_who_work_with_it(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[ASK_OPINION, SIGN, ASK_SUPPLEMENT]).await;
        for who in [CLERK, SPECIALIST, HEAD, "an.thanhtra"] {
            let seen = seen(&world, who, &handle).await;
            assert!(seen["life"]["letter"]["reason"].is_string(), "{who}");
            assert_eq!(seen["life"]["consultations"].as_array().unwrap().len(), 1, "{who}");
            assert_eq!(seen["applicant"]["phone"], "0900 123 456", "{who}");
            assert!(seen["responsibility"].is_object() && details(&seen) > 0, "{who}");
        }
        for who in ["hoa.thuphi", "duc.luanchuyen", "cong.tichhop"] {
            let seen = seen(&world, who, &handle).await;
            assert!(seen["life"]["letter"].is_null() && seen["responsibility"].is_null(), "{who}");
            assert_eq!(seen["life"]["consultations"], json!([]), "{who}");
            assert_eq!(details(&seen), 0, "{who}");
            assert_eq!(seen["applicant"]["personalId"], "0001•••••345", "{who}");
            assert!(!seen["applicant"]["phone"].as_str().unwrap().contains("123"), "{who}");
            assert_eq!(seen["assignees"], json!([]), "{who}");
        }
        // A consulted agency reads what it was asked, not what the department is drafting.
        let asked = seen(&world, "ha.ykien.congan", &handle).await;
        assert!(asked["life"]["letter"].is_null());
        assert_eq!(asked["life"]["consultations"].as_array().unwrap().len(), 1);
    }

    async fn nobody_blocks_the_codes_of_an_agency(db_url: String) {
        let world = World::new(&db_url).await;
        let portal = world.officer("cong.tichhop");
        let first = submit(&portal, &world, "h99.02-261123-0001").await;
        let filed = Handle::of(first.done());
        submit(&portal, &world, "H99.02-261123-0001").await.refused("DUPLICATE");
        assert_eq!(world.accept("1.002010").await.code.as_deref(), Some("H99.02-261123-0002"));
        submit(&portal, &world, "H99.02-261123-0002").await.refused("DUPLICATE");
        let input = json!({ "intake": world.intake_of("1.002010", &filed) });
        let accepted = world.officer(CLERK).change("dossierAccept", input).await;
        assert_eq!(accepted.done()["code"], "H99.02-261123-0001", "the portal's code stays");
        assert_eq!(world.accept("1.002010").await.code.as_deref(), Some("H99.02-261123-0003"));
    }

    async fn loads_and_names_of_colleagues_are_for_those_who_give_work(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let stranger = world.officer("cong.tichhop");
        let specialist = world.officer(SPECIALIST).id();
        let preview = "query($o: DossierBulkOrder!) { dossierBulkPreview(order: $o) {
            eligible loadEffect { before { steps } } } }";
        let order = json!({ "action": "ASSIGN", "officerId": specialist, "reason": "Nghỉ",
            "items": [handle.input(json!({}))] });
        let told = stranger.ask(preview, json!({ "o": order })).await;
        assert!(told["dossierBulkPreview"]["loadEffect"].is_null(), "{told}");
        let choices = "query($id: ID!) { officerChoices(purpose: STAND_IN, forId: $id) { officer { id } } }";
        let refused = stranger.send(choices, json!({ "id": specialist })).await;
        assert_eq!(code(&refused).as_deref(), Some("FORBIDDEN"));
        let own = world.officer(SPECIALIST).ask(choices, json!({ "id": specialist })).await;
        assert!(!own["officerChoices"].as_array().unwrap().is_empty());
    }

    async fn nobody_lends_himself_a_wider_role(db_url: String) {
        let world = World::new(&db_url).await;
        let leader = world.officer("son.lanhdao");
        let controller = world.officer("hanh.kiemsoat").id();
        let mut input = json!({
            "fromId": controller, "toId": leader.id(), "role": "KSTT", "validFrom": "2026-11-23",
            "validTo": "2026-11-25", "reason": "Đi công tác", "idempotencyKey": "rộng hơn",
        });
        let query = "mutation($input: DelegationCreateInput!) { delegationCreate(input: $input) {
            userErrors { code path } } }";
        let answer = leader.send(query, json!({ "input": input })).await;
        assert_eq!(code(&answer).as_deref(), Some("FORBIDDEN"), "{answer:#}");
        // A unit that the agency does not have limits nothing.
        input["fromId"] = world.officer(SPECIALIST).id().into();
        input["toId"] = world.officer("nga.chuyenvien.tuphap").id().into();
        input["role"] = "SPC".into();
        input["unitCode"] = "\0".into();
        let head = world.officer(HEAD);
        let answer = head.send(query, json!({ "input": input })).await;
        assert_eq!(code(&answer).as_deref(), Some("NOT_FOUND"), "{answer:#}");
    }

    async fn dates_beyond_the_calendar_are_no_dates(db_url: String) {
        let world = World::new(&db_url).await;
        let query = "query($f: DossierFilter) { dossiers(filter: $f) { nodes { id } } }";
        for date in ["-262143-01-01", "+262142-12-31", "0000-01-01", "2026-1-1", "10000-01-01"] {
            let answer = world.officer(CLERK).send(query, json!({ "f": { "receivedFrom": date } })).await;
            let said = answer["errors"][0]["message"].as_str().unwrap_or_default();
            assert!(said.contains("not a date"), "{date}: {answer:#}");
        }
        for date in ["0001-01-01", "9999-12-31"] {
            let within = json!({ "f": { "receivedFrom": date, "receivedTo": date } });
            assert_eq!(world.officer(CLERK).ask(query, within).await["dossiers"]["nodes"], json!([]));
        }
    }
}
