//! The press as a machine: what comes out, what it refuses, what a province may change.

#![expect(clippy::unwrap_used, reason = "a test that can not read its sample has failed")]

use paper::{PaperError, Press};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{env, fs, process, thread};

fn slip() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/receipt-slip-usual.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A directory of templates that goes when the test ends.
struct Templates(PathBuf);

impl Templates {
    fn with(test: &str, files: &[(&str, &str)]) -> Self {
        let path = env::temp_dir().join(format!("motcua-paper-{}-{test}", process::id()));
        fs::create_dir_all(path.join("parts")).unwrap();
        for (name, text) in files {
            fs::write(path.join(name), text).unwrap();
        }
        Self(path)
    }
}

impl Drop for Templates {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn the_same_data_gives_the_same_bytes_on_every_press_and_thread() {
    let press = Press::new().unwrap();
    let first = press.render("form-01@2025", &slip()).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| assert!(press.render("form-01@2025", &slip()).unwrap() == first));
        }
    });
    let other = Press::new().unwrap();
    assert!(other.render("form-01@2025", &slip()).unwrap() == first);
}

#[test]
fn an_unknown_template_is_told_with_what_there_is() {
    let error = Press::new().unwrap().render("form-01@1999", &slip()).unwrap_err();
    let PaperError::UnknownTemplate { name, known } = &error else { panic!("{error}") };
    assert_eq!(name, "form-01@1999");
    assert!(known.contains(&"form-01@2025".to_owned()));
    // Parts are not templates, and no name reaches out of the shelf.
    assert!(known.iter().all(|name| !name.contains("lib")));
    for name in ["parts/lib@1", "../form-01@2025", "data", ""] {
        let error = Press::new().unwrap().proof(name, &slip()).unwrap_err();
        assert!(matches!(error, PaperError::UnknownTemplate { .. }), "{name}: {error}");
    }
}

#[test]
fn data_that_does_not_fit_names_the_line_of_the_template() {
    let mut data = slip();
    data.as_object_mut().unwrap().remove("papers");
    let error = Press::new().unwrap().render("form-01@2025", &data).unwrap_err();
    let PaperError::Template { faults } = &error else { panic!("{error}") };
    assert!(faults[0].place.as_deref().unwrap().starts_with("parts/receipt-slip@1.typ:"));
    assert!(faults[0].message.contains("papers"));
}

#[test]
fn a_code_that_has_no_bars_is_a_fault_and_no_paper() {
    let mut data = slip();
    data["dossierCode"] = json!("MÃ-1");
    let error = Press::new().unwrap().render("form-01@2025", &data).unwrap_err();
    assert!(error.to_string().contains("bar code"), "{error}");
}

#[test]
fn a_directory_replaces_and_adds_templates() {
    let templates = Templates::with(
        "overlay",
        &[
            ("form-03@2025.typ", "#import \"parts/own@1.typ\": own\n#own"),
            ("parts/own@1.typ", "#let own = [Mẫu của tỉnh]"),
            ("thank-you@1.typ", "#json(\"/data.json\").name"),
            ("notes.txt", "not a template"),
        ],
    );
    let press = Press::with_overrides(&templates.0).unwrap();
    let text = |name, data| press.proof(name, &data).unwrap().text();
    assert_eq!(text("form-03@2025", json!({})), "Mẫu của tỉnh");
    assert_eq!(text("thank-you@1", json!({ "name": "Ánh" })), "Ánh");
    assert!(text("form-01@2025", slip()).contains("H41.12-261026-0007"));
    assert!(press.templates().any(|name| name == "thank-you@1"));
}

#[test]
fn a_broken_template_is_found_before_it_is_needed() {
    let templates = Templates::with("broken", &[("form-01@2025.typ", "ok\n#let x = (")]);
    let error = Press::with_overrides(&templates.0).unwrap_err();
    assert!(error.to_string().contains("form-01@2025.typ:2:"), "{error}");
    let error = Press::with_overrides(Path::new("/nowhere/at/all")).unwrap_err();
    assert!(matches!(error, PaperError::Unreadable { .. }), "{error}");
}

#[test]
fn a_template_sees_neither_the_clock_nor_the_disk() {
    let templates = Templates::with(
        "sealed",
        &[("clock@1.typ", "#datetime.today()"), ("disk@1.typ", "#read(\"/etc/hostname\")")],
    );
    let press = Press::with_overrides(&templates.0).unwrap();
    assert!(matches!(press.proof("clock@1", &json!({})), Err(PaperError::Template { .. })));
    assert!(matches!(press.proof("disk@1", &json!({})), Err(PaperError::Template { .. })));
}
