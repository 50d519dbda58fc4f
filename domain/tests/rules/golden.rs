//! Tables kept as text beside the tests, for people to read and to agree with.

use std::path::Path;

/// Compares with the table in `tests/golden`. A difference fails; outside of CI the new table is
/// written first, so that it can be read, judged and committed.
pub(crate) fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if expected == actual {
        return;
    }
    if std::env::var_os("CI").is_none() {
        std::fs::write(&path, actual).unwrap();
    }
    let mut lines = expected.lines().zip(actual.lines());
    let first = lines.position(|(old, new)| old != new);
    panic!(
        "{name} differs from line {} on; if the new table is what the law says, commit it",
        first.unwrap_or_else(|| expected.lines().count().min(actual.lines().count())) + 1
    );
}
