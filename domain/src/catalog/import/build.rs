//! A row to a procedure version.

use super::directory::AgencyEntry;
use super::finding::Finding;
use super::form_file;
use super::groups::{self, DraftCase, DraftDocument, Told};
use super::keys::Keys;
use super::raw::{RawChannel, RawProcedure};
use super::terms::{self, Variant};
use super::tidy::join_applicants;
use crate::catalog::{Decision, DocumentRequirement, ProcedureCase, ProcedureVersion, ResultType};
use crate::text::fold;
use chrono::NaiveDate;

/// The field whose files are kept in the national business registration system.
const BUSINESS_REGISTRATION: &str = "thanh lap va hoat dong cua doanh nghiep";

/// Builds the version. `existing` lends its keys; `today` is its first day unless the row says.
pub(super) fn build(
    raw: &RawProcedure,
    agency: &AgencyEntry,
    existing: Option<&ProcedureVersion>,
    today: NaiveDate,
    told: &mut Told,
) -> ProcedureVersion {
    let papers = groups::read(&raw.documents, told);
    let drafts = with_channel_cases(papers.cases, &raw.channels);
    let mut cases = Vec::new();
    let mut keys = Keys::of_cases(existing);
    for draft in &drafts {
        for variant in variants(draft, raw, drafts.len(), told) {
            let name = join_names(&draft.name, &variant.name);
            let key = keys.take(&name);
            let mut documents = draft.documents.clone();
            documents.extend(papers.common.iter().cloned());
            one_of_many_forms(&mut documents, raw, told);
            cases.push(ProcedureCase {
                documents: keyed(documents, Keys::of_documents(existing, &key)),
                channels: variant.channels,
                notes: papers.notes.clone(),
                key,
                name,
            });
        }
    }
    tell(raw, &cases, told);
    ProcedureVersion {
        code: raw.code.clone(),
        version: existing.map_or(1, |version| version.version + 1),
        name: raw.name.trim_end_matches('.').to_owned(),
        field: raw.field.clone(),
        agency: agency.code.clone(),
        levels: raw.levels.clone(),
        decision: Decision { number: raw.decision.clone(), date: raw.decision_date },
        valid_from: raw.valid_from.unwrap_or(today),
        applicants: join_applicants(&raw.applicants),
        cases,
        results: raw
            .results
            .iter()
            .map(|result| ResultType {
                code: result.code.clone(),
                name: result
                    .name
                    .trim_start_matches(['-', '+', ' '])
                    .trim_end_matches(['.', ' '])
                    .to_owned(),
            })
            .collect(),
        rules: raw.rules.clone(),
        mirror: raw.mirror.unwrap_or(agency.mirror || fold(&raw.field) == BUSINESS_REGISTRATION),
    }
}

/// The cases of the paper list and those only the channel table names; at least one.
fn with_channel_cases(mut drafts: Vec<DraftCase>, channels: &[RawChannel]) -> Vec<DraftCase> {
    for name in channels.iter().filter_map(|row| row.case.as_deref()) {
        if !drafts.iter().any(|draft| is_named(draft, name)) {
            drafts.push(DraftCase {
                name: name.to_owned(),
                heading: name.to_owned(),
                ..DraftCase::default()
            });
        }
    }
    if drafts.is_empty() {
        drafts.push(DraftCase::default());
    }
    drafts
}

fn is_named(draft: &DraftCase, name: &str) -> bool {
    let name = fold(name);
    fold(&draft.name) == name || fold(&draft.heading) == name
}

/// The times of one case: its own rows, and the general ones for channels it has no row of.
fn variants(draft: &DraftCase, raw: &RawProcedure, cases: usize, told: &mut Told) -> Vec<Variant> {
    let own: Vec<RawChannel> = raw
        .channels
        .iter()
        .filter(|row| row.case.as_deref().is_some_and(|name| is_named(draft, name)))
        .cloned()
        .collect();
    let general = raw.channels.iter().filter(|row| row.case.is_none());
    let mut rows: Vec<RawChannel> =
        general.filter(|row| own.iter().all(|o| o.channel != row.channel)).cloned().collect();
    rows.extend(own);
    if !draft.only.is_empty() {
        rows.retain(|row| draft.only.contains(&row.channel));
    }
    let mut own_told = Told::default();
    let variants = terms::read(&rows, &raw.field, &mut own_told);
    // Every case reads the same general rows; what they say is said once.
    for finding in own_told.confirm {
        if !told.confirm.contains(&finding) {
            told.confirm.push(finding);
        }
    }
    if cases > 1 && variants.len() > 1 && told.confirm.iter().all(|f| f.code != "CASES_CROSSED") {
        told.confirm.push(Finding::new(
            "CASES_CROSSED",
            format!("{cases} trường hợp giấy tờ × {} thời hạn: đã lập mọi tổ hợp. Bỏ tổ hợp không có trong quyết định.", variants.len()),
            format!("{cases} cases by papers × {} times: every combination was made. Drop those the decision does not know.", variants.len()),
        ));
    }
    variants
}

fn join_names(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (_, true) => first.to_owned(),
        (true, _) => second.to_owned(),
        _ => format!("{first} – {second}"),
    }
}

/// A list that is nothing but application forms is a choice among them.
fn one_of_many_forms(documents: &mut [DraftDocument], raw: &RawProcedure, told: &mut Told) {
    let stated = raw.documents.iter().any(|document| document.required.is_some());
    let forms = documents.iter().filter(|d| super::condition::is_form(&d.name)).count();
    if stated || forms < 2 || forms < documents.len() {
        return;
    }
    for document in documents.iter_mut() {
        document.required = false;
    }
    let finding = Finding::new(
        "FORMS_TO_CHOOSE",
        format!(
            "Danh mục chỉ gồm {forms} mẫu đơn, tờ khai khác nhau: hiểu là chọn một. Xác nhận, hoặc tách thành trường hợp."
        ),
        format!(
            "The list is nothing but {forms} different forms: taken as a choice of one. Confirm, or split into cases."
        ),
    );
    if !told.confirm.contains(&finding) {
        told.confirm.push(finding);
    }
}

fn keyed(documents: Vec<DraftDocument>, mut keys: Keys) -> Vec<DocumentRequirement> {
    documents
        .into_iter()
        .map(|document| DocumentRequirement {
            key: keys.take(&document.name),
            name: document.name,
            originals: document.originals,
            copies: document.copies,
            required: document.required,
            form: document.form,
        })
        .collect()
}

/// What an official should know about the row as a whole.
fn tell(raw: &RawProcedure, cases: &[ProcedureCase], told: &mut Told) {
    let mut confirm = |code, vi: String, en: String| told.confirm.push(Finding::new(code, vi, en));
    if cases.iter().all(|case| case.documents.is_empty()) {
        confirm(
            "NO_DOCUMENTS",
            "Chưa có thành phần hồ sơ. Bổ sung theo quyết định công bố.".to_owned(),
            "There are no papers. Add them from the decision.".to_owned(),
        );
    }
    if raw.results.is_empty() {
        confirm(
            "NO_RESULT",
            "Nguồn không nêu kết quả thực hiện. Bổ sung tên và mã kết quả theo quyết định công bố."
                .to_owned(),
            "The source states no result. Add its name and code from the decision.".to_owned(),
        );
    }
    for result in raw.results.iter().filter(|r| !r.code.is_empty() && !is_result_code(&r.code)) {
        confirm(
            "RESULT_CODE_ODD",
            format!(
                "Mã kết quả “{}” không đúng dạng KQ.Gxx.nnnnnn của bộ, ngành. Đối chiếu với cơ sở dữ liệu quốc gia.",
                result.code
            ),
            format!(
                "The result code “{}” has not the form KQ.Gxx.nnnnnn of a ministry. Compare with the national database.",
                result.code
            ),
        );
    }
    for document in raw.documents.iter().filter(|d| !d.note_only) {
        if form_file::split(&document.name).1.is_none() && has_file_ending(&document.name) {
            confirm(
                "FORM_NOT_SPLIT",
                format!("Không tách được tên tệp mẫu khỏi “{}”. Sửa tên giấy tờ.", document.name),
                format!(
                    "The template file can not be told from the paper in “{}”. Correct the name.",
                    document.name
                ),
            );
        }
    }
    let mut note = |code, vi: String, en: String| told.notes.push(Finding::new(code, vi, en));
    if told.files > 0 {
        note(
            "FORMS_SPLIT",
            format!("Đã tách {} tên tệp mẫu khỏi tên giấy tờ.", told.files),
            format!("{} template files taken off the names of papers.", told.files),
        );
    }
    if cases.len() > 1 {
        note("CASES", format!("{} trường hợp.", cases.len()), format!("{} cases.", cases.len()));
    }
    if let Some(publisher) = &raw.publisher {
        note(
            "LOCAL_CODE",
            format!("Mã địa phương của {publisher}: dùng mã quốc gia {}.", raw.code),
            format!("A local code of {publisher}: the national code {} is used.", raw.code),
        );
    }
    if !raw.unknown.is_empty() {
        let fields = raw.unknown.join(", ");
        note(
            "FIELDS_IGNORED",
            format!("Bỏ qua trường không có trong mẫu: {fields}."),
            format!("Fields not in the form were ignored: {fields}."),
        );
    }
}

/// `KQ.` and a ministry, then six or seven digits.
fn is_result_code(code: &str) -> bool {
    let mut parts = code.split('.');
    let (Some("KQ"), Some(ministry), Some(number), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    ministry.strip_prefix('G').is_some_and(|n| n.len() == 2 && digits(n))
        && matches!(number.len(), 6 | 7)
        && digits(number)
}

fn has_file_ending(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.ends_with(".doc") || lower.ends_with(".docx") || lower.ends_with(".pdf")
}
