//! Many at once: numbers without gaps, one winner for each step (R22).

use futures::future::join_all;
use sea_orm::{ConnectionTrait, DbBackend, TransactionTrait};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use tests::both_databases;
use tests::world::{CLERK, HEAD, Handle, Stage, World};

const MANY: usize = 20;

both_databases! {
    async fn clerks_accept_at_once_and_the_register_has_no_gap(db_url: String) {
        let world = World::new(&db_url).await;
        let clerks = [CLERK, "hung.tiepnhan"].map(|name| world.officer(name));
        let intakes = ["1.002010", "1.013236"].map(|procedure| world.intake(procedure));
        let accepted = join_all((0..MANY).map(|i| {
            let (clerk, intake) = (clerks[i % 2].clone(), intakes[i / 2 % 2].clone());
            // Every fifth is refused for a missing paper, and must leave no gap.
            let input = if i % 5 == 4 {
                let mut poor = intake;
                poor["documents"] = json!([]);
                json!({ "intake": poor })
            } else {
                json!({ "intake": intake })
            };
            tokio::spawn(async move { clerk.change("dossierAccept", input).await })
        })).await;
        let accepted: Vec<_> = accepted.into_iter().map(Result::unwrap).collect();
        let done: Vec<&Value> =
            accepted.iter().filter(|it| it.code == "OK").map(|it| it.done()).collect();
        assert!(accepted.iter().all(|it| it.code == "OK" || it.code == "DOCUMENT_MISSING"));
        assert_eq!(done.len(), MANY - MANY / 5);
        let codes: BTreeSet<_> = done.iter().map(|it| it["code"].as_str().unwrap()).collect();
        assert_eq!(codes.len(), done.len(), "{codes:?}");
        let rows: BTreeSet<_> =
            done.iter().map(|it| it["registerEntry"]["row"].as_u64().unwrap()).collect();
        assert_eq!(rows, (1..=done.len() as u64).collect());
        for (agency, procedure) in [("H99.02", "1.002010"), ("H99.03", "1.013236")] {
            let mut numbers: Vec<_> = codes.iter().filter(|it| it.starts_with(agency)).collect();
            numbers.sort();
            assert!(numbers.last().unwrap().ends_with(&format!("{:04}", numbers.len())), "{procedure}");
        }
        let report = motcua::audit::verify(&world.app).await.expect("it can be read");
        assert_eq!(report.findings, []);
    }

    async fn what_the_portal_sends_twice_at_once_comes_in_once(db_url: String) {
        let world = World::new(&db_url).await;
        let portal = world.officer("cong.tichhop");
        for round in 0..5 {
            let outcomes = join_all((0..3).map(|_| {
                let code = format!("G01.899-261123-{round:04}");
                let intake = world.intake("1.002010");
                let input = json!({ "intake": intake, "channel": "ONLINE", "portalCode": code });
                let portal = portal.clone();
                tokio::spawn(async move { portal.change("dossierSubmit", input).await })
            })).await;
            let mut codes: Vec<_> = outcomes.into_iter().map(|it| it.unwrap().code).collect();
            codes.sort();
            assert_eq!(codes, ["DUPLICATE", "DUPLICATE", "OK"]);
        }
    }

    async fn two_claim_at_once_and_one_is_told(db_url: String) {
        let world = World::new(&db_url).await;
        for _ in 0..5 {
            let handle = unclaimed(&world).await;
            let pair = ["minh.chuyenvien.gddt", "trang.chuyenvien.gddt"].map(|name| {
                let (officer, input) = (world.officer(name), handle.input(json!({})));
                tokio::spawn(async move { officer.change("dossierClaim", input).await })
            });
            let outcomes: Vec<_> =
                join_all(pair).await.into_iter().map(|it| it.unwrap().code).collect();
            let won = outcomes.iter().filter(|code| *code == "OK").count();
            assert_eq!(won, 1, "{outcomes:?}");
            let told = ["STALE", "ALREADY_CLAIMED"];
            assert!(outcomes.iter().any(|code| told.contains(&code.as_str())), "{outcomes:?}");
        }
    }

    async fn who_adds_to_a_dossier_does_not_hold_up_its_commands(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = unclaimed(&world).await;
        // What adds a row that refers to the dossier, an officer's first look for one, holds its
        // key until it is done. If it waited for a command that writes the same look, and the
        // command for it, neither would ever end.
        let raw = world.raw().await;
        let looking = raw.begin().await.expect("a transaction");
        let of_key = match raw.get_database_backend() {
            DbBackend::Postgres => " FOR KEY SHARE",
            _ => "",
        };
        let look = format!("SELECT id FROM dossier{of_key}");
        looking.execute_unprepared(&look).await.expect("a look");
        let officer = world.officer("minh.chuyenvien.gddt");
        let claim = officer.change("dossierClaim", handle.input(json!({})));
        let claimed = tokio::time::timeout(Duration::from_secs(20), claim).await;
        assert_eq!(claimed.expect("the claim does not wait").code, "OK");
        looking.rollback().await.expect("the look ends");
    }

    async fn who_looks_and_acts_at_once_does_both(db_url: String) {
        let world = World::new(&db_url).await;
        let name = "minh.chuyenvien.gddt";
        let looks = "mutation($i: DossierMarkSeenInput!) { dossierMarkSeen(input: $i) {
                     userErrors { code } } }";
        for _ in 0..10 {
            let handle = unclaimed(&world).await;
            let (officer, id) = (world.officer(name), handle.id.clone());
            let looking = tokio::spawn(async move {
                officer.ask(looks, json!({ "i": { "dossierId": id, "version": 1 } })).await
            });
            let (officer, input) = (world.officer(name), handle.input(json!({})));
            let claiming = tokio::spawn(async move { officer.change("dossierClaim", input).await });
            let (looked, claimed) = (looking.await.unwrap(), claiming.await.unwrap());
            assert_eq!(looked["dossierMarkSeen"]["userErrors"], json!([]));
            assert_eq!(claimed.code, "OK");
        }
    }

    async fn different_acts_on_one_version_have_one_winner(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Review).await;
        let head = world.officer(HEAD);
        let acts = [
            ("dossierForward", json!({})),
            ("dossierSendBack", json!({ "ordinal": 3, "reason": "Làm rõ." })),
            ("dossierClaim", json!({})),
        ]
        .map(|(mutation, rest)| {
            let (head, input) = (head.clone(), handle.input(rest));
            tokio::spawn(async move { head.change(mutation, input).await.code })
        });
        let outcomes: Vec<_> = join_all(acts).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(outcomes.iter().filter(|code| *code == "OK").count(), 1, "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|code| *code == "STALE").count(), 2, "{outcomes:?}");
    }
}

/// A dossier whose current step any specialist of a division could claim.
async fn unclaimed(world: &World) -> Handle {
    let handle = world.accept("1.005092").await;
    let query = "query($id: ID!) { dossier(id: $id) { currentStep { role assignee { id } } } }";
    let seen = world.officer("an.thanhtra").ask(query, json!({ "id": handle.id })).await;
    assert_eq!(seen["dossier"]["currentStep"], json!({ "role": "SPC", "assignee": null }));
    handle
}
