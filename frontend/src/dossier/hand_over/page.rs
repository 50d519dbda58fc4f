//! The page: the address says which dossier is open and what the list is narrowed to.

use super::model::{self, Scanned};
use super::operations::{
    ChangeKind, Changes, CodeVariables, Dossier, DossierFilter, DossierQuery, DossierStatus, Row,
    WaitingQuery, WaitingVariables,
};
use super::view::{List, Panel};
use super::{focus, text};
use crate::api::{self, Remote, UiError, live, remote, session};
use crate::identity::Permission;
use crate::ui::{
    EmptyState, ErrorState, Field, Landing, Load, Page, SkeletonKind, Symbol, TextInput, TextKind,
    keys,
};
use cynic::{QueryBuilder, SubscriptionBuilder};
use domain::identifier::CitizenCard;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// What the list shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Waiting {
    /// What has waited longest first.
    pub(super) rows: Vec<Row>,
    /// Whether there are more than these.
    pub(super) more: bool,
}

/// The return desk.
#[component]
pub fn ReturnPage() -> impl IntoView {
    let allowed = Memo::new(|_| session::viewer().is_some_and(|v| v.may(Permission::ReturnDesk)));
    view! {
        <Page title=text::TITLE landing=Landing::Own>
            {move || match allowed.get() {
                true => view! { <AtDesk/> }.into_any(),
                false => view! { <ErrorState error=UiError::Forbidden/> }.into_any(),
            }}
        </Page>
    }
    .into_any()
}

#[component]
fn AtDesk() -> impl IntoView {
    let query = use_query_map();
    let param =
        move |name: &'static str| Memo::new(move |_| query.read().get(name).unwrap_or_default());
    let (search, code) = (param("search"), param("dossier"));
    let (waiting, dossier) = (waiting(search), chosen(code));
    let card = RwSignal::new(None::<CitizenCard>);
    let navigate = use_navigate();
    let go = Callback::new(move |url: String| navigate(&url, NavigateOptions::default()));
    keys::shortcut("F2", text::KEY_FIND, |()| focus::now(focus::SCAN));
    keys::shortcut("Ctrl+p", text::KEY_PRINT, |()| focus::press(focus::PRINT));
    focus::soon(focus::SCAN.to_owned());
    let done = Callback::new(move |()| {
        card.set(None);
        waiting.reload();
        go.run("/desk/return".to_owned());
        focus::soon(focus::SCAN.to_owned());
    });
    // Built anew for each dossier: what was typed about one recipient is nothing to the next.
    let panel = move || match code.get() {
        code if code.is_empty() => view! {
            <EmptyState icon=Symbol::Hand title=text::CHOOSE body=text::CHOOSE_BODY/>
        }
        .into_any(),
        code => view! { <Panel code dossier card done/> }.into_any(),
    };
    view! {
        <div class="return" data-open=move || (!code.read().is_empty()).then_some("")>
            <div class="return-find">
                <ScanField search code card go/>
                <Load of=waiting let:waiting>
                    <List waiting search code/>
                </Load>
            </div>
            <section class="return-panel" aria-label=text::HAND_OVER>
                <Load of=dossier skeleton=SkeletonKind::Text let:_dossier>{panel}</Load>
            </section>
        </div>
    }
    .into_any()
}

/// The list, fetched again when a result comes or goes anywhere.
fn waiting(search: Memo<String>) -> Remote<Waiting> {
    let waiting = remote(move || {
        live::track_rejoined();
        let words = search.get();
        let filter = DossierFilter {
            status: Some(vec![DossierStatus::ResultAtCenter]),
            search: Some(words).filter(|words| !words.is_empty()),
        };
        let request = api::query(WaitingQuery::build(WaitingVariables { filter }));
        async move {
            let found = request.await?.dossiers;
            let rows = model::oldest_first(found.nodes);
            Ok(Waiting { rows, more: found.page_info.has_next_page })
        }
    });
    live::subscribe(&Changes::build(()), move |changes: Changes| {
        if changes.dossier_changed.kind != ChangeKind::Other {
            waiting.reload();
        }
    });
    waiting
}

/// The dossier of the address, if there is one.
fn chosen(code: Memo<String>) -> Remote<Option<Dossier>> {
    remote(move || {
        let code = code.get();
        let request =
            (!code.is_empty()).then(|| api::query(DossierQuery::build(CodeVariables { code })));
        async move {
            match request {
                Some(request) => Ok(request.await?.dossier),
                None => Ok(None),
            }
        }
    })
}

/// The one field: a slip opens its dossier, a card fills in the recipient or looks for its holder,
/// words narrow the list.
#[component]
fn ScanField(
    search: Memo<String>,
    code: Memo<String>,
    card: RwSignal<Option<CitizenCard>>,
    go: Callback<String>,
) -> impl IntoView {
    let line = RwSignal::new(search.get_untracked());
    let said = RwSignal::new(None::<String>);
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    let read = move || match model::scanned(&line.get_untracked()) {
        Scanned::Slip(slip) => {
            line.set(String::new());
            go.run(format!("/desk/return?dossier={}", encoded(&slip)));
        }
        Scanned::Card(shown) if !code.read_untracked().is_empty() => {
            line.set(String::new());
            said.set(Some(text::card_read(&shown.name.to_string())));
            card.set(Some(*shown));
        }
        Scanned::Card(shown) => {
            line.set(String::new());
            go.run(format!("/desk/return?search={}", shown.id));
            focus::soon(focus::LIST.to_owned());
        }
        Scanned::Words(words) if words.is_empty() => go.run("/desk/return".to_owned()),
        Scanned::Words(words) => {
            go.run(format!("/desk/return?search={}", encoded(&words)));
            focus::soon(focus::SCAN.to_owned());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" => read(),
            "ArrowDown" => focus::now(focus::LIST),
            "Escape" if !line.read_untracked().is_empty() => line.set(String::new()),
            "Escape" => go.run("/desk/return".to_owned()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div class="return-scan" on:keydown=on_key>
            <Field label=text::FIND>
                <TextInput value=line kind=TextKind::Code placeholder=text::FIND_EXAMPLE/>
            </Field>
            <p class="visually-hidden" role="status">{move || said.get()}</p>
        </div>
    }
    .into_any()
}
