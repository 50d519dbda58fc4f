//! Repairs of catalog text: what was split is joined, what was glued is taken apart.

use crate::text::fold;

/// Joins applicants that were split at commas: `["Tổ chức (không bao gồm doanh nghiệp", "HTX)",
/// "Cán bộ", "công chức"]` → `["Tổ chức (không bao gồm doanh nghiệp, HTX)", "Cán bộ, công chức"]`.
pub(super) fn join_applicants(parts: &[String]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let continues = joined.last().is_some_and(|last| {
            last.matches('(').count() > last.matches(')').count()
                || part.chars().next().is_some_and(char::is_lowercase)
        });
        match joined.last_mut() {
            Some(last) if continues => {
                last.push_str(", ");
                last.push_str(part);
            }
            _ => joined.push(part.clone()),
        }
    }
    let mut seen = Vec::new();
    joined.retain(|applicant| {
        let new = !seen.contains(applicant);
        seen.push(applicant.clone());
        new
    });
    joined
}

/// `3713/QD-BTP` → `3713/QĐ-BTP`.
pub(super) fn decision_number(text: &str) -> String {
    text.replace("/QD-", "/QĐ-").replace("/QÐ-", "/QĐ-")
}

/// What the column of fees says, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Notes {
    /// On the fee.
    pub fee: String,
    /// On the time: the portal prints it behind the fee without a gap.
    pub term: String,
}

/// Takes a fee note apart. "Không có thông tin" and the like say nothing and go; what is glued
/// behind them, or behind a parenthesis that was never opened, is a note on the time.
pub(super) fn split_notes(note: &str) -> Notes {
    let note = note.trim();
    if is_nothing(note) {
        return Notes::default();
    }
    for nothing in ["Không có thông tin", "Không có.", "Không có", "Không"] {
        if let Some(rest) = note.strip_prefix(nothing) {
            let glued = rest.strip_prefix(')').unwrap_or(rest);
            let starts_anew = glued
                .trim_start_matches([' ', '-', '.'])
                .chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
            if starts_anew {
                return Notes { fee: String::new(), term: clean(glued) };
            }
        }
    }
    match unopened(note) {
        Some(at) => {
            let (fee, rest) = (clean(&note[..at]), clean(&note[at + 1..]));
            if says_time(&rest) {
                Notes { fee, term: rest }
            } else {
                Notes { fee: join(&fee, &rest), term: String::new() }
            }
        }
        None => Notes { fee: clean(note), term: String::new() },
    }
}

/// Position of the first closing parenthesis that nothing opened.
fn unopened(text: &str) -> Option<usize> {
    let mut depth = 0u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn says_time(text: &str) -> bool {
    let folded = fold(text);
    ["ngay lam viec", "thoi han", "ngay, ke tu", "kiem tra ho so"]
        .iter()
        .any(|word| folded.contains(word))
}

fn join(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (true, _) => second.to_owned(),
        (_, true) => first.to_owned(),
        _ => format!("{first} {second}"),
    }
}

/// Trims the debris at both ends; a mere unit ("đồng/lần") or the tail of a cut phrase is dropped.
fn clean(text: &str) -> String {
    let text = text.trim_start_matches([' ', '-', ':', ';', ')', '.', ',', '+']).trim();
    let folded = fold(text);
    if is_nothing(text)
        || matches!(folded.as_str(), "dong/lan" | "/ho so" | "dong" | "dong/ho so" | "neu co")
    {
        return String::new();
    }
    text.to_owned()
}

fn is_nothing(text: &str) -> bool {
    let folded = fold(text);
    let words = folded.trim_matches(['.', ' ', '-']);
    matches!(words, "" | "khong" | "khong co" | "khong co thong tin" | "khong quy dinh")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(text: &str) -> (String, String) {
        let notes = split_notes(text);
        (notes.fee, notes.term)
    }

    #[test]
    fn rejoins_applicants() {
        let parts = [
            "Tổ chức (không bao gồm doanh nghiệp",
            "HTX)",
            "Công dân Việt Nam",
            "Cán bộ",
            "công chức",
            "viên chức",
        ];
        assert_eq!(
            join_applicants(&parts.map(str::to_owned)),
            [
                "Tổ chức (không bao gồm doanh nghiệp, HTX)",
                "Công dân Việt Nam",
                "Cán bộ, công chức, viên chức"
            ]
        );
    }

    #[test]
    fn takes_fee_notes_apart() {
        for nothing in [
            "",
            "Không",
            "Không có.",
            "Không có thông tin",
            "Không quy định.",
            "đồng/lần",
            "/hồ sơ",
        ] {
            assert_eq!(notes(nothing), Default::default(), "{nothing}");
        }
        assert_eq!(
            notes("Không có thông tin04 ngày làm việc, kể từ ngày nhận đủ").1,
            "04 ngày làm việc, kể từ ngày nhận đủ"
        );
        assert_eq!(
            notes("Không có.)16 ngày làm việc đối với công trình cấp I").1,
            "16 ngày làm việc đối với công trình cấp I"
        );
        assert_eq!(
            notes("Kiểm tra cơ sở: 230.000/lần)07 ngày làm việc kể từ ngày nhận"),
            (
                "Kiểm tra cơ sở: 230.000/lần".to_owned(),
                "07 ngày làm việc kể từ ngày nhận".to_owned()
            )
        );
        assert_eq!(
            notes("nếu có): Hội đồng nhân dân cấp tỉnh quyết định").0,
            "Hội đồng nhân dân cấp tỉnh quyết định"
        );
        assert_eq!(notes("Không thu (TT 47)").0, "Không thu (TT 47)");
        let plain = "Theo quy định của Hội đồng nhân dân cấp tỉnh";
        assert_eq!(notes(plain), (plain.to_owned(), String::new()));
    }

    #[test]
    fn writes_decisions_with_a_stroke() {
        assert_eq!(decision_number("3713/QD-BTP"), "3713/QĐ-BTP");
    }
}
