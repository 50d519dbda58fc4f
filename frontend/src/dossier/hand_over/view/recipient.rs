//! Who takes it, and the hand-over.

use super::facts::{Facts, ResultPaper};
use crate::api::{self, Intent, Remote, UiError, UserErrorCode, UserErrors};
use crate::dossier::hand_over::model::{self, Recipient, Who};
use crate::dossier::hand_over::operations::{Dossier, RecipientCheck, Return, ReturnVariables};
use crate::dossier::hand_over::{focus, text};
use crate::i18n::{Words, lang};
use crate::ui::{
    Badge, Banner, Button, ButtonKind, ButtonSize, Field, Need, Notice, RadioGroup, RadioLook,
    Symbol, TextInput, TextKind, Tone, describe, keys, notify,
};
use cynic::MutationBuilder;
use domain::identifier::CitizenCard;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is typed and what is wrong with it.
#[derive(Clone, Copy)]
struct Desk {
    known: Memo<Option<Dossier>>,
    check: RwSignal<RecipientCheck>,
    name: RwSignal<String>,
    personal_id: RwSignal<String>,
    authorization: RwSignal<String>,
    tried: RwSignal<bool>,
    refused: RwSignal<UserErrors>,
    failure: RwSignal<Option<UiError>>,
    intent: Intent,
}

impl Desk {
    fn new(known: Memo<Option<Dossier>>) -> Self {
        let name = known.with_untracked(|known| known.as_ref().map(|d| d.applicant.name.clone()));
        Self {
            known,
            check: RwSignal::new(RecipientCheck::ReceiptShown),
            name: RwSignal::new(name.unwrap_or_default()),
            personal_id: RwSignal::default(),
            authorization: RwSignal::default(),
            tried: RwSignal::new(false),
            refused: RwSignal::default(),
            failure: RwSignal::new(None),
            intent: Intent::new(),
        }
    }

    fn recipient(&self) -> Recipient {
        Recipient {
            check: self.check.get(),
            name: self.name.get(),
            personal_id: self.personal_id.get(),
            authorization: self.authorization.get(),
        }
    }

    fn who(&self) -> Who {
        let recipient = self.recipient();
        self.known.with(|known| {
            known.as_ref().map_or(Who::Unknown, |d| model::who(&recipient, &d.applicant))
        })
    }

    /// The mistake at a field, from the server or from here.
    fn error(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            if let Some(said) = self.refused.read().at(&[field]) {
                return Some(said);
            }
            if !self.tried.get() {
                return None;
            }
            let recipient = self.recipient();
            let known = self.known.read();
            let problems = model::problems(&recipient, &known.as_ref()?.applicant);
            problems.iter().find(|p| p.path == [field]).map(|problem| problem.message(lang()))
        })
    }

    /// A card held under the scanner: whoever it belongs to stands there.
    fn take_card(&self, card: &CitizenCard) {
        self.personal_id.set(card.id.to_string());
        self.name.set(card.name.to_string());
        let other = untrack(|| self.who()) != Who::Applicant;
        focus::soon(focus::field(if other { "authorization" } else { "recipientName" }));
    }
}

/// Recipient, checks, result, confirmation.
#[component]
pub(super) fn HandOver(
    /// The dossier now.
    known: Memo<Option<Dossier>>,
    /// To fetch it again.
    dossier: Remote<Option<Dossier>>,
    /// A card scanned meanwhile.
    card: RwSignal<Option<CitizenCard>>,
    /// Called when it was handed over.
    done: Callback<()>,
) -> impl IntoView {
    let desk = Desk::new(known);
    Effect::new(move |_| {
        if let Some(card) = card.get() {
            desk.take_card(&card);
        }
    });
    // What the server said about a field ends when anything is changed.
    Effect::new(move |before: Option<()>| {
        let _ = desk.recipient();
        if before.is_some() && !desk.refused.read_untracked().0.is_empty() {
            desk.refused.set(UserErrors::default());
        }
    });
    let confirm = Callback::new(move |()| confirm(desk, done));
    keys::shortcut("F4", text::CONFIRM, move |()| confirm.run(()));
    keys::shortcut("1", text::KEY_RECEIPT, move |()| desk.check.set(RecipientCheck::ReceiptShown));
    keys::shortcut("2", text::KEY_IDENTITY, move |()| {
        desk.check.set(RecipientCheck::IdentityChecked);
    });
    let shown = move || {
        let dossier = known.get()?;
        Some(view! { <Facts dossier=dossier.clone()/> })
    };
    // The link of the paper lives five minutes; a new version of the dossier brings a new one.
    let paper = move || known.get().map(|dossier| view! { <ResultPaper dossier/> });
    view! {
        <div class="card return-form">
            {shown}
            <RecipientForm desk/>
            <Failure desk dossier/>
            <div class="return-confirm">
                <Button
                    kind=ButtonKind::Primary
                    size=ButtonSize::Large
                    keys="F4"
                    busy=desk.intent.busy()
                    on_press=confirm
                >
                    {text::CONFIRM}
                </Button>
            </div>
        </div>
        {paper}
    }
    .into_any()
}

#[component]
fn RecipientForm(desk: Desk) -> impl IntoView {
    let checks: Vec<(RecipientCheck, Words)> = vec![
        (RecipientCheck::ReceiptShown, text::RECEIPT_SHOWN.into()),
        (RecipientCheck::IdentityChecked, text::IDENTITY_CHECKED.into()),
    ];
    let who = Memo::new(move |_| desk.who());
    let verdict = move || {
        let (label, tone, icon) = match who.get() {
            Who::Unknown => return None,
            Who::Applicant if desk.personal_id.read().trim().is_empty() => {
                (text::SAME_NAME, Tone::Neutral, Symbol::Person)
            }
            Who::Applicant => (text::IS_APPLICANT, Tone::Active, Symbol::Check),
            Who::Other => (text::NOT_APPLICANT, Tone::Held, Symbol::Info),
            Who::OtherNumber => (text::OTHER_ID, Tone::Held, Symbol::Alert),
        };
        Some(view! { <Badge label tone icon=icon/> })
    };
    let needed = Memo::new(move |_| matches!(who.get(), Who::Other | Who::OtherNumber));
    view! {
        <div class="stack recipient">
            <RadioGroup value=desk.check options=checks label=text::CHECK look=RadioLook::Segmented/>
            <div data-field="recipientName">
                <Field label=text::NAME need=Need::Required error=desk.error("recipientName")>
                    <TextInput value=desk.name/>
                </Field>
            </div>
            <div data-field="recipientPersonalId">
                <Field label=text::RECIPIENT_ID hint=text::RECIPIENT_ID_HINT error=desk.error("recipientPersonalId")>
                    <TextInput value=desk.personal_id kind=TextKind::Digits/>
                </Field>
            </div>
            <p class="verdict" role="status">{verdict}</p>
            {move || needed.get().then(|| view! {
                <div data-field="authorization">
                    <Field label=text::AUTHORIZATION hint=text::AUTHORIZATION_HINT need=Need::Required error=desk.error("authorization")>
                        <TextInput value=desk.authorization/>
                    </Field>
                </div>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn Failure(desk: Desk, dossier: Remote<Option<Dossier>>) -> impl IntoView {
    let known = [&["recipientName"][..], &["recipientPersonalId"], &["authorization"]];
    let whole = move || {
        let words = desk.refused.read().besides(&known);
        (!words.is_empty()).then(|| {
            let stale = desk.refused.read().has(UserErrorCode::Stale);
            let reload = move |()| {
                desk.refused.set(UserErrors::default());
                dossier.reload();
            };
            view! {
                <Banner icon=Symbol::Alert words=words.join(" ")>
                    {stale.then(|| view! {
                        <Button size=ButtonSize::Small on_press=reload>{text::STALE_RELOAD}</Button>
                    })}
                </Banner>
            }
        })
    };
    let lost = move || {
        desk.failure.get().map(|error| {
            let words = move || match error.outcome_unknown() {
                true => format!("{}. {}", describe(&error).0, text::UNKNOWN.get()),
                false => describe(&error).1,
            };
            view! { <Banner icon=Symbol::Alert words/> }
        })
    };
    view! { <div aria-live="assertive">{whole}{lost}</div> }.into_any()
}

fn confirm(desk: Desk, done: Callback<()>) {
    desk.tried.set(true);
    let Some(dossier) = desk.known.get_untracked() else { return };
    let recipient = untrack(|| desk.recipient());
    let problems = model::problems(&recipient, &dossier.applicant);
    if let Some(field) = problems.first().and_then(|problem| problem.path.first()) {
        focus::soon(focus::field(field));
        return;
    }
    desk.failure.set(None);
    desk.refused.set(UserErrors::default());
    spawn_local(async move {
        let name = domain::text::tidy(&recipient.name);
        let send = |key| {
            let input = model::input(&dossier, &recipient, key);
            api::mutate(Return::build(ReturnVariables { input }))
        };
        match desk.intent.run(send).await {
            Some(Ok(returned)) => {
                let code = returned.code.unwrap_or_default();
                notify(Notice::done(move || text::handed_over(&code, &name)));
                // The desk may have been left meanwhile.
                done.try_run(());
            }
            Some(Err(UiError::User(errors))) => {
                let field = errors.0.iter().find_map(|error| error.path.first().cloned());
                desk.refused.try_set(errors);
                if let Some(field) = field {
                    focus::soon(focus::field(&field));
                }
            }
            Some(Err(error)) => drop(desk.failure.try_set(Some(error))),
            None => {}
        }
    });
}
