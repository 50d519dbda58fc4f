//! Names of files: what comes with an upload, and how it goes out again.

use super::Kind;
use domain::text::tidy;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Longest name kept, in characters, without its ending.
const LONGEST: usize = 120;
/// The name of a file that came without one.
const NAMELESS: &str = "tài liệu";

/// What RFC 5987 lets stand as it is.
const ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// The name under which a file is kept: without folders, control characters and characters that
/// turn the direction of writing, and with the ending of its kind. `None` when the name ends as
/// another kind of file that is taken, so that a picture does not pass for a PDF.
///
/// ```text
/// "C%3A%5CQuét%5CĐơn%20xin%20phép.PDF" → "Đơn xin phép.pdf"
/// ```
pub(super) fn clean(header: &str, kind: Kind) -> Option<String> {
    let decoded = percent_decode_str(header).decode_utf8_lossy();
    let last = decoded.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = last.chars().filter(|c| !is_trick(*c)).collect::<String>();
    let (stem, extension) = plain.rsplit_once('.').unwrap_or((&plain, ""));
    let stem = match Kind::of_extension(extension.trim()) {
        Some(other) if other != kind => return None,
        Some(_) => stem,
        None => &plain,
    };
    let stem = tidy(stem).chars().take(LONGEST).collect::<String>();
    let stem = stem.trim_matches(['.', ' ']);
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    Some(format!("{stem}.{}", kind.extension()))
}

/// Control characters, what is not allowed in names of files, and the invisible marks with which
/// `…fdp.exe` can be shown as `…exe.pdf`.
fn is_trick(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\u{feff}' | '\u{fffd}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

/// The `Content-Disposition` value that shows a file and names it when it is saved (RFC 6266),
/// with a plain name for programs that know no other.
pub fn disposition(name: &str) -> String {
    let folded = name.chars().map(|c| match c {
        '"' | '\\' | '%' => '_',
        ' '..='~' => c,
        _ => '_',
    });
    let folded: String = folded.collect();
    let encoded = utf8_percent_encode(name, ATTR_CHAR);
    format!("inline; filename=\"{folded}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_is_no_part_of_them() {
        for (given, kept) in [
            ("Đơn%20xin%20phép.PDF", "Đơn xin phép.pdf"),
            ("%C4%90%C6%A1n.pdf", "Đơn.pdf"),
            ("C%3A%5CScan%5C..%5Ca.pdf", "a.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("a%0D%0ASet-Cookie%3Ax.pdf", "aSet-Cookiex.pdf"),
            ("hợp đồng%E2%80%AEexe.pdf", "hợp đồngexe.pdf"),
            ("scan.2026.11.23", "scan.2026.11.23.pdf"),
            ("setup.exe", "setup.exe.pdf"),
            ("Vie%CC%A3%CC%82t.pdf", "Việt.pdf"),
            ("...", "tài liệu.pdf"),
            ("", "tài liệu.pdf"),
            ("%FF%FE", "tài liệu.pdf"),
        ] {
            assert_eq!(clean(given, Kind::Pdf).as_deref(), Some(kept), "{given}");
        }
        let long = clean(&"ư".repeat(500), Kind::Png).unwrap();
        assert_eq!(long.chars().count(), LONGEST + ".png".len());
    }

    #[test]
    fn a_name_must_not_promise_another_kind() {
        assert_eq!(clean("a.pdf", Kind::Jpeg), None);
        assert_eq!(clean("a.png", Kind::Pdf), None);
        assert_eq!(clean("a.JPEG", Kind::Jpeg).as_deref(), Some("a.jpg"));
    }

    #[test]
    fn vietnamese_names_survive_the_header() {
        assert_eq!(
            disposition("Đơn 1.pdf"),
            "inline; filename=\"__n 1.pdf\"; filename*=UTF-8''%C4%90%C6%A1n%201.pdf"
        );
        assert!(
            disposition("Đơn\"; x=\"y.pdf").starts_with("inline; filename=\"__n_; x=_y.pdf\"; ")
        );
        assert!(disposition("Đơn\r\nx").is_ascii());
        assert!(!disposition("Đơn\r\nx").contains('\r'));
    }
}
