//! Papers that are prints of the log: the control sheet and the register. Nobody types them, nobody
//! issues them, and they have no number.

use super::decide::Names;
use super::event::{By, Recorded};
use super::intake::ReturnMethod;
use super::letter::Mark;
use super::papers::{Office, applicant};
use super::state::{Dossier, StepOutcome, StepRun, Timeliness, timeliness};
use super::status::DossierStatus;
use crate::document::{
    ControlRow, ControlSheet, HandoverResult, RegisterRow, SignedFor, SigningCapacity,
};
use crate::identifier::AgencyCode;
use crate::identity::{Delegation, OfficerId};
use crate::lang::Lang;
use crate::process::StepAction;
use crate::refusal::{Code, Refusal};
use crate::time::{Instant, local_date};
use chrono::{Datelike, NaiveDate};

/// What prints must know besides the dossier.
#[derive(Debug, Clone, Copy)]
pub struct Printing<'a> {
    /// The Center, and the names of agencies.
    pub office: &'a Office,
    /// Names of officers and divisions.
    pub names: &'a dyn Names,
    /// The procedure in words, with its case.
    pub procedure_name: &'a str,
}

/// What a control sheet is a print of, besides the dossier.
#[derive(Debug, Clone, Copy)]
pub struct History<'a> {
    /// The log of the dossier.
    pub log: &'a [Recorded],
    /// The delegations by which its officers have stood in for others, over or not.
    pub delegations: &'a [Delegation],
}

impl History<'_> {
    /// How an officer did what he did at a moment.
    fn by(&self, officer: OfficerId, at: Option<Instant>) -> Option<Mark> {
        let at = at?;
        let done = self.log.iter().find(|it| it.at == at && it.by.officer == officer)?;
        Some(Mark { at, by: done.by })
    }

    /// The delegation under which somebody acted in the place of another.
    fn delegation(&self, by: By, at: Instant) -> Option<&Delegation> {
        self.delegations.iter().find(|it| {
            let theirs = Some(it.from) == by.on_behalf_of && it.to == by.officer;
            let held = it.period.contains(local_date(at)) && it.recorded_at <= at;
            let ended = it.ended.as_ref().is_some_and(|ending| ending.at < at);
            theirs && it.role == by.role && held && !ended
        })
    }
}

/// An officer at one end of a handover, and in whose place he was there.
struct Hand {
    name: String,
    stands_in: Option<SignedFor>,
}

/// Most dossiers of one print of the register: some hundreds of pages.
pub const MOST_OF_REGISTER: u64 = 5_000;

/// Which part of a register may be printed: days of one year, since each book is that of one year
/// (TT 01/2018 Đ.10.2).
///
/// # Errors
/// [`Code::DatesReversed`] and [`Code::InvalidValue`], both at `to`.
pub fn of_one_book(from: NaiveDate, to: NaiveDate) -> Result<(), Refusal> {
    if to < from {
        return Err(Refusal::at(Code::DatesReversed, "to"));
    }
    if to.year() != from.year() {
        return Err(Refusal::at(Code::InvalidValue, "to")
            .with("vi", "Mỗi quyển sổ là của một năm; chọn các ngày trong cùng một năm.")
            .with("en", "A book is that of one year; choose days of the same year."));
    }
    Ok(())
}

impl Printing<'_> {
    fn place(&self, agency: &AgencyCode, unit: Option<&str>) -> String {
        let name = self.office.agency_name(agency);
        match unit.and_then(|unit| self.names.unit(agency, unit)) {
            Some(unit) => format!("{unit}, {name}"),
            None => name,
        }
    }

    fn of_run(&self, run: &StepRun) -> String {
        self.place(&run.agency, run.unit.as_deref())
    }

    /// An officer who did something; without a mark, nobody knows how.
    fn hand(&self, officer: OfficerId, mark: Option<Mark>, history: History<'_>) -> Hand {
        let under = mark.and_then(|mark| history.delegation(mark.by, mark.at));
        let stands_in = under.map(|under| SignedFor {
            capacity: SigningCapacity::StandIn,
            position: self.names.title(under.from),
            name: self.names.name(under.from),
            document_no: under.document_no.clone(),
            from: under.period.first,
            to: under.period.last,
        });
        Hand { name: self.names.name(officer), stands_in }
    }
}

/// Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu 05 of TT 01/2018, Mẫu 06 of TT 03/2025): from hand
/// to hand, by the passages through the steps. The result column is that of whoever gives. `None`
/// before acceptance, when nothing has been handed to anybody.
pub fn control_sheet(
    dossier: &Dossier,
    history: History<'_>,
    printing: Printing<'_>,
    now: Instant,
) -> Option<ControlSheet> {
    let accepted = dossier.accepted.as_ref()?;
    let mut rows = Vec::new();
    let first = dossier.steps.first()?;
    // The counter's own step has been done with the acceptance; else the Center hands over.
    if first.action != StepAction::Intake {
        rows.push(taken_in(dossier, first, history, printing));
    }
    for (given, taken) in dossier.steps.iter().zip(dossier.steps.iter().skip(1)) {
        rows.push(passed_on(dossier, given, taken, history, printing));
    }
    let mut cooperating: Vec<String> = Vec::new();
    for asked in &dossier.consultations {
        let name = printing.office.agency_name(&asked.agency);
        if !cooperating.contains(&name) {
            cooperating.push(name);
        }
    }
    Some(ControlSheet {
        issuer: printing.office.body.clone(),
        printed_at: now,
        accepted_at: accepted.at,
        dossier_code: accepted.code.clone(),
        agency: printing.office.agency_name(&dossier.facts.agency),
        cooperating,
        rows,
    })
}

/// From the Center to whoever has the first step.
fn taken_in(
    dossier: &Dossier,
    first: &StepRun,
    history: History<'_>,
    printing: Printing<'_>,
) -> ControlRow {
    let handover = dossier.handover.as_ref();
    let sent = handover.and_then(|it| it.sent);
    let accepted = dossier.accepted.as_ref().map(|it| Mark { at: it.at, by: it.by });
    let giver = sent.or(accepted).map(|it| printing.hand(it.by.officer, Some(it), history));
    let giver = giver.unwrap_or_else(nobody);
    let receiver = receiver(dossier, first, history, printing);
    ControlRow {
        from: printing.place(&dossier.facts.center, None),
        to: printing.of_run(first),
        at: sent.map_or(first.entered_at, |mark| mark.at),
        giver: giver.name,
        giver_for: giver.stands_in,
        receiver_for: receiver.as_ref().and_then(|it| it.stands_in.clone()),
        receiver: receiver.map(|it| it.name),
        result: sent.zip(handover).and_then(|(mark, it)| kept(Some(it.due_at), mark.at)),
        note: handover.and_then(|it| it.reference.clone()),
    }
}

/// From one step to the next.
fn passed_on(
    dossier: &Dossier,
    given: &StepRun,
    taken: &StepRun,
    history: History<'_>,
    printing: Printing<'_>,
) -> ControlRow {
    let leaves_center = given.agency == dossier.facts.center && taken.agency != given.agency;
    let handover = dossier.handover.as_ref().filter(|_| leaves_center);
    let sent = handover.and_then(|it| it.sent);
    let at = sent.map(|mark| mark.at).or(given.finished_at).unwrap_or(taken.entered_at);
    let gave = sent.map(|mark| mark.by.officer).or(given.performer).or(given.assignee);
    let giver = gave.map(|officer| {
        let mark = sent.or_else(|| history.by(officer, given.finished_at));
        printing.hand(officer, mark, history)
    });
    let giver = giver.unwrap_or_else(nobody);
    let receiver = receiver(dossier, taken, history, printing);
    let why = match given.outcome {
        Some(StepOutcome::SentBack) => Some("Trả lại bước trước"),
        Some(StepOutcome::Undone) => Some("Hoàn tác"),
        Some(StepOutcome::Dropped) => Some("Chuyển cơ quan"),
        Some(StepOutcome::Done) | None => None,
    };
    let slip = handover.and_then(|it| it.reference.as_deref());
    let note = [why, slip].into_iter().flatten().collect::<Vec<_>>().join("; ");
    ControlRow {
        from: printing.of_run(given),
        to: printing.of_run(taken),
        at,
        giver: giver.name,
        giver_for: giver.stands_in,
        receiver_for: receiver.as_ref().and_then(|it| it.stands_in.clone()),
        receiver: receiver.map(|it| it.name),
        result: given.finished_at.and_then(|finished| {
            kept(given.due_at, stood_still(dossier, finished).unwrap_or(finished))
        }),
        note: Some(note).filter(|note| !note.is_empty()),
    }
}

fn nobody() -> Hand {
    Hand { name: "—".to_owned(), stands_in: None }
}

/// Who took it: whoever confirmed the arrival from the Center, or has or had the step. In whose place
/// is known of who took the step himself, and of who has done it.
fn receiver(
    dossier: &Dossier,
    taken: &StepRun,
    history: History<'_>,
    printing: Printing<'_>,
) -> Option<Hand> {
    let of_department =
        dossier.steps.iter().find(|run| run.agency != dossier.facts.center) == Some(taken);
    // A file that is sent electronically arrives by itself: then nobody has taken it yet.
    let handover = dossier.handover.as_ref().filter(|_| of_department);
    let sent = handover.and_then(|it| it.sent).map(|mark| mark.by.officer);
    let arrived = handover.and_then(|it| it.arrived);
    let arrived = arrived.filter(|mark| Some(mark.by.officer) != sent);
    let officer = arrived.map(|mark| mark.by.officer).or(taken.assignee).or(taken.performer)?;
    let mark = arrived
        .or_else(|| history.by(officer, taken.claimed_at))
        .or_else(|| history.by(officer, taken.finished_at));
    Some(printing.hand(officer, mark, history))
}

/// Since when the clock stood still at a moment: what ends then has ended when it stopped.
fn stood_still(dossier: &Dossier, at: Instant) -> Option<Instant> {
    let clock = dossier.clock.as_ref()?;
    let ended = clock.pauses.iter().find(|it| it.start <= at && at <= it.end).map(|it| it.start);
    ended.or(clock.paused.as_ref().map(|open| open.at).filter(|start| *start <= at))
}

fn kept(due: Option<Instant>, finished: Instant) -> Option<HandoverResult> {
    Some(match timeliness(due?, Some(finished), None, finished)? {
        Timeliness::Early => HandoverResult::Early,
        Timeliness::OnTime => HandoverResult::OnTime,
        Timeliness::Late => HandoverResult::Late,
    })
}

/// A row of the Sổ theo dõi hồ sơ (Mẫu 06 of TT 01/2018, Mẫu 07 of TT 03/2025). `None` for what was
/// not accepted: it is not in the book.
pub fn register_row(dossier: &Dossier, printing: Printing<'_>) -> Option<RegisterRow> {
    let accepted = dossier.accepted.as_ref()?;
    let intake = &dossier.facts.intake;
    let person = applicant(dossier.applicant());
    let result = dossier.result.as_ref();
    let taken = result.and_then(|result| result.returned_to.as_ref());
    let stopped = dossier.status == DossierStatus::Stopped;
    Some(RegisterRow {
        row: accepted.register.row,
        dossier_code: accepted.code.clone(),
        procedure_name: printing.procedure_name.to_owned(),
        set_count: intake.set_count,
        applicant: person.name,
        address: person.address,
        phone: person.phone,
        agency: printing.office.agency_name(&dossier.facts.agency),
        received_at: accepted.at,
        due_at: dossier.due_at(),
        returned_at: result.and_then(|result| result.returned_at),
        return_method: Some(way(taken.map_or(intake.return_method, |it| it.method)).to_owned()),
        taken_by: taken.map(|it| it.recipient.clone()),
        note: stopped.then(|| dossier.status.text(Lang::Vi).to_owned()),
    })
}

fn way(method: ReturnMethod) -> &'static str {
    match method {
        ReturnMethod::Counter => "Trực tiếp",
        ReturnMethod::Post => "Bưu chính",
        ReturnMethod::Electronic => "Trực tuyến",
    }
}
