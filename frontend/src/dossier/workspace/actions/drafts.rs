//! What is being typed. It outlives its form: closing one by mistake loses nothing. In this tab it
//! outlives a reload as well, for the officer who typed it.

use super::super::bench::Bench;
use super::super::operations::ResultKind;
use super::acts::{self, Act, Typed};
use super::text;
use crate::api::session;
use crate::dossier::kept;
use crate::dossier::workspace::operations::{ActionName, DossierView};
use crate::ui::effect;
use leptos::prelude::*;

const KEY: &str = "motcua.forms";
/// Where the forms with a shape of their own are kept.
const OWN: &str = "own";
/// Kept when the result refuses.
const REFUSES: &str = "refuses";
/// The title of the result is the one text that is not empty at first.
const TITLE: &str = "title";

/// A field as it is kept: its form and name, and what stands there.
pub(super) type Field = (String, String);

/// Between fields, and within one between its name and what stands there: signs that nobody can type.
const NEXT: char = '\u{1c}';
const STANDS: char = '\u{1d}';

fn write(fields: &[Field]) -> String {
    let mut text = String::new();
    for (name, stands) in fields {
        for part in [&NEXT.to_string(), name, &STANDS.to_string(), stands] {
            text.push_str(part);
        }
    }
    text
}

fn read(text: &str) -> Vec<Field> {
    let field = |text: &str| {
        let (name, stands) = text.split_once(STANDS)?;
        Some((name.to_owned(), stands.to_owned()))
    };
    text.split(NEXT).filter_map(field).collect()
}

/// What stood in a field.
pub(super) fn stood<'a>(kept: &'a [Field], form: &str, name: &str) -> Option<&'a str> {
    let is = |key: &str| key.split_once('.') == Some((form, name));
    kept.iter().find(|(key, _)| is(key)).map(|(_, stands)| stands.as_str())
}

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
    acts: StoredValue<Vec<(ActionName, Typed)>>,
    /// Rises when one of them is opened.
    opened: RwSignal<u32>,
    /// The title of the result as the catalog has it.
    usual: StoredValue<String>,
}

impl Drafts {
    /// What this officer has left here; keeps what is typed from now on.
    pub(super) fn new(bench: Bench) -> Self {
        let officer = untrack(session::viewer).map(|it| it.officer.id.inner().to_owned());
        let officer = officer.unwrap_or_default();
        let key = bench.dossier.with_untracked(kept_at);
        let found =
            kept::find::<String>(&key, &officer).map(|text| read(&text)).unwrap_or_default();
        let drafts = bench.dossier.with_untracked(|dossier| Self::restored(&found, dossier));
        // The title follows the decision until somebody has written another one.
        Effect::new(move |before: Option<String>| {
            let fitting = match drafts.kind.get() {
                ResultKind::Approval => drafts.usual.get_value(),
                // Papers are in Vietnamese, whatever the language of the screen.
                ResultKind::Refusal => text::REFUSAL_TITLE.on(domain::lang::Lang::Vi).to_owned(),
            };
            if before.is_some_and(|before| before == *drafts.title.read_untracked()) {
                drafts.title.set(fitting.clone());
            }
            fitting
        });
        let last = StoredValue::new(key);
        effect(move || {
            let fields = drafts.changed(&bench.dossier.read_untracked());
            let (key, before) = (bench.dossier.with_untracked(kept_at), last.get_value());
            if before != key {
                kept::forget(&before);
                last.set_value(key.clone());
            }
            match fields.is_empty() {
                true => kept::forget(&key),
                false => kept::keep(&key, &officer, &write(&fields)),
            }
        });
        drafts
    }

    /// What was kept, as far as it still fits; with nothing kept, nothing typed.
    fn restored(kept: &[Field], dossier: &DossierView) -> Self {
        let usual = dossier.procedure.results.first().map(|result| result.name.clone());
        let usual = usual.unwrap_or_default();
        let refuses = stood(kept, OWN, REFUSES).is_some();
        let drafts = Self {
            note: RwSignal::default(),
            next: RwSignal::default(),
            officer: RwSignal::default(),
            assign_reason: RwSignal::default(),
            ordinal: RwSignal::default(),
            back_reason: RwSignal::default(),
            kind: RwSignal::new(if refuses { ResultKind::Refusal } else { ResultKind::Approval }),
            basis: RwSignal::default(),
            title: RwSignal::new(usual.clone()),
            by_file: RwSignal::new(false),
            body: RwSignal::default(),
            file: RwSignal::default(),
            release_note: RwSignal::default(),
            acts: StoredValue::new(acts::restored(kept, dossier)),
            opened: RwSignal::default(),
            usual: StoredValue::new(usual),
        };
        for (_, name, text) in drafts.texts() {
            if let Some(before) = stood(kept, OWN, name) {
                text.set(before.to_owned());
            }
        }
        drafts
    }

    /// The texts of the forms with a shape of their own: of which form, and the name they are kept
    /// under.
    fn texts(&self) -> [(ActionName, &'static str, RwSignal<String>); 7] {
        [
            (ActionName::Forward, "note", self.note),
            (ActionName::Assign, "assignReason", self.assign_reason),
            (ActionName::SendBack, "backReason", self.back_reason),
            (ActionName::SignResult, "basis", self.basis),
            (ActionName::SignResult, TITLE, self.title),
            (ActionName::SignResult, "body", self.body),
            (ActionName::Release, "releaseNote", self.release_note),
        ]
    }

    /// What such a text is at first.
    fn first(&self, name: &str) -> String {
        if name == TITLE { self.usual.get_value() } else { String::new() }
    }

    /// Every field in which something else stands than at first; tracked.
    fn changed(&self, dossier: &DossierView) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        let mut own = |name: &str, text| fields.push((format!("{OWN}.{name}"), text));
        for (_, name, text) in self.texts() {
            let text = text.get();
            if text != self.first(name) {
                own(name, text);
            }
        }
        if self.kind.get() == ResultKind::Refusal {
            own(REFUSES, String::new());
        }
        self.opened.track();
        self.acts.with_value(|all| {
            for (name, typed) in all {
                if let Some(act) = acts::find(*name) {
                    fields.extend(typed.changed(act, dossier));
                }
            }
        });
        fields
    }

    /// What was typed into the form of an action; new when it was not open yet or has been sent.
    pub(super) fn typed(&self, act: &Act, dossier: &DossierView) -> Typed {
        let known = self.acts.try_with_value(|all| known(all, act.name)).flatten();
        known.unwrap_or_else(|| {
            let new = Typed::new(act, dossier, &[]);
            self.acts.try_update_value(|all| all.push((act.name, new.clone())));
            self.opened.try_update(|opened| *opened += 1);
            new
        })
    }

    /// Forgets what was typed into a form: it was sent.
    pub(super) fn forget(&self, name: ActionName) {
        for (form, field, text) in self.texts() {
            if form == name {
                text.set(self.first(field));
            }
        }
        if name == ActionName::SignResult {
            self.kind.set(ResultKind::Approval);
        }
        self.acts.update_value(|all| all.retain(|(opened, _)| *opened != name));
        self.opened.update(|opened| *opened += 1);
    }
}

/// Where what is typed of a dossier is kept: of this passage through its step. What was typed for
/// another one is not what somebody would say now.
pub(in super::super) fn kept_at(dossier: &DossierView) -> String {
    let entered = dossier.current().and_then(|step| step.entered_at);
    format!("{KEY}.{}.{}", dossier.id.inner(), entered.map_or(0, |at| at.0.and_utc().timestamp()))
}

fn known(opened: &[(ActionName, Typed)], name: ActionName) -> Option<Typed> {
    opened.iter().find(|(one, _)| *one == name).map(|(_, typed)| typed.clone())
}

/// What was typed, tidied; nothing for nothing.
pub(super) fn some(text: RwSignal<String>) -> Option<String> {
    let text = text.read_untracked().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::workspace::samples::dossier;

    fn field(name: &str, stands: &str) -> Field {
        (name.to_owned(), stands.to_owned())
    }

    #[test]
    fn what_was_typed_survives_a_reload_until_it_is_sent() {
        let owner = Owner::new();
        owner.set();
        let kept = vec![
            field("own.note", "A"),
            field("own.title", "B"),
            field("own.body", "C\n\nD"),
            field("own.refuses", ""),
            field(
                "dossierPaymentDraft.items",
                "\u{1e}\u{1f}E\u{1f}e\u{1f}1\u{1e}\u{1f}F\u{1f}f\u{1f}2",
            ),
            field("dossierPaymentDraft.legalBasis", "G"),
        ];
        let found = read(&write(&kept));
        assert_eq!(found, kept);
        let drafts = Drafts::restored(&found, &dossier());
        assert_eq!(drafts.kind.get_untracked(), ResultKind::Refusal);
        assert_eq!(drafts.title.get_untracked(), "B");
        let now = || untrack(|| drafts.changed(&dossier()));
        assert_eq!(now(), kept);
        drafts.forget(ActionName::SignResult);
        assert_eq!(now(), [&kept[..1], &kept[4..]].concat());
        drafts.forget(ActionName::Forward);
        drafts.forget(ActionName::DraftPayment);
        assert!(now().is_empty(), "{:?}", now());
    }

    #[test]
    fn what_no_longer_fits_is_left_out() {
        let owner = Owner::new();
        owner.set();
        let kept = [
            field("own.gone", "A"),
            field("", ""),
            field("dossierGone.reason", "A"),
            field("dossierPaymentDraft.gone", "A"),
            field("dossierPaymentDraft.items", "\u{1e}\u{1f}A"),
            field("dossierSupplementReceive.lines", "1"),
        ];
        assert_eq!(read(&write(&kept)), kept);
        assert!(read("anything else").is_empty());
        let drafts = Drafts::restored(&kept, &dossier());
        let left = untrack(|| drafts.changed(&dossier()));
        assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn a_form_that_was_opened_and_left_is_not_kept() {
        let owner = Owner::new();
        owner.set();
        let dossier = dossier();
        let drafts = Drafts::restored(&[], &dossier);
        let act = acts::find(ActionName::ConfirmDelivery).unwrap();
        drafts.typed(act, &dossier);
        let left = untrack(|| drafts.changed(&dossier));
        assert!(left.is_empty(), "{left:?}");
    }
}
