//! The counter at work: the form, what is known about the procedure, what is wrong, what was issued.

use super::exits::Issued;
use super::form::Form;
use super::model::{self, Draft, Fault};
use super::operations::{CodeVariables, Guidance, Procedure, ProcedureCase, ProcedureQuery};
use super::{focus, store};
use crate::api::{self, Intent, Remote, RemoteState, UiError, remote};
use crate::i18n::{Words, lang};
use crate::ui::{Notice, notify};
use chrono::NaiveDate;
use cynic::QueryBuilder;
use domain::catalog::SubmissionChannel;
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Where the form goes: into the inbox, or out by one of the three exits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// Into the inbox, from where it has to be answered.
    Submit,
    /// Into the inbox again, completed.
    Resubmit,
    /// Form 01.
    Accept,
    /// Form 02.
    Request,
    /// Form 03.
    Refuse,
}

impl Exit {
    /// Name in a kept draft.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Resubmit => "resubmit",
            Self::Accept => "accept",
            Self::Request => "request",
            Self::Refuse => "refuse",
        }
    }
}

/// Everything the parts of the page share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counter {
    /// What is typed.
    pub(super) form: Form,
    /// The procedure chosen, once known.
    pub(super) procedure: Remote<Option<Procedure>>,
    /// Its case chosen.
    pub(super) case: Memo<Option<ProcedureCase>>,
    /// Mistakes the browser has found.
    pub(super) problems: Memo<Vec<Refusal>>,
    /// Mistakes the server has found, until their field is changed.
    pub(super) faults: RwSignal<Vec<Fault>>,
    /// Fields that were left once; before that nobody is told off.
    pub(super) left: RwSignal<BTreeSet<String>>,
    /// The exit tried last; its needs show at their fields.
    pub(super) tried: RwSignal<Option<Exit>>,
    /// What went wrong as a whole.
    pub(super) failure: RwSignal<Option<UiError>>,
    /// A sentence above the form.
    pub(super) remark: RwSignal<Option<Words>>,
    /// The one exit on its way.
    pub(super) intent: Intent,
    /// What was issued; the form makes room for it.
    pub(super) issued: RwSignal<Option<(Exit, Issued)>>,
    /// Whether the dialogs of Form 02 and 03 are open.
    pub(super) requesting: RwSignal<bool>,
    /// See above.
    pub(super) refusing: RwSignal<bool>,
    officer: StoredValue<String>,
    /// The earlier dossier whose papers are completed.
    pub(super) guidance: StoredValue<Option<String>>,
    /// Whether that one can go back into the inbox.
    pub(super) refiled: bool,
}

impl Counter {
    /// A counter for an officer; `guidance` is the earlier dossier whose papers are completed.
    pub(super) fn new(officer: String, guidance: Option<Guidance>) -> Self {
        let filed = guidance.as_ref().map(Draft::from);
        let refiled = guidance.as_ref().is_some_and(Guidance::is_refiled);
        let guidance = guidance.map(|of| of.id.inner().to_owned());
        let kept = store::find(&officer, guidance.as_deref());
        let restored = kept.is_some();
        let mut draft = kept.or_else(|| filed.clone()).unwrap_or_default();
        // What was typed before a reload is filed against what is there now.
        draft.guidance = filed.and_then(|filed| filed.guidance);
        let form = Form::new(draft);
        let code = Memo::new(move |_| form.procedure.get());
        let procedure = remote(move || {
            let code = code.get();
            let request = (!code.is_empty())
                .then(|| api::query(ProcedureQuery::build(CodeVariables { code })));
            async move {
                match request {
                    Some(request) => Ok(request.await?.procedure),
                    None => Ok(None),
                }
            }
        });
        let case = Memo::new(move |_| match &*procedure.state().read() {
            RemoteState::Ready(Some(procedure), _) if procedure.code == *form.procedure.read() => {
                let chosen = form.case.get();
                procedure.cases.iter().find(|case| case.key == chosen).cloned()
            }
            _ => None,
        });
        let problems =
            Memo::new(move |_| model::problems(&form.draft(), case.get().as_ref(), today()));
        let counter = Self {
            form,
            procedure,
            case,
            problems,
            faults: RwSignal::default(),
            left: RwSignal::default(),
            tried: RwSignal::new(None),
            failure: RwSignal::new(None),
            remark: RwSignal::new(restored.then(|| super::text::RESTORED.into())),
            intent: Intent::new(),
            issued: RwSignal::new(None),
            requesting: RwSignal::new(false),
            refusing: RwSignal::new(false),
            officer: StoredValue::new(officer),
            guidance: StoredValue::new(guidance),
            refiled,
        };
        Effect::new(move |_| {
            let draft = form.draft();
            // What was issued must not come back as a form after a reload.
            match counter.issued.read().is_some() {
                true => counter.forget(),
                false => counter.keep(&draft),
            }
        });
        counter
    }

    /// Whether the form goes into the inbox instead of being answered at once; tracked.
    pub(super) fn submits(&self) -> bool {
        self.form.guidance.read().is_none() && self.form.channel.get() != SubmissionChannel::Counter
    }

    /// Where F4 goes.
    pub(super) fn main_exit(&self) -> Exit {
        if untrack(|| self.submits()) { Exit::Submit } else { Exit::Accept }
    }

    /// Keeps what is typed in this tab.
    pub(super) fn keep(&self, draft: &Draft) {
        self.officer.with_value(|officer| {
            self.guidance.with_value(|of| store::keep(officer, of.as_deref(), draft));
        });
    }

    /// The procedure chosen, once known; tracked.
    pub(super) fn chosen(&self) -> Option<Procedure> {
        match &*self.procedure.state().read() {
            RemoteState::Ready(Some(procedure), _)
                if procedure.code == *self.form.procedure.read() =>
            {
                Some(procedure.clone())
            }
            _ => None,
        }
    }

    /// What to tell at a field, if anything; tracked.
    pub(super) fn error_at(&self, field: &str) -> Option<String> {
        let said = self.faults.read().iter().find(|f| f.field == field).map(|f| f.message.clone());
        if said.is_some() {
            return said;
        }
        let due = self.tried.get().is_some() || self.left.read().contains(field);
        if !due {
            return None;
        }
        let problems = self.problems.read();
        let found = problems.iter().find(|problem| {
            problem.path.join(".") == field
                // An empty field is only told off when one has tried to send.
                && (problem.code != Code::Required || self.tried.get().is_some())
        });
        found.map(|problem| problem.message(lang()))
    }

    /// The field was left.
    pub(super) fn leave(&self, field: &str) {
        if !self.left.read_untracked().contains(field) {
            self.left.update(|left| {
                left.insert(field.to_owned());
            });
        }
    }

    /// The field was changed: what the server said about it no longer holds.
    pub(super) fn touch(&self, field: &str) {
        if self.faults.read_untracked().iter().any(|fault| fault.field == field) {
            self.faults.update(|faults| faults.retain(|fault| fault.field != field));
        }
    }

    /// Fields that stand in the way of an exit.
    pub(super) fn blocking(&self, exit: Exit) -> Vec<String> {
        let mut fields: Vec<String> =
            self.problems.read_untracked().iter().map(|p| p.path.join(".")).collect();
        if exit == Exit::Accept
            && let Some(case) = self.case.get_untracked()
        {
            let draft = self.form.now();
            let missing = model::missing(&draft, &case);
            fields.extend(missing.iter().map(|paper| format!("documents.{}", paper.key)));
        }
        fields
    }

    /// A clean form; with `keep_procedure` for the same procedure.
    pub(super) fn next(&self, keep_procedure: bool) {
        let before = self.form.now();
        let draft = if keep_procedure { before.same_procedure() } else { Draft::default() };
        let lost = self.issued.read_untracked().is_none() && before != draft && !before.is_empty();
        self.begin(draft);
        if lost {
            let counter = *self;
            let undo = Callback::new(move |()| counter.begin(before.clone()));
            notify(Notice::done(super::text::CLEARED).with_action(super::text::UNDO, undo));
        }
        focus::soon(if keep_procedure { focus::SCAN } else { focus::PROCEDURE });
    }

    /// Starts over with a draft in the form.
    pub(super) fn begin(&self, draft: Draft) {
        self.form.fill(draft);
        self.faults.set(Vec::new());
        self.left.set(BTreeSet::new());
        self.tried.set(None);
        self.failure.set(None);
        self.remark.set(None);
        self.issued.set(None);
        self.requesting.set(false);
        self.refusing.set(false);
    }

    /// Everything that is asked for and not yet there is taken in as asked for (Alt+A).
    pub(super) fn take_all(&self) {
        let Some(case) = self.case.get_untracked() else { return };
        let draft = self.form.now();
        let missing = model::missing(&draft, &case);
        self.form.papers.update(|papers| {
            for asked in missing {
                let key = model::paper_key(&draft.procedure, &draft.case, &asked.key);
                papers.insert(key, model::as_required(asked));
            }
        });
        for asked in &case.documents {
            self.touch(&format!("documents.{}", asked.key));
        }
    }

    /// Nothing is left to keep.
    pub(super) fn forget(&self) {
        self.guidance.with_value(|of| store::forget(of.as_deref()));
    }
}

/// The legal date by the clock of this device, set right by the server's, which decides.
pub(super) fn today() -> NaiveDate {
    domain::time::local_date(crate::device::now())
}
