//! Keeping the list on screen as a view, and changing one that is kept.

use super::operations::{
    View, ViewCreate, ViewCreateInput, ViewCreateVariables, ViewDelete, ViewDeleteInput,
    ViewDeleteVariables, ViewSharing, ViewUpdate, ViewUpdateInput, ViewUpdateVariables,
};
use super::page::Worklist;
use super::text;
use crate::api::{self, UiError, session};
use crate::desk::Pages;
use crate::dossier::list::{Filter, Part};
use crate::i18n::Words;
use crate::ui::{
    Banner, Button, ButtonKind, ButtonRole, Checkbox, DeferredPage, Dialog, Field, Need, Notice,
    RadioGroup, TextInput, describe, notify,
};
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// The query under which a list is kept: with its scope said, because the two pages begin with
/// different ones.
pub(super) fn kept(filter: &Filter) -> String {
    let scope = format!("scope={}", filter.scope());
    let rest = filter.clone().with(Part::Scope, "").query();
    let said: Vec<&str> =
        rest.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("scope=")).collect();
    std::iter::once(scope.as_str()).chain(said).collect::<Vec<_>>().join("&")
}

/// The two dialogs: for a new view and for one that is there.
#[component]
pub(super) fn SaveView(
    list: Worklist,
    /// Whether a new one is being made.
    saving: RwSignal<bool>,
    /// The one that is being changed.
    editing: RwSignal<Option<View>>,
) -> impl IntoView {
    let changing = RwSignal::new(false);
    Effect::new(move |_| changing.set(editing.read().is_some()));
    Effect::new(move |_| {
        if !changing.get() && editing.read_untracked().is_some() {
            editing.set(None);
        }
    });
    let pages = expect_context::<Pages>();
    view! {
        <Dialog open=saving title=text::SAVE_VIEW>
            {
                provide_context(Keeping { list, view: None, open: saving });
                view! { <DeferredPage page=pages.view_form/> }
            }
        </Dialog>
        <Dialog open=changing title=text::CHANGE_VIEW>
            {
                let view = editing.get_untracked();
                provide_context(Keeping { list, view, open: changing });
                view! { <DeferredPage page=pages.view_form/> }
            }
        </Dialog>
    }
    .into_any()
}

/// What a dialog gives its form, whose code is fetched when the first one is opened, or once the
/// page is at rest.
#[derive(Debug, Clone)]
struct Keeping {
    list: Worklist,
    /// The one that is being changed.
    view: Option<View>,
    open: RwSignal<bool>,
}

/// A view's name, for whom it is, and what else can be done with it.
#[component]
pub fn ViewForm() -> impl IntoView {
    let Keeping { list, view, open } = expect_context();
    let name = RwSignal::new(view.as_ref().map(|view| view.name.clone()).unwrap_or_default());
    let sharing = RwSignal::new(view.as_ref().map(|view| view.sharing).unwrap_or_default());
    let replace = RwSignal::new(false);
    let error = RwSignal::new(None::<UiError>);
    let busy = RwSignal::new(false);
    let id = view.map(|view| view.id);
    let settle = move |done: Result<(), UiError>, words: Words| {
        busy.try_set(false);
        match done {
            Ok(()) => {
                open.set(false);
                notify(Notice::done(words));
                list.views.reload();
            }
            Err(problem) => drop(error.try_set(Some(problem))),
        }
    };
    let known = id.is_some();
    let save = {
        let id = id.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let query = kept(&list.filter.read_untracked());
            let (name, sharing) = (name.get_untracked(), Some(sharing.get_untracked()));
            let replaces = replace.get_untracked();
            let id = id.clone();
            spawn_local(async move {
                let done = match id {
                    None => {
                        let input = ViewCreateInput { name, query, sharing };
                        let made = ViewCreate::build(ViewCreateVariables { input });
                        api::mutate(made).await.map(drop)
                    }
                    Some(id) => {
                        let query = replaces.then_some(query);
                        let input = ViewUpdateInput { id, name: Some(name), query, sharing };
                        let changed = ViewUpdate::build(ViewUpdateVariables { input });
                        api::mutate(changed).await.map(drop)
                    }
                };
                settle(done, text::VIEW_SAVED.into());
            });
        }
    };
    let shown = RwSignal::new(None::<String>);
    let copy = {
        let id = id.clone();
        move |()| {
            if let Some(id) = &id {
                let path = list.filter.read_untracked().home().path();
                copy_link(&format!("{path}?view={}", id.inner()), open, shown);
            }
        }
    };
    let delete = move |()| {
        let Some(id) = id.clone() else { return };
        busy.set(true);
        spawn_local(async move {
            let input = ViewDeleteInput { id };
            let done = api::mutate(ViewDelete::build(ViewDeleteVariables { input })).await;
            settle(done, text::VIEW_DELETED.into());
        });
    };
    let in_unit = untrack(session::viewer)
        .is_some_and(|viewer| viewer.grants.iter().any(|grant| grant.unit.is_some()));
    let mut options: Vec<(ViewSharing, Words)> = vec![(ViewSharing::Personal, text::FOR_ME.into())];
    if in_unit {
        options.push((ViewSharing::Unit, text::FOR_UNIT.into()));
    }
    options.push((ViewSharing::Agency, text::FOR_AGENCY.into()));
    let wrong = Signal::derive(move || {
        error.get().map(|error| match &error {
            UiError::User(errors) => errors.besides(&[]).join(" "),
            other => describe(other).1,
        })
    });
    view! {
        <form on:submit=save>
            <div class="dialog-body view-form">
            <Field label=text::VIEW_NAME need=Need::Required error=wrong>
                <TextInput value=name placeholder=text::VIEW_EXAMPLE/>
            </Field>
            <RadioGroup value=sharing options label=text::FOR_WHOM/>
            {known.then(|| view! {
                <Checkbox checked=replace label=text::REPLACE detail=text::REPLACE_DETAIL/>
            })}
            {move || shown.get().map(|href| view! {
                <Banner words=move || text::copy_by_hand(&href)/>
            })}
            </div>
            <footer class="dialog-actions">
                {known.then(|| view! {
                    <Button kind=ButtonKind::Quiet on_press=copy>{text::COPY_LINK}</Button>
                    <Button kind=ButtonKind::Danger busy on_press=delete>{text::DELETE}</Button>
                })}
                <Button kind=ButtonKind::Primary role=ButtonRole::Submit busy>{text::SAVE}</Button>
            </footer>
        </form>
    }
    .into_any()
}

/// Puts the address of a view where it can be pasted and closes the dialog; where the browser does
/// not let us, it is shown.
fn copy_link(path: &str, open: RwSignal<bool>, shown: RwSignal<Option<String>>) {
    let origin = window().location().origin().unwrap_or_default();
    let href = format!("{origin}{path}");
    let clipboard = window().navigator().clipboard();
    // Without HTTPS a browser has none to give.
    let copied = (!clipboard.is_undefined()).then(|| clipboard.write_text(&href));
    spawn_local(async move {
        let done = match copied {
            Some(copied) => JsFuture::from(copied).await.is_ok(),
            None => false,
        };
        if done {
            open.try_set(false);
            notify(Notice::done(text::LINK_COPIED));
        } else {
            shown.try_set(Some(href));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::list::Home;

    #[test]
    fn a_kept_list_says_its_scope() {
        assert_eq!(kept(&Filter::of(Home::Queue)), "scope=work");
        let filter = Filter::of(Home::List).with(Part::Due, "OVERDUE");
        assert_eq!(kept(&filter), "scope=all&due=OVERDUE");
        let parsed = Filter::parse(Home::Queue, &kept(&filter));
        assert_eq!(parsed.input(), filter.input());
        let unit = filter.with(Part::Scope, "unit");
        assert_eq!(kept(&unit), "scope=unit&due=OVERDUE");
    }
}
