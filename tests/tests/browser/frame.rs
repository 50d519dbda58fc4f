//! What journeys begin with: a province without history whose clock is set by hand, in Vietnamese
//! on SQLite and in English on PostgreSQL; and the way about its lists.

use crate::province::{Province, click};
use anyhow::{Result, ensure};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tests::browser::Browser;
use tests::world::{CLERK, Handle, World};

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

/// New dossiers at the head's step, an applicant each, a minute apart.
pub(crate) async fn accepted(world: &World, applicants: &[&str]) -> Vec<Handle> {
    let mut handles = Vec::new();
    for applicant in applicants {
        world.pass(TimeDelta::minutes(1));
        let mut intake = world.intake("1.002010");
        intake["applicant"]["name"] = (*applicant).into();
        let input = json!({ "intake": intake });
        handles.push(Handle::of(world.officer(CLERK).change("dossierAccept", input).await.done()));
    }
    handles
}

/// Records that an officer is on leave, from one day to another.
pub(crate) async fn leave(world: &World, by: &str, who: &str, days: [&str; 2]) -> Result<()> {
    let input = json!({
        "officerId": world.officer(who).id(), "kind": "LEAVE",
        "firstDay": days[0], "lastDay": days[1], "idempotencyKey": format!("leave of {who}"),
    });
    let mutation = "mutation($i: AbsenceCreateInput!) {
        absenceCreate(input: $i) { userErrors { code message } } }";
    let created = world.officer(by).send(mutation, json!({ "i": input })).await;
    ensure!(created["data"]["absenceCreate"]["userErrors"] == json!([]), "{created}");
    Ok(())
}

/// Waits until the server has something as it should be: what a browser sends is on its way for a
/// while.
pub(crate) async fn until(what: &str, mut so: impl AsyncFnMut() -> bool) -> Result<()> {
    let begun = Instant::now();
    while !so().await {
        ensure!(begun.elapsed() < Duration::from_secs(20), "{what}: not in time");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
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

/// Waits until a list at the left says that it holds so many.
pub(crate) async fn counts(browser: &Browser, name: &str, n: usize) -> Result<()> {
    let count = format!(
        "//nav[contains(@class,'rail')]//a[contains(., '{name}')]\
         /span[contains(@class,'rail-count')][normalize-space(.)='{n}']"
    );
    browser.find_shown(&count).await.map(drop)
}

/// Waits until the list holds so many rows; their codes, from the top.
pub(crate) async fn rows(browser: &Browser, n: usize) -> Result<Vec<String>> {
    browser.find_shown(&format!("//tbody[count(tr[@data-id])={n}]")).await?;
    texts(browser, "tr[data-id] .row-link").await
}

/// What stands in all that a CSS selector matches, in the order of the page.
pub(crate) async fn texts(browser: &Browser, css: &str) -> Result<Vec<String>> {
    let read =
        "return [...document.querySelectorAll(arguments[0])].map(it => it.textContent.trim())";
    Ok(browser.execute(read, vec![css.into()]).await?.convert()?)
}

/// Waits until the keyboard is in the row of a dossier.
pub(crate) async fn standing_on(browser: &Browser, code: &str) -> Result<()> {
    let row = format!("//tr[@data-here][contains(., '{code}')]");
    browser.find_shown(&row).await?;
    browser.find_shown("tr[data-here]:focus-within").await.map(drop)
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
