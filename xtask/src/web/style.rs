//! One style sheet per entry out of many small ones.

use crate::place;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The style sheet of an entry: the design system (`style/*.css`, by name), then what stands beside
/// its component (`src/**/*.css`, by path), without comments and indentation.
pub(crate) fn joined(frontend: &Path, entry: &str) -> Result<String> {
    let is_asked = |file: &PathBuf| {
        let path = file.strip_prefix(frontend).unwrap_or(file).to_string_lossy().replace('\\', "/");
        path.ends_with(".css") && owner(&path).is_none_or(|owner| owner == entry)
    };
    let sheets = place::files(&frontend.join("style"))
        .into_iter()
        .chain(place::files(&frontend.join("src")))
        .filter(is_asked);
    let mut joined = String::new();
    for sheet in sheets {
        joined.push_str(&slim(&std::fs::read_to_string(sheet)?));
    }
    Ok(joined)
}

/// The one entry that a sheet is for; `None` when it is for both. Numbers below 60 and from 90 are
/// everybody's.
fn owner(path: &str) -> Option<&'static str> {
    match path {
        _ if path.starts_with("src/citizen/") || path.starts_with("style/7") => Some("portal"),
        _ if path.starts_with("src/ui/") => None,
        _ if ["src/", "style/6", "style/8"].iter().any(|of| path.starts_with(of)) => Some("desk"),
        _ => None,
    }
}

/// Drops comments, indentation and empty lines. Strings are left alone: a comment mark inside
/// quotes is text.
fn slim(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    let mut quote = None;
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        match quote {
            None if next == '"' || next == '\'' => quote = Some(next),
            Some(open) if next == open => quote = None,
            _ => {}
        }
        bare.push(next);
        rest = &rest[next.len_utf8()..];
    }
    let mut slim = String::with_capacity(bare.len());
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        slim.push_str(line);
        slim.push('\n');
    }
    slim
}

#[cfg(test)]
mod tests {
    use super::{owner, slim};

    #[test]
    fn a_sheet_is_for_one_entry_or_for_both() {
        assert_eq!(owner("style/20-button.css"), None);
        assert_eq!(owner("style/90-print.css"), None);
        assert_eq!(owner("style/65-intake.css"), Some("desk"));
        assert_eq!(owner("src/dossier/list/list.css"), Some("desk"));
        assert_eq!(owner("style/74-track.css"), Some("portal"));
    }

    #[test]
    fn comments_and_indentation_go_and_strings_stay() {
        assert_eq!(
            slim("/* why\n so */\na {\n  content: \"/* not */ ố\";\n}\n\n"),
            "a {\ncontent: \"/* not */ ố\";\n}\n"
        );
    }
}
