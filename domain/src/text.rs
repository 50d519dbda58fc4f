//! Vietnamese text: normal form and search without diacritics.

/// Unicode normal forms.
#[cfg(not(target_arch = "wasm32"))]
mod form {
    use unicode_normalization::UnicodeNormalization;

    pub(super) fn composed(text: &str) -> String {
        text.nfc().collect()
    }

    pub(super) fn decomposed(text: &str) -> String {
        text.nfd().collect()
    }
}

/// Unicode normal forms, by the tables that a browser has: ours would be a tenth of the program.
#[cfg(target_arch = "wasm32")]
mod form {
    use js_sys::JsString;

    pub(super) fn composed(text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }

    pub(super) fn decomposed(text: &str) -> String {
        JsString::from(text).normalize("NFD").into()
    }
}

/// A mark over, under or through a Latin letter, as decomposed text has it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Trims, puts into Unicode NFC and folds runs of white space into one blank.
///
/// ```text
/// "  Nguyễn   Thị Ánh " → "Nguyễn Thị Ánh"
/// ```
pub fn tidy(input: &str) -> String {
    let mut out = String::with_capacity(input.len());
    for word in input.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    form::composed(&out)
}

/// Control characters, and those that turn the direction of writing round: a paper would not say
/// what the screen showed.
pub(crate) fn unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The form in which text is searched: tidied, lower case, no diacritics, `đ` as `d`.
///
/// ```text
/// "Nguyễn Thị Ánh" → "nguyen thi anh"
/// ```
pub fn fold(input: &str) -> String {
    let letters = form::decomposed(input);
    let plain = letters.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase);
    let plain: String = plain.map(|c| if c == 'đ' { 'd' } else { c }).collect();
    tidy(&plain)
}

/// The words of a search, folded. A text matches when each of them occurs in its folded form.
pub fn search_words(query: &str) -> Vec<String> {
    fold(query).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether every word of `query` occurs in `text`, ignoring case and diacritics. An empty query
/// matches everything.
pub fn matches(text: &str, query: &str) -> bool {
    let text = fold(text);
    search_words(query).iter().all(|word| text.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_every_vietnamese_letter() {
        assert_eq!(fold("ĐẶNG Thị Ỳ"), "dang thi y");
        assert_eq!(fold("Cấp giấy phép xây dựng"), "cap giay phep xay dung");
        assert_eq!(
            fold("Ư ứ ừ ử ữ ự ơ ớ ờ ở ỡ ợ ă ắ ằ ẳ ẵ ặ"),
            "u u u u u u o o o o o o a a a a a a"
        );
    }

    #[test]
    fn finds_words_in_any_order_without_diacritics() {
        assert!(matches("Cấp giấy phép lao động", "lao dong cap"));
        assert!(!matches("Cấp giấy phép lao động", "xay dung"));
        assert!(matches("bất kỳ", ""));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(s in "\\PC{0,40}") {
            let once = fold(&s);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
