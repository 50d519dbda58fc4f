//! Lists as files: what is exported is what is listed, and nothing else, by a link that does not
//! last.

use crate::schema::callers;
use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::both_databases;
use tests::files::{cells, lines, sheet};
use tests::world::{CLERK, Client, HEAD, LEADER, SPECIALIST, Stage, World, code};

const CREATE: &str =
    "mutation($input: DossierExportInput!) { it: dossierExportCreate(input: $input) {
    url expiresAt userErrors { code path } } }";

fn input(filter: &Value, order: &str, columns: &[&str]) -> Value {
    static KEYS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let key = KEYS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    json!({
        "filter": filter, "order": order, "format": "CSV", "columns": columns,
        "purpose": "Báo cáo giao ban tuần", "idempotencyKey": format!("export-{key}"),
    })
}

async fn create(client: &Client, input: &Value) -> Value {
    client.ask(CREATE, json!({ "input": input })).await["it"].clone()
}

/// The file of an export.
async fn file(client: &Client, anybody: &Client, input: &Value) -> Vec<u8> {
    let created = create(client, input).await;
    let url = created["url"].as_str().unwrap_or_else(|| panic!("{created:#}"));
    let (status, bytes) = anybody.open(url).await;
    assert_eq!(status, StatusCode::OK);
    bytes
}

/// The file of an export as lines without its headings.
async fn rows(client: &Client, anybody: &Client, input: &Value) -> Vec<String> {
    lines(file(client, anybody, input).await).split_off(1)
}

/// What the list shows, through all its pages: code and applicant.
async fn listed(client: &Client, filter: &Value, order: &str) -> Vec<String> {
    let query = "query($filter: DossierFilter, $order: DossierOrder, $after: String) {
        dossiers(filter: $filter, order: $order, first: 40, after: $after) {
          nodes { code applicantName } pageInfo { hasNextPage endCursor } } }";
    let (mut rows, mut after) = (Vec::new(), Value::Null);
    loop {
        let asked = json!({ "filter": filter, "order": order, "after": after });
        let page = client.ask(query, asked).await["dossiers"].clone();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let nodes = page["nodes"].as_array().unwrap();
        rows.extend(
            nodes.iter().map(|it| format!("{},{}", text(&it["code"]), text(&it["applicantName"]))),
        );
        if page["pageInfo"]["hasNextPage"] == false {
            return rows;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

both_databases! {
    async fn the_file_is_the_list(db_url: String) {
        let world = World::with_history(&db_url, 700).await;
        let anybody = world.anonymous();
        let filters = [
            json!({}),
            json!({ "search": "nguyen" }),
            json!({ "bucket": "OVERDUE" }),
            json!({ "bucket": "IN_PROCESS", "search": "thi" }),
            json!({ "status": ["PROCESSING", "RETURNED"], "procedure": "1.002010" }),
            json!({ "queue": "WORK" }),
            json!({ "queue": "UNIT", "agency": "H99.02" }),
            json!({ "load": { "bucket": "LATER" } }),
        ];
        let mut most = 0;
        for who in ["son.lanhdao", LEADER, HEAD, SPECIALIST, "hanh.kiemsoat"] {
            let client = world.officer(who);
            for filter in &filters {
                for order in ["DUE_AT", "NEWEST"] {
                    let asked = input(filter, order, &["CODE", "APPLICANT"]);
                    let exported = rows(&client, &anybody, &asked).await;
                    assert_eq!(exported, listed(&client, filter, order).await, "{who} {filter}");
                    most = most.max(exported.len());
                }
            }
        }
        assert!(most > 500, "{most} rows are one page and prove nothing");
    }

    async fn every_column_in_both_languages_and_kinds(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Appraise).await;
        let client = world.officer(HEAD);
        let mut asked = input(&json!({}), "DUE_AT", &[]);
        asked.as_object_mut().unwrap().remove("columns");
        let url = create(&client, &asked).await["url"].as_str().unwrap().to_owned();
        let (_, bytes) = client.open(&url).await;
        let text = String::from_utf8(bytes).unwrap();
        let heading = text.lines().next().unwrap().trim_start_matches('\u{feff}');
        assert_eq!(heading.split(',').count(), 17, "{heading}");
        assert!(heading.starts_with("Dossier code,Procedure code,"), "{heading}");
        let row = text.lines().nth(1).unwrap();
        for part in ["H99.02-261123-0001", "0900123456", "000190012345", "2026-11-23 08:00", "In process"] {
            assert!(row.contains(part), "{part} in {row}");
        }
        asked["format"] = "XLSX".into();
        asked["idempotencyKey"] = "xlsx".into();
        let url = create(&client, &asked).await["url"].as_str().unwrap().to_owned();
        assert!(url.starts_with("/export/dossiers.xlsx?token="), "{url}");
        let (status, bytes) = client.open(&url).await;
        assert_eq!((status, &bytes[..2]), (StatusCode::OK, &b"PK"[..]));
        // The link of a workbook opens no other kind of file.
        let (status, _) = client.open(&url.replace(".xlsx?", ".csv?")).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }

    async fn a_workbook_holds_what_the_text_file_holds(db_url: String) {
        let world = World::with_history(&db_url, 200).await;
        let client = world.officer("hanh.kiemsoat");
        let mut lengths = Vec::new();
        for (filter, order) in [
            (json!({ "status": ["PROCESSING", "RETURNED"] }), "DUE_AT"),
            (json!({ "search": "thi" }), "NEWEST"),
            (json!({ "agency": "H99.02", "bucket": "OVERDUE" }), "DUE_AT"),
            (json!({ "search": "không ai tên như vậy" }), "NEWEST"),
        ] {
            let mut asked = input(&filter, order, &[]);
            asked.as_object_mut().unwrap().remove("columns");
            let text = lines(file(&client, &client, &asked).await);
            asked["format"] = "XLSX".into();
            asked["idempotencyKey"] = format!("workbook-{}", lengths.len()).into();
            let workbook = sheet(file(&client, &client, &asked).await);
            assert_eq!(workbook.len(), text.len(), "{filter} {order}");
            for (row, line) in workbook.iter().zip(&text) {
                assert_eq!(*row, cells(line), "{filter} {order}");
            }
            let of_list = |row: &Vec<String>| format!("{},{}", row[0], row[3]);
            let named: Vec<_> = workbook.iter().skip(1).map(of_list).collect();
            assert_eq!(named, listed(&client, &filter, order).await, "{filter} {order}");
            lengths.push(named.len());
        }
        assert!(lengths[0] > 50 && lengths[1] > 10, "{lengths:?} rows prove nothing");
        assert_eq!(lengths[3], 0, "headings alone");
    }

    async fn who_may_not_open_papers_gets_masked_numbers(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Appraise).await;
        let columns = ["PHONE", "PERSONAL_ID"];
        for (who, expected) in [
            (CLERK, "0900123456,000190012345"),
            (HEAD, "0900123456,000190012345"),
            ("hoa.thuphi", "0900•••456,0001•••••345"),
            ("duc.luanchuyen", "0900•••456,0001•••••345"),
        ] {
            let client = world.officer(who);
            let asked = input(&json!({}), "NEWEST", &columns);
            assert_eq!(rows(&client, &client, &asked).await, [expected], "{who}");
        }
    }

    async fn nobody_takes_out_what_he_does_not_see(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        for (label, client) in callers(&world) {
            let asked = input(&json!({}), "DUE_AT", &["CODE"]);
            let answer = client.send(CREATE, json!({ "input": asked })).await;
            match label {
                "ANONYMOUS" => assert_eq!(code(&answer).as_deref(), Some("UNAUTHENTICATED")),
                "ADMIN" | "INTEG" => assert_eq!(code(&answer).as_deref(), Some("FORBIDDEN")),
                _ => {
                    let url = answer["data"]["it"]["url"].as_str().unwrap();
                    let (status, bytes) = world.anonymous().open(url).await;
                    assert_eq!(status, StatusCode::OK, "{label}");
                    let text = String::from_utf8(bytes).unwrap();
                    let sees = client.ask("query($id: ID!) { dossier(id: $id) { id } }",
                        json!({ "id": handle.id })).await;
                    let code = handle.code.as_deref().unwrap();
                    assert_eq!(text.contains(code), !sees["dossier"].is_null(), "{label}");
                }
            }
        }
    }

    async fn a_link_opens_one_file_for_five_minutes(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Appraise).await;
        let client = world.officer(HEAD);
        let asked = input(&json!({}), "DUE_AT", &["CODE"]);
        let url = create(&client, &asked).await["url"].as_str().unwrap().to_owned();
        let (status, _) = client.open(&url).await;
        assert_eq!(status, StatusCode::OK);
        for forged in [
            format!("{url}A"),
            url.replace("export-", "export-1"),
            url.replace("token=", "token=x"),
            "/export/dossiers.csv?token=export-1.2.3".to_owned(),
            "/export/dossiers.csv?token=".to_owned(),
            "/export/dossiers.csv".to_owned(),
            url.replace("dossiers.csv", "dossiers.pdf"),
        ] {
            let (status, _) = client.open(&forged).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{forged}");
        }
        // The same key is the same export, with a new link.
        world.pass(TimeDelta::minutes(3));
        let again = create(&client, &asked).await["url"].as_str().unwrap().to_owned();
        let id = |url: &str| url.split_once("export-").unwrap().1[..36].to_owned();
        assert_eq!(id(&again), id(&url));
        world.pass(TimeDelta::minutes(3));
        let (status, _) = client.open(&url).await;
        assert_eq!(status, StatusCode::GONE);
        let (status, _) = client.open(&again).await;
        assert_eq!(status, StatusCode::OK);
        let mut other = asked.clone();
        other["filter"] = json!({ "search": "x" });
        let reused = create(&client, &other).await;
        assert_eq!(reused["userErrors"][0]["code"], "IDEMPOTENCY_KEY_REUSED");
    }

    async fn who_took_what_and_why_is_kept(db_url: String) {
        let world = World::new(&db_url).await;
        for _ in 0..3 {
            world.dossier_at(Stage::Assign).await;
        }
        let client = world.officer(HEAD);
        for (purpose, refused) in [("", "REQUIRED"), ("   ", "REQUIRED"), (&*"x".repeat(501), "TOO_LONG")] {
            let mut asked = input(&json!({}), "DUE_AT", &["CODE"]);
            asked["purpose"] = purpose.into();
            let answer = create(&client, &asked).await;
            assert_eq!(answer["userErrors"][0]["code"], refused);
            assert_eq!(answer["userErrors"][0]["path"], json!(["purpose"]));
        }
        let twice = create(&client, &input(&json!({}), "DUE_AT", &["CODE", "CODE"])).await;
        assert_eq!(twice["userErrors"][0]["code"], "DUPLICATE");
        let asked = input(&json!({ "search": "anh" }), "DUE_AT", &["CODE"]);
        assert_eq!(rows(&client, &client, &asked).await.len(), 3);
        let kept = world.texts("SELECT purpose || request AS t FROM list_export").await;
        assert_eq!(kept.len(), 1);
        assert!(kept[0].starts_with("Báo cáo giao ban tuần{") && kept[0].contains("anh"), "{kept:?}");
        let read = "SELECT CAST(row_count AS TEXT) AS t FROM list_export_read WHERE complete";
        assert_eq!(world.texts(read).await, ["3"]);
        for change in ["UPDATE list_export SET purpose = 'x'", "DELETE FROM list_export_read"] {
            assert!(world.run(change).await.is_err(), "{change}");
        }
    }

    async fn a_name_typed_at_the_counter_is_no_formula(db_url: String) {
        let world = World::new(&db_url).await;
        let mut intake = world.intake("1.002010");
        intake["applicant"]["kind"] = "ORGANIZATION".into();
        intake["applicant"]["name"] = "=HYPERLINK(\"http://x\", \"y\")".into();
        intake["applicant"]["taxCode"] = "0100109106".into();
        let input_ = json!({ "intake": intake });
        let accepted = world.officer(CLERK).change("dossierAccept", input_).await;
        if accepted.code != "OK" {
            // The counter takes no such name; then none can reach a file.
            accepted.refused("INVALID_VALUE");
            return;
        }
        let client = world.officer(HEAD);
        let found = rows(&client, &client, &input(&json!({}), "DUE_AT", &["APPLICANT"])).await;
        assert_eq!(found, ["\"'=HYPERLINK(\"\"http://x\"\", \"\"y\"\")\""]);
    }
}
