//! Form 02: what has to be completed, in one list.

use super::entry::watch;
use crate::dossier::intake::counter::{Counter, Exit};
use crate::dossier::intake::model::{self, Line};
use crate::dossier::intake::{send, text};
use crate::i18n::{Text, Words};
use crate::ui::{
    Button, ButtonKind, ButtonSize, Dialog, DialogSize, Field, Icon, Need, Symbol, TextArea,
    TextInput, text as ui_text,
};
use domain::lang::Lang;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The dialog of Form 02.
#[component]
pub(super) fn RequestDialog(counter: Counter) -> impl IntoView {
    let form = counter.form;
    let open = counter.requesting;
    // Prefilled each time it opens; what was typed into it stays.
    Effect::new(move |_| {
        if !open.get() {
            return;
        }
        let Some(case) = counter.case.get_untracked() else { return };
        let draft = form.now();
        let missing = model::missing(&draft, &case);
        let reason = text::LINE_REASON_MISSING.on(Lang::Vi);
        form.lines.set(model::merge(&draft.lines, &case.documents, &missing, reason));
        if draft.completion_reason.is_empty() && !missing.is_empty() {
            form.completion_reason.set(text::REASON_INCOMPLETE.on(Lang::Vi).to_owned());
        }
    });
    view! {
        <Dialog open title=text::REQUEST_TITLE size=DialogSize::Wide>
            <div on:keydown=move |event| issue_on(&event, counter, Exit::Request)>
            <div class="dialog-body">
                <p class="muted">{text::REQUEST_BODY}</p>
                <Whole counter/>
                <Lines counter/>
                <div class="entries">
                    <div class="entry" data-span="4" data-field="reason">
                        <Field label=text::COMPLETION_REASON need=Need::Required error=watch(counter, "reason", form.completion_reason)>
                            <TextArea value=form.completion_reason rows=2/>
                        </Field>
                    </div>
                    <div class="entry" data-span="2" data-field="legalBasis">
                        <Field label=text::LEGAL_BASIS hint=text::LEGAL_BASIS_HINT error=watch(counter, "legalBasis", form.legal_basis)>
                            <TextInput value=form.legal_basis/>
                        </Field>
                    </div>
                </div>
            </div>
            <Actions counter exit=Exit::Request open label=text::ISSUE_REQUEST/>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Ctrl+Enter in a dialog issues its form.
pub(super) fn issue_on(event: &KeyboardEvent, counter: Counter, exit: Exit) {
    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
        event.prevent_default();
        send::take(counter, exit);
    }
}

/// The mistake at a field of a dialog.
pub(super) fn at(counter: Counter, field: impl Into<String>) -> Signal<Option<String>> {
    let field = field.into();
    Signal::derive(move || counter.error_at(&field))
}

/// A refusal or a lost connection, told inside the dialog: the page behind is out of sight.
#[component]
pub(super) fn Whole(counter: Counter) -> impl IntoView {
    let words = move || {
        let failure = counter.failure.get().map(|error| {
            let unknown = error.outcome_unknown();
            let (title, body) = crate::ui::describe(&error);
            if unknown { format!("{title}. {}", text::UNKNOWN.get()) } else { body }
        });
        let faults = counter.faults.get();
        let whole = faults.into_iter().filter(|f| f.field.is_empty() || f.field == "lines");
        let words: Vec<String> = failure.into_iter().chain(whole.map(|f| f.message)).collect();
        (!words.is_empty()).then(|| view! { <Icon of=Symbol::Alert/>{words.join(" ")} })
    };
    view! { <p class="field-error" role="alert">{words}</p> }.into_any()
}

/// Cancel and issue.
#[component]
pub(super) fn Actions(
    counter: Counter,
    exit: Exit,
    open: RwSignal<bool>,
    #[prop(into)] label: Words,
) -> impl IntoView {
    let busy = counter.intent.busy();
    view! {
        <footer class="dialog-actions">
            <Button keys="Esc" on_press=move |()| open.set(false)>{ui_text::CANCEL}</Button>
            <Button
                kind=ButtonKind::Primary
                keys="Ctrl+Enter"
                busy
                on_press=move |()| send::take(counter, exit)
            >
                {label}
            </Button>
        </footer>
    }
    .into_any()
}

#[component]
fn Lines(counter: Counter) -> impl IntoView {
    let form = counter.form;
    // Rows are drawn anew only when their number changes, so typing keeps its place.
    let count = Memo::new(move |_| form.lines.read().len());
    let rows = move || (0..count.get()).map(|i| row(counter, i)).collect_view();
    view! {
        <div class="asks" data-field="lines">
            <div class="asks-head" aria-hidden="true">
                <span>{text::LINE_CONTENT}</span>
                <span>{text::LINE_REASON}</span>
                <span>{text::ORIGINALS}</span>
                <span>{text::CERTIFIED}</span>
                <span>{text::PHOTO}</span>
                <span></span>
            </div>
            {rows}
            <Button
                size=ButtonSize::Small
                icon=Symbol::Plus
                on_press=move |()| form.lines.update(|lines| lines.push(Line::default()))
            >
                {text::ADD_LINE}
            </Button>
        </div>
    }
    .into_any()
}

type Pieces = fn(&mut Line) -> &mut i32;
type Wording = fn(&mut Line) -> &mut String;

fn row(counter: Counter, i: usize) -> AnyView {
    let remove = move |()| {
        counter.form.lines.update(|lines| {
            if i < lines.len() {
                lines.remove(i);
            }
        });
        counter.faults.update(|faults| faults.retain(|f| !f.field.starts_with("lines.")));
    };
    let words = |what: Text, name: &'static str, of: Wording| wordy(counter, i, what, name, of);
    let pieces = |what: Text, of: Pieces| number(counter, i, what, of);
    view! {
        <div class="ask">
            {words(text::LINE_CONTENT, "content", |line| &mut line.content)}
            {words(text::LINE_REASON, "reason", |line| &mut line.reason)}
            {pieces(text::ORIGINALS, |line| &mut line.originals)}
            {pieces(text::CERTIFIED, |line| &mut line.certified)}
            {pieces(text::PHOTO, |line| &mut line.copies)}
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                icon=Symbol::Cross
                label=move || text::remove_line(i + 1)
                on_press=remove
            />
        </div>
    }
    .into_any()
}

fn wordy(counter: Counter, i: usize, what: Text, name: &str, of: Wording) -> AnyView {
    let lines = counter.form.lines;
    let field = format!("lines.{i}.{name}");
    let error = at(counter, field.clone());
    let value =
        move || lines.with(|lines| lines.get(i).cloned().map(|mut l| std::mem::take(of(&mut l))));
    let touched = field.clone();
    view! {
        <div data-field=field>
            <textarea
                class="input"
                rows="1"
                aria-label=move || text::line_label(what.get(), i + 1)
                aria-invalid=move || error.read().is_some().then_some("true")
                prop:value=move || value().unwrap_or_default()
                on:input:target=move |event| {
                    let typed = event.target().value();
                    lines.update(|lines| if let Some(line) = lines.get_mut(i) { *of(line) = typed });
                    counter.touch(&touched);
                }
            ></textarea>
            <p class="field-error" role="alert">{move || error.get()}</p>
        </div>
    }
    .into_any()
}

fn number(counter: Counter, i: usize, what: Text, of: Pieces) -> AnyView {
    let lines = counter.form.lines;
    let value = move || lines.with(|lines| lines.get(i).cloned().map_or(0, |mut l| *of(&mut l)));
    view! {
        <input
            class="input count-box"
            type="text"
            inputmode="numeric"
            maxlength="2"
            autocomplete="off"
            aria-label=move || text::line_label(what.get(), i + 1)
            prop:value=move || value().to_string()
            on:focus:target=|event| event.target().select()
            on:input:target=move |event| {
                let typed: String = event.target().value().chars().filter(char::is_ascii_digit).collect();
                let n = typed.parse().unwrap_or_default();
                lines.update(|lines| if let Some(line) = lines.get_mut(i) { *of(line) = n });
            }
        />
    }
    .into_any()
}
