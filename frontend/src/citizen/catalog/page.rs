//! `/thu-tuc?q=&co-quan=&linh-vuc=&sau=`.

use super::operations::{Wanted, agencies, catalog};
use super::text;
use super::view::{head, pages, rows};
use crate::api::{RemoteState, remote};
use crate::citizen::description::describe_page;
use crate::i18n::Words;
use crate::ui::html::{all, markup};
use crate::ui::{
    Button, ButtonRole, Field, Load, Page, Select, Symbol, TextInput, TextKind, debounced, effect,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::time::Duration;

/// The catalog. Everything asked for stands in the address; the form writes there.
#[component]
pub fn CatalogPage() -> impl IntoView {
    describe_page(text::DESCRIPTION);
    let query = use_query_map();
    let wanted = Memo::new(move |_| {
        let query = query.read();
        let part = |name| query.get(name).unwrap_or_default();
        Wanted {
            words: part("q"),
            agency: part("co-quan"),
            field: part("linh-vuc"),
            after: part("sau"),
        }
    });
    let found = remote(move || catalog(wanted.get()));
    view! {
        <Page title=text::TITLE>
            <Filters wanted=wanted.into()/>
            <Load of=found let:found>
                {markup(move || {
                    let (found, wanted) = (found.read(), wanted.read());
                    all([head(&found, &wanted), rows(&found.nodes), pages(&found, &wanted)])
                })}
            </Load>
        </Page>
    }
    .into_any()
}

/// What the catalog is narrowed to. Words take effect when typing pauses, the agency at once.
#[component]
fn Filters(wanted: Signal<Wanted>) -> impl IntoView {
    let start = wanted.get_untracked();
    let words = RwSignal::new(start.words);
    let agency = RwSignal::new(start.agency);
    let settled = debounced(words, Duration::from_millis(350));
    let navigate = use_navigate();
    let open = Callback::new(move |words: String| {
        let now = wanted.get_untracked();
        let next = Wanted {
            words,
            agency: agency.get_untracked(),
            field: now.field.clone(),
            after: String::new(),
        };
        if (&next.words, &next.agency) != (&now.words, &now.agency) {
            let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
            navigate(&next.address(), options);
        }
    });
    let mut first = true;
    effect(move || {
        let (words, _) = (settled.get().trim().to_owned(), agency.track());
        if !std::mem::take(&mut first) {
            open.run(words);
        }
    });
    // The other way round, when the address was changed by a link or by going back.
    effect(move || {
        let wanted = wanted.get();
        if words.read_untracked().trim() != wanted.words {
            words.set(wanted.words);
        }
        if *agency.read_untracked() != wanted.agency {
            agency.set(wanted.agency);
        }
    });
    let all = remote(agencies);
    let options = Signal::derive(move || {
        let mut options = vec![(String::new(), Words::from(text::ANY_AGENCY))];
        match &*all.state().read() {
            RemoteState::Ready(all, _) => {
                options.extend(all.iter().map(|it| (it.code.clone(), it.name.clone().into())));
            }
            // Until the names are there, the one chosen is its code.
            _ => options.extend(
                Some(wanted.read().agency.clone())
                    .filter(|code| !code.is_empty())
                    .map(|code| (code.clone(), code.into())),
            ),
        }
        options
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        open.run(words.read_untracked().trim().to_owned());
    };
    view! {
        <form class="catalog-filters" role="search" on:submit=submit>
            <Field label=text::SEARCH><TextInput value=words kind=TextKind::Search/></Field>
            <Field label=text::AGENCY><Select value=agency options/></Field>
            <Button role=ButtonRole::Submit icon=Symbol::Search>{text::GO}</Button>
        </form>
    }
    .into_any()
}
