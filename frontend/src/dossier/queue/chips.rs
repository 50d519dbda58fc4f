//! What narrows the list, each with a way to take it back.

use super::page::Worklist;
use super::{text, words};
use crate::api::RemoteState;
use crate::dossier::list::{Filter, Part, Places, procedure_name};
use crate::i18n::Text;
use crate::ui::{Button, ButtonKind, ButtonSize, Symbol};
use leptos::prelude::*;

/// The filters in force.
#[component]
pub(super) fn Chips(list: Worklist) -> impl IntoView {
    let active = Memo::new(move |_| list.filter.read().active());
    let reset = move |()| list.go.run((list.filter.read_untracked().reset(), false));
    move || {
        let parts = active.get();
        (!parts.is_empty()).then(|| {
            view! {
                <div class="chips" role="group" aria-label=text::ACTIVE>
                    {parts.into_iter().map(|part| view! { <Chip list part/> }).collect_view()}
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Small on_press=reset>
                        {text::CLEAR}
                    </Button>
                </div>
            }
        })
    }
}

#[component]
fn Chip(list: Worklist, part: Part) -> impl IntoView {
    let value = if part == Part::Procedure {
        procedure_name(Signal::derive(move || list.filter.read().get(part).to_owned()))
    } else {
        Signal::derive(move || value(&list.filter.read(), part, list))
    };
    let drop = move |()| {
        let filter = list.filter.get_untracked().with(part, "");
        // A clock and an audience say something only about a warning.
        let filter = match part {
            Part::Warning => filter.with(Part::Clock, "").with(Part::Told, ""),
            _ => filter,
        };
        list.go.run((filter, true));
    };
    view! {
        <span class="chip">
            <span class="chip-name">{name(part)}</span>
            <span class="chip-text" title=move || value.get()>{move || value.get()}</span>
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                icon=Symbol::Cross
                label=move || text::without(name(part).get())
                on_press=drop
            />
        </span>
    }
    .into_any()
}

fn name(part: Part) -> Text {
    match part {
        Part::Search => text::WORDS,
        Part::Bucket => text::BUCKET,
        Part::Status => text::STATUS,
        Part::Awaits => text::AWAITS,
        Part::Step => text::STEP,
        Part::Holder => text::HOLDER,
        Part::Agency => text::AGENCY,
        Part::Unit => text::UNIT,
        Part::Procedure => text::PROCEDURE,
        Part::Due => text::DUE,
        Part::Warning | Part::Clock | Part::Told => text::WARNING,
        Part::From => text::FROM,
        Part::To => text::TO,
        Part::Channel => text::CHANNEL,
        Part::Unread => text::UNREAD,
        Part::Scope | Part::Order | Part::Mode => text::SCOPE,
    }
}

/// What a part says, in words.
fn value(filter: &Filter, part: Part, list: Worklist) -> String {
    let said = filter.get(part);
    match part {
        Part::Bucket => words::named(&words::buckets(), said),
        Part::Status => {
            let known = words::statuses();
            said.split(',').map(|one| words::named(&known, one)).collect::<Vec<_>>().join(", ")
        }
        Part::Awaits => words::named(&words::awaits(), said),
        Part::Step => words::named(&words::steps(), said),
        Part::Due => words::named(&words::dues(), said),
        Part::Warning => {
            let level = words::named(&words::levels(), said);
            let clock = filter.get(Part::Clock);
            let clock = (!clock.is_empty()).then(|| words::named(&words::clocks(), clock));
            let told = (!filter.get(Part::Told).is_empty()).then(|| text::TOLD.get().to_owned());
            [Some(level), clock, told].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        Part::Channel => words::named(&words::channels(), said),
        Part::From | Part::To => filter.day(part),
        Part::Unread => text::YES.get().to_owned(),
        Part::Holder | Part::Agency | Part::Unit => {
            let found = match &*list.places.state().read() {
                RemoteState::Ready(places, _) => place(places, part, said),
                _ => None,
            };
            found.unwrap_or_else(|| said.to_owned())
        }
        _ => said.to_owned(),
    }
}

/// The name of an officer, an agency or a division.
fn place(places: &Places, part: Part, said: &str) -> Option<String> {
    match part {
        Part::Holder => {
            let mut colleagues = places.colleagues.iter();
            colleagues.find(|it| *it.id.inner() == *said).map(|it| it.name.clone())
        }
        Part::Agency => {
            places.agencies.iter().find(|it| it.code == said).map(|it| it.short_name.clone())
        }
        _ => {
            let (agency, unit) = said.split_once('/')?;
            let agency = places.agencies.iter().find(|it| it.code == agency)?;
            agency.units.iter().find(|it| it.code == unit).map(|it| it.name.clone())
        }
    }
}
