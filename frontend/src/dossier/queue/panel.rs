//! All filters, side by side. Each writes its own part of the address.

use super::bar::bound;
use super::page::Worklist;
use super::{text, words};
use crate::api::{RemoteState, session};
use crate::dossier::list::{Part, Places, ProcedureFilter};
use crate::i18n::{Text, Words};
use crate::ui::{Checkbox, Field, RadioGroup, RadioLook, Select, TextInput, TextKind};
use crate::{format, identity::Permission};
use leptos::prelude::*;

/// The filters.
#[component]
pub(super) fn Panel(list: Worklist) -> impl IntoView {
    let over_agencies = untrack(session::viewer).is_some_and(|viewer| {
        [Permission::Board, Permission::Intake, Permission::ReturnDesk]
            .into_iter()
            .any(|one| viewer.may(one))
    });
    let choose = Callback::new(move |code: String| list.set(Part::Procedure, &code));
    let procedure = Signal::derive(move || list.filter.read().get(Part::Procedure).to_owned());
    let unread = bound(
        list,
        |list| !list.filter.read().get(Part::Unread).is_empty(),
        move |on| list.set(Part::Unread, if on { "1" } else { "" }),
    );
    view! {
        <section class="list-panel" aria-label=text::FILTERS>
            <Scope list/>
            <Statuses list/>
            <div class="list-fields">
                <Choice list part=Part::Due label=text::DUE options=words::dues()/>
                <Choice list part=Part::Warning label=text::WARNING options=words::levels()/>
                <Choice list part=Part::Clock label=text::CLOCK options=words::clocks()/>
                <Choice list part=Part::Awaits label=text::AWAITS options=words::awaits()/>
                <Choice list part=Part::Step label=text::STEP options=words::steps()/>
                <Holder list/>
                {over_agencies.then(|| view! { <Agency list/> })}
                <Unit list/>
                <ProcedureFilter chosen=procedure on_choose=choose/>
                <Day list part=Part::From label=text::FROM/>
                <Day list part=Part::To label=text::TO/>
                <Choice list part=Part::Channel label=text::CHANNEL options=words::channels()/>
                <Choice list part=Part::Bucket label=text::BUCKET options=words::buckets()/>
            </div>
            <Checkbox checked=unread label=text::ONLY_UNREAD/>
        </section>
    }
    .into_any()
}

#[component]
fn Scope(list: Worklist) -> impl IntoView {
    let value =
        bound(list, |list| list.filter.read().scope(), move |scope| list.set(Part::Scope, scope));
    let works = untrack(session::viewer).is_some_and(|viewer| viewer.may(Permission::Queue));
    let options: Vec<(&'static str, Words)> =
        super::rail::scopes(works).into_iter().map(|(name, words)| (name, words.into())).collect();
    view! { <RadioGroup value options label=text::SCOPE look=RadioLook::Segmented/> }.into_any()
}

/// Statuses, any number of them.
#[component]
fn Statuses(list: Worklist) -> impl IntoView {
    let one = move |(name, words): (&'static str, Text)| {
        let has = move || list.filter.read().get(Part::Status).split(',').any(|it| it == name);
        let toggle = move |_| {
            let now = list.filter.read_untracked().get(Part::Status).to_owned();
            list.set(Part::Status, &toggled(&now, name));
        };
        view! {
            <label class="check-chip">
                <input type="checkbox" prop:checked=has on:change=toggle/>
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="list-statuses">
            <legend class="field-label">{text::STATUS}</legend>
            {words::statuses().into_iter().map(one).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Statuses with one more or one less. "Not closed" stands for several and goes with no other.
fn toggled(now: &str, name: &str) -> String {
    use crate::dossier::list::OPEN;
    let mut names: Vec<&str> =
        now.split(',').filter(|one| !one.is_empty() && *one != OPEN).collect();
    if name == OPEN {
        return if now == OPEN { String::new() } else { OPEN.to_owned() };
    }
    match names.iter().position(|one| *one == name) {
        Some(at) => drop(names.remove(at)),
        None => names.push(name),
    }
    names.join(",")
}

/// One of few, or any.
#[component]
fn Choice(
    list: Worklist,
    part: Part,
    label: Text,
    options: Vec<(&'static str, Text)>,
) -> impl IntoView {
    let options: Vec<(String, Words)> = std::iter::once((String::new(), text::ANY.into()))
        .chain(options.into_iter().map(|(name, words)| (name.to_owned(), words.into())))
        .collect();
    view! { <Field label><Select value=said(list, part) options/></Field> }.into_any()
}

/// The value of a part, to be read and written.
fn said(list: Worklist, part: Part) -> RwSignal<String> {
    bound(
        list,
        move |list| list.filter.read().get(part).to_owned(),
        move |value: String| list.set(part, &value),
    )
}

fn places<T: Default>(list: Worklist, get: impl Fn(&Places) -> T) -> T {
    match &*list.places.state().read() {
        RemoteState::Ready(places, _) => get(places),
        _ => T::default(),
    }
}

fn with_any(rest: Vec<(String, Words)>) -> Vec<(String, Words)> {
    std::iter::once((String::new(), Words::from(text::ANY))).chain(rest).collect()
}

#[component]
fn Agency(list: Worklist) -> impl IntoView {
    let options = Signal::derive(move || {
        with_any(places(list, |places| {
            let one =
                |it: &crate::dossier::list::AgencyUnits| (it.code.clone(), it.name.clone().into());
            places.agencies.iter().map(one).collect()
        }))
    });
    view! { <Field label=text::AGENCY><Select value=said(list, Part::Agency) options/></Field> }
        .into_any()
}

/// Divisions of the agency chosen, else of those where one holds a role.
#[component]
fn Unit(list: Worklist) -> impl IntoView {
    let own: Vec<String> = untrack(session::viewer)
        .map(|viewer| viewer.grants.iter().map(|grant| grant.agency.code.clone()).collect())
        .unwrap_or_default();
    let options = Signal::derive(move || {
        let agency = list.filter.read().get(Part::Agency).to_owned();
        let wanted =
            |code: &String| if agency.is_empty() { own.contains(code) } else { *code == agency };
        with_any(places(list, |places| {
            let agencies = places.agencies.iter().filter(|it| wanted(&it.code));
            agencies
                .flat_map(|agency| {
                    agency.units.iter().map(|unit| {
                        (format!("{}/{}", agency.code, unit.code), unit.name.clone().into())
                    })
                })
                .collect()
        }))
    });
    view! { <Field label=text::UNIT><Select value=said(list, Part::Unit) options/></Field> }
        .into_any()
}

#[component]
fn Holder(list: Worklist) -> impl IntoView {
    let options = Signal::derive(move || {
        with_any(places(list, |places| {
            let one = |it: &crate::dossier::list::OfficerRef| {
                (it.id.inner().to_owned(), format!("{} · {}", it.name, it.title).into())
            };
            places.colleagues.iter().map(one).collect()
        }))
    });
    view! { <Field label=text::HOLDER><Select value=said(list, Part::Holder) options/></Field> }
        .into_any()
}

/// A day, typed as people write it; the address keeps it as ISO.
#[component]
fn Day(list: Worklist, part: Part, label: Text) -> impl IntoView {
    let typed = RwSignal::new(list.filter.read_untracked().day(part));
    Effect::new(move |_| {
        let said = list.filter.read().day(part);
        if said.is_empty() || format::parse_date(&typed.read_untracked()).is_some() {
            typed.set(said);
        }
    });
    Effect::new(move |before: Option<()>| {
        let typed = typed.get();
        let date = format::parse_date(&typed);
        if before.is_some() && (typed.trim().is_empty() || date.is_some()) {
            list.set(part, &date.map(|date| date.to_string()).unwrap_or_default());
        }
    });
    view! {
        <Field label>
            <TextInput value=typed kind=TextKind::Date/>
        </Field>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::toggled;

    #[test]
    fn statuses_add_up_and_not_closed_stands_alone() {
        assert_eq!(toggled("", "PROCESSING"), "PROCESSING");
        assert_eq!(toggled("PROCESSING", "RETURNED"), "PROCESSING,RETURNED");
        assert_eq!(toggled("PROCESSING,RETURNED", "PROCESSING"), "RETURNED");
        assert_eq!(toggled("RETURNED", "OPEN"), "OPEN");
        assert_eq!(toggled("OPEN", "OPEN"), "");
        assert_eq!(toggled("OPEN", "RETURNED"), "RETURNED");
    }
}
