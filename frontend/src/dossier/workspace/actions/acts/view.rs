//! A form of the life cycle, drawn from its description.

use super::choices::choices;
use super::correction;
use super::said::{Fault, input};
use super::typed::{Cell, Row, empty};
use super::{Act, Ask, Kind, text};
use crate::api::{self, Intent, RemoteState, UiError, remote, schema};
use crate::dossier::list::AgencyRef;
use crate::dossier::workspace::actions::drafts::Drafts;
use crate::dossier::workspace::actions::form::FormFrame;
use crate::dossier::workspace::bench::Bench;
use crate::dossier::workspace::mutations;
use crate::i18n::Words;
use crate::ui::{
    Attached, Button, ButtonKind, ButtonSize, Checkbox, Field, Files, Icon, Need, Select, Symbol,
    TextArea, TextInput, TextKind, go_to,
};
use cynic::QueryBuilder;
use domain::dossier::MOST_FILES;
use leptos::html;
use leptos::prelude::*;

/// Where the keyboard goes when a line was added.
const LAST_ROW: &str = ".act-row:last-of-type :is(input, textarea, select)";

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct Agencies {
    #[arguments(isCenter: false)]
    agencies: Vec<AgencyRef>,
}

/// What the fields of a form share.
#[derive(Clone, Copy)]
struct Frame {
    bench: Bench,
    error: RwSignal<Option<UiError>>,
    faults: RwSignal<Vec<Fault>>,
    agencies: Signal<Vec<AgencyRef>>,
}

impl Frame {
    /// The mistake at a field: the server's, else what was found here.
    fn at(self, path: Vec<String>) -> Signal<Option<String>> {
        Signal::derive(move || {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let refused = match &*self.error.read() {
                Some(UiError::User(errors)) => errors.at(&path),
                _ => None,
            };
            let found = || {
                let faults = self.faults.read();
                let found = faults.iter().find(|(at, _)| at.iter().eq(path.iter()));
                found.map(|(_, what)| what.get().to_owned())
            };
            refused.or_else(found)
        })
    }
}

fn asks_agency(asks: &[Ask]) -> bool {
    asks.iter().any(|ask| match ask.kind {
        Kind::Agency => true,
        Kind::Rows(asks) => asks_agency(asks),
        _ => false,
    })
}

/// Whether a form has a field at this place, which shows its own mistakes.
fn shows(asks: &[Ask], path: &[String]) -> bool {
    match path {
        [name] => asks.iter().any(|ask| ask.name == name),
        [name, _, inner] => asks.iter().any(|ask| match ask.kind {
            Kind::Rows(asks) => ask.name == name && asks.iter().any(|ask| ask.name == inner),
            _ => false,
        }),
        _ => false,
    }
}

/// The form of an action.
#[component]
pub(in super::super) fn Form(bench: Bench, drafts: Drafts, act: &'static Act) -> impl IntoView {
    let typed = drafts.typed(act, &bench.dossier.read_untracked());
    let intent = Intent::new();
    let error = RwSignal::new(None::<UiError>);
    let faults = RwSignal::new(Vec::<Fault>::new());
    let agencies = asks_agency(act.asks).then(|| {
        remote(|| {
            let request = api::query(Agencies::build(()));
            async move { Ok(request.await?.agencies) }
        })
    });
    let agencies = Signal::derive(move || match agencies {
        Some(agencies) => match &*agencies.state().read() {
            RemoteState::Ready(agencies, _) => agencies.clone(),
            _ => Vec::new(),
        },
        None => Vec::new(),
    });
    let label = bench.dossier.with_untracked(|dossier| {
        let found = dossier.actions.iter().find(|action| action.name == act.name);
        found.map(|action| action.label.clone()).unwrap_or_default()
    });
    let send = {
        let (typed, label) = (typed.clone(), label.clone());
        Callback::new(move |()| {
            faults.set(Vec::new());
            let input = match input(act.asks, &typed.said()) {
                Ok(input) => input,
                Err(found) => return faults.set(found),
            };
            let name = super::super::name(&bench.dossier.read_untracked());
            let done = untrack(|| text::done(&label, &name));
            bench.carry_out(intent, error, done, move |id, version, key| {
                let mut input = input;
                input.insert("dossierId".to_owned(), id.inner().into());
                input.insert("expectedVersion".to_owned(), version.into());
                input.insert("idempotencyKey".to_owned(), key.into());
                mutations::act(act.mutation, act.input, input)
            });
        })
    };
    let frame = Frame { bench, error, faults, agencies };
    let fields = act.asks.iter().zip(&typed.cells).map(|(ask, cell)| field(frame, ask, cell));
    let fields = fields.collect_view();
    view! {
        <FormFrame
            bench
            name=act.name
            title=label.clone()
            send=label
            busy=intent.busy()
            error
            shows=Callback::new(move |path: Vec<String>| shows(act.asks, &path))
            on_send=send
        >
            {act.intro.map(|intro| view! { <p class="muted">{intro}</p> })}
            {fields}
        </FormFrame>
    }
    .into_any()
}

fn field(frame: Frame, ask: &'static Ask, cell: &Cell) -> AnyView {
    let path = vec![ask.name.to_owned()];
    match (cell, &ask.kind) {
        (Cell::One(value), _) => one(frame, ask, (value, None), ask.hint.map(Words::from), path),
        (Cell::Rows(rows), Kind::Rows(asks)) => group(frame, ask, asks, rows.clone(), path),
        (Cell::Picked(picked), _) => pick(frame, ask, picked.clone(), path),
        (Cell::Rows(_), _) => ().into_any(),
    }
}

fn one(
    frame: Frame,
    ask: &'static Ask,
    (value, corrected): (&ArcRwSignal<String>, Option<ArcRwSignal<String>>),
    hint: Option<Words>,
    path: Vec<String>,
) -> AnyView {
    let value = RwSignal::from(value.clone());
    // A mistake found here is over as soon as something else is typed.
    let place = path.clone();
    Effect::new(move |before: Option<()>| {
        value.track();
        if before.is_some() {
            frame.faults.update(|faults| faults.retain(|(path, _)| *path != place));
        }
    });
    if ask.kind == Kind::Yes {
        let checked = RwSignal::new(value.get_untracked() == "1");
        Effect::new(move |_| value.set(if checked.get() { "1" } else { "" }.to_owned()));
        return view! { <Checkbox checked label=ask.label/> }.into_any();
    }
    let kind = match ask.kind {
        Kind::Day => TextKind::Date,
        Kind::Money | Kind::Count => TextKind::Digits,
        _ => TextKind::Text,
    };
    // Drawn inside its field: there it finds the label that is its own.
    let control = move || match ask.kind {
        Kind::Text => view! { <TextArea value/> }.into_any(),
        Kind::Value => correction::control(value, corrected.unwrap_or_default()),
        ref choice if choice.is_choice() => {
            let options = Signal::derive(move || {
                choices(choice, &frame.bench.dossier.read(), &frame.agencies.read())
            });
            view! { <Select value options/> }.into_any()
        }
        _ => view! { <TextInput value kind/> }.into_any(),
    };
    let error = frame.at(path);
    match hint {
        Some(hint) => view! {
            <Field label=ask.label hint need=ask.need error>{control()}</Field>
        }
        .into_any(),
        None => view! { <Field label=ask.label need=ask.need error>{control()}</Field> }.into_any(),
    }
}

/// Several of the same, one below the other.
fn group(
    frame: Frame,
    ask: &'static Ask,
    asks: &'static [Ask],
    rows: ArcRwSignal<Vec<Row>>,
    path: Vec<String>,
) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    let add = {
        let rows = rows.clone();
        move |()| {
            if let Some(group) = node.get_untracked() {
                go_to(group.into(), LAST_ROW);
            }
            rows.update(|rows| {
                let id = rows.iter().map(|row| row.id + 1).max().unwrap_or_default();
                rows.push(Row {
                    id,
                    cells: empty(asks).into_iter().map(ArcRwSignal::new).collect(),
                });
            });
        }
    };
    let row = {
        let (rows, path) = (rows.clone(), path.clone());
        // Drawn anew when rows come and go, so that each knows its number.
        move || {
            let all = rows.get();
            let count = all.len();
            let draw = |(i, row): (usize, Row)| {
                let chosen = asks.iter().position(|ask| ask.kind == Kind::Field);
                let fields = asks.iter().zip(&row.cells).map(|(ask, cell)| {
                    let mut path = path.clone();
                    path.extend([i.to_string(), ask.name.to_owned()]);
                    let corrected = chosen.filter(|_| ask.kind == Kind::Value);
                    let corrected = corrected.map(|field| row.cells[field].clone());
                    let dossier = frame.bench.dossier;
                    let hint = match corrected.clone() {
                        Some(field) => {
                            correction::begin(dossier, field.clone(), cell.clone());
                            Some(correction::now_there(dossier, field))
                        }
                        None => ask.hint.map(Words::from),
                    };
                    one(frame, ask, (cell, corrected), hint, path)
                });
                let fields = fields.collect_view();
                name_document(frame, asks, &row);
                let (rows, id) = (rows.clone(), row.id);
                let remove = move |()| rows.update(|rows| rows.retain(|row| row.id != id));
                view! {
                    <fieldset class="act-row">
                        <legend>{move || text::row(i + 1)}</legend>
                        {fields}
                        {(count > 1).then(|| view! {
                            <Button
                                kind=ButtonKind::Quiet
                                size=ButtonSize::Small
                                icon=Symbol::Cross
                                label=move || text::remove_row(i + 1)
                                on_press=remove
                            />
                        })}
                    </fieldset>
                }
            };
            all.into_iter().enumerate().map(draw).collect_view().into_any()
        }
    };
    let error = frame.at(path);
    view! {
        <div
            class="act-rows"
            node_ref=node
            data-invalid=move || error.read().is_some().then_some("")
            role="group"
            aria-label=Words::from(ask.label).attribute()
        >
            <h4>{ask.label}</h4>
            {row}
            <p class="field-error" role="alert">
                {move || error.get().map(|words| view! { <Icon of=Symbol::Alert/>{words} })}
            </p>
            <Button size=ButtonSize::Small icon=Symbol::Plus on_press=add>{text::ADD_ROW}</Button>
        </div>
    }
    .into_any()
}

/// The paper that was chosen is what the line is about, until somebody has written it himself.
fn name_document(frame: Frame, asks: &[Ask], row: &Row) {
    let place = |wanted: &dyn Fn(&Ask) -> bool| asks.iter().position(wanted);
    let document = place(&|ask| ask.kind == Kind::Document);
    let content = place(&|ask| ask.name == "content");
    let (Some(document), Some(content)) = (document, content) else { return };
    let (document, content) = (row.cells[document].clone(), row.cells[content].clone());
    Effect::new(move |before: Option<String>| {
        let key = document.get();
        let name = frame.bench.dossier.with_untracked(|dossier| {
            let chosen = dossier.documents.iter().find(|document| document.key == key);
            chosen.map(|document| document.name.clone()).unwrap_or_default()
        });
        let untouched = content.with_untracked(|text| {
            text.is_empty() || before.as_ref().is_some_and(|before| before == text)
        });
        if before.is_some() && untouched {
            content.set(name.clone());
        }
        name
    });
}

/// Which lines of the open request were brought.
fn pick(
    frame: Frame,
    ask: &'static Ask,
    picked: ArcRwSignal<Vec<(i32, Vec<Attached>)>>,
    path: Vec<String>,
) -> AnyView {
    let lines = frame.bench.dossier.with_untracked(|dossier| {
        let rounds = &dossier.pending.supplements;
        let open = rounds.iter().find(|round| round.completed_at.is_none());
        open.map(|round| round.lines.clone()).unwrap_or_default()
    });
    let boxes = (0..).zip(lines).filter(|(_, line)| line.open).map(|(i, line)| {
        let before = picked.with_untracked(|picked| {
            picked.iter().find(|(line, _)| *line == i).map(|(_, files)| files.clone())
        });
        let checked = RwSignal::new(before.is_some());
        let files = RwSignal::new(before.unwrap_or_default());
        let picked = picked.clone();
        Effect::new(move |_| {
            let (checked, files) = (checked.get(), files.get());
            picked.update(|picked| {
                picked.retain(|(line, _)| *line != i);
                if checked {
                    picked.push((i, files));
                    picked.sort_unstable_by_key(|(line, _)| *line);
                }
            });
        });
        let name = line.content.clone();
        let beside = move || {
            let name = name.clone();
            checked.get().then(|| {
                view! {
                    <Files
                        label=move || name.clone()
                        files=files.into()
                        change=move |all| files.set(all)
                        most=MOST_FILES
                    />
                }
            })
        };
        view! { <Checkbox checked label=line.content detail=line.reason/>{beside} }
    });
    let boxes = boxes.collect_view();
    let error = frame.at(path);
    let need = (ask.need == Need::Required).then_some("true");
    view! {
        <div
            class="act-rows"
            data-invalid=move || error.read().is_some().then_some("")
            role="group"
            aria-required=need
            aria-label=Words::from(ask.label).attribute()
        >
            <h4>{ask.label}</h4>
            {boxes}
            <p class="field-error" role="alert">
                {move || error.get().map(|words| view! { <Icon of=Symbol::Alert/>{words} })}
            </p>
        </div>
    }
    .into_any()
}
