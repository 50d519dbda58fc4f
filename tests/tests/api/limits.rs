//! What the API refuses before it does anything: too deep, too costly, unknown, batched, unsigned.

use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, Stage, World, code};

/// What GraphiQL and other tools ask first.
const INTROSPECTION: &str = "query IntrospectionQuery { __schema {
    queryType { name } mutationType { name } subscriptionType { name }
    types { ...FullType } directives { name description locations args { ...InputValue } } } }
  fragment FullType on __Type { kind name description
    fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
    inputFields { ...InputValue } interfaces { ...TypeRef }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
    possibleTypes { ...TypeRef } }
  fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
  fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name
    ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";

both_databases! {
    async fn tools_can_read_the_schema(db_url: String) {
        let world = World::new(&db_url).await;
        let answer = world.anonymous().ask(INTROSPECTION, Value::Null).await;
        let types = answer["__schema"]["types"].as_array().expect("types");
        assert!(types.iter().any(|it| it["name"] == "Dossier"));
    }

    async fn what_is_too_deep_or_too_costly_is_not_executed(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Assign).await;
        let clerk = world.officer(CLERK);
        let mut deep = "{ __schema { types { name".to_owned();
        deep.push_str(&" fields { type { name".repeat(8));
        deep.push_str(&" } }".repeat(8));
        deep.push_str(" } } }");
        let row = "id code status statusText applicantName procedure { name agency { name } } \
            currentStep { title assignee { name } } timeline { title } papers { url }";
        let list = |alias: usize| format!("a{alias}: dossiers(first: 100) {{ nodes {{ {row} }} }}");
        let lists: String = (0..20).map(list).collect();
        let lookups: String =
            (0..1_100).map(|i| format!("a{i}: tracking(code: \"H99\") {{ code }} ")).collect();
        world.statements.take();
        for (query, why) in [
            (deep, "too deep"),
            (format!("{{ {lists} }}"), "too costly"),
            (format!("{{ {lookups} }}"), "many aliases"),
        ] {
            let answer = clerk.send(&query, Value::Null).await;
            assert!(answer["data"].is_null(), "{why}: {answer:#}");
            assert!(answer["errors"][0]["message"].is_string(), "{why}");
            // What changed before is still told to other processes meanwhile.
            let mut asked = world.statements.take();
            asked.retain(|sql| !sql.contains("FROM outbox"));
            assert_eq!(asked, [""; 0], "{why}: nothing was asked of the database");
        }
        // One list with all of that is within the limits, and so is a negative size: it is
        // answered by its own error.
        let one = format!("{{ {} }}", list(0));
        clerk.ask(&one, Value::Null).await;
        let negative = one.replace("first: 100", "first: -1");
        let answer = clerk.send(&negative, Value::Null).await;
        assert_eq!(code(&answer).as_deref(), Some("BAD_USER_INPUT"), "{answer:#}");
    }

    async fn only_one_known_operation_at_a_time(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        let (status, answer) = clerk.post(r#"[{ "query": "{ viewer { permissions } }" }]"#.to_owned()).await;
        assert_eq!((status.as_u16(), code(&answer).as_deref()), (400, Some("BATCH_REFUSED")));
        let before = world.fingerprint().await;
        let intake = world.intake("1.002010");
        let accept = |more: Value| {
            let mut intake = intake.clone();
            for (field, value) in more.as_object().cloned().unwrap_or_default() {
                intake[field] = value;
            }
            json!({ "intake": intake })
        };
        let mut impossible = accept(json!({}));
        impossible["intake"]["applicant"]["birthDate"] = "1990-02-30".into();
        for input in [
            accept(json!({ "surprise": 1 })),
            accept(json!({ "procedureCode": 1 })),
            accept(json!({ "returnMethod": "counter" })),
            accept(json!({ "setCount": 1.5 })),
            accept(json!({ "setCount": 99_999_999_999_u64 })),
            accept(json!({ "documents": "all" })),
            impossible,
            json!({}),
        ] {
            let change = clerk.change("dossierAccept", input.clone()).await;
            assert!(!change.answer["errors"].is_null(), "{input}: {:#}", change.answer);
            assert!(change.answer["data"].is_null(), "{input}: {:#}", change.answer);
            assert_ne!(change.code, "INTERNAL", "{input}: {:#}", change.answer);
        }
        let answer = clerk.send("{ viewer { password } }", Value::Null).await;
        assert!(answer["errors"][0]["message"].as_str().unwrap().contains("password"));
        let large = json!({ "query": "{ viewer { permissions } }", "variables": { "x": "x".repeat(1 << 20) } });
        let (status, answer) = clerk.post(large.to_string()).await;
        assert_eq!((status.as_u16(), code(&answer).as_deref()), (413, Some("BODY_TOO_LARGE")));
        assert_eq!(world.fingerprint().await, before);
    }

    async fn a_token_that_is_none_or_too_old_opens_nothing(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        let old = clerk.clone().with_token(&clerk.token().expect("a token"));
        let input = json!({ "intake": world.intake("1.002010") });
        world.pass(chrono::TimeDelta::minutes(10));
        let before = world.fingerprint().await;
        let forged = clerk.clone().with_token("eyJhbGciOiJub25lIn0.e30.");
        for nobody in [old, forged, clerk.clone().with_token(""), world.anonymous()] {
            nobody.change("dossierAccept", input.clone()).await.refused("UNAUTHENTICATED");
            let answer = nobody.send("{ viewer { permissions } province { name } }", Value::Null).await;
            assert!(answer["data"]["viewer"].is_null(), "{answer:#}");
            assert_eq!(answer["data"]["province"]["name"], "Tỉnh Mẫu", "what is public is answered");
        }
        assert_eq!(world.fingerprint().await, before);
        clerk.change("dossierAccept", input).await.done();
    }

    async fn an_officer_who_has_left_may_nothing(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        world.run("UPDATE officer SET active = FALSE WHERE username = 'lan.tiepnhan'").await.unwrap();
        world.app.reference.reload(&world.app.db).await.expect("it reloads");
        let input = json!({ "intake": world.intake("1.002010") });
        clerk.change("dossierAccept", input).await.refused("UNAUTHENTICATED");
    }
}
