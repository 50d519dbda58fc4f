//! The page: whose guidance is completed, if any; then the counter.

use super::counter::{Counter, Exit};
use super::inbox::Inbox;
use super::operations::{Guidance, GuidanceQuery, GuidanceStatus, GuidanceVariables};
use super::view::{ApplicantPart, Bar, Done, Messages, PapersPart, ProcedurePart, Side};
use super::{focus, send, text};
use crate::api::{self, UiError, remote, session};
use crate::identity::Permission;
use crate::ui::{
    EmptyState, ErrorState, Landing, LinkButton, Load, Page, SkeletonKind, Symbol, keys,
};
use cynic::QueryBuilder;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use wasm_bindgen::JsCast;

/// Intake.
#[component]
pub fn IntakePage() -> impl IntoView {
    let query = use_query_map();
    let guidance = Memo::new(move |_| query.read().get("dossier").filter(|id| !id.is_empty()));
    let allowed = Memo::new(|_| session::viewer().is_some_and(|v| v.may(Permission::Intake)));
    // Known once it has been fetched.
    let status = RwSignal::new(None::<GuidanceStatus>);
    let title = move || match (guidance.read().is_some(), status.get()) {
        (true, Some(GuidanceStatus::Submitted)) => text::TAKING_IN.get(),
        (true, _) => text::COMPLETING.get(),
        (false, _) => text::TITLE.get(),
    };
    view! {
        <Page title landing=Landing::Own>
            {move || match guidance.get() {
                _ if !allowed.get() => view! { <ErrorState error=UiError::Forbidden/> }.into_any(),
                None => view! { <Inbox/><AtCounter guidance=None/> }.into_any(),
                Some(id) => view! { <Completing id status/> }.into_any(),
            }}
        </Page>
    }
    .into_any()
}

/// Loads the earlier guidance first.
#[component]
fn Completing(id: String, status: RwSignal<Option<GuidanceStatus>>) -> impl IntoView {
    let guidance = remote(move || {
        let variables = GuidanceVariables { id: cynic::Id::new(&id) };
        let request = api::query(GuidanceQuery::build(variables));
        async move { request.await?.dossier.ok_or(UiError::NotFound) }
    });
    view! {
        <Load of=guidance skeleton=SkeletonKind::Text let:guidance>
            {
                let guidance = guidance.get_untracked();
                status.set(Some(guidance.status));
                match guidance.status.waits() {
                    true => view! { <AtCounter guidance=Some(guidance)/> }.into_any(),
                    false => view! { <NotWaiting guidance/> }.into_any(),
                }
            }
        </Load>
    }
    .into_any()
}

#[component]
fn NotWaiting(guidance: Guidance) -> impl IntoView {
    let status = guidance.status_text;
    view! {
        <EmptyState icon=Symbol::Check title=move || text::guidance_gone(&status)>
            {guidance.code.map(|code| view! {
                <LinkButton href=format!("/desk/dossiers/{code}")>{text::OPEN_DOSSIER}</LinkButton>
            })}
            <LinkButton href="/desk/intake">{text::TITLE}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

/// The counter itself.
#[component]
fn AtCounter(guidance: Option<Guidance>) -> impl IntoView {
    let officer = untrack(session::viewer).map(|v| v.officer.id.inner().to_owned());
    let completing = guidance.is_some();
    let counter = Counter::new(officer.unwrap_or_default(), guidance);
    let navigate = use_navigate();
    let next = Callback::new(move |same_procedure: bool| {
        if completing {
            counter.forget();
            navigate("/desk/intake", NavigateOptions::default());
        } else {
            counter.next(same_procedure);
        }
    });
    provide_context(counter);
    shortcuts(counter, next);
    if completing {
        // Papers are what one comes back with; the list needs the procedure first.
        Effect::new(move |before: Option<bool>| {
            let there = counter.case.read().is_some();
            if there && before != Some(true) {
                focus::soon(focus::PAPERS);
            }
            there
        });
    } else {
        focus::soon(focus::PROCEDURE);
    }
    let formless = move || counter.issued.read().is_some();
    view! {
        <div class="intake" data-issued=move || formless().then_some("")>
            <div class="intake-form" hidden=formless on:keydown=enter_goes_on>
                <Messages counter/>
                <ProcedurePart counter/>
                <ApplicantPart counter/>
                <PapersPart counter/>
            </div>
            <Side counter/>
            <Done counter next/>
            <Bar counter next/>
        </div>
    }
    .into_any()
}

/// Enter goes to the next field, as scanners and most clerks expect.
fn enter_goes_on(event: KeyboardEvent) {
    if event.key() != "Enter"
        || event.is_composing()
        || event.default_prevented()
        || event.ctrl_key()
        || event.alt_key()
    {
        return;
    }
    let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = input {
        event.prevent_default();
        focus::after(&input);
    }
}

fn shortcuts(counter: Counter, next: Callback<bool>) {
    let typing = move || counter.issued.read_untracked().is_none();
    keys::shortcut("F2", text::KEY_SCAN, move |()| focus::now(focus::SCAN));
    keys::shortcut("F4", text::ACCEPT, move |()| send::take(counter, counter.main_exit()));
    // What is put into the inbox is answered from there.
    let answers = move || typing() && counter.main_exit() == Exit::Accept;
    keys::shortcut("F6", text::REQUEST, move |()| {
        if answers() {
            send::open(counter, Exit::Request);
        }
    });
    keys::shortcut("F7", text::REFUSE, move |()| {
        if answers() {
            send::open(counter, Exit::Refuse);
        }
    });
    if counter.refiled {
        keys::shortcut("F8", text::RESUBMIT, move |()| {
            if typing() {
                send::take(counter, Exit::Resubmit);
            }
        });
    }
    keys::shortcut("F9", text::NEXT, move |()| next.run(false));
    keys::shortcut("Ctrl+Enter", text::SAME_PROCEDURE, move |()| {
        if !typing() {
            next.run(true);
        }
    });
    keys::shortcut("Ctrl+p", text::KEY_PRINT, move |()| focus::press(focus::PRINT));
    // The common listener leaves chords with Alt to the system; this one is ours.
    let all = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let dialog = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
        if event.alt_key() && event.code() == "KeyA" && !dialog && typing() {
            event.prevent_default();
            counter.take_all();
        }
    });
    on_cleanup(move || all.remove());
}
