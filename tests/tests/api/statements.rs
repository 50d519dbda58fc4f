//! What a screen asks of the database does not grow with the data.

#[path = "../../../backend/benches/figures/asked.rs"]
mod asked;

use serde_json::{Value, json};
use std::path::Path;
use tests::both_databases;
use tests::world::{CLERK, Client, HEAD, Handle, LEADER, SPECIALIST, Stage, World};

/// The screens: what each asks, whom it is for, and how many statements it may take.
const SCREENS: [(&str, &str, usize, &str); 7] = [
    ("queue", HEAD, 1, "{ dossiers(filter: { queue: WORK }, first: 100) { nodes {
        id version code status statusText applicantName dueAt remainingMinutes timeliness
        stepRemainingMinutes warning unread receivedAt
        procedure { code name } competentAgency { shortName } caseName
        currentStep { ordinal title role dueAt assignee { id name } }
      } pageInfo { hasNextPage endCursor } } }"),
    ("rail", HEAD, 1, "{ dossierCounts(filters: [{ queue: WORK }, { queue: UNIT, unread: true },
        { due: OVERDUE }, { warning: { level: DAY_BEFORE, told: true } },
        { awaits: [APPROVAL, AMENDMENT] }]) }"),
    ("approvals", LEADER, 1, "{ dossiers(filter: { awaits: [APPROVAL] }, first: 100) { nodes {
        id code awaits applicantName } pageInfo { hasNextPage endCursor } } }"),
    ("list", CLERK, 2, "{ dossiers(order: NEWEST, first: 100, filter: { search: \"nguyen\" }) { nodes {
        id code status applicantName receivedAt acceptedAt dueAt finishedAt procedure { name }
        currentStep { title assignee { name } }
      } pageInfo { hasNextPage endCursor } } }"),
    ("board", "son.lanhdao", 1, "{ board { at
        total { waiting inProcess dueToday overdue resultAtCenter }
        agencies { agency { code shortName } figures { waiting inProcess dueToday overdue resultAtCenter } }
      } }"),
    ("workspace", HEAD, 4, "query($id: ID!) { dossier(id: $id) {
        id version code status statusText applicant { name personalId phone address }
        submitter { name } documents { key name originals copies } procedure { name }
        due { lines skipped { reason } } steps { ordinal title state assignee { name } usedMinutes }
        timeline { at title actor { name } detail } papers { kind number url }
        actions { name allowed reason } assignees { officer { name } openSteps }
        result { title } registerEntry { book row }
      } }"),
    ("tracking", CLERK, 1, "query($code: String!) { tracking(code: $code) {
        status nextText due { lines } timeline { title } papers { url } agency { name }
      } }"),
];

async fn count(world: &World, client: &Client, query: &str, handle: &Handle) -> Vec<String> {
    let mut variables = json!({ "id": handle.id, "code": handle.code });
    let all = variables.as_object_mut().expect("an object");
    all.retain(|name, _| query.contains(&format!("${name}:")));
    sent(world, client, query, variables).await
}

async fn sent(world: &World, client: &Client, query: &str, variables: Value) -> Vec<String> {
    world.statements.take();
    client.ask(query, variables).await;
    // What changed before is still told to other processes meanwhile; that is not the screen's.
    world.statements.take().into_iter().filter(|sql| !sql.contains("outbox")).collect()
}

async fn grow(world: &World, dossiers: usize) -> Handle {
    let mut last = None;
    for _ in 0..dossiers {
        last = Some(world.accept("1.002010").await);
    }
    last.expect("some dossiers")
}

/// The queries of the app, as its own tests keep them: name and text.
fn of_the_app() -> Vec<(String, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/src")];
    let mut queries = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "snap") {
                let kept = std::fs::read_to_string(&path).expect("a text").replace('\r', "");
                let text = kept.splitn(3, "---\n").nth(2).unwrap_or_default();
                if let Some(named) = text.strip_prefix("query ") {
                    let end = named.find(['(', ' ']).expect("an end of the name");
                    queries.push((named[..end].to_owned(), text.to_owned()));
                }
            }
        }
    }
    queries.sort();
    queries
}

/// Who asks a query of the app, and about what.
fn asked_of_the_app(world: &World, name: &str, handle: &Handle) -> (Client, Value) {
    let anybody = world.anonymous().from([10, 0, 0, 2]);
    match name {
        "TrackQuery" => (anybody, json!({ "code": handle.code })),
        "CatalogQuery" => (anybody, json!({ "filter": {} })),
        "ProcedureQuery" => (anybody, json!({ "code": "1.002010" })),
        "ProvinceQuery" | "DemoQuery" => (anybody, json!({})),
        "Who" | "BoardQuery" | "SavedViews" | "ColumnsQuery" => (world.officer(HEAD), json!({})),
        "DossierQuery" | "LifeQuery" | "LifelineQuery" => {
            (world.officer(HEAD), json!({ "id": handle.id }))
        }
        "CalendarQuery" => (world.officer("khoa.quantri"), json!({ "year": 2026 })),
        "WorkloadQuery" => (world.officer(HEAD), json!({ "norm": 8 })),
        "ListQuery" => (world.officer(HEAD), json!({ "ended": false })),
        "DossierPage" => {
            let page = json!({ "filter": { "queue": "WORK" }, "order": "DUE_AT", "first": 50 });
            (world.officer(HEAD), page)
        }
        "Counts" => {
            let told = json!({ "warning": { "level": "OVERDUE", "told": true } });
            (world.officer(HEAD), json!({ "filters": [{ "queue": "UNIT" }, told] }))
        }
        _ => panic!("{name} is new among the queries of the app: say here who asks it about what"),
    }
}

/// How many statements each query of the app takes.
async fn taken_by_the_app(world: &World, handle: &Handle) -> Vec<(String, usize)> {
    let mut taken = Vec::new();
    for (name, text) in of_the_app() {
        world.pass(chrono::TimeDelta::minutes(1));
        let (client, variables) = asked_of_the_app(world, &name, handle);
        let statements = sent(world, &client, &text, variables).await;
        taken.push((name, statements.len()));
    }
    taken
}

both_databases! {
    async fn screens_ask_as_much_of_two_hundred_dossiers_as_of_ten(db_url: String) {
        let world = World::new(&db_url).await;
        let mut asked: Vec<Vec<usize>> = Vec::new();
        for more in [10, 190] {
            let handle = grow(&world, more).await;
            let mut counts = Vec::new();
            for (screen, who, most, query) in SCREENS {
                let client = world.officer(who).from([10, 0, 0, 1]);
                world.pass(chrono::TimeDelta::minutes(1));
                let statements = count(&world, &client, query, &handle).await;
                assert!(!statements.is_empty(), "{screen}: nothing was counted");
                assert!(statements.len() <= most, "{screen}: {statements:#?}");
                counts.push(statements.len());
            }
            asked.push(counts);
        }
        assert_eq!(asked[0], asked[1]);
    }

    /// The app's own queries, whatever they have come to ask for, of few dossiers and of many, of a
    /// dossier with a short life and with a long one.
    async fn the_app_asks_as_much_of_many_and_of_long_lives(db_url: String) {
        let world = World::new(&db_url).await;
        grow(&world, 4).await;
        let mut handle = world.dossier_at(Stage::Review).await;
        let few = taken_by_the_app(&world, &handle).await;
        assert!(few.iter().any(|(_, statements)| *statements > 0), "{few:?}");
        grow(&world, 45).await;
        assert_eq!(taken_by_the_app(&world, &handle).await, few, "fifty dossiers");
        let back = json!({ "ordinal": 3, "reason": "Làm rõ căn cứ." });
        for _ in 0..15 {
            for (who, mutation, rest) in
                [(HEAD, "dossierSendBack", back.clone()), (SPECIALIST, "dossierForward", json!({}))]
            {
                world.pass(chrono::TimeDelta::minutes(1));
                world.officer(who).change(mutation, handle.input(rest)).await.done();
                handle = world.look(&handle).await;
            }
        }
        assert_eq!(taken_by_the_app(&world, &handle).await, few, "a long life");
    }

    /// What the bench measures is answered, with as many statements for many dossiers as for few.
    async fn the_bench_asks_as_much_of_many(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = grow(&world, 3).await;
        let mut taken = Vec::new();
        for more in [0, 57] {
            if more > 0 {
                grow(&world, more).await;
            }
            let mut counts = Vec::new();
            for screen in &asked::SCREENS {
                let client = world.officer(screen.user);
                let statements = count(&world, &client, screen.operation, &handle).await;
                assert!(!statements.is_empty(), "{}", screen.what);
                counts.push((screen.what, statements.len()));
            }
            taken.push(counts);
        }
        assert_eq!(taken[0], taken[1]);
    }

    /// Whole dossiers, their logs and their papers come in batches, not one by one. How many
    /// batches is a matter of time, and not of the number of rows.
    async fn a_list_of_everything_is_loaded_in_batches(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = grow(&world, 60).await;
        let query = "{ dossiers(first: 50) { nodes { applicant { phone } papers { kind url }
            timeline { title actor { name } } steps { title state } actions { name allowed } } } }";
        let statements = count(&world, &world.officer(LEADER), query, &handle).await;
        assert!((4..50).contains(&statements.len()), "{} of them", statements.len());
    }

    async fn the_queue_shows_all_of_it(db_url: String) {
        let world = World::new(&db_url).await;
        grow(&world, 12).await;
        let query = "query($after: String) { dossiers(filter: { queue: WORK }, first: 5, after: $after) {
            nodes { code } pageInfo { hasNextPage endCursor } } }";
        let (mut codes, mut after, mut pages) = (Vec::new(), Value::Null, 0);
        loop {
            let page = world.officer(HEAD).ask(query, json!({ "after": after })).await;
            let nodes = page["dossiers"]["nodes"].as_array().unwrap().clone();
            codes.extend(nodes.iter().map(|it| it["code"].as_str().unwrap().to_owned()));
            pages += 1;
            after = page["dossiers"]["pageInfo"]["endCursor"].clone();
            if page["dossiers"]["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        let all: Vec<String> = (1..=12).map(|i| format!("H99.02-261123-{i:04}")).collect();
        codes.sort();
        assert_eq!((codes, pages), (all, 3));
    }
}
