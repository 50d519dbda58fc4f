//! A dossier on its way: from the counter through Sở Tư pháp and back.

use super::{Client, World};
use domain::time::Clock as _;
use serde_json::{Value, json};

/// Intake officer of the Center.
pub const CLERK: &str = "lan.tiepnhan";
/// Head of the division that works on it.
pub const HEAD: &str = "quang.truongphong.tuphap";
/// Specialist of that division.
pub const SPECIALIST: &str = "minh.chuyenvien.tuphap";
/// Leader of the department.
pub const LEADER: &str = "hai.giamdoc.tuphap";
/// Records clerk of the department.
pub const RECORDS: &str = "nga.vanthu.tuphap";
/// Return desk of the Center.
pub const RETURN_DESK: &str = "mai.traketqua";

/// Where a dossier of procedure 1.002010 stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Form 02 was given; it has no code.
    Completion,
    /// Accepted: nobody has the head's step.
    Assign,
    /// With the specialist.
    Appraise,
    /// Back with the head, who has not taken it.
    Review,
    /// Before the leader.
    Sign,
    /// Signed, with the records clerk.
    Release,
    /// The result is at the Center.
    Return,
    /// Closed.
    Returned,
}

/// A dossier as its last change left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle {
    /// Global id.
    pub id: String,
    /// Its version.
    pub version: i64,
    /// Its code, once accepted.
    pub code: Option<String>,
}

impl Handle {
    /// Of a dossier as a payload shows it.
    pub fn of(dossier: &Value) -> Self {
        Self {
            id: dossier["id"].as_str().expect("an id").to_owned(),
            version: dossier["version"].as_i64().expect("a version"),
            code: dossier["code"].as_str().map(str::to_owned),
        }
    }

    /// The beginning of an input that names it.
    pub fn input(&self, rest: Value) -> Value {
        let mut input = json!({ "dossierId": self.id, "expectedVersion": self.version });
        for (field, value) in rest.as_object().cloned().unwrap_or_default() {
            input[field] = value;
        }
        input
    }
}

impl World {
    /// What somebody files at the counter, complete.
    pub fn intake(&self, procedure: &str) -> Value {
        let reference = self.app.reference.now();
        let code = procedure.try_into().expect("a procedure code");
        let found = reference.procedure(&code, self.clock.now());
        let case = &found.unwrap_or_else(|| panic!("no procedure {procedure}")).cases[0];
        let documents: Vec<Value> = case
            .documents
            .iter()
            .filter(|asked| asked.required)
            .map(|asked| json!({ "key": asked.key, "originals": 1 }))
            .collect();
        json!({
            "procedureCode": procedure,
            "caseKey": case.key,
            "applicant": {
                "kind": "PERSON",
                "name": "Nguyễn Thị Ánh",
                "personalId": "000190012345",
                "birthDate": "1990-05-17",
                "sex": "FEMALE",
                "address": "Số 7 đường Hoa Ban, phường Trung Tâm, tỉnh Mẫu",
                "phone": "0900 123 456",
            },
            "documents": documents,
        })
    }

    /// What is filed to complete a guidance given earlier.
    pub fn intake_of(&self, procedure: &str, guidance: &Handle) -> Value {
        let mut intake = self.intake(procedure);
        intake["dossierId"] = guidance.id.clone().into();
        intake["expectedVersion"] = guidance.version.into();
        intake
    }

    /// Accepts a dossier of a procedure.
    pub async fn accept(&self, procedure: &str) -> Handle {
        let input = json!({ "intake": self.intake(procedure) });
        Handle::of(self.officer(CLERK).change("dossierAccept", input).await.done())
    }

    /// A new dossier of procedure 1.002010 that has come this far.
    pub async fn dossier_at(&self, stage: Stage) -> Handle {
        if stage == Stage::Completion {
            let input = completion(self.intake("1.002010"));
            let given = self.officer(CLERK).change("dossierRequestCompletion", input).await;
            return Handle::of(given.done());
        }
        let handle = self.accept("1.002010").await;
        self.taken_on(handle, stage).await
    }

    /// An accepted dossier of procedure 1.002010, taken on to a stage.
    pub async fn taken_on(&self, mut handle: Handle, stage: Stage) -> Handle {
        let mut at = Stage::Assign;
        while at < stage {
            // Nothing happens at once: what is ordered by time has an order.
            self.pass(chrono::TimeDelta::minutes(1));
            let (who, mutation, rest, next) = self.next(at);
            let changed = self.officer(who).change(mutation, handle.input(rest)).await;
            // A step may lead out of the sight of who has done it.
            handle = self.look(&handle).await;
            assert_eq!(changed.code, "OK", "{:#}", changed.answer);
            at = next;
        }
        handle
    }

    /// The dossier as it is now.
    pub async fn look(&self, handle: &Handle) -> Handle {
        let query = "query($id: ID!) { dossier(id: $id) { id version code } }";
        let inspector = self.officer("an.thanhtra");
        Handle::of(&inspector.ask(query, json!({ "id": handle.id })).await["dossier"])
    }

    /// Who takes a dossier on from a stage, how, and where to.
    fn next(&self, at: Stage) -> (&'static str, &'static str, Value, Stage) {
        match at {
            Stage::Assign => {
                let specialist = self.officer(SPECIALIST).id();
                let rest = json!({ "nextOfficerId": specialist });
                (HEAD, "dossierForward", rest, Stage::Appraise)
            }
            Stage::Appraise => {
                (SPECIALIST, "dossierForward", json!({ "note": "Đủ điều kiện." }), Stage::Review)
            }
            Stage::Review => (HEAD, "dossierForward", json!({}), Stage::Sign),
            Stage::Sign => (LEADER, "dossierSignResult", result_text(), Stage::Release),
            Stage::Release => (RECORDS, "dossierRelease", json!({}), Stage::Return),
            Stage::Return => (RETURN_DESK, "dossierReturn", with_slip(), Stage::Returned),
            Stage::Completion | Stage::Returned => panic!("{at:?} is an end"),
        }
    }

    /// Every officer of the province.
    pub fn everybody(&self) -> Vec<Client> {
        let reference = self.app.reference.now();
        let mut names: Vec<_> =
            reference.officers.values().map(|officer| officer.username.clone()).collect();
        names.sort();
        names.iter().map(|name| self.officer(name)).collect()
    }
}

/// A request for completion about the first paper of an intake, which is taken out of it.
pub fn completion(mut intake: Value) -> Value {
    let documents = intake["documents"].as_array_mut().expect("papers");
    let missing = documents.remove(0)["key"].clone();
    json!({
        "intake": intake,
        "lines": [{ "documentKey": missing, "content": "Giấy đề nghị", "reason": "Chưa có" }],
        "reason": "Thành phần hồ sơ chưa đầy đủ.",
    })
}

/// A result made from text.
pub fn result_text() -> Value {
    json!({
        "kind": "APPROVAL",
        "title": "Giấy đăng ký hoạt động",
        "text": "Chấp thuận đề nghị.\nCó giá trị theo quy định.",
    })
}

/// The applicant comes with the slip.
pub fn with_slip() -> Value {
    json!({ "recipientName": "Nguyễn Thị Ánh", "check": "RECEIPT_SHOWN" })
}
