//! Cutting the WebAssembly of an entry into what every visit needs and what single pages need.

use super::{Mode, assets::Assets};
use crate::place;
use anyhow::{Context, Result, anyhow};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

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
            wasm = slim(&wasm)?;
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

/// The module without names of functions, as long as the code itself, and without what it was cut
/// out with and does not use: types, imports, and numbers of five bytes where one is enough. What
/// is left of the entry goes through wasm-bindgen, which does the same.
fn slim(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(wasm)?;
    walrus::passes::gc::run(&mut module);
    let custom: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for id in custom {
        module.customs.delete(id);
    }
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, Module, RawCustomSection, ValType};

    /// A function that is called from outside, and what `more` adds to it.
    fn module(more: impl FnOnce(&mut Module)) -> Vec<u8> {
        let mut module = Module::default();
        let called = FunctionBuilder::new(&mut module.types, &[], &[]);
        let called = called.finish(Vec::new(), &mut module.funcs);
        module.exports.add("called", called);
        more(&mut module);
        module.emit_wasm()
    }

    #[test]
    fn names_and_what_is_not_used_go_and_code_stays() -> Result<()> {
        let named = module(|module| {
            module.funcs.iter_mut().for_each(|function| function.name = Some("long".into()));
            module.customs.add(RawCustomSection { name: "note".into(), data: vec![1; 64] });
            let imported = module.types.add(&[ValType::I64], &[]);
            module.add_import_func("elsewhere", "unused", imported);
        });
        assert_eq!(slim(&named)?, slim(&module(|_| ()))?);
        assert!(slim(&named)?.len() < named.len());
        assert!(Module::from_buffer(&slim(&named)?)?.exports.get_func("called").is_ok());
        assert!(slim(b"no module").is_err());
        Ok(())
    }
}
