//! Rows written by a plan say what the derived types say, for every field there is.
//!
//! A root field that is asked twice under one key goes the ordinary way: finished JSON cannot be
//! merged. So the same question, asked once and asked twice, must have the same answer.

use crate::schema::typed_fields;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use serde_json::json;
use tests::both_databases;
use tests::world::{CLERK, Client, LEADER, Stage, World};

/// Objects that rows lead to. Of others only the name is asked: no table names them.
const OBJECTS: [&str; 5] = ["Procedure", "Agency", "StepInstance", "Unit", "Officer"];

/// What can be asked of an object without arguments, each alone, down to a depth.
fn questions(of: &str, depth: usize) -> Vec<String> {
    let ask = |(name, kind): (String, String)| {
        let kind = kind.trim_matches(['[', ']', '!']).to_owned();
        if OBJECTS.contains(&kind.as_str()) && depth > 0 {
            let inner = questions(&kind, depth - 1).into_iter();
            return inner.map(|inner| format!("{name} {{ {inner} }}")).collect();
        }
        let is_object = !typed_fields(&kind).is_empty();
        vec![if is_object { format!("{name} {{ __typename }}") } else { name }]
    };
    let mut all: Vec<String> = typed_fields(of).into_iter().flat_map(ask).collect();
    all.push("__typename".to_owned());
    all
}

async fn text(client: &Client, query: &str) -> String {
    let request = Request::post("/graphql").header("content-type", "application/json");
    let body = json!({ "query": query }).to_string();
    let response = client.request(request.body(Body::from(body)).expect("a request")).await;
    let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    assert!(!text.contains(r#""errors""#), "{query}: {text}");
    text
}

async fn same_both_ways(client: &Client, list: &str, question: &str) {
    let root = format!("{list} {{ {question} }}");
    let once = text(client, &format!("{{ {root} }}")).await;
    let twice = text(client, &format!("{{ {root} {root} }}")).await;
    assert_eq!(once, twice, "{question}");
}

/// One dossier of each kind that a list can hold.
async fn some_of_each(world: &World) {
    for stage in [Stage::Appraise, Stage::Sign, Stage::Returned] {
        world.dossier_at(stage).await;
    }
    world.accept("1.002010").await;
    world.pass(chrono::TimeDelta::days(40));
}

both_databases! {
    async fn each_field_of_a_row_says_the_same_both_ways(db_url: String) {
        let world = World::new(&db_url).await;
        some_of_each(&world).await;
        for user in [LEADER, CLERK] {
            let client = world.officer(user);
            assert!(text(&client, "{ dossiers { nodes { code } } }").await.contains("H99"));
            for question in questions("Dossier", 2) {
                same_both_ways(&client, "dossiers", &format!("nodes {{ {question} }}")).await;
            }
        }
        let client = world.officer(LEADER);
        for question in questions("PageInfo", 0) {
            let question = format!("pageInfo {{ {question} }}");
            same_both_ways(&client, "dossiers(first: 2)", &question).await;
        }
        for question in ["edges { cursor }", "edges { node { code } cursor }", "__typename"] {
            same_both_ways(&client, "dossiers(first: 2, order: NEWEST)", question).await;
        }
    }

    /// What the specification allows beyond plain fields.
    async fn unusual_selections_are_answered_as_well(db_url: String) {
        let world = World::new(&db_url).await;
        some_of_each(&world).await;
        let client = world.officer(LEADER);
        let row = "{ nodes { c: code procedure { name } ...f ... on Dossier { procedure { code } }
            ... @include(if: true) { version } status @skip(if: true) } pageInfo { hasNextPage } }";
        let answer = text(
            &client,
            &format!("fragment f on Dossier {{ id c: code }} {{ a: dossiers(first: 1) {row} }}"),
        )
        .await;
        let parts = [r#"{"data":{"a":{"nodes":[{"c":"H99"#, r#""procedure":{"name":"#, r#""code":"1.002010"}"#];
        for part in parts {
            assert!(answer.contains(part), "{part}: {answer}");
        }
        assert!(answer.contains(r#""version":"#) && !answer.contains(r#""status":"#), "{answer}");
        for (question, expected) in [
            ("nodes { ... on Node { id } }", r#"{"id":"dossier:"#),
            ("nodes { timeline { kind } }", r#"{"timeline":[{"kind":"ACCEPTED""#),
            ("nodes { code @skip(if: true) }", r#""nodes":["#),
        ] {
            let answer = text(&client, &format!("{{ dossiers {{ {question} }} }}")).await;
            assert!(answer.contains(expected), "{question}: {answer}");
        }
        let bad = client.send("{ dossiers(first: 900) { nodes { id } } }", json!({})).await;
        assert!(bad["errors"][0]["path"] == json!(["dossiers"]), "{bad}");
    }
}
