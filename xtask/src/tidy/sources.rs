//! Rules about the text of the sources.

use crate::place;
use anyhow::{Context, Result};
use std::path::Path;

/// The most lines a file may have.
const LONGEST: usize = 500;

/// A text that may not stand in a source file, where, and what to do instead. The texts are put
/// together at compile time so that this file does not break its own rules.
struct Ban {
    text: &'static str,
    /// Path prefixes; an empty one is everywhere.
    within: &'static str,
    except: &'static [&'static str],
    instead: &'static str,
}

const BANS: [Ban; 9] = [
    everywhere(concat!("to", "do!("), "finish it"),
    everywhere(concat!("unimple", "mented!("), "finish it"),
    everywhere(concat!("TO", "DO"), "finish it, or open an issue"),
    everywhere(concat!("FIX", "ME"), "fix it"),
    everywhere(concat!("#[ig", "nore"), "a test runs or goes"),
    everywhere(concat!("#[al", "low("), "#[expect(lint, reason = \"…\")]"),
    Ban {
        text: concat!(".off", "set("),
        within: "backend/src/",
        except: &[],
        instead: "page by keyset cursor: an offset grows with the data",
    },
    Ban {
        text: concat!(" OFF", "SET "),
        within: "backend/src/",
        except: &[],
        instead: "page by keyset cursor: an offset grows with the data",
    },
    Ban {
        text: concat!("Utc::", "now"),
        within: "",
        except: &["backend/src/app/clock.rs", "domain/src/time/", "frontend/"],
        instead: "take the time from a Clock",
    },
];

const fn everywhere(text: &'static str, instead: &'static str) -> Ban {
    Ban { text, within: "", except: &[], instead }
}

pub(super) fn breaches(root: &Path) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    for package in ["domain", "paper", "backend", "frontend", "migrations", "tests", "xtask"] {
        for file in place::files(&root.join(package)) {
            if file.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&file)
                    .with_context(|| format!("cannot read {}", file.display()))?;
                let path = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
                breaches.extend(in_file(&path, &text));
            }
        }
    }
    Ok(breaches)
}

fn in_file(path: &str, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    let length = text.lines().count();
    if length > LONGEST {
        breaches.push(format!("{path}: {length} lines, more than {LONGEST}; split it"));
    }
    let bans = BANS.iter().filter(|ban| {
        path.starts_with(ban.within) && !ban.except.iter().any(|except| path.starts_with(except))
    });
    for ban in bans {
        for (index, _) in text.lines().enumerate().filter(|(_, line)| line.contains(ban.text)) {
            breaches.push(format!("{path}:{}: `{}`; {}", index + 1, ban.text.trim(), ban.instead));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_finds_its_breach() {
        for ban in &BANS {
            let path = format!("{}some/file.rs", ban.within);
            let breaches = in_file(&path, &format!("fn f() {{\n    {}\n}}", ban.text));
            assert_eq!(breaches.len(), 1, "{}: {breaches:?}", ban.text);
            assert!(breaches[0].starts_with(&format!("{path}:2:")), "{breaches:?}");
        }
    }

    #[test]
    fn a_rule_ends_where_it_does_not_hold() {
        let line = concat!("query.off", "set(3)");
        assert_eq!(in_file("frontend/src/scroll.rs", line), Vec::<String>::new());
        assert_eq!(in_file("backend/src/queue.rs", line).len(), 1);
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(in_file("domain/src/a.rs", &"\n".repeat(500)), Vec::<String>::new());
        assert_eq!(in_file("domain/src/a.rs", &"\n".repeat(501)).len(), 1);
    }
}
