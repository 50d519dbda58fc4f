//! Choosing and sending a file.

use super::{Button, ButtonKind, Icon, Symbol, describe, fresh_id, text};
use crate::api::{self, UiError};
use crate::format;
use crate::i18n::Words;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

#[derive(Debug, Clone, PartialEq)]
enum Progress {
    None,
    Sending,
    Sent { name: String, size: u64 },
    Failed(UiError),
}

/// A file to be chosen or dropped; it is sent at once and its id handed out.
#[component]
pub fn FileInput(
    /// What file is asked for.
    #[prop(into)]
    label: Words,
    /// Id of the file sent, for the mutation; empty before.
    id: RwSignal<Option<String>>,
    /// Kinds of file, as in HTML's `accept`.
    #[prop(default = "application/pdf")]
    accept: &'static str,
) -> impl IntoView {
    let input_id = fresh_id("file");
    let state = RwSignal::new(Progress::None);
    let done = RwSignal::new(0.0);
    let send = move |file: File| {
        done.set(0.0);
        state.set(Progress::Sending);
        spawn_local(async move {
            let (name, size) = (file.name(), file.size() as u64);
            match api::upload(file, done).await {
                Ok(uploaded) => {
                    id.try_set(Some(uploaded.id));
                    state.try_set(Progress::Sent { name, size });
                }
                Err(error) => {
                    state.try_set(Progress::Failed(error));
                }
            }
        });
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()?.get(0));
        file.into_iter().for_each(send);
    };
    let face = move || match state.get() {
        Progress::None => view! {
            <span><b>{text::CHOOSE_FILE}</b>" "{text::DROP_FILE}</span>
        }
        .into_any(),
        Progress::Sending => view! {
            <progress max="1" value=move || done.get().to_string()></progress>
            <span class="num">{move || text::uploading((done.get() * 100.0) as u32)}</span>
        }
        .into_any(),
        Progress::Sent { name, size } => view! {
            <Icon of=Symbol::Check/>
            <span>{name}" "<span class="muted num">{format::file_size(size)}</span></span>
        }
        .into_any(),
        Progress::Failed(error) => view! {
            <span class="field-error" role="alert">
                <Icon of=Symbol::Alert/>
                {move || { let (title, body) = describe(&error); format!("{title}. {body}") }}
            </span>
        }
        .into_any(),
    };
    let remove = move |()| {
        id.set(None);
        state.set(Progress::None);
    };
    view! {
        <div class="field">
            <span class="field-label">{label.clone()}</span>
            <div class="file" on:dragover=|event| event.prevent_default() on:drop=dropped>
                <label class="file-target" for=input_id.clone()>
                    <Icon of=Symbol::Up/>
                    {face}
                </label>
                <input
                    type="file"
                    class="visually-hidden"
                    id=input_id
                    accept=accept
                    aria-label=label
                    on:change:target=move |event| {
                        event.target().files().and_then(|files| files.get(0)).into_iter().for_each(send);
                        event.target().set_value("");
                    }
                />
                {move || id.read().is_some().then(|| view! {
                    <Button kind=ButtonKind::Quiet on_press=remove>{text::REMOVE}</Button>
                })}
            </div>
        </div>
    }
    .into_any()
}
