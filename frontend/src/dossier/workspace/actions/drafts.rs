//! What is being typed. It outlives its form: closing one by mistake loses nothing.

use super::super::bench::Bench;
use super::super::operations::ResultKind;
use super::acts::{Act, Typed};
use super::text;
use crate::dossier::workspace::operations::{ActionName, DossierView};
use leptos::prelude::*;
use std::collections::HashMap;

/// Everything typed on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drafts {
    /// Chuyển xử lý: remark.
    pub(super) note: RwSignal<String>,
    /// Chuyển xử lý: who takes the next step.
    pub(super) next: RwSignal<Option<cynic::Id>>,
    /// Phân công: to whom.
    pub(super) officer: RwSignal<Option<cynic::Id>>,
    /// Phân công: why.
    pub(super) assign_reason: RwSignal<String>,
    /// Trả lại: to which step.
    pub(super) ordinal: RwSignal<Option<i32>>,
    /// Trả lại: why.
    pub(super) back_reason: RwSignal<String>,
    /// Ký: granted or refused.
    pub(super) kind: RwSignal<ResultKind>,
    /// Ký: on which provision it is refused.
    pub(super) basis: RwSignal<String>,
    /// Ký: what it is called.
    pub(super) title: RwSignal<String>,
    /// Ký: whether it is a file.
    pub(super) by_file: RwSignal<bool>,
    /// Ký: its text.
    pub(super) body: RwSignal<String>,
    /// Ký: its file, once sent.
    pub(super) file: RwSignal<Option<String>>,
    /// Chuyển kết quả: note.
    pub(super) release_note: RwSignal<String>,
    /// The forms of the life cycle.
    acts: StoredValue<HashMap<ActionName, Typed>>,
}

impl Drafts {
    /// Nothing typed, but the title of the result as the catalog has it.
    pub(super) fn new(bench: Bench) -> Self {
        let usual = bench.dossier.with_untracked(|dossier| {
            dossier.procedure.results.first().map(|result| result.name.clone()).unwrap_or_default()
        });
        let drafts = Self {
            note: RwSignal::default(),
            next: RwSignal::default(),
            officer: RwSignal::default(),
            assign_reason: RwSignal::default(),
            ordinal: RwSignal::default(),
            back_reason: RwSignal::default(),
            kind: RwSignal::new(ResultKind::Approval),
            basis: RwSignal::default(),
            title: RwSignal::new(usual.clone()),
            by_file: RwSignal::new(false),
            body: RwSignal::default(),
            file: RwSignal::default(),
            release_note: RwSignal::default(),
            acts: StoredValue::default(),
        };
        // The title follows the decision until somebody has written another one.
        Effect::new(move |before: Option<String>| {
            let fitting = match drafts.kind.get() {
                ResultKind::Approval => usual.clone(),
                // Papers are in Vietnamese, whatever the language of the screen.
                ResultKind::Refusal => text::REFUSAL_TITLE.on(domain::lang::Lang::Vi).to_owned(),
            };
            if before.is_some_and(|before| before == *drafts.title.read_untracked()) {
                drafts.title.set(fitting.clone());
            }
            fitting
        });
        drafts
    }

    /// What was typed into the form of an action; new when it was not open yet or has been sent.
    pub(super) fn typed(&self, act: &Act, dossier: &DossierView) -> Typed {
        self.acts
            .try_update_value(|all| {
                let new = || Typed::new(act, dossier);
                all.entry(act.name).or_insert_with(new).clone()
            })
            .unwrap_or_else(|| Typed::new(act, dossier))
    }

    /// Forgets what was typed into forms: it was sent.
    pub(super) fn forget(&self, name: ActionName) {
        self.acts.update_value(|all| drop(all.remove(&name)));
    }
}

/// What was typed, tidied; nothing for nothing.
pub(super) fn some(text: RwSignal<String>) -> Option<String> {
    let text = text.read_untracked().trim().to_owned();
    (!text.is_empty()).then_some(text)
}
