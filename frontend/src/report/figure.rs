//! The five figures: their names, their order, where each leads.

use super::operations::BoardFigures;
use super::text;
use crate::i18n::Text;
use crate::ui::{Symbol, Tone};

/// One of the figures of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    /// `DossierBucket`, as the API and the address of the list spell it.
    pub(super) bucket: &'static str,
    /// Its name.
    pub(super) name: Text,
    /// What exactly it counts.
    pub(super) meaning: Text,
    /// Its symbol.
    pub(super) icon: Symbol,
    /// Amber and red for time alone, and only where there is something to count.
    pub(super) tone: Tone,
    /// Its count in a line.
    pub(super) of: fn(&BoardFigures) -> i32,
}

/// All figures in the order shown.
pub(super) const FIGURES: [Figure; 5] = [
    Figure {
        bucket: "WAITING",
        name: text::WAITING,
        meaning: text::WAITING_MEANS,
        icon: Symbol::Inbox,
        tone: Tone::Neutral,
        of: |figures| figures.waiting,
    },
    Figure {
        bucket: "IN_PROCESS",
        name: text::IN_PROCESS,
        meaning: text::IN_PROCESS_MEANS,
        icon: Symbol::Dot,
        tone: Tone::Neutral,
        of: |figures| figures.in_process,
    },
    Figure {
        bucket: "DUE_TODAY",
        name: text::DUE_TODAY,
        meaning: text::DUE_TODAY_MEANS,
        icon: Symbol::Clock,
        tone: Tone::Soon,
        of: |figures| figures.due_today,
    },
    Figure {
        bucket: "OVERDUE",
        name: text::OVERDUE,
        meaning: text::OVERDUE_MEANS,
        icon: Symbol::Alert,
        tone: Tone::Late,
        of: |figures| figures.overdue,
    },
    Figure {
        bucket: "RESULT_AT_CENTER",
        name: text::RESULT_AT_CENTER,
        meaning: text::RESULT_AT_CENTER_MEANS,
        icon: Symbol::Hand,
        tone: Tone::Neutral,
        of: |figures| figures.result_at_center,
    },
];

/// The list that shows exactly what a figure counts.
pub(super) fn href(bucket: &str, agency: Option<&str>) -> String {
    match agency {
        Some(agency) => format!("/desk/dossiers?bucket={bucket}&agency={agency}"),
        None => format!("/desk/dossiers?bucket={bucket}"),
    }
}

/// The name of the figure of a bucket.
pub fn bucket_name(bucket: &str) -> Text {
    FIGURES.iter().find(|figure| figure.bucket == bucket).map_or(text::TITLE, |figure| figure.name)
}
