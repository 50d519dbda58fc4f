//! A newer calendar: days one after the other, their effect, then the publication.

use super::operations::{
    CalendarDayInput, CalendarDayKind, CalendarImpact, CalendarPublishInput, ClosureInput, Publish,
    PublishVariables, TryPublish,
};
use super::page::Publishing;
use super::text;
use crate::api::{self, Date, Intent, UiError};
use crate::format;
use crate::i18n::{Text, Words};
use crate::ui::{
    Banner, Button, ButtonKind, ButtonRole, ButtonSize, Confirm, Field, Need, Notice, Select,
    Symbol, TextInput, TextKind, notify, refusal,
};
use chrono::NaiveDate;
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a day shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Closure,
    Special(CalendarDayKind),
    Ordinary,
}

const KINDS: [(Kind, Text); 6] = [
    (Kind::Closure, text::CLOSURE),
    (Kind::Special(CalendarDayKind::SwapOff), text::SWAP_OFF),
    (Kind::Special(CalendarDayKind::SwapWork), text::SWAP_WORK),
    (Kind::Special(CalendarDayKind::Legal), text::LEGAL),
    (Kind::Special(CalendarDayKind::Compensatory), text::COMPENSATORY),
    (Kind::Ordinary, text::ORDINARY),
];

/// Most days in one entry.
const MOST: usize = 31;

/// Days in a row that shall differ.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    kind: Kind,
    first: NaiveDate,
    last: NaiveDate,
    name: String,
    source: String,
}

impl Entry {
    fn dates(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.last;
        self.first.iter_days().take_while(move |day| *day <= last).take(MOST)
    }
}

/// What is being typed.
#[derive(Clone, Copy)]
struct Draft {
    kind: RwSignal<Kind>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    name: RwSignal<String>,
    source: RwSignal<String>,
    tried: RwSignal<bool>,
    entries: RwSignal<Vec<Entry>>,
    version: RwSignal<String>,
    until: RwSignal<String>,
}

impl Draft {
    fn new(in_force: &str) -> Self {
        Self {
            kind: RwSignal::new(Kind::Closure),
            from: RwSignal::default(),
            to: RwSignal::default(),
            name: RwSignal::default(),
            source: RwSignal::default(),
            tried: RwSignal::new(false),
            entries: RwSignal::default(),
            version: RwSignal::new(next(in_force)),
            until: RwSignal::default(),
        }
    }

    fn first(self) -> Option<NaiveDate> {
        format::parse_date(&self.from.read())
    }

    /// The last day: the first one where none is typed.
    fn last(self) -> Option<NaiveDate> {
        let first = self.first()?;
        let last = match self.to.read().trim() {
            "" => first,
            typed => format::parse_date(typed)?,
        };
        let days = last.signed_duration_since(first).num_days();
        usize::try_from(days).is_ok_and(|days| days < MOST).then_some(last)
    }

    fn needs_words(self) -> bool {
        self.kind.get() != Kind::Ordinary
    }

    /// What was left out, once somebody has tried.
    fn missing(
        self,
        wrong: impl Fn() -> Option<Text> + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        Signal::derive(move || {
            let words = wrong().filter(|_| self.tried.get());
            words.map(|words| words.get().to_owned())
        })
    }

    /// Adds the days, when everything is there.
    fn add(self) {
        self.tried.set(true);
        let words = |text: RwSignal<String>| domain::text::tidy(&text.read_untracked());
        let (name, source) = (words(self.name), words(self.source));
        let bare = untrack(|| self.needs_words()) && (name.is_empty() || source.is_empty());
        let (Some(first), Some(last), false) =
            (untrack(|| self.first()), untrack(|| self.last()), bare)
        else {
            return;
        };
        let kind = self.kind.get_untracked();
        self.entries.update(|all| all.push(Entry { kind, first, last, name, source }));
        self.from.set(String::new());
        self.to.set(String::new());
        self.tried.set(false);
    }

    fn input(self, based_on: String, dry_run: bool, key: String) -> CalendarPublishInput {
        let mut input = CalendarPublishInput {
            based_on,
            version: self.version.get_untracked(),
            published_until: format::parse_date(&self.until.read_untracked()).map(Date),
            days: Vec::new(),
            closures: Vec::new(),
            ordinary: Vec::new(),
            dry_run,
            idempotency_key: key,
        };
        for entry in self.entries.get_untracked() {
            for date in entry.dates().map(Date) {
                let (name, source) = (entry.name.clone(), entry.source.clone());
                match entry.kind {
                    Kind::Ordinary => input.ordinary.push(date),
                    Kind::Closure => {
                        input.closures.push(ClosureInput { date, reason: name, source });
                    }
                    Kind::Special(kind) => {
                        input.days.push(CalendarDayInput { date, kind, name, source });
                    }
                }
            }
        }
        input
    }
}

/// The label after another: its last number is one higher.
fn next(version: &str) -> String {
    let digits = version.chars().rev().take_while(char::is_ascii_digit).count();
    let (head, tail) = version.split_at(version.len() - digits);
    match tail.parse::<u32>() {
        Ok(number) => format!("{head}{}", number.saturating_add(1)),
        Err(_) => format!("{version}.2"),
    }
}

/// The form.
#[component]
pub fn PublishCard() -> impl IntoView {
    let Publishing { version, changed } = expect_context();
    let draft = Draft::new(&version.read_untracked());
    let effect = RwSignal::new(None::<CalendarImpact>);
    let asking = RwSignal::new(false);
    let error = RwSignal::new(None::<UiError>);
    let (trying, intent) = (Intent::new(), Intent::new());
    let words = Signal::derive(move || error.read().as_ref().map(refusal));
    let nothing = Signal::derive(move || {
        let none = draft.entries.read().is_empty() && draft.until.read().trim().is_empty();
        none.then(|| text::NOTHING_ADDED.get().to_owned())
    });
    let look = move |()| {
        error.set(None);
        spawn_local(async move {
            let send = |key| {
                let input = draft.input(version.get_untracked(), true, key);
                api::mutate(TryPublish::build(PublishVariables { input }))
            };
            match trying.run(send).await {
                Some(Ok(impact)) => {
                    effect.set(Some(impact));
                    asking.set(true);
                }
                Some(Err(problem)) => error.set(Some(problem)),
                None => {}
            }
        });
    };
    let yes = move |_: String| {
        error.set(None);
        spawn_local(async move {
            let send = |key| {
                let input = draft.input(version.get_untracked(), false, key);
                api::mutate(Publish::build(PublishVariables { input }))
            };
            match intent.run(send).await {
                Some(Ok(_)) => {
                    asking.set(false);
                    draft.entries.set(Vec::new());
                    draft.until.set(String::new());
                    draft.version.update(|version| *version = next(version));
                    notify(Notice::done(text::DONE_PUBLISH));
                    changed.try_run(());
                }
                Some(Err(problem)) => error.set(Some(problem)),
                None => {}
            }
        });
    };
    let told = Signal::derive(move || {
        let number = |n: i32| format::number(i64::from(n));
        let it = effect.get();
        it.map(|it| text::effect(&number(it.dossiers), &number(it.later), &number(it.earlier)))
            .unwrap_or_default()
    });
    // It was opened just now: the keyboard goes where its fields begin.
    let heading = NodeRef::<leptos::html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            drop(heading.focus());
        }
    });
    let above = move || {
        let shown = words.get().filter(|_| !asking.get());
        shown.map(|words| view! { <Banner icon=Symbol::Alert words/> })
    };
    view! {
        <section class="card">
            <h2 tabindex="-1" node_ref=heading>{text::PUBLISH}</h2>
            <p class="muted">{text::PUBLISH_LEAD}</p>
            {above}
            <Days draft/>
            <Entries entries=draft.entries/>
            <div class="form-row">
                <Field label=text::VERSION need=Need::Required>
                    <TextInput value=draft.version/>
                </Field>
                <Field label=text::UNTIL hint=text::UNTIL_HINT>
                    <TextInput value=draft.until kind=TextKind::Date/>
                </Field>
            </div>
            <div>
                <Button
                    kind=ButtonKind::Primary
                    busy=trying.busy()
                    denied=nothing
                    on_press=look
                >
                    {text::LOOK}
                </Button>
            </div>
            <Confirm
                open=asking
                title=text::PUBLISH_TITLE
                body=told
                action=text::YES_PUBLISH
                busy=intent.busy()
                error=words
                on_yes=yes
            />
        </section>
    }
    .into_any()
}

/// Days to be added.
#[component]
fn Days(draft: Draft) -> impl IntoView {
    let kinds: Vec<_> = KINDS.into_iter().map(|(kind, words)| (kind, Words::from(words))).collect();
    let kinds = Signal::stored(kinds);
    let no_first = move || draft.first().is_none().then_some(text::MISSING_DATE);
    let no_last =
        move || (draft.first().is_some() && draft.last().is_none()).then_some(text::WRONG_RANGE);
    let bare = move |text: RwSignal<String>| {
        move || {
            (draft.needs_words() && text.read().trim().is_empty()).then_some(text::MISSING_WORDS)
        }
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.add();
    };
    view! {
        <form class="calendar-form" on:submit=add novalidate>
            <Field label=text::KIND><Select value=draft.kind options=kinds/></Field>
            <div class="form-row">
                <Field label=text::FROM need=Need::Required error=draft.missing(no_first)>
                    <TextInput value=draft.from kind=TextKind::Date/>
                </Field>
                <Field label=text::TO hint=text::TO_HINT error=draft.missing(no_last)>
                    <TextInput value=draft.to kind=TextKind::Date/>
                </Field>
            </div>
            <div class="form-row">
                <Field label=text::NAME hint=text::NAME_HINT error=draft.missing(bare(draft.name))>
                    <TextInput value=draft.name/>
                </Field>
                <Field
                    label=text::SOURCE
                    hint=text::SOURCE_HINT
                    error=draft.missing(bare(draft.source))
                >
                    <TextInput value=draft.source/>
                </Field>
            </div>
            <div>
                <Button icon=Symbol::Plus role=ButtonRole::Submit>{text::ADD}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// What was added so far.
#[component]
fn Entries(entries: RwSignal<Vec<Entry>>) -> impl IntoView {
    let row = move |(at, entry): (usize, Entry)| {
        let kind = KINDS.into_iter().find(|(kind, _)| *kind == entry.kind);
        let kind = move || kind.map(|(_, words)| words.get());
        let days = move || {
            let first = format::date(entry.first);
            if entry.first == entry.last {
                first
            } else {
                format!("{first} – {}", format::date(entry.last))
            }
        };
        let remove = move |()| entries.update(|all| drop(all.remove(at)));
        view! {
            <li class="staffing-row">
                <span class="staffing-who"><b>{days}</b><span>{kind}</span></span>
                <span class="staffing-what"><span>{entry.name}</span><span class="muted">{entry.source}</span></span>
                <span class="staffing-end">
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Small on_press=remove>
                        {text::REMOVE}
                    </Button>
                </span>
            </li>
        }
    };
    view! {
        <ul class="staffing-list">
            {move || entries.get().into_iter().enumerate().map(row).collect_view()}
        </ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_label_counts_on() {
        assert_eq!(next("2026.1"), "2026.2");
        assert_eq!(next("2026.9"), "2026.10");
        assert_eq!(next("bản đầu"), "bản đầu.2");
    }

    #[test]
    fn an_entry_of_several_days_names_each() {
        let day = |date: &str| date.parse().expect("a date");
        let entry = Entry {
            kind: Kind::Closure,
            first: day("2026-11-30"),
            last: day("2026-12-01"),
            name: String::new(),
            source: String::new(),
        };
        assert!(entry.dates().eq([day("2026-11-30"), day("2026-12-01")]));
    }
}
