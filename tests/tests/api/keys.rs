//! Repeating a request changes nothing; two who act on the same version do not both win (R22).

use futures::future::join_all;
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, HEAD, Handle, SPECIALIST, Stage, World};

both_databases! {
    async fn the_same_key_gives_the_same_answer(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        let input = json!({ "intake": world.intake("1.002010"), "idempotencyKey": "khóa 1" });
        let first = clerk.change("dossierAccept", input.clone()).await;
        first.done();
        let before = world.fingerprint().await;
        world.pass(chrono::TimeDelta::hours(23));
        let again = clerk.change("dossierAccept", input.clone()).await;
        assert_eq!(again.done(), first.done());
        assert_eq!(again.payload["papers"][0]["id"], first.payload["papers"][0]["id"]);
        assert_eq!(world.fingerprint().await, before);

        let mut other = input.clone();
        other["intake"]["applicant"]["phone"] = "0900 123 457".into();
        let reused = clerk.change("dossierAccept", other).await;
        reused.refused("IDEMPOTENCY_KEY_REUSED");
        assert_eq!(reused.paths(), ["idempotencyKey"]);
        assert_eq!(world.fingerprint().await, before);

        // Keys are each officer's own.
        world.officer("hung.tiepnhan").change("dossierAccept", input).await.done();
        assert_eq!(world.number("SELECT COUNT(*) FROM dossier").await, 2);
    }

    async fn a_repeated_step_is_not_done_twice(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let specialist = world.officer(SPECIALIST);
        let input = handle.input(json!({ "note": "Đủ điều kiện.", "idempotencyKey": "một" }));
        specialist.change("dossierForward", input.clone()).await.done();
        let before = world.fingerprint().await;
        // The version is old by now; the key says that it is the same request all the same.
        specialist.change("dossierForward", input).await.done();
        assert_eq!(world.fingerprint().await, before);
        let late = handle.input(json!({ "note": "Lần nữa." }));
        specialist.change("dossierForward", late).await.refused("STALE");
        assert_eq!(world.fingerprint().await, before);
    }

    async fn a_refused_key_can_be_used_again(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Assign).await;
        let head = world.officer(HEAD);
        let without = handle.input(json!({ "idempotencyKey": "hai" }));
        head.change("dossierForward", without).await.refused("ASSIGNEE_NEEDED");
        let next = world.officer(SPECIALIST).id();
        let with = handle.input(json!({ "idempotencyKey": "hai", "nextOfficerId": next }));
        head.change("dossierForward", with).await.done();
    }

    async fn the_same_key_at_once_is_one_change(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        let input = json!({ "intake": world.intake("1.002010"), "idempotencyKey": "cùng lúc" });
        let tries = (0..10).map(|_| {
            let (clerk, input) = (clerk.clone(), input.clone());
            tokio::spawn(async move { clerk.change("dossierAccept", input).await })
        });
        let answers: Vec<_> = join_all(tries).await.into_iter().map(Result::unwrap).collect();
        let dossiers: Vec<Value> = answers.iter().map(|it| it.done()["id"].clone()).collect();
        assert!(dossiers.iter().all(|id| *id == dossiers[0]), "{dossiers:?}");
        assert_eq!(world.number("SELECT COUNT(*) FROM dossier").await, 1);
        assert_eq!(world.number("SELECT COUNT(*) FROM register_entry").await, 1);
        let once = world.accept("1.002010").await;
        assert_eq!(Handle::of(answers[0].done()).version, once.version, "as if asked once");
    }
}
