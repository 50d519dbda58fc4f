//! Every text a person sees stands in a `text.rs`, in both languages.

use std::path::{Path, PathBuf};
use unicode_normalization::is_nfc;

/// Where Vietnamese may stand besides `text.rs`: the formats, which are two languages in one
/// function, the names of the languages, and the gallery's examples.
const ELSEWHERE: [&str; 3] = ["format.rs", "i18n/mod.rs", "ui/gallery/"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let entries = std::fs::read_dir(folder).expect("the folder of the sources");
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            out.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
    out
}

/// Letters that only Vietnamese has among the languages of this code.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'à'..='ỹ' | 'À'..='Ỹ') && c.is_alphabetic()
}

#[test]
fn texts_are_in_their_files_and_in_normal_form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let source = std::fs::read_to_string(&path).unwrap();
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
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            assert!(
                !line.contains(is_vietnamese),
                "{name}:{}: a text outside text.rs has no English: {line}",
                number + 1
            );
        }
    }
}
