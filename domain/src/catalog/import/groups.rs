//! What the headings of the paper list are: cases, parts, extras or remarks.

use super::condition;
use super::finding::Finding;
use super::form_file;
use super::raw::RawDocument;
use crate::catalog::SubmissionChannel;
use crate::text::fold;

/// A paper, ready but for its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DraftDocument {
    pub name: String,
    pub originals: u16,
    pub copies: u16,
    pub required: bool,
    pub form: String,
}

/// A case, ready but for its key and its times.
#[derive(Debug, Clone, Default)]
pub(super) struct DraftCase {
    /// As a clerk reads it; empty when there is only one.
    pub name: String,
    /// The heading it came from, as written.
    pub heading: String,
    /// The channels it is for; every one when empty.
    pub only: Vec<SubmissionChannel>,
    pub documents: Vec<DraftDocument>,
}

/// The paper list, understood.
#[derive(Debug, Default)]
pub(super) struct Papers {
    pub cases: Vec<DraftCase>,
    /// Asked for in every case, so far not in any of `cases`.
    pub common: Vec<DraftDocument>,
    pub notes: Vec<String>,
}

/// A heading, what it is, and the papers under it.
type Group<'a> = (Option<&'a str>, Kind, Vec<DraftDocument>);

/// What a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A case: one of them applies.
    Case,
    /// A part of the list, for everybody.
    Part,
    /// Papers some applicants add, whatever their case.
    Extra,
    /// Remarks.
    Remark,
}

/// Reads the paper list.
pub(super) fn read(documents: &[RawDocument], told: &mut Told) -> Papers {
    let mut papers = Papers::default();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for raw in documents {
        let heading = raw.group.as_deref();
        let kind = heading.map_or(Kind::Part, kind);
        if raw.note_only || kind == Kind::Remark {
            papers.notes.push(bare(&raw.name).to_owned());
            continue;
        }
        let document = draft(raw, kind, told);
        // The same heading again further down is another group: exports cut long headings off.
        match groups.last_mut() {
            Some((known, _, list)) if *known == heading => list.push(document),
            _ => groups.push((heading, kind, vec![document])),
        }
    }
    if !papers.notes.is_empty() {
        told.notes.push(Finding::new(
            "REMARKS_MOVED",
            format!(
                "{} dòng chỉ là lưu ý, không phải giấy tờ: chuyển sang mục lưu ý.",
                papers.notes.len()
            ),
            format!("{} lines are remarks, not papers: moved to the notes.", papers.notes.len()),
        ));
    }
    let cases = groups.iter().filter(|(_, kind, _)| *kind == Kind::Case).count();
    tell_cut(&groups, told);
    let has_plain =
        groups.iter().any(|(heading, kind, _)| heading.is_none() && *kind == Kind::Part);
    for (heading, kind, list) in groups {
        match kind {
            Kind::Case if cases > 1 || has_plain => {
                let mut next = case(heading.unwrap_or_default(), list);
                let same =
                    papers.cases.iter().filter(|known| known.heading == next.heading).count();
                if same > 0 {
                    next.name = format!("{} ({})", next.name, same + 1);
                }
                papers.cases.push(next);
            }
            // One heading over everything is a title, not a choice.
            Kind::Case => papers.common.splice(0..0, list).for_each(drop),
            Kind::Part if heading.is_none() && cases == 1 => {
                told.confirm.push(Finding::new(
                    "CASE_UNNAMED",
                    "Danh mục có một trường hợp nêu tên và các giấy tờ không thuộc trường hợp nào: xếp thành “Các trường hợp còn lại”. Xác nhận cách chia.",
                    "The list names one case and has papers under no heading: taken as “all other cases”. Confirm.",
                ));
                papers.cases.push(case("Các trường hợp còn lại", list));
            }
            Kind::Part | Kind::Extra | Kind::Remark => papers.common.extend(list),
        }
    }
    papers
}

/// Letters after which the national portal's export cuts a heading off.
const EXPORT_LIMIT: usize = 160;

/// Asks for the rest of names a clerk has to choose by.
fn tell_cut(groups: &[Group<'_>], told: &mut Told) {
    let cut = groups.iter().filter(|(heading, kind, _)| {
        *kind == Kind::Case && heading.is_some_and(|text| text.chars().count() == EXPORT_LIMIT)
    });
    let count = cut.count();
    if count > 0 {
        told.confirm.push(Finding::new(
            "CASE_NAME_CUT",
            format!("Tên của {count} trường hợp bị nguồn cắt ở {EXPORT_LIMIT} ký tự. Bổ sung tên đầy đủ theo quyết định công bố."),
            format!("The names of {count} cases were cut off by the source at {EXPORT_LIMIT} letters. Complete them from the decision."),
        ));
    }
}

/// What has been noticed while reading.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// For information.
    pub notes: Vec<Finding>,
    /// For an official to confirm.
    pub confirm: Vec<Finding>,
    /// Template files taken off the names of papers.
    pub files: usize,
}

fn draft(raw: &RawDocument, kind: Kind, told: &mut Told) -> DraftDocument {
    let (name, glued) = form_file::split(&raw.name);
    told.files += usize::from(glued.is_some() && raw.form.is_none());
    let required =
        raw.required.unwrap_or_else(|| kind != Kind::Extra && condition::is_required(&name));
    DraftDocument {
        name: bare(&name).to_owned(),
        originals: raw.originals,
        copies: raw.copies,
        required,
        form: raw.form.clone().or(glued).unwrap_or_default(),
    }
}

/// A line without the sign of its list.
fn bare(name: &str) -> &str {
    name.trim_start_matches(['+', '*', '-', ' '])
}

fn case(heading: &str, documents: Vec<DraftDocument>) -> DraftCase {
    let folded = fold(heading);
    let only = if folded.contains("hinh thuc truc tuyen") {
        vec![SubmissionChannel::Online]
    } else if folded.contains("hinh thuc truc tiep") {
        vec![SubmissionChannel::Counter, SubmissionChannel::Post]
    } else {
        Vec::new()
    };
    DraftCase { name: case_name(heading), heading: heading.to_owned(), only, documents }
}

/// A heading without its numbering and its "gồm:" at the end.
///
/// ```text
/// "(1.1) Đối với công trình không theo tuyến" → "Đối với công trình không theo tuyến"
/// ```
fn case_name(heading: &str) -> String {
    let mut name = heading.trim_start_matches(['*', '-', ' ']);
    let numbered = name.split_once(' ').filter(|(first, _)| {
        first.ends_with([')', '.'])
            && first.chars().count() <= 6
            && first.chars().all(|c| {
                c.is_ascii_digit() || matches!(c, '(' | ')' | '.') || c.is_ascii_lowercase()
            })
    });
    if let Some((_, rest)) = numbered {
        name = rest.trim_start();
    }
    let mut name = name.trim_end_matches([':', '.', ',', ' ']);
    for ending in ["bao gồm", "gồm", ", hồ sơ"] {
        name = name.strip_suffix(ending).unwrap_or(name).trim_end_matches([':', ',', ' ']);
    }
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Words that tell what a heading is, the first match counting; text folded.
const KINDS: [(&str, Kind); 19] = [
    ("luu y", Kind::Remark),
    ("thanh phan ho so", Kind::Part),
    ("giay to phai", Kind::Part),
    ("ho so cua nguoi", Kind::Part),
    ("ban khai", Kind::Part),
    ("ban sao", Kind::Part),
    ("giay chung nhan", Kind::Part),
    ("don de nghi", Kind::Part),
    ("ho so gom", Kind::Part),
    ("(truong hop khai thac", Kind::Part),
    ("truong hop uy quyen", Kind::Extra),
    ("nguoi uy quyen", Kind::Extra),
    ("nguoi co tham quyen ky", Kind::Extra),
    ("truong hop chua co tai khoan", Kind::Extra),
    ("tuy tung truong hop", Kind::Extra),
    ("ngoai cac tai lieu", Kind::Extra),
    ("tai lieu, giay to giai trinh", Kind::Extra),
    ("doi voi du an dau tu xay dung, de xuat", Kind::Extra),
    ("truong hop phap luat ve xay dung", Kind::Extra),
];

fn kind(heading: &str) -> Kind {
    let folded = fold(&case_name(heading));
    // "Thành phần hồ sơ đối với trường hợp …" is a case, the bare title is not.
    if folded.starts_with("thanh phan ho so doi voi") {
        return Kind::Case;
    }
    KINDS.iter().find(|(start, _)| folded.starts_with(start)).map_or(Kind::Case, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_names() {
        assert_eq!(
            case_name("(1.1) Đối với công trình không theo tuyến"),
            "Đối với công trình không theo tuyến"
        );
        assert_eq!(
            case_name("a) Hồ sơ đề nghị cấp giấy phép bao gồm:"),
            "Hồ sơ đề nghị cấp giấy phép"
        );
        assert_eq!(case_name("* Hồ sơ cấp loại 5, loại 8 bao gồm"), "Hồ sơ cấp loại 5, loại 8");
        assert_eq!(case_name("Đối với trường hợp 2, hồ sơ bao gồm"), "Đối với trường hợp 2");
    }

    #[test]
    fn kinds_of_headings() {
        assert_eq!(kind("Trường hợp đăng ký doanh nghiệp xã hội"), Kind::Case);
        assert_eq!(kind("Trường hợp ủy quyền cho tổ chức thực hiện"), Kind::Extra);
        assert_eq!(kind("* Lưu ý"), Kind::Remark);
        assert_eq!(kind("Thành phần hồ sơ"), Kind::Part);
        assert_eq!(kind("c) Thành phần hồ sơ đối với trường hợp giao đất, gồm"), Kind::Case);
    }
}
