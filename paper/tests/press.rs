//! The press as a machine: what comes out, what it refuses, what a province may change.

#![expect(clippy::unwrap_used, reason = "a test that can not read its sample has failed")]

use paper::{PaperError, Press, ProofPage};
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

/// Two pieces of text on a line, a code and a table of two by two.
const PAGE: &str = r#"
#let data = json("/data.json")
#set page(width: 100mm, height: 80mm, margin: 10mm)
#place(top + left, dx: 20mm, dy: data.down * 1mm)[Kính gửi]
#place(top + left, dx: data.right * 1mm, dy: data.down * 1mm)[Mẫu]
#if data.code {
  place(top + left, dx: 60mm, image(qr-svg("x"), format: "svg", width: 20mm, alt: "QR: x"))
}
#place(top + left, dy: 30mm, table(
  columns: (20mm, 30mm),
  rows: (10mm, 10mm),
  stroke: 0.5pt,
  ..if data.ruled { () } else { (table.vline(x: 1, stroke: none),) },
  [], [], [], [],
))
"#;

#[test]
fn a_proof_tells_what_was_moved_and_what_is_lost() {
    let templates = Templates::with("geometry", &[("page@1.typ", PAGE)]);
    let press = Press::with_overrides(&templates.0).unwrap();
    let page = |change: Value| -> ProofPage {
        let mut data = json!({ "down": 0, "right": 45, "code": true, "ruled": true });
        data.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        press.proof("page@1", &data).unwrap().pages.remove(0)
    };
    let usual = page(json!({}));
    assert_eq!(usual.lines, ["Kính gửi | Mẫu"]);
    assert_eq!(usual.places[0].xs, [30, 55]);
    let qr = "image 20 × 20 at 70,10: QR: x";
    // The lines are as long as the table and, to close its corners, as they are thick.
    let table = "table 50 × 20 at 10,40: across 40 50 60 (151 mm), down 10 30 60 (61 mm)";
    assert_eq!(usual.drawn, [qr, table]);

    let lower = page(json!({ "down": 5 }));
    assert_eq!((&lower.lines, &lower.drawn), (&usual.lines, &usual.drawn));
    assert_eq!(lower.places[0].xs, [30, 55]);
    assert_eq!(lower.places[0].y, usual.places[0].y + 5);
    let aside = page(json!({ "right": 50 }));
    assert_eq!(aside.lines, usual.lines);
    assert_eq!(aside.places[0].xs, [30, 60]);
    assert_eq!(page(json!({ "code": false })).drawn, [table]);
    let open = "table 50 × 20 at 10,40: across 40 50 60 (151 mm), down 10 60 (40 mm)";
    assert_eq!(page(json!({ "ruled": false })).drawn, [qr, open]);
}

#[test]
fn a_proof_sees_what_is_scaled_as_it_stands_on_paper() {
    let text = "#set page(width: 100mm, height: 80mm, margin: 10mm)\n\
                #scale(50%, origin: top + left, image(qr-svg(\"x\"), format: \"svg\", width: 20mm))";
    let templates = Templates::with("scaled", &[("scaled@1.typ", text)]);
    let press = Press::with_overrides(&templates.0).unwrap();
    let pages = press.proof("scaled@1", &json!({})).unwrap().pages;
    assert_eq!(pages[0].drawn, ["image 10 × 10 at 10,10"]);
}
