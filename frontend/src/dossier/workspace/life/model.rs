//! What is open, what is settled, and in which order one should read it.

use super::operations::*;
use crate::api::{Date, Moment};
use crate::dossier::list::DossierStatus;
use chrono::{NaiveDateTime, NaiveTime};

/// Something that goes on, or went on, beside the steps.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Matter {
    /// It ended without a result.
    Stop(Stop),
    /// The applicant wishes to stop.
    Withdrawal(WithdrawalRequest),
    /// It waits in the inbox.
    Submission(Submission),
    /// To be completed before acceptance.
    Completion(Completion),
    /// Supplements, with the number of the round.
    Supplement(usize, SupplementRound),
    /// Something to pay.
    Payment(FinancialObligation),
    /// The opinion of an agency.
    Opinion(Consultation),
    /// An inspection of the site.
    Inspection(FieldInspection),
    /// A correction of what was filed.
    Amendment(Amendment),
    /// The paper file on its way to the department.
    Handover(Handover),
    /// The result on its way by post.
    Shipment(Shipment),
    /// A later date with an apology.
    Extension(Extension),
    /// Another agency is competent.
    Transfer(Transfer),
}

/// Until when something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Limit {
    /// By the end of a day.
    Day(Date),
    /// By a moment.
    At(Moment),
}

impl Limit {
    /// The last moment that is not late.
    pub(super) fn last(self) -> NaiveDateTime {
        let midnight = NaiveTime::MIN;
        match self {
            Self::Day(day) => day.0.succ_opt().unwrap_or(day.0).and_time(midnight),
            Self::At(moment) => moment.0,
        }
    }
}

/// How it stands with a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Somebody still has to do something.
    Open(Option<Limit>),
    /// It came to what was asked for, and when.
    Done(Moment),
    /// It did not, and since when that is known.
    Undone(Moment),
}

impl Standing {
    /// Whether somebody still has to do something.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// A matter with its standing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) matter: Matter,
    pub(super) standing: Standing,
}

impl Entry {
    /// Whether somebody should have done something by now. An inspection that has taken place is
    /// late for nobody.
    pub(super) fn is_late(&self, now: NaiveDateTime) -> bool {
        let passed = matches!(self.standing, Standing::Open(Some(limit)) if limit.last() < now);
        passed && !matches!(self.matter, Matter::Inspection(_))
    }
}

/// Everything beside the steps: open matters, the most pressing first, then settled ones, the
/// latest first.
pub(super) fn entries(of: &WithLife) -> Vec<Entry> {
    let mut entries: Vec<_> = matters(of)
        .into_iter()
        .map(|matter| Entry { standing: standing(&matter, of), matter })
        .collect();
    entries.sort_by_key(|entry| {
        let ends = !matches!(entry.matter, Matter::Stop(_));
        match entry.standing {
            Standing::Open(Some(limit)) => (false, ends, false, limit.last()),
            Standing::Open(None) => (false, ends, true, NaiveDateTime::MIN),
            Standing::Done(_) | Standing::Undone(_) => (true, ends, false, NaiveDateTime::MIN),
        }
    });
    let settled = entries.iter().position(|entry| !entry.standing.is_open());
    let settled = settled.unwrap_or(entries.len());
    entries[settled..].sort_by_key(|entry| match entry.standing {
        Standing::Done(at) | Standing::Undone(at) => std::cmp::Reverse(Some(at)),
        Standing::Open(_) => std::cmp::Reverse(None),
    });
    entries
}

fn matters(of: &WithLife) -> Vec<Matter> {
    let it = of.life.clone();
    let rounds = (1..).zip(it.supplements).map(|(number, round)| Matter::Supplement(number, round));
    // An electronic file is there at once.
    let on_paper =
        |handover: &Handover| handover.reference.is_some() || handover.arrived_at.is_none();
    let mut all = Vec::new();
    all.extend(it.stop.map(Matter::Stop));
    all.extend(it.withdrawals.into_iter().map(Matter::Withdrawal));
    all.extend(it.submission.map(Matter::Submission));
    all.extend(it.completion.map(Matter::Completion));
    all.extend(rounds);
    all.extend(it.obligations.into_iter().map(Matter::Payment));
    all.extend(it.consultations.into_iter().map(Matter::Opinion));
    all.extend(it.inspections.into_iter().map(Matter::Inspection));
    all.extend(it.amendments.into_iter().map(Matter::Amendment));
    all.extend(it.handover.filter(on_paper).map(Matter::Handover));
    all.extend(it.shipments.into_iter().map(Matter::Shipment));
    all.extend(it.extension.map(Matter::Extension));
    all.extend(it.transfers.into_iter().map(Matter::Transfer));
    all
}

/// Whether it is with the department, so that what was asked for is still waited for.
fn in_process(status: DossierStatus) -> bool {
    use DossierStatus::*;
    matches!(
        status,
        Accepted | Processing | SupplementRequested | PaymentRequired | WithdrawalRequested
    )
}

fn standing(matter: &Matter, of: &WithLife) -> Standing {
    use DossierStatus::{IntakeRefused, IntakeSupplement, Returned, Stopped};
    use DossierStatus::{Submitted, WithdrawalRequested};
    let status = of.status;
    // Done at a moment; else waited for while the dossier is where it matters; else it came to
    // nothing, known no earlier than it was asked for.
    let until = |done: Option<Moment>, waited: bool, limit, asked| match done {
        Some(at) => Standing::Done(at),
        None if waited => Standing::Open(limit),
        None => Standing::Undone(asked),
    };
    let day = |date| Some(Limit::Day(date));
    let at = |moment| Some(Limit::At(moment));
    let working = in_process(status);
    match matter {
        Matter::Stop(_) => Standing::Open(None),
        Matter::Withdrawal(it) => match &it.refused_reason {
            Some(_) => Standing::Undone(it.at),
            None if status == WithdrawalRequested => Standing::Open(None),
            None => Standing::Done(it.at),
        },
        Matter::Submission(it) => {
            until(it.answered_at, status == Submitted, at(it.answer_due_at), it.filed_at)
        }
        Matter::Completion(it) => {
            let given = (status == Submitted).then_some(it.asked_at);
            let done = of.accepted_at.or(given);
            until(done, status == IntakeSupplement, day(it.deadline), it.asked_at)
        }
        Matter::Supplement(_, it) => until(it.completed_at, working, day(it.deadline), it.asked_at),
        Matter::Payment(it) => until(it.paid_at, working, day(it.pay_by), it.asked_at),
        Matter::Opinion(it) => {
            let silent = it.deemed_agreed.then(|| it.overdue_at.unwrap_or(it.due_at));
            until(it.answered_at.or(silent), working, at(it.due_at), it.sent_at)
        }
        Matter::Inspection(it) => {
            until(it.findings.as_ref().map(|_| it.at), working, at(it.at), it.called_at)
        }
        Matter::Amendment(it) => match it.decided_at {
            Some(decided) if it.refused_reason.is_some() => Standing::Undone(decided),
            decided => {
                let over = matches!(status, Returned | Stopped | IntakeRefused);
                until(decided, !over, None, it.proposed_at)
            }
        },
        Matter::Handover(it) => {
            let limit = it.sent_at.is_none().then_some(Limit::At(it.due_at));
            until(it.arrived_at, working, limit, it.due_at)
        }
        Matter::Shipment(it) => match it.ended_at {
            Some(ended) if status == Returned && of.life.shipments.last() == Some(it) => {
                Standing::Done(ended)
            }
            Some(ended) => Standing::Undone(ended),
            None => Standing::Open(None),
        },
        Matter::Extension(it) => Standing::Done(it.at),
        Matter::Transfer(it) => Standing::Done(it.at),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::dossier::list::AgencyRef;

    pub(in super::super) fn moment(at: &str) -> Moment {
        Moment(NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H:%M").unwrap())
    }

    pub(in super::super) fn day(on: &str) -> Date {
        Date(on.parse().unwrap())
    }

    /// A dossier in a status beside whose steps nothing goes on.
    pub(in super::super) fn quiet(status: DossierStatus) -> WithLife {
        let life = Facts {
            submission: None,
            completion: None,
            handover: None,
            supplements: Vec::new(),
            consultations: Vec::new(),
            obligations: Vec::new(),
            inspections: Vec::new(),
            extension: None,
            transfers: Vec::new(),
            amendments: Vec::new(),
            withdrawals: Vec::new(),
            stop: None,
            shipments: Vec::new(),
        };
        WithLife { status, accepted_at: Some(moment("2026-11-23 08:00")), life }
    }

    pub(in super::super) fn round(deadline: &str) -> SupplementRound {
        let line = |content: &str, open| RequestedLine {
            content: content.into(),
            reason: "Mờ, không đọc được".into(),
            originals: 0,
            certified: 1,
            copies: 0,
            document_key: None,
            open,
        };
        SupplementRound {
            asked_at: moment("2026-11-24 09:00"),
            deadline: day(deadline),
            lines: vec![line("Giấy phép", false), line("Lý lịch", true)],
            reason: "Chưa đủ".into(),
            legal_basis: None,
            answered_at: vec![moment("2026-11-26 10:00")],
            completed_at: None,
        }
    }

    pub(in super::super) fn opinion(due: &str) -> Consultation {
        let agency = AgencyRef {
            code: "H99.14".into(),
            name: "Công an tỉnh".into(),
            short_name: "Công an".into(),
        };
        Consultation {
            agency,
            content: "Điều kiện an ninh".into(),
            sent_at: moment("2026-11-24 08:00"),
            due_at: moment(due),
            waits: true,
            overdue_at: None,
            deemed_agreed: false,
            answered_at: None,
            opinion: None,
            text: None,
        }
    }

    fn shipment(ended: Option<&str>) -> Shipment {
        Shipment {
            slip: "EB1".into(),
            address: String::new(),
            sent_at: moment("2026-11-24 08:00"),
            attempts: Vec::new(),
            ended_at: ended.map(moment),
        }
    }

    fn standings(of: &WithLife) -> Vec<Standing> {
        entries(of).iter().map(|entry| entry.standing).collect()
    }

    #[test]
    fn what_presses_most_comes_first_and_what_is_settled_last() {
        let mut it = quiet(DossierStatus::SupplementRequested);
        let answered = Consultation {
            answered_at: Some(moment("2026-11-25 08:00")),
            ..opinion("2026-12-01 17:00")
        };
        it.life.consultations = vec![answered, opinion("2026-12-01 17:00")];
        let early = SupplementRound {
            completed_at: Some(moment("2026-11-26 10:00")),
            ..round("2026-11-30")
        };
        it.life.supplements = vec![early, round("2026-11-30")];
        it.life.amendments = vec![Amendment {
            proposed_at: moment("2026-11-24 08:00"),
            proposed_by: None,
            changes: Vec::new(),
            reason: String::new(),
            decided_at: None,
            decided_by: None,
            refused_reason: None,
        }];
        let expected = [
            Standing::Open(Some(Limit::Day(day("2026-11-30")))),
            Standing::Open(Some(Limit::At(moment("2026-12-01 17:00")))),
            Standing::Open(None),
            Standing::Done(moment("2026-11-26 10:00")),
            Standing::Done(moment("2026-11-25 08:00")),
        ];
        assert_eq!(standings(&it), expected);
        assert!(entries(&quiet(DossierStatus::Processing)).is_empty());
    }

    #[test]
    fn the_end_of_a_dossier_is_read_first_and_ends_all_waiting() {
        let mut it = quiet(DossierStatus::Stopped);
        it.life.supplements = vec![round("2026-11-30")];
        it.life.stop = Some(Stop {
            at: moment("2026-12-02 08:00"),
            ground_text: "Quá thời hạn".into(),
            reason: String::new(),
        });
        let all = entries(&it);
        assert!(matches!(all[0].matter, Matter::Stop(_)));
        assert_eq!(all[1].standing, Standing::Undone(moment("2026-11-24 09:00")));
    }

    #[test]
    fn a_day_is_over_when_it_has_ended_and_only_what_is_owed_is_late() {
        let mut it = quiet(DossierStatus::SupplementRequested);
        it.life.supplements = vec![round("2026-11-30")];
        let late = |it: &WithLife, at| entries(it)[0].is_late(moment(at).0);
        assert!(!late(&it, "2026-11-30 23:59") && late(&it, "2026-12-01 00:01"));
        it.life.supplements[0].completed_at = Some(moment("2026-11-30 08:00"));
        assert!(!late(&it, "2027-01-01 00:00"));
        it.life.supplements.clear();
        it.life.inspections = vec![FieldInspection {
            called_at: moment("2026-11-24 08:00"),
            at: moment("2026-11-26 08:00"),
            place: String::new(),
            participants: String::new(),
            content: String::new(),
            findings: None,
            conclusion: None,
            objections: None,
        }];
        assert!(!late(&it, "2026-11-27 08:00"), "to be recorded, by no date");
    }

    #[test]
    fn silence_counts_as_consent_only_where_the_law_says_so() {
        let mut it = quiet(DossierStatus::Processing);
        let late = Consultation {
            overdue_at: Some(moment("2026-12-01 17:05")),
            ..opinion("2026-12-01 17:00")
        };
        let deemed = Consultation { deemed_agreed: true, ..late.clone() };
        it.life.consultations = vec![late, deemed];
        let standings = standings(&it);
        assert!(standings[0].is_open());
        assert_eq!(standings[1], Standing::Done(moment("2026-12-01 17:05")));
    }

    #[test]
    fn only_a_file_on_paper_is_handed_over() {
        let arrived = Handover {
            due_at: moment("2026-11-24 08:00"),
            sent_at: Some(moment("2026-11-23 08:00")),
            reference: None,
            arrived_at: Some(moment("2026-11-23 08:00")),
        };
        let mut it = quiet(DossierStatus::Processing);
        it.life.handover = Some(arrived.clone());
        assert!(entries(&it).is_empty());
        it.life.handover = Some(Handover { reference: Some("PG 1".into()), ..arrived.clone() });
        assert_eq!(standings(&it), [Standing::Done(moment("2026-11-23 08:00"))]);
        it.life.handover = Some(Handover { sent_at: None, arrived_at: None, ..arrived });
        assert_eq!(standings(&it), [Standing::Open(Some(Limit::At(moment("2026-11-24 08:00"))))]);
    }

    #[test]
    fn a_result_that_came_back_was_not_delivered() {
        let mut it = quiet(DossierStatus::ResultAtCenter);
        let ended = moment("2026-11-27 08:00");
        it.life.shipments = vec![shipment(Some("2026-11-27 08:00"))];
        assert_eq!(standings(&it), [Standing::Undone(ended)]);
        it.status = DossierStatus::Returned;
        assert_eq!(standings(&it), [Standing::Done(ended)]);
        it.life.shipments = vec![shipment(None)];
        assert_eq!(standings(&it), [Standing::Open(None)]);
    }

    #[test]
    fn a_completion_is_open_until_something_is_handed_in_again() {
        let mut it = WithLife { accepted_at: None, ..quiet(DossierStatus::IntakeSupplement) };
        it.life.completion = Some(Completion {
            asked_at: moment("2026-11-20 08:00"),
            deadline: day("2026-12-20"),
            lines: Vec::new(),
            reason: String::new(),
        });
        assert!(standings(&it)[0].is_open());
        it.status = DossierStatus::Stopped;
        assert_eq!(standings(&it), [Standing::Undone(moment("2026-11-20 08:00"))]);
        it.status = DossierStatus::Processing;
        it.accepted_at = Some(moment("2026-11-25 08:00"));
        assert_eq!(standings(&it), [Standing::Done(moment("2026-11-25 08:00"))]);
    }
}
