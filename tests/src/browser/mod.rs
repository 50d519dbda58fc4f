//! Journeys in a real, headless Chromium.
//!
//! ```ignore
//! #[tokio::test(flavor = "multi_thread")]
//! async fn a_citizen_finds_a_dossier() -> anyhow::Result<()> {
//!     journey("citizen-finds", Screen::PHONE, async |browser| {
//!         browser.goto(&url).await?;
//!         browser.see("Mã hồ sơ").await?;
//!         browser.shot("track-phone").await
//!     })
//!     .await
//! }
//! ```
//! A journey fails when its steps do, and also when it leaves an error in the browser's console: a
//! journey that provokes one takes it out with [`Browser::console_errors`]. When it fails, a
//! picture of the page lies in the target folder under `shots/failed-<name>.png`.

mod driver;
mod screen;
mod shots;

pub use screen::Screen;

use anyhow::{Context, Result, bail, ensure};
use driver::Driver;
use futures::FutureExt;
use std::ops::Deref;
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// How long a journey waits for something to appear. On a busy machine with two cores an
/// unoptimised app may need seconds to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser of one's own: new profile, Vietnamese, one window. Everything of
/// [`thirtyfour::WebDriver`] can be asked of it directly.
#[derive(Debug)]
pub struct Browser {
    // In this order: the session ends, then its driver, then the profile goes.
    web: WebDriver,
    _driver: Driver,
    profile: tempfile::TempDir,
}

/// Opens a browser, goes on a journey, and closes the browser, come what may.
///
/// # Errors
/// What the steps say, or what is left in the console.
pub async fn journey(
    name: &str,
    screen: Screen,
    steps: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<()> {
    let browser = Browser::open(screen).await?;
    let outcome = AssertUnwindSafe(steps(&browser)).catch_unwind().await;
    let errors = browser.console_errors().await?;
    if !matches!(outcome, Ok(Ok(()))) || !errors.is_empty() {
        shots::failed(&browser.web, name).await?;
    }
    browser.close().await?;
    match outcome {
        Err(panic) => std::panic::resume_unwind(panic),
        Ok(outcome) => outcome.with_context(|| format!("{name}; console: {errors:#?}"))?,
    }
    ensure!(errors.is_empty(), "{name} left errors in the console: {errors:#?}");
    Ok(())
}

impl Browser {
    /// Starts Chromium and its driver. Prefer [`journey`], which also reports.
    ///
    /// # Errors
    /// When one of them is not installed or does not start.
    pub async fn open(screen: Screen) -> Result<Self> {
        let driver = Driver::start().await?;
        let profile = tempfile::tempdir()?;
        let capabilities = screen::capabilities(screen, profile.path())?;
        let web =
            WebDriver::new(driver.url(), capabilities).await.context("Chromium does not start")?;
        Ok(Self { web, _driver: driver, profile })
    }

    /// Waits until an element that a selector describes is displayed; see [`by`].
    ///
    /// # Errors
    /// When it does not appear in time.
    pub async fn find_shown(&self, selector: &str) -> Result<WebElement> {
        let start = Instant::now();
        loop {
            let found = self.query(by(selector)).wait(PATIENCE, Duration::from_millis(50));
            match found.and_displayed().first().await {
                // It was drawn anew while it was looked at: that is no failure, only not yet.
                Err(error) if error.to_string().contains("stale") && start.elapsed() < PATIENCE => {
                }
                found => return found.with_context(|| format!("`{selector}` does not appear")),
            }
        }
    }

    /// Waits until nothing matches a selector any more; see [`by`].
    ///
    /// # Errors
    /// When it stays; says what the page shows.
    pub async fn gone(&self, selector: &str) -> Result<()> {
        let start = Instant::now();
        while !self.find_all(by(selector)).await?.is_empty() {
            if start.elapsed() > PATIENCE {
                let shown = self.find(By::Tag("body")).await?.text().await?;
                bail!("`{selector}` stays; the page shows:\n{shown}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Waits until the address is as it should be: it follows a click only when the page has.
    ///
    /// # Errors
    /// When it does not become so in time; says what it is instead.
    pub async fn at(&self, expected: impl Fn(&str) -> bool) -> Result<()> {
        let start = Instant::now();
        loop {
            let url = self.current_url().await?;
            if expected(url.as_str()) {
                return Ok(());
            }
            ensure!(start.elapsed() < PATIENCE, "the address stays {url}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until a file has come down as a whole, takes it away, and gives its name and bytes.
    ///
    /// # Errors
    /// When none comes in time.
    pub async fn downloaded(&self) -> Result<(String, Vec<u8>)> {
        let start = Instant::now();
        loop {
            for file in screen::downloads(self.profile.path()).read_dir().into_iter().flatten() {
                let path = file?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                // On its way it has a name of the browser's, or nothing in it yet.
                if name.ends_with(".crdownload") || name.starts_with('.') {
                    continue;
                }
                let bytes = std::fs::read(&path)?;
                if !bytes.is_empty() {
                    std::fs::remove_file(&path)?;
                    return Ok((name, bytes));
                }
            }
            ensure!(start.elapsed() < PATIENCE, "no file has come down");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the page shows a text.
    ///
    /// # Errors
    /// When it does not appear in time; says what the page shows instead.
    pub async fn see(&self, text: &str) -> Result<()> {
        let start = Instant::now();
        loop {
            // The body may be replaced while it is read: that is no failure, only not yet.
            let shown = match self.web.find(By::Tag("body")).await {
                Ok(body) => body.text().await.unwrap_or_default(),
                Err(_) => String::new(),
            };
            if shown.contains(text) {
                return Ok(());
            }
            ensure!(
                start.elapsed() < PATIENCE,
                "“{text}” does not appear; the page shows:\n{shown}"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the console says at level error since last asked: exceptions, files that could not be
    /// loaded, and what the content security policy forbade.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        let entries = self.web.browser_log().await?;
        let errors = entries.into_iter().filter(|entry| entry.level == "SEVERE");
        Ok(errors.map(|entry| entry.message).collect())
    }

    /// Stores a picture of what the window shows: in `docs/screenshots/` where `MOTCUA_SHOTS=1`,
    /// else in the target folder.
    ///
    /// # Errors
    /// When the browser does not answer or the file cannot be written.
    pub async fn shot(&self, name: &str) -> Result<()> {
        shots::take(&self.web, name).await
    }

    /// Ends browser and driver. Dropping does the same, but blocks.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn close(self) -> Result<()> {
        Ok(self.web.clone().quit().await?)
    }
}

/// A selector: an XPath where it begins as one does, else CSS.
pub fn by(selector: &str) -> By {
    if selector.starts_with(['/', '(']) { By::XPath(selector) } else { By::Css(selector) }
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.web
    }
}
