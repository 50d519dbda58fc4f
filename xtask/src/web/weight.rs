//! What a first visit costs, against what it may cost.

use anyhow::{Context, Result};
use std::collections::{BTreeSet, VecDeque};
use std::path::Path;

/// What an entry may weigh on its first load, all files, brotli, in bytes.
fn budget(entry: &str) -> u64 {
    match entry {
        "portal" => 250_000,
        _ => 500_000,
    }
}

/// Prints the weight of everything that an entry's shell refers to, directly or through another
/// file (a style sheet's fonts count, though a browser fetches only those that a text needs).
/// Over budget is said, not refused: a heavy app is still an app.
pub(crate) fn report(folder: &Path, entry: &str) -> Result<()> {
    let mut raw_total = 0;
    let mut total = 0;
    println!("\n{entry:<57} {:>10} {:>10}", "raw", "brotli");
    for path in reachable(folder, &format!("{entry}.html"))? {
        let raw = std::fs::metadata(folder.join(&path))?.len();
        let packed = std::fs::metadata(folder.join(format!("{path}.br"))).map_or(raw, |m| m.len());
        println!("  {path:<55} {raw:>10} {packed:>10}");
        raw_total += raw;
        total += packed;
    }
    let budget = budget(entry);
    println!("  {:<55} {raw_total:>10} {total:>10}  of {budget}", "first load");
    if total > budget {
        println!("  OVER BUDGET by {} bytes", total - budget);
    }
    Ok(())
}

/// The files that a page pulls in: whatever of `assets/` its text, or a text it pulls in, names.
fn reachable(folder: &Path, page: &str) -> Result<BTreeSet<String>> {
    let mut seen = BTreeSet::new();
    let mut queue = VecDeque::from([page.to_owned()]);
    while let Some(path) = queue.pop_front() {
        if !seen.insert(path.clone()) || !is_text(&path) {
            continue;
        }
        let text = std::fs::read_to_string(folder.join(&path))
            .with_context(|| format!("{path} is referred to but not there"))?;
        for found in text.split("/assets/").skip(1) {
            let end = found.find(['"', '\'', ')']).unwrap_or(found.len());
            queue.push_back(format!("assets/{}", &found[..end]));
        }
    }
    Ok(seen)
}

fn is_text(path: &str) -> bool {
    [".html", ".css", ".js"].iter().any(|extension| path.ends_with(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_of_the_style_sheet_count() -> Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::create_dir(folder.path().join("assets"))?;
        std::fs::write(folder.path().join("a.html"), r#"<link href="/assets/s.css">"#)?;
        std::fs::write(folder.path().join("assets/s.css"), "src: url(/assets/f.woff2)")?;
        std::fs::write(folder.path().join("assets/f.woff2"), "font")?;
        std::fs::write(folder.path().join("assets/other.js"), "")?;
        let found = reachable(folder.path(), "a.html")?;
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            ["a.html", "assets/f.woff2", "assets/s.css"]
        );
        Ok(())
    }
}
