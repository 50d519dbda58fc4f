//! What may depend on what, and why a dependency is in the house.

use crate::process;
use anyhow::Result;
use std::path::Path;

/// A crate and what must not be anywhere below it, normal dependencies only.
const KEPT_APART: [(&str, &[&str]); 4] = [
    ("domain", &["sea-orm", "sqlx", "tokio", "axum", "async-graphql", "leptos", "reqwest"]),
    ("paper", &["motcua", "domain", "sea-orm", "sqlx", "axum", "async-graphql"]),
    ("frontend", &["motcua", "paper", "migrations", "sea-orm", "axum", "async-graphql"]),
    ("migrations", &["motcua", "paper", "frontend"]),
];

pub(super) fn breaches(root: &Path) -> Result<Vec<String>> {
    let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
    let mut breaches = without_reason(&manifest);
    for (package, forbidden) in KEPT_APART {
        let mut cargo = process::cargo("tree");
        cargo.args(["--package", package, "--edges", "normal", "--prefix", "none"]);
        let tree = process::output(cargo.args(["--format", "{p}"]))?;
        let names = tree.lines().filter_map(|line| line.split_whitespace().next());
        for name in names.filter(|name| forbidden.contains(name)) {
            breaches.push(format!("{package} depends on {name}, from which it is kept apart"));
        }
    }
    breaches.dedup();
    Ok(breaches)
}

/// Third-party crates of the workspace that do not say in a comment what they are for.
fn without_reason(manifest: &str) -> Vec<String> {
    manifest
        .lines()
        .enumerate()
        .skip_while(|(_, line)| line.trim() != "[workspace.dependencies]")
        .skip(1)
        .take_while(|(_, line)| !line.starts_with('['))
        .filter(|(_, line)| line.contains('=') && !line.starts_with('#'))
        .filter(|(_, line)| !line.contains("{ path = ") && !line.contains(" # "))
        .map(|(index, line)| {
            let name = line.split('=').next().unwrap_or(line).trim();
            format!("Cargo.toml:{}: say in a comment what {name} is for", index + 1)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::without_reason;

    #[test]
    fn a_dependency_without_a_reason_is_named() {
        let manifest = "[workspace.dependencies]\ndomain = { path = \"domain\" }\n\
            anyhow = \"1\" # errors\nbytes = \"1\"\n\n[profile.dev]\ndebug = 1\n";
        assert_eq!(without_reason(manifest), ["Cargo.toml:4: say in a comment what bytes is for"]);
    }
}
