//! How much working time is left.

use super::{Badge, Symbol, Tone, text};
use crate::api::Moment;
use crate::device::local_now;
use crate::format;
use crate::i18n::lang;
use leptos::prelude::*;

/// How pressing the time left is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// The clock does not run.
    Untimed,
    /// More than a working day is left.
    Calm,
    /// A working day or less is left.
    Soon,
    /// The due moment has passed.
    Late,
}

impl Urgency {
    /// Of working minutes left, negative when late.
    ///
    /// `passed` tells whether the due moment is over: outside working hours no minute is late yet.
    pub fn of(remaining: Option<i32>, passed: bool) -> Self {
        match remaining {
            None => Self::Untimed,
            Some(minutes) if minutes < 0 || passed => Self::Late,
            Some(minutes) if minutes <= 480 => Self::Soon,
            Some(_) => Self::Calm,
        }
    }
}

/// The time left in words, with the due moment on pointing.
#[component]
pub fn DueBadge(
    /// Working minutes until the due moment, negative when late; `None` when the clock does not
    /// run.
    remaining: Option<i32>,
    /// The due moment.
    #[prop(optional_no_strip)]
    at: Option<Moment>,
    /// Whether there is room for one unit only.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let passed = at.is_some_and(|at| at.0 < local_now());
    let urgency = Urgency::of(remaining, passed);
    let tone = match urgency {
        Urgency::Untimed | Urgency::Calm => Tone::Neutral,
        Urgency::Soon => Tone::Soon,
        Urgency::Late => Tone::Late,
    };
    let words = move || {
        let Some(minutes) = remaining else { return text::NO_DUE.get().to_owned() };
        let in_words = if short { format::working_time_short } else { format::working_time };
        let time = in_words(minutes.into(), lang());
        match minutes {
            0 if passed => text::LATE_NOW.get().to_owned(),
            0 => text::DUE_NOW.get().to_owned(),
            1.. => text::remaining(&time),
            _ if short => text::late_short(&time),
            _ => text::late(&time),
        }
    };
    let title = move || at.map(|at| text::due_at(&format::date_time(at.0)));
    let icon = match urgency {
        Urgency::Untimed => Symbol::Ring,
        Urgency::Calm | Urgency::Soon => Symbol::Clock,
        Urgency::Late => Symbol::Alert,
    };
    view! {
        <span class="due" data-tone=tone.name() title=title>
            <Badge label=words tone icon=icon/>
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amber_is_the_last_working_day_and_red_is_late() {
        assert_eq!(Urgency::of(Some(481), false), Urgency::Calm);
        assert_eq!(Urgency::of(Some(480), false), Urgency::Soon);
        assert_eq!(Urgency::of(Some(0), false), Urgency::Soon);
        assert_eq!(Urgency::of(Some(-1), false), Urgency::Late);
        assert_eq!(Urgency::of(Some(0), true), Urgency::Late, "on a Sunday");
        assert_eq!(Urgency::of(None, true), Urgency::Untimed);
    }
}
