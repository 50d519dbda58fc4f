//! Samples of forms, and what they look like on paper.
//!
//! Samples pass through the types of `domain::document` before they are printed, so a field renamed
//! there and forgotten in a template shows.

use domain::document::Form;
use paper::{Press, Proof, ProofPage};
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

pub(crate) static PRESS: LazyLock<Press> = LazyLock::new(|| Press::new().unwrap());

pub(crate) fn sample<F: DeserializeOwned>(name: &str) -> F {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

pub(crate) fn proof<F: Form>(form: &F) -> Proof {
    let template = F::KIND.template(form.family()).unwrap();
    PRESS.proof(&template, &serde_json::to_value(form).unwrap()).unwrap()
}

/// The sample as text, one paragraph for each page headed by the page's size and followed by where
/// things stand on it.
pub(crate) fn golden<F: Form + DeserializeOwned>(name: &str) {
    let form: F = sample(name);
    assert_eq!(form.problems(), [], "{name} could be issued");
    let proof = proof(&form);
    let pages = proof.pages.iter().enumerate().map(|(i, page)| {
        let (width, height) = (page.width.round(), page.height.round());
        let (text, geometry) = (page.lines.join("\n"), geometry(page));
        format!("=== page {}, {width} × {height} mm\n{text}\n--- geometry\n{geometry}\n", i + 1)
    });
    insta::with_settings!({ snapshot_path => "../golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, pages.collect::<String>());
    });
}

/// Where things stand on a page, in millimetres: lines that begin alike in one row, with their
/// baselines, and then what is drawn.
fn geometry(page: &ProofPage) -> String {
    let text = page.places.chunk_by(|a, b| a.xs == b.xs).map(|run| {
        let xs: Vec<String> = run[0].xs.iter().map(i32::to_string).collect();
        let ys: Vec<String> = run.iter().map(|place| place.y.to_string()).collect();
        format!("x {}, y {}", xs.join(" | "), ys.join(" "))
    });
    let rows: Vec<String> = text.chain(page.drawn.iter().cloned()).collect();
    rows.join("\n")
}
