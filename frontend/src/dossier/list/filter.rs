//! What a list is narrowed to, as its address says it.

use super::operations::{DossierBucket, DossierFilterInput, DossierOrder, PageVariables};
use super::status::DossierStatus;

/// Rows of a page.
pub(super) const ROWS: i32 = 50;

/// Not closed: everything somebody still has to do something about.
pub(super) const OPEN: &str = "OPEN";

/// The statuses of [`OPEN`].
const OPEN_STATUSES: [DossierStatus; 3] =
    [DossierStatus::Processing, DossierStatus::ResultIssued, DossierStatus::ResultAtCenter];

/// The buckets one can narrow to, with their names in the address.
pub(super) const BUCKETS: [(DossierBucket, &str); 5] = [
    (DossierBucket::Waiting, "WAITING"),
    (DossierBucket::InProcess, "IN_PROCESS"),
    (DossierBucket::DueToday, "DUE_TODAY"),
    (DossierBucket::Overdue, "OVERDUE"),
    (DossierBucket::ResultAtCenter, "RESULT_AT_CENTER"),
];

/// The state of the list. Whoever gets its address sees the same list, within his own reach.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words of name, code, phone or id.
    pub search: String,
    /// A figure of the board.
    pub bucket: Option<&'static str>,
    /// Code of an agency.
    pub agency: String,
    /// National code of a procedure.
    pub procedure: String,
    /// A status, or [`OPEN`].
    pub status: Option<&'static str>,
    /// Latest first, or what runs out first; none for what fits the list.
    pub order: Option<DossierOrder>,
    /// Cursor of the row before the page.
    pub after: String,
}

impl Filter {
    /// Reads an address, by a look-up of its parts. What is not understood does not narrow.
    pub fn read<'a>(part: impl Fn(&str) -> Option<&'a str>) -> Self {
        let get = |key| part(key).unwrap_or_default();
        let known = |names: &[&'static str], key| names.iter().copied().find(|n| *n == get(key));
        let status = known(&DossierStatus::ALL.map(|(_, name)| name), "status");
        Self {
            search: domain::text::tidy(get("search")),
            bucket: known(&BUCKETS.map(|(_, name)| name), "bucket"),
            agency: get("agency").to_owned(),
            procedure: get("procedure").to_owned(),
            status: status.or((get("status") == OPEN).then_some(OPEN)),
            order: match get("order") {
                "NEWEST" => Some(DossierOrder::Newest),
                "DUE_AT" => Some(DossierOrder::DueAt),
                _ => None,
            },
            after: get("after").to_owned(),
        }
    }

    /// Its address.
    pub fn href(&self) -> String {
        let mut href = String::from("/desk/dossiers");
        let mut put = |key: &str, value: &str| {
            if !value.is_empty() {
                href.push(if href.contains('?') { '&' } else { '?' });
                href.push_str(key);
                href.push('=');
                encode(value, &mut href);
            }
        };
        put("search", &self.search);
        put("bucket", self.bucket.unwrap_or_default());
        put("agency", &self.agency);
        put("procedure", &self.procedure);
        put("status", self.status.unwrap_or_default());
        put(
            "order",
            match self.order {
                Some(DossierOrder::Newest) => "NEWEST",
                Some(DossierOrder::DueAt) => "DUE_AT",
                None => "",
            },
        );
        put("after", &self.after);
        href
    }

    /// Whether it narrows to less than everything within reach.
    pub fn narrows(&self) -> bool {
        let all = Self { order: self.order, after: self.after.clone(), ..Self::default() };
        *self != all
    }

    /// How it is ordered. What runs out first comes first where time runs; a list that holds
    /// closed dossiers too would begin with those of years ago, so there the latest come first.
    pub fn ordered(&self) -> DossierOrder {
        let runs = self.bucket.is_some() || matches!(self.status, Some(OPEN | "PROCESSING"));
        self.order.unwrap_or(if runs { DossierOrder::DueAt } else { DossierOrder::Newest })
    }

    /// The same list from its beginning.
    #[must_use]
    pub fn restarted(mut self) -> Self {
        self.after.clear();
        self
    }

    /// What to ask the server for.
    pub fn request(&self) -> PageVariables {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let bucket = BUCKETS.into_iter().find(|(_, name)| Some(*name) == self.bucket);
        let status = DossierStatus::ALL.into_iter().find(|(_, name)| Some(*name) == self.status);
        let open = (self.status == Some(OPEN)).then(|| OPEN_STATUSES.to_vec());
        PageVariables {
            filter: DossierFilterInput {
                search: some(&self.search),
                bucket: bucket.map(|(bucket, _)| bucket),
                agency: some(&self.agency),
                procedure: some(&self.procedure),
                status: open.or(status.map(|(status, _)| vec![status])),
                ..DossierFilterInput::default()
            },
            order: self.ordered(),
            first: ROWS,
            after: some(&self.after),
        }
    }
}

/// Percent-encodes a value of a query, as `encodeURIComponent` does; here because that exists only
/// in a browser.
fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Filter {
        Filter::read(|key| pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| *value))
    }

    #[test]
    fn the_address_of_a_board_figure_is_the_list_it_counts() {
        let filter = read(&[("bucket", "OVERDUE"), ("agency", "H99.03")]);
        let request = filter.request();
        assert_eq!(request.filter.bucket, Some(DossierBucket::Overdue));
        assert_eq!(request.filter.agency.as_deref(), Some("H99.03"));
        assert_eq!((request.first, request.after), (50, None));
        assert_eq!(filter.href(), "/desk/dossiers?bucket=OVERDUE&agency=H99.03");
    }

    #[test]
    fn what_is_not_understood_does_not_narrow() {
        let filter = read(&[("bucket", "overdue"), ("status", "GONE"), ("order", "?")]);
        assert_eq!(filter, Filter::default());
        assert!(!filter.narrows());
        assert_eq!(filter.href(), "/desk/dossiers");
    }

    #[test]
    fn a_list_with_closed_dossiers_begins_with_the_latest() {
        assert_eq!(Filter::default().ordered(), DossierOrder::Newest);
        assert_eq!(read(&[("bucket", "WAITING")]).ordered(), DossierOrder::DueAt);
        let open = read(&[("status", "OPEN")]);
        assert_eq!(open.ordered(), DossierOrder::DueAt);
        assert_eq!(open.request().filter.status.map(|all| all.len()), Some(3));
        assert_eq!(
            read(&[("status", "OPEN"), ("order", "NEWEST")]).ordered(),
            DossierOrder::Newest
        );
    }

    #[test]
    fn an_address_survives_reading_and_writing() {
        let filter = Filter {
            search: "nguyễn & con 100%".into(),
            status: Some("RETURNED"),
            procedure: "1.002010".into(),
            order: Some(DossierOrder::DueAt),
            after: "1763860000000000.ab12".into(),
            ..Filter::default()
        };
        assert_eq!(
            filter.href(),
            "/desk/dossiers?search=nguy%E1%BB%85n%20%26%20con%20100%25&procedure=1.002010\
             &status=RETURNED&order=DUE_AT&after=1763860000000000.ab12"
        );
        let parts = [
            ("search", "nguyễn & con 100%"),
            ("status", "RETURNED"),
            ("procedure", "1.002010"),
            ("order", "DUE_AT"),
            ("after", "1763860000000000.ab12"),
        ];
        assert_eq!(read(&parts), filter);
        assert!(filter.narrows());
        assert_eq!(filter.restarted().after, "");
    }
}
