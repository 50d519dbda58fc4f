//! What is running out, as far as the viewer is told: counted by the very lists it opens.

use super::cells::{level_name, level_tone};
use super::page::Worklist;
use super::text;
use super::words::figure;
use crate::api::{self, RemoteState, live, remote, session};
use crate::dossier::list::{CountVariables, Counts, Filter, LEVELS, Part, WarningLevel, renew};
use crate::identity::Permission;
use crate::ui::{Icon, Symbol};
use cynic::QueryBuilder;
use leptos::prelude::*;

/// The list of a level the viewer is told of.
fn filter(list: Worklist, name: &str) -> Filter {
    let home = list.filter.read_untracked().home();
    let all = Filter::of(home).with(Part::Scope, "all");
    all.with(Part::Warning, name).with(Part::Told, "1")
}

/// Three figures; for who performs no steps, only those that are not nothing.
#[component]
pub(super) fn Strip(list: Worklist) -> impl IntoView {
    let counts = remote(move || {
        live::track_rejoined();
        list.changes.track();
        let filters = LEVELS.iter().map(|(_, name)| filter(list, name).input()).collect();
        api::query(Counts::build(CountVariables { filters }))
    });
    renew(counts);
    let works = untrack(session::viewer).is_some_and(|viewer| viewer.may(Permission::Queue));
    let one = move |(index, (level, name)): (usize, (WarningLevel, &'static str))| {
        let target = filter(list, name);
        let href = target.href();
        let count = Memo::new(move |_| match &*counts.state().read() {
            RemoteState::Ready(counts, _) => counts.dossier_counts.get(index).copied(),
            _ => None,
        });
        let here = Memo::new(move |_| {
            let filter = list.filter.read();
            [Part::Warning, Part::Told].iter().all(|part| filter.get(*part) == target.get(*part))
        });
        let icon = if level == WarningLevel::Overdue { Symbol::Alert } else { Symbol::Clock };
        move || {
            let n = count.get();
            (works || n.is_some_and(|n| n > 0)).then(|| {
                view! {
                    <a
                        class="strip-level"
                        href=href.clone()
                        data-tone=level_tone(level)
                        data-none=(n == Some(0)).then_some("")
                        aria-current=move || here.get().then_some("page")
                    >
                        <Icon of=icon/>
                        <span>{level_name(level)}</span>
                        <b class="num">{n.map_or_else(|| "…".to_owned(), figure)}</b>
                    </a>
                }
            })
        }
    };
    view! {
        <nav class="strip" aria-label=text::WARNINGS>
            <span class="strip-of">{text::WARNINGS_OF}</span>
            {LEVELS.into_iter().enumerate().map(one).collect_view()}
        </nav>
    }
    .into_any()
}
