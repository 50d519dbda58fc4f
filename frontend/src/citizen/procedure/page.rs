//! `/thu-tuc/:code`, the case in `?truong-hop=`.

use super::operations::procedure;
use super::text;
use super::view::ProcedureView;
use crate::api::{RemoteState, UiError, remote};
use crate::citizen::description::describe_page;
use crate::ui::{
    Button, Crumb, EmptyState, LinkButton, Load, Page, SkeletonKind, Symbol, effect, live,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

/// Names longer than this are set smaller: some are whole paragraphs.
const LONG_NAME: usize = 120;

/// One procedure.
#[component]
pub fn ProcedurePage() -> impl IntoView {
    let parameters = use_params_map();
    let query = use_query_map();
    let code = Memo::new(move |_| parameters.read().get("code").unwrap_or_default());
    let found = remote(move || procedure(code.get()));
    let name = Memo::new(move |_| match &*found.state().read() {
        RemoteState::Ready(found, _) => Some(found.procedure.name.clone()),
        RemoteState::Failed(UiError::NotFound) => Some(text::NOT_FOUND.get().to_owned()),
        _ => None,
    });
    let title = move || name.get().unwrap_or_else(|| text::LOADING.get().to_owned());
    describe_page(title);
    let missing = Memo::new(move |_| {
        matches!(&*found.state().read(), RemoteState::Failed(UiError::NotFound))
    });

    let navigate = use_navigate();
    let case = RwSignal::new(query.read_untracked().get("truong-hop").unwrap_or_default());
    let mut shown = None;
    effect(move || {
        let case = case.get();
        if shown.replace(case.clone()).is_some_and(|shown| !shown.is_empty() && shown != case) {
            let url = format!("/thu-tuc/{}?truong-hop={case}", code.get_untracked());
            let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
            navigate(&url, options);
        }
    });

    let long = move || name.read().as_ref().is_some_and(|name| name.chars().count() > LONG_NAME);
    let print = |()| drop(window().print());
    view! {
        <div class="procedure" data-long=move || long().then_some("")>
            <Page
                title
                back=Crumb { href: "/thu-tuc".to_owned(), name: text::CATALOG.into() }
                actions=move || view! {
                    <Button icon=Symbol::Printer on_press=print>{text::PRINT}</Button>
                }.into_any()
            >
                {live(move || if missing.get() {
                    view! {
                        <EmptyState icon=Symbol::Search title="" body=text::NOT_FOUND_BODY>
                            <LinkButton href="/thu-tuc">{text::CATALOG}</LinkButton>
                        </EmptyState>
                    }.into_any()
                } else {
                    view! {
                        <Load of=found skeleton=SkeletonKind::Text let:shown>
                            <ProcedureView shown case/>
                        </Load>
                    }.into_any()
                })}
            </Page>
        </div>
    }
    .into_any()
}
