//! Small parts that several cards share.

use crate::api::Moment;
use crate::dossier::list::OfficerRef;
use crate::dossier::workspace::life::operations::RequestedLine;
use crate::dossier::workspace::life::text;
use crate::format;
use crate::i18n::Text;
use crate::ui::{Definition, Icon, Symbol};
use leptos::prelude::*;

/// A name and its value, where there is one.
pub(super) fn fact(name: Text, value: impl Into<Option<String>>) -> Option<AnyView> {
    let value = value.into().filter(|value| !value.is_empty())?;
    Some(view! { <Definition name=name>{value}</Definition> }.into_any())
}

/// A moment under its name.
pub(super) fn when(name: Text, at: impl Into<Option<Moment>>) -> Option<AnyView> {
    fact(name, at.into().map(|at| format::date_time(at.0)))
}

/// What somebody wrote, in full width, with its line breaks.
pub(super) fn said(name: Text, words: &str) -> Option<AnyView> {
    let words = words.trim().to_owned();
    (!words.is_empty()).then(|| {
        view! {
            <p class="life-said"><span class="life-said-name">{name}": "</span>{words}</p>
        }
        .into_any()
    })
}

/// A moment with whose doing it was.
pub(super) fn by(at: Moment, officer: Option<OfficerRef>) -> String {
    let name = officer.map(|officer| format!(" · {}", officer.name)).unwrap_or_default();
    format!("{}{name}", format::date_time(at.0))
}

/// What the applicant is asked for. `marked` says of each line whether it has come.
pub(in crate::dossier::workspace) fn lines(all: &[RequestedLine], marked: bool) -> AnyView {
    let line = |it: &RequestedLine| {
        let (icon, state) = match (marked, it.open) {
            (false, _) => (Symbol::Dot, None),
            (true, true) => (Symbol::Ring, Some(text::STILL_OPEN)),
            (true, false) => (Symbol::Check, Some(text::GIVEN)),
        };
        let (originals, certified, copies) = (it.originals, it.certified, it.copies);
        let counts = move || {
            let parts = [
                (originals, text::originals as fn(i32) -> String),
                (certified, text::certified),
                (copies, text::copies),
            ];
            let parts = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| words(n));
            let parts: Vec<_> = parts.collect();
            if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
        };
        let reason = Some(it.reason.clone()).filter(|reason| !reason.is_empty());
        view! {
            <li data-given=(marked && !it.open).then_some("")>
                <Icon of=icon/>
                <div>
                    {state.map(|words| view! { <span class="visually-hidden">{words}</span>" " })}
                    <span class="life-what">{it.content.clone()}</span>
                    <span class="muted">{counts}</span>
                    {reason.map(|reason| view! { <p class="muted">{reason}</p> })}
                </div>
            </li>
        }
    };
    view! { <ul class="life-lines">{all.iter().map(line).collect_view()}</ul> }.into_any()
}
