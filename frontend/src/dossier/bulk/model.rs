//! What a bulk is about, and where it stands.

use super::operations::{BulkAction, BulkItem, BulkOrder, BulkOutcome, BulkTarget};
use std::collections::BTreeSet;

/// Dossiers sent with one request: few enough that the bar moves, many enough to be quick.
pub(super) const CHUNK: usize = 25;
/// Most dossiers of one bulk.
pub(super) const MOST: usize = 500;

/// Which dossiers.
#[derive(Debug, Clone, PartialEq)]
pub enum BulkTargets {
    /// Those chosen on screen.
    Chosen(Vec<BulkTarget>),
    /// Everything a colleague has open: id and name.
    HeldBy(cynic::Id, String),
}

/// What is typed in the dialog.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Typed {
    pub(super) officer: Option<cynic::Id>,
    pub(super) words: String,
}

/// The order for these dossiers. A preview is asked as if a reason, or the number of the decision,
/// were given: that it is missing is shown at its field.
pub(super) fn order(
    action: BulkAction,
    targets: &BulkTargets,
    typed: &Typed,
    preview: bool,
) -> BulkOrder {
    let words = typed.words.trim();
    let words = match (words, preview, action) {
        ("", true, BulkAction::Assign | BulkAction::SuspendClock) => Some("—".to_owned()),
        ("", ..) => None,
        (words, ..) => Some(words.to_owned()),
    };
    let (items, held_by) = match targets {
        BulkTargets::Chosen(items) => (Some(items.clone()), None),
        BulkTargets::HeldBy(officer, _) => (None, Some(officer.clone())),
    };
    let assigns = action == BulkAction::Assign;
    let passes = matches!(action, BulkAction::Forward | BulkAction::Release | BulkAction::HandOver);
    BulkOrder {
        action,
        items,
        held_by,
        officer_id: typed.officer.clone().filter(|_| assigns),
        reason: words.clone().filter(|_| assigns),
        note: words.clone().filter(|_| passes),
        next_officer_id: typed.officer.clone().filter(|_| action == BulkAction::Forward),
        decision_no: words.filter(|_| action == BulkAction::SuspendClock),
    }
}

/// The dossiers that would be done and have not been taken out.
pub(super) fn included(items: &[BulkItem], out: &BTreeSet<String>) -> Vec<BulkTarget> {
    items
        .iter()
        .filter(|item| item.outcome == BulkOutcome::Eligible)
        .filter(|item| !out.contains(item.dossier_id.inner()))
        .map(|item| BulkTarget {
            dossier_id: item.dossier_id.clone(),
            expected_version: item.expected_version,
        })
        .collect()
}

/// Those that were not done, in the version they have now; none that are out of reach.
pub(super) fn again(items: &[BulkItem]) -> Vec<BulkTarget> {
    items
        .iter()
        .filter(|item| item.outcome != BulkOutcome::Done)
        .filter_map(|item| {
            let now = item.dossier.as_ref()?;
            let dossier_id = item.dossier_id.clone();
            Some(BulkTarget { dossier_id, expected_version: now.version })
        })
        .collect()
}

/// Whether any of these takes a step from somebody, for which a reason is due.
pub(super) fn takes_from_somebody(items: &[BulkItem]) -> bool {
    items.iter().filter(|item| item.outcome == BulkOutcome::Eligible).any(|item| {
        let step = item.dossier.as_ref().and_then(|dossier| dossier.current_step.as_ref());
        step.is_some_and(|step| step.assignee.is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::super::operations::{BulkDossier, BulkStep, OfficerName};
    use super::*;

    fn item(id: &str, outcome: BulkOutcome, holder: Option<&str>) -> BulkItem {
        let assignee = holder.map(|name| OfficerName { name: name.into() });
        BulkItem {
            dossier_id: cynic::Id::new(id),
            expected_version: 3,
            outcome,
            user_errors: Vec::new(),
            dossier: Some(BulkDossier {
                version: 4,
                code: None,
                applicant_name: String::new(),
                current_step: Some(BulkStep { title: String::new(), assignee }),
            }),
        }
    }

    #[test]
    fn what_can_be_done_and_stays_ticked_is_done() {
        let items = [
            item("a", BulkOutcome::Eligible, None),
            item("b", BulkOutcome::Refused, Some("A")),
            item("c", BulkOutcome::Eligible, None),
        ];
        let out = BTreeSet::from(["c".to_owned()]);
        let ids: Vec<_> = included(&items, &out).into_iter().map(|it| it.dossier_id).collect();
        assert_eq!(ids, [cynic::Id::new("a")]);
        assert!(!takes_from_somebody(&items));
        assert!(takes_from_somebody(&[item("a", BulkOutcome::Eligible, Some("A"))]));
    }

    #[test]
    fn failed_ones_are_tried_again_as_they_stand_now() {
        let mut gone = item("b", BulkOutcome::Refused, None);
        gone.dossier = None;
        let items = [item("a", BulkOutcome::Done, None), gone, item("c", BulkOutcome::Stale, None)];
        let again = again(&items);
        assert_eq!(again.len(), 1);
        assert_eq!((again[0].dossier_id.inner(), again[0].expected_version), ("c", 4));
    }

    #[test]
    fn each_action_sends_what_is_its_own() {
        let typed = Typed { officer: Some(cynic::Id::new("o")), words: "  x ".into() };
        let of = |action, typed: &Typed, preview| {
            order(action, &BulkTargets::Chosen(Vec::new()), typed, preview)
        };
        let assign = of(BulkAction::Assign, &typed, false);
        assert_eq!((assign.reason.as_deref(), assign.note), (Some("x"), None));
        let forward = of(BulkAction::Forward, &typed, false);
        assert_eq!((forward.reason, forward.note.as_deref()), (None, Some("x")));
        assert!(forward.officer_id.is_none() && forward.next_officer_id.is_some());
        let claim = of(BulkAction::Claim, &typed, false);
        assert!(claim.note.is_none() && claim.officer_id.is_none());
        assert!(of(BulkAction::Assign, &Typed::default(), true).reason.is_some());
        assert!(of(BulkAction::Assign, &Typed::default(), false).reason.is_none());
    }
}
