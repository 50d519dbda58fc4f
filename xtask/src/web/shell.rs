//! The page around an entry: `frontend/static/<entry>.html` with its marks filled in.

use super::{assets::Assets, wasm::Parts};
use anyhow::{Context, Result, ensure};

/// The finished shell. Marks: `{{head}}` becomes style sheet, preloads and the boot module; every
/// path of a static file becomes the hashed one.
pub(crate) fn page(entry: &str, parts: &Parts, style: &str, assets: &mut Assets) -> Result<String> {
    let file = crate::place::root().join("frontend/static").join(entry).with_extension("html");
    let template = std::fs::read_to_string(&file)
        .with_context(|| format!("the shell {} is missing", file.display()))?;
    let page = fill(&template, parts, style)?;
    Ok(assets.refer(&page))
}

fn fill(template: &str, parts: &Parts, style: &str) -> Result<String> {
    ensure!(template.matches("{{head}}").count() == 1, "a shell has one {{{{head}}}} mark");
    let Parts { boot, glue, wasm, .. } = parts;
    let head = format!(
        r#"<link rel="stylesheet" href="{style}">
    <link rel="modulepreload" href="{glue}">
    <link rel="preload" href="{wasm}" as="fetch" type="application/wasm" crossorigin>
    <script type="module" src="{boot}"></script>"#
    );
    Ok(template.replace("{{head}}", &head))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        let pages = std::collections::BTreeMap::new();
        Parts { boot: "/b.js".into(), glue: "/g.js".into(), wasm: "/w.wasm".into(), pages }
    }

    #[test]
    fn a_shell_refers_to_its_parts_by_absolute_paths() -> Result<()> {
        let page = fill("<head>{{head}}</head>", &parts(), "/s.css")?;
        for path in ["\"/b.js\"", "\"/g.js\"", "\"/w.wasm\"", "\"/s.css\""] {
            assert!(page.contains(path), "{path} in {page}");
        }
        Ok(())
    }

    #[test]
    fn a_shell_without_its_mark_is_refused() {
        assert!(fill("<head></head>", &parts(), "/s.css").is_err());
    }
}
