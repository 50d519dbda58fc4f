//! The columns of the table and what stands in them.

use super::operations::QueueColumn;
use super::text;
use crate::api::Moment;
use crate::device::local_now;
use crate::dossier::list::{DossierRow, RowStep, StatusBadge, WarningLevel};
use crate::format;
use crate::i18n::Text;
use crate::ui::{Badge, Column, DueBadge, Icon, Symbol, Tone, text as ui_text};
use leptos::prelude::*;

/// Every column, in the order in which they are offered.
pub(super) const COLUMNS: [QueueColumn; 11] = [
    QueueColumn::Applicant,
    QueueColumn::Procedure,
    QueueColumn::Agency,
    QueueColumn::Unit,
    QueueColumn::Step,
    QueueColumn::Holder,
    QueueColumn::Received,
    QueueColumn::Due,
    QueueColumn::Remaining,
    QueueColumn::StepRemaining,
    QueueColumn::Status,
];

/// The title of a column.
pub(super) fn title(column: QueueColumn) -> Text {
    match column {
        QueueColumn::Applicant => text::APPLICANT,
        QueueColumn::Procedure => text::PROCEDURE,
        QueueColumn::Agency => text::AGENCY,
        QueueColumn::Unit => text::UNIT,
        QueueColumn::Step => text::STEP,
        QueueColumn::Holder => text::HOLDER,
        QueueColumn::Received => text::RECEIVED,
        QueueColumn::Due => text::DUE,
        QueueColumn::Remaining => text::REMAINING,
        QueueColumn::StepRemaining => text::STEP_REMAINING,
        QueueColumn::Status => text::STATUS,
    }
}

/// Its place in the table.
pub(super) fn head(column: QueueColumn) -> Column {
    let head = Column::new(title(column));
    match column {
        QueueColumn::Procedure => head.wide("7rem"),
        QueueColumn::Applicant => head.wide("8.25rem"),
        QueueColumn::Holder => head.wide("6.5rem"),
        QueueColumn::Agency => head.wide("5rem"),
        QueueColumn::Unit => head.wide("7.5rem"),
        QueueColumn::Step => head.wide("7.5rem"),
        QueueColumn::Received | QueueColumn::Due => head.wide("5.5rem"),
        QueueColumn::Remaining => head.wide("7.5rem"),
        QueueColumn::StepRemaining => head.wide("8rem"),
        QueueColumn::Status => head.wide("8.5rem"),
    }
}

/// What is left of a choice beside an open preview, which shows the rest.
pub(super) fn beside_preview(columns: &[QueueColumn]) -> Vec<QueueColumn> {
    use QueueColumn::{Applicant, Procedure, Remaining, StepRemaining};
    let kept = [Applicant, Procedure, Remaining, StepRemaining];
    columns.iter().copied().filter(|column| kept.contains(column)).collect()
}

/// The words of a warning level.
pub(super) fn level_name(level: WarningLevel) -> Text {
    match level {
        WarningLevel::Soon => text::SOON,
        WarningLevel::DayBefore => text::DAY_BEFORE,
        WarningLevel::Overdue => text::OVERDUE,
    }
}

/// The name of a warning level in the style sheet.
pub(super) fn level_tone(level: WarningLevel) -> &'static str {
    match level {
        WarningLevel::Soon | WarningLevel::DayBefore => "soon",
        WarningLevel::Overdue => "late",
    }
}

/// The code with its link; bold while unread, with a sign while it is pressing.
pub(super) fn code_cell(now: Memo<DossierRow>) -> AnyView {
    let level = Memo::new(move |_| now.read().warning);
    let unread = Memo::new(move |_| now.read().unread == Some(true));
    let sign = move || {
        let level = level.get()?;
        let icon = if level == WarningLevel::Overdue { Symbol::Alert } else { Symbol::Clock };
        let name = level_name(level);
        Some(view! {
            <span class="row-warning" data-tone=level_tone(level) title=name>
                <Icon of=icon/>
                <span class="visually-hidden">{name}</span>
            </span>
        })
    };
    view! {
        <td class="of-code">
            <a class="row-link" href=move || now.read().href()>
                {move || now.read().code.clone().unwrap_or_else(|| text::NO_CODE.get().to_owned())}
            </a>
            {move || unread.get().then(|| view! {
                <span class="visually-hidden">{text::UNREAD}</span>
            })}
            {sign}
        </td>
    }
    .into_any()
}

/// What stands in a column.
pub(super) fn cell(column: QueueColumn, now: Memo<DossierRow>) -> AnyView {
    match column {
        QueueColumn::Applicant => words("of-applicant", now, |row| row.applicant_name.clone()),
        QueueColumn::Procedure => words("of-procedure", now, |row| row.procedure.name.clone()),
        QueueColumn::Agency => {
            words("of-agency", now, |row| row.competent_agency.short_name.clone())
        }
        QueueColumn::Unit => words("of-unit", now, |row| {
            let step = row.current_step.as_ref();
            step.map_or_else(String::new, |step| match &step.unit {
                Some(unit) => unit.name.clone(),
                None => step.agency.short_name.clone(),
            })
        }),
        QueueColumn::Step => step(now),
        QueueColumn::Holder => holder(now),
        QueueColumn::Received => {
            words("of-date", now, |row| format::date(row.received_at.0.date()))
        }
        QueueColumn::Due => due(now),
        QueueColumn::Remaining => remaining(now),
        QueueColumn::StepRemaining => {
            let left = Memo::new(move |_| now.read().step_remaining_minutes);
            let badge = move || match left.get() {
                Some(_) => view! { <DueBadge remaining=left.get() at=None short=true/> }.into_any(),
                None => no_clock(),
            };
            view! { <td class="of-step-left" data-label=text::STEP_REMAINING>{badge}</td> }
                .into_any()
        }
        QueueColumn::Status => {
            let status = Memo::new(move |_| now.with(|row| (row.status, row.status_text.clone())));
            view! {
                <td class="cell-clip of-status">
                    {move || {
                        let (status, words) = status.get();
                        view! { <StatusBadge status words/> }
                    }}
                </td>
            }
            .into_any()
        }
    }
}

fn words(class: &'static str, now: Memo<DossierRow>, get: fn(&DossierRow) -> String) -> AnyView {
    let words = Memo::new(move |_| now.with(get));
    view! {
        <td class=format!("cell-clip {class}") title=move || words.get()>{move || words.get()}</td>
    }
    .into_any()
}

fn step(now: Memo<DossierRow>) -> AnyView {
    let step = Memo::new(move |_| now.read().current_step.clone());
    view! {
        <td class="cell-clip of-step" title=move || step_title(step.read().as_ref())>
            {move || step.get().map(|step| step.title)}
        </td>
    }
    .into_any()
}

fn holder(now: Memo<DossierRow>) -> AnyView {
    let unclaimed = Memo::new(move |_| now.read().unclaimed());
    view! {
        <td
            class="cell-clip of-holder"
            data-none=move || unclaimed.get().then_some("")
            title=move || holder_name(&now.read())
        >
            <bdi>{move || holder_name(&now.read())}</bdi>
        </td>
    }
    .into_any()
}

/// Who has the step, in words.
pub(super) fn holder_name(row: &DossierRow) -> String {
    match &row.current_step {
        Some(step) => match &step.assignee {
            Some(officer) => officer.name.clone(),
            None => text::NOBODY.get().to_owned(),
        },
        None => String::new(),
    }
}

fn due(now: Memo<DossierRow>) -> AnyView {
    let at = Memo::new(move |_| now.read().due_at);
    view! {
        <td class="of-due">
            {move || at.get().map(|at| view! {
                <time title=format::date_time(at.0)>{format::date(at.0.date())}</time>
            })}
        </td>
    }
    .into_any()
}

fn remaining(now: Memo<DossierRow>) -> AnyView {
    let clock = Memo::new(move |_| now.with(clock));
    view! { <td class="of-left">{move || clock_badge(clock.get())}</td> }.into_any()
}

/// What the clock of a dossier says in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    /// Working minutes left, and until when.
    Runs(i32, Option<Moment>),
    /// It waits in the inbox: by when the Center answers.
    Answer(Moment),
    /// It stands still on a legal ground.
    Still,
    /// None runs.
    None,
}

/// The clock of a row.
pub(super) fn clock(row: &DossierRow) -> Clock {
    match (row.remaining_minutes, row.answer_due_at) {
        (Some(minutes), _) => Clock::Runs(minutes, row.due_at),
        (None, Some(at)) => Clock::Answer(at),
        (None, None) if row.paused => Clock::Still,
        (None, None) => Clock::None,
    }
}

/// The clock in short.
pub(super) fn clock_badge(clock: Clock) -> AnyView {
    match clock {
        Clock::Runs(remaining, at) => {
            view! { <DueBadge remaining=Some(remaining) at short=true/> }.into_any()
        }
        Clock::Answer(at) => {
            let late = at.0 < local_now();
            let (tone, icon) =
                if late { (Tone::Late, Symbol::Alert) } else { (Tone::Soon, Symbol::Clock) };
            let label = format!("{} {}", format::time(at.0), format::day_month(at.0.date()));
            let title = move || text::answer_by(&format::date_time(at.0));
            view! {
                <span class="answer-by" aria-hidden="true">{text::ANSWER_BY}" "</span>
                <span class="due" data-tone=tone.name() title=title>
                    <Badge label tone icon/>
                    <span class="visually-hidden">{title}</span>
                </span>
            }
            .into_any()
        }
        Clock::Still => view! { <Badge label=text::STILL icon=Symbol::Pause/> }.into_any(),
        Clock::None => no_clock(),
    }
}

/// A dash for a clock that does not run.
fn no_clock() -> AnyView {
    view! {
        <span class="muted" aria-hidden="true">"–"</span>
        <span class="visually-hidden">{ui_text::NO_DUE}</span>
    }
    .into_any()
}

fn step_title(step: Option<&RowStep>) -> Option<String> {
    let step = step?;
    let place = step.unit.as_ref().map_or(&step.agency.name, |unit| &unit.name);
    let who = step.assignee.as_ref().map_or(&step.role_name, |officer| &officer.name);
    Some(format!("{} · {place} · {who}", step.title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::queue::table::tests::row;

    fn html(draw: impl Fn(Memo<DossierRow>) -> AnyView, row: DossierRow) -> String {
        let owner = Owner::new();
        owner.set();
        draw(Memo::new(move |_| row.clone())).to_html()
    }

    #[test]
    fn unread_and_pressing_are_said_in_words_and_not_by_looks_alone() {
        let calm = html(code_cell, row("0001"));
        assert!(calm.contains("H99.02-261123-0001") && !calm.contains("row-warning"), "{calm}");
        let pressing = DossierRow {
            unread: Some(true),
            warning: Some(WarningLevel::DayBefore),
            ..row("0002")
        };
        let pressing = html(code_cell, pressing);
        for words in ["Chưa đọc", "Còn 1 ngày", "data-tone=\"soon\""] {
            assert!(pressing.contains(words), "{words}: {pressing}");
        }
    }

    #[test]
    fn every_column_has_a_title_and_draws_a_row_that_has_nothing() {
        for column in COLUMNS {
            assert!(!title(column).on(domain::lang::Lang::Vi).is_empty());
            let cell = html(|now| cell(column, now), row("0003"));
            assert!(cell.starts_with("<td"), "{cell}");
        }
        let late = DossierRow { step_remaining_minutes: Some(-90), ..row("0004") };
        assert!(html(|now| cell(QueueColumn::StepRemaining, now), late).contains("Quá"));
    }
}
