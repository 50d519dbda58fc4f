//! A state in a word.

use super::{Icon, Symbol};
use crate::i18n::Words;
use leptos::prelude::*;

/// What kind of state. Amber and red belong to time alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Neutral,
    /// Being worked on, chosen, new.
    Active,
    /// Finished well.
    Done,
    /// Needs somebody outside, or is withheld.
    Held,
    /// Time is running out.
    Soon,
    /// Time has run out.
    Late,
}

impl Tone {
    /// Name in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Active => "active",
            Self::Done => "done",
            Self::Held => "held",
            Self::Soon => "soon",
            Self::Late => "late",
        }
    }
}

/// A state: symbol and words, never colour alone.
#[component]
pub fn Badge(
    /// The words.
    #[prop(into)]
    label: Words,
    /// What kind of state.
    #[prop(optional)]
    tone: Tone,
    /// The symbol; each tone has one of its own.
    #[prop(optional, into)]
    icon: Option<Symbol>,
) -> impl IntoView {
    let of = icon.unwrap_or(match tone {
        Tone::Neutral => Symbol::Ring,
        Tone::Active => Symbol::Dot,
        Tone::Done => Symbol::Check,
        Tone::Held => Symbol::Lock,
        Tone::Soon => Symbol::Clock,
        Tone::Late => Symbol::Alert,
    });
    view! {
        <span class="badge" data-tone=tone.name()>
            <Icon of/>
            <span>{label}</span>
        </span>
    }
    .into_any()
}
