//! Cutting the WebAssembly of an entry into what every visit needs and what single pages need.

use super::{Mode, assets::Assets};
use crate::place;
use anyhow::{Context, Result, anyhow};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use wasm_encoder::{Module, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

/// What the link module is called in the entry's glue.
pub(super) const LINK: &str = "./link.js";
/// What hands the running entry to the link module, which would otherwise import the glue that
/// imports it: two files cannot each carry the digest of the other in their names.
const RUNNING: &str = include_str!("running.js");

/// An entry that was cut up.
#[derive(Debug)]
pub(super) struct Cut {
    /// The part that every visit needs, still to go through wasm-bindgen.
    pub(super) main: PathBuf,
    /// The module that fetches the other parts, as an absolute path on the site.
    pub(super) link: String,
    /// The module through which the boot module says which entry is running.
    pub(super) running: String,
    /// The files that a page needs beyond the entry, by the page's name.
    pub(super) pages: BTreeMap<String, BTreeSet<String>>,
}

/// Cuts up a compiled entry and stores the parts.
pub(super) fn cut(entry: &str, compiled: &Path, mode: Mode, assets: &Assets) -> Result<Cut> {
    let folder = place::target().join("web-parts").join(entry);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let running = assets.module("running.js", RUNNING)?;
    let main = folder.join("main.wasm");
    let wasm = std::fs::read(compiled)?;
    let mut options = Options::new(&wasm);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    options.main_module = &running;
    let cut = transform(options)
        .map_err(|error| anyhow!("{} is not to be cut up: {error:#}", compiled.display()))?;

    let mut link = std::fs::read_to_string(folder.join(LINK)).context("no link module")?;
    let mut stored = BTreeMap::new();
    let mut parts = cut.split_modules;
    parts.sort();
    for part in parts {
        let stem = part.file_stem().context("a part has a name")?.to_string_lossy().into_owned();
        let mut wasm = std::fs::read(&part)?;
        if mode == Mode::Release {
            wasm = without_names(&wasm)?;
        }
        let path = assets.hashed(&format!("{entry}-{stem}.wasm"), &wasm)?;
        link = link.replace(&format!("\"./{stem}.wasm\""), &format!("\"{path}\""));
        stored.insert(stem, path);
    }
    let pages = cut.prefetch_map.into_iter().map(|(page, stems)| {
        let files = stems.iter().filter_map(|stem| stored.get(stem).cloned()).collect();
        (page, files)
    });
    let pages = pages.collect();
    let link = assets.module(&format!("{entry}-link.js"), &link)?;
    Ok(Cut { main, link, running, pages })
}

/// The module without its custom sections: names of functions, as long as the code itself. What is
/// left of the entry loses them in wasm-bindgen.
fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let (Some((id, range)), false) =
            (payload.as_section(), matches!(payload, Payload::CustomSection(_)))
        {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = wasm.get(range).context("a section within the module")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, TypeSection};

    #[test]
    fn names_go_and_code_stays() -> Result<()> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut plain = Module::new();
        plain.section(&types);
        let mut named = Module::new();
        named.section(&types);
        named.section(&CustomSection { name: "name".into(), data: (&b"long"[..]).into() });
        assert_eq!(without_names(&named.finish())?, plain.finish());
        assert!(without_names(b"no module").is_err());
        Ok(())
    }
}
