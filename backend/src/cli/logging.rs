//! Logs: one line per event on standard error; JSON when `MOTCUA_LOG_FORMAT=json`.

use tracing_subscriber::EnvFilter;

/// What is logged unless `MOTCUA_LOG` says otherwise.
const DEFAULT: &str = "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";

/// Begins logging.
pub(super) fn init() {
    let filter = EnvFilter::try_from_env("MOTCUA_LOG").unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let json = std::env::var("MOTCUA_LOG_FORMAT").is_ok_and(|format| format == "json");
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call, as in tests, keeps the first one's settings.
    let _ = if json { logs.json().try_init() } else { logs.compact().try_init() };
}
