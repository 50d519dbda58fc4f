//! Due moments and their derivations in the API.

use crate::graphql::Cx;
use crate::graphql::scalar::{LegalDate, Moment};
use async_graphql::SimpleObject;
use domain::calendar::Line;

/// When something is due, and why.
#[derive(Debug, Clone, SimpleObject)]
pub struct Due {
    /// The last moment that is still on time; null when no date is promised.
    pub at: Option<Moment>,
    /// Dự kiến: a calendar of a year concerned is not published yet.
    pub provisional: bool,
    /// The derivation, line by line, in plain words.
    pub lines: Vec<String>,
    /// Days that were passed over, with why.
    pub skipped: Vec<SkippedDays>,
}

/// Days that do not count.
#[derive(Debug, Clone, SimpleObject)]
pub struct SkippedDays {
    /// The first.
    pub from: LegalDate,
    /// The last.
    pub to: LegalDate,
    /// Why, with the decision.
    pub reason: String,
}

impl Due {
    /// A derivation for the API.
    pub fn of(
        cx: Cx<'_>,
        at: Option<domain::time::Instant>,
        derivation: Option<&domain::calendar::Derivation>,
    ) -> Self {
        let Some(derivation) = derivation else {
            let text = cx.lang().pick(
                "Thủ tục này không có ngày hẹn trả.",
                "No due date is promised for this procedure.",
            );
            return Self {
                at: None,
                provisional: false,
                lines: vec![text.to_owned()],
                skipped: Vec::new(),
            };
        };
        let lang = cx.lang();
        Self {
            at: at.map(Moment),
            provisional: derivation
                .lines
                .iter()
                .any(|line| matches!(line, Line::Provisional { .. })),
            lines: derivation.text(lang),
            skipped: derivation
                .lines
                .iter()
                .filter_map(|line| match line {
                    Line::Skipped { runs, .. } => Some((line, runs)),
                    _ => None,
                })
                .flat_map(|(line, runs)| runs.iter().map(move |run| (line, run)))
                .map(|(line, run)| SkippedDays {
                    from: LegalDate(run.first),
                    to: LegalDate(run.last),
                    reason: line.text(lang),
                })
                .collect(),
        }
    }
}
