//! Tables kept as text in `tests/golden`, for people to read and to agree with.

use std::path::Path;

/// Compares with a table.
///
/// # Panics
/// On a difference; outside of CI the new table is written first, so that it can be read, judged
/// and committed.
pub fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if expected == actual {
        return;
    }
    if std::env::var_os("CI").is_none() {
        std::fs::write(&path, actual).expect("the folder of golden tables can be written");
    }
    let first = expected.lines().zip(actual.lines()).position(|(old, new)| old != new);
    let line = first.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    let was = expected.lines().nth(line).unwrap_or("(nothing)");
    let is = actual.lines().nth(line).unwrap_or("(nothing)");
    panic!(
        "{name} differs from line {} on; if the new table is what the law says, commit it\n\
         was: {was}\nis:  {is}",
        line + 1
    );
}
