//! Nothing of a dossier can be inferred by who may not see it: a foreign one answers exactly as one
//! that does not exist (R17).

use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{Handle, Stage, World, result_text, with_slip};

const NOBODYS: &str = "dossier:01a205ea-0000-7000-8000-000000000000";

both_databases! {
    async fn a_foreign_dossier_answers_as_an_unknown_one(db_url: String) {
        let world = World::new(&db_url).await;
        let reads = "query($id: ID!, $code: String!, $search: String!) {
            dossier(id: $id) { id } byCode: dossier(code: $code) { id } node(id: $id) { id }
            dossiers { nodes { id } pageInfo { hasNextPage endCursor } }
            search: dossiers(filter: { search: $search }) { nodes { id } }
            agency: dossiers(filter: { agency: \"H99.02\" }) { nodes { id } }
            unit: dossiers(filter: { queue: UNIT }) { nodes { id } }
        }";
        for stage in [Stage::Assign, Stage::Appraise, Stage::Review, Stage::Sign, Stage::Release] {
            let handle = world.dossier_at(stage).await;
            let unknown = Handle { id: NOBODYS.to_owned(), code: Some("H99.02-261123-9999".into()), ..handle.clone() };
            for who in [
                "cuong.chuyenvien.xaydung", "yen.truongphong.xaydung", "long.giamdoc.xaydung",
                "khoa.daumoi.xaydung", "phuong.vanthu.xaydung", "son.truongphong.tuphap",
                "trang.chuyenvien.tuphap", "tuan.vpubnd",
                // The same role in the same division: whose step it is not.
                "tuan.chuyenvien.tuphap",
            ] {
                let stranger = world.officer(who);
                let ask = async |it: &Handle| {
                    let known = json!({ "id": it.id, "code": it.code, "search": it.code });
                    stranger.send(reads, known).await
                };
                let (foreign, unknown_answer) = (ask(&handle).await, ask(&unknown).await);
                assert_eq!(foreign, unknown_answer, "{who} at {stage:?}");
                assert_eq!(foreign["data"]["dossier"], Value::Null);
                assert_eq!(foreign["data"]["dossiers"]["nodes"], json!([]), "{who} at {stage:?}");
                for (mutation, rest) in changes() {
                    // A wrong version must not give it away either.
                    let stale = Handle { version: 1, ..handle.clone() };
                    let answers = [
                        stranger.change(mutation, handle.input(rest.clone())).await.answer,
                        stranger.change(mutation, stale.input(rest.clone())).await.answer,
                        stranger.change(mutation, unknown.input(rest)).await.answer,
                    ];
                    assert_eq!(answers[0], answers[2], "{who}: {mutation} at {stage:?}");
                    assert_eq!(answers[1], answers[2], "{who}: {mutation} at {stage:?}");
                }
            }
        }
    }

    async fn an_administrator_sees_no_dossier(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let admin = world.officer("khoa.quantri");
        let query = "query($id: ID!) { dossier(id: $id) { id } node(id: $id) { id } }";
        let seen = admin.ask(query, json!({ "id": handle.id })).await;
        assert_eq!(seen, json!({ "dossier": null, "node": null }));
        for list in ["{ dossiers { nodes { id } } }", "{ board { total { waiting } } }"] {
            let answer = admin.send(list, Value::Null).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer}");
        }
    }

    /// A link to a paper is made for who may open it, and is worth nothing for another paper.
    async fn a_link_opens_its_paper_alone(db_url: String) {
        let world = World::new(&db_url).await;
        let handles = [world.dossier_at(Stage::Release).await, world.dossier_at(Stage::Assign).await];
        let query = "query($id: ID!) { dossier(id: $id) { papers { id url } } }";
        let mut links = Vec::new();
        for handle in &handles {
            let seen = world.officer("an.thanhtra").ask(query, json!({ "id": handle.id })).await;
            links.push(seen["dossier"]["papers"][0]["url"].as_str().expect("a link").to_owned());
        }
        let anybody = world.anonymous();
        assert_eq!(anybody.open(&links[0]).await.0, 200);
        let (one, _) = links[0].split_once('?').unwrap();
        let (_, other) = links[1].split_once('?').unwrap();
        assert_eq!(anybody.open(&format!("{one}?{other}")).await.0, 404);
        assert_eq!(anybody.open(one).await.0, 404);
        world.pass(chrono::TimeDelta::minutes(6));
        assert_eq!(anybody.open(&links[0]).await.0, 410);
    }
}

fn changes() -> Vec<(&'static str, Value)> {
    let somebody = "officer:01a205ea-0000-7000-8000-000000000001";
    vec![
        ("dossierClaim", json!({})),
        ("dossierForward", json!({})),
        ("dossierAssign", json!({ "officerId": somebody })),
        ("dossierSendBack", json!({ "ordinal": 2, "reason": "Làm lại." })),
        ("dossierSignResult", result_text()),
        ("dossierRelease", json!({})),
        ("dossierReturn", with_slip()),
    ]
}
