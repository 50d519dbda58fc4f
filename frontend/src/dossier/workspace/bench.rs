//! What the parts of the page share: the dossier, the open form, and carrying a change out.

use super::actions::kept_at;
use super::model::news;
use super::mutations::Done;
use super::operations::{
    ActionName, DossierKey, DossierView, File, Happening, Paper, PaperQuery, WithPapers,
};
use super::preview_of::Wish;
use super::text;
use crate::api::{self, Intent, Payload, Remote, Reply, UiError, UserErrorCode};
use crate::dossier::kept;
use crate::i18n::Words;
use crate::ui::{Notice, notify, notify_error};
use cynic::{Operation, QueryBuilder};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

/// The id under which the control sheet is looked at: no issued paper has it.
pub(super) const CONTROL_SHEET: &str = "control-sheet";

/// A paper being looked at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OpenPaper {
    pub(super) id: cynic::Id,
    pub(super) title: String,
    /// Whether a print of it can be marked as one made again.
    pub(super) reprintable: bool,
    pub(super) url: String,
}

/// The page's shared state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bench {
    /// The dossier as known now.
    pub(super) dossier: Signal<DossierView>,
    /// Where it comes from.
    pub(super) source: Remote<DossierView>,
    /// Which form is open, or wanted while its code is on the way.
    pub(super) form: RwSignal<Option<ActionName>>,
    /// Whether the code of the forms is there.
    pub(super) forms_there: RwSignal<bool>,
    /// What others have done since the officer last acted or looked away from it.
    pub(super) news: RwSignal<Vec<Happening>>,
    /// The paper beside.
    pub(super) paper: RwSignal<Option<OpenPaper>>,
    /// Read out.
    pub(super) spoken: RwSignal<String>,
    /// The form that was sent last, when its change was made.
    pub(super) sent: RwSignal<Option<ActionName>>,
    /// What a key of the list has asked for.
    pub(super) asked: RwSignal<Option<Wish>>,
}

impl Bench {
    /// State around a dossier; notes what others change from now on.
    pub(super) fn new(dossier: Signal<DossierView>, source: Remote<DossierView>) -> Self {
        let bench = Self {
            dossier,
            source,
            form: RwSignal::new(None),
            forms_there: RwSignal::new(false),
            news: RwSignal::new(Vec::new()),
            paper: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            sent: RwSignal::new(None),
            asked: RwSignal::new(None),
        };
        Effect::new(move |before: Option<DossierView>| {
            let now = dossier.get();
            if let Some(before) = before.filter(|before| before.id == now.id) {
                let news = news(&before, &now);
                if !news.is_empty() {
                    bench.news.update(|all| all.extend(news));
                    bench.spoken.set(text::CHANGED.get().to_owned());
                }
            }
            now
        });
        bench
    }

    /// Whether a form is drawn; tracked.
    pub(super) fn form_open(self) -> bool {
        self.form.read().is_some() && self.forms_there.get()
    }

    /// Why an action can not be taken now; tracked.
    pub(super) fn why_not(self, name: ActionName) -> Option<String> {
        let dossier = self.dossier.read();
        match dossier.actions.iter().find(|action| action.name == name) {
            Some(action) if action.allowed => None,
            Some(action) => Some(action.reason.clone().unwrap_or_default()),
            None => Some(text::NOT_YOURS.get().to_owned()),
        }
    }

    /// The same for the button of its form.
    pub(super) fn denied(self, name: ActionName) -> Signal<Option<String>> {
        Signal::derive(move || self.why_not(name))
    }

    /// Carries a change out. `build` makes the operation from the dossier's id, the version on
    /// screen and the key. What came of it goes into `error`, the page, and the live region.
    pub(super) fn carry_out<Q, V>(
        self,
        intent: Intent,
        error: RwSignal<Option<UiError>>,
        done: impl Into<Words>,
        build: impl FnOnce(cynic::Id, i32, String) -> Operation<Q, V> + 'static,
    ) where
        Q: Payload<Object = Done> + for<'de> Deserialize<'de> + 'static,
        V: Serialize + 'static,
    {
        let send = |id, version, key| api::mutate(build(id, version, key));
        self.send(intent, error, done.into(), Box::new(send));
    }

    /// The part of [`Bench::carry_out`] that is the same for all changes, and compiled once.
    fn send(
        self,
        intent: Intent,
        error: RwSignal<Option<UiError>>,
        done: Words,
        send: Box<dyn FnOnce(cynic::Id, i32, String) -> Reply<Done>>,
    ) {
        let (id, version) =
            self.dossier.with_untracked(|dossier| (dossier.id.clone(), dossier.version));
        // Another form may be open, or the page gone, when the answer comes.
        let form = self.form.get_untracked();
        let kept = self.dossier.with_untracked(kept_at);
        spawn_local(async move {
            let answer = intent.run(|key| send(id, version, key)).await;
            match answer {
                Some(Ok(changed)) => {
                    if self.sent.try_set(form).is_some() {
                        kept::forget(&kept);
                    }
                    self.settle(changed, form, error, done);
                }
                Some(Err(problem)) => {
                    let stale = matches!(
                        &problem,
                        UiError::User(errors) if errors.has(UserErrorCode::Stale)
                    );
                    error.try_set(Some(problem));
                    if stale {
                        // What others did is shown above the form; what was typed stays in it.
                        self.source.reload();
                    }
                }
                None => {}
            }
        });
    }

    fn settle(
        self,
        changed: Done,
        form: Option<ActionName>,
        error: RwSignal<Option<UiError>>,
        done: Words,
    ) {
        error.try_set(None);
        if self.form.try_get_untracked() == Some(form) {
            self.form.try_set(None);
        }
        self.spoken.try_set(done.get().into_owned());
        notify(Notice::done(done));
        match changed.dossier {
            Some(dossier) => {
                // One's own doing is no news.
                self.source.set(dossier);
                request_animation_frame(move || drop(self.news.try_set(Vec::new())));
            }
            None => self.source.reload(),
        }
        if let Some(paper) = changed.papers.into_iter().next() {
            self.paper.try_set(Some(paper.into()));
        }
    }

    /// Opens the control sheet beside, as it is now.
    pub(super) fn open_control_sheet(self) {
        let id = self.dossier.with_untracked(|dossier| dossier.id.clone());
        spawn_local(async move {
            let key = DossierKey { code: None, id: Some(id) };
            match untrack(|| api::query(PaperQuery::build(key))).await {
                Ok(answer) => {
                    let url = answer.dossier.and_then(|dossier| dossier.control_sheet_url);
                    let title = text::CONTROL_SHEET.get().to_owned();
                    let sheet = url.map(|url| OpenPaper {
                        id: CONTROL_SHEET.into(),
                        title,
                        // Derived anew each time: no paper that was given out before.
                        reprintable: false,
                        url,
                    });
                    self.paper.try_set(sheet);
                }
                Err(error) => notify_error(&error),
            }
        });
    }

    /// Opens a paper or a file beside. Its link may have run out by now, so a fresh one is asked for.
    pub(super) fn open_paper(self, paper: OpenPaper) {
        let id = self.dossier.with_untracked(|dossier| dossier.id.clone());
        spawn_local(async move {
            let key = DossierKey { code: None, id: Some(id) };
            match untrack(|| api::query(PaperQuery::build(key))).await {
                Ok(answer) => {
                    let mut fresh = answer.dossier.into_iter().flat_map(WithPapers::all);
                    let found = fresh.find(|one| one.id == paper.id).unwrap_or(paper);
                    self.paper.try_set(Some(found));
                }
                Err(error) => notify_error(&error),
            }
        });
    }
}

impl From<File> for OpenPaper {
    fn from(file: File) -> Self {
        Self { id: file.id, title: file.name, reprintable: false, url: file.url }
    }
}

impl From<Paper> for OpenPaper {
    fn from(paper: Paper) -> Self {
        Self {
            id: paper.id,
            title: format!("{} {}", paper.title, paper.number),
            reprintable: paper.reprintable,
            url: paper.url,
        }
    }
}
