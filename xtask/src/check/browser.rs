//! Whether journeys in a browser can be made here.

use crate::place;
use anyhow::Result;

/// Chromium under one of its names, and the driver that goes with it.
///
/// # Errors
/// When one is missing and nothing may be skipped.
pub(super) fn available() -> Result<bool> {
    let browser = ["chromium", "chromium-browser", "google-chrome"];
    if browser.into_iter().any(|name| place::program(name).is_some())
        && place::program("chromedriver").is_some()
    {
        return Ok(true);
    }
    super::missing(
        "Chromium or chromedriver",
        "every browser journey",
        "chromium chromium-driver",
    )?;
    Ok(false)
}
