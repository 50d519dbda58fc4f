//! A province with a little history, and how people use their keyboards in it.

use anyhow::Result;
use motcua::app::App;
use motcua::cli::{StartOptions, start};
use motcua::{app::Config, demo, graphql, http};
use std::net::SocketAddr;
use std::sync::Arc;
use tests::browser::Browser;
use tests::world::World;
use thirtyfour::prelude::*;

/// A province with a little history, served on a free port.
pub(crate) struct Province {
    pub(crate) app: Arc<App>,
    pub(crate) url: String,
    pub(crate) lang: &'static str,
    _folder: Option<tempfile::TempDir>,
}

impl Province {
    /// Opens it, with so many dossiers of history.
    pub(crate) async fn open(lang: &'static str, dossiers: usize) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let config = Config {
            database: format!("sqlite://{}", folder.path().join("m.sqlite").display()),
            data: folder.path().to_owned(),
            public_url: url.clone(),
            templates: None,
            trusted_proxies: 0,
        };
        demo::fill(&config, dossiers).await?;
        let app = start(config, StartOptions::default()).await?;
        let service = http::router(Arc::clone(&app), graphql::schema())
            .into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Ok(Self { app, url, lang, _folder: Some(folder) })
    }

    /// One without history, whose clock is set by hand and whose dossiers come over the API.
    pub(crate) async fn of(world: &World, lang: &'static str) -> Self {
        let url = format!("http://{}", world.serve().await);
        Self { app: Arc::clone(&world.app), url, lang, _folder: None }
    }

    /// The words in the language of the journey.
    pub(crate) fn says<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        if self.lang == "vi" { vi } else { en }
    }

    /// Signs an officer in, in a browser of his own, at an address of the desk.
    pub(crate) async fn officer(
        &self,
        browser: &Browser,
        username: &str,
        path: &str,
    ) -> Result<()> {
        browser.goto(format!("{}/desk/login", self.url)).await?;
        self.speak(browser).await?;
        let name = browser.find_shown("input[autocomplete='username']").await?;
        name.send_keys(username).await?;
        let password = browser.find_shown("input[autocomplete='current-password']").await?;
        password.send_keys(demo::PASSWORD + Key::Enter).await?;
        browser.find_shown("nav").await?;
        browser.goto(format!("{}{path}", self.url)).await?;
        Ok(())
    }

    /// Chooses the language, as the switch remembers it.
    pub(crate) async fn speak(&self, browser: &Browser) -> Result<()> {
        let choose = format!("localStorage.setItem('motcua.lang', '{}')", self.lang);
        browser.execute(choose, vec![]).await?;
        browser.refresh().await?;
        Ok(())
    }

    /// A picture for the README, of the Vietnamese journey.
    pub(crate) async fn shot(&self, browser: &Browser, name: &str) -> Result<()> {
        let name = if self.lang == "vi" { name.to_owned() } else { format!("{name}-en") };
        browser.shot(&name).await
    }
}

/// Clicks what is there. A list that is drawn anew between the look and the click is looked at again.
pub(crate) async fn click(browser: &Browser, selector: impl AsRef<str>) -> Result<()> {
    let mut tries = 0;
    loop {
        let found = browser.find_shown(selector.as_ref()).await?;
        match found.click().await {
            Err(error) if tries < 20 && error.to_string().contains("stale") => tries += 1,
            done => return Ok(done?),
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// Types into the field with a label, in the dialog, or in the form where no dialog is open.
pub(crate) async fn field(
    browser: &Browser,
    label: &str,
    typed: impl Into<TypingData>,
) -> Result<()> {
    nth_field(browser, label, 1, typed).await
}

/// The same into the `n`th of several with the same label, from 1.
pub(crate) async fn nth_field(
    browser: &Browser,
    label: &str,
    n: usize,
    typed: impl Into<TypingData>,
) -> Result<()> {
    let input = format!(
        "(//*[self::dialog[@open] or self::form[not(//dialog[@open])]]\
         //*[contains(@class,'field')][label[starts-with(normalize-space(.), '{label}')]])[{n}]\
         //*[self::input or self::textarea or self::select]"
    );
    into(browser, &input, typed).await
}

/// Presses keys wherever the keyboard is.
pub(crate) async fn press(browser: &Browser, keys: impl Into<TypingData>) -> Result<()> {
    Ok(browser.active_element().await?.send_keys(keys).await?)
}

/// Waits for an element, then types into it.
pub(crate) async fn into(
    browser: &Browser,
    selector: &str,
    keys: impl Into<TypingData>,
) -> Result<()> {
    Ok(browser.find_shown(selector).await?.send_keys(keys).await?)
}

/// Waits until nothing matches any more.
pub(crate) async fn gone(browser: &Browser, selector: &str) -> Result<()> {
    browser.gone(selector).await
}
