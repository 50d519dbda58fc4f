//! What holds for the sources as a whole.

mod inputs;
mod links;
mod texts;

use std::path::{Path, PathBuf};

/// Every source file: its path below `src`, and what stands in it.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let name =
            path.strip_prefix(&root).expect("a path below it").to_string_lossy().replace('\\', "/");
        (name, std::fs::read_to_string(&path).expect("a source that can be read"))
    };
    below(&root).into_iter().map(read).collect()
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let entries = std::fs::read_dir(folder).expect("the folder of the sources");
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            out.extend(below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
    out
}

/// The code of a file without its tests.
fn code(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or_default()
}
