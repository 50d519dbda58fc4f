//! A storm closes the offices: an administrator publishes the day, the director of the Center lets it
//! hold for what was promised before, the citizen reads the later date with its reason. Vietnamese on
//! SQLite, English on PostgreSQL.

use crate::frame::{code, in_province, until};
use crate::province::{Province, click, field};
use crate::ways::does;
use anyhow::{Result, ensure};
use serde_json::json;
use tests::both_databases;
use tests::browser::{Screen, journey};
use tests::world::{SPECIALIST, Stage, World};

const ADMIN: &str = "khoa.quantri";
const DIRECTOR: &str = "son.lanhdao";
const PAGE: &str = "/desk/calendar";

fn button(words: &str) -> String {
    format!("//button[normalize-space()='{words}']")
}

/// The button that says yes in the question.
fn yes(words: &str) -> String {
    format!("//dialog[@open]//button[normalize-space()='{words}']")
}

async fn storm(world: &World, province: &Province) -> Result<()> {
    let handle = world.dossier_at(Stage::Appraise).await;
    let promised = due(world, code(&handle)).await?;
    journey("calendar-admin", Screen::DESK, async |browser| {
        province.officer(browser, ADMIN, PAGE).await?;
        click(browser, button(province.says("Ban hành lịch mới", "Publish a new calendar")))
            .await?;
        field(browser, province.says("Từ ngày", "From"), "25/11/2026").await?;
        // What is left out is said at its field, and what was typed stays.
        click(browser, button(province.says("Thêm vào danh sách", "Add to the list"))).await?;
        browser.find_shown("[aria-invalid='true']").await?;
        field(browser, province.says("Tên, lý do", "Name, reason"), "Bão số 15").await?;
        field(browser, province.says("Căn cứ", "Source"), "45/QĐ-UBND").await?;
        click(browser, button(province.says("Thêm vào danh sách", "Add to the list"))).await?;
        browser.see("25/11/2026").await?;
        let look = province.says("Xem tác động và ban hành", "See the effect and publish");
        click(browser, button(look)).await?;
        browser.find_shown("dialog[open]").await?;
        province.shot(browser, "calendar-publish").await?;
        click(browser, yes(province.says("Ban hành", "Publish"))).await?;
        browser.see("2026.2").await?;
        province.shot(browser, "calendar").await
    })
    .await?;
    ensure!(due(world, code(&handle)).await? == promised, "what was promised stays");
    journey("calendar-director", Screen::DESK, async |browser| {
        province.officer(browser, DIRECTOR, PAGE).await?;
        field(browser, province.says("Số quyết định", "Decision number"), "12/QĐ-TTPVHCC").await?;
        let confirm = province.says("Xác nhận", "Confirm");
        click(browser, button(confirm)).await?;
        province.shot(browser, "calendar-confirm").await?;
        click(browser, yes(confirm)).await?;
        browser.see("12/QĐ-TTPVHCC").await
    })
    .await?;
    motcua::dossier::carry_out(&world.app).await?;
    until("the later date", async || due(world, code(&handle)).await.is_ok_and(|it| it > promised))
        .await?;
    does(province, SPECIALIST, &format!("/desk/dossiers/{}", code(&handle)), async |browser| {
        browser.see("12/QĐ-TTPVHCC").await
    })
    .await
}

async fn due(world: &World, code: &str) -> Result<String> {
    let query = "query($code: String!) { dossier(code: $code) { due { at } } }";
    let told = world.officer(SPECIALIST).ask(query, json!({ "code": code })).await;
    Ok(told["dossier"]["due"]["at"].as_str().unwrap_or_default().to_owned())
}

both_databases! {
    async fn a_storm_is_published_confirmed_and_told(db_url: String) {
        in_province(db_url, storm).await;
    }
}
