//! Who may have somebody stand in for whom.

use super::{Desk, absence, actor, colleague, draft, now, permit, problems, signed, spc};
use crate::fixture::DEPARTMENT;
use crate::golden;
use domain::identity::{Absence, Recording, Role, StaffAction, authorize_staff, disposes_of};
use domain::refusal::{Code, Refusal};
use std::fmt::Write as _;
use uuid::Uuid;

#[test]
fn golden_disposal_matrix() {
    let mut table = String::from(
        "# Vai trò × vai trò của người khác → được cử người xử lý thay (x); ô trống là không được.\n\
         # Role × role of somebody else → may have somebody stand in (x); an empty cell means no.\n\n",
    );
    let header: String = Role::ALL.iter().map(|role| format!("{:6}", role.code())).collect();
    writeln!(table, "{:6}{}", "", header.trim_end()).unwrap();
    for holder in Role::ALL {
        let cell = |role: &Role| if disposes_of(holder, *role) { "x     " } else { "      " };
        let row: String = Role::ALL.iter().map(cell).collect();
        writeln!(table, "{}", format!("{:6}{row}", holder.code()).trim_end()).unwrap();
    }
    golden::check("disposal.txt", &table);
}

/// Whose signature stands above whose: the province's, that of an agency, of a division.
fn signs(role: Role) -> u8 {
    match role {
        Role::Chm => 3,
        Role::Dir | Role::Cdr => 2,
        Role::Hod => 1,
        _ => 0,
    }
}

/// Every pair of roles, with himself and with another as the stand-in: nobody but the holder and who
/// writes down what was decided disposes of a signature above his own, or of who controls him.
#[test]
fn nobody_disposes_of_whoever_stands_above_him() {
    let desk = Desk::default();
    let recording = || Recording { id: Uuid::nil(), at: now(), absence: None, head_signs: true };
    for (holder, role) in Role::ALL.iter().flat_map(|one| Role::ALL.map(|other| (*one, other))) {
        let recorder = colleague(1, holder, DEPARTMENT, None);
        let from = colleague(2, role, DEPARTMENT, None);
        let third = colleague(3, Role::Spc, DEPARTMENT, None);
        for to in [&recorder, &third] {
            let lent = authorize_staff(&actor(&recorder), StaffAction::Delegate, &from)
                .map_err(|_| vec![Refusal::new(Code::Forbidden)])
                .and_then(|permit| {
                    let draft = signed(role, 0, 1);
                    draft.check(&permit, &from, to, &desk.staffing(), recording()).map(drop)
                });
            let away = Absence { document_no: Some("7/TB".to_owned()), ..absence(&from, 0, 1) };
            let handed = authorize_staff(&actor(&recorder), StaffAction::RecordAbsence, &from)
                .map_err(|_| vec![Refusal::new(Code::Forbidden)])
                .and_then(|permit| {
                    let pair = [&from, to];
                    away.hand_over(&permit, pair, &desk.staffing(), recording).map(drop)
                });
            let words = format!("{holder:?} lends {role:?} to {}", to.name);
            assert_eq!(lent.is_ok(), handed.is_ok(), "{words}: {lent:?}, {handed:?}");
            let himself = holder == Role::Admin && to.id == recorder.id;
            assert_eq!(lent.is_ok(), disposes_of(holder, role) && !himself, "{words}: {lent:?}");
            if lent.is_ok() && holder != Role::Admin {
                assert!(signs(role) <= signs(holder), "{words}");
                assert!(!matches!(role, Role::Kstt | Role::Audit | Role::Admin), "{words}");
            }
        }
    }
}

/// What the Chairman has lent, a department's leader does not take back either.
#[test]
fn nobody_takes_back_what_whoever_stands_above_him_lent() {
    let desk = Desk::default();
    let chairman = colleague(1, Role::Chm, DEPARTMENT, None);
    let lent = desk.delegate(&chairman, &spc(2), signed(Role::Chm, 0, 1)).unwrap();
    let leader = colleague(3, Role::Dir, DEPARTMENT, None);
    let back = lent.revoke(&permit(&leader, &chairman), "Về sớm", now());
    assert_eq!(problems(back), [(Code::Forbidden, String::new())]);
    let admin = colleague(4, Role::Admin, DEPARTMENT, None);
    for other in [&chairman, &admin] {
        assert!(lent.revoke(&permit(other, &chairman), "Về sớm", now()).is_ok());
    }
}

/// Who heads a division and leads its agency disposes by either: his roles stand in no order.
#[test]
fn two_roles_dispose_of_what_either_does() {
    let desk = Desk::default();
    let mut both = colleague(1, Role::Hod, DEPARTMENT, Some("P1"));
    let leads = colleague(1, Role::Dir, DEPARTMENT, None);
    both.grants.extend(leads.grants);
    let clerk = colleague(2, Role::Clk, DEPARTMENT, Some("P1"));
    let third = colleague(3, Role::Clk, DEPARTMENT, Some("P1"));
    for _ in 0..2 {
        let permit = permit(&both, &clerk);
        assert_eq!(permit.role_over(Some(Role::Clk)), Some(Role::Dir));
        let recording = Recording { id: Uuid::nil(), at: now(), absence: None, head_signs: true };
        let lent =
            signed(Role::Clk, 0, 1).check(&permit, &clerk, &third, &desk.staffing(), recording);
        assert!(lent.is_ok(), "{lent:?}");
        both.grants.reverse();
    }
}

/// A permit about one officer does not dispose of another.
#[test]
fn a_permit_is_about_the_officer_it_names() {
    let (one, other) = (spc(1), spc(2));
    let recording = Recording { id: Uuid::nil(), at: now(), absence: None, head_signs: false };
    let desk = Desk::default();
    let tried = draft(Role::Spc, 0, 1).check(
        &permit(&one, &one),
        &other,
        &one,
        &desk.staffing(),
        recording,
    );
    assert_eq!(problems(tried), [(Code::Forbidden, "role".to_owned())]);
}
