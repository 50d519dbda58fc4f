//! The button that takes the list on screen out as a file, and what it asks first.

use super::operations::{Column, Export, ExportInput, ExportVariables, Format};
use super::text;
use crate::api::{self, Intent, UiError, session};
use crate::dossier::list::{DossierFilterInput, DossierOrder};
use crate::i18n::Words;
use crate::identity::Permission;
use crate::ui::{
    Banner, Button, ButtonKind, Checkbox, Dialog, Field, Need, Notice, RadioGroup, RadioLook,
    Symbol, TextArea, describe, notify, text as ui_text,
};
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list on screen as a file. Not there for who may not export.
#[component]
pub fn ExportMenu(
    /// What the list on screen is narrowed to.
    #[prop(into)]
    filter: Signal<DossierFilterInput>,
    /// How it is ordered.
    #[prop(into)]
    order: Signal<DossierOrder>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let purpose = RwSignal::new(String::new());
    move || {
        session::viewer().is_some_and(|viewer| viewer.may(Permission::Export)).then(|| {
            view! {
                <Button icon=Symbol::Down on_press=move |()| open.set(true)>{text::EXPORT}</Button>
                <Dialog open title=text::TITLE>
                    <Form open filter order purpose/>
                </Dialog>
            }
        })
    }
}

#[component]
fn Form(
    open: RwSignal<bool>,
    filter: Signal<DossierFilterInput>,
    order: Signal<DossierOrder>,
    /// Outlives the dialog: the next list is often for the same.
    purpose: RwSignal<String>,
) -> impl IntoView {
    let format = RwSignal::new(Format::Xlsx);
    let personal = RwSignal::new(false);
    let intent = Intent::new();
    let error = RwSignal::new(None::<UiError>);
    let denied = Signal::derive(move || {
        let missing = purpose.read().trim().is_empty();
        missing.then(|| text::PURPOSE_NEEDED.get().to_owned())
    });
    let send = Callback::new(move |()| {
        let input = ExportInput {
            filter: filter.get_untracked(),
            order: order.get_untracked(),
            format: format.get_untracked(),
            columns: Column::chosen(personal.get_untracked()),
            purpose: purpose.get_untracked(),
            idempotency_key: String::new(),
        };
        spawn_local(async move {
            error.try_set(None);
            let send = move |key| {
                let input = ExportInput { idempotency_key: key, ..input };
                api::mutate(Export::build(ExportVariables { input }))
            };
            match intent.run(send).await {
                Some(Ok(url)) => {
                    // An attachment: the page stays where it is.
                    let _ = window().location().set_href(&url);
                    notify(Notice::done(text::STARTED));
                    open.try_set(false);
                }
                Some(Err(refused)) => drop(error.try_set(Some(refused))),
                None => {}
            }
        });
    });
    let formats: Vec<(Format, Words)> =
        vec![(Format::Xlsx, text::XLSX.into()), (Format::Csv, text::CSV.into())];
    view! {
        <div class="dialog-body">
            <p class="muted">{text::BODY}</p>
            {move || error.get().map(|error| {
                let words = move || { let (title, body) = describe(&error); format!("{title}. {body}") };
                view! { <Banner icon=Symbol::Alert words/> }
            })}
            <RadioGroup value=format options=formats label=text::FORMAT look=RadioLook::Segmented/>
            <Checkbox checked=personal label=text::PERSONAL/>
            <Field label=text::PURPOSE hint=text::PURPOSE_HINT need=Need::Required>
                <TextArea value=purpose rows=2/>
            </Field>
        </div>
        <footer class="dialog-actions">
            <Button on_press=move |()| open.set(false)>{ui_text::CANCEL}</Button>
            <Button kind=ButtonKind::Primary denied busy=intent.busy() on_press=send>
                {text::DOWNLOAD}
            </Button>
        </footer>
    }
    .into_any()
}
