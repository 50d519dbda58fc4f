//! A dossier for tests.

use super::operations::DossierView;

/// As the server tells of one that is being worked on, and of which nothing else is known.
const DOSSIER: &str = r#"{
    "id": "dossier:1", "version": 1, "code": "H99.02-261123-0001",
    "status": "PROCESSING", "statusText": "Đang xử lý",
    "procedure": {
        "code": "1.002010", "name": "Thành lập doanh nghiệp",
        "results": [{ "name": "Giấy chứng nhận" }]
    },
    "caseName": "Thành lập mới",
    "competentAgency": { "code": "H99.02", "name": "Sở Tài chính", "shortName": "STC" },
    "receivingCenter": { "code": "H99.01", "name": "Trung tâm", "shortName": "TT" },
    "applicant": {
        "kind": "PERSON", "name": "Nguyễn Thị Ánh", "personalId": null, "taxCode": null,
        "birthDate": null, "sex": null, "address": "1 Lê Lợi", "phone": "0901234567", "email": null
    },
    "submitter": null,
    "receivedAt": "2026-11-23T08:00:00+07:00", "acceptedAt": null, "acceptedBy": null,
    "dueAt": null, "remainingMinutes": null, "due": null, "timeliness": null, "paused": false,
    "documents": [], "setCount": 1, "papers": [], "controlSheetUrl": null,
    "returnMethod": "COUNTER", "returnAddress": null, "registerEntry": null, "result": null,
    "steps": [], "timeline": [], "actions": [],
    "life": {
        "letter": null, "setAside": null, "consultations": [], "supplements": [],
        "obligations": [], "paymentAccount": null, "amendments": []
    }
}"#;

/// The dossier of these words.
pub(super) fn dossier() -> DossierView {
    serde_json::from_str(DOSSIER).unwrap()
}
