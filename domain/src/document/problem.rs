//! What is wrong with a form, by field.

use super::{Applicant, Contact, Signatory, SigningCapacity};
use crate::lang::Lang;
use crate::time::{Instant, local_date};
use serde::{Deserialize, Serialize};

/// Longest name, number or short text, in characters.
pub(crate) const NAME: usize = 300;
/// Longest line: names of papers and procedures, addresses, provisions.
pub(crate) const LONG: usize = 1_000;
/// Longest paragraph.
pub(crate) const TEXT: usize = 5_000;
/// Most lines of a table.
pub(crate) const LINES: usize = 200;

/// One thing that stands in the way of issuing a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Where, as a path into the data: `lines[2].reason`.
    pub path: String,
    /// What.
    pub code: ProblemCode,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProblemCode {
    /// Nothing is written where the form demands something.
    Required,
    /// A list without lines.
    Empty,
    /// A count of 0 where at least one is meant.
    NoCount,
    /// More characters, or lines, than a paper can carry.
    TooLong {
        /// The most there may be.
        max: usize,
    },
    /// A moment or day before the one it must follow.
    BeforeStart,
    /// A refusal for want of competence that does not say who is competent.
    RightAgencyMissing,
    /// A second request for supplements without the provision that allows it.
    RepeatBasisMissing,
    /// A second new appointment for the same dossier (NĐ 118/2025 Đ.19.6).
    AlreadyExtended,
    /// Signed for somebody else on a day that the document of delegation does not cover.
    OutsideDelegation,
    /// A total that is not the sum of its lines.
    TotalWrong,
    /// A record of a change in which nothing changes.
    Unchanged,
    /// The same number on two lines.
    Repeated,
}

impl ProblemCode {
    /// What to do about it.
    pub fn message(self, lang: Lang) -> String {
        let (vi, en) = match self {
            Self::Required => ("Vui lòng nhập nội dung này.", "Fill in this field."),
            Self::Empty => ("Cần ít nhất một dòng.", "Add at least one line."),
            Self::NoCount => ("Nhập số lượng từ 1 trở lên.", "Enter a count of 1 or more."),
            Self::TooLong { max } => {
                return lang.pick(
                    format!("Rút gọn còn tối đa {max}."),
                    format!("Shorten it to at most {max}."),
                );
            }
            Self::BeforeStart => ("Chọn thời điểm muộn hơn.", "Choose a later moment."),
            Self::RightAgencyMissing => (
                "Ghi rõ cơ quan có thẩm quyền để hướng dẫn người nộp hồ sơ.",
                "Name the competent agency, so that the applicant knows where to go.",
            ),
            Self::RepeatBasisMissing => (
                "Nêu căn cứ pháp luật chuyên ngành cho phép yêu cầu bổ sung thêm lần nữa.",
                "State the specialised provision that allows asking again.",
            ),
            Self::AlreadyExtended => (
                "Hồ sơ đã hẹn lại 01 lần. Không hẹn lại lần nữa; hãy trả kết quả sớm nhất có thể.",
                "The appointment was moved once already and can not move again.",
            ),
            Self::OutsideDelegation => (
                "Ngày ký nằm ngoài thời hạn ủy quyền. Chọn người ký có thẩm quyền.",
                "The delegation does not cover this day. Choose another signatory.",
            ),
            Self::TotalWrong => (
                "Tổng số tiền không bằng tổng các khoản. Hãy tính lại.",
                "The total is not the sum of the lines. Add them again.",
            ),
            Self::Unchanged => (
                "Nội dung trước và sau giống nhau. Ghi nội dung mới hoặc bỏ dòng này.",
                "Before and after are the same. Enter the new value or drop the line.",
            ),
            Self::Repeated => (
                "Số này đã có ở dòng trên. Kiểm tra lại.",
                "This number stands on a line above. Check it.",
            ),
        };
        lang.pick(vi, en).to_owned()
    }
}

/// Collects problems in the order of the paper.
#[derive(Debug, Default)]
pub(super) struct Check(Vec<Problem>);

impl Check {
    pub(super) fn add(&mut self, path: &str, code: ProblemCode) {
        self.0.push(Problem { path: path.to_owned(), code });
    }

    /// Something must be written, of at most `max` characters.
    pub(super) fn text(&mut self, path: &str, text: &str, max: usize) {
        self.present(path, Some(text));
        self.at_most(path, text, max);
    }

    pub(super) fn present(&mut self, path: &str, text: Option<&str>) {
        if text.is_none_or(|text| text.trim().is_empty()) {
            self.add(path, ProblemCode::Required);
        }
    }

    pub(super) fn at_most(&mut self, path: &str, text: &str, max: usize) {
        if text.chars().count() > max {
            self.add(path, ProblemCode::TooLong { max });
        }
    }

    /// A list must have between 1 and [`LINES`] lines.
    pub(super) fn lines(&mut self, path: &str, count: usize) {
        match count {
            0 => self.add(path, ProblemCode::Empty),
            1..=LINES => {}
            _ => self.add(path, ProblemCode::TooLong { max: LINES }),
        }
    }

    pub(super) fn any_count(&mut self, path: &str, counts: &[u16]) {
        if counts.iter().all(|count| *count == 0) {
            self.add(path, ProblemCode::NoCount);
        }
    }

    pub(super) fn not_before(&mut self, path: &str, start: Instant, at: Option<Instant>) {
        if at.is_some_and(|at| at < start) {
            self.add(path, ProblemCode::BeforeStart);
        }
    }

    pub(super) fn applicant(&mut self, applicant: &Applicant) {
        self.text("applicant.name", &applicant.name, NAME);
        self.text("applicant.address", &applicant.address, LONG);
    }

    /// Something must be written in each of the lines, and there must be one.
    pub(super) fn paragraphs(&mut self, path: &str, lines: &[String], max: usize) {
        self.lines(path, lines.len());
        for (i, line) in lines.iter().enumerate() {
            self.text(&format!("{path}[{i}]"), line, max);
        }
    }

    /// Whom to turn to: the Center, on every paper (R1).
    pub(super) fn contact(&mut self, contact: &Contact) {
        self.text("contact.name", &contact.name, NAME);
        self.text("contact.phone", &contact.phone, NAME);
    }

    /// Somebody signs, and may: in their own right, or for another on a day that is covered. That is
    /// the day of the signature; of the paper only where it is signed as it is issued.
    pub(super) fn signatory(&mut self, path: &str, signatory: &Signatory, issued_at: Instant) {
        self.text(&format!("{path}.name"), &signatory.name, NAME);
        let Some(signed_for) = &signatory.delegation else { return };
        self.text(&format!("{path}.delegation.position"), &signed_for.position, NAME);
        self.text(&format!("{path}.delegation.name"), &signed_for.name, NAME);
        let document_no = signed_for.document_no.as_deref();
        let document_path = format!("{path}.delegation.documentNo");
        if signed_for.capacity != SigningCapacity::StandIn {
            self.present(&document_path, document_no);
        }
        self.at_most(&document_path, document_no.unwrap_or_default(), NAME);
        let signed_on = local_date(signatory.signed_at.unwrap_or(issued_at));
        if !(signed_for.from..=signed_for.to).contains(&signed_on) {
            self.add(&format!("{path}.delegation"), ProblemCode::OutsideDelegation);
        }
    }

    /// As [`Check::signatory`], by somebody whose position stands above the name.
    pub(super) fn leader(&mut self, signatory: &Signatory, issued_at: Instant) {
        self.signatory("signatory", signatory, issued_at);
        self.present("signatory.position", signatory.position.as_deref());
    }

    pub(super) fn finish(self) -> Vec<Problem> {
        self.0
    }
}

#[cfg(test)]
pub(super) mod samples {
    use crate::document::{Applicant, Contact, Form, IssuingBody, ProblemCode, Signatory};
    use crate::time::{Instant, instant};
    use chrono::NaiveDate;

    pub(crate) fn moment() -> Instant {
        let day = NaiveDate::from_ymd_opt(2026, 10, 26).unwrap();
        instant(day.and_hms_opt(9, 30, 0).unwrap())
    }

    pub(crate) fn issuer() -> IssuingBody {
        IssuingBody {
            superior: "Ủy ban nhân dân tỉnh Mẫu".into(),
            name: "Trung tâm Phục vụ hành chính công tỉnh Mẫu".into(),
            place: "Mẫu".into(),
            address: None,
            hotline: None,
        }
    }

    pub(crate) fn applicant() -> Applicant {
        Applicant {
            name: "Nguyễn Văn Thử".into(),
            identity_number: None,
            address: "Số 1 đường Mẫu, phường Mẫu".into(),
            phone: Some("0900 000 001".into()),
            email: None,
        }
    }

    pub(crate) fn officer() -> Signatory {
        Signatory {
            name: "Trần Thị Mẫu".into(),
            position: None,
            signed_at: None,
            agency: None,
            delegation: None,
        }
    }

    pub(crate) fn leader() -> Signatory {
        Signatory { position: Some("Giám đốc".into()), ..officer() }
    }

    pub(crate) fn contact() -> Contact {
        Contact {
            name: "Trung tâm Phục vụ hành chính công tỉnh Mẫu".into(),
            phone: "1900 0000".into(),
        }
    }

    pub(crate) fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// What is wrong with a form, as path and code.
    pub(crate) fn found(form: &impl Form) -> Vec<(String, ProblemCode)> {
        form.problems().into_iter().map(|p| (p.path, p.code)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SignedFor;

    #[test]
    fn who_signs_for_another_names_the_document_and_signs_in_its_time() {
        let problems = |from, to, document_no: &str| {
            let delegation = SignedFor {
                capacity: SigningCapacity::Authorised,
                position: "Giám đốc".into(),
                name: "Lê Văn Giám".into(),
                document_no: Some(document_no.into()),
                from: samples::day(from),
                to: samples::day(to),
            };
            let signatory = Signatory { delegation: Some(delegation), ..samples::leader() };
            let mut check = Check::default();
            check.leader(&signatory, samples::moment());
            check.finish().into_iter().map(|p| (p.path, p.code)).collect::<Vec<_>>()
        };
        assert_eq!(problems("2026-10-26", "2026-10-26", "45/QĐ-SXD"), []);
        let outside = [("signatory.delegation".to_owned(), ProblemCode::OutsideDelegation)];
        assert_eq!(problems("2026-10-27", "2026-11-30", "45/QĐ-SXD"), outside);
        assert_eq!(problems("2026-10-01", "2026-10-25", "45/QĐ-SXD"), outside);
        let unnamed = [("signatory.delegation.documentNo".to_owned(), ProblemCode::Required)];
        assert_eq!(problems("2026-10-01", "2026-10-31", " "), unnamed);
    }

    #[test]
    fn who_stands_in_for_a_colleague_may_do_so_without_a_document() {
        let problems = |capacity| {
            let delegation = SignedFor {
                capacity,
                position: "Chuyên viên".into(),
                name: "Lê Văn Vắng".into(),
                document_no: None,
                from: samples::day("2026-10-26"),
                to: samples::day("2026-10-26"),
            };
            let officer = Signatory { delegation: Some(delegation), ..samples::officer() };
            let mut check = Check::default();
            check.signatory("officer", &officer, samples::moment());
            check.finish().into_iter().map(|p| (p.path, p.code)).collect::<Vec<_>>()
        };
        assert_eq!(problems(SigningCapacity::StandIn), []);
        let unnamed = [("officer.delegation.documentNo".to_owned(), ProblemCode::Required)];
        assert_eq!(problems(SigningCapacity::Deputy), unnamed);
    }

    /// What a deputy signed in his time goes out afterwards, and nothing signed later ever does.
    #[test]
    fn the_day_of_the_signature_is_covered_not_that_of_the_paper() {
        let signed = |days: i64| {
            let delegation = SignedFor {
                capacity: SigningCapacity::Authorised,
                position: "Giám đốc".into(),
                name: "Lê Văn Giám".into(),
                document_no: Some("45/QĐ-SXD".into()),
                from: samples::day("2026-10-20"),
                to: samples::day("2026-10-25"),
            };
            let signed_at = Some(samples::moment() - chrono::TimeDelta::days(days));
            let delegation = Some(delegation);
            let signatory = Signatory { signed_at, delegation, ..samples::leader() };
            let mut check = Check::default();
            check.leader(&signatory, samples::moment());
            check.finish().len()
        };
        assert_eq!((signed(0), signed(1), signed(6), signed(7)), (1, 0, 0, 1));
    }
}
