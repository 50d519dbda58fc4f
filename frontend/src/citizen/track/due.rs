//! The due date: how long still, and why this day.

use super::calendar::{Day, DayKind, Left, Skipped, left, weeks};
use super::operations::{Status, Tracking};
use super::text;
use crate::api::Moment;
use crate::format;
use crate::i18n::lang;
use crate::ui::{Badge, Symbol, Tone};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use leptos::prelude::*;

/// The due date in words, with its derivation folded below.
pub(super) fn due(tracking: &Tracking, now: NaiveDateTime) -> AnyView {
    let Some(Moment(at)) = tracking.due_at else {
        return view! { <p class="muted">{text::NO_DUE}</p> }.into_any();
    };
    let date =
        move || format!("{}, {}", format::weekday(at.date(), lang()), format::date(at.date()));
    let provisional = tracking.due.as_ref().is_some_and(|due| due.provisional);
    view! {
        <p class="due-date"><time class="num">{date}</time></p>
        {state(tracking, at, now)}
        {provisional.then(|| view! { <p class="muted">{text::PROVISIONAL}</p> })}
        {why(tracking, at, now.date())}
    }
    .into_any()
}

/// How long still, or what has come of it.
fn state(tracking: &Tracking, due: NaiveDateTime, now: NaiveDateTime) -> Option<AnyView> {
    let day = |at: Moment| format::date(at.0.date());
    let done = |words: String| view! { <Badge label=words tone=Tone::Done/> }.into_any();
    match (tracking.status, tracking.returned_at, tracking.finished_at) {
        (_, Some(at), _) => return Some(done(text::returned(&day(at)))),
        (_, None, Some(at)) => return Some(done(text::finished(&day(at)))),
        (Status::Processing, None, None) => {}
        _ => return None,
    }
    let start = tracking.accepted_at.map_or(now, |at| at.0).date();
    let left = left(now, start, due, &skipped(tracking));
    let (tone, icon) = match left {
        Left::Over { .. } => (Tone::Late, Symbol::Alert),
        Left::Today | Left::Days { days: 1, .. } => (Tone::Soon, Symbol::Clock),
        Left::Days { .. } => (Tone::Neutral, Symbol::Clock),
    };
    let words = match left {
        Left::Over { days: 0 } => text::OVER_TODAY.get().to_owned(),
        Left::Over { days: 1 } => text::OVER_ONE.get().to_owned(),
        Left::Over { days } => text::over(days),
        Left::Today => text::TODAY.get().to_owned(),
        Left::Days { days: 1, working: true } => text::LEFT_WORKING_ONE.get().to_owned(),
        Left::Days { days: 1, working: false } => text::LEFT_DAY_ONE.get().to_owned(),
        Left::Days { days, working: true } => text::left_working(days),
        Left::Days { days, working: false } => text::left_days(days),
    };
    Some(view! { <Badge label=words tone icon/> }.into_any())
}

fn skipped(tracking: &Tracking) -> Vec<Skipped> {
    let due = tracking.due.iter();
    due.flat_map(|due| due.skipped.iter().map(|skip| (skip.from.0, skip.to.0))).collect()
}

/// The derivation: lines and a picture of the days.
fn why(tracking: &Tracking, due: NaiveDateTime, today: NaiveDate) -> Option<AnyView> {
    let lines = &tracking.due.as_ref()?.lines;
    let lines = lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    let start = tracking.accepted_at.map(|at| at.0.date());
    let picture = start.map(|start| picture(&weeks(start, due.date(), &skipped(tracking)), today));
    Some(
        view! {
            <details class="why">
                <summary>{text::WHY}</summary>
                <ol class="why-lines">{lines}</ol>
                {picture}
            </details>
        }
        .into_any(),
    )
}

/// A leaf of a calendar: a row a week, each day with its kind in shape, mark and words.
fn picture(weeks: &[[Day; 7]], today: NaiveDate) -> Option<AnyView> {
    let first = weeks.first()?;
    let heads = first.map(|day| {
        let name = format::weekday(day.date, lang());
        let short = text::weekday_letters(day.date);
        view! { <th scope="col"><span aria-hidden="true">{short}</span><span class="visually-hidden">{name}</span></th> }
            .into_any()
    });
    let rows = weeks.iter().map(|week| {
        let days = week.map(|day| cell(day, today));
        view! { <tr>{days.into_iter().collect_view()}</tr> }.into_any()
    });
    let legend = [
        ("start", text::START_DAY),
        ("counted", text::COUNTED_DAY),
        ("skipped", text::SKIPPED_DAY),
        ("due", text::DUE_DAY),
    ];
    let legend = legend.map(|(kind, words)| {
        view! { <li><span class="day" data-kind=kind aria-hidden="true"></span>{words}</li> }
            .into_any()
    });
    Some(
        view! {
            <table class="days">
                <caption class="visually-hidden">{text::CALENDAR}</caption>
                <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <ul class="days-legend">{legend.into_iter().collect_view()}</ul>
        }
        .into_any(),
    )
}

fn cell(day: Day, today: NaiveDate) -> AnyView {
    let (kind, words) = match day.kind {
        DayKind::Outside => return view! { <td></td> }.into_any(),
        DayKind::Start => ("start", text::START_DAY),
        DayKind::Counted => ("counted", text::COUNTED_DAY),
        DayKind::Skipped => ("skipped", text::SKIPPED_DAY),
        DayKind::Due => ("due", text::DUE_DAY),
    };
    // The month is said where it begins.
    let number = match (day.date.day(), day.date.month()) {
        (1, month) => format!("1/{month}"),
        (day, _) => day.to_string(),
    };
    let today = day.date == today;
    view! {
        <td>
            <span class="day" data-kind=kind data-today=today.then_some("")>
                {number}
                <span class="visually-hidden">
                    ", " {words} {today.then(|| view! { ", " {text::TODAY_DAY} })}
                </span>
            </span>
        </td>
    }
    .into_any()
}
