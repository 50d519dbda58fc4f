//! What is filed at the counter: as typed ([`IntakeDraft`]) and as checked ([`Intake`]).

use super::applicant::{Applicant, ApplicantKind, Submitter};
use crate::catalog::{DocumentRequirement, ProcedureCase, SubmissionChannel};
use crate::identifier::{IdentifierError, PersonName, ProcedureCode, Sex};
use crate::lang::Lang;
use crate::refusal::{Code, Problems, Refusal};
use crate::text::{self, unprintable};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Longest single-line text, in characters.
const LINE: usize = 500;
/// Longest name of an organisation, in characters; as much as the forms carry.
const NAME: usize = 300;
/// Most lines of papers; as many as the forms carry.
const PAPERS: usize = 200;
/// Most sets (bộ) of a dossier, and copies of a paper.
const MOST: i64 = 99;
/// Most uploaded files of one line of papers.
pub const FILES: usize = 10;

/// How the applicant wants the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReturnMethod {
    /// At the Center.
    #[default]
    Counter,
    /// By public post.
    Post,
    /// Electronically.
    Electronic,
}

impl ReturnMethod {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Counter, Self::Post, Self::Electronic];

    /// The code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Counter => "COUNTER",
            Self::Post => "POST",
            Self::Electronic => "ELECTRONIC",
        }
    }

    /// In words.
    pub fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Counter => ("Tại Trung tâm", "At the Center"),
            Self::Post => ("Qua bưu chính công ích", "By public post"),
            Self::Electronic => ("Bản điện tử", "Electronically"),
        };
        lang.pick(vi, en)
    }
}

/// A filed dossier, checked: types that can not be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Intake {
    /// The procedure.
    pub procedure: ProcedureCode,
    /// Its case.
    pub case: String,
    /// How it was filed.
    #[serde(default)]
    pub channel: SubmissionChannel,
    /// Chủ hồ sơ.
    pub applicant: Applicant,
    /// Who filed it for the applicant.
    pub submitter: Option<Submitter>,
    /// Papers that were handed in, in the order of the case.
    pub documents: Vec<SubmittedDocument>,
    /// Sets (bộ).
    pub set_count: u16,
    /// How the result is to be returned.
    pub return_method: ReturnMethod,
    /// Where to, by post.
    pub return_address: Option<String>,
}

/// Giấy tờ đã nộp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubmittedDocument {
    /// Key of the requirement in the case.
    pub key: String,
    /// Bản chính.
    pub originals: u16,
    /// Bản sao.
    pub copies: u16,
    /// Bản điện tử.
    pub electronic: u16,
    /// A remark.
    pub note: Option<String>,
    /// Uploaded files: the electronic copies, or scans of what lies there on paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Uuid>,
}

impl SubmittedDocument {
    /// Whether anything was handed in.
    pub fn is_present(&self) -> bool {
        self.originals + self.copies + self.electronic > 0
    }
}

impl Intake {
    /// Whether it came on paper, as a whole or in part.
    pub fn on_paper(&self) -> bool {
        self.documents.iter().any(|document| document.originals + document.copies > 0)
    }

    /// Required papers of the case that were not handed in.
    pub fn missing<'a>(&'a self, case: &'a ProcedureCase) -> Vec<&'a DocumentRequirement> {
        let present = |key: &str| self.documents.iter().any(|d| d.key == key && d.is_present());
        case.documents.iter().filter(|asked| asked.required && !present(&asked.key)).collect()
    }
}

/// A filed dossier as it was typed or sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct IntakeDraft {
    /// How it was filed; at the counter unless said otherwise.
    pub channel: SubmissionChannel,
    /// Person or organisation; a person unless said otherwise.
    pub kind: Option<ApplicantKind>,
    /// Name of the applicant.
    pub name: String,
    /// 12 digits.
    pub personal_id: String,
    /// 10 digits, or 10-3.
    pub tax_code: String,
    /// As on the card.
    pub birth_date: Option<NaiveDate>,
    /// As on the card.
    pub sex: Option<Sex>,
    /// One line.
    pub address: String,
    /// In any usual form.
    pub phone: String,
    /// May be empty.
    pub email: String,
    /// Who files it for the applicant.
    pub submitter: Option<SubmitterDraft>,
    /// What was handed in.
    pub documents: Vec<DocumentDraft>,
    /// Sets.
    pub set_count: i64,
    /// How the result is to be returned.
    pub return_method: ReturnMethod,
    /// Where to, by post.
    pub return_address: String,
}

/// Who files for the applicant, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SubmitterDraft {
    /// Full name.
    pub name: String,
    /// 12 digits.
    pub personal_id: String,
    /// In any usual form.
    pub phone: String,
    /// The authorising paper.
    pub authorization: String,
}

/// A line of papers, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DocumentDraft {
    /// Key of the requirement.
    pub key: String,
    /// Bản chính.
    pub originals: i64,
    /// Bản sao.
    pub copies: i64,
    /// Bản điện tử.
    pub electronic: i64,
    /// A remark.
    pub note: String,
    /// Uploaded files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Uuid>,
}

impl IntakeDraft {
    /// Checks everything at once and gives the typed intake.
    ///
    /// `today` is the legal date in Vietnam; births after it are refused.
    ///
    /// # Errors
    /// Every problem found, each at its field (`applicant.phone`, `documents.2.copies` …).
    pub fn check(
        &self,
        procedure: &ProcedureCode,
        case: &ProcedureCase,
        today: NaiveDate,
    ) -> Result<Intake, Vec<Refusal>> {
        let mut problems = Problems::new();
        let applicant = self.applicant(today, &mut problems);
        let submitter = self.submitter.as_ref().map(|draft| draft.check(&mut problems));
        let documents = self.documents(case, &mut problems);
        let set_count = problems.note(count(self.set_count, 1, "setCount"));
        let return_address = problems.note(optional(&self.return_address, "returnAddress"));
        if self.return_method == ReturnMethod::Post && text::tidy(&self.return_address).is_empty() {
            problems.push(Refusal::at(Code::Required, "returnAddress"));
        }
        problems.into_result()?;
        match (applicant, submitter, set_count, return_address) {
            (Some(applicant), submitter, Some(set_count), Some(return_address)) => Ok(Intake {
                procedure: procedure.clone(),
                case: case.key.clone(),
                channel: self.channel,
                applicant,
                submitter: submitter.flatten(),
                documents,
                set_count,
                return_method: self.return_method,
                return_address,
            }),
            _ => Err(vec![Refusal::new(Code::Required)]),
        }
    }

    fn applicant(&self, today: NaiveDate, problems: &mut Problems) -> Option<Applicant> {
        let kind = self.kind.unwrap_or(ApplicantKind::Person);
        let name = match kind {
            ApplicantKind::Person => identifier::<PersonName>(&self.name, "applicant.name", true)
                .map(|name| name.map(String::from)),
            ApplicantKind::Organization => name(&self.name, "applicant.name").map(Some),
        };
        let needs_tax_code = kind == ApplicantKind::Organization;
        let name = problems.note(name).flatten();
        let personal_id = problems.note(identifier(
            &self.personal_id,
            "applicant.personalId",
            kind == ApplicantKind::Person,
        ));
        let tax_code =
            problems.note(identifier(&self.tax_code, "applicant.taxCode", needs_tax_code));
        let address = problems.note(line(&self.address, "applicant.address"));
        let phone = problems.note(identifier(&self.phone, "applicant.phone", true)).flatten();
        let email = problems.note(identifier(&self.email, "applicant.email", false));
        if self.birth_date.is_some_and(|born| !can_be_born(born, today)) {
            problems.push(Refusal::at(Code::InvalidDate, "applicant.birthDate"));
        }
        Some(Applicant {
            kind,
            name: name?,
            personal_id: personal_id?,
            tax_code: tax_code?,
            birth_date: self.birth_date,
            sex: self.sex,
            address: address?,
            phone: phone?,
            email: email?,
        })
    }

    fn documents(&self, case: &ProcedureCase, problems: &mut Problems) -> Vec<SubmittedDocument> {
        let mut checked: Vec<SubmittedDocument> = Vec::new();
        if self.documents.len() > PAPERS {
            let refusal = Refusal::at(Code::OutOfRange, "documents");
            problems.push(refusal.with("min", 0).with("max", PAPERS));
        }
        for (i, draft) in self.documents.iter().take(PAPERS).enumerate() {
            let path = |field: &str| format!("documents.{i}.{field}");
            if !case.documents.iter().any(|asked| asked.key == draft.key) {
                let refusal = Refusal::at(Code::UnknownDocument, &path("key"));
                problems.push(refusal.with("key", clip(&draft.key)));
            } else if checked.iter().any(|seen| seen.key == draft.key) {
                problems.push(Refusal::at(Code::Duplicate, &path("key")));
            }
            let mut pieces =
                |n, field| problems.note(count(n, 0, &path(field))).unwrap_or_default();
            let mut document = SubmittedDocument {
                key: draft.key.clone(),
                originals: pieces(draft.originals, "originals"),
                copies: pieces(draft.copies, "copies"),
                electronic: pieces(draft.electronic, "electronic"),
                note: problems.note(optional(&draft.note, &path("note"))).flatten(),
                files: draft.files.clone(),
            };
            named_files(&draft.files, &path("files"), problems);
            // Of a paper that lies there a file is a scan; else it is what was handed in.
            if !document.is_present() && !document.files.is_empty() {
                document.electronic = 1;
            }
            checked.push(document);
        }
        let position =
            |key: &str| case.documents.iter().position(|asked| asked.key == key).unwrap_or(0);
        checked.retain(SubmittedDocument::is_present);
        checked.sort_by_key(|document| position(&document.key));
        checked
    }
}

impl SubmitterDraft {
    fn check(&self, problems: &mut Problems) -> Option<Submitter> {
        let name = problems.note(identifier(&self.name, "submitter.name", true)).flatten();
        let personal_id =
            problems.note(identifier(&self.personal_id, "submitter.personalId", false));
        let phone = problems.note(identifier(&self.phone, "submitter.phone", false));
        let authorization = problems.note(optional(&self.authorization, "submitter.authorization"));
        Some(Submitter {
            name: name?,
            personal_id: personal_id?,
            phone: phone?,
            authorization: authorization?,
        })
    }
}

/// Nobody applies who was born more than 130 years ago, or is not born yet.
pub(super) fn can_be_born(born: NaiveDate, today: NaiveDate) -> bool {
    (today - chrono::Days::new(130 * 366)..=today).contains(&born)
}

/// An identifier, or nothing where nothing was typed and nothing is needed.
pub(super) fn identifier<T>(input: &str, path: &str, needed: bool) -> Result<Option<T>, Refusal>
where
    T: TryFrom<String, Error = IdentifierError>,
{
    let tidy = text::tidy(input);
    if tidy.is_empty() {
        return if needed { Err(Refusal::at(Code::Required, path)) } else { Ok(None) };
    }
    if tidy.chars().count() > LINE {
        return Err(Refusal::at(Code::TooLong, path).with("max", LINE));
    }
    T::try_from(tidy).map(Some).map_err(|error| Refusal::from(error).in_field(path))
}

/// A needed text of one line.
pub(super) fn line(input: &str, path: &str) -> Result<String, Refusal> {
    optional(input, path)?.ok_or_else(|| Refusal::at(Code::Required, path))
}

/// A text of one line that may be left out.
pub(super) fn optional(input: &str, path: &str) -> Result<Option<String>, Refusal> {
    at_most(input, path, LINE)
}

/// A needed name of a thing or an organisation.
pub(super) fn name(input: &str, path: &str) -> Result<String, Refusal> {
    at_most(input, path, NAME)?.ok_or_else(|| Refusal::at(Code::Required, path))
}

fn at_most(input: &str, path: &str, max: usize) -> Result<Option<String>, Refusal> {
    let tidy = text::tidy(input);
    if tidy.chars().count() > max {
        return Err(Refusal::at(Code::TooLong, path).with("max", max));
    }
    if tidy.chars().any(unprintable) {
        return Err(Refusal::at(Code::InvalidText, path));
    }
    Ok(Some(tidy).filter(|text| !text.is_empty()))
}

/// A needed text of several lines, at most `max` characters.
pub(super) fn paragraph(input: &str, path: &str, max: usize) -> Result<String, Refusal> {
    let lines: Vec<String> = input.lines().map(text::tidy).collect();
    let text = lines.join("\n").trim().to_owned();
    if text.is_empty() {
        Err(Refusal::at(Code::Required, path))
    } else if text.chars().count() > max {
        Err(Refusal::at(Code::TooLong, path).with("max", max))
    } else if text.chars().any(|c| unprintable(c) && c != '\n') {
        Err(Refusal::at(Code::InvalidText, path))
    } else {
        Ok(text)
    }
}

pub(super) fn count(value: i64, min: i64, path: &str) -> Result<u16, Refusal> {
    u16::try_from(value)
        .ok()
        .filter(|n| (min..=MOST).contains(&i64::from(*n)))
        .ok_or_else(|| Refusal::at(Code::OutOfRange, path).with("min", min).with("max", MOST))
}

/// Notes what is wrong with the files named for one line: each once, and not too many. Whose they are
/// only the database knows.
pub(super) fn named_files(files: &[Uuid], path: &str, problems: &mut Problems) {
    if files.len() > FILES {
        problems.push(Refusal::at(Code::OutOfRange, path).with("min", 0).with("max", FILES));
    }
    for (i, file) in files.iter().enumerate().take(FILES) {
        if files[..i].contains(file) {
            problems.push(Refusal::at(Code::Duplicate, &format!("{path}.{i}")));
        }
    }
}

/// The beginning of a text that may be huge, for messages.
fn clip(input: &str) -> String {
    input.chars().take(LINE).collect()
}
