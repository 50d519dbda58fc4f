//! What is asked for each screen: data only, so that the tests ask the same.

/// A screen of the app, or what it asks for.
pub(crate) struct Screen {
    /// The row of the table.
    pub(crate) what: &'static str,
    /// Who asks.
    pub(crate) user: &'static str,
    /// The operation; it may use `$code`, a dossier that was played.
    pub(crate) operation: &'static str,
}

/// Whose list has everything.
pub(crate) const DIRECTOR: &str = "son.lanhdao";
const DIRECTOR_OF_JUSTICE: &str = "hai.giamdoc.tuphap";
const SPECIALIST: &str = "minh.chuyenvien.tuphap";
const HEAD: &str = "quang.truongphong.tuphap";

/// The rows of the table; each takes the same statements whatever the number of dossiers.
pub(crate) const SCREENS: [Screen; 14] = [
    Screen { what: "queue page, 50 rows (specialist)", user: SPECIALIST, operation: QUEUE },
    Screen { what: "queue page, 50 rows (whole province)", user: DIRECTOR, operation: PAGE },
    Screen { what: "list page, 50 rows (department)", user: DIRECTOR_OF_JUSTICE, operation: PAGE },
    Screen { what: "newest 50 (Center)", user: DIRECTOR, operation: NEWEST },
    Screen { what: "search by name without diacritics", user: DIRECTOR, operation: SEARCH },
    Screen { what: "search by a rare name", user: DIRECTOR, operation: SEARCH_RARE },
    Screen { what: "board", user: DIRECTOR, operation: BOARD },
    Screen { what: "work in hand by step (division)", user: HEAD, operation: BY_STEP },
    Screen { what: "counts beside the queue (division)", user: HEAD, operation: COUNTS },
    Screen { what: "drafts to approve (department)", user: DIRECTOR_OF_JUSTICE, operation: DRAFTS },
    Screen { what: "corrections to decide (Center)", user: DIRECTOR, operation: CORRECTIONS },
    Screen { what: "a dossier's page", user: DIRECTOR, operation: DOSSIER },
    Screen { what: "workload of a division", user: HEAD, operation: WORKLOAD },
    Screen { what: "tracking", user: DIRECTOR, operation: TRACKING },
];

/// The fields of a row, as `frontend/src/dossier/list/operations.rs` asks for them.
macro_rules! rows {
    ($arguments:literal) => {
        concat!(
            "{ dossiers(first: 50",
            $arguments,
            ") { nodes { id version code status statusText applicantName procedure { code name }
            competentAgency { code name shortName }
            currentStep { title agency { code name shortName } unit { name } roleName
              assignee { id name title } }
            dueAt remainingMinutes stepRemainingMinutes warning receivedAt unread } pageInfo { hasNextPage endCursor } } }"
        )
    };
}

/// The page of the budget: 50 rows over everything, what runs out first on top.
pub(crate) const PAGE: &str = rows!("");
const QUEUE: &str = rows!(", filter: { queue: WORK }");
const BY_STEP: &str = rows!(", order: STEP_DUE_AT, filter: { queue: UNIT }");
const DRAFTS: &str = rows!(", filter: { awaits: [APPROVAL] }");
const CORRECTIONS: &str = rows!(", filter: { awaits: [AMENDMENT] }");
const COUNTS: &str = "{ dossierCounts(filters: [{ queue: WORK }, { queue: MINE },
    { queue: CLAIMABLE }, { queue: UNIT }, { queue: WORK, unread: true }, { awaits: [APPROVAL] },
    { awaits: [OPINION_OVERDUE] }, { warning: { level: SOON, told: true } },
    { warning: { level: DAY_BEFORE, told: true } }, { warning: { level: OVERDUE, told: true } }]) }";
const DOSSIER: &str = "query($code: String!) { dossier(code: $code) { id version status statusText
    applicant { name phone address } documents { name originals copies } procedure { name }
    due { lines skipped { reason } } steps { ordinal title state assignee { name } usedMinutes }
    timeline { at title actor { name } detail } papers { title number url }
    actions { name allowed reason } result { title } registerEntry { book row }
    life { clock { startedAt } handover { sentAt } consultations { number }
      supplements { deadline } } } }";
const WORKLOAD: &str = "{ workload { officers { officer { name } load { steps minutes } } unclaimed { steps minutes } } }";
const NEWEST: &str = rows!(", order: NEWEST");
const SEARCH: &str = rows!(", order: NEWEST, filter: { search: \"nguyen thi lan\" }");
const SEARCH_RARE: &str = rows!(", order: NEWEST, filter: { search: \"quynh mai lo\" }");
const BOARD: &str = "{ board { total { waiting inProcess dueToday overdue resultAtCenter }
    agencies { agency { code name shortName }
      figures { waiting inProcess dueToday overdue resultAtCenter } } } }";
const TRACKING: &str = "query($code: String!) { tracking(code: $code) { code procedureName
    agency { name } status statusText acceptedAt dueAt due { lines } stepsDone stepsTotal nextText
    timeline { at title } } }";
