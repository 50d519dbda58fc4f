//! Corrections after acceptance over the API: what can be put right, taken out, and what waits for it.

use crate::transitions::{does, nothing, refused};
use motcua::dossier::clockwork;
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, Handle, RETURN_DESK, Stage, World, with_slip};

const DIRECTOR: &str = "son.lanhdao";
const PROPOSE: &str = "dossierAmendmentPropose";
const APPROVE: &str = "dossierAmendmentApprove";

fn changes(changes: Value) -> Value {
    json!({ "changes": changes, "reason": "Gõ nhầm khi tiếp nhận" })
}

/// As it is filed, corrected.
async fn filed(world: &World, handle: &Handle) -> Value {
    let query = "query($id: ID!) { dossier(id: $id) {
        status applicantName returnMethod returnAddress
        applicant { name email sex birthDate } submitter { name phone authorization }
        life { amendments { changes { field label before after } decidedAt } }
        papers { kind } } }";
    world.officer("an.thanhtra").ask(query, json!({ "id": handle.id })).await["dossier"].clone()
}

async fn corrected(world: &World, handle: &Handle, wanted: Value) -> Handle {
    let handle = does(world, handle, CLERK, PROPOSE, changes(wanted)).await;
    does(world, &handle, DIRECTOR, APPROVE, nothing()).await
}

async fn to_return(world: &World, way: &str) -> Handle {
    let mut intake = world.intake("1.002010");
    intake["returnMethod"] = way.into();
    intake["applicant"]["email"] = "anh@mau.vn".into();
    let accepted = world.officer(CLERK).change("dossierAccept", json!({ "intake": intake })).await;
    world.taken_on(Handle::of(accepted.done()), Stage::Return).await
}

both_databases! {
    async fn plain_data_is_put_right_or_taken_out(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let by_post = json!([{ "field": "RETURN_METHOD", "after": "POST" }]);
        let paths = refused(&world, &handle, CLERK, PROPOSE, changes(by_post), "FIELD_NEEDED").await;
        assert_eq!(paths, ["changes.0.after"]);
        let unknown = json!([{ "field": "RETURN_METHOD", "after": "FAX" }]);
        refused(&world, &handle, CLERK, PROPOSE, changes(unknown), "INVALID_CHOICE").await;
        let nameless = json!([{ "field": "NAME" }]);
        refused(&world, &handle, CLERK, PROPOSE, changes(nameless), "REQUIRED").await;

        let handle = corrected(&world, &handle, json!([
            { "field": "RETURN_ADDRESS", "after": "Số 9 đường Hoa Ban" },
            { "field": "RETURN_METHOD", "after": "POST" },
            { "field": "EMAIL", "after": "anh@mau.vn" },
            { "field": "SEX", "after": "MALE" },
            { "field": "BIRTH_DATE", "after": "18/05/1990" },
            { "field": "SUBMITTER_NAME", "after": "Trần Văn Nộp" },
            { "field": "SUBMITTER_AUTHORIZATION", "after": "GUQ 01/2026" },
        ])).await;
        let now = filed(&world, &handle).await;
        assert_eq!((&now["returnMethod"], &now["returnAddress"]), (&json!("POST"), &json!("Số 9 đường Hoa Ban")));
        let applicant = json!({
            "name": "Nguyễn Thị Ánh", "email": "anh@mau.vn", "sex": "MALE", "birthDate": "1990-05-18",
        });
        assert_eq!(now["applicant"], applicant);
        assert_eq!(now["submitter"]["name"], "Trần Văn Nộp");
        let told = now["life"]["amendments"][0]["changes"].as_array().unwrap().clone();
        let line = |field: &str| told.iter().find(|it| it["field"] == field).unwrap().clone();
        // In words, not in codes.
        assert_ne!(line("RETURN_METHOD")["after"], "POST");
        assert_ne!(line("SEX")["before"], "FEMALE");
        assert_eq!((&line("BIRTH_DATE")["before"], &line("BIRTH_DATE")["after"]), (&json!("17/05/1990"), &json!("18/05/1990")));

        let handle = corrected(&world, &handle, json!([
            { "field": "EMAIL", "after": null },
            { "field": "SUBMITTER_NAME", "after": "" },
            { "field": "RETURN_METHOD", "after": "COUNTER" },
            { "field": "RETURN_ADDRESS" },
        ])).await;
        let now = filed(&world, &handle).await;
        assert_eq!(now["applicant"]["email"], Value::Null);
        assert_eq!((&now["submitter"], &now["returnAddress"]), (&Value::Null, &Value::Null));
        assert_eq!(now["life"]["amendments"][1]["changes"].as_array().unwrap().len(), 5, "{now:#}");
        let records = now["papers"].as_array().unwrap().iter();
        assert_eq!(records.filter(|it| it["kind"] == "AMENDMENT_RECORD").count(), 2);
    }

    /// A wrong way of returning can be put right before the result has gone by itself.
    async fn a_result_does_not_go_by_itself_while_its_way_is_open(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = to_return(&world, "ELECTRONIC").await;
        let at_the_counter = json!([{ "field": "RETURN_METHOD", "after": "COUNTER" }]);
        let handle = does(&world, &handle, CLERK, PROPOSE, changes(at_the_counter)).await;
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 0);
        let handle = does(&world, &handle, DIRECTOR, APPROVE, nothing()).await;
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 0);
        assert_eq!(filed(&world, &handle).await["status"], "RESULT_AT_CENTER");
        let handle = does(&world, &handle, RETURN_DESK, "dossierReturn", with_slip()).await;
        assert_eq!(filed(&world, &handle).await["status"], "RETURNED");

        // Refused, it goes as it was to go.
        let handle = to_return(&world, "ELECTRONIC").await;
        let at_the_counter = json!([{ "field": "RETURN_METHOD", "after": "COUNTER" }]);
        let handle = does(&world, &handle, CLERK, PROPOSE, changes(at_the_counter)).await;
        let reason = json!({ "reason": "Người nộp xác nhận nhận trực tuyến" });
        let handle = does(&world, &handle, DIRECTOR, "dossierAmendmentReject", reason).await;
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 1);
        assert_eq!(filed(&world, &handle).await["status"], "RETURNED");
    }
}
