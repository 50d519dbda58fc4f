//! How a list is ordered.

use super::filter::{Filter, Part};
use super::names::{OPEN, OPEN_STATUSES, find};
use super::operations::DossierOrder;
use super::status::DossierStatus;

impl Filter {
    /// Whether it is narrowed to what is under way: only that has an order of its steps.
    pub fn is_of_work(&self) -> bool {
        let open = |name| {
            find(&DossierStatus::ALL, name).is_some_and(|status| OPEN_STATUSES.contains(&status))
        };
        let status = self.get(Part::Status);
        self.scope() != "all"
            || [Part::Bucket, Part::Awaits, Part::Step, Part::Holder, Part::Unit, Part::Unread]
                .into_iter()
                .any(|part| !self.get(part).is_empty())
            || status == OPEN
            || (!status.is_empty() && status.split(',').all(open))
    }

    /// How it is ordered. What runs out first comes first where time runs; where closed dossiers
    /// are looked for, the latest come first.
    pub fn ordered(&self) -> DossierOrder {
        let runs = self.scope() != "all"
            || [Part::Bucket, Part::Due, Part::Warning, Part::Awaits, Part::Step, Part::Holder]
                .into_iter()
                .any(|part| !self.get(part).is_empty())
            || matches!(self.get(Part::Status), OPEN | "PROCESSING");
        match self.get(Part::Order) {
            "NEWEST" => DossierOrder::Newest,
            "STEP_DUE_AT" if self.is_of_work() => DossierOrder::StepDueAt,
            "DUE_AT" => DossierOrder::DueAt,
            _ if runs => DossierOrder::DueAt,
            _ => DossierOrder::Newest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::filter::Home;
    use super::*;

    fn read(home: Home, parts: &[(&str, &str)]) -> Filter {
        Filter::read(home, |key| parts.iter().find(|(name, _)| *name == key).map(|(_, v)| *v))
    }

    #[test]
    fn a_list_with_closed_dossiers_begins_with_the_latest() {
        assert_eq!(Filter::of(Home::List).ordered(), DossierOrder::Newest);
        for part in [("bucket", "WAITING"), ("status", "OPEN"), ("due", "TODAY"), ("step", "SIGN")]
        {
            assert_eq!(read(Home::List, &[part]).ordered(), DossierOrder::DueAt, "{part:?}");
        }
        for (name, order) in [
            ("DUE_AT", DossierOrder::DueAt),
            ("STEP_DUE_AT", DossierOrder::StepDueAt),
            ("NEWEST", DossierOrder::Newest),
        ] {
            assert_eq!(read(Home::Queue, &[("order", name)]).ordered(), order, "{name}");
        }
        let by_step = |part| read(Home::List, &[("order", "STEP_DUE_AT"), part]).ordered();
        for part in [("status", "OPEN"), ("status", "PROCESSING"), ("unit", "H99.05/HT")] {
            assert_eq!(by_step(part), DossierOrder::StepDueAt, "{part:?}");
        }
        for part in [("status", "PROCESSING,RETURNED"), ("search", "an"), ("due", "TODAY")] {
            assert_ne!(by_step(part), DossierOrder::StepDueAt, "{part:?}");
        }
        let newest = read(Home::Queue, &[("order", "NEWEST")]);
        assert_eq!(newest.ordered(), DossierOrder::Newest);
    }

    /// The rule is the domain's; the list only has other names for the statuses.
    #[test]
    fn what_is_open_is_what_the_domain_calls_open() {
        for (status, name) in DossierStatus::ALL {
            let open = domain::dossier::DossierStatus::OPEN.iter().any(|it| it.code() == name);
            assert_eq!(OPEN_STATUSES.contains(&status), open, "{name}");
        }
    }
}
