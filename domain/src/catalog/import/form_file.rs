//! Names of template files that a portal glued onto the names of papers.

/// Endings a template file has.
const ENDINGS: [&str; 8] = [".docx", ".doc", ".pdf", ".xlsx", ".xls", ".rtf", ".zip", ".odt"];

/// Fewest letters a paper's name keeps; a cut that leaves less was a wrong one.
const SHORTEST_NAME: usize = 8;

/// A paper's name and the file glued behind it.
///
/// ```text
/// "Giấy đề nghị theo mẫu thống nhấtMẫu TP-LS-02-sđ.docx"
///   → ("Giấy đề nghị theo mẫu thống nhất", Some("Mẫu TP-LS-02-sđ.docx"))
/// ```
pub(super) fn split(name: &str) -> (String, Option<String>) {
    let lower = name.to_lowercase();
    let Some(ending) = ENDINGS.iter().find(|ending| lower.ends_with(*ending)) else {
        return (name.to_owned(), None);
    };
    let stem = &name[..name.len() - ending.len()];
    let found = by_letters(stem).or_else(|| by_syllables(stem));
    match found.map(|at| (trim_paper(&name[..at]), &name[at..])) {
        Some((paper, file)) if paper.chars().count() >= SHORTEST_NAME => {
            (paper.to_owned(), Some(file.trim().to_owned()))
        }
        _ => (name.to_owned(), None),
    }
}

fn trim_paper(text: &str) -> &str {
    text.trim_end_matches([' ', ';', '.', ',', ':'])
}

/// The first place where a new text begins without a blank: a capital behind a small letter, a
/// letter or digit behind punctuation, a capitalised word behind an abbreviation.
fn by_letters(stem: &str) -> Option<usize> {
    let chars: Vec<(usize, char)> = stem.char_indices().collect();
    let at = |index: usize| chars.get(index).map(|(_, c)| *c);
    (1..chars.len()).find_map(|i| {
        let (before, here, after) = (chars[i - 1].1, chars[i].1, at(i + 1));
        let small_then_capital = before.is_lowercase() && here.is_uppercase();
        // "VNeID" is one word.
        let is_vneid = before == 'e' && here == 'I' && after == Some('D');
        let two_before = (i >= 2).then(|| chars[i - 2].1);
        let behind_punctuation = match before {
            ';' | ')' => here.is_alphanumeric(),
            '.' => {
                here.is_alphanumeric()
                    && two_before.is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | ';'))
            }
            _ => false,
        };
        let behind_abbreviation = before.is_uppercase()
            && two_before.is_some_and(char::is_uppercase)
            && here.is_uppercase()
            && after.is_some_and(char::is_lowercase);
        let boundary =
            (small_then_capital && !is_vneid) || behind_punctuation || behind_abbreviation;
        boundary.then_some(chars[i].0)
    })
}

/// Where a word holds two syllables: Vietnamese words are one syllable each, so "mẫuvăn" is two
/// texts. The last such word counts, for the file stands at the end.
fn by_syllables(stem: &str) -> Option<usize> {
    let mut found = None;
    let mut start = 0;
    for word in stem.split(' ') {
        if word.chars().any(|c| c.is_lowercase() && !c.is_ascii())
            && word.chars().all(char::is_alphabetic)
            && let Some(cut) = second_syllable(word)
        {
            found = Some(start + cut);
        }
        start += word.len() + 1;
    }
    found
}

/// Byte offset of the second syllable of a word, when it has two.
fn second_syllable(word: &str) -> Option<usize> {
    let chars: Vec<(usize, char)> = word.char_indices().collect();
    let first = chars.iter().position(|(_, c)| is_vowel(*c))?;
    let coda = first + chars[first..].iter().position(|(_, c)| !is_vowel(*c))?;
    let onset_end = coda + chars[coda..].iter().position(|(_, c)| is_vowel(*c))?;
    let consonants: String = chars[coda..onset_end].iter().map(|(_, c)| *c).collect();
    // The longest ending that still leaves a beginning.
    let ending = ["ng", "nh", "ch", "c", "m", "n", "p", "t"]
        .into_iter()
        .find(|ending| consonants.starts_with(ending) && consonants.len() > ending.len())
        .unwrap_or_default();
    Some(chars[coda].0 + ending.len())
}

fn is_vowel(c: char) -> bool {
    crate::text::fold(&c.to_string())
        .chars()
        .any(|plain| matches!(plain, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_files_off() {
        for (glued, paper, file) in [
            (
                "Giấy đề nghị theo mẫu thống nhấtMẫu TP-LS-02-sđ.docx",
                "Giấy đề nghị theo mẫu thống nhất",
                "Mẫu TP-LS-02-sđ.docx",
            ),
            (
                "Giấy đề nghị thay đổi của tổ chức luật sư.6. TP-LS-06. De nghi.doc",
                "Giấy đề nghị thay đổi của tổ chức luật sư",
                "6. TP-LS-06. De nghi.doc",
            ),
            (
                "Đơn theo Mẫu số 09.QLT Nghị định số 32/2026/NĐ-CP;.Mẫu số 09.QLT.Gia hạn. Buôn bán.docx",
                "Đơn theo Mẫu số 09.QLT Nghị định số 32/2026/NĐ-CP",
                "Mẫu số 09.QLT.Gia hạn. Buôn bán.docx",
            ),
            (
                "Phụ lục VIa Nghị định số 06/2021/NĐ-CPMau bao cao.doc",
                "Phụ lục VIa Nghị định số 06/2021/NĐ-CP",
                "Mau bao cao.doc",
            ),
            (
                "Giấy đề nghị cấp phép theo mẫuvăn bản đề nghị loại 1,2,3.docx",
                "Giấy đề nghị cấp phép theo mẫu",
                "văn bản đề nghị loại 1,2,3.docx",
            ),
            (
                "Báo cáo theo mẫu quy địnhbáo cáo kết quả khảo sát.docx",
                "Báo cáo theo mẫu quy định",
                "báo cáo kết quả khảo sát.docx",
            ),
            (
                "Văn bản đề nghị (Mẫu PC11 ngày 15/5/2025).PC11 (1).docx",
                "Văn bản đề nghị (Mẫu PC11 ngày 15/5/2025)",
                "PC11 (1).docx",
            ),
            ("Đơn xin nhận con nuôi;1.nxinnhn.doc", "Đơn xin nhận con nuôi", "1.nxinnhn.doc"),
        ] {
            assert_eq!(split(glued), (paper.to_owned(), Some(file.to_owned())));
        }
    }

    #[test]
    fn leaves_other_names_alone() {
        for name in ["Giấy tờ chứng minh về trụ sở", "Ứng dụng VNeID", "Đơn.docx", "Tệp mẫu.docx"]
        {
            assert_eq!(split(name), (name.to_owned(), None));
        }
    }
}
