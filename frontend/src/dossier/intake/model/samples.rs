//! A case, a draft and a guidance for the tests.

use super::{Count, Draft, paper_key};
use crate::api::Date;
use crate::dossier::intake::kinds::{ApplicantKind, ReturnMethod, Sex, SubmissionChannel};
use crate::dossier::intake::operations::{
    Applicant, Guidance, GuidanceStatus, ProcedureCase, ProcedureCode, Requirement, Submitted,
};
use chrono::NaiveDate;

pub(super) fn case() -> ProcedureCase {
    let asked = |key: &str, name: &str, originals, copies, required| Requirement {
        key: key.into(),
        name: name.into(),
        originals,
        copies,
        required,
    };
    ProcedureCase {
        key: "2".into(),
        name: "Cấp lại".into(),
        documents: vec![
            asked("1", "Đơn đề nghị", 1, 0, true),
            asked("2", "Bản sao hộ chiếu", 0, 2, true),
            asked("3", "Văn bản ủy quyền", 1, 0, false),
        ],
        channels: Vec::new(),
    }
}

pub(super) fn draft() -> Draft {
    let one = Count { originals: 1, ..Count::default() };
    let at = |key: &str| (paper_key("1.002010", "2", key), one.clone());
    Draft {
        procedure: "1.002010".into(),
        case: "2".into(),
        name: " Nguyễn  Thị Ánh".into(),
        personal_id: "000195012345".into(),
        birth_date: "15081995".into(),
        sex: Some(domain::identifier::Sex::Female),
        address: "Số 1 đường Hoa Ban".into(),
        phone: "0912 345 678".into(),
        return_address: "Số 2".into(),
        papers: [at("1"), at("3")].into(),
        ..Draft::default()
    }
}

pub(super) fn guidance() -> Guidance {
    Guidance {
        id: cynic::Id::new("g1"),
        version: 3,
        status: GuidanceStatus::IntakeSupplement,
        status_text: String::new(),
        channel: SubmissionChannel::Counter,
        code: None,
        procedure: ProcedureCode { code: "1.002010".into() },
        case_key: "2".into(),
        applicant: Applicant {
            kind: ApplicantKind::Person,
            name: "Nguyễn Thị Ánh".into(),
            personal_id: Some("000195012345".into()),
            tax_code: None,
            birth_date: NaiveDate::from_ymd_opt(1995, 8, 15).map(Date),
            sex: Some(Sex::Female),
            address: "Số 1 đường Hoa Ban".into(),
            phone: "0912 345 678".into(),
            email: None,
        },
        submitter: None,
        documents: vec![
            Submitted {
                key: "1".into(),
                originals: 1,
                copies: 0,
                electronic: 0,
                note: None,
                files: Vec::new(),
            },
            Submitted {
                key: "2".into(),
                originals: 0,
                copies: 0,
                electronic: 0,
                note: None,
                files: Vec::new(),
            },
        ],
        set_count: 1,
        return_method: ReturnMethod::Counter,
        return_address: None,
    }
}
