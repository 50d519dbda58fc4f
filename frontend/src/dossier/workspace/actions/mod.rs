//! What can be done now: buttons drawn from what the server says, and their forms.
//!
//! The forms ([`forms`]) are a file of their own: few who look at a dossier open one at once. What is
//! drawn at first names nothing of theirs, or it would be fetched with the page.

mod acts;
mod assign;
mod drafts;
mod form;
mod forms;
mod forward;
mod officers;
mod release;
mod send_back;
mod sign;
mod text;

use super::bench::Bench;
use super::model::{Sorted, is_intake, sorted};
use super::mutations::{Claim, ClaimInput, ClaimVariables};
use super::operations::{ActionName, Availability, DossierView, Happening};
use super::preview_of::{PreviewOf, Wish};
use super::text::HALF_TYPED;
use crate::api::{Intent, UiError};
use crate::desk::Pages;
use crate::dossier::list::DossierStatus;
use crate::format;
use crate::i18n::Words;
use crate::ui::{
    Button, ButtonKind, ButtonSize, DeferredPage, Icon, LinkButton, Notice, Symbol, describe,
    effect, keys, notify,
};
use cynic::MutationBuilder;
pub(super) use drafts::kept_at;
pub use forms::Forms;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Actions that have a form of their own here, with their keys.
const FORMS: [(ActionName, &str); 5] = [
    (ActionName::Forward, "f"),
    (ActionName::Assign, "a"),
    (ActionName::SendBack, "b"),
    (ActionName::SignResult, "s"),
    (ActionName::Release, "r"),
];

/// Keys of forms of the life cycle that are opened many times a day.
const ACT_KEYS: [(ActionName, &str); 4] = [
    (ActionName::ApproveLetter, "d"),
    (ActionName::SendLetter, "m"),
    (ActionName::ConfirmArrival, "n"),
    (ActionName::ConfirmResult, "n"),
];

/// Every action that has a key.
fn keyed() -> impl Iterator<Item = (ActionName, &'static str)> {
    FORMS.into_iter().chain(ACT_KEYS).chain([(ActionName::Claim, "c")])
}

fn key_of(name: ActionName) -> &'static str {
    let act = ACT_KEYS.iter().find(|(act, _)| *act == name);
    match name {
        ActionName::Claim => "c",
        _ if act.is_some() => act.map_or("", |(_, key)| key),
        name => FORMS.iter().find(|(form, _)| *form == name).map_or("", |(_, key)| key),
    }
}

/// The buttons, or the form one of them has opened.
#[component]
pub(super) fn Actions(bench: Bench) -> impl IntoView {
    let claim = Intent::new();
    let claim_error = RwSignal::new(None::<UiError>);
    let take = Callback::new(move |()| {
        let done = text::done_claim(&name(&bench.dossier.read_untracked()));
        bench.carry_out(claim, claim_error, done, |dossier_id, expected_version, key| {
            let input = ClaimInput { dossier_id, expected_version, idempotency_key: key };
            Claim::build(ClaimVariables { input })
        });
    });
    let press = Callback::new(move |name: ActionName| match name {
        ActionName::Claim => take.run(()),
        // What is neither this nor a link has a form: a test holds the forms against the contract.
        name => bench.form.set(Some(name)),
    });
    let allowed = move |name: ActionName| {
        bench.dossier.read_untracked().actions.iter().any(|it| it.name == name && it.allowed)
    };
    // Beside a list one may stand on another row: its key does nothing to what is half typed here.
    let kept = use_context::<PreviewOf>().is_some();
    // Of two that share a key one is possible at a time; the key is there once.
    for (name, key) in keyed().filter(|(name, _)| *name != ActionName::ConfirmResult) {
        keys::shortcut(key, text::key_name(name), move |()| {
            if kept && untrack(|| bench.form_open()) {
                return say(bench, HALF_TYPED.get().to_owned());
            }
            let now = keyed().find(|(name, its)| *its == key && allowed(*name));
            match now {
                Some((name, _)) => press.run(name),
                None => {
                    refuse(bench, name);
                }
            }
        });
    }
    answer_list(bench);

    let heading = NodeRef::<leptos::html::H2>::new();
    Effect::new(move |before: Option<bool>| {
        let open = bench.form.read().is_some();
        // A form that closes gives the keyboard back to where it was opened.
        if before == Some(true)
            && !open
            && let Some(heading) = heading.get_untracked()
        {
            request_animation_frame(move || drop(heading.focus()));
        }
        open
    });
    let step = move || {
        let dossier = bench.dossier.read();
        dossier.current().map(|step| {
            let who = step.assignee.as_ref().map(|officer| officer.name.clone());
            view! {
                <p class="act-step"><span class="muted">{text::STEP}" "</span>{step.title.clone()}</p>
                <p class="muted">
                    <Icon of=Symbol::Person/>
                    {move || who.clone().unwrap_or_else(|| text::NOBODY.get().to_owned())}
                </p>
            }
        })
    };
    let actions = Memo::new(move |_| {
        let dossier = bench.dossier.read();
        let mut sorted = sorted(&dossier.actions, dossier.current(), dossier.return_method);
        // A draft that came back waits for who made it.
        let came_back = dossier.pending.letter.as_ref().filter(|it| it.returned_reason.is_some());
        if let Some(at) =
            came_back.and_then(|letter| sorted.letters.iter().position(|it| it.name == letter.kind))
        {
            let again = sorted.letters.remove(at);
            sorted.others.insert(0, again);
        }
        sorted
    });
    // Until the form is there, the buttons are; so is the keyboard, where it was.
    let open = Memo::new(move |_| bench.form_open());
    let content = move || {
        (!open.get()).then(|| {
            view! {
                <Buttons bench actions press busy=claim.busy()/>
                <p class="field-error" role="alert">
                    {move || claim_error.get().map(|error| view! {
                        <Icon of=Symbol::Alert/>
                        {move || { let (_, body) = describe(&error); body }}
                    })}
                </p>
            }
        })
    };
    // From the first form on they stay: they keep what is typed.
    let opened = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or_default() || bench.form.read().is_some()
    });
    provide_context(bench);
    let pages = expect_context::<Pages>();
    let forms = move || opened.get().then(|| view! { <DeferredPage page=pages.forms/> });
    view! {
        <section class="card act">
            <h2 tabindex="-1" node_ref=heading>{text::NOW}</h2>
            {step}
            <acts::LetterCard bench/>
            <News bench/>
            {content}
            {forms}
        </section>
    }
    .into_any()
}

/// Does what a key of the list has asked for; with `?act=…` where there was no room for a preview.
fn answer_list(bench: Bench) {
    let wish = use_query_map().with_untracked(|query| {
        let act = query.get_str("act");
        Wish::ALL.into_iter().find(|wish| act == Some(wish.name()))
    });
    if wish.is_some() {
        bench.asked.set(wish);
    }
    effect(move || {
        let Some(wish) = bench.asked.get() else { return };
        let name = match wish {
            Wish::Claim => ActionName::Claim,
            Wish::Forward => ActionName::Forward,
        };
        // No address takes anything over: the button does, or the key pressed on sight.
        if !refuse(bench, name) && wish == Wish::Forward {
            bench.form.set(Some(name));
        }
    });
}

/// Says why an action can not be taken now, if so.
fn refuse(bench: Bench, name: ActionName) -> bool {
    let words = untrack(|| {
        let why = bench.why_not(name)?;
        Some(format!("{}: {why}", text::key_name(name).get()))
    });
    let refused = words.is_some();
    if let Some(words) = words {
        say(bench, words);
    }
    refused
}

/// Says to eyes and ears why nothing happens.
fn say(bench: Bench, words: String) {
    bench.spoken.set(words.clone());
    notify(Notice::refused(words));
}

/// What the dossier is called in a notice.
fn name(dossier: &DossierView) -> String {
    dossier.code.clone().unwrap_or_else(|| dossier.applicant.name.clone())
}

/// What others have done meanwhile.
#[component]
fn News(bench: Bench) -> impl IntoView {
    let line = |it: Happening| {
        let who = it.actor.map(|officer| officer.name).unwrap_or_default();
        view! {
            <li>
                <time class="num">{format::time(it.at.0)}</time>" "
                <b>{it.title}</b>" "{who}
                {it.detail.map(|detail| view! { <span class="muted">" · "{detail}</span> })}
            </li>
        }
    };
    move || {
        let news = bench.news.get();
        (!news.is_empty()).then(|| {
            let words = move || match bench.form.read().is_some() {
                true => super::text::CHANGED_KEPT.get(),
                false => super::text::CHANGED.get(),
            };
            view! {
                <div class="news" role="status">
                    <p><Icon of=Symbol::Info/>{words}</p>
                    <ul>{news.into_iter().map(line).collect_view()}</ul>
                    <Button
                        size=ButtonSize::Small
                        on_press=move |()| bench.news.set(Vec::new())
                    >
                        {super::text::SEEN}
                    </Button>
                </div>
            }
        })
    }
}

#[component]
fn Buttons(
    bench: Bench,
    actions: Memo<Sorted>,
    press: Callback<ActionName>,
    busy: Signal<bool>,
) -> impl IntoView {
    move || {
        let Sorted { first, others, letters, withheld, later, elsewhere } = actions.get();
        let nothing = first.is_none()
            && others.is_empty()
            && letters.is_empty()
            && withheld.is_empty()
            && elsewhere.is_empty();
        let button = move |action: Availability, kind: ButtonKind| match action.name {
            name if is_intake(name) => {
                let (id, status) = bench
                    .dossier
                    .with_untracked(|dossier| (dossier.id.inner().to_owned(), dossier.status));
                let words: Words = match status {
                    DossierStatus::IntakeSupplement => text::TO_INTAKE.into(),
                    _ => action.label.into(),
                };
                view! {
                    <LinkButton kind href=format!("/desk/intake?dossier={id}")>
                        {words}
                    </LinkButton>
                }
                .into_any()
            }
            ActionName::ReturnResult => {
                let code = bench.dossier.read_untracked().code.clone().unwrap_or_default();
                view! {
                    <LinkButton kind href=format!("/desk/return?dossier={code}")>
                        {action.label}
                    </LinkButton>
                }
                .into_any()
            }
            name => {
                let keys = key_of(name);
                let busy = Signal::derive(move || name == ActionName::Claim && busy.get());
                view! {
                    <Button kind keys busy on_press=move |()| press.run(name)>
                        {action.label}
                    </Button>
                }
                .into_any()
            }
        };
        let denied = |action: Availability| {
            let reason = action.reason.clone();
            view! {
                <li>
                    <Button denied=Signal::stored(action.reason)>{action.label}</Button>
                    <span class="act-why">{reason}</span>
                </li>
            }
        };
        let told = |action: Availability| {
            view! { <li><b>{action.label}</b>" "<span class="muted">{action.reason}</span></li> }
        };
        view! {
            {first.map(|action| view! {
                <div class="act-first">{button(action, ButtonKind::Primary)}</div>
            })}
            {(!others.is_empty()).then(|| view! {
                <div class="act-others">
                    {others
                        .into_iter()
                        .map(|action| button(action, ButtonKind::Secondary))
                        .collect_view()}
                </div>
            })}
            {(!letters.is_empty()).then(|| view! {
                <details class="act-letters">
                    <summary>{acts::OTHERS}</summary>
                    <div class="act-others">
                        {letters
                            .into_iter()
                            .map(|action| button(action, ButtonKind::Secondary))
                            .collect_view()}
                    </div>
                </details>
            })}
            {(!withheld.is_empty()).then(|| view! {
                <ul class="act-denied">{withheld.into_iter().map(denied).collect_view()}</ul>
            })}
            {nothing.then(|| view! { <p class="muted">{text::NOTHING}</p> })}
            {(!elsewhere.is_empty()).then(|| {
                let labels = elsewhere.join(", ");
                view! { <p class="muted">{move || text::elsewhere(&labels)}</p> }
            })}
            {(!later.is_empty()).then(|| view! {
                <details class="act-later">
                    <summary>{text::LATER}</summary>
                    <ul>{later.into_iter().map(told).collect_view()}</ul>
                </details>
            })}
        }
        .into_any()
    }
}
