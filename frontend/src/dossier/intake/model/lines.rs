//! The lines of Form 02: what has to be completed, each with its reason.

use crate::dossier::intake::exits::CompletionLineInput;
use crate::dossier::intake::operations::Requirement;
use domain::text::tidy;
use serde::{Deserialize, Serialize};

/// A line, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    pub document: Option<String>,
    pub content: String,
    pub reason: String,
    pub originals: i32,
    pub certified: i32,
    pub copies: i32,
}

impl Line {
    fn of(asked: &Requirement, reason: &str) -> Self {
        let count = super::as_required(asked);
        Self {
            document: Some(asked.key.clone()),
            content: asked.name.clone(),
            reason: reason.to_owned(),
            originals: count.originals,
            certified: 0,
            copies: count.copies,
        }
    }
}

/// The lines to show: one for every missing paper, prefilled with `reason`, and whatever was typed.
/// A line nobody has changed goes when its paper has come meanwhile.
pub fn merge(
    typed: &[Line],
    asked: &[Requirement],
    missing: &[&Requirement],
    reason: &str,
) -> Vec<Line> {
    let untouched = |line: &Line| match &line.document {
        Some(key) => asked.iter().any(|a| a.key == *key && *line == Line::of(a, reason)),
        None => *line == Line::default(),
    };
    let is_missing = |line: &Line| missing.iter().any(|a| line.document.as_ref() == Some(&a.key));
    let mut lines: Vec<Line> =
        typed.iter().filter(|line| is_missing(line) || !untouched(line)).cloned().collect();
    for paper in missing {
        if !lines.iter().any(|line| line.document.as_ref() == Some(&paper.key)) {
            lines.push(Line::of(paper, reason));
        }
    }
    if lines.is_empty() {
        lines.push(Line::default());
    }
    lines
}

/// The lines as sent.
pub fn line_inputs(lines: &[Line]) -> Vec<CompletionLineInput> {
    lines
        .iter()
        .map(|line| CompletionLineInput {
            document_key: line.document.clone(),
            content: tidy(&line.content),
            reason: tidy(&line.reason),
            originals: line.originals,
            certified: line.certified,
            copies: line.copies,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::intake::model::samples;

    #[test]
    fn every_missing_paper_has_its_line_and_typed_ones_stay() {
        let case = samples::case();
        let asked = &case.documents;
        let missing = |keys: &[&str]| -> Vec<&Requirement> {
            asked.iter().filter(|a| keys.contains(&a.key.as_str())).collect()
        };
        let first = merge(&[], asked, &missing(&["1", "2"]), "thiếu");
        let keys: Vec<_> = first.iter().map(|line| line.document.as_deref()).collect();
        assert_eq!(keys, [Some("1"), Some("2")]);
        assert_eq!((first[1].reason.as_str(), first[1].copies), ("thiếu", 2));

        let mut typed = first;
        typed[1].reason = "hết hạn".into();
        typed.push(Line { content: "Bổ sung dấu".into(), ..Line::default() });
        let then = merge(&typed, asked, &missing(&[]), "thiếu");
        let contents: Vec<_> = then.iter().map(|line| line.content.as_str()).collect();
        assert_eq!(contents, ["Bản sao hộ chiếu", "Bổ sung dấu"]);
    }

    #[test]
    fn there_is_always_a_line_to_type_into() {
        assert_eq!(merge(&[], &[], &[], "thiếu"), [Line::default()]);
    }
}
