//! Recording an absence with who stands in, or a delegation alone.

use super::operations::{
    AbsenceCreateInput, AbsenceKind, AbsenceVariables, CreateAbsence, CreateDelegation,
    DelegationCreateInput, DelegationVariables, OfficerChoice, OfficerPurpose, Person, Role,
};
use super::picker::OfficerPicker;
use super::text;
use crate::api::{self, Date, Intent, UiError, session};
use crate::format;
use crate::i18n::{Text, Words};
use crate::ui::{
    Banner, Button, ButtonKind, ButtonRole, Field, Need, Notice, RadioGroup, RadioLook, Select,
    Symbol, TextInput, TextKind, notify, refusal, text as ui_text,
};
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;

const KINDS: [(AbsenceKind, Text); 6] = [
    (AbsenceKind::Leave, text::LEAVE),
    (AbsenceKind::Sick, text::SICK),
    (AbsenceKind::Mission, text::MISSION),
    (AbsenceKind::Training, text::TRAINING),
    (AbsenceKind::Maternity, text::MATERNITY),
    (AbsenceKind::Other, text::OTHER),
];

/// What is being typed.
#[derive(Clone, Copy)]
struct Draft {
    away: RwSignal<bool>,
    officer: RwSignal<Option<OfficerChoice>>,
    stand_in: RwSignal<Option<OfficerChoice>>,
    role: RwSignal<Option<Role>>,
    kind: RwSignal<AbsenceKind>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    document: RwSignal<String>,
    note: RwSignal<String>,
    tried: RwSignal<bool>,
    error: RwSignal<Option<UiError>>,
}

impl Draft {
    /// Nothing typed yet, about the officer at work.
    fn new() -> Self {
        let own = untrack(session::viewer).map(|viewer| OfficerChoice {
            officer: Person {
                id: viewer.officer.id.clone(),
                name: viewer.officer.name.clone(),
                title: viewer.officer.title.clone(),
            },
            roles: viewer.own_roles(),
        });
        Self {
            away: RwSignal::new(true),
            officer: RwSignal::new(own),
            stand_in: RwSignal::new(None),
            role: RwSignal::new(None),
            kind: RwSignal::new(AbsenceKind::Leave),
            from: RwSignal::default(),
            to: RwSignal::default(),
            document: RwSignal::default(),
            note: RwSignal::default(),
            tried: RwSignal::new(false),
            error: RwSignal::new(None),
        }
    }

    /// What the server said about a field by one of its names, or what was left out.
    fn problem(
        self,
        names: [&'static str; 2],
        missing: impl Fn() -> Option<Text> + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        Signal::derive(move || {
            let refused = match &*self.error.read() {
                Some(UiError::User(errors)) => names.iter().find_map(|name| errors.at(&[*name])),
                _ => None,
            };
            let missing = missing().filter(|_| self.tried.get());
            refused.or_else(|| missing.map(|words| words.get().to_owned()))
        })
    }

    /// Refusals that belong to no field.
    fn above(self) -> Option<String> {
        const FIELDS: [&[&str]; 14] = [
            &["officerId"],
            &["fromId"],
            &["toId"],
            &["standInId"],
            &["role"],
            &["kind"],
            &["firstDay"],
            &["lastDay"],
            &["validFrom"],
            &["validTo"],
            &["documentNo"],
            &["note"],
            &["reason"],
            &["unitCode"],
        ];
        match &*self.error.read() {
            Some(UiError::User(errors)) => {
                let words = errors.besides(&FIELDS).join(" ");
                (!words.is_empty()).then_some(words)
            }
            Some(other) => Some(refusal(other)),
            None => None,
        }
    }

    fn day(text: RwSignal<String>) -> Option<Date> {
        format::parse_date(&text.get()).map(Date)
    }

    fn some(text: RwSignal<String>) -> Option<String> {
        Some(text.get_untracked()).filter(|text| !text.trim().is_empty())
    }
}

/// The form, in a dialog.
#[component]
pub(super) fn RecordForm(open: RwSignal<bool>, changed: Callback<()>) -> impl IntoView {
    let draft = Draft::new();
    let intent = Intent::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.tried.set(true);
        draft.error.set(None);
        let Some(sent) = untrack(|| send(draft, intent)) else { return };
        spawn_local(async move {
            match sent.await {
                Some(Ok(())) => {
                    notify(Notice::done(text::SAVED));
                    // The dialog may have been closed meanwhile.
                    changed.try_run(());
                }
                Some(Err(error)) => drop(draft.error.try_set(Some(error))),
                None => {}
            }
        });
    };
    let whats: Vec<(bool, Words)> = vec![(true, text::AWAY.into()), (false, text::DELEGATE.into())];
    view! {
        <form on:submit=submit novalidate>
            <div class="dialog-body">
                {move || draft.above().map(|words| view! {
                    <Banner icon=Symbol::Alert words/>
                })}
                <RadioGroup
                    value=draft.away
                    options=whats
                    label=text::WHAT
                    look=RadioLook::Segmented
                />
                <Whom draft/>
                <Days draft/>
                <Papers draft/>
            </div>
            <footer class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{ui_text::CANCEL}</Button>
                <Button kind=ButtonKind::Primary role=ButtonRole::Submit busy=intent.busy()>
                    {text::SAVE}
                </Button>
            </footer>
        </form>
    }
    .into_any()
}

/// Who is away, why or in which role, and who stands in.
#[component]
fn Whom(draft: Draft) -> impl IntoView {
    let no_officer = move || draft.officer.read().is_none().then_some(text::MISSING_OFFICER);
    let no_stand_in = move || {
        (!draft.away.get() && draft.stand_in.read().is_none()).then_some(text::MISSING_OFFICER)
    };
    let no_role = move || draft.role.read().is_none().then_some(text::MISSING_ROLE);
    let for_id = Signal::derive(move || draft.officer.get().map(|choice| choice.officer.id));
    // A role of somebody else is none of the one chosen now.
    Effect::new(move |_| {
        draft.officer.track();
        draft.role.set(None);
    });
    let kinds: Vec<_> = KINDS.into_iter().map(|(kind, words)| (kind, Words::from(words))).collect();
    let kinds = Signal::stored(kinds);
    let roles = Signal::derive(move || {
        let held = draft.officer.get().map(|choice| choice.roles).unwrap_or_default();
        let mut roles: Vec<(Option<Role>, Words)> = vec![(None, text::CHOOSE_ROLE.into())];
        roles.extend(held.into_iter().map(|it| (Some(it.role), it.role_name.into())));
        roles
    });
    let why = move || {
        if draft.away.get() {
            view! {
                <Field label=text::KIND><Select value=draft.kind options=kinds/></Field>
            }
            .into_any()
        } else {
            let error = draft.problem(["role", "unitCode"], no_role);
            view! {
                <Field label=text::ROLE need=Need::Required error>
                    <Select value=draft.role options=roles/>
                </Field>
            }
            .into_any()
        }
    };
    let hint = move || {
        if draft.away.get() { text::STAND_IN_HINT.get() } else { text::STAND_IN_ROLE_HINT.get() }
    };
    view! {
        <div class="form-row">
            <Field
                label=text::OFFICER
                need=Need::Required
                error=draft.problem(["officerId", "fromId"], no_officer)
            >
                <OfficerPicker purpose=OfficerPurpose::Record chosen=draft.officer/>
            </Field>
            {why}
        </div>
        <Field
            label=text::STAND_IN
            hint=Words::from(hint)
            error=draft.problem(["standInId", "toId"], no_stand_in)
        >
            <OfficerPicker purpose=OfficerPurpose::StandIn for_id chosen=draft.stand_in/>
        </Field>
    }
    .into_any()
}

#[component]
fn Days(draft: Draft) -> impl IntoView {
    let none =
        |day: RwSignal<String>| move || Draft::day(day).is_none().then_some(text::MISSING_DATE);
    view! {
        <div class="form-row">
            <Field
                label=text::FROM
                need=Need::Required
                error=draft.problem(["firstDay", "validFrom"], none(draft.from))
            >
                <TextInput value=draft.from kind=TextKind::Date/>
            </Field>
            <Field
                label=text::TO
                need=Need::Required
                error=draft.problem(["lastDay", "validTo"], none(draft.to))
            >
                <TextInput value=draft.to kind=TextKind::Date/>
            </Field>
        </div>
    }
    .into_any()
}

#[component]
fn Papers(draft: Draft) -> impl IntoView {
    let label = move || if draft.away.get() { text::NOTE.get() } else { text::REASON.get() };
    view! {
        <div class="form-row">
            <Field
                label=text::DOCUMENT
                hint=text::DOCUMENT_HINT
                error=draft.problem(["documentNo", "documentNo"], || None)
            >
                <TextInput value=draft.document/>
            </Field>
            <Field
                label=Words::from(label)
                error=draft.problem(["note", "reason"], || None)
            >
                <TextInput value=draft.note/>
            </Field>
        </div>
    }
    .into_any()
}

type Sent = std::pin::Pin<Box<dyn Future<Output = Option<Result<(), UiError>>>>>;

/// Sends what was typed; nothing when something is left out.
fn send(draft: Draft, intent: Intent) -> Option<Sent> {
    let officer = draft.officer.get_untracked()?.officer.id;
    let stand_in = draft.stand_in.get_untracked().map(|choice| choice.officer.id);
    let (first, last) = (Draft::day(draft.from)?, Draft::day(draft.to)?);
    let document_no = Draft::some(draft.document);
    if draft.away.get_untracked() {
        let (kind, note) = (draft.kind.get_untracked(), Draft::some(draft.note));
        return Some(Box::pin(async move {
            let send = |key| {
                let input = AbsenceCreateInput {
                    officer_id: officer,
                    first_day: first,
                    last_day: last,
                    kind,
                    document_no,
                    note,
                    stand_in_id: stand_in,
                    idempotency_key: key,
                };
                api::mutate(CreateAbsence::build(AbsenceVariables { input }))
            };
            Some(intent.run(send).await?.map(drop))
        }));
    }
    let (role, to_id) = (draft.role.get_untracked()?, stand_in?);
    let reason = draft.note.get_untracked();
    Some(Box::pin(async move {
        let send = |key| {
            let input = DelegationCreateInput {
                from_id: officer,
                to_id,
                role,
                valid_from: first,
                valid_to: last,
                reason,
                document_no,
                idempotency_key: key,
            };
            api::mutate(CreateDelegation::build(DelegationVariables { input }))
        };
        Some(intent.run(send).await?.map(drop))
    }))
}
