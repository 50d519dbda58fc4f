//! The list of what waits for approval is each approver's own: what he himself may approve now,
//! and neither what only a leader may nor what he has drafted (R8, R10, R18).

use crate::life::{APOLOGISE, ASK_SUPPLEMENT, CORRECT, END, SIGN, moved};
use crate::staffing::delegation;
use crate::worklist::counts;
use motcua::audit::verify;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tests::both_databases;
use tests::world::{CLERK, HEAD, Handle, LEADER, SPECIALIST, Stage, World};

const DIRECTOR: &str = "son.lanhdao";

/// The dossiers of a list; that its count is theirs is asserted.
async fn listed(world: &World, who: &str, awaits: &str) -> BTreeSet<String> {
    let officer = world.officer(who);
    let filter = json!({ "awaits": [awaits] });
    let mut found = BTreeSet::new();
    let mut after = Value::Null;
    loop {
        let query = "query($of: DossierFilter, $after: String) {
            dossiers(filter: $of, first: 100, after: $after) {
                nodes { id } pageInfo { hasNextPage endCursor } } }";
        let data = officer.ask(query, json!({ "of": filter, "after": after })).await;
        let page = &data["dossiers"];
        let nodes = page["nodes"].as_array().unwrap();
        found.extend(nodes.iter().map(|it| it["id"].as_str().unwrap().to_owned()));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    let count = counts(&officer, &[filter]).await[0];
    assert_eq!(usize::try_from(count).unwrap(), found.len(), "{who}: a count is not its list");
    found
}

/// The dossiers within an officer's reach on which an action is allowed to him.
async fn allowed(world: &World, who: &str, action: &str) -> BTreeSet<String> {
    let officer = world.officer(who);
    let mut found = BTreeSet::new();
    let mut after = Value::Null;
    loop {
        let query = "query($after: String) { dossiers(first: 50, after: $after) {
            nodes { id actions { name allowed } } pageInfo { hasNextPage endCursor } } }";
        let data = officer.ask(query, json!({ "after": after })).await;
        let page = &data["dossiers"];
        for node in page["nodes"].as_array().unwrap() {
            let may = |it: &Value| it["name"] == action && it["allowed"] == true;
            if node["actions"].as_array().unwrap().iter().any(may) {
                found.insert(node["id"].as_str().unwrap().to_owned());
            }
        }
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            return found;
        }
    }
}

fn set(handles: &[&Handle]) -> BTreeSet<String> {
    handles.iter().map(|it| it.id.clone()).collect()
}

async fn stands_in(world: &World, whose: &str, who: &str, role: &str) {
    let mut input = delegation(world, whose, who, role);
    input["documentNo"] = "12/QĐ-STP".into();
    input["idempotencyKey"] = format!("{whose}/{who}").into();
    let mutation = "mutation($input: DelegationCreateInput!) {
        delegationCreate(input: $input) { userErrors { code path } } }";
    let answer = world.officer(whose).ask(mutation, json!({ "input": input })).await;
    assert_eq!(answer["delegationCreate"]["userErrors"], json!([]));
}

both_databases! {
    async fn drafts_are_listed_for_who_may_approve_them(db_url: String) {
        let world = World::new(&db_url).await;
        let appraised = Some(Stage::Appraise);
        let asked = moved(&world, appraised, &[ASK_SUPPLEMENT]).await;
        let stop = moved(&world, appraised, &[END]).await;
        let later = moved(&world, appraised, &[APOLOGISE]).await;
        let own = moved(&world, appraised, &[(HEAD, ASK_SUPPLEMENT.1, ASK_SUPPLEMENT.2)]).await;
        let approved = moved(&world, appraised, &[ASK_SUPPLEMENT, SIGN]).await;
        let all = set(&[&asked, &stop, &later, &own]);
        let approval = "APPROVAL";
        assert_eq!(listed(&world, HEAD, approval).await, set(&[&asked]), "a head");
        assert_eq!(listed(&world, LEADER, approval).await, all, "a leader");
        assert_eq!(allowed(&world, HEAD, "RETURN_LETTER").await, set(&[&asked]));
        // Who approves nothing sees what waits for others, to know where it stands.
        for who in [SPECIALIST, CLERK] {
            assert_eq!(listed(&world, who, approval).await, all, "{who}");
        }
        let filters = [json!({ "awaits": ["APPROVAL", "SENDING"] }), json!({ "awaits": ["SENDING"] })];
        assert_eq!(counts(&world.officer(HEAD), &filters).await, [2, 1], "{}", approved.id);

        // In the leader's place the head approves what only the leader may, but never his own.
        stands_in(&world, LEADER, HEAD, "DIR").await;
        let for_the_leader = set(&[&asked, &stop, &later]);
        assert_eq!(listed(&world, HEAD, approval).await, for_the_leader);
        assert_eq!(allowed(&world, HEAD, "RETURN_LETTER").await, for_the_leader);
        // Nor does who stands in for the head approve what the head or he himself has drafted.
        stands_in(&world, HEAD, SPECIALIST, "HOD").await;
        assert_eq!(listed(&world, SPECIALIST, approval).await, set(&[]));
        assert_eq!(allowed(&world, SPECIALIST, "RETURN_LETTER").await, set(&[]));
        assert_eq!(listed(&world, LEADER, approval).await, all);
    }

    async fn what_came_back_is_nobodys_to_approve(db_url: String) {
        let world = World::new(&db_url).await;
        let drafted = moved(&world, Some(Stage::Appraise), &[ASK_SUPPLEMENT]).await;
        let back = drafted.input(json!({ "reason": "Nêu rõ số bản" }));
        world.officer(HEAD).change("dossierLetterReturn", back).await.done();
        for who in [HEAD, LEADER, CLERK] {
            assert_eq!(listed(&world, who, "APPROVAL").await, set(&[]), "{who}");
        }
    }

    /// A proposal that waits behind another letter is not to be approved before it.
    async fn what_is_set_aside_is_listed_when_its_turn_has_come(db_url: String) {
        let world = World::new(&db_url).await;
        let both = moved(&world, Some(Stage::Appraise), &[APOLOGISE, ASK_SUPPLEMENT]).await;
        assert_eq!(listed(&world, HEAD, "APPROVAL").await, set(&[&both]));
        let handle = world.look(&both).await;
        let back = handle.input(json!({ "reason": "Nêu rõ số bản" }));
        world.officer(HEAD).change("dossierLetterReturn", back).await.done();
        for who in [HEAD, LEADER] {
            assert_eq!(listed(&world, who, "APPROVAL").await, set(&[]), "{who}");
        }
        let handle = world.look(&both).await;
        world.officer(SPECIALIST).change("dossierLetterDiscard", handle.input(json!({}))).await.done();
        assert_eq!(listed(&world, HEAD, "APPROVAL").await, set(&[]));
        assert_eq!(listed(&world, LEADER, "APPROVAL").await, set(&[&both]));
    }

    async fn every_list_is_what_its_officer_may_approve(db_url: String) {
        let world = World::with_history(&db_url, 150).await;
        for steps in [
            &[ASK_SUPPLEMENT][..],
            &[END],
            &[APOLOGISE],
            &[CORRECT],
            &[ASK_SUPPLEMENT, CORRECT],
            &[ASK_SUPPLEMENT, SIGN, CORRECT],
        ] {
            moved(&world, Some(Stage::Appraise), steps).await;
        }
        let reference = world.app.reference.now();
        let mut found = BTreeMap::new();
        for officer in reference.officers.values() {
            use domain::identity::Role;
            let holds = |roles: &[Role]| officer.grants.iter().any(|it| roles.contains(&it.grant.role));
            for (roles, awaits, action) in [
                (&[Role::Hod, Role::Dir, Role::Chm][..], "APPROVAL", "RETURN_LETTER"),
                (&[Role::Cdr], "AMENDMENT", "REJECT_AMENDMENT"),
            ] {
                if !holds(roles) {
                    continue;
                }
                let list = listed(&world, &officer.username, awaits).await;
                let may = allowed(&world, &officer.username, action).await;
                assert_eq!(list, may, "{}: {awaits}", officer.username);
                *found.entry(awaits).or_insert(0) += list.len();
            }
        }
        assert!(found["APPROVAL"] > 3 && found["AMENDMENT"] >= 3, "{found:?}");
    }

    /// Two people's work at the same time: neither waits for the other, and each finds his.
    async fn a_correction_is_listed_beside_a_draft(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[ASK_SUPPLEMENT, CORRECT]).await;
        // The table is derived: who tampers with it is found, and an update brings it back.
        for lost in ["UPDATE dossier_undecided SET roles = 'SPC'", "DELETE FROM dossier_undecided"] {
            world.run(lost).await.unwrap();
            let found = verify(&world.app).await.unwrap().findings;
            assert!(found.len() == 1 && found[0].0.contains("what waits for a"), "{found:?}");
        }
        world.run("UPDATE setting SET content = '10' WHERE name = 'dossier-row'").await.unwrap();
        motcua::dossier::rederive(&world.app).await.unwrap();
        assert_eq!(verify(&world.app).await.unwrap().findings, []);
        for who in [DIRECTOR, CLERK, SPECIALIST] {
            assert_eq!(listed(&world, who, "AMENDMENT").await, set(&[&handle]), "{who}");
        }
        assert_eq!(listed(&world, HEAD, "APPROVAL").await, set(&[&handle]));
        let query = "query($id: ID!) { dossier(id: $id) { awaits } }";
        let told = world.officer(DIRECTOR).ask(query, json!({ "id": handle.id })).await;
        assert_eq!(told["dossier"]["awaits"], "APPROVAL", "the row names the letter");
        let approve = world.look(&handle).await.input(json!({}));
        world.officer(DIRECTOR).change("dossierAmendmentApprove", approve).await.done();
        for who in [DIRECTOR, CLERK] {
            assert_eq!(listed(&world, who, "AMENDMENT").await, set(&[]), "{who}");
        }
    }

    async fn corrections_are_listed_for_who_may_approve_them(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[CORRECT]).await;
        assert_eq!(listed(&world, DIRECTOR, "AMENDMENT").await, set(&[&handle]));
        // Standing in for who proposed it he would decide about his own.
        stands_in(&world, DIRECTOR, CLERK, "CDR").await;
        assert_eq!(listed(&world, CLERK, "AMENDMENT").await, set(&[]));
    }
}
