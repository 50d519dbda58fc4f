//! Files of `dist/`, and the names their content gives them.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A `dist/` being written.
#[derive(Debug)]
pub(crate) struct Assets {
    folder: PathBuf,
    /// Static files: the path a text calls them by → the hashed path they are served at.
    renamed: BTreeMap<String, String>,
}

impl Assets {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), renamed: BTreeMap::new() }
    }

    /// Copies everything but the shells: under its own name (icons and licences are asked for by
    /// name), and, for whoever refers to it from a shell or a style sheet, under a hashed one.
    pub(crate) fn copy_static(&mut self, source: &Path) -> Result<()> {
        for file in crate::place::files(source) {
            if file.extension().is_some_and(|extension| extension == "html") {
                continue;
            }
            let content = std::fs::read(&file)?;
            let relative = file.strip_prefix(source)?.to_string_lossy().replace('\\', "/");
            self.write(&relative, &content)?;
            if relative.ends_with(".txt") {
                continue;
            }
            let name = relative.rsplit('/').next().unwrap_or(&relative);
            let hashed = self.hashed(name, &content)?;
            self.renamed.insert(format!("/{relative}"), hashed);
        }
        Ok(())
    }

    /// The text with every quoted or bracketed path of a static file replaced by its hashed path.
    pub(crate) fn refer(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (path, hashed) in &self.renamed {
            for (open, close) in [('"', '"'), ('\'', '\''), ('(', ')')] {
                text = text
                    .replace(&format!("{open}{path}{close}"), &format!("{open}{hashed}{close}"));
            }
        }
        text
    }

    /// Writes a module without its comments and indentation, as [`Assets::hashed`].
    pub(crate) fn module(&self, name: &str, text: &str) -> Result<String> {
        self.hashed(name, slim(text).as_bytes())
    }

    /// Writes `assets/<stem>-<digest>.<extension>` and returns its absolute path on the site.
    pub(crate) fn hashed(&self, name: &str, content: &[u8]) -> Result<String> {
        let (stem, extension) = name.rsplit_once('.').context("an asset has an extension")?;
        let digest = hex(&Sha256::digest(content)[..8]);
        let path = format!("assets/{stem}-{digest}.{extension}");
        self.write(&path, content)?;
        Ok(format!("/{path}"))
    }

    /// Writes a file under its own name.
    pub(crate) fn write(&self, path: &str, content: &[u8]) -> Result<()> {
        let file = self.folder.join(path);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// Drops comments that have lines of their own, indentation and empty lines: the end of a line means
/// something to a script, and stays. A text of several lines in backquotes is left as it is.
fn slim(module: &str) -> String {
    let mut slim = String::with_capacity(module.len());
    let (mut in_comment, mut in_text) = (false, false);
    for line in module.lines() {
        let bare = line.trim();
        if in_text {
            slim.push_str(line);
        } else {
            // What code follows on the same line stays as it is.
            in_comment |=
                bare.starts_with("/*") && bare.find("*/").is_none_or(|end| end + 2 == bare.len());
            if in_comment || bare.is_empty() || bare.starts_with("//") {
                in_comment &= !bare.ends_with("*/");
                continue;
            }
            slim.push_str(bare);
        }
        slim.push('\n');
        in_text ^= line.matches('`').count() % 2 == 1;
    }
    slim
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_becomes_the_hashed_path_and_a_longer_name_does_not() {
        let mut assets = Assets::new(Path::new("unused"));
        assets.renamed.insert("/fonts/a.woff2".into(), "/assets/a-1.woff2".into());
        assert_eq!(
            assets.refer("url(/fonts/a.woff2) href=\"/fonts/a.woff2\" url('/fonts/a.woff2x')"),
            "url(/assets/a-1.woff2) href=\"/assets/a-1.woff2\" url('/fonts/a.woff2x')"
        );
    }

    #[test]
    fn a_module_loses_its_comments_and_keeps_its_texts() {
        let text = "/**\n * @param {string} a\n */\nexport function f(a) {\n    // says a\n\n    \
                    return `a\n  // ${a}\n` + \"/* c */\"; /* d */\n}\n/* e */\n/* f */ f(1)\n";
        let slim = slim(text);
        assert_eq!(
            slim,
            "export function f(a) {\nreturn `a\n  // ${a}\n` + \"/* c */\"; /* d */\n}\n/* f */ f(1)\n"
        );
    }

    #[test]
    fn the_same_content_gives_the_same_name() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let assets = Assets::new(folder.path());
        let first = assets.hashed("a.css", b"x")?;
        assert_eq!(first, assets.hashed("a.css", b"x")?);
        assert_ne!(first, assets.hashed("a.css", b"y")?);
        assert!(folder.path().join(first.trim_start_matches('/')).is_file());
        Ok(())
    }
}
