//! The dialog: first what would be done, then doing it, then what became of each.

use super::form::{Form, load, typed};
use super::items::Items;
use super::model::{BulkTargets, CHUNK, again, included, order, takes_from_somebody};
use super::operations::{
    Bulk, BulkAction, BulkInput, BulkItem, BulkOutcome, BulkTarget, BulkVariables, Preview,
    PreviewQuery, PreviewVariables,
};
use super::text;
use crate::api::{self, Intent, UiError, UserErrors, remote};
use crate::i18n::Words;
use crate::ui::{
    Banner, Button, ButtonKind, Dialog, DialogSize, Load, Symbol, describe, text as ui_text,
};
use cynic::{MutationBuilder, QueryBuilder};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// A bulk from preview to result. Its content lives while it is open.
#[component]
pub fn BulkDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What is to be done.
    #[prop(into)]
    action: Signal<BulkAction>,
    /// With which dossiers.
    targets: RwSignal<BulkTargets>,
    /// Called when it closes and something was done.
    #[prop(into)]
    on_changed: Callback<()>,
) -> impl IntoView {
    let title = move || match (&*targets.read(), action.get()) {
        (BulkTargets::HeldBy(_, name), _) => text::assign_all_of(name),
        (_, BulkAction::Claim) => text::CLAIM_TITLE.get().to_owned(),
        (_, BulkAction::Assign) => text::ASSIGN_TITLE.get().to_owned(),
        (_, BulkAction::Forward) => text::FORWARD_TITLE.get().to_owned(),
        (_, BulkAction::Release) => text::RELEASE_TITLE.get().to_owned(),
        (_, BulkAction::SuspendClock) => text::SUSPEND_TITLE.get().to_owned(),
        (_, BulkAction::EndSuspension) => text::END_SUSPENSION_TITLE.get().to_owned(),
        (_, BulkAction::SendLetter) => text::SEND_TITLE.get().to_owned(),
        (_, BulkAction::HandOver) => text::HAND_OVER_TITLE.get().to_owned(),
        (_, BulkAction::ConfirmArrival) => text::ARRIVAL_TITLE.get().to_owned(),
        (_, BulkAction::ConfirmResult) => text::RESULT_TITLE.get().to_owned(),
    };
    // What is behind is asked for again when the answers have been read, not from under them.
    let done = RwSignal::new(false);
    Effect::new(move |_| {
        if !open.get() && done.get_untracked() {
            done.set(false);
            on_changed.run(());
        }
    });
    view! {
        <Dialog open title=Words::from(title) size=DialogSize::Wide>
            <Content open action=action.get_untracked() targets done/>
        </Dialog>
    }
    .into_any()
}

/// Where a bulk stands once it was begun.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// What is sent, in the same pieces however often.
    sent: RwSignal<Vec<BulkTarget>>,
    /// What became of it so far.
    answers: RwSignal<Vec<BulkItem>>,
    error: RwSignal<Option<UiError>>,
    intent: Intent,
}

impl Run {
    fn new() -> Self {
        Self {
            sent: RwSignal::new(Vec::new()),
            answers: RwSignal::new(Vec::new()),
            error: RwSignal::new(None),
            intent: Intent::new(),
        }
    }

    fn begun(self) -> bool {
        !self.sent.read().is_empty()
    }

    fn ended(self) -> bool {
        self.begun() && self.answers.read().len() == self.sent.read().len()
    }

    /// Sends piece after piece. After a lost connection the same pieces go under the same keys, and
    /// what was done answers as before.
    async fn go(self, action: BulkAction, sent: Vec<BulkTarget>, typed: super::model::Typed) {
        self.error.try_set(None);
        let send = |key: String| async move {
            let mut answers = Vec::with_capacity(sent.len());
            for (i, piece) in sent.chunks(CHUNK).enumerate() {
                let targets = BulkTargets::Chosen(piece.to_vec());
                let input = BulkInput {
                    order: order(action, &targets, &typed, false),
                    idempotency_key: format!("{key}-{i}"),
                };
                answers.extend(api::mutate(Bulk::build(BulkVariables { input })).await?);
                self.answers.try_set(answers.clone());
            }
            Ok::<_, UiError>(())
        };
        if let Some(Err(error)) = self.intent.run(send).await {
            self.error.try_set(Some(error));
        }
    }
}

#[component]
fn Content(
    open: RwSignal<bool>,
    action: BulkAction,
    targets: RwSignal<BulkTargets>,
    /// Set when something was done.
    done: RwSignal<bool>,
) -> impl IntoView {
    let (officer, words) = (RwSignal::new(None::<cynic::Id>), RwSignal::new(String::new()));
    let out = RwSignal::new(BTreeSet::<String>::new());
    let run = Run::new();
    let begun = Memo::new(move |_| run.begun());
    let ready = Memo::new(move |_| action != BulkAction::Assign || officer.read().is_some());
    let known = RwSignal::new(Vec::<BulkItem>::new());
    let needs_reason =
        Memo::new(move |_| action == BulkAction::Assign && takes_from_somebody(&known.read()));
    let not = targets.with_untracked(|targets| match targets {
        BulkTargets::HeldBy(officer, _) => Some(officer.clone()),
        BulkTargets::Chosen(_) => None,
    });
    let doable = Memo::new(move |_| included(&known.read(), &out.read()));
    let denied = Signal::derive(move || {
        let why = if !ready.get() {
            text::NEED_OFFICER
        } else if doable.read().is_empty() {
            text::NOTHING_CHOSEN
        } else if needs_reason.get() && words.read().trim().is_empty() {
            text::REASON_NEEDED
        } else if action == BulkAction::SuspendClock && words.read().trim().is_empty() {
            text::DECISION_NEEDED
        } else {
            return None;
        };
        Some(why.get().to_owned())
    });
    let go = Callback::new(move |()| {
        if !run.intent.busy().get_untracked() {
            let (sent, typed) = (run.sent.get_untracked(), typed(officer, words));
            spawn_local(async move {
                run.go(action, sent, typed).await;
                done.try_set(true);
            });
        }
    });
    let begin = Callback::new(move |()| {
        run.answers.set(Vec::new());
        run.sent.set(doable.get_untracked());
        go.run(());
    });
    let retry = Callback::new(move |failed: Vec<BulkTarget>| {
        targets.set(BulkTargets::Chosen(failed));
        run.sent.set(Vec::new());
        run.answers.set(Vec::new());
        known.set(Vec::new());
        out.set(BTreeSet::new());
    });
    let before = move || {
        let not = not.clone();
        view! {
            <Form action officer words not/>
            {move || if ready.get() {
                view! { <Looked action targets officer words known out/> }.into_any()
            } else {
                view! { <p class="muted">{text::NEED_OFFICER}</p> }.into_any()
            }}
        }
    };
    let body = move || {
        if begun.get() { view! { <Progress run/> }.into_any() } else { before().into_any() }
    };
    view! {
        <div class="dialog-body bulk">{body}</div>
        <footer class="dialog-actions">
            {move || if begun.get() {
                view! { <After run open go retry/> }.into_any()
            } else {
                view! {
                    <p class="bulk-why muted">{move || denied.get()}</p>
                    <Button on_press=move |()| open.set(false)>{ui_text::CANCEL}</Button>
                    <Button kind=ButtonKind::Primary denied on_press=begin>
                        {move || text::do_it(doable.read().len())}
                    </Button>
                }
                .into_any()
            }}
        </footer>
    }
    .into_any()
}

/// The preview, asked for again when the officer changes.
#[component]
fn Looked(
    action: BulkAction,
    targets: RwSignal<BulkTargets>,
    officer: RwSignal<Option<cynic::Id>>,
    words: RwSignal<String>,
    known: RwSignal<Vec<BulkItem>>,
    out: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let preview = remote(move || {
        officer.track();
        let order = order(action, &targets.read(), &typed(officer, words), true);
        let request = api::query(PreviewQuery::build(PreviewVariables { order }));
        async move {
            let preview = request.await?.dossier_bulk_preview;
            if preview.user_errors.is_empty() {
                Ok(preview)
            } else {
                Err(UiError::User(UserErrors(preview.user_errors)))
            }
        }
    });
    let draw = move |preview: Signal<Preview>| {
        Effect::new(move |_| known.set(preview.read().items.clone()));
        let items = Signal::derive(move || preview.read().items.clone());
        let eligible = move || {
            let items = items.read();
            items.iter().filter(|it| it.outcome == BulkOutcome::Eligible).count()
        };
        let skipped = move || items.read().len() - eligible();
        let effect = move || {
            let effect = preview.read().load_effect.clone()?;
            let words = move || {
                text::effect(&effect.officer.name, &load(&effect.before), &load(&effect.after))
            };
            Some(view! { <Banner icon=Symbol::Person words/> })
        };
        view! {
            <p class="bulk-sum" role="status">
                <b class="num">{move || text::eligible(eligible())}</b>
                <span class="muted num">{move || text::skipped(skipped())}</span>
            </p>
            {move || preview.read().more.then(|| view! {
                <Banner icon=Symbol::Info words=text::MORE/>
            })}
            {effect}
            {move || if items.read().is_empty() {
                view! { <p class="muted">{text::NOTHING}</p> }.into_any()
            } else {
                view! { <Items items out/> }.into_any()
            }}
        }
    };
    view! { <Load of=preview let:preview>{draw(preview)}</Load> }.into_any()
}

/// How far it is, and what became of each.
#[component]
fn Progress(run: Run) -> impl IntoView {
    let all = move || run.sent.read().len();
    let tried = move || run.answers.read().len();
    let done = move || {
        let answers = run.answers.read();
        answers.iter().filter(|it| it.outcome == BulkOutcome::Done).count()
    };
    let sum = move || match (run.ended(), tried() - done()) {
        (false, _) => text::progress(tried(), all()),
        (true, 0) => text::all_done(done()),
        (true, not) => text::summary(done(), not),
    };
    let items = Signal::derive(move || {
        // What was not done has to be read, and stands first.
        let mut items = run.answers.get();
        items.sort_by_key(|item| item.outcome == BulkOutcome::Done);
        items
    });
    view! {
        <p class="bulk-sum" role="status"><b class="num">{sum}</b></p>
        <progress aria-label=text::PROGRESS max=move || all().to_string() value=move || tried().to_string()/>
        {move || run.error.get().map(|error| {
            let words = if error.outcome_unknown() {
                Words::from(text::INTERRUPTED)
            } else {
                Words::from(move || { let (title, body) = describe(&error); format!("{title}. {body}") })
            };
            view! { <Banner icon=Symbol::Alert words/> }
        })}
        {move || (!items.read().is_empty()).then(|| view! { <Items items/> })}
    }
    .into_any()
}

/// What to do after it was begun.
#[component]
fn After(
    run: Run,
    open: RwSignal<bool>,
    go: Callback<()>,
    retry: Callback<Vec<BulkTarget>>,
) -> impl IntoView {
    let busy = run.intent.busy();
    let broken = Memo::new(move |_| run.error.read().is_some());
    let failed =
        Memo::new(move |_| if run.ended() { again(&run.answers.read()) } else { Vec::new() });
    view! {
        {move || broken.get().then(|| view! {
            <Button kind=ButtonKind::Primary busy on_press=go>{text::CONTINUE}</Button>
        })}
        {move || (!failed.read().is_empty()).then(|| view! {
            <Button on_press=move |()| retry.run(failed.get_untracked())>
                {move || text::retry(failed.read().len())}
            </Button>
        })}
        <Button busy on_press=move |()| open.set(false)>{text::CLOSE}</Button>
    }
    .into_any()
}
