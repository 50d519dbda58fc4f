//! Who may record what of whom, who may stand in for whom, and what a stand-in may do.

mod disposal;

use crate::fixture::{CENTER, DEPARTMENT, DIVISION, STRANGE, agency};
use crate::golden;
use chrono::{Days, NaiveDate};
use domain::dossier::Names;
use domain::identifier::AgencyCode;
use domain::identity::{
    Absence, AbsenceDraft, AbsenceKind, Actor, Colleague, Delegation, DelegationDraft, Ending,
    OfficerId, Period, PeriodStatus, Recording, Role, STAFF_POLICY, StaffAction, StaffLimits,
    StaffPermit, Staffing, TimedGrant, Who, authorize_staff, present, staff_scope,
};
use domain::lang::Lang;
use domain::refusal::{Code, Refusal};
use domain::time::{Instant, local_date};
use proptest::prelude::*;
use std::fmt::Write as _;
use uuid::Uuid;

/// Monday, 23/11/2026, 08:00.
fn now() -> Instant {
    "2026-11-23T01:00:00Z".parse().unwrap()
}

fn day(n: i64) -> NaiveDate {
    let today = local_date(now());
    if n < 0 { today - Days::new(n.unsigned_abs()) } else { today + Days::new(n.unsigned_abs()) }
}

fn colleague(id: u128, role: Role, at: &str, unit: Option<&str>) -> Colleague {
    let held = TimedGrant {
        grant: domain::identity::Grant::own(role, agency(at), unit.map(str::to_owned)),
        valid_from: day(-100),
        valid_to: None,
    };
    Colleague {
        id: Uuid::from_u128(id),
        name: format!("Người {id}"),
        agency: agency(at),
        unit: unit.map(str::to_owned),
        active: true,
        grants: vec![held],
    }
}

fn actor(colleague: &Colleague) -> Actor {
    Actor {
        id: colleague.id,
        name: colleague.name.clone(),
        title: "Chức vụ".to_owned(),
        agency: colleague.agency.clone(),
        grants: colleague.grants.iter().map(|timed| timed.grant.clone()).collect(),
    }
}

fn permit(recorder: &Colleague, about: &Colleague) -> StaffPermit {
    authorize_staff(&actor(recorder), StaffAction::Delegate, about).unwrap()
}

/// What stands recorded in a test.
#[derive(Default)]
struct Desk {
    delegations: Vec<Delegation>,
    absences: Vec<Absence>,
    limits: StaffLimits,
    head_signs: bool,
}

impl Desk {
    fn staffing(&self) -> Staffing<'_> {
        Staffing { delegations: &self.delegations, absences: &self.absences, limits: &self.limits }
    }

    fn delegate(
        &self,
        from: &Colleague,
        to: &Colleague,
        draft: DelegationDraft,
    ) -> Result<Delegation, Vec<Refusal>> {
        let recording = Recording {
            id: Uuid::from_u128(99),
            at: now(),
            absence: None,
            head_signs: self.head_signs,
        };
        draft.check(&permit(from, from), from, to, &self.staffing(), recording)
    }
}

fn draft(role: Role, first: i64, last: i64) -> DelegationDraft {
    DelegationDraft {
        role,
        unit: None,
        first: day(first),
        last: day(last),
        reason: "Nghỉ phép".to_owned(),
        document_no: None,
    }
}

fn signed(role: Role, first: i64, last: i64) -> DelegationDraft {
    DelegationDraft { document_no: Some("12/QĐ-STP".to_owned()), ..draft(role, first, last) }
}

fn absence(officer: &Colleague, first: i64, last: i64) -> Absence {
    Absence {
        id: Uuid::from_u128(77),
        officer: officer.id,
        period: Period { first: day(first), last: day(last) },
        kind: AbsenceKind::Leave,
        document_no: None,
        note: None,
        recorded_by: officer.id,
        recorded_at: now(),
        ended: None,
    }
}

fn problems<T: std::fmt::Debug>(outcome: Result<T, Vec<Refusal>>) -> Vec<(Code, String)> {
    let refusals = outcome.expect_err("a refusal");
    for refusal in &refusals {
        for lang in [Lang::Vi, Lang::En] {
            let words = refusal.message(lang);
            assert!(!words.contains(['{', '}']), "{words}");
        }
    }
    refusals.into_iter().map(|it| (it.code, it.path.join("."))).collect()
}

fn spc(id: u128) -> Colleague {
    colleague(id, Role::Spc, DEPARTMENT, Some(DIVISION))
}

#[test]
fn golden_staff_matrix() {
    let mut table = String::from(
        "# Vai trò × việc ghi nhận về cán bộ → tầm với (StaffReach); ô trống là không được.\n\
         # Role × what is recorded of an officer → reach; an empty cell means no.\n\n",
    );
    write!(table, "{:15}{:11}", "", "anybody").unwrap();
    for role in Role::ALL {
        write!(table, "{:11}", role.code()).unwrap();
    }
    table = format!("{}\n", table.trim_end());
    for action in StaffAction::ALL {
        let cell = |who: Who| {
            let rules = STAFF_POLICY.iter().filter(|rule| rule.action == action && rule.who == who);
            rules.map(|rule| format!("{:?}", rule.reach)).collect::<Vec<_>>().join("+")
        };
        let mut row = format!("{:15}{:11}", format!("{action:?}"), cell(Who::Anybody));
        for role in Role::ALL {
            write!(row, "{:11}", cell(Who::Holder(role))).unwrap();
        }
        writeln!(table, "{}", row.trim_end()).unwrap();
    }
    golden::check("staff.txt", &table);
}

#[test]
fn each_records_for_those_he_answers_for() {
    let may = |who: &Colleague, about: &Colleague| {
        authorize_staff(&actor(who), StaffAction::RecordAbsence, about).is_ok()
    };
    let (one, other) = (spc(1), spc(2));
    let elsewhere = colleague(3, Role::Spc, DEPARTMENT, Some("H99.03.05"));
    let stranger = colleague(4, Role::Spc, STRANGE, None);
    let head = colleague(5, Role::Hod, DEPARTMENT, Some(DIVISION));
    let leader = colleague(6, Role::Dir, DEPARTMENT, None);
    let admin = colleague(7, Role::Admin, CENTER, None);
    assert!(may(&one, &one) && !may(&one, &other) && !may(&one, &head));
    assert!(may(&head, &one) && !may(&head, &elsewhere) && !may(&head, &leader));
    assert!(may(&leader, &elsewhere) && may(&leader, &head) && !may(&leader, &stranger));
    assert!(may(&admin, &stranger) && may(&admin, &leader));
}

#[test]
fn a_good_delegation_is_what_was_typed() {
    let made = Desk::default().delegate(&spc(1), &spc(2), draft(Role::Spc, 0, 4)).unwrap();
    assert_eq!((made.from, made.to), (Uuid::from_u128(1), Uuid::from_u128(2)));
    assert_eq!((made.unit.as_deref(), made.period.days()), (Some(DIVISION), 5));
    assert_eq!(made.status(now()), PeriodStatus::Current);
}

#[test]
fn every_problem_is_told_at_its_field() {
    let desk = Desk::default();
    let (one, other) = (spc(1), spc(2));
    let case = |to: &Colleague, draft| problems(desk.delegate(&one, to, draft));
    let at = |code, path: &str| vec![(code, path.to_owned())];
    assert_eq!(case(&other, draft(Role::Spc, 3, 1)), at(Code::DatesReversed, "validTo"));
    assert_eq!(case(&other, draft(Role::Spc, -2, 3)), at(Code::InThePast, "validFrom"));
    assert_eq!(case(&other, draft(Role::Spc, 0, 184)), at(Code::PeriodTooLong, "validFrom"));
    assert!(desk.delegate(&one, &other, draft(Role::Spc, 0, 183)).is_ok());
    assert_eq!(case(&one, draft(Role::Spc, 0, 1)), at(Code::SameOfficer, "toId"));
    assert_eq!(case(&other, draft(Role::Hod, 0, 1)), at(Code::RoleNotHeld, "role"));
    let stranger = colleague(3, Role::Spc, STRANGE, None);
    assert_eq!(case(&stranger, draft(Role::Spc, 0, 1)), at(Code::OtherAgency, "toId"));
    let gone = Colleague { active: false, ..spc(4) };
    assert_eq!(case(&gone, draft(Role::Spc, 0, 1)), at(Code::NotFound, "toId"));
    let admin = colleague(5, Role::Admin, DEPARTMENT, None);
    assert_eq!(case(&admin, draft(Role::Spc, 0, 1)), at(Code::NotDelegable, "toId"));
    let all_wrong = DelegationDraft { reason: " ".to_owned(), ..draft(Role::Dir, 3, 1) };
    let codes: Vec<_> = case(&one, all_wrong).into_iter().map(|(code, _)| code).collect();
    let expected = [
        Code::DatesReversed,
        Code::RoleNotHeld,
        Code::SameOfficer,
        Code::DocumentNumberNeeded,
        Code::Required,
    ];
    assert_eq!(codes, expected, "all at once");
}

#[test]
fn signing_is_delegated_in_writing_only() {
    let mut desk = Desk::default();
    let leader = colleague(1, Role::Dir, DEPARTMENT, None);
    let deputy = colleague(2, Role::Dir, DEPARTMENT, None);
    let needed = vec![(Code::DocumentNumberNeeded, "documentNo".to_owned())];
    assert_eq!(problems(desk.delegate(&leader, &deputy, draft(Role::Dir, 0, 3))), needed);
    let blank = DelegationDraft { document_no: Some("  ".into()), ..draft(Role::Dir, 0, 3) };
    assert_eq!(problems(desk.delegate(&leader, &deputy, blank)), needed);
    assert!(desk.delegate(&leader, &deputy, signed(Role::Dir, 0, 3)).is_ok());
    let head = colleague(3, Role::Hod, DEPARTMENT, Some(DIVISION));
    assert!(desk.delegate(&head, &spc(4), draft(Role::Hod, 0, 3)).is_ok());
    desk.head_signs = true;
    assert_eq!(problems(desk.delegate(&head, &spc(4), draft(Role::Hod, 0, 3))), needed);
}

#[test]
fn a_role_held_by_delegation_is_not_passed_on() {
    let mut desk = Desk::default();
    let head = colleague(1, Role::Hod, DEPARTMENT, Some(DIVISION));
    let (second, third) = (spc(2), spc(3));
    desk.delegations = vec![desk.delegate(&head, &second, draft(Role::Hod, 0, 9)).unwrap()];
    let on = problems(desk.delegate(&second, &third, draft(Role::Hod, 1, 2)));
    assert_eq!(on, [(Code::DelegatedOn, "role".to_owned())]);
}

#[test]
fn one_role_is_with_one_stand_in_at_a_time() {
    let mut desk = Desk::default();
    desk.delegations = vec![desk.delegate(&spc(1), &spc(2), draft(Role::Spc, 2, 5)).unwrap()];
    for (first, last, free) in
        [(0, 1, true), (0, 2, false), (3, 4, false), (5, 8, false), (6, 8, true)]
    {
        let tried = desk.delegate(&spc(1), &spc(3), draft(Role::Spc, first, last));
        assert_eq!(tried.is_ok(), free, "{first}–{last}");
    }
    let back = desk.delegate(&spc(2), &spc(1), draft(Role::Spc, 2, 5));
    assert!(back.is_ok(), "his own role may go the other way");
}

#[test]
fn who_is_away_stands_in_for_nobody() {
    let desk = Desk { absences: vec![absence(&spc(2), 3, 6)], ..Desk::default() };
    let away = problems(desk.delegate(&spc(1), &spc(2), draft(Role::Spc, 0, 3)));
    assert_eq!(away, [(Code::OfficerAbsent, "toId".to_owned())]);
    assert!(desk.delegate(&spc(1), &spc(2), draft(Role::Spc, 0, 2)).is_ok());
}

#[test]
fn a_head_disposes_of_nobody_above_him() {
    let head = colleague(1, Role::Hod, DEPARTMENT, None);
    let leader = Colleague { unit: None, ..colleague(2, Role::Dir, DEPARTMENT, None) };
    let recording = Recording { id: Uuid::nil(), at: now(), absence: None, head_signs: false };
    let desk = Desk::default();
    let tried = signed(Role::Dir, 0, 1).check(
        &permit(&head, &leader),
        &leader,
        &spc(3),
        &desk.staffing(),
        recording,
    );
    assert_eq!(problems(tried), [(Code::Forbidden, "role".to_owned())]);
}

#[test]
fn a_delegation_is_worth_no_more_than_the_role_behind_it() {
    let from = spc(1);
    let made = Desk::default().delegate(&from, &spc(2), draft(Role::Spc, 0, 4)).unwrap();
    let at = |days: i64| now() + chrono::TimeDelta::days(days);
    let grant = made.grant(&from, "Chuyên viên", now()).unwrap();
    assert_eq!(grant.delegator(), Some(from.id));
    assert!(made.grant(&from, "", at(4)).is_some(), "the last day counts");
    assert!(made.grant(&from, "", at(5)).is_none(), "and the next does not");
    assert!(made.grant(&from, "", at(-1)).is_none());
    let mut dismissed = from.clone();
    dismissed.grants[0].valid_to = Some(day(1));
    assert!(made.grant(&dismissed, "", at(1)).is_some());
    assert!(made.grant(&dismissed, "", at(2)).is_none(), "the delegator has lost the role");
    assert!(made.grant(&Colleague { active: false, ..from.clone() }, "", now()).is_none());
    let ending = Ending { by: from.id, at: now(), reason: "Về sớm".to_owned() };
    let revoked = Delegation { ended: Some(ending), ..made };
    assert!(revoked.grant(&from, "", now()).is_none());
    let again = revoked.revoke(&permit(&from, &from), "Lần nữa", now());
    assert_eq!(problems(again), [(Code::AlreadyEnded, String::new())]);
}

#[test]
fn revoking_needs_a_reason() {
    let from = spc(1);
    let made = Desk::default().delegate(&from, &spc(2), draft(Role::Spc, 0, 4)).unwrap();
    let silent = made.revoke(&permit(&from, &from), "  ", now());
    assert_eq!(problems(silent), [(Code::Required, "reason".to_owned())]);
    let ending = made.revoke(&permit(&from, &from), " Về  sớm ", now()).unwrap();
    assert_eq!((ending.reason.as_str(), ending.by), ("Về sớm", from.id));
}

#[derive(Debug)]
struct Numbered;

impl Names for Numbered {
    fn name(&self, officer: OfficerId) -> String {
        format!("Người {}", officer.as_u128())
    }

    fn title(&self, _: OfficerId) -> String {
        "Chuyên viên".to_owned()
    }

    fn agency(&self, agency: &AgencyCode) -> String {
        agency.to_string()
    }

    fn unit(&self, _: &AgencyCode, _: &str) -> Option<String> {
        None
    }

    fn at_work(&self, _: OfficerId, _: Instant) -> Option<Actor> {
        None
    }
}

#[test]
fn work_given_to_a_colleague_away_names_who_stands_in() {
    let mut desk = Desk::default();
    let (one, other) = (spc(1), spc(2));
    assert!(present(one.id, &desk.staffing(), &Numbered, now()).is_ok());
    desk.absences = vec![absence(&one, 0, 2)];
    let refusal = present(one.id, &desk.staffing(), &Numbered, now()).unwrap_err();
    assert_eq!(
        refusal.message(Lang::Vi),
        "Người 1 vắng mặt đến hết ngày 25/11/2026. Hãy chọn người khác."
    );
    desk.delegations = vec![desk.delegate(&one, &other, draft(Role::Spc, 0, 2)).unwrap()];
    let refusal = present(one.id, &desk.staffing(), &Numbered, now()).unwrap_err();
    assert!(refusal.message(Lang::Vi).contains("Người xử lý thay: Người 2."), "{refusal:?}");
    assert!(refusal.message(Lang::En).contains("Stands in: Người 2."), "{refusal:?}");
    let later = now() + chrono::TimeDelta::days(3);
    assert!(present(one.id, &desk.staffing(), &Numbered, later).is_ok());
}

#[test]
fn an_absence_is_checked_and_hands_over() {
    let mut desk = Desk::default();
    let leader = colleague(1, Role::Dir, DEPARTMENT, None);
    let deputy = colleague(2, Role::Dir, DEPARTMENT, None);
    let away = |first, last| AbsenceDraft {
        first: day(first),
        last: day(last),
        kind: AbsenceKind::Mission,
        document_no: None,
        note: None,
    };
    let may = authorize_staff(&actor(&leader), StaffAction::RecordAbsence, &leader).unwrap();
    let check = |desk: &Desk, draft: AbsenceDraft| {
        draft.check(&may, &leader, &desk.staffing(), Uuid::from_u128(5), now())
    };
    assert_eq!(problems(check(&desk, away(-3, -1))), [(Code::InThePast, "lastDay".to_owned())]);
    assert_eq!(
        problems(check(&desk, away(0, 366))),
        [(Code::PeriodTooLong, "firstDay".to_owned())]
    );
    let other = AbsenceDraft { kind: AbsenceKind::Other, ..away(0, 1) };
    assert_eq!(problems(check(&desk, other)), [(Code::Required, "note".to_owned())]);

    let absence = check(&desk, away(-1, 3)).unwrap();
    let recording = || Recording {
        id: Uuid::from_u128(6),
        at: now(),
        absence: Some(absence.id),
        head_signs: false,
    };
    let hand_over = |absence: &Absence| {
        let pair = [&leader, &deputy];
        absence.hand_over(&permit(&leader, &leader), pair, &desk.staffing(), recording)
    };
    let unwritten = problems(hand_over(&absence));
    assert_eq!(unwritten, [(Code::DocumentNumberNeeded, "documentNo".to_owned())]);
    let written = Absence { document_no: Some("7/TB-STP".to_owned()), ..absence.clone() };
    let made = hand_over(&written).unwrap();
    assert_eq!(made.len(), 1);
    assert_eq!((made[0].period.first, made[0].absence), (day(0), Some(absence.id)));

    desk.absences = vec![absence];
    assert_eq!(
        problems(check(&desk, away(2, 9))),
        [(Code::AbsenceOverlaps, "firstDay".to_owned())]
    );
}

fn some_colleague() -> impl Strategy<Value = Colleague> {
    let role = prop::sample::select(Role::ALL.to_vec());
    let at = prop::sample::select(vec![CENTER, DEPARTMENT, STRANGE]);
    let unit = prop::sample::select(vec![None, Some("A"), Some("B")]);
    (1u128..5, role, at, unit).prop_map(|(id, role, at, unit)| colleague(id, role, at, unit))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// A list shows exactly those of whom something may be recorded.
    #[test]
    fn staff_scope_and_authorize_agree(one in some_colleague(), other in some_colleague()) {
        for action in StaffAction::ALL {
            let may = authorize_staff(&actor(&one), action, &other).is_ok();
            let covers = staff_scope(&actor(&one), action).is_ok_and(|scope| scope.covers(&other));
            prop_assert_eq!(may, covers, "{:?}", action);
        }
    }

    /// Nobody but its holder's superiors and administrators ever disposes of a role, and a role held
    /// for somebody else disposes of nobody.
    #[test]
    fn a_delegated_role_records_nothing(one in some_colleague(), other in some_colleague()) {
        let mut stand_in = actor(&one);
        let from = spc(9);
        let behalf = Desk::default().delegate(&from, &spc(8), draft(Role::Spc, 0, 1)).unwrap();
        for grant in &mut stand_in.grants {
            grant.on_behalf_of = behalf.grant(&from, "", now()).unwrap().on_behalf_of;
        }
        for action in StaffAction::ALL {
            prop_assert!(authorize_staff(&stand_in, action, &other).is_err());
        }
    }

    /// At most one stand-in has a role on any day, in whatever order they are recorded.
    #[test]
    fn no_day_has_two_stand_ins(days in prop::collection::vec((0i64..30, 0i64..12, 2u128..5), 1..12)) {
        let mut desk = Desk::default();
        for (first, length, to) in days {
            let made = desk.delegate(&spc(1), &spc(to), draft(Role::Spc, first, first + length));
            desk.delegations.extend(made);
        }
        for n in 0..45 {
            let on = desk.delegations.iter().filter(|it| it.period.contains(day(n)));
            prop_assert!(on.count() <= 1, "day {}", n);
        }
    }
}
