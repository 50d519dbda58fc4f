//! From the `frontend` crate to JavaScript modules and WebAssembly.

use super::{ENTRIES, Mode, assets::Assets, cut};
use crate::{place, process};
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use walrus::Module;
use wasm_bindgen_cli_support::{Bindgen, Output};

const TARGET: &str = "wasm32-unknown-unknown";

/// The files of one entry, as absolute paths on the site.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) boot: String,
    pub(crate) glue: String,
    pub(crate) wasm: String,
    /// The files of each page beyond these.
    pub(crate) pages: BTreeMap<String, BTreeSet<String>>,
}

/// Makes sure that the toolchain can compile for the browser. rustup installs what
/// `rust-toolchain.toml` names, but not where its automatic installation is switched off.
pub(crate) fn require_target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(place::root()).args(["--print", "target-libdir", "--target", TARGET]);
    if Path::new(process::output(&mut rustc)?.trim()).is_dir() {
        return Ok(());
    }
    println!("The compiler lacks {TARGET}: rustup target add {TARGET}");
    process::run(Command::new("rustup").current_dir(place::root()).args(["target", "add", TARGET]))
        .with_context(|| format!("please install the target {TARGET} of your Rust toolchain"))
}

/// Compiles both entries.
pub(crate) fn compile(mode: Mode) -> Result<()> {
    let mut cargo = process::cargo("build");
    cargo.args(["--package", "frontend", "--target", TARGET, "--profile", mode.profile()]);
    for entry in ENTRIES {
        cargo.args(["--bin", entry]);
    }
    if mode == Mode::Release {
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags().join("\x1f"));
    }
    process::run(&mut cargo)
}

/// What makes the shipped bytes fewer, and the same on every machine: components of one type
/// instead of one each (a switch of leptos), and messages of panics without the paths of whoever
/// compiles.
fn flags() -> Vec<String> {
    let mut flags = vec!["--cfg=erase_components".to_owned()];
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src"));
    let registries = sources.and_then(|sources| std::fs::read_dir(sources).ok());
    for registry in registries.into_iter().flatten().flatten() {
        flags.push(format!("--remap-path-prefix={}=", registry.path().display()));
    }
    flags.sort();
    flags
}

/// Generates the JavaScript of one entry and stores what the browser loads.
pub(crate) fn bind(entry: &str, mode: Mode, assets: &mut Assets) -> Result<Parts> {
    let compiled =
        place::target().join(TARGET).join(mode.profile()).join(entry).with_extension("wasm");
    let cut = cut::cut(entry, &compiled, mode, assets)?;
    let mut output = Bindgen::new()
        .input_path(&cut.main)
        .keep_lld_exports(true)
        .out_name(entry)
        .web(true)?
        .typescript(false)
        .remove_name_section(mode == Mode::Release)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen does not take {}", compiled.display()))?;
    let glue = with_snippets(&output, assets)?;
    let glue = match mode {
        Mode::Release => shorten(output.wasm_mut(), &glue)?,
        Mode::Dev => glue,
    };
    let wasm = assets.hashed(&format!("{entry}.wasm"), &output.wasm_mut().emit_wasm())?;
    // Where it is imported from; the WebAssembly still calls the module by its own name.
    let (from, at) = (format!("from \"{}\"", cut::LINK), format!("from \"{}\"", cut.link));
    ensure!(glue.contains(&from), "the glue of {entry} does not import its pages");
    let glue = glue.replace(&from, &at);
    let glue = assets.module(&format!("{entry}.js"), &glue)?;
    let boot = include_str!("boot.js").replace("GLUE", &glue).replace("WASM", &wasm);
    let boot = boot.replace("RUNNING", &cut.running);
    let boot = assets.module(&format!("{entry}-boot.js"), &boot)?;
    Ok(Parts { boot, glue, wasm, pages: cut.pages })
}

/// Gives what the WebAssembly imports from its glue short names, in both. The digests in the names
/// that wasm-bindgen gives are noise: of a visit's bytes about one in a hundred once compressed.
fn shorten(module: &mut Module, glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    let mut names = BTreeMap::new();
    for import in module.imports.iter_mut().filter(|import| has_digest(&import.name)) {
        let next = format!("${}", names.len());
        let short = names.entry(import.name.clone()).or_insert(next);
        import.name.clone_from(short);
    }
    for (name, short) in names {
        let (from, to) = (format!("{name}:"), format!("{short}:"));
        ensure!(glue.contains(&from), "the glue does not bring {name}");
        glue = glue.replace(&from, &to);
    }
    Ok(glue)
}

/// Whether a name ends as those do that wasm-bindgen makes unique.
fn has_digest(name: &str) -> bool {
    let digest = name.rsplit_once('_').map_or("", |(_, digest)| digest);
    digest.len() == 16 && digest.bytes().all(|it| it.is_ascii_hexdigit())
}

/// The glue, with the JavaScript that dependencies bring stored beside it and imported from there.
fn with_snippets(output: &Output, assets: &Assets) -> Result<String> {
    let mut glue = output.js().to_owned();
    let inline = output.snippets().iter().flat_map(|(crate_id, texts)| {
        texts.iter().enumerate().map(move |(i, text)| (format!("{crate_id}/inline{i}.js"), text))
    });
    let modules = output.local_modules().iter().map(|(path, text)| (path.clone(), text));
    for (path, text) in inline.chain(modules) {
        let name = path.rsplit('/').next().unwrap_or(&path);
        let stored = assets.module(name, text)?;
        glue = glue.replace(&format!("./snippets/{path}"), &stored);
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ValType;

    #[test]
    fn a_name_with_a_digest_is_short_on_both_sides() -> Result<()> {
        let mut module = Module::default();
        let nothing = module.types.add(&[ValType::I32], &[]);
        for name in ["__wbg_body_5f971cbc6950ca4f", "__wbindgen_init", "__wbg_now_463ac581d2fc7ea3"]
        {
            module.add_import_func("./a_bg.js", name, nothing);
        }
        let glue = "        __wbg_body_5f971cbc6950ca4f: function(a) {\n        \
                    __wbg_now_463ac581d2fc7ea3: f,\n        __wbindgen_init: g,\n";
        let glue = shorten(&mut module, glue)?;
        assert_eq!(
            glue,
            "        $0: function(a) {\n        $1: f,\n        __wbindgen_init: g,\n"
        );
        let names: Vec<_> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(names, ["$0", "__wbindgen_init", "$1"]);
        assert!(shorten(&mut module, "").is_ok(), "there is nothing left to be shortened");
        module.add_import_func("./a_bg.js", "__wbg_gone_0123456789abcdef", nothing);
        assert!(shorten(&mut module, &glue).is_err());
        Ok(())
    }
}
