//! What journeys begin with: a province without history whose clock is set by hand, in Vietnamese
//! on SQLite and in English on PostgreSQL; and the way about its lists.

use crate::province::{Province, click};
use anyhow::Result;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::world::{Handle, World};

/// Goes on a journey in a new province.
pub(crate) async fn in_province(
    db_url: String,
    journey: impl AsyncFnOnce(&World, &Province) -> Result<()>,
) {
    let lang = if db_url.starts_with("sqlite") { "vi" } else { "en" };
    let world = World::new(&db_url).await;
    let province = Province::of(&world, lang).await;
    journey(&world, &province).await.expect("the journey ends well");
}

/// What officers do one after the other, a minute apart, over the API; the dossier after it.
pub(crate) async fn moves(
    world: &World,
    mut handle: Handle,
    moves: &[(&str, &str, Value)],
) -> Handle {
    for (who, mutation, rest) in moves {
        world.pass(TimeDelta::minutes(1));
        world.officer(who).change(mutation, handle.input(rest.clone())).await.done();
        handle = world.look(&handle).await;
    }
    handle
}

/// The code of a dossier.
pub(crate) fn code(handle: &Handle) -> &str {
    handle.code.as_deref().expect("an accepted dossier")
}

/// The page of a dossier.
pub(crate) fn page(handle: &Handle) -> String {
    format!("/desk/dossiers/{}", code(handle))
}

/// Opens one of the lists at the left, and waits until it is the one that is open.
pub(crate) async fn list(browser: &Browser, name: &str) -> Result<()> {
    click(browser, format!("//nav[contains(@class,'rail')]//a[contains(., '{name}')]")).await?;
    open_list(browser, name).await
}

/// Waits until a list at the left is the one that is open.
pub(crate) async fn open_list(browser: &Browser, name: &str) -> Result<()> {
    let open = "//nav[contains(@class,'rail')]//a[@aria-current='page']";
    browser.find_shown(&format!("{open}[contains(., '{name}')]")).await.map(drop)
}

/// Waits for the row of a dossier.
pub(crate) async fn row(browser: &Browser, words: &str) -> Result<()> {
    browser.find_shown(&row_of(words)).await.map(drop)
}

/// The selector of the row that holds words.
pub(crate) fn row_of(words: &str) -> String {
    format!("//tr[@data-id][contains(., '{words}')]")
}

/// A button by its words.
pub(crate) async fn button(browser: &Browser, words: &str) -> Result<()> {
    click(browser, format!("//button[contains(., '{words}')]")).await
}

/// Waits until the dialog is closed by its button.
pub(crate) async fn close(browser: &Browser, words: &str) -> Result<()> {
    click(browser, format!("//dialog[@open]//footer//button[contains(., '{words}')]")).await?;
    browser.gone("dialog[open]").await
}
