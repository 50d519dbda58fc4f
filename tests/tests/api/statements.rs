//! What a screen asks of the database does not grow with the data.

use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, Client, HEAD, Handle, LEADER, World};

/// The screens: what each asks, whom it is for, and how many statements it may take.
const SCREENS: [(&str, &str, usize, &str); 6] = [
    ("queue", HEAD, 1, "{ dossiers(filter: { queue: WORK }, first: 100) { nodes {
        id version code status statusText applicantName dueAt remainingMinutes timeliness
        stepRemainingMinutes warning unread receivedAt
        procedure { code name } competentAgency { shortName } caseName
        currentStep { ordinal title role dueAt assignee { id name } }
      } pageInfo { hasNextPage endCursor } } }"),
    ("rail", HEAD, 1, "{ dossierCounts(filters: [{ queue: WORK }, { queue: UNIT, unread: true },
        { due: OVERDUE }, { warning: { level: DAY_BEFORE, told: true } }]) }"),
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
