//! Clearly fictitious applicants: names anybody may have, ids of a province that does not exist.

use chrono::{Datelike, NaiveDate};
use domain::dossier::{ApplicantKind, IntakeDraft};
use domain::identifier::Sex;
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

const FAMILY: [&str; 14] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
    "Dương", "Lý",
];
const MIDDLE: [(&str, Sex); 10] = [
    ("Văn", Sex::Male),
    ("Hữu", Sex::Male),
    ("Đức", Sex::Male),
    ("Quang", Sex::Male),
    ("Minh", Sex::Male),
    ("Thị", Sex::Female),
    ("Thị Thu", Sex::Female),
    ("Ngọc", Sex::Female),
    ("Thị Kim", Sex::Female),
    ("Thanh", Sex::Female),
];
const GIVEN: [&str; 24] = [
    "An", "Ánh", "Bình", "Châu", "Cường", "Dung", "Đạt", "Giang", "Hà", "Hạnh", "Hiếu", "Hòa",
    "Hương", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Ngân", "Phúc", "Quỳnh", "Thảo", "Yến",
];
const STREETS: [&str; 8] = [
    "đường Hoa Ban",
    "đường Sông Xanh",
    "đường Đồi Thông",
    "đường Lúa Vàng",
    "đường Chợ Mới",
    "đường Bến Nước",
    "đường Cây Đa",
    "ngõ Giếng Làng",
];
const COMMUNES: [&str; 8] = [
    "phường Trung Tâm",
    "phường Đông Mẫu",
    "phường Tây Mẫu",
    "xã An Mẫu",
    "xã Bình Mẫu",
    "xã Hòa Mẫu",
    "xã Phú Mẫu",
    "xã Tân Mẫu",
];
const TRADES: [&str; 6] = [
    "Công ty TNHH Thương mại",
    "Công ty TNHH Xây dựng",
    "Công ty Cổ phần Vận tải",
    "Doanh nghiệp tư nhân",
    "Hợp tác xã Nông nghiệp",
    "Công ty TNHH Dịch vụ",
];
const PLACES: [&str; 8] = [
    "Sao Mai",
    "Đồng Xanh",
    "Bình Minh",
    "Hướng Dương",
    "Núi Biếc",
    "Sông Trong",
    "Gió Mới",
    "Làng Nghề",
];

/// Somebody who comes to the counter: a person mostly, at times an organisation.
pub(super) fn applicant(chance: &mut StdRng, today: NaiveDate) -> IntakeDraft {
    let address = format!(
        "Số {} {}, {}, tỉnh Mẫu",
        chance.random_range(1..200),
        pick(chance, &STREETS),
        pick(chance, &COMMUNES)
    );
    let phone = format!("0900{:06}", chance.random_range(0..1_000_000));
    let draft = IntakeDraft { address, phone, set_count: 1, ..IntakeDraft::default() };
    if chance.random_bool(0.2) { organization(chance, draft) } else { person(chance, today, draft) }
}

fn person(chance: &mut StdRng, today: NaiveDate, draft: IntakeDraft) -> IntakeDraft {
    let (middle, sex) = *MIDDLE.choose(chance).expect("not empty");
    let age = chance.random_range(20..80);
    let born = today - chrono::Days::new(age * 365 + chance.random_range(0..365));
    let century_and_sex = (born.year() / 100 - 19) * 2 + i32::from(sex == Sex::Female);
    let personal_id = format!(
        "000{century_and_sex}{:02}{:06}",
        born.year() % 100,
        chance.random_range(0..1_000_000)
    );
    IntakeDraft {
        kind: Some(ApplicantKind::Person),
        name: format!("{} {middle} {}", pick(chance, &FAMILY), pick(chance, &GIVEN)),
        personal_id,
        birth_date: Some(born),
        sex: Some(sex),
        ..draft
    }
}

fn organization(chance: &mut StdRng, draft: IntakeDraft) -> IntakeDraft {
    IntakeDraft {
        kind: Some(ApplicantKind::Organization),
        name: format!("{} {} Mẫu", pick(chance, &TRADES), pick(chance, &PLACES)),
        tax_code: tax_code(chance),
        ..draft
    }
}

/// Nine digits and their check digit. They begin with 99: no tax office gives such out.
fn tax_code(chance: &mut StdRng) -> String {
    const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    loop {
        let mut digits = [9; 9];
        for digit in &mut digits[2..] {
            *digit = chance.random_range(0..10);
        }
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        let check = 10 - sum % 11;
        if check < 10 {
            let text: String = digits.iter().map(ToString::to_string).collect();
            return format!("{text}{check}");
        }
    }
}

fn pick<'a>(chance: &mut StdRng, from: &[&'a str]) -> &'a str {
    from.choose(chance).copied().expect("not empty")
}
