//! One style sheet out of many small ones.

use crate::place;
use anyhow::Result;
use std::path::Path;

/// The design system (`style/*.css`, by name), then what stands beside its component
/// (`src/**/*.css`, by path), without comments and indentation.
pub(crate) fn joined(frontend: &Path) -> Result<String> {
    let sheets = place::files(&frontend.join("style"))
        .into_iter()
        .chain(place::files(&frontend.join("src")))
        .filter(|file| file.extension().is_some_and(|extension| extension == "css"));
    let mut joined = String::new();
    for sheet in sheets {
        joined.push_str(&slim(&std::fs::read_to_string(sheet)?));
    }
    Ok(joined)
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
    use super::slim;

    #[test]
    fn comments_and_indentation_go_and_strings_stay() {
        assert_eq!(
            slim("/* why\n so */\na {\n  content: \"/* not */ ố\";\n}\n\n"),
            "a {\ncontent: \"/* not */ ố\";\n}\n"
        );
    }
}
