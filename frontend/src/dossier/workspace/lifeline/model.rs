//! The picture as numbers: pieces, marks and shares of one bar.

use super::operations::{
    Clock, ClockPause, Holder, HolderKind, Line, PauseGround, PauseReason, Span,
};
use super::scale;
use crate::api::Moment;
use crate::dossier::list::DossierStatus;

/// The bar from acceptance to now, or to the furthest date ahead.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Picture {
    /// Whose time it was, in the order in which they came; their numbers begin with 1.
    pub(super) shares: Vec<Share>,
    /// What is drawn, one after another.
    pub(super) pieces: Vec<Piece>,
    /// What is pointed at, from the left.
    pub(super) marks: Vec<Mark>,
    /// Working minutes in all.
    pub(super) total: i32,
    /// Where the time that has gone by ends, in percent of the bar.
    pub(super) end: f64,
    /// What lies past the due date, from and to in percent of the bar.
    pub(super) late: Option<(f64, f64)>,
    /// From when; none when nothing has happened.
    pub(super) from: Option<Moment>,
}

/// A holder with his time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Share {
    pub(super) holder: Holder,
    pub(super) minutes: i32,
    /// Of the whole, 0 to 1; none where nothing is counted yet.
    pub(super) part: Option<f64>,
    /// What the applicant was asked for in this time, each once.
    pub(super) grounds: Vec<PauseGround>,
}

/// A part of the bar with one holder.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Which of the shares.
    pub(super) share: usize,
    pub(super) kind: HolderKind,
    pub(super) ground: Option<PauseGround>,
    pub(super) minutes: i32,
    pub(super) from: Moment,
    pub(super) to: Moment,
    /// Where it begins, in percent of the bar.
    pub(super) left: f64,
    /// How wide it is, in percent of the bar.
    pub(super) width: f64,
}

/// A moment on the bar. What falls together is one mark.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub(super) kinds: Vec<MarkKind>,
    pub(super) at: Moment,
    /// Where, in percent of the bar.
    pub(super) left: f64,
}

/// What a mark points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// Due by law.
    Due,
    /// Due by the national indicator.
    Kpi,
    /// Due by what acceptance said, where that is not the date any more.
    Original,
    /// The result was signed: by this moment it is judged.
    Finished,
    /// Now.
    Now,
}

impl Picture {
    /// Of a dossier whose responsibility one may see.
    pub(super) fn of(line: &Line) -> Option<Self> {
        let it = line.responsibility.as_ref()?;
        let shares: Vec<_> = it
            .totals
            .iter()
            .map(|total| Share {
                holder: total.holder.clone(),
                minutes: total.minutes,
                part: (it.total > 0).then(|| f64::from(total.minutes) / f64::from(it.total)),
                grounds: grounds(&it.spans, &total.holder),
            })
            .collect();
        let mut marks = marks(line, &it.spans, f64::from(it.total));
        let furthest = marks.iter().map(|mark| mark.left).fold(f64::from(it.total), f64::max);
        let percent = |minutes: f64| if furthest > 0.0 { 100.0 * minutes / furthest } else { 0.0 };
        for mark in &mut marks {
            mark.left = percent(mark.left);
        }
        Some(Self {
            pieces: pieces(&it.spans, &shares, percent),
            late: late(line, &marks, percent(f64::from(it.total))),
            shares,
            marks,
            total: it.total,
            end: percent(f64::from(it.total)),
            from: it.spans.first().map(|span| span.from),
        })
    }
}

fn grounds(spans: &[Span], holder: &Holder) -> Vec<PauseGround> {
    let mut found = Vec::new();
    for ground in spans.iter().filter(|span| span.holder == *holder).filter_map(|it| it.ground) {
        if !found.contains(&ground) {
            found.push(ground);
        }
    }
    found
}

/// Nights are left out, and what one holder has in a row is one piece.
fn pieces(spans: &[Span], shares: &[Share], percent: impl Fn(f64) -> f64) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut gone = 0.0;
    for span in spans.iter().filter(|span| span.minutes > 0) {
        let minutes = f64::from(span.minutes);
        let share = shares.iter().position(|share| share.holder == span.holder);
        let (share, width) = (share.unwrap_or_default(), percent(minutes));
        match pieces.last_mut() {
            Some(last) if last.share == share && last.ground == span.ground => {
                last.minutes += span.minutes;
                last.to = span.to;
                last.width += width;
            }
            _ => pieces.push(Piece {
                share,
                kind: span.holder.kind,
                ground: span.ground,
                minutes: span.minutes,
                from: span.from,
                to: span.to,
                left: percent(gone),
                width,
            }),
        }
        gone += minutes;
    }
    pieces
}

/// The marks in working minutes from the beginning, from the left.
fn marks(line: &Line, spans: &[Span], total: f64) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut add = |kind, at: Option<Moment>, left: Option<f64>| {
        let Some(at) = at else { return };
        match marks.iter_mut().find(|mark| mark.at == at) {
            Some(mark) => mark.kinds.push(kind),
            None => {
                let left = left.unwrap_or_else(|| scale::place(spans, at));
                marks.push(Mark { kinds: vec![kind], at, left });
            }
        }
    };
    if let Some(clock) = &line.life.clock {
        // The time left is known to the minute.
        let left = line.remaining_minutes.filter(|left| *left > 0);
        let ahead = left.map(|left| total + f64::from(left));
        // A date that waits for the end of a pause is not known yet.
        let fixed = |at: Option<Moment>| at.filter(|at| clock.paused_at.is_none_or(|it| *at < it));
        add(MarkKind::Due, fixed(clock.due_at), ahead);
        add(MarkKind::Kpi, fixed(clock.kpi_due_at), None);
        add(MarkKind::Original, clock.original_due_at.filter(|at| clock.due_at != Some(*at)), None);
    }
    add(MarkKind::Finished, line.finished_at, None);
    if !over(line.status) {
        add(MarkKind::Now, spans.last().map(|last| last.to), Some(total));
    }
    marks.sort_by(|a, b| a.left.total_cmp(&b.left));
    marks
}

/// Whether nobody's time runs any more.
fn over(status: DossierStatus) -> bool {
    matches!(status, DossierStatus::Returned | DossierStatus::Stopped)
}

/// From the due date to the signing of the result, or to the end of what has gone by.
fn late(line: &Line, marks: &[Mark], end: f64) -> Option<(f64, f64)> {
    let of = |kind| marks.iter().find(|mark| mark.kinds.contains(&kind));
    let due = of(MarkKind::Due)?;
    let until = match of(MarkKind::Finished) {
        Some(finished) => (finished.at > due.at).then_some(finished.left)?,
        None if line.remaining_minutes.is_some_and(|left| left < 0) => end,
        None => return None,
    };
    (until > due.left).then_some((due.left, until))
}

/// A time in which the clock stood still; the one it stands in has no end.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Standstill {
    pub(super) from: Moment,
    pub(super) to: Option<Moment>,
    /// Its grounds, as they came.
    pub(super) reasons: Vec<PauseReason>,
    /// Whether the whole time began again afterwards.
    pub(super) restarted: bool,
}

/// All of them, the one it stands in last.
pub(super) fn standstills(clock: &Clock) -> Vec<Standstill> {
    let ended = |pause: &ClockPause| Standstill {
        from: pause.start,
        to: Some(pause.end),
        reasons: pause.reasons.clone(),
        restarted: pause.restarted,
    };
    let open = clock.paused_at.map(|from| Standstill {
        from,
        to: None,
        reasons: clock.held_by.clone(),
        restarted: false,
    });
    clock.pauses.iter().map(ended).chain(open).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::operations::{HolderTotal, Life, Responsibility};
    use super::*;
    use chrono::NaiveDateTime;

    pub(in super::super) fn moment(at: &str) -> Moment {
        Moment(NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H:%M").unwrap())
    }

    pub(in super::super) fn holder(kind: HolderKind, label: &str) -> Holder {
        Holder { kind, label: label.into(), officer: None, agency: None }
    }

    pub(in super::super) fn span(from: &str, to: &str, minutes: i32) -> Span {
        let holder = holder(HolderKind::Center, "Trung tâm");
        Span { from: moment(from), to: moment(to), holder, ground: None, minutes }
    }

    /// A dossier with these spans, their totals, and a clock that says nothing.
    pub(in super::super) fn line(spans: Vec<Span>) -> Line {
        let mut totals: Vec<HolderTotal> = Vec::new();
        for span in &spans {
            match totals.iter_mut().find(|total| total.holder == span.holder) {
                Some(total) => total.minutes += span.minutes,
                None => {
                    totals.push(HolderTotal { holder: span.holder.clone(), minutes: span.minutes })
                }
            }
        }
        let total = spans.iter().map(|span| span.minutes).sum();
        Line {
            status: DossierStatus::Processing,
            remaining_minutes: None,
            finished_at: None,
            responsibility: Some(Responsibility { total, totals, spans }),
            life: Life { clock: None },
        }
    }

    pub(in super::super) fn clock(due: &str) -> Clock {
        Clock {
            due_at: Some(moment(due)),
            kpi_due_at: None,
            original_due_at: Some(moment(due)),
            paused_at: None,
            held_by: Vec::new(),
            pauses: Vec::new(),
        }
    }

    fn officer(span: Span, label: &str) -> Span {
        Span { holder: holder(HolderKind::Officer, label), ..span }
    }

    #[test]
    fn the_pieces_fill_what_has_gone_by_and_nights_and_handshakes_make_none() {
        let line = line(vec![
            span("2026-11-23 08:00", "2026-11-23 09:00", 60),
            span("2026-11-23 09:00", "2026-11-23 10:00", 60),
            officer(span("2026-11-23 17:30", "2026-11-24 07:30", 0), "Nga"),
            officer(span("2026-11-24 07:30", "2026-11-24 11:30", 240), "Minh"),
            span("2026-11-24 13:30", "2026-11-24 15:30", 120),
        ]);
        let picture = Picture::of(&line).unwrap();
        let drawn: Vec<_> =
            picture.pieces.iter().map(|it| (it.share, it.minutes, it.left, it.width)).collect();
        assert_eq!(drawn, [(0, 120, 0.0, 25.0), (2, 240, 25.0, 50.0), (0, 120, 75.0, 25.0)]);
        let shares: Vec<_> = picture.shares.iter().map(|it| (it.minutes, it.part)).collect();
        assert_eq!(shares, [(240, Some(0.5)), (0, Some(0.0)), (240, Some(0.5))]);
        assert_eq!((picture.total, picture.end), (480, 100.0));
    }

    #[test]
    fn what_is_ahead_makes_the_bar_longer_than_what_has_gone_by() {
        let spans = vec![span("2026-11-23 07:30", "2026-11-23 17:30", 480)];
        let it = Line {
            remaining_minutes: Some(480),
            life: Life { clock: Some(clock("2026-11-24 17:30")) },
            ..line(spans)
        };
        let picture = Picture::of(&it).unwrap();
        assert_eq!(picture.end, 50.0);
        let marks: Vec<_> = picture.marks.iter().map(|it| (it.kinds.as_slice(), it.left)).collect();
        assert_eq!(marks, [(&[MarkKind::Now][..], 50.0), (&[MarkKind::Due][..], 100.0)]);
        assert_eq!(picture.late, None);
    }

    #[test]
    fn dates_that_fall_together_are_one_mark_and_a_moved_one_is_told() {
        let spans = vec![span("2026-11-23 07:30", "2026-11-27 17:30", 2400)];
        let dates = Clock {
            kpi_due_at: Some(moment("2026-11-25 17:30")),
            original_due_at: Some(moment("2026-11-24 17:30")),
            ..clock("2026-11-25 17:30")
        };
        let it = Line {
            remaining_minutes: Some(-960),
            life: Life { clock: Some(dates) },
            ..line(spans)
        };
        let picture = Picture::of(&it).unwrap();
        let kinds: Vec<_> = picture.marks.iter().map(|it| it.kinds.as_slice()).collect();
        let expected: [&[MarkKind]; 3] =
            [&[MarkKind::Original], &[MarkKind::Due, MarkKind::Kpi], &[MarkKind::Now]];
        assert_eq!(kinds, expected);
        assert_eq!(picture.late, Some((60.0, 100.0)));
    }

    #[test]
    fn lateness_ends_with_the_signing_and_there_is_no_now_after_the_end() {
        let spans = vec![span("2026-11-23 07:30", "2026-11-27 17:30", 2400)];
        let it = Line {
            status: DossierStatus::Returned,
            finished_at: Some(moment("2026-11-26 17:30")),
            life: Life { clock: Some(clock("2026-11-25 17:30")) },
            ..line(spans)
        };
        let picture = Picture::of(&it).unwrap();
        assert_eq!(picture.late, Some((60.0, 80.0)));
        assert!(picture.marks.iter().all(|mark| !mark.kinds.contains(&MarkKind::Now)));
        let early = Line { finished_at: Some(moment("2026-11-24 17:30")), ..it };
        assert_eq!(Picture::of(&early).unwrap().late, None);
    }

    #[test]
    fn a_date_that_waits_for_the_end_of_a_pause_is_not_pointed_at() {
        let spans = vec![span("2026-11-23 07:30", "2026-11-24 17:30", 960)];
        let paused = Clock {
            paused_at: Some(moment("2026-11-24 08:00")),
            held_by: vec![PauseReason { ground: PauseGround::Payment, reference: None }],
            ..clock("2026-11-30 17:30")
        };
        let it = Line { life: Life { clock: Some(paused.clone()) }, ..line(spans) };
        let picture = Picture::of(&it).unwrap();
        assert_eq!((picture.marks.len(), picture.end), (1, 100.0), "now alone");
        let open = standstills(&paused).pop().unwrap();
        assert_eq!((open.to, open.reasons), (None, paused.held_by));
    }

    #[test]
    fn a_dossier_without_a_minute_is_drawn_without_dividing_by_it() {
        let none = Picture::of(&line(Vec::new())).unwrap();
        assert_eq!((none.pieces.len(), none.end, none.from), (0, 0.0, None));
        let sunday = span("2026-11-22 08:00", "2026-11-22 09:00", 0);
        let picture = Picture::of(&line(vec![sunday])).unwrap();
        assert_eq!((picture.pieces.len(), picture.shares[0].part), (0, None));
        assert_eq!(picture.marks[0].left, 0.0);
        assert!(Picture::of(&Line { responsibility: None, ..line(Vec::new()) }).is_none());
    }
}
