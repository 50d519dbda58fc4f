//! Sizes of windows, and how Chromium is started.

use anyhow::Result;
use serde_json::json;
use std::path::{Path, PathBuf};
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};

/// What a page is shown on, in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Width of the page.
    pub width: u32,
    /// Height of the page.
    pub height: u32,
    /// Whether it is held in the hand: touch, mobile viewport, two device pixels per CSS pixel.
    pub mobile: bool,
}

impl Screen {
    /// The computer at a counter.
    pub const DESK: Self = Self { width: 1440, height: 900, mobile: false };
    /// A cheap phone.
    pub const PHONE: Self = Self { width: 390, height: 844, mobile: true };
}

/// Where files come down.
pub(super) fn downloads(profile: &Path) -> PathBuf {
    profile.join("downloads")
}

/// Headless, Vietnamese, deaf to the world outside (a closed network would refuse its many
/// connections anyway), and everything the console says is kept.
pub(super) fn capabilities(screen: Screen, profile: &Path) -> Result<ChromeCapabilities> {
    let mut capabilities = ChromeCapabilities::new();
    for argument in [
        "--headless=new",
        // Tests may run as root in a container, where Chromium's own sandbox does not start.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--hide-scrollbars",
        "--lang=vi",
    ] {
        capabilities.add_arg(argument)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    let Screen { width, height, mobile } = screen;
    capabilities.add_arg(&format!("--window-size={width},{height}"))?;
    // A window is taller than its page, and never as narrow as a phone: the size is emulated.
    let density = if mobile { 2.0 } else { 1.0 };
    let metrics = json!({
        "width": width, "height": height, "pixelRatio": density, "mobile": mobile, "touch": mobile,
    });
    capabilities.add_experimental_option("mobileEmulation", json!({ "deviceMetrics": metrics }))?;
    let prefs = json!({
        "intl.accept_languages": "vi,en",
        "download.default_directory": downloads(profile),
        "download.prompt_for_download": false,
    });
    capabilities.add_experimental_option("prefs", prefs)?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}
