//! The columns of one's table: kept on the server, so that they are the same on every device.

use super::cells::{COLUMNS, title};
use super::operations::{ColumnsInput, ColumnsQuery, ColumnsSet, ColumnsVariables, QueueColumn};
use super::text;
use crate::api::{self, Remote, RemoteState, UiError, remote};
use crate::desk::Pages;
use crate::ui::{Button, ButtonKind, ButtonSize, DeferredPage, Dialog, Symbol, notify_error};
use cynic::{MutationBuilder, QueryBuilder};
use domain::worklist::MOST_COLUMNS;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Shown until one's own are known.
const FIRST: [QueueColumn; 5] = [
    QueueColumn::Applicant,
    QueueColumn::Procedure,
    QueueColumn::Step,
    QueueColumn::Due,
    QueueColumn::Remaining,
];

/// What is kept on the server: columns in their order, or `None` for those of one's roles.
type Wanted = Option<Vec<QueueColumn>>;

/// What is on its way to the server.
#[derive(Debug, Default)]
struct Way {
    busy: bool,
    /// The newest choice that was made meanwhile: it goes out when the other has arrived, so that
    /// none overtakes it.
    next: Option<Wanted>,
}

thread_local! {
    /// One officer's, wherever he goes meanwhile.
    static WAY: RefCell<Way> = RefCell::default();
}

/// The columns chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    kept: Remote<Vec<QueueColumn>>,
}

impl Columns {
    /// Asks for them.
    pub(super) fn fetch() -> Self {
        let kept = remote(|| {
            let request = api::query(ColumnsQuery::build(()));
            async move { Ok(request.await?.queue_columns.columns) }
        });
        Self { kept }
    }

    /// Those to show.
    pub(super) fn shown(self) -> Memo<Vec<QueueColumn>> {
        let state = self.kept.state();
        Memo::new(move |_| match &*state.read() {
            RemoteState::Ready(columns, _) => columns.clone(),
            _ => FIRST.to_vec(),
        })
    }

    /// Shows them at once and keeps them; with `None` those of one's roles.
    fn keep(self, wanted: Wanted) {
        if let Some(columns) = &wanted {
            self.kept.set(columns.clone());
        }
        if let Some(wanted) = begin(wanted) {
            spawn_local(self.send(wanted));
        }
    }

    async fn send(self, wanted: Wanted) {
        let mut next = Some(wanted);
        while let Some(columns) = next {
            let input = ColumnsInput { columns };
            let kept = api::mutate(ColumnsSet::build(ColumnsVariables { input })).await;
            next = self.settle(kept.map(|kept| kept.columns));
        }
    }

    /// Takes an answer, unless a later choice waits: that one goes out next. What was not kept is
    /// not left on screen.
    fn settle(self, answer: Result<Vec<QueueColumn>, UiError>) -> Option<Wanted> {
        let next = WAY.with_borrow_mut(|way| {
            way.busy = way.next.is_some();
            way.next.take()
        });
        match answer {
            Ok(kept) if next.is_none() => self.kept.set(kept),
            Ok(_) => {}
            Err(error) => {
                notify_error(&error);
                if next.is_none() {
                    self.kept.reload();
                }
            }
        }
        next
    }
}

/// The choice to send now; none while another is on its way.
fn begin(wanted: Wanted) -> Option<Wanted> {
    WAY.with_borrow_mut(|way| {
        if way.busy {
            way.next = Some(wanted);
            return None;
        }
        way.busy = true;
        Some(wanted)
    })
}

/// Opens the choice.
#[component]
pub(super) fn ColumnsButton(columns: Columns) -> impl IntoView {
    let open = RwSignal::new(false);
    let pages = expect_context::<Pages>();
    view! {
        <span class="wide-only">
            <Button kind=ButtonKind::Quiet icon=Symbol::Stack on_press=move |()| open.set(true)>
                {text::COLUMNS}
            </Button>
        </span>
        <Dialog open title=text::COLUMNS>
            {
                provide_context(Choosing { columns, open });
                view! { <DeferredPage page=pages.columns/> }
            }
        </Dialog>
    }
    .into_any()
}

/// What the dialog gives its content, whose code is fetched when it is first opened, or once the page
/// is at rest.
#[derive(Debug, Clone, Copy)]
struct Choosing {
    columns: Columns,
    open: RwSignal<bool>,
}

/// The columns chosen in their order, then the others. A line stays what it is while it moves, so
/// that one can tick and move on with the keyboard.
#[component]
pub fn ColumnChoice() -> impl IntoView {
    let Choosing { columns, open } = expect_context();
    let chosen = columns.shown();
    let full = Memo::new(move |_| chosen.read().len() >= MOST_COLUMNS);
    let change = move |edit: &dyn Fn(&mut Vec<QueueColumn>)| {
        let mut all = chosen.get_untracked();
        edit(&mut all);
        columns.keep(Some(all));
    };
    let line = move |column: QueueColumn| {
        let node = NodeRef::<html::Li>::new();
        let at = move || chosen.read().iter().position(|one| *one == column);
        let ticked = Memo::new(move |_| at().is_some());
        let movable = Memo::new(move |_| at().is_some_and(|at| at > 0));
        let toggle = move |_| {
            change(&|all| toggle(all, column));
            keep_focus(node);
        };
        let up = move |()| {
            change(&|all| earlier(all, column));
            keep_focus(node);
        };
        let button = move || {
            movable.get().then(|| {
                view! {
                    <Button
                        kind=ButtonKind::Quiet
                        size=ButtonSize::Small
                        icon=Symbol::Up
                        label=move || text::earlier(title(column).get())
                        on_press=up
                    />
                }
            })
        };
        view! {
            <li node_ref=node>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=ticked
                        disabled=move || full.get() && !ticked.get()
                        on:change=toggle
                    />
                    <span class="check-text">{title(column)}</span>
                </label>
                {button}
            </li>
        }
    };
    let reset = move |()| {
        columns.keep(None);
        open.set(false);
    };
    view! {
        <div class="dialog-body">
            <p class="muted">{text::COLUMNS_HINT}</p>
            <p class="muted" role="status">
                {move || full.get().then(|| text::columns_full(MOST_COLUMNS))}
            </p>
            <ul class="column-choice">
                <For each=move || ordered(&chosen.read()) key=|column| *column children=line/>
            </ul>
        </div>
        <footer class="dialog-actions">
            <Button kind=ButtonKind::Quiet on_press=reset>{text::COLUMNS_RESET}</Button>
            <Button kind=ButtonKind::Primary on_press=move |()| open.set(false)>{text::DONE}</Button>
        </footer>
    }
    .into_any()
}

/// Those chosen in their order, then the others.
fn ordered(chosen: &[QueueColumn]) -> Vec<QueueColumn> {
    let rest = COLUMNS.into_iter().filter(|column| !chosen.contains(column));
    chosen.iter().copied().chain(rest).collect()
}

/// One more at the end, or one less.
fn toggle(chosen: &mut Vec<QueueColumn>, column: QueueColumn) {
    match chosen.iter().position(|one| *one == column) {
        Some(at) => drop(chosen.remove(at)),
        None => chosen.push(column),
    }
}

/// Before the one that was before it.
fn earlier(chosen: &mut [QueueColumn], column: QueueColumn) {
    let at = chosen.iter().position(|one| *one == column);
    if let Some(at) = at.filter(|at| *at > 0) {
        chosen.swap(at, at - 1);
    }
}

/// A line that moves loses the keyboard: it comes back to what was pressed, or to the box of the
/// line where that is gone.
fn keep_focus(line: NodeRef<html::Li>) {
    let pressed = document().active_element();
    request_animation_frame(move || {
        let there = pressed.filter(|element| element.is_connected());
        let tick = || line.try_get_untracked().flatten()?.query_selector("input").ok()?;
        let target = there.or_else(tick).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(target) = target {
            let _ = target.focus();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use QueueColumn::{Applicant, Due, Step};

    /// Three quick ticks: the second never needs to go, the third goes when the first has arrived.
    #[test]
    fn a_later_choice_waits_for_the_one_on_its_way() {
        let owner = Owner::new();
        owner.set();
        let kept = Remote::fixed(RemoteState::Ready(vec![Applicant], None));
        let columns = Columns { kept };
        let shown = || match &*kept.state().read_untracked() {
            RemoteState::Ready(columns, _) => columns.clone(),
            _ => Vec::new(),
        };
        assert_eq!(begin(Some(vec![Due])), Some(Some(vec![Due])));
        assert_eq!(begin(Some(vec![Step])), None);
        assert_eq!(begin(None), None);
        assert_eq!(columns.settle(Ok(vec![Due])), Some(None), "the newest");
        assert_eq!(shown(), [Applicant], "not an answer that is overtaken");
        assert_eq!(columns.settle(Ok(vec![Step, Due])), None);
        assert_eq!(shown(), [Step, Due]);
        assert!(begin(None).is_some(), "and the next goes at once");
        // The page is left: what was chosen last goes out all the same.
        assert_eq!(begin(Some(vec![Due])), None);
        owner.cleanup();
        assert_eq!(columns.settle(Ok(vec![Step])), Some(Some(vec![Due])));
        assert_eq!(columns.settle(Ok(vec![Due])), None);
    }

    #[test]
    fn columns_are_chosen_moved_and_given_up() {
        let mut chosen = vec![Applicant, Due];
        toggle(&mut chosen, Step);
        earlier(&mut chosen, Step);
        earlier(&mut chosen, Applicant);
        assert_eq!(chosen, [Applicant, Step, Due]);
        toggle(&mut chosen, Due);
        let all = ordered(&chosen);
        assert_eq!((all.len(), &all[..2]), (COLUMNS.len(), &chosen[..]));
    }
}
