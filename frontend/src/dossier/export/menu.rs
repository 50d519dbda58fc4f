//! The button that takes the list on screen out as a file, and what it asks first.

use super::operations::{
    Choice, Column, Export, ExportInput, ExportVariables, Format, RegisterInput, RegisterVariables,
    TakeRegister, centers,
};
use super::text;
use crate::api::{self, Date, Intent, RemoteState, UiError, remote, session};
use crate::dossier::list::{DossierFilterInput, DossierOrder};
use crate::format;
use crate::i18n::Words;
use crate::identity::{AgencyName, Permission};
use crate::ui::{
    Banner, Button, ButtonKind, Checkbox, Dialog, Field, Need, Notice, RadioGroup, RadioLook,
    Select, Symbol, TextArea, TextInput, TextKind, describe, notify, text as ui_text,
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
    let choice = RwSignal::new(Choice::List(Format::Xlsx));
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let register = Memo::new(move |_| choice.get() == Choice::Register);
    let center = RwSignal::new(String::new());
    let personal = RwSignal::new(false);
    let intent = Intent::new();
    let error = RwSignal::new(None::<UiError>);
    let denied = Signal::derive(move || {
        let days = || format::parse_date(&from.read()).and(format::parse_date(&to.read()));
        if purpose.read().trim().is_empty() {
            return Some(text::PURPOSE_NEEDED.get().to_owned());
        }
        (register.get() && days().is_none()).then(|| text::DAY_NEEDED.get().to_owned())
    });
    let send = Callback::new(move |()| {
        let (filter, order) = (filter.get_untracked(), order.get_untracked());
        let columns = Column::chosen(personal.get_untracked());
        let (choice, purpose) = (choice.get_untracked(), purpose.get_untracked());
        let center = center.get_untracked();
        let day = |typed: RwSignal<String>| format::parse_date(&typed.read_untracked()).map(Date);
        let days = day(from).zip(day(to));
        spawn_local(async move {
            error.try_set(None);
            let send = async move |idempotency_key| match (choice, days) {
                (Choice::Register, Some((from, to))) => {
                    let center = Some(center).filter(|center| !center.is_empty());
                    let input = RegisterInput { center, from, to, purpose, idempotency_key };
                    api::mutate(TakeRegister::build(RegisterVariables { input })).await
                }
                (Choice::Register, None) => Err(UiError::NotFound),
                (Choice::List(format), _) => {
                    let input =
                        ExportInput { filter, order, format, columns, purpose, idempotency_key };
                    api::mutate(Export::build(ExportVariables { input })).await
                }
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
    let mut choices: Vec<(Choice, Words)> = vec![
        (Choice::List(Format::Xlsx), text::XLSX.into()),
        (Choice::List(Format::Csv), text::CSV.into()),
    ];
    if untrack(session::viewer).is_some_and(|viewer| viewer.may(Permission::Register)) {
        choices.push((Choice::Register, text::REGISTER.into()));
    }
    let asked = move || match register.get() {
        true => view! {
            <CenterChoice center/>
            <div class="form-row">
                <Field label=text::FROM need=Need::Required>
                    <TextInput value=from kind=TextKind::Date/>
                </Field>
                <Field label=text::TO need=Need::Required>
                    <TextInput value=to kind=TextKind::Date/>
                </Field>
            </div>
        }
        .into_any(),
        false => view! { <Checkbox checked=personal label=text::PERSONAL/> }.into_any(),
    };
    view! {
        <div class="dialog-body">
            <p class="muted">{move || if register.get() { text::REGISTER_BODY.get() } else { text::BODY.get() }}</p>
            {move || error.get().map(|error| {
                let words = move || { let (title, body) = describe(&error); format!("{title}. {body}") };
                view! { <Banner icon=Symbol::Alert words/> }
            })}
            <RadioGroup value=choice options=choices label=text::FORMAT look=RadioLook::Segmented/>
            {asked}
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

/// Whose register, for who may take out more than one; nothing is the first one.
#[component]
fn CenterChoice(center: RwSignal<String>) -> impl IntoView {
    let centers = remote(centers);
    move || match &*centers.state().read() {
        RemoteState::Ready(centers, _) if centers.len() > 1 => {
            let one = |(i, it): (usize, &AgencyName)| {
                let code = if i == 0 { String::new() } else { it.code.clone() };
                (code, Words::from(it.name.clone()))
            };
            let options: Vec<_> = centers.iter().enumerate().map(one).collect();
            Some(view! { <Field label=text::CENTER><Select value=center options/></Field> })
        }
        _ => None,
    }
}
