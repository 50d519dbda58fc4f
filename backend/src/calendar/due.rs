//! Due moments and their derivations in the API.

use crate::graphql::Cx;
use crate::graphql::scalar::{LegalDate, Moment};
use async_graphql::SimpleObject;
use domain::calendar::Line;
use domain::dossier::Dossier;
use domain::lang::Lang;

/// When something is due, and why.
#[derive(Debug, Clone, SimpleObject)]
pub struct Due {
    /// The last moment that is still on time; null when no date is promised.
    pub at: Option<Moment>,
    /// Dự kiến: why the moment is not certain yet, in words; null when it is.
    pub provisional: Option<String>,
    /// Whether the clock has not begun: the moment moves with the arrival of the file at the agency
    /// that decides (NĐ 118/2025 Đ.17.3 as amended).
    pub estimate: bool,
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

/// Why a moment is not certain.
struct Reason(&'static str, &'static str);

const UNPUBLISHED: Reason = Reason(
    "Ngày dự kiến: lịch nghỉ lễ của năm có liên quan chưa được công bố.",
    "Provisional: the public holidays of a year concerned are not published yet.",
);
const NOT_BEGUN: Reason = Reason(
    "Ngày dự kiến: thời hạn tính từ khi cơ quan giải quyết nhận được hồ sơ.",
    "Provisional: the time counts from when the agency that decides has the dossier.",
);

impl Reason {
    fn of(&self, lang: Lang) -> String {
        lang.pick(self.0, self.1).to_owned()
    }
}

impl Due {
    /// When a dossier is due; an estimate until its clock begins.
    pub fn of_dossier(cx: Cx<'_>, dossier: &Dossier) -> Option<Self> {
        let clock = dossier.clock.as_ref()?;
        let due = Self::of(cx, clock.due_at, clock.derivation.as_ref());
        Some(if dossier.due_is_estimate() { due.until_arrival(cx.lang()) } else { due })
    }

    /// The same while the clock has not begun (phi địa giới); what is not promised stays so.
    pub fn until_arrival(self, lang: Lang) -> Self {
        let estimate = self.at.is_some();
        Self { estimate, provisional: estimate.then(|| NOT_BEGUN.of(lang)), ..self }
    }

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
                provisional: None,
                estimate: false,
                lines: vec![text.to_owned()],
                skipped: Vec::new(),
            };
        };
        let lang = cx.lang();
        Self {
            at: at.map(Moment),
            estimate: false,
            provisional: derivation
                .lines
                .iter()
                .any(|line| matches!(line, Line::Provisional { .. }))
                .then(|| UNPUBLISHED.of(lang)),
            lines: derivation.text(lang),
            skipped: derivation
                .lines
                .iter()
                .filter_map(|line| match line {
                    Line::Skipped { runs, reason, .. } => Some((reason, runs)),
                    _ => None,
                })
                .flat_map(|(reason, runs)| runs.iter().map(move |run| (reason, run)))
                .map(|(reason, run)| SkippedDays {
                    from: LegalDate(run.first),
                    to: LegalDate(run.last),
                    reason: reason.text(lang),
                })
                .collect(),
        }
    }
}
