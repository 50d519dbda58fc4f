//! Nothing can be changed behind the product's back: the database refuses it, and where its guards
//! are taken away, `verify` finds it (R5, R21).

use motcua::audit::verify;
use tests::both_databases;
use tests::world::{Handle, Stage, World};

/// Tables with guards, and what the guards forbid.
const GUARDED: [(&str, &str); 9] = [
    ("dossier_event", "UPDATE dossier_event SET data = '{}'"),
    ("dossier_event", "DELETE FROM dossier_event"),
    ("issued_paper", "UPDATE issued_paper SET number = 7"),
    ("issued_paper", "DELETE FROM issued_paper"),
    ("procedure_version", "UPDATE procedure_version SET content = '{}'"),
    ("procedure_version", "DELETE FROM procedure_version WHERE code = '1.000703'"),
    ("process_version", "UPDATE process_version SET content = '{}'"),
    ("process_version", "DELETE FROM process_version"),
    ("dossier", "DELETE FROM dossier"),
];

/// What somebody with the database's password might do to a dossier (`{id}` selects its key), and
/// what is found.
const TAMPERINGS: [(&str, &str, &str); 19] = [
    (
        "an event is rewritten",
        "UPDATE dossier_event SET data = REPLACE(data, 'Ánh', 'Anh') WHERE dossier_id = {id} AND seq = 1",
        "event 1 was changed",
    ),
    (
        "an event has another author",
        "UPDATE dossier_event SET role = 'RET' WHERE dossier_id = {id} AND seq = 4",
        "event 4 was changed",
    ),
    (
        "an event is moved in time",
        "UPDATE dossier_event SET at = (SELECT at FROM dossier_event WHERE dossier_id = {other} AND seq = 1) WHERE dossier_id = {id} AND seq = 12",
        "event 12 was changed",
    ),
    (
        "an event is taken out",
        "DELETE FROM dossier_event WHERE dossier_id = {id} AND seq = 5",
        "event 5 expected, found 6",
    ),
    (
        "the last event is taken out",
        "DELETE FROM dossier_event WHERE dossier_id = {id} AND seq = (SELECT version FROM dossier WHERE id = {id})",
        "does not end where the dossier says",
    ),
    (
        "the log is taken out",
        "DELETE FROM dossier_event WHERE dossier_id = {id}",
        "does not end where the dossier says",
    ),
    (
        "a column is changed",
        "UPDATE dossier SET applicant_name = 'Ai Đó' WHERE id = {id}",
        "not what its log says",
    ),
    (
        "a due date is changed",
        "UPDATE dossier SET due_at = returned_at WHERE id = {id}",
        "not what its log says",
    ),
    (
        "the state is changed",
        "UPDATE dossier SET state = REPLACE(state, 'Hoa Ban', 'Hoa Lan') WHERE id = {id}",
        "not what its log says",
    ),
    (
        "somebody is shown what is not his to decide",
        "INSERT INTO dossier_undecided (dossier_id, awaits, agency, roles, made_by) SELECT id, 'AMENDMENT', center, 'CDR', {new} FROM dossier WHERE id = {id}",
        "what waits for a decision",
    ),
    (
        "a holder is added",
        "INSERT INTO dossier_reach (dossier_id, who, held, due_order, received_at) SELECT id, 'agency H99.03', TRUE, due_order, received_at FROM dossier WHERE id = {id}",
        "those who hold or held it",
    ),
    (
        "a holder is taken out",
        "DELETE FROM dossier_reach WHERE dossier_id = {id} AND who = 'agency H99.02'",
        "those who hold or held it",
    ),
    (
        "a dossier is moved in somebody's lists",
        "UPDATE dossier_reach SET due_order = received_at WHERE dossier_id = {id} AND who LIKE 'officer %'",
        "those who hold or held it",
    ),
    (
        "a paper is rewritten",
        "UPDATE issued_paper SET data = REPLACE(data, 'Ánh', 'Anh') WHERE dossier_id = {id}",
        "an issued paper was changed",
    ),
    (
        "a paper is dated back",
        "UPDATE issued_paper SET issued_at = (SELECT at FROM dossier_event WHERE dossier_id = {other} AND seq = 1) WHERE dossier_id = {id}",
        "an issued paper was changed",
    ),
    (
        "a paper has another number",
        "UPDATE issued_paper SET number = 700 WHERE dossier_id = {id} AND kind = 'RECEIPT_SLIP'",
        "an issued paper was changed",
    ),
    (
        "a paper is taken out",
        "DELETE FROM issued_paper WHERE dossier_id = {id} AND kind = 'RESULT'",
        "an issued paper is missing",
    ),
    (
        "a paper is made up",
        "INSERT INTO issued_paper (id, dossier_id, kind, issuer, year, number, template, data, file_id, issued_at, issued_by) SELECT {new}, dossier_id, kind, issuer, year, 900, template, data, file_id, issued_at, issued_by FROM issued_paper WHERE dossier_id = {id} AND kind = 'RESULT'",
        "a paper was never issued",
    ),
    (
        "its row of the register is taken out",
        "DELETE FROM register_entry WHERE dossier_id = {id}",
        "its row of the register",
    ),
];

both_databases! {
    async fn the_database_refuses_what_must_never_happen(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Returned).await;
        let before = world.fingerprint().await;
        for (table, sql) in GUARDED {
            let refused = world.run(sql).await.expect_err(sql).to_string();
            assert!(refused.contains(&format!("{table} is immutable")), "{sql}: {refused}");
        }
        assert_eq!(world.fingerprint().await, before);
        assert_eq!(findings(&world).await, Vec::<String>::new());
    }

    async fn whatever_is_changed_is_found(db_url: String) {
        let world = World::new(&db_url).await;
        let untouched = world.dossier_at(Stage::Assign).await;
        let mut handles: Vec<Handle> = Vec::new();
        for _ in TAMPERINGS {
            world.pass(chrono::TimeDelta::seconds(1));
            handles.push(world.dossier_at(Stage::Returned).await);
        }
        assert_eq!(findings(&world).await, Vec::<String>::new());
        world.take_guards_away().await;
        for ((what, sql, finding), handle) in TAMPERINGS.into_iter().zip(&handles) {
            let code = handle.code.as_deref().expect("a code");
            let key = |code: &str| format!("(SELECT id FROM dossier WHERE code = '{code}')");
            let new = if world.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
            let sql = sql
                .replace("{id}", &key(code))
                .replace("{other}", &key(untouched.code.as_deref().expect("a code")))
                .replace("{new}", new);
            world.run(&sql).await.unwrap_or_else(|error| panic!("{what}: {error}"));
            let found = findings(&world).await;
            let named = found.iter().find(|it| it.starts_with(code));
            let named = named.unwrap_or_else(|| panic!("{what}: not found among {found:#?}"));
            assert!(named.contains(finding), "{what}: {named}");
        }
        let named = untouched.code.as_deref().expect("a code");
        assert!(!findings(&world).await.iter().any(|it| it.starts_with(named)));
    }

    async fn a_gap_in_the_register_is_found_wherever_it_is(db_url: String) {
        let world = World::new(&db_url).await;
        for _ in 0..3 {
            world.dossier_at(Stage::Assign).await;
        }
        world.take_guards_away().await;
        let tables =
            ["dossier_event", "dossier_reach", "dossier_seen", "issued_paper", "register_entry"];
        let last = "(SELECT id FROM dossier WHERE code = 'H99.02-261123-0003')";
        for table in tables {
            world.run(&format!("DELETE FROM {table} WHERE dossier_id = {last}")).await.unwrap();
        }
        // The dossier as a whole is gone, and it was the last: only the numbers drawn tell.
        world.run(&format!("DELETE FROM dossier WHERE id = {last}")).await.unwrap();
        let found = findings(&world).await;
        let told = |series: &str| found.iter().any(|it| it.starts_with(series));
        assert!(told("register/H99.01/2026") && told("paper/H99.01/2026/TNHS"), "{found:#?}");
    }

    /// Whoever recomputes a whole chain can make it end well; what it tells must still be possible.
    async fn a_process_that_is_gone_is_a_finding_and_no_crash(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Assign).await;
        world.take_guards_away().await;
        world.run("DELETE FROM process_version WHERE code = '1.002010'").await.unwrap();
        world.app.reference.reload(&world.app.db).await.expect("it reloads");
        let found = findings(&world).await;
        assert!(found[0].starts_with(handle.code.as_deref().unwrap()), "{found:?}");
    }
}

async fn findings(world: &World) -> Vec<String> {
    let report = verify(&world.app).await.expect("damage is a finding, not an error");
    report.findings.into_iter().map(|finding| finding.0).collect()
}
