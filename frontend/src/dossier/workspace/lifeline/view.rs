//! The picture, its table, and the pauses.

use super::model::{Mark, MarkKind, Picture, Piece, Share, Standstill, standstills};
use super::operations::{HolderKind, LifelineQuery, Line, PauseGround, PauseReason};
use super::text;
use crate::dossier::workspace::beside::{beside, worth};
use crate::dossier::workspace::operations::DossierView;
use crate::format;
use crate::i18n::{Text, lang};
use crate::ui::{Badge, Icon, Load, SkeletonKind, Symbol, Tone};
use leptos::prelude::*;

/// Whose time it was; nothing for those who may not see it.
#[component]
pub(in super::super) fn Lifeline(dossier: Signal<DossierView>) -> impl IntoView {
    let source = beside(dossier, |found: LifelineQuery| found.dossier);
    let shown = worth(source, |line: &Line| line.responsibility.is_some());
    move || {
        shown.get().then(|| {
            view! {
                <section class="card lifeline">
                    <h2>{text::TITLE}</h2>
                    <Load of=source skeleton=SkeletonKind::Figures let:line>
                        {move || Picture::of(&line.read()).map(|it| drawn(&it))}
                        {move || line.read().life.clock.as_ref().map(|it| pauses(&standstills(it)))}
                    </Load>
                </section>
            }
        })
    }
}

fn drawn(it: &Picture) -> AnyView {
    view! {
        <p class="muted">{if it.total > 0 { text::RULE } else { text::NOTHING }}</p>
        {bar(it)}
        {legend(it)}
        {table(it)}
    }
    .into_any()
}

/// From where and how wide, in percent of the bar.
fn at(left: f64, width: f64) -> String {
    format!("left:{left:.3}%;width:{width:.3}%")
}

/// The bar says in words what it shows: who had it how long, in order, as long as one can listen.
fn bar(it: &Picture) -> AnyView {
    let pieces = it.pieces.iter().map(|one| piece(one, &it.shares)).collect_view();
    let ahead = (it.end < 100.0)
        .then(|| view! { <span class="lifeline-ahead" style=at(it.end, 100.0 - it.end)></span> });
    let late = it.late.map(|(from, to)| {
        view! { <span class="lifeline-late" style=at(from, to - from)></span> }
    });
    let marks = it.marks.iter().map(mark).collect_view();
    view! {
        <div class="lifeline-bar" role="img" aria-label=summary(it)>
            <div class="lifeline-track">{pieces}{ahead}</div>
            {late}
            {marks}
        </div>
    }
    .into_any()
}

/// Pieces that are read out one by one.
const TOLD: usize = 12;

fn summary(it: &Picture) -> String {
    let whole = text::bar(&time(it.total), it.shares.len());
    if it.pieces.len() > TOLD {
        return whole;
    }
    let tell =
        |piece: &Piece| text::piece(&it.shares[piece.share].holder.label, &time(piece.minutes));
    let pieces: Vec<_> = it.pieces.iter().map(tell).collect();
    format!("{whole}: {}", pieces.join(", "))
}

fn piece(it: &Piece, shares: &[Share]) -> AnyView {
    let holder = &shares[it.share].holder;
    let ground = it.ground.map(|ground| format!(" · {}", words(ground).get()));
    let title = format!(
        "{}. {}: {} · {} – {}{}",
        it.share + 1,
        holder.label,
        time(it.minutes),
        format::date_time(it.from.0),
        format::date_time(it.to.0),
        ground.unwrap_or_default(),
    );
    view! {
        <span
            class="lifeline-piece"
            data-kind=kind(it.kind)
            data-thin=(it.width < 0.5).then_some("")
            style=at(it.left, it.width)
            title=title
        >
            <span class="lifeline-words">
                <b class="num">{it.share + 1}</b>
                <span class="lifeline-name">{holder.label.clone()}</span>
            </span>
        </span>
    }
    .into_any()
}

fn mark(it: &Mark) -> AnyView {
    let first = it.kinds[0];
    view! {
        <span class="lifeline-mark" data-kind=sign(first).0 style=format!("left:{:.3}%", it.left)>
            {glyph(first)}
        </span>
    }
    .into_any()
}

/// What the marks mean, from the left.
fn legend(it: &Picture) -> AnyView {
    let entry = |mark: &Mark| {
        let names = mark.kinds.clone();
        let names = move || {
            let names: Vec<_> = names.iter().map(|kind| sign(*kind).1.get()).collect();
            names.join(" · ")
        };
        view! {
            <li data-kind=sign(mark.kinds[0]).0>
                {glyph(mark.kinds[0])}
                <span>{names}</span>
                <time>{format::date_time(mark.at.0)}</time>
            </li>
        }
    };
    let late = it.late.map(|_| {
        view! { <li data-kind="late"><span class="lifeline-dash"></span><span>{text::LATE}</span></li> }
    });
    let ahead = (it.end < 100.0).then(|| {
        view! { <li><span class="lifeline-rest"></span><span>{text::AHEAD}</span></li> }
    });
    view! {
        <ul class="lifeline-legend">
            {it.marks.iter().map(entry).collect_view()}
            {late}
            {ahead}
        </ul>
    }
    .into_any()
}

/// The bar in numbers.
fn table(it: &Picture) -> AnyView {
    let row = |(index, share): (usize, &Share)| {
        let holder = &share.holder;
        let grounds = share.grounds.clone();
        let title = holder.officer.as_ref().map(|officer| officer.title.clone());
        let more = move || {
            let grounds = grounds.iter().map(|ground| words(*ground).get().to_owned());
            let all: Vec<_> = title.iter().cloned().chain(grounds).collect();
            if all.is_empty() { String::new() } else { format!(" · {}", all.join(", ")) }
        };
        view! {
            <tr>
                <th scope="row">
                    <span class="lifeline-holder">
                        <span class="lifeline-key num" data-kind=kind(holder.kind)><b>{index + 1}</b></span>
                        <span>{holder.label.clone()}<span class="muted">{more}</span></span>
                    </span>
                </th>
                <td data-align="end">{time(share.minutes)}</td>
                <td data-align="end">{share.part.map(format::percent)}</td>
            </tr>
        }
    };
    let rows = it.shares.iter().enumerate().map(row).collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=text::TITLE>
            <table class="table lifeline-table" aria-label=text::TITLE>
                <thead>
                    <tr>
                        <th scope="col">{text::HOLDER}</th>
                        <th scope="col" data-align="end">{text::TIME}</th>
                        <th scope="col" data-align="end">{text::SHARE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{text::TOTAL}</th>
                        <td data-align="end">{time(it.total)}</td>
                        <td data-align="end">{(it.total > 0).then(|| format::percent(1.0))}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn pauses(all: &[Standstill]) -> Option<AnyView> {
    let line = |it: &Standstill| {
        let until = it.to.map(|to| format::date_time(to.0));
        let open = it.to.is_none();
        let until = move || until.clone().unwrap_or_else(|| text::UNTIL_NOW.get().to_owned());
        let last = it.reasons.len().saturating_sub(1);
        let ground = |(i, reason): (usize, &PauseReason)| {
            let still = (open && i == last).then(
                || view! { " "<Badge label=text::STILL tone=Tone::Held icon=Symbol::Clock/> },
            );
            view! {
                <span class="lifeline-ground">
                    {words(reason.ground)}
                    {reason.reference.clone().map(|of| view! { " "<span class="muted">{of}</span> })}
                    {still}
                </span>
            }
        };
        view! {
            <li>
                {it.reasons.iter().enumerate().map(ground).collect_view()}
                <span class="num">{format::date_time(it.from.0)}" – "{until}</span>
                {it.restarted.then(|| view! { <span class="muted">{text::RESTARTED}</span> })}
            </li>
        }
    };
    let waits = all.iter().any(|it| it.to.is_none());
    (!all.is_empty()).then(|| {
        view! {
            <h3>{text::PAUSES}</h3>
            <ul class="lifeline-pauses">{all.iter().map(line).collect_view()}</ul>
            {waits.then(|| view! {
                <p class="lifeline-note"><Icon of=Symbol::Info/>{text::WAITS}</p>
            })}
        }
        .into_any()
    })
}

fn time(minutes: i32) -> String {
    format::working_time(minutes.into(), lang())
}

/// A pause's ground in words.
fn words(ground: PauseGround) -> Text {
    match ground {
        PauseGround::Supplement => text::SUPPLEMENT,
        PauseGround::Payment => text::PAYMENT,
        PauseGround::Procedure => text::PROCEDURE,
        PauseGround::Suspension => text::SUSPENSION,
        PauseGround::Unknown => text::OTHER,
    }
}

/// A holder's pattern in the style sheet.
fn kind(of: HolderKind) -> &'static str {
    match of {
        HolderKind::Center => "center",
        HolderKind::InTransit => "transit",
        HolderKind::Department => "department",
        HolderKind::Officer => "officer",
        HolderKind::Applicant => "applicant",
        HolderKind::Consulted => "consulted",
        HolderKind::Unknown => "other",
    }
}

/// A mark's name in the style sheet, and in words.
fn sign(of: MarkKind) -> (&'static str, Text) {
    match of {
        MarkKind::Due => ("due", text::DUE),
        MarkKind::Kpi => ("kpi", text::KPI),
        MarkKind::Original => ("original", text::ORIGINAL),
        MarkKind::Finished => ("finished", text::FINISHED),
        MarkKind::Now => ("now", text::NOW),
    }
}

/// Each mark has a shape of its own.
fn glyph(of: MarkKind) -> AnyView {
    let path = match of {
        MarkKind::Due | MarkKind::Kpi => "M6 1l5 5-5 5-5-5z",
        MarkKind::Original => "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z",
        MarkKind::Finished => "M1.5 1.5h9v9h-9z",
        MarkKind::Now => "M6 1.5l4.5 8h-9z",
    };
    view! {
        <svg class="lifeline-glyph" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::{clock, holder, line, moment, span};
    use super::super::operations::{Life, Span};
    use super::*;

    fn html(line: &Line) -> String {
        let owner = Owner::new();
        owner.set();
        Picture::of(line).map(|it| drawn(&it)).to_html()
    }

    /// As a dossier that went to and fro between two officers many times.
    fn restless(times: usize) -> Line {
        let spans = (0..times).map(|turn| {
            let officer = holder(HolderKind::Officer, if turn % 2 == 0 { "Minh" } else { "Nga" });
            Span { holder: officer, ..span("2026-11-23 08:00", "2026-11-23 09:00", 60) }
        });
        line(spans.collect())
    }

    #[test]
    fn one_span_is_one_piece_and_forty_are_forty() {
        for times in [1, 40] {
            let html = html(&restless(times));
            assert_eq!(html.matches("lifeline-piece").count(), times);
            assert_eq!(html.matches("lifeline-key").count(), times.min(2), "{html}");
        }
        assert!(html(&restless(3)).contains("Minh 1\u{a0}giờ, Nga 1\u{a0}giờ, Minh 1\u{a0}giờ"));
    }

    #[test]
    fn the_table_says_what_the_bar_shows() {
        let html = html(&restless(3));
        for words in ["role=\"img\"", "2\u{a0}giờ", "66,7\u{a0}%", "3\u{a0}giờ", "100,0\u{a0}%"]
        {
            assert!(html.contains(words), "{words}: {html}");
        }
    }

    #[test]
    fn dates_are_named_and_lateness_is_said_in_words() {
        let spans = vec![span("2026-11-23 07:30", "2026-11-24 17:30", 960)];
        let late = Line {
            remaining_minutes: Some(-480),
            life: Life { clock: Some(clock("2026-11-23 17:30")) },
            ..line(spans)
        };
        let html = html(&late);
        for words in ["Hẹn trả", "17:30 23/11/2026", "Hiện tại", "Quá hạn", "lifeline-late"]
        {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(!html.contains("Hẹn trả ban đầu"), "the date has not moved: {html}");
    }

    #[test]
    fn no_minutes_no_shares_and_no_right_no_picture() {
        let empty = html(&line(vec![span("2026-11-22 08:00", "2026-11-22 09:00", 0)]));
        assert!(empty.contains(text::NOTHING.on(domain::lang::Lang::Vi)), "{empty}");
        assert!(!empty.contains("\u{a0}%"), "no share of nothing: {empty}");
        assert!(!empty.contains("NaN") && !empty.contains("lifeline-piece"), "{empty}");
        assert_eq!(
            html(&Line { responsibility: None, ..line(Vec::new()) }).matches('<').count(),
            1
        );
    }

    #[test]
    fn a_pause_has_its_grounds_in_words_and_the_open_one_says_so() {
        let owner = Owner::new();
        owner.set();
        let still = |to| Standstill {
            from: moment("2026-11-23 08:00"),
            to,
            reasons: vec![
                PauseReason { ground: PauseGround::Supplement, reference: Some("Số 12".into()) },
                PauseReason { ground: PauseGround::Suspension, reference: Some("3/QĐ".into()) },
            ],
            restarted: to.is_some(),
        };
        let html = pauses(&[still(Some(moment("2026-11-25 08:00"))), still(None)]).to_html();
        for words in [
            "Chờ người nộp bổ sung",
            "Số 12",
            "Tạm dừng vì bất khả kháng",
            "3/QĐ",
            "08:00 25/11/2026",
            "tính lại từ đầu",
            "đang dừng",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert_eq!(html.matches("class=\"badge").count(), 1, "once, of the open one: {html}");
        assert!(pauses(&[]).is_none());
    }
}
