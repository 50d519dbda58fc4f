//! The demo: a fictitious province with half a year of history.

use crate::app::Config;

/// Password of every demo login.
pub const PASSWORD: &str = "motcua";

/// Fills an empty database.
///
/// # Errors
/// The database fails.
pub async fn fill(_config: &Config, _dossiers: usize) -> anyhow::Result<()> {
    Ok(())
}
