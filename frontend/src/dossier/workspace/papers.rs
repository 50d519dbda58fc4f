//! Papers: what the case asks for with what was handed in, what was issued, and one of them
//! beside.

use super::bench::{Bench, CONTROL_SHEET, OpenPaper};
use super::mutations;
use super::operations::{File, HandedIn, Paper};
use super::pending::SupplementLine;
use super::text;
use crate::api::Intent;
use crate::format;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonSize, Icon, Notice, PaperPreview, Symbol, Tone, keys, notify,
    notify_error,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The papers of a dossier.
#[component]
pub(super) fn Papers(bench: Bench) -> impl IntoView {
    let asked = Memo::new(move |_| bench.dossier.read().documents.clone());
    let supplied = Memo::new(move |_| {
        let dossier = bench.dossier.read();
        let lines = dossier.pending.supplements.iter().flat_map(|round| &round.lines);
        lines.filter(|line| !line.files.is_empty()).cloned().collect::<Vec<_>>()
    });
    let issued = Memo::new(move |_| bench.dossier.read().papers.clone());
    let open = Memo::new(move |_| bench.paper.read().is_some());
    let sets = move || text::sets(bench.dossier.read().set_count);
    keys::shortcut("p", text::OPEN_KEY, move |()| {
        if open.get_untracked() {
            bench.paper.set(None);
        } else if let Some(paper) = issued.read_untracked().last() {
            bench.open_paper(paper.clone().into());
        }
    });
    let handed_in = move || {
        view! {
            <div class="table-frame" tabindex="0" role="region" aria-label=text::HANDED_IN>
                <table class="table papers-table" aria-label=text::HANDED_IN>
                    <thead>
                        <tr>
                            <th scope="col">{text::PAPER}</th>
                            <th scope="col" data-align="end">{text::ORIGINALS}</th>
                            <th scope="col" data-align="end">{text::COPIES}</th>
                            <th scope="col" data-align="end">{text::ELECTRONIC}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {asked.get().into_iter().map(|paper| line(bench, paper)).collect_view()}
                        {supplied.get().into_iter().map(|it| supplement(bench, it)).collect_view()}
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let list = move || {
        let papers = issued.get();
        if papers.is_empty() {
            return view! { <p class="muted">{text::NONE_ISSUED}</p> }.into_any();
        }
        let item = move |paper: Paper| {
            let meta = format!("{} · {}", paper.number, format::date_time(paper.issued_at.0));
            let title = paper.title.clone();
            view! { <li><Issued paper=paper.into() title meta bench/></li> }
        };
        view! { <ul class="issued">{papers.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    let has_sheet = Memo::new(move |_| bench.dossier.read().control_sheet_url.is_some());
    let sheet = move || has_sheet.get().then(|| view! { <ControlSheet bench/> });
    let beside = move || bench.paper.get().map(|paper| view! { <Beside bench paper/> });
    view! {
        <section class="papers" data-open=move || open.get().then_some("")>
            <div class="papers-lists">
                <section class="card">
                    <h2>{text::HANDED_IN}" "<span class="muted papers-sets">{sets}</span></h2>
                    {handed_in}
                </section>
                <section class="card">
                    <h2>{text::ISSUED}</h2>
                    {list}
                    {sheet}
                </section>
            </div>
            {beside}
        </section>
    }
    .into_any()
}

fn line(bench: Bench, paper: HandedIn) -> AnyView {
    let given = paper.originals + paper.copies + paper.electronic > 0;
    let count = |n: i32| {
        if n == 0 { view! { <span class="muted">"–"</span> }.into_any() } else { n.into_any() }
    };
    let state = match (given, paper.required) {
        (true, _) => None,
        (false, true) => Some(view! { <Badge label=text::MISSING tone=Tone::Held/> }.into_any()),
        (false, false) => Some(view! { <span class="muted">{text::NOT_GIVEN}</span> }.into_any()),
    };
    view! {
        <tr>
            <th scope="row" class="papers-name" data-given=given.then_some("")>
                <span class="papers-mark">
                    <Icon of=if given { Symbol::Check } else { Symbol::Ring }/>
                </span>
                <span>
                    {paper.name}" "{state}
                    {paper.note.map(|note| view! { <span class="papers-note">{note}</span> })}
                </span>
            </th>
            <td data-align="end">{count(paper.originals)}</td>
            <td data-align="end">{count(paper.copies)}</td>
            <td data-align="end">{count(paper.electronic)}</td>
        </tr>
        {files(bench, paper.files)}
    }
    .into_any()
}

/// What was brought by files since.
fn supplement(bench: Bench, line: SupplementLine) -> AnyView {
    view! {
        <tr>
            <th scope="row" class="papers-name" data-given="" colspan="4">
                <span class="papers-mark"><Icon of=Symbol::Check/></span>
                <span>{move || text::supplied(&line.content)}</span>
            </th>
        </tr>
        {files(bench, line.files)}
    }
    .into_any()
}

/// Files of a line, in a row of their own below it: each with its size, who uploaded it and when.
fn files(bench: Bench, files: Vec<File>) -> AnyView {
    let item = move |file: File| {
        let who = file.uploaded_by.as_ref().map(|officer| format!(" · {}", officer.name));
        let size = format::file_size(file.size.unsigned_abs().into());
        let meta = format!(
            "{size}{} · {}",
            who.unwrap_or_default(),
            format::date_time(file.uploaded_at.0)
        );
        view! { <li><Issued paper=file.into() meta bench/></li> }
    };
    if files.is_empty() {
        return ().into_any();
    }
    view! {
        <tr class="papers-files">
            <td colspan="4"><ul class="issued">{files.into_iter().map(item).collect_view()}</ul></td>
        </tr>
    }
    .into_any()
}

/// The print of who handed the dossier to whom; made anew each time.
#[component]
fn ControlSheet(bench: Bench) -> impl IntoView {
    let shown = Memo::new(move |_| {
        bench.paper.read().as_ref().is_some_and(|it| it.id.inner() == CONTROL_SHEET)
    });
    let press = move |_| match shown.get_untracked() {
        true => bench.paper.set(None),
        false => bench.open_control_sheet(),
    };
    view! {
        <button
            class="issued-paper"
            type="button"
            aria-pressed=move || if shown.get() { "true" } else { "false" }
            on:click=press
        >
            <Icon of=Symbol::List/>
            <span class="issued-title">{text::CONTROL_SHEET}</span>
        </button>
    }
    .into_any()
}

#[component]
fn Issued(
    paper: OpenPaper,
    #[prop(optional, into)] title: Option<String>,
    meta: String,
    bench: Bench,
) -> impl IntoView {
    let id = paper.id.clone();
    let title = title.unwrap_or_else(|| paper.title.clone());
    let shown = Memo::new(move |_| bench.paper.read().as_ref().is_some_and(|it| it.id == id));
    let press = move |_| {
        if shown.get_untracked() {
            bench.paper.set(None);
        } else {
            bench.open_paper(paper.clone());
        }
    };
    view! {
        <button
            class="issued-paper"
            type="button"
            aria-pressed=move || if shown.get() { "true" } else { "false" }
            on:click=press
        >
            <Icon of=Symbol::Paper/>
            <span class="issued-title">{title}</span>
            <span class="issued-meta num">{meta}</span>
        </button>
    }
    .into_any()
}

#[component]
fn Beside(bench: Bench, paper: OpenPaper) -> impl IntoView {
    let (title, url) = (paper.title, RwSignal::new(paper.url));
    let intent = Intent::new();
    let marked = RwSignal::new(false);
    let again = paper.reprintable.then(|| {
        let press = move |()| {
            let id = paper.id.clone();
            spawn_local(async move {
                match intent.run(|key| mutations::reprint(id, key)).await {
                    Some(Ok(print)) => {
                        url.try_set(print);
                        marked.try_set(true);
                        notify(Notice::done(text::REPRINTED));
                    }
                    Some(Err(error)) => notify_error(&error),
                    None => {}
                }
            });
        };
        move || {
            (!marked.get()).then(|| {
                let press = press.clone();
                view! {
                    <Button
                        kind=ButtonKind::Quiet
                        size=ButtonSize::Small
                        icon=Symbol::Printer
                        busy=intent.busy()
                        on_press=press
                    >
                        {text::REPRINT}
                    </Button>
                }
            })
        }
    });
    view! {
        <div class="papers-beside">
            <div class="papers-tools">
                {again}
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    icon=Symbol::Cross
                    on_press=move |()| bench.paper.set(None)
                >
                    {text::CLOSE_PAPER}
                </Button>
            </div>
            <PaperPreview title url/>
        </div>
    }
    .into_any()
}
