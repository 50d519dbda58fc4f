//! What a list is narrowed to, as its address says it. Whoever gets the address sees the same
//! list, within his own reach.

use super::names::{
    AWAITS, BUCKETS, CHANNELS, CLOCKS, DUES, LEVELS, OPEN, OPEN_STATUSES, SCOPES, STEPS, find,
};
use super::operations::{DossierFilterInput, PageVariables, UnitInput, WarningInput};
use super::status::DossierStatus;
use crate::api::Date;
use crate::format;
use std::collections::BTreeMap;

/// Something a list can be narrowed or arranged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Whose work.
    Scope,
    /// Words of name, code, phone or id.
    Search,
    /// A figure of the board.
    Bucket,
    /// Statuses, with commas between, or [`OPEN`].
    Status,
    /// Whose hand it waits for beside the current step.
    Awaits,
    /// What the current step does.
    Step,
    /// Global id of who has it.
    Holder,
    /// Code of the competent agency.
    Agency,
    /// Agency and unit of the current step, with a slash between.
    Unit,
    /// National code of the procedure.
    Procedure,
    /// When the clock ends.
    Due,
    /// A warning level.
    Warning,
    /// Which clock warns; both when not said.
    Clock,
    /// `1`: only warnings the viewer is told of.
    Told,
    /// First day of reception, ISO.
    From,
    /// Last day of reception, ISO.
    To,
    /// How it was filed.
    Channel,
    /// `1`: not yet seen.
    Unread,
    /// How it is ordered.
    Order,
    /// `board`: columns by step.
    Mode,
}

impl Part {
    /// Every part, in the order of the address.
    pub const ALL: [Self; 20] = [
        Self::Scope,
        Self::Search,
        Self::Bucket,
        Self::Status,
        Self::Awaits,
        Self::Step,
        Self::Holder,
        Self::Agency,
        Self::Unit,
        Self::Procedure,
        Self::Due,
        Self::Warning,
        Self::Clock,
        Self::Told,
        Self::From,
        Self::To,
        Self::Channel,
        Self::Unread,
        Self::Order,
        Self::Mode,
    ];

    /// Its name in the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Search => "search",
            Self::Bucket => "bucket",
            Self::Status => "status",
            Self::Awaits => "awaits",
            Self::Step => "step",
            Self::Holder => "holder",
            Self::Agency => "agency",
            Self::Unit => "unit",
            Self::Procedure => "procedure",
            Self::Due => "due",
            Self::Warning => "warning",
            Self::Clock => "clock",
            Self::Told => "told",
            Self::From => "from",
            Self::To => "to",
            Self::Channel => "channel",
            Self::Unread => "unread",
            Self::Order => "order",
            Self::Mode => "mode",
        }
    }

    /// A value as it is kept; nothing when it is not understood.
    fn understood(self, value: &str) -> String {
        let one_of = |known: bool| if known { value.to_owned() } else { String::new() };
        match self {
            Self::Search => domain::text::tidy(value),
            Self::Holder | Self::Agency | Self::Procedure => value.trim().to_owned(),
            Self::Scope => one_of(find(&SCOPES, value).is_some()),
            Self::Bucket => one_of(find(&BUCKETS, value).is_some()),
            Self::Status if value == OPEN => OPEN.to_owned(),
            Self::Status => {
                let known = value.split(',').filter(|one| find(&DossierStatus::ALL, one).is_some());
                known.collect::<Vec<_>>().join(",")
            }
            Self::Awaits => one_of(find(&AWAITS, value).is_some()),
            Self::Step => one_of(find(&STEPS, value).is_some()),
            Self::Unit => one_of(value.split_once('/').is_some()),
            Self::Due => one_of(find(&DUES, value).is_some()),
            Self::Warning => one_of(find(&LEVELS, value).is_some()),
            Self::Clock => one_of(find(&CLOCKS, value).is_some()),
            Self::From | Self::To => one_of(value.parse::<chrono::NaiveDate>().is_ok()),
            Self::Channel => one_of(find(&CHANNELS, value).is_some()),
            Self::Told | Self::Unread => one_of(value == "1"),
            Self::Order => one_of(matches!(value, "NEWEST" | "DUE_AT" | "STEP_DUE_AT")),
            Self::Mode => one_of(value == "board"),
        }
    }
}

/// The two pages of the list: they differ in what they show when nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Home {
    /// `/desk/queue`: the day's work.
    Queue,
    /// `/desk/dossiers`: everything within reach.
    #[default]
    List,
}

impl Home {
    /// Its address.
    pub fn path(self) -> &'static str {
        match self {
            Self::Queue => "/desk/queue",
            Self::List => "/desk/dossiers",
        }
    }

    fn scope(self) -> &'static str {
        match self {
            Self::Queue => "work",
            Self::List => "all",
        }
    }
}

/// The state of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    home: Home,
    parts: BTreeMap<Part, String>,
}

impl Filter {
    /// The list of a page when nothing is said.
    pub fn of(home: Home) -> Self {
        Self { home, parts: BTreeMap::new() }
    }

    /// Reads an address, by a look-up of its parts. What is not understood does not narrow.
    pub fn read<'a>(home: Home, part: impl Fn(&str) -> Option<&'a str>) -> Self {
        let known = Part::ALL.into_iter().map(|one| (one, part(one.key()).unwrap_or_default()));
        known.fold(Self::of(home), |filter, (part, value)| filter.with(part, value))
    }

    /// Reads the query of an address, as saved views keep it.
    pub fn parse(home: Home, query: &str) -> Self {
        let pairs: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(key, value)| (key.to_owned(), decode(value)))
            .collect();
        Self::read(home, |key| {
            pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
        })
    }

    /// What a part says; empty when it says nothing.
    pub fn get(&self, part: Part) -> &str {
        self.parts.get(&part).map_or("", String::as_str)
    }

    /// The same list with one part changed; with an empty value the part says nothing.
    #[must_use]
    pub fn with(mut self, part: Part, value: &str) -> Self {
        let value = part.understood(value);
        let silent = value.is_empty() || (part == Part::Scope && value == self.home.scope());
        if silent {
            self.parts.remove(&part);
        } else {
            self.parts.insert(part, value);
        }
        self
    }

    /// Its page.
    pub fn home(&self) -> Home {
        self.home
    }

    /// Whose work, by its name in the address.
    pub fn scope(&self) -> &'static str {
        let said = SCOPES.iter().find(|(_, name)| *name == self.get(Part::Scope));
        said.map_or(self.home.scope(), |(_, name)| *name)
    }

    /// The query of its address.
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (part, value) in &self.parts {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(part.key());
            query.push('=');
            encode(value, &mut query);
        }
        query
    }

    /// Its address.
    pub fn href(&self) -> String {
        let query = self.query();
        let path = self.home.path();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The parts that narrow, to be shown and taken back one by one.
    pub fn active(&self) -> Vec<Part> {
        let arranging = [Part::Scope, Part::Order, Part::Mode, Part::Clock, Part::Told];
        self.parts.keys().copied().filter(|part| !arranging.contains(part)).collect()
    }

    /// Whether it narrows to less than its scope.
    pub fn narrows(&self) -> bool {
        !self.active().is_empty()
    }

    /// The same scope, narrowed by nothing.
    #[must_use]
    pub fn reset(&self) -> Self {
        let kept = [Part::Scope, Part::Mode].map(|part| (part, self.get(part).to_owned()));
        kept.iter().fold(Self::of(self.home), |filter, (part, value)| filter.with(*part, value))
    }

    /// What the server shall narrow by.
    pub fn input(&self) -> DossierFilterInput {
        let text = |part| Some(self.get(part).to_owned()).filter(|text| !text.is_empty());
        let date = |part| self.get(part).parse().ok().map(Date);
        let statuses = |names: &str| {
            names.split(',').filter_map(|name| find(&DossierStatus::ALL, name)).collect()
        };
        let warning = find(&LEVELS, self.get(Part::Warning)).map(|level| WarningInput {
            level,
            clock: find(&CLOCKS, self.get(Part::Clock)),
            told: text(Part::Told).map(|_| true),
        });
        DossierFilterInput {
            search: text(Part::Search),
            bucket: find(&BUCKETS, self.get(Part::Bucket)),
            agency: text(Part::Agency),
            unit: self.get(Part::Unit).split_once('/').map(|(agency, unit)| UnitInput {
                agency: agency.to_owned(),
                unit: unit.to_owned(),
            }),
            procedure: text(Part::Procedure),
            status: match self.get(Part::Status) {
                "" => None,
                OPEN => Some(OPEN_STATUSES.to_vec()),
                names => Some(statuses(names)),
            },
            awaits: find(&AWAITS, self.get(Part::Awaits)).map(|one| vec![one]),
            step: find(&STEPS, self.get(Part::Step)),
            holder: text(Part::Holder).map(cynic::Id::new),
            due: find(&DUES, self.get(Part::Due)),
            warning,
            received_from: date(Part::From),
            received_to: date(Part::To),
            channel: find(&CHANNELS, self.get(Part::Channel)),
            unread: text(Part::Unread).map(|_| true),
            queue: find(&SCOPES, self.scope()).flatten(),
            load: None,
        }
    }

    /// A page of it.
    pub fn request(&self, first: i32, after: Option<String>) -> PageVariables {
        PageVariables { filter: self.input(), order: self.ordered(), first, after }
    }

    /// A day of the filter, for people.
    pub fn day(&self, part: Part) -> String {
        self.get(part).parse().map(format::date).unwrap_or_default()
    }
}

/// Percent-encodes a value of a query, as `encodeURIComponent` does; here because that exists only
/// in a browser.
fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'(),:/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

fn decode(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(if first == b'+' { b' ' } else { first });
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::operations::{DossierBucket, DossierOrder, QueueScope, WarningClock};
    use super::*;

    fn read(home: Home, pairs: &[(&str, &str)]) -> Filter {
        Filter::read(home, |key| {
            pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
        })
    }

    #[test]
    fn the_address_of_a_board_figure_is_the_list_it_counts() {
        let filter = read(Home::List, &[("bucket", "OVERDUE"), ("agency", "H99.03")]);
        let request = filter.request(50, None);
        assert_eq!(request.filter.bucket, Some(DossierBucket::Overdue));
        assert_eq!(request.filter.agency.as_deref(), Some("H99.03"));
        assert_eq!(request.filter.queue, None);
        assert_eq!(filter.href(), "/desk/dossiers?bucket=OVERDUE&agency=H99.03");
    }

    #[test]
    fn what_is_not_understood_does_not_narrow() {
        let filter = read(Home::List, &[("bucket", "overdue"), ("status", "GONE,"), ("from", "?")]);
        assert_eq!(filter, Filter::of(Home::List));
        assert!(!filter.narrows());
        assert_eq!(filter.href(), "/desk/dossiers");
    }

    #[test]
    fn each_page_has_a_scope_of_its_own_when_nothing_is_said() {
        let queue = read(Home::Queue, &[]);
        assert_eq!(queue.input().queue, Some(QueueScope::Work));
        assert_eq!(queue.ordered(), DossierOrder::DueAt);
        assert_eq!(queue.clone().with(Part::Scope, "all").input().queue, None);
        assert_eq!(queue.with(Part::Scope, "work").href(), "/desk/queue");
        assert_eq!(read(Home::List, &[("scope", "mine")]).href(), "/desk/dossiers?scope=mine");
    }

    /// Every part at once: none displaces another (several filters, only the first applied, is
    /// what other products are reproached with).
    #[test]
    fn all_filters_combine_and_survive_the_address() {
        let pairs = [
            ("scope", "unit"),
            ("search", "nguyễn & con 100%"),
            ("bucket", "OVERDUE"),
            ("status", "PROCESSING,RESULT_ISSUED"),
            ("awaits", "SENDING"),
            ("step", "APPRAISE"),
            ("holder", "officer:018f"),
            ("agency", "H99.03"),
            ("unit", "H99.03/QLXD"),
            ("procedure", "1.002010"),
            ("due", "TWO_DAYS"),
            ("warning", "DAY_BEFORE"),
            ("clock", "STEP"),
            ("told", "1"),
            ("from", "2026-11-01"),
            ("to", "2026-11-30"),
            ("channel", "COUNTER"),
            ("unread", "1"),
            ("order", "NEWEST"),
            ("mode", "board"),
        ];
        let filter = read(Home::Queue, &pairs);
        assert_eq!(filter.active().len(), pairs.len() - 5);
        assert_eq!(Filter::parse(Home::Queue, &filter.query()), filter);
        let input = filter.input();
        let DossierFilterInput {
            search: Some(_),
            bucket: Some(_),
            agency: Some(_),
            unit: Some(unit),
            procedure: Some(_),
            status: Some(status),
            awaits: Some(_),
            step: Some(_),
            holder: Some(_),
            due: Some(_),
            warning: Some(warning),
            received_from: Some(_),
            received_to: Some(_),
            channel: Some(_),
            unread: Some(true),
            queue: Some(QueueScope::Unit),
            load: None,
        } = input
        else {
            panic!("a filter was dropped: {input:?}")
        };
        assert_eq!((unit.agency.as_str(), unit.unit.as_str()), ("H99.03", "QLXD"));
        assert_eq!(status.len(), 2);
        assert_eq!((warning.clock, warning.told), (Some(WarningClock::Step), Some(true)));
        for part in filter.active() {
            assert!(filter.clone().with(part, "").get(part).is_empty(), "{part:?}");
        }
        let reset = filter.reset();
        assert_eq!(reset.href(), "/desk/queue?scope=unit&mode=board");
    }

    #[test]
    fn an_address_is_plain_and_percent_encoded() {
        let filter = Filter::of(Home::List).with(Part::Search, "nguyễn & con 100%");
        assert_eq!(filter.query(), "search=nguy%E1%BB%85n%20%26%20con%20100%25");
        assert_eq!(Filter::parse(Home::List, "search=a+b%2").get(Part::Search), "a b%2");
    }
}
