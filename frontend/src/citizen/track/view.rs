//! A dossier as its applicant sees it.

use super::due::due;
use super::operations::{Paper, Status, Tracking};
use super::text;
use crate::citizen::search::{Slip, secret as read_secret};
use crate::format;
use crate::i18n::Words;
use crate::ui::{
    Banner, Button, ButtonRole, Definition, DefinitionList, Field, Icon, Symbol, TextInput,
    TextKind, Timeline, TimelineItem, effect, live,
};
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::time::Duration;

/// Links to papers end after five minutes; a little before that they are taken away.
const LINKS_LAST: Duration = Duration::from_secs(280);

/// A dossier.
#[component]
pub fn TrackingView(
    /// What is shown; `None` keeps the place empty.
    tracking: Signal<Option<Tracking>>,
    /// Whether a secret was given.
    tried: bool,
    /// Asks anew, for new links.
    renew: Callback<()>,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    effect(move || {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    let verified = Memo::new(move |_| tracking.read().as_ref().is_some_and(|it| it.verified));
    let code =
        Memo::new(move |_| tracking.read().as_ref().map(|it| it.code.clone()).unwrap_or_default());
    let shown =
        move |part: fn(&Tracking) -> AnyView| live(move || tracking.read().as_ref().map(part));
    let tone = move || tracking.read().as_ref().map(|tracking| face(tracking).1);
    let status =
        move || tracking.read().as_ref().map(|it| it.status_text.clone()).unwrap_or_default();
    view! {
        <section class="tracked">
            <header class="tracked-head" data-tone=tone>
                {shown(sign)}
                <div>
                    <p class="tracked-code num">{code}</p>
                    <h2 tabindex="-1" node_ref=heading>{Words::from(status)}</h2>
                    {shown(progress)}
                </div>
            </header>
            <div class="tracked-main">{shown(main)}</div>
            <div class="tracked-side">
                {shown(facts)}
                {live(move || match verified.get() {
                    true => view! { <Papers tracking renew/> }.into_any(),
                    false => view! { <More code tried/> }.into_any(),
                })}
            </div>
        </section>
    }
    .into_any()
}

fn sign(tracking: &Tracking) -> AnyView {
    let of = face(tracking).0;
    view! { <span class="tracked-sign"><Icon of/></span> }.into_any()
}

/// Symbol and tone of the status.
fn face(tracking: &Tracking) -> (Symbol, &'static str) {
    match tracking.status {
        _ if tracking.overdue => (Symbol::Alert, "late"),
        Status::ResultAtCenter => (Symbol::Hand, "ready"),
        Status::Returned => (Symbol::Check, "done"),
        Status::ResultIssued => (Symbol::Paper, "active"),
        Status::IntakeSupplement | Status::IntakeRefused => (Symbol::Info, "held"),
        Status::Processing | Status::Other => (Symbol::Dot, "active"),
    }
}

/// So many of so many steps, as a bar and in words.
fn progress(tracking: &Tracking) -> AnyView {
    let (done, total) = (tracking.steps_done, tracking.steps_total);
    let bar = |step| view! { <span data-done=(step < done).then_some("")></span> };
    let bars = (0..total).map(bar).collect_view();
    let words = (total > 0).then(|| text::progress(done, total));
    view! {
        <p class="progress-words">{words}</p>
        <div class="progress" aria-hidden="true">{bars}</div>
    }
    .into_any()
}

fn main(tracking: &Tracking) -> AnyView {
    let now = domain::time::local(now());
    let event = |entry: &super::operations::TimelineEntry| TimelineItem {
        at: entry.at,
        title: entry.title.clone(),
        detail: entry.detail.clone(),
        actor: None,
        icon: Symbol::Check,
    };
    let events = Signal::stored(tracking.timeline.iter().rev().map(event).collect::<Vec<_>>());
    view! {
        <section class="part next"><h2>{text::NEXT}</h2><p>{tracking.next_text.clone()}</p></section>
        <section class="part"><h2>{text::DUE}</h2>{due(tracking, now)}</section>
        <section class="part"><h2>{text::TIMELINE}</h2><Timeline items=events/></section>
    }
    .into_any()
}

fn facts(tracking: &Tracking) -> AnyView {
    let line = |name: crate::i18n::Text, value: Option<String>| {
        value.map(|value| {
            view! { <Definition name><span lang="vi">{value}</span></Definition> }.into_any()
        })
    };
    let procedure = tracking.procedure_name.clone();
    let href = format!("/thu-tuc/{}", tracking.procedure_code);
    let accepted = tracking.accepted_at.map(|at| format::date_time(at.0));
    let applicant = line(text::APPLICANT, tracking.applicant_name.clone());
    let unit = line(text::UNIT, tracking.current_unit.as_ref().map(|unit| unit.name.clone()));
    let officer = line(text::OFFICER, tracking.current_officer.clone());
    let agency = line(text::AGENCY, Some(tracking.agency.name.clone()));
    let accepted = line(text::ACCEPTED, accepted);
    let waiting = tracking.verified
        && tracking.status == Status::Processing
        && tracking.current_officer.is_none();
    view! {
        <section class="part">
            <h2>{text::DOSSIER}</h2>
            <DefinitionList>
                {applicant}
                {unit}
                {officer}
                {waiting.then(|| view! { <Definition name=text::OFFICER>{text::OFFICER_NONE}</Definition> })}
                <Definition name=text::PROCEDURE><a lang="vi" href=href>{procedure}</a></Definition>
                {agency}
                {accepted}
            </DefinitionList>
        </section>
    }
    .into_any()
}

/// Papers as links, as long as the links work.
#[component]
fn Papers(tracking: Signal<Option<Tracking>>, renew: Callback<()>) -> impl IntoView {
    let papers = Memo::new(move |_| {
        tracking.read().as_ref().map(|it| it.papers.clone()).unwrap_or_default()
    });
    let ended = RwSignal::new(false);
    effect(move || {
        papers.track();
        ended.set(false);
        let timer = set_timeout_with_handle(
            move || {
                ended.try_set(true);
            },
            LINKS_LAST,
        );
        on_cleanup(move || drop(timer.map(|timer| timer.clear())));
    });
    let paper = |paper: Paper| {
        let number = paper.number;
        view! {
            <li>
                <a href=paper.url target="_blank" rel="noopener">
                    <Icon of=Symbol::Paper/>
                    <span>
                        {paper.title}
                        <span class="visually-hidden">" (" {text::PDF} ")"</span>
                    </span>
                </a>
                <span class="muted num">{text::number(&number)}</span>
            </li>
        }
        .into_any()
    };
    live(move || {
        let list = if ended.get() {
            view! {
                <p class="muted">{text::LINKS_ENDED}</p>
                <Button on_press=renew>{text::LINKS_RENEW}</Button>
            }
            .into_any()
        } else {
            view! { <ul class="papers">{papers.get().into_iter().map(paper).collect_view()}</ul> }
                .into_any()
        };
        let some = !papers.read().is_empty();
        some.then(|| view! { <section class="part"><h2>{text::PAPERS}</h2>{list}</section> })
    })
}

/// What the secret would show, and where to enter it.
#[component]
fn More(code: Memo<String>, tried: bool) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let secret = read_secret(&typed.read_untracked());
        wrong.set(secret.is_none());
        if secret.is_some() {
            let slip = Slip { code: code.get_untracked(), secret };
            navigate(&slip.url(), NavigateOptions::default());
        }
    };
    let error =
        Signal::derive(move || wrong.get().then(|| text::SECRET_WRONG_LENGTH.get().to_owned()));
    view! {
        <section class="part more">
            <h2>{text::MORE}</h2>
            {tried.then(|| view! { <Banner words=text::SECRET_WRONG/> })}
            <p>{text::MORE_BODY}</p>
            <form class="more-form" on:submit=submit novalidate>
                <Field label=text::SECRET error=error>
                    <TextInput value=typed kind=TextKind::Code/>
                </Field>
                <Button role=ButtonRole::Submit>{text::MORE_GO}</Button>
            </form>
        </section>
    }
    .into_any()
}

/// The present moment of the device.
fn now() -> domain::time::Instant {
    #[cfg(target_arch = "wasm32")]
    let millis = js_sys::Date::now() as i64;
    #[cfg(not(target_arch = "wasm32"))]
    let millis = 0;
    chrono::DateTime::from_timestamp_millis(millis).unwrap_or_default()
}
