//! Prints of the log: the control sheet of a dossier, the register of a Center.

use crate::access::Outcomes;
use crate::schema::callers;
use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, Client, HEAD, Handle, SPECIALIST, Stage, World, code};

const REGISTER: &str = "mutation($input: RegisterExportInput!) {
    it: registerExportCreate(input: $input) { url expiresAt userErrors { code path message } } }";

fn input(from: &str, to: &str, key: &str) -> Value {
    json!({ "from": from, "to": to, "purpose": "Khóa sổ tháng", "idempotencyKey": key })
}

async fn create(client: &Client, input: Value) -> Value {
    client.ask(REGISTER, json!({ "input": input })).await["it"].clone()
}

async fn sheet_of(client: &Client, id: &str) -> Option<String> {
    let query = "query($id: ID!) { dossier(id: $id) { controlSheetUrl } }";
    let answer = client.send(query, json!({ "id": id })).await;
    answer["data"]["dossier"]["controlSheetUrl"].as_str().map(str::to_owned)
}

const REPRINT: &str = "mutation($input: PaperReprintInput!) {
    it: paperReprint(input: $input) { url userErrors { code path } } }";

async fn reprint(client: &Client, paper: &str, key: &str) -> Value {
    client.send(REPRINT, json!({ "input": { "paperId": paper, "idempotencyKey": key } })).await
}

async fn slip_of(world: &World, handle: &Handle) -> Value {
    let query = "query($id: ID!) { dossier(id: $id) { papers { id kind url } } }";
    let seen = world.officer("an.thanhtra").ask(query, json!({ "id": handle.id })).await;
    let papers = seen["dossier"]["papers"].as_array().unwrap().iter();
    papers.clone().find(|it| it["kind"] == "RECEIPT_SLIP").unwrap().clone()
}

/// Everybody prints a receipt slip again.
pub(crate) async fn reprints(world: &World) -> Outcomes {
    let handle = world.dossier_at(Stage::Appraise).await;
    let slip = slip_of(world, &handle).await;
    let mut outcomes = Outcomes::new();
    for (label, client) in callers(world) {
        let answer =
            reprint(&client, slip["id"].as_str().unwrap(), &format!("again-{label}")).await;
        outcomes.entry(code(&answer).unwrap_or_else(|| "OK".into())).or_default().push(label);
    }
    outcomes
}

both_databases! {
    async fn a_paper_printed_again_says_so_and_who_did_it_is_kept(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Returned).await;
        let slip = slip_of(&world, &handle).await;
        let paper = slip["id"].as_str().unwrap();
        let (clerk, desk) = (world.officer(CLERK), world.officer("mai.traketqua"));
        let first = reprint(&clerk, paper, "first").await["data"]["it"]["url"].clone();
        let second = reprint(&desk, paper, "second").await["data"]["it"]["url"].clone();
        let mut bytes = Vec::new();
        for url in [&slip["url"], &first, &second, &first] {
            let (status, file) = world.anonymous().open(url.as_str().unwrap()).await;
            assert_eq!((status, &file[..5]), (StatusCode::OK, b"%PDF-".as_slice()));
            bytes.push(file);
        }
        assert!(bytes[0] != bytes[1] && bytes[1] != bytes[2], "the marks differ");
        assert_eq!(bytes[1], bytes[3], "a print is always the same");
        let again = reprint(&clerk, paper, "first").await;
        assert!(again["data"]["it"]["url"].is_string(), "the same key is the same print: {again}");
        let kept = world.texts("SELECT o.username || ' ' || r.ordinal AS t FROM paper_reprint r
            JOIN officer o ON o.id = r.officer_id ORDER BY r.ordinal").await;
        assert_eq!(kept, ["lan.tiepnhan 1", "mai.traketqua 2"]);
        let other = slip_of(&world, &world.dossier_at(Stage::Assign).await).await;
        let reused = reprint(&clerk, other["id"].as_str().unwrap(), "first").await;
        assert_eq!(code(&reused).as_deref(), Some("IDEMPOTENCY_KEY_REUSED"));
    }

    async fn the_register_has_what_was_taken_in_and_records_who_took_it(db_url: String) {
        let world = World::new(&db_url).await;
        for _ in 0..2 {
            world.accept("1.002010").await;
        }
        world.pass(TimeDelta::days(1));
        world.accept("1.002010").await;
        let client = world.officer(CLERK);
        let first = create(&client, input("2026-11-23", "2026-11-23", "one-day")).await;
        let both = create(&client, input("2026-11-01", "2026-11-30", "month")).await;
        let none = create(&client, input("2026-01-01", "2026-01-31", "january")).await;
        for url in [&first, &both, &none] {
            let url = url["url"].as_str().unwrap_or_else(|| panic!("{url:#}"));
            let (status, bytes) = world.anonymous().open(url).await;
            assert_eq!(status, StatusCode::OK);
            assert_eq!(&bytes[..5], b"%PDF-");
        }
        let read = "SELECT CAST(row_count AS TEXT) AS t FROM list_export_read WHERE complete ORDER BY id";
        assert_eq!(world.texts(read).await, ["2", "3", "0"]);
        let kept = world.texts("SELECT purpose || request AS t FROM list_export ORDER BY request DESC").await;
        assert!(kept[0].starts_with("Khóa sổ tháng{") && kept[0].contains("2026-11-23"), "{kept:?}");
        // The link of the register opens no list, and the same key is the same export.
        let url = first["url"].as_str().unwrap();
        let (status, _) = client.open(&url.replace("register.pdf", "dossiers.csv")).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        let reused = create(&client, input("2026-11-22", "2026-11-23", "one-day")).await;
        assert_eq!(reused["userErrors"][0]["code"], "IDEMPOTENCY_KEY_REUSED");
        world.pass(TimeDelta::minutes(6));
        let (status, _) = client.open(url).await;
        assert_eq!(status, StatusCode::GONE);
    }

    async fn the_book_of_a_year_that_is_over_is_printed_closed(db_url: String) {
        let world = World::new(&db_url).await;
        world.accept("1.002010").await;
        world.clock.set("2027-01-04T02:00:00Z".parse().unwrap());
        for (from, key) in [("2026-01-01", "whole"), ("2026-12-01", "end")] {
            let made = create(&world.officer(CLERK), input(from, "2026-12-31", key)).await;
            let (status, bytes) = world.anonymous().open(made["url"].as_str().unwrap()).await;
            assert_eq!((status, &bytes[..5]), (StatusCode::OK, b"%PDF-".as_slice()));
        }
    }

    async fn an_impossible_part_of_the_register_is_told_at_its_field(db_url: String) {
        let world = World::new(&db_url).await;
        let client = world.officer(CLERK);
        for (from, to, code) in [
            ("2026-11-23", "2026-11-22", "DATES_REVERSED"),
            ("2025-12-31", "2026-01-01", "INVALID_VALUE"),
        ] {
            let refused = create(&client, input(from, to, "impossible")).await;
            assert_eq!(refused["userErrors"][0]["code"], code);
            assert_eq!(refused["userErrors"][0]["path"], json!(["to"]));
        }
        let mut silent = input("2026-11-01", "2026-11-30", "silent");
        for wrong in ["  ".to_owned(), "nul\0".to_owned(), "x".repeat(100_000)] {
            silent["purpose"] = wrong.into();
            let refused = create(&client, silent.clone()).await;
            assert_eq!(refused["userErrors"][0]["path"], json!(["purpose"]), "{refused}");
        }
        let mut strange = input("2026-11-01", "2026-11-30", "strange");
        strange["center"] = "H99.02".into();
        assert_eq!(create(&client, strange).await["userErrors"][0]["code"], "FORBIDDEN");
        assert_eq!(world.number("SELECT COUNT(*) AS n FROM list_export").await, 0);
    }

    async fn only_who_reads_the_whole_center_has_its_register(db_url: String) {
        let world = World::new(&db_url).await;
        let mut may = Vec::new();
        for (label, client) in callers(&world) {
            let asked = input("2026-11-01", "2026-11-30", &format!("of-{label}"));
            let answer = client.send(REGISTER, json!({ "input": asked })).await;
            match code(&answer).as_deref() {
                None => may.push(label),
                Some("UNAUTHENTICATED") => assert_eq!(label, "ANONYMOUS"),
                Some(refused) => assert_eq!(refused, "FORBIDDEN", "{label}"),
            }
        }
        may.sort_unstable();
        // Those of another Center have that one's.
        let elsewhere = ["CDR-other-Center", "INT-other-Center", "RET-other-Center"];
        may.retain(|label| !elsewhere.contains(label));
        assert_eq!(may, ["AUDIT", "CDR", "INT", "KSTT", "RET"]);
    }

    async fn the_control_sheet_opens_for_who_may_open_papers(db_url: String) {
        let world = World::new(&db_url).await;
        let guidance = world.dossier_at(Stage::Completion).await;
        let handle = world.dossier_at(Stage::Sign).await;
        let query = "query($id: ID!) { dossier(id: $id) { papers { id } } }";
        for (label, client) in callers(&world) {
            let answer = client.send(query, json!({ "id": handle.id })).await;
            let opens = answer["data"]["dossier"]["papers"].as_array().is_some_and(|it| !it.is_empty());
            assert_eq!(sheet_of(&client, &handle.id).await.is_some(), opens, "{label}");
        }
        for who in [CLERK, HEAD, SPECIALIST] {
            let url = sheet_of(&world.officer(who), &handle.id).await.unwrap_or_default();
            let (status, bytes) = world.anonymous().open(&url).await;
            assert_eq!(status, StatusCode::OK, "{who} {url}");
            assert_eq!(&bytes[..5], b"%PDF-");
            let (status, _) = world.anonymous().open(&url.replace("sheet-", "paper-")).await;
            assert_eq!(status, StatusCode::NOT_FOUND);
        }
        assert_eq!(sheet_of(&world.officer(CLERK), &guidance.id).await, None);
    }
}
