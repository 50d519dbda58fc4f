//! The columns of one's table: kept on the server, so that they are the same on every device.

use super::cells::{COLUMNS, title};
use super::operations::{ColumnsInput, ColumnsQuery, ColumnsSet, ColumnsVariables, QueueColumn};
use super::text;
use crate::api::{self, Remote, RemoteState, remote};
use crate::ui::{Button, ButtonKind, ButtonSize, Dialog, Symbol, notify_error};
use cynic::{MutationBuilder, QueryBuilder};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Shown until one's own are known.
const FIRST: [QueueColumn; 5] = [
    QueueColumn::Applicant,
    QueueColumn::Procedure,
    QueueColumn::Step,
    QueueColumn::Due,
    QueueColumn::Remaining,
];

/// The columns chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns(Remote<Vec<QueueColumn>>);

impl Columns {
    /// Asks for them.
    pub(super) fn fetch() -> Self {
        Self(remote(|| {
            let request = api::query(ColumnsQuery::build(()));
            async move { Ok(request.await?.queue_columns.columns) }
        }))
    }

    /// Those to show.
    pub(super) fn shown(self) -> Memo<Vec<QueueColumn>> {
        let state = self.0.state();
        Memo::new(move |_| match &*state.read() {
            RemoteState::Ready(columns, _) => columns.clone(),
            _ => FIRST.to_vec(),
        })
    }

    /// Shows them at once and keeps them; with `None` those of one's roles.
    fn keep(self, columns: Option<Vec<QueueColumn>>) {
        if let Some(columns) = &columns {
            self.0.set(columns.clone());
        }
        spawn_local(async move {
            let input = ColumnsInput { columns };
            let kept = api::mutate(ColumnsSet::build(ColumnsVariables { input })).await;
            match kept {
                Ok(kept) => self.0.set(kept.columns),
                Err(error) => notify_error(&error),
            }
        });
    }
}

/// Opens the choice.
#[component]
pub(super) fn ColumnsButton(columns: Columns) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <span class="wide-only">
            <Button kind=ButtonKind::Quiet icon=Symbol::Stack on_press=move |()| open.set(true)>
                {text::COLUMNS}
            </Button>
        </span>
        <Dialog open title=text::COLUMNS>
            <Choice columns open/>
        </Dialog>
    }
    .into_any()
}

/// The columns chosen in their order, then the others.
#[component]
fn Choice(columns: Columns, open: RwSignal<bool>) -> impl IntoView {
    let chosen = RwSignal::new(columns.shown().get_untracked());
    let change = move |edit: &dyn Fn(&mut Vec<QueueColumn>)| {
        chosen.update(|all| edit(all));
        columns.keep(Some(chosen.get_untracked()));
    };
    let line = move |column: QueueColumn| {
        let at = chosen.read().iter().position(|one| *one == column);
        let toggle = move |_| {
            change(&|all| match all.iter().position(|one| *one == column) {
                Some(at) => drop(all.remove(at)),
                None => all.push(column),
            });
        };
        let earlier = at.filter(|at| *at > 0).map(|at| {
            view! {
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    icon=Symbol::Up
                    label=move || text::earlier(title(column).get())
                    on_press=move |()| change(&|all| all.swap(at, at - 1))
                />
            }
        });
        view! {
            <li>
                <label class="check">
                    <input type="checkbox" prop:checked=at.is_some() on:change=toggle/>
                    <span class="check-text">{title(column)}</span>
                </label>
                {earlier}
            </li>
        }
    };
    let lines = move || {
        let first = chosen.get();
        let rest = COLUMNS.into_iter().filter(|column| !first.contains(column));
        let all: Vec<QueueColumn> = first.iter().copied().chain(rest).collect();
        all.into_iter().map(line).collect_view()
    };
    let reset = move |()| {
        columns.keep(None);
        open.set(false);
    };
    view! {
        <div class="dialog-body">
            <p class="muted">{text::COLUMNS_HINT}</p>
            <ul class="column-choice">{lines}</ul>
        </div>
        <footer class="dialog-actions">
            <Button kind=ButtonKind::Quiet on_press=reset>{text::COLUMNS_RESET}</Button>
            <Button kind=ButtonKind::Primary on_press=move |()| open.set(false)>{text::DONE}</Button>
        </footer>
    }
    .into_any()
}
