//! The two lists, and ending what stands in them.

use super::operations::{
    Absence, AbsenceCancelInput, AbsenceList, CancelAbsence, CancelVariables, Delegation,
    DelegationList, DelegationRevokeInput, PeriodStatus, Person, RevokeDelegation, RevokeVariables,
};
use super::text;
use crate::api::{self, Date, Intent, UiError};
use crate::format;
use crate::i18n::Text;
use crate::ui::{
    Badge, Banner, Button, ButtonKind, ButtonSize, Confirm, EmptyState, Notice, Question, Symbol,
    Tone, describe, notify,
};
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Who is away.
#[component]
pub(super) fn Absences(list: Signal<AbsenceList>, changed: Callback<()>) -> impl IntoView {
    let ending = Ending::new(text::CANCELLED, changed);
    let yes = move |reason: String| {
        ending.run(move |id, key| {
            let input = AbsenceCancelInput { absence_id: id, reason, idempotency_key: key };
            let sent = api::mutate(CancelAbsence::build(CancelVariables { input }));
            async move { sent.await.map(drop) }
        });
    };
    let rows = move || {
        let list = list.get();
        if list.edges.is_empty() {
            return view! {
                <EmptyState icon=Symbol::Person title=text::NO_ABSENCE body=text::NO_ABSENCE_BODY/>
            }
            .into_any();
        }
        let rows = list.edges.into_iter().map(|edge| absence(edge.node, ending)).collect_view();
        view! { <ul class="staffing-list">{rows}</ul>{more(list.page_info.has_next_page)} }
            .into_any()
    };
    view! {
        <section class="card">
            <h2>{text::ABSENCES}</h2>
            {rows}
            <Confirm
                open=ending.open
                title=text::CANCEL_TITLE
                body=text::CANCEL_BODY
                action=text::CANCEL
                question=Question::Reason
                busy=ending.intent.busy()
                error=ending.words()
                on_yes=yes
            />
        </section>
    }
    .into_any()
}

/// Who stands in for whom.
#[component]
pub(super) fn Delegations(list: Signal<DelegationList>, changed: Callback<()>) -> impl IntoView {
    let ending = Ending::new(text::REVOKED, changed);
    let yes = move |reason: String| {
        ending.run(move |id, key| {
            let input = DelegationRevokeInput { delegation_id: id, reason, idempotency_key: key };
            let sent = api::mutate(RevokeDelegation::build(RevokeVariables { input }));
            async move { sent.await.map(drop) }
        });
    };
    let rows = move || {
        let list = list.get();
        if list.edges.is_empty() {
            return view! {
                <EmptyState
                    icon=Symbol::Hand
                    title=text::NO_DELEGATION
                    body=text::NO_DELEGATION_BODY
                />
            }
            .into_any();
        }
        let rows = list.edges.into_iter().map(|edge| delegation(edge.node, ending)).collect_view();
        view! { <ul class="staffing-list">{rows}</ul>{more(list.page_info.has_next_page)} }
            .into_any()
    };
    view! {
        <section class="card">
            <h2>{text::DELEGATIONS}</h2>
            {rows}
            <Confirm
                open=ending.open
                title=text::REVOKE_TITLE
                body=text::REVOKE_BODY
                action=text::REVOKE
                kind=ButtonKind::Danger
                question=Question::Reason
                busy=ending.intent.busy()
                error=ending.words()
                on_yes=yes
            />
        </section>
    }
    .into_any()
}

/// Ending one record of a list, with a reason.
#[derive(Clone, Copy)]
struct Ending {
    open: RwSignal<bool>,
    id: RwSignal<Option<cynic::Id>>,
    error: RwSignal<Option<UiError>>,
    intent: Intent,
    done: Text,
    changed: Callback<()>,
}

impl Ending {
    fn new(done: Text, changed: Callback<()>) -> Self {
        Self {
            open: RwSignal::new(false),
            id: RwSignal::new(None),
            error: RwSignal::new(None),
            intent: Intent::new(),
            done,
            changed,
        }
    }

    fn ask(self, id: cynic::Id) {
        self.id.set(Some(id));
        self.error.set(None);
        self.open.set(true);
    }

    fn words(self) -> Signal<Option<String>> {
        Signal::derive(move || self.error.get().map(|error| said(&error)))
    }

    fn run<F>(self, send: impl FnOnce(cynic::Id, String) -> F + 'static)
    where
        F: Future<Output = Result<(), UiError>> + 'static,
    {
        let Some(id) = self.id.get_untracked() else { return };
        spawn_local(async move {
            match self.intent.run(|key| send(id, key)).await {
                Some(Ok(())) => {
                    self.open.set(false);
                    notify(Notice::done(self.done));
                    self.changed.run(());
                }
                Some(Err(error)) => self.error.set(Some(error)),
                None => {}
            }
        });
    }
}

/// Why something was refused, in one paragraph.
pub(super) fn said(error: &UiError) -> String {
    match error {
        UiError::User(errors) => {
            errors.0.iter().map(|it| it.message.as_str()).collect::<Vec<_>>().join(" ")
        }
        other => {
            let (title, body) = describe(other);
            format!("{title}. {body}")
        }
    }
}

fn more(more: bool) -> Option<impl IntoView> {
    more.then(|| view! { <Banner words=text::MORE/> })
}

fn status(status: PeriodStatus) -> impl IntoView {
    let (words, tone) = match status {
        PeriodStatus::Current => (text::CURRENT, Tone::Active),
        PeriodStatus::Coming => (text::COMING, Tone::Neutral),
        PeriodStatus::Past => (text::PAST, Tone::Done),
        PeriodStatus::Ended => (text::ENDED_EARLY, Tone::Held),
    };
    view! { <Badge label=words tone/> }
}

fn days(first: Date, last: Date) -> String {
    text::days(&format::date(first.0), &format::date(last.0))
}

fn name(person: Option<&Person>) -> String {
    person.map(|person| person.name.clone()).unwrap_or_default()
}

fn absence(it: Absence, ending: Ending) -> impl IntoView {
    let id = it.id.clone();
    let end = it.may_cancel.then(|| {
        view! {
            <Button size=ButtonSize::Small on_press=move |()| ending.ask(id.clone())>
                {text::CANCEL}
            </Button>
        }
    });
    let title = it.officer.as_ref().map(|officer| officer.title.clone());
    let (document, recorder) = (it.document_no.clone(), name(it.recorded_by.as_ref()));
    let rest = move || {
        let document = document.as_deref().map(text::document);
        let parts = [it.note.clone(), document, Some(text::recorded(&recorder))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li class="staffing-row">
            <div class="staffing-who">
                <b>{name(it.officer.as_ref())}</b>
                <span class="muted">{title}</span>
            </div>
            <div class="staffing-what">
                <span>{it.kind_name}</span>
                <span class="num">{days(it.first_day, it.last_day)}</span>
            </div>
            <p class="staffing-rest">{rest}</p>
            <div class="staffing-end">{status(it.status)}{end}</div>
        </li>
    }
}

fn delegation(it: Delegation, ending: Ending) -> impl IntoView {
    let id = it.id.clone();
    let end = it.may_revoke.then(|| {
        view! {
            <Button size=ButtonSize::Small on_press=move |()| ending.ask(id.clone())>
                {text::REVOKE}
            </Button>
        }
    });
    let from = name(it.from.as_ref());
    let (document, recorder) = (it.document_no.clone(), name(it.recorded_by.as_ref()));
    let rest = move || {
        let document = document.as_deref().map(text::document);
        let parts = [Some(it.reason.clone()), document, Some(text::recorded(&recorder))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li class="staffing-row">
            <div class="staffing-who">
                <b>{name(it.to.as_ref())}</b>
                <span class="muted">{move || text::in_place_of(&from)}</span>
            </div>
            <div class="staffing-what">
                <span>{it.role_name}</span>
                <span class="num">{days(it.valid_from, it.valid_to)}</span>
            </div>
            <p class="staffing-rest">{rest}</p>
            <div class="staffing-end">{status(it.status)}{end}</div>
        </li>
    }
}
