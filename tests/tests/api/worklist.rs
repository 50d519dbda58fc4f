//! The work queue: filters that combine, warnings that escalate, unread marks, saved views,
//! columns; and that none of it tells an officer of another department's dossiers (R17, R20).

use crate::life::{ASK_SUPPLEMENT, SIGN, moved};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::both_databases;
use tests::world::{CLERK, Client, HEAD, Handle, LEADER, SPECIALIST, Stage, World};

/// The head of another department's division, and its leader.
const STRANGERS: [&str; 2] = ["STRANGE_HEAD", "STRANGE_LEADER"];

/// The codes of a list.
async fn codes(client: &Client, filter: Value) -> BTreeSet<String> {
    let query =
        "query($f: DossierFilter) { dossiers(filter: $f, first: 100) { nodes { code id } } }";
    let data = client.ask(query, json!({ "f": filter })).await;
    let nodes = data["dossiers"]["nodes"].as_array().unwrap();
    nodes.iter().map(|it| it["code"].as_str().or(it["id"].as_str()).unwrap().to_owned()).collect()
}

pub(crate) async fn counts(client: &Client, filters: &[Value]) -> Vec<i64> {
    let query = "query($f: [DossierFilter!]!) { dossierCounts(filters: $f) }";
    let data = client.ask(query, json!({ "f": filters })).await;
    data["dossierCounts"].as_array().unwrap().iter().map(|it| it.as_i64().unwrap()).collect()
}

/// One dossier's row in a list of everything, as an officer sees it.
async fn row(client: &Client, handle: &Handle) -> Value {
    let query = "query { dossiers(first: 100) { nodes {
        id unread warning remainingMinutes stepRemainingMinutes } } }";
    let data = client.ask(query, json!({})).await;
    let nodes = data["dossiers"]["nodes"].as_array().unwrap();
    nodes.iter().find(|it| it["id"] == handle.id).cloned().unwrap_or(Value::Null)
}

fn code(handle: &Handle) -> String {
    handle.code.clone().unwrap_or_else(|| handle.id.clone())
}

fn set(handles: &[&Handle]) -> BTreeSet<String> {
    handles.iter().map(|it| code(it)).collect()
}

/// Leaders of other departments, who have nothing to do with these dossiers.
pub(crate) fn strangers(world: &World) -> Vec<Client> {
    let reference = world.app.reference.now();
    let home = world.app.reference.now();
    let own = home.officers.values().find(|it| it.username == LEADER).unwrap().agency.clone();
    let center = reference.office.center.clone();
    let heads = reference.officers.values().filter(|officer| {
        use domain::identity::Role;
        officer.agency != own
            && officer.agency != center
            && officer
                .grants
                .iter()
                .all(|it| matches!(it.grant.role, Role::Dir | Role::Hod | Role::Foc))
    });
    let mut names: Vec<_> = heads.map(|officer| officer.username.clone()).collect();
    names.sort();
    assert!(names.len() >= STRANGERS.len(), "the province has other departments");
    names.iter().map(|name| world.officer(name)).collect()
}

both_databases! {
    async fn what_waits_beside_the_step_is_listed_by_whose_hand_it_waits_for(db_url: String) {
        let world = World::new(&db_url).await;
        let drafted = moved(&world, Some(Stage::Appraise), &[ASK_SUPPLEMENT]).await;
        let approved = moved(&world, Some(Stage::Appraise), &[ASK_SUPPLEMENT, SIGN]).await;
        world.dossier_at(Stage::Appraise).await;
        let clerk = world.officer(CLERK);
        let filters = [
            (json!({ "awaits": ["SENDING"] }), set(&[&approved])),
            (json!({ "awaits": ["APPROVAL"] }), set(&[&drafted])),
            (json!({ "awaits": ["APPROVAL", "SENDING"] }), set(&[&drafted, &approved])),
            (json!({ "awaits": ["EXTENSION", "REDRAFT", "AMENDMENT"] }), set(&[])),
            (json!({ "awaits": [] }), set(&[])),
            (json!({ "awaits": ["SENDING"], "step": "SIGN" }), set(&[])),
        ];
        for (filter, expected) in &filters {
            assert_eq!(codes(&clerk, filter.clone()).await, *expected, "{filter}");
        }
        let asked: Vec<Value> = filters.iter().map(|(filter, _)| filter.clone()).collect();
        assert_eq!(counts(&clerk, &asked).await, [1, 1, 2, 0, 0, 0]);
        for stranger in strangers(&world) {
            let seen = codes(&stranger, json!({ "awaits": ["APPROVAL", "SENDING"] })).await;
            assert_eq!(seen, set(&[]));
        }
        // Sent, it waits for the applicant, and for nobody here.
        clerk.change("dossierLetterSend", approved.input(json!({}))).await.done();
        assert_eq!(codes(&clerk, json!({ "awaits": ["SENDING"] })).await, set(&[]));
    }

    /// Every pair of filters lets through what both let through, and counts agree with lists.
    async fn filters_combine_as_sets_do(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Completion).await;
        world.dossier_at(Stage::Assign).await;
        world.pass(TimeDelta::days(1));
        let claimed = world.dossier_at(Stage::Appraise).await;
        world.dossier_at(Stage::Review).await;
        world.accept("1.013834").await;
        world.pass(TimeDelta::days(1));
        world.dossier_at(Stage::Release).await;
        world.dossier_at(Stage::Returned).await;
        let specialist = world.officer(SPECIALIST).id();
        let filters = [
            json!({ "search": "nguyen anh" }),
            json!({ "search": code(&claimed) }),
            json!({ "bucket": "IN_PROCESS" }),
            json!({ "agency": "H99.03" }),
            json!({ "procedure": "1.002010" }),
            json!({ "status": ["PROCESSING", "RESULT_ISSUED"] }),
            json!({ "status": ["RETURNED"] }),
            json!({ "step": "ASSIGN" }),
            json!({ "step": "RELEASE" }),
            json!({ "holder": specialist }),
            json!({ "due": "LATER" }),
            json!({ "due": "THIS_WEEK" }),
            json!({ "due": "NONE" }),
            json!({ "warning": { "level": "SOON" } }),
            json!({ "receivedFrom": "2026-11-24" }),
            json!({ "receivedTo": "2026-11-24" }),
            json!({ "channel": "COUNTER" }),
            json!({ "channel": "ONLINE" }),
            json!({ "unread": true }),
            json!({ "unread": false }),
            json!({ "queue": "UNIT" }),
            json!({ "awaits": ["APPROVAL"] }),
        ];
        for who in ["an.thanhtra", HEAD] {
            let client = world.officer(who).from([10, 0, 0, 2]);
            let mut alone = Vec::new();
            for filter in &filters {
                alone.push(codes(&client, filter.clone()).await);
            }
            let counted = counts(&client, &filters).await;
            let sizes: Vec<i64> = alone.iter().map(|it| i64::try_from(it.len()).unwrap()).collect();
            assert_eq!(counted, sizes, "{who}: a count is not its list");
            for (i, a) in filters.iter().enumerate() {
                for (j, b) in filters.iter().enumerate().skip(i + 1) {
                    let mut both = a.clone();
                    let added = b.as_object().unwrap();
                    if added.keys().any(|key| both.get(key).is_some()) {
                        continue;
                    }
                    both.as_object_mut().unwrap().extend(added.clone());
                    let expected: BTreeSet<_> = alone[i].intersection(&alone[j]).cloned().collect();
                    assert_eq!(codes(&client, both.clone()).await, expected, "{who}: {both}");
                }
            }
        }
        let everything = codes(&world.officer("an.thanhtra"), json!({})).await;
        assert_eq!(everything.len(), 7);
    }

    async fn a_paused_or_finished_clock_stands_behind_all_others(db_url: String) {
        let world = World::new(&db_url).await;
        let done = world.dossier_at(Stage::Returned).await;
        world.pass(TimeDelta::hours(1));
        let open = world.dossier_at(Stage::Assign).await;
        let query = "{ dossiers(order: DUE_AT) { nodes { code remainingMinutes } } }";
        let list = world.officer("an.thanhtra").ask(query, json!({})).await;
        let nodes = list["dossiers"]["nodes"].as_array().unwrap();
        let order: Vec<_> = nodes.iter().map(|it| it["code"].as_str().unwrap()).collect();
        assert_eq!(order, [code(&open), code(&done)]);
        assert!(nodes[0]["remainingMinutes"].as_i64().unwrap() > 0);
        assert!(nodes[1]["remainingMinutes"].is_null());
        assert_eq!(codes(&world.officer("an.thanhtra"), json!({ "due": "NONE" })).await, set(&[&done]));
    }

    /// 70 %: who performs. One day before: the head too. Overdue: the leader, the focal person and
    /// the Center as well.
    async fn warnings_escalate(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let told = |level: &str| json!({ "warning": { "level": level, "told": true } });
        let figures = |client: Client| async move {
            counts(&client, &[told("SOON"), told("DAY_BEFORE"), told("OVERDUE")]).await
        };
        let levels = ["SOON", "DAY_BEFORE", "OVERDUE"];
        let mut seen: Vec<(String, [usize; 4])> = Vec::new();
        for _ in 0..400 {
            world.pass(TimeDelta::hours(1));
            let level = row(&world.officer("an.thanhtra"), &handle).await["warning"].clone();
            let Some(level) = level.as_str() else { continue };
            if seen.last().is_some_and(|(last, _)| last == level) {
                continue;
            }
            let index = levels.iter().position(|one| *one == level).unwrap();
            let mut hears = [0; 4];
            for (at, who) in [SPECIALIST, HEAD, LEADER, "son.lanhdao"].into_iter().enumerate() {
                let counted = figures(world.officer(who).from([10, 0, 0, 3])).await;
                let total: i64 = counted.iter().sum();
                assert_eq!(total, counted[index], "{who} hears of a dossier at one level");
                hears[at] = usize::try_from(total).unwrap();
                let listed = codes(&world.officer(who), told(level)).await;
                assert_eq!(listed.len(), hears[at], "the figure opens the list it counts");
            }
            for stranger in strangers(&world) {
                assert_eq!(figures(stranger).await, [0, 0, 0]);
            }
            seen.push((level.to_owned(), hears));
            if level == "OVERDUE" {
                break;
            }
        }
        let (last, hears) = seen.last().unwrap();
        assert_eq!((last.as_str(), *hears), ("OVERDUE", [1, 1, 1, 1]));
        for (level, hears) in &seen {
            match level.as_str() {
                "SOON" => assert_eq!(*hears, [1, 0, 0, 0]),
                "DAY_BEFORE" => assert_eq!(*hears, [1, 1, 0, 0]),
                _ => {}
            }
        }
        assert!(seen.len() >= 2, "{seen:?}");
    }

    /// The conditions of SQL say what the domain says, for every dossier of a history.
    async fn levels_in_sql_are_the_domains(db_url: String) {
        let world = World::with_history(&db_url, 120).await;
        let inspector = world.officer("an.thanhtra");
        for hours in [0, 30, 200] {
            world.pass(TimeDelta::hours(hours));
            let query = "query($a: String) { dossiers(first: 100, after: $a) {
                nodes { code id warning } pageInfo { hasNextPage endCursor } } }";
            let mut by_level = std::collections::BTreeMap::<String, BTreeSet<String>>::new();
            let mut after = Value::Null;
            loop {
                let page = inspector.ask(query, json!({ "a": after })).await;
                for node in page["dossiers"]["nodes"].as_array().unwrap() {
                    if let Some(level) = node["warning"].as_str() {
                        let name = node["code"].as_str().or(node["id"].as_str()).unwrap();
                        by_level.entry(level.to_owned()).or_default().insert(name.to_owned());
                    }
                }
                after = page["dossiers"]["pageInfo"]["endCursor"].clone();
                if page["dossiers"]["pageInfo"]["hasNextPage"] == false {
                    break;
                }
            }
            for level in ["SOON", "DAY_BEFORE", "OVERDUE"] {
                let listed = codes(&inspector, json!({ "warning": { "level": level } })).await;
                let expected = by_level.get(level).cloned().unwrap_or_default();
                assert_eq!(listed, expected, "{level} after {hours} hours");
            }
        }
    }

    async fn what_others_change_is_unread_until_it_is_opened(db_url: String) {
        let world = World::new(&db_url).await;
        let (head, specialist) = (world.officer(HEAD), world.officer(SPECIALIST));
        let handle = world.dossier_at(Stage::Assign).await;
        assert_eq!(row(&head, &handle).await["unread"], true, "it newly came to him");
        assert_eq!(row(&world.officer(LEADER), &handle).await["unread"], false, "not his to do");
        let mark = "mutation($i: DossierMarkSeenInput!) { dossierMarkSeen(input: $i) {
            dossierId userErrors { code } } }";
        let seen = |handle: &Handle| json!({ "i": { "dossierId": handle.id, "version": handle.version } });
        head.ask(mark, seen(&handle)).await;
        assert_eq!(row(&head, &handle).await["unread"], false);

        let rest = json!({ "nextOfficerId": specialist.id() });
        let forwarded = Handle::of(head.change("dossierForward", handle.input(rest)).await.done());
        assert_eq!(row(&head, &handle).await["unread"], false, "his own doing is no news");
        assert_eq!(row(&specialist, &handle).await["unread"], true);
        assert_eq!(counts(&specialist, &[json!({ "queue": "WORK", "unread": true })]).await, [1]);

        specialist.change("dossierForward", forwarded.input(json!({}))).await.done();
        assert_eq!(row(&head, &handle).await["unread"], true, "somebody else changed it");
        // The window that is behind does not take the mark back, nor does one from the future
        // hide what is still to come.
        let now = world.look(&handle).await;
        let future = Handle { version: now.version + 50, ..now.clone() };
        head.ask(mark, seen(&future)).await;
        head.ask(mark, seen(&handle)).await;
        assert_eq!(row(&head, &handle).await["unread"], false);
        head.change("dossierForward", now.input(json!({}))).await.done();

        for stranger in strangers(&world) {
            let refused = stranger.ask(mark, seen(&handle)).await;
            assert_eq!(refused["dossierMarkSeen"]["userErrors"][0]["code"], "NOT_FOUND");
            assert_eq!(row(&stranger, &handle).await, Value::Null);
        }
    }

    async fn counts_tell_nothing_of_another_department(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        world.dossier_at(Stage::Assign).await;
        let specialist = world.officer(SPECIALIST).id();
        let probes = [
            json!({}),
            json!({ "search": code(&handle) }),
            json!({ "agency": "H99.02" }),
            json!({ "agency": "H99.03" }),
            json!({ "holder": specialist }),
            json!({ "procedure": "1.002010" }),
            json!({ "unread": true }),
            json!({ "unread": false }),
            json!({ "due": "LATER" }),
            json!({ "queue": "CLAIMABLE" }),
        ];
        for stranger in strangers(&world) {
            assert_eq!(counts(&stranger, &probes).await, vec![0; probes.len()]);
        }
        assert!(counts(&world.officer(LEADER), &probes).await[0] > 0);
        let many: Vec<Value> = vec![json!({}); 61];
        let query = "query($f: [DossierFilter!]!) { dossierCounts(filters: $f) }";
        let answer = world.officer(LEADER).send(query, json!({ "f": many })).await;
        assert!(!answer["errors"].is_null(), "{answer:#}");
    }

    async fn counting_many_lists_is_one_statement(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Appraise).await;
        let head = world.officer(HEAD);
        let filters: Vec<Value> = ["WORK", "MINE", "CLAIMABLE", "UNIT"]
            .iter()
            .map(|queue| json!({ "queue": queue }))
            .collect();
        world.statements.take();
        counts(&head, &filters).await;
        let asked = world.statements.take();
        let asked: Vec<_> = asked.iter().filter(|sql| !sql.contains("outbox")).collect();
        assert_eq!(asked.len(), 1, "{asked:#?}");
    }

    async fn views_are_shared_and_kept_by_who_may(db_url: String) {
        let world = World::new(&db_url).await;
        let (head, specialist, leader) =
            (world.officer(HEAD), world.officer(SPECIALIST), world.officer(LEADER));
        let create = "mutation($i: SavedViewCreateInput!) { savedViewCreate(input: $i) {
            view { id name query sharing editable unit { name } } userErrors { code path } } }";
        let update = "mutation($i: SavedViewUpdateInput!) { savedViewUpdate(input: $i) {
            view { name query sharing } userErrors { code } } }";
        let delete = "mutation($i: SavedViewDeleteInput!) { savedViewDelete(input: $i) {
            userErrors { code } } }";
        let list = "{ savedViews { id name editable } }";
        let made = |name: &str, sharing: &str| json!({ "i": {
            "name": name, "query": "due=OVERDUE&scope=unit", "sharing": sharing } });
        let id = |data: &Value| data["savedViewCreate"]["view"]["id"].as_str().unwrap().to_owned();
        let own = id(&specialist.ask(create, made("Của tôi", "PERSONAL")).await);
        world.pass(chrono::TimeDelta::minutes(1));
        let shared = id(&specialist.ask(create, made("Của phòng", "UNIT")).await);
        let names = |data: Value| -> Vec<(String, bool)> {
            let views = data["savedViews"].as_array().unwrap().clone();
            let one = |it: &Value| (it["name"].as_str().unwrap().to_owned(), it["editable"] == true);
            views.iter().map(one).collect()
        };
        let both = vec![("Của tôi".to_owned(), true), ("Của phòng".to_owned(), true)];
        assert_eq!(names(specialist.ask(list, json!({})).await), both);
        assert_eq!(names(head.ask(list, json!({})).await), [("Của phòng".to_owned(), true)]);
        let colleague = world.officer("nga.chuyenvien.tuphap");
        assert_eq!(names(colleague.ask(list, json!({})).await), [("Của phòng".to_owned(), false)]);
        assert_eq!(names(leader.ask(list, json!({})).await), [("Của phòng".to_owned(), true)]);
        for stranger in strangers(&world) {
            assert!(names(stranger.ask(list, json!({})).await).is_empty());
            for view in [&own, &shared] {
                let refused = stranger.ask(delete, json!({ "i": { "id": view } })).await;
                assert_eq!(refused["savedViewDelete"]["userErrors"][0]["code"], "NOT_FOUND");
            }
        }
        let rename = |view: &str| json!({ "i": { "id": view, "name": "Tên mới" } });
        let code = |data: &Value| data["savedViewUpdate"]["userErrors"][0]["code"].clone();
        assert_eq!(code(&colleague.ask(update, rename(&shared)).await), "FORBIDDEN");
        assert_eq!(code(&colleague.ask(update, rename(&own)).await), "NOT_FOUND");
        assert_eq!(code(&head.ask(update, rename(&own)).await), "NOT_FOUND");
        let renamed = head.ask(update, rename(&shared)).await;
        assert_eq!(renamed["savedViewUpdate"]["view"]["name"], "Tên mới");
        assert_eq!(renamed["savedViewUpdate"]["view"]["sharing"], "UNIT");
        let refused = specialist.ask(create, json!({ "i": { "name": " ", "query": "<" } })).await;
        let paths = &refused["savedViewCreate"]["userErrors"];
        assert_eq!((&paths[0]["path"][0], &paths[1]["path"][0]), (&json!("name"), &json!("query")));
        let deleted = head.ask(delete, json!({ "i": { "id": shared } })).await;
        assert_eq!(deleted["savedViewDelete"]["userErrors"], json!([]));
        assert_eq!(names(specialist.ask(list, json!({})).await), [("Của tôi".to_owned(), true)]);
    }

    async fn columns_are_ones_own_and_begin_with_the_role(db_url: String) {
        let world = World::new(&db_url).await;
        let (head, clerk) = (world.officer(HEAD), world.officer(CLERK));
        let ask = "{ queueColumns { columns chosen } }";
        let of = |data: Value| data["queueColumns"].clone();
        let first = of(head.ask(ask, json!({})).await);
        assert_eq!(first["chosen"], false);
        assert_ne!(first["columns"], of(clerk.ask(ask, json!({})).await)["columns"]);
        let put = "mutation($c: [QueueColumn!]) { queueColumnsSet(input: { columns: $c }) {
            queueColumns { columns chosen } userErrors { code } } }";
        head.ask(put, json!({ "c": ["DUE", "STEP", "DUE"] })).await;
        let kept = of(head.ask(ask, json!({})).await);
        assert_eq!((&kept["columns"], &kept["chosen"]), (&json!(["DUE", "STEP"]), &json!(true)));
        assert_eq!(of(clerk.ask(ask, json!({})).await)["chosen"], false);
        head.ask(put, json!({ "c": null })).await;
        assert_eq!(of(head.ask(ask, json!({})).await), first);
    }
}
