//! Files beside a line: chosen together, sent one after the other.

use super::{Button, ButtonKind, ButtonSize, Icon, Symbol, describe, text};
use crate::api::{self, UiError};
use crate::format;
use crate::i18n::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use web_sys::File;

/// What the server takes.
const KINDS: &str = "application/pdf,image/jpeg,image/png";

/// A file that the server has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// Global id, for the mutation.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Whether it came with the dossier: it stays there.
    #[serde(default)]
    pub kept: bool,
}

/// The files of a line. What is chosen is sent at once.
#[component]
pub fn Files(
    /// Which line, for those who do not see it.
    #[prop(into)]
    label: Words,
    /// Those that are there.
    files: Signal<Vec<Attached>>,
    /// Called with what is there then.
    #[prop(into)]
    change: Callback<Vec<Attached>>,
    /// How many there may be.
    most: usize,
    /// By which a key finds the way to choose; then Tab passes it by.
    #[prop(optional)]
    row: Option<usize>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let done = RwSignal::new(0.0);
    let failed = RwSignal::new(None::<UiError>);
    let send = move |chosen: Vec<File>| {
        if busy.get_untracked() || chosen.is_empty() {
            return;
        }
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            for file in chosen {
                done.try_set(0.0);
                let (name, size) = (file.name(), file.size() as u64);
                match api::upload(file, done).await {
                    Ok(sent) => {
                        let Some(mut all) = files.try_get_untracked() else { return };
                        all.push(Attached { id: sent.id, name, size, kept: false });
                        change.try_run(all);
                    }
                    Err(error) => {
                        failed.try_set(Some(error));
                        break;
                    }
                }
            }
            busy.try_set(false);
        });
    };
    let item = move |file: Attached| {
        let (id, name) = (file.id, file.name.clone());
        let remove = move |()| {
            let mut all = files.get_untracked();
            all.retain(|file| file.id != id);
            change.run(all);
        };
        let button = (!file.kept).then(|| {
            view! {
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    icon=Symbol::Cross
                    label=move || text::remove_file(&name)
                    on_press=remove
                />
            }
        });
        view! {
            <li>
                <span>{file.name}" "<span class="muted num">{format::file_size(file.size)}</span></span>
                {button}
            </li>
        }
    };
    let face = move || match busy.get() {
        true => text::uploading((done.get() * 100.0) as u32),
        false => text::ADD_FILES.get().to_owned(),
    };
    let add = move || {
        let label = label.clone();
        (files.read().len() < most).then(move || view! {
            <label class="files-add">
                <Icon of=Symbol::Up/>
                <span aria-hidden="true">{face}</span>
                <input
                    type="file"
                    class="visually-hidden"
                    multiple
                    accept=KINDS
                    tabindex=row.map(|_| "-1")
                    data-files=row
                    aria-label=Words::from(move || text::files_of(&label.get())).attribute()
                    on:change:target=move |event| {
                        let chosen = event.target().files();
                        let chosen = chosen.iter().flat_map(|all| (0..all.length()).filter_map(|i| all.get(i)));
                        send(chosen.collect());
                        event.target().set_value("");
                    }
                />
            </label>
        })
    };
    view! {
        <div class="files" aria-busy=move || busy.get().then_some("true")>
            {move || {
                let all = files.get();
                (!all.is_empty()).then(|| view! { <ul>{all.into_iter().map(item).collect_view()}</ul> })
            }}
            {add}
            {move || failed.get().map(|error| {
                let (title, body) = describe(&error);
                view! { <p class="field-error" role="alert"><Icon of=Symbol::Alert/>{format!("{title}. {body}")}</p> }
            })}
        </div>
    }
    .into_any()
}
