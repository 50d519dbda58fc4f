//! What the screens ask for, in process.

use super::measure::officer;
use anyhow::{Context as _, bail};
use async_graphql::{Request, Variables};
use domain::lang::Lang;
use motcua::app::App;
use motcua::graphql::{self, Life, prepare};
use motcua::http::Caller;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

/// A screen of the app, or what it asks for.
pub(crate) struct Screen {
    /// The row of the table.
    pub(crate) what: &'static str,
    /// Who asks.
    user: &'static str,
    /// The operation; it may use `$code`, a dossier that was played.
    operation: &'static str,
}

/// Whose list has everything.
pub(crate) const DIRECTOR: &str = "son.lanhdao";
const SPECIALIST: &str = "minh.chuyenvien.tuphap";
const HEAD: &str = "quang.truongphong.tuphap";

pub(crate) const SCREENS: [Screen; 12] = [
    Screen { what: "queue page, 50 rows (specialist)", user: SPECIALIST, operation: QUEUE },
    Screen { what: "queue page, 50 rows (whole province)", user: DIRECTOR, operation: PAGE },
    Screen { what: "list page, 50 rows (department)", user: "hai.giamdoc.tuphap", operation: PAGE },
    Screen { what: "newest 50 (Center)", user: DIRECTOR, operation: NEWEST },
    Screen { what: "search by name without diacritics", user: DIRECTOR, operation: SEARCH },
    Screen { what: "search by a rare name", user: DIRECTOR, operation: SEARCH_RARE },
    Screen { what: "board", user: DIRECTOR, operation: BOARD },
    Screen { what: "work in hand by step (division)", user: HEAD, operation: BY_STEP },
    Screen { what: "counts beside the queue (division)", user: HEAD, operation: COUNTS },
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
const WORKLOAD: &str = "{ workload { officers { officer { name } load { steps minutes } } unclaimed { load { steps } } } }";
const NEWEST: &str = rows!(", order: NEWEST");
const SEARCH: &str = rows!(", order: NEWEST, filter: { search: \"nguyen thi lan\" }");
const SEARCH_RARE: &str = rows!(", order: NEWEST, filter: { search: \"quynh mai lo\" }");
const BOARD: &str = "{ board { total { waiting inProcess dueToday overdue resultAtCenter }
    agencies { agency { code name shortName }
      figures { waiting inProcess dueToday overdue resultAtCenter } } } }";
const TRACKING: &str = "query($code: String!) { tracking(code: $code) { code procedureName
    agency { name } status statusText acceptedAt dueAt due { lines } stepsDone stepsTotal nextText
    timeline { at title } } }";

impl Screen {
    /// Asks through the schema, as the officer, for the dossier with a code.
    pub(crate) async fn ask(&self, app: &Arc<App>, code: &str) -> anyhow::Result<()> {
        static SCHEMA: OnceLock<graphql::Schema> = OnceLock::new();
        static ADDRESS: AtomicU32 = AtomicU32::new(0x0a00_0000);
        let schema = SCHEMA.get_or_init(graphql::schema);
        let mut caller = Caller::inside(officer(app, self.user)?, Lang::Vi, app.now());
        // Look-ups are limited by address.
        caller.ip = Ipv4Addr::from(ADDRESS.fetch_add(1, Ordering::Relaxed)).into();
        let mut request = Request::new(self.operation);
        if self.operation.contains("$code") {
            request = request.variables(Variables::from_json(json!({ "code": code })));
        }
        let response =
            schema.execute(prepare(request, Arc::clone(app), caller, Life::Answer)).await;
        if !response.errors.is_empty() {
            bail!("{}: {:?}", self.what, response.errors);
        }
        serde_json::to_string(&response)?;
        Ok(())
    }
}

/// The code of a dossier that was played, so that its whole story is there.
pub(crate) async fn played_code(app: &App) -> anyhow::Result<String> {
    let reader = app.db.reader();
    let sql = "SELECT d.code AS code FROM dossier d JOIN dossier_event e ON e.dossier_id = d.id
               WHERE d.status = 'RETURNED' AND e.seq = 1 ORDER BY d.id LIMIT 1";
    let row = reader.query_one_raw(Statement::from_string(reader.get_database_backend(), sql));
    Ok(row.await?.context("a dossier that was returned")?.try_get("", "code")?)
}
