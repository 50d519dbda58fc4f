//! The picture of a process: who does what after whom.

use super::{Icon, Symbol, effect, text};
use leptos::prelude::*;

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StepProgress {
    /// A process as such, without a dossier in it.
    #[default]
    None,
    /// To come.
    Waiting,
    /// Being performed.
    Current,
    /// Performed.
    Done,
    /// Performed, then sent back.
    SentBack,
}

impl StepProgress {
    fn face(self) -> Option<(&'static str, Symbol, crate::i18n::Text)> {
        match self {
            Self::None => None,
            Self::Waiting => Some(("waiting", Symbol::Ring, text::STEP_WAITING)),
            Self::Current => Some(("current", Symbol::Dot, text::STEP_CURRENT)),
            Self::Done => Some(("done", Symbol::Check, text::STEP_DONE)),
            Self::SentBack => Some(("back", Symbol::Back, text::STEP_BACK)),
        }
    }
}

/// One step of the picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PictureStep {
    /// What is done.
    pub title: String,
    /// Who does it: the lane, e.g. an agency or a unit.
    pub lane: String,
    /// The role or the officer, smaller.
    pub actor: String,
    /// Time allowed or used, in words.
    pub time: String,
    /// How far it is.
    pub progress: StepProgress,
}

/// Width of a column and height of a lane, in pixels; `style/44-steps.css` knows them too.
const COLUMN: usize = 152;
const LANE: usize = 124;

/// A swimlane picture where there is room, a list of steps where there is not. Both are the same
/// ordered list in the page.
#[component]
pub fn StepPicture(
    /// The steps in order.
    steps: Vec<PictureStep>,
) -> impl IntoView {
    let mut lanes: Vec<String> = Vec::new();
    let mut rows = Vec::with_capacity(steps.len());
    for step in &steps {
        let row = lanes.iter().position(|lane| *lane == step.lane).unwrap_or_else(|| {
            lanes.push(step.lane.clone());
            lanes.len() - 1
        });
        rows.push(row);
    }
    let (width, height) = (steps.len() * COLUMN, lanes.len() * LANE);
    let current = steps.iter().position(|step| step.progress == StepProgress::Current);
    let scroll = NodeRef::<leptos::html::Div>::new();
    effect(move || {
        let (Some(scroll), Some(index)) = (scroll.get(), current) else { return };
        // With the step before it in sight.
        let left = i32::try_from(index.saturating_sub(1) * COLUMN).unwrap_or_default();
        request_animation_frame(move || scroll.set_scroll_left(left));
    });
    let names = lanes.into_iter().map(|lane| view! { <li>{lane}</li> }).collect_view();
    let lines = view! {
        <svg class="steps-lines" width=width height=height aria-hidden="true">
            <path d=connections(&rows)></path>
        </svg>
    };
    let items =
        steps.into_iter().zip(rows).enumerate().map(|(i, (s, row))| item(i, row, s)).collect_view();
    view! {
        <div class="steps">
            <ul class="steps-lanes" aria-hidden="true">{names}</ul>
            <div class="steps-scroll" tabindex="0" node_ref=scroll>
                <div class="steps-plane" style=format!("width:{width}px;height:{height}px")>
                    {lines}
                    <ol class="steps-list">{items}</ol>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn item(index: usize, row: usize, step: PictureStep) -> AnyView {
    let face = step.progress.face();
    let place = format!("left:{}px;top:{}px", index * COLUMN, row * LANE);
    view! {
        <li class="step" style=place data-progress=face.map(|(name, ..)| name)>
            <div class="step-box">
                <p class="step-head">
                    <span class="step-number num">{index + 1}</span>
                    <span class="step-time num">{step.time}</span>
                    {face.map(|(_, of, words)| view! {
                        <span class="step-state">
                            <Icon of/><span class="visually-hidden">{words}</span>
                        </span>
                    })}
                </p>
                <p class="step-title">{step.title}</p>
                <p class="step-actor">
                    <span class="step-lane">{step.lane}</span>
                    {step.actor}
                </p>
            </div>
        </li>
    }
    .into_any()
}

/// From the right edge of each box to the left edge of the next, bending in the gap between.
fn connections(rows: &[usize]) -> String {
    const GAP: usize = 16;
    let y = |row: usize| row * LANE + LANE / 2;
    let mut path = String::new();
    for (i, pair) in rows.windows(2).enumerate() {
        let (x, from, to) = ((i + 1) * COLUMN, y(pair[0]), y(pair[1]));
        path.push_str(&format!("M{} {from}H{x}V{to}H{}", x - GAP / 2, x + GAP / 2));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_bend_between_the_boxes() {
        assert_eq!(connections(&[0, 1]), "M144 62H152V186H160");
        assert_eq!(connections(&[0]), "");
    }
}
