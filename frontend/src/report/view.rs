//! The drawing of the board: totals on top, a line per agency below.

use super::figure::{FIGURES, Figure, href};
use super::operations::{Board, BoardAgency, BoardFigures, BoardRow};
use super::text;
use crate::format;
use crate::i18n::Words;
use crate::ui::{Align, Column, EmptyState, Icon, Symbol, Table, Tone};
use leptos::prelude::*;
use std::time::Duration;

/// How long a changed figure stays marked.
const MARKED: Duration = Duration::from_millis(2_400);

/// The board. Figures change in place, so that nothing jumps and a focused figure stays focused.
#[component]
pub fn BoardView(
    /// The figures.
    #[prop(into)]
    board: Signal<Board>,
) -> impl IntoView {
    let rows = Memo::new(move |_| board.read().agencies.clone());
    let empty = Memo::new(move |_| rows.read().is_empty());
    let totals = FIGURES
        .map(|figure| {
            let total = Memo::new(move |_| (figure.of)(&board.read().total));
            view! { <li><Total figure count=total/></li> }
        })
        .collect_view();
    let columns = || {
        let mut columns = vec![Column::new(text::AGENCY)];
        columns.extend(FIGURES.map(|figure| Column {
            title: figure.name.into(),
            align: Align::End,
            width: "10.5rem",
        }));
        columns
    };
    let lines = move || {
        view! {
            <Table label=text::BY_AGENCY columns=columns()>
                <For
                    each=move || rows.get()
                    key=|row| row.agency.code.clone()
                    children=move |row| line(row, rows)
                />
            </Table>
        }
    };
    view! {
        <div class="board" style=move || format!("--lines:{}", rows.read().len().max(1))>
            <h2 class="visually-hidden">{text::TOTALS}</h2>
            <ul class="board-totals">{totals}</ul>
            <h2 class="visually-hidden">{text::BY_AGENCY}</h2>
            <div class="board-lines">
                {move || if empty.get() {
                    view! {
                        <EmptyState icon=Symbol::Board title=text::EMPTY body=text::EMPTY_BODY/>
                    }
                    .into_any()
                } else {
                    lines().into_any()
                }}
            </div>
        </div>
    }
    .into_any()
}

/// A figure over all agencies, readable across a hall.
#[component]
fn Total(figure: Figure, count: Memo<i32>) -> impl IntoView {
    let changed = marked(count);
    view! {
        <a
            class="board-total"
            href=href(figure.bucket, None)
            title=figure.meaning
            data-tone=move || tone(figure, count.get())
            data-changed=move || changed.get().then_some("")
        >
            <span class="board-name"><Icon of=figure.icon/>{figure.name}</span>
            <span class="board-count num">{move || format::number(count.get().into())}</span>
            <span class="board-means">{figure.meaning}</span>
        </a>
    }
    .into_any()
}

fn line(row: BoardRow, rows: Memo<Vec<BoardRow>>) -> AnyView {
    let BoardRow { agency, figures } = row;
    let code = agency.code.clone();
    let figures = Memo::new(move |last: Option<&BoardFigures>| {
        let rows = rows.read();
        let now = rows.iter().find(|row| row.agency.code == code).map(|row| row.figures);
        now.or(last.copied()).unwrap_or(figures)
    });
    let cells = FIGURES
        .map(|figure| {
            let count = Memo::new(move |_| (figure.of)(&figures.get()));
            view! { <td data-align="end"><Cell figure agency=agency.clone() count/></td> }
        })
        .collect_view();
    let short = agency.short_name.clone();
    view! {
        <tr>
            <th scope="row" title=agency.name.clone()>
                <span class="board-long">{agency.name.clone()}</span>
                <span class="board-short">{short}</span>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

/// A figure of one agency.
#[component]
fn Cell(figure: Figure, agency: BoardAgency, count: Memo<i32>) -> impl IntoView {
    let changed = marked(count);
    let name: Words = agency.name.into();
    let label = move || {
        text::open_list(&format::number(count.get().into()), figure.name.get(), &name.get())
    };
    view! {
        <a
            class="board-cell num"
            href=href(figure.bucket, Some(&agency.code))
            aria-label=label
            data-tone=move || tone(figure, count.get())
            data-changed=move || changed.get().then_some("")
        >
            {move || (count.get() > 0 && figure.tone != Tone::Neutral)
                .then(|| view! { <Icon of=figure.icon/> })}
            {move || format::number(count.get().into())}
        </a>
    }
    .into_any()
}

/// Nothing to count presses nobody.
fn tone(figure: Figure, count: i32) -> &'static str {
    if count == 0 { "none" } else { figure.tone.name() }
}

/// True for a short while after a figure has changed.
fn marked(count: Memo<i32>) -> RwSignal<bool> {
    let changed = RwSignal::new(false);
    Effect::new(move |before: Option<i32>| {
        let now = count.get();
        if before.is_some_and(|before| before != now) {
            changed.set(true);
            let timer = set_timeout_with_handle(move || changed.set(false), MARKED);
            on_cleanup(move || {
                if let Ok(timer) = timer {
                    timer.clear();
                }
            });
        }
        now
    });
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_is_not_shown_where_nothing_is_late() {
        let overdue = FIGURES[3];
        assert_eq!(tone(overdue, 0), "none");
        assert_eq!(tone(overdue, 1), "late");
        assert_eq!(tone(FIGURES[2], 3), "soon");
        assert_eq!(tone(FIGURES[0], 900), "neutral");
    }

    #[test]
    fn every_figure_leads_to_the_list_of_its_own_name() {
        assert_eq!(href("OVERDUE", None), "/desk/dossiers?bucket=OVERDUE");
        assert_eq!(
            href(FIGURES[4].bucket, Some("H99.03")),
            "/desk/dossiers?bucket=RESULT_AT_CENTER&agency=H99.03"
        );
    }
}
