//! What a first visit costs, against what it may cost.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

/// What an entry may weigh on its first load, all files, brotli, in bytes.
fn budget(entry: &str) -> u64 {
    match entry {
        "portal" => 250_000,
        _ => 500_000,
    }
}

/// Prints the weight of everything that an entry's shell refers to, directly or through another
/// file (a style sheet's fonts count, though a browser fetches only those that a text needs; not
/// those of rare letters, which hardly any text needs), what a visit weighs that begins at each of
/// its pages, and how much more what is opened inside one of them takes. What is fetched ahead while
/// a page is at rest is counted where it is shown, not where it is fetched.
/// Over budget is said, not refused: a heavy app is still an app.
pub(crate) fn report(folder: &Path, entry: &str, pages: &Pages) -> Result<()> {
    println!("\n{entry:<57} {:>10} {:>10}", "raw", "brotli");
    // What only a page needs is named by the module that fetches it, but not fetched.
    let later: BTreeSet<&str> =
        pages.values().flatten().map(|path| path.trim_start_matches('/')).collect();
    let mut base = Weight::default();
    for path in reachable(folder, &format!("{entry}.html"))? {
        if later.contains(path.as_str()) || path.contains("-rare-") {
            continue;
        }
        let weight = Weight::of(folder, &path)?;
        println!("  {path:<55} {:>10} {:>10}", weight.raw, weight.packed);
        base = base + weight;
    }
    println!("  {:<55} {:>10} {:>10}", "before any page", base.raw, base.packed);
    let budget = budget(entry);
    for (page, files) in pages {
        if let Some((outer, there)) = outer(pages, page) {
            let more: Vec<_> = files.difference(there).collect();
            let Weight { raw, packed } = sum(folder, Weight::default(), more.iter().copied())?;
            let name = format!("{page}, opened in {outer}, {} more", more.len());
            println!("  {name:<55} {raw:>10} {packed:>10}");
            continue;
        }
        let Weight { raw, packed } = sum(folder, base, files)?;
        let name = format!("first load of {page}, {} more", files.len());
        print!("  {name:<55} {raw:>10} {packed:>10}  of {budget}");
        match packed.checked_sub(budget) {
            Some(over) if over > 0 => println!("  OVER BUDGET by {over}"),
            _ => println!(),
        }
    }
    Ok(())
}

/// The files of each page beyond those of its entry.
type Pages = BTreeMap<String, BTreeSet<String>>;

/// The page inside which a part is opened, by its name: `dossier_forms` in `dossier`. No visit begins
/// there.
fn outer<'a>(pages: &'a Pages, part: &str) -> Option<(&'a String, &'a BTreeSet<String>)> {
    let inside = |page: &str| part.strip_prefix(page).is_some_and(|rest| rest.starts_with('_'));
    pages.iter().find(|(page, _)| inside(page))
}

fn sum<'a>(
    folder: &Path,
    base: Weight,
    files: impl IntoIterator<Item = &'a String>,
) -> Result<Weight> {
    files
        .into_iter()
        .try_fold(base, |total, path| Ok(total + Weight::of(folder, path.trim_start_matches('/'))?))
}

/// Bytes, as built and as sent.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    raw: u64,
    packed: u64,
}

impl Weight {
    fn of(folder: &Path, path: &str) -> Result<Self> {
        let raw = std::fs::metadata(folder.join(path))?.len();
        let packed = std::fs::metadata(folder.join(format!("{path}.br"))).map_or(raw, |m| m.len());
        Ok(Self { raw, packed })
    }
}

impl std::ops::Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, packed: self.packed + other.packed }
    }
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
    fn a_part_is_opened_inside_the_page_whose_name_it_begins_with() {
        let pages = ["dossier", "dossier_forms", "lists"].map(|page| (page.to_owned(), [].into()));
        let pages = Pages::from(pages);
        let of = |page: &str| outer(&pages, page).map(|(name, _)| name.as_str());
        assert_eq!([of("dossier"), of("dossier_forms")], [None, Some("dossier")]);
        assert_eq!([of("lists"), of("dossiers")], [None, None]);
    }

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
