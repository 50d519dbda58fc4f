//! Every text a person sees stands in a `text.rs`, in both languages.

use super::{code, sources};
use unicode_normalization::is_nfc;

/// Where Vietnamese may stand besides `text.rs`: the formats, which are two languages in one
/// function, the names of the languages, and the gallery's examples.
const ELSEWHERE: [&str; 3] = ["format.rs", "i18n/mod.rs", "ui/gallery/"];

/// Letters that only Vietnamese has among the languages of this code.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'à'..='ỹ' | 'À'..='Ỹ') && c.is_alphabetic()
}

#[test]
fn texts_are_in_their_files_and_in_normal_form() {
    for (name, source) in sources() {
        assert!(
            is_nfc(&source),
            "{name} is not in NFC: typed letters would not match searched ones"
        );
        // Samples belong to tests alone.
        let sample = name.ends_with("samples.rs");
        if sample
            || name.ends_with("text.rs")
            || ELSEWHERE.iter().any(|place| name.starts_with(place))
        {
            continue;
        }
        for (number, line) in code(&source).lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            assert!(
                !line.contains(is_vietnamese),
                "{name}:{}: a text outside text.rs has no English: {line}",
                number + 1
            );
        }
    }
}
