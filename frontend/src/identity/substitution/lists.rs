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
    Tone, notify, notify_error, refusal,
};
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a list is called, and how one of its records is ended.
#[derive(Clone, Copy)]
struct Section {
    heading: Text,
    icon: Symbol,
    none: Text,
    none_body: Text,
    /// What is asked before one is ended.
    question: Text,
    /// What follows from it.
    consequence: Text,
    action: Text,
    kind: ButtonKind,
    done: Text,
}

const ABSENCES: Section = Section {
    heading: text::ABSENCES,
    icon: Symbol::Person,
    none: text::NO_ABSENCE,
    none_body: text::NO_ABSENCE_BODY,
    question: text::CANCEL_TITLE,
    consequence: text::CANCEL_BODY,
    action: text::CANCEL,
    kind: ButtonKind::Primary,
    done: text::CANCELLED,
};

const DELEGATIONS: Section = Section {
    heading: text::DELEGATIONS,
    icon: Symbol::Hand,
    none: text::NO_DELEGATION,
    none_body: text::NO_DELEGATION_BODY,
    question: text::REVOKE_TITLE,
    consequence: text::REVOKE_BODY,
    action: text::REVOKE,
    kind: ButtonKind::Danger,
    done: text::REVOKED,
};

/// Who is away.
#[component]
pub(super) fn Absences(list: Signal<AbsenceList>, changed: Callback<()>) -> impl IntoView {
    let ending = Ending::new(ABSENCES.done, changed);
    let yes = Callback::new(move |reason: String| {
        ending.run(move |id, key| {
            let input = AbsenceCancelInput { absence_id: id, reason, idempotency_key: key };
            let sent = api::mutate(CancelAbsence::build(CancelVariables { input }));
            async move { sent.await.map(drop) }
        });
    });
    let rows = move || {
        let list = list.get();
        let rows = list.edges.into_iter().map(|edge| absence(edge.node, ending)).collect();
        (rows, list.page_info.has_next_page)
    };
    section(ABSENCES, ending, rows, yes)
}

/// Who stands in for whom.
#[component]
pub(super) fn Delegations(list: Signal<DelegationList>, changed: Callback<()>) -> impl IntoView {
    let ending = Ending::new(DELEGATIONS.done, changed);
    let yes = Callback::new(move |reason: String| {
        ending.run(move |id, key| {
            let input = DelegationRevokeInput { delegation_id: id, reason, idempotency_key: key };
            let sent = api::mutate(RevokeDelegation::build(RevokeVariables { input }));
            async move { sent.await.map(drop) }
        });
    });
    let rows = move || {
        let list = list.get();
        let rows = list.edges.into_iter().map(|edge| delegation(edge.node, ending)).collect();
        (rows, list.page_info.has_next_page)
    };
    section(DELEGATIONS, ending, rows, yes)
}

/// A list under its heading, with the question before a record of it is ended. `rows` tells
/// whether there are more, too.
fn section(
    of: Section,
    ending: Ending,
    rows: impl Fn() -> (Vec<AnyView>, bool) + Send + 'static,
    yes: Callback<String>,
) -> AnyView {
    let content = move || match rows() {
        (rows, _) if rows.is_empty() => {
            view! { <EmptyState icon=of.icon title=of.none body=of.none_body/> }.into_any()
        }
        (rows, more) => view! {
            <ul class="staffing-list">{rows}</ul>
            {more.then(|| view! { <Banner words=text::MORE/> })}
        }
        .into_any(),
    };
    view! {
        <section class="card">
            <h2>{of.heading}</h2>
            {content}
            <Confirm
                open=ending.open
                title=of.question
                body=of.consequence
                action=of.action
                kind=of.kind
                question=Question::Reason
                busy=ending.intent.busy()
                error=ending.words()
                reason=ending.reason
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
    reason: RwSignal<String>,
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
            reason: RwSignal::new(String::new()),
            error: RwSignal::new(None),
            intent: Intent::new(),
            done,
            changed,
        }
    }

    /// Asks about a record. What was typed about another, and the key of an attempt to end that
    /// other, are not meant for this one.
    fn ask(self, id: cynic::Id) {
        if self.id.read_untracked().as_ref() != Some(&id) {
            self.reason.set(String::new());
            self.intent.renew();
        }
        self.id.set(Some(id));
        self.error.set(None);
        self.open.set(true);
    }

    fn words(self) -> Signal<Option<String>> {
        Signal::derive(move || self.error.read().as_ref().map(refusal))
    }

    fn run<F>(self, send: impl FnOnce(cynic::Id, String) -> F + 'static)
    where
        F: Future<Output = Result<(), UiError>> + 'static,
    {
        let Some(id) = self.id.get_untracked() else { return };
        spawn_local(async move {
            let answer = self.intent.run(|key| send(id.clone(), key)).await;
            // Another record may be asked about by now, or the page left.
            let shown = self.id.try_get_untracked().flatten() == Some(id);
            match answer {
                Some(Ok(())) => {
                    if shown {
                        self.open.set(false);
                    }
                    notify(Notice::done(self.done));
                    self.changed.try_run(());
                }
                Some(Err(error)) if shown => drop(self.error.try_set(Some(error))),
                Some(Err(error)) => notify_error(&error),
                None => {}
            }
        });
    }
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

fn absence(it: Absence, ending: Ending) -> AnyView {
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
    .into_any()
}

fn delegation(it: Delegation, ending: Ending) -> AnyView {
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
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_about_one_record_is_not_said_of_another() {
        let owner = Owner::new();
        owner.set();
        let ending = Ending::new(text::CANCELLED, Callback::new(|()| {}));
        ending.ask(cynic::Id::new("a"));
        ending.reason.set("Back early".into());
        ending.ask(cynic::Id::new("a"));
        assert_eq!(ending.reason.get_untracked(), "Back early", "asked again about the same");
        ending.ask(cynic::Id::new("b"));
        assert_eq!(ending.reason.get_untracked(), "");
    }
}
