//! How a list is shown: by step, and with columns of one's own choice. Vietnamese on SQLite, English on
//! PostgreSQL.

use crate::frame::{button, code, in_province, page, row, row_of, texts, until};
use crate::province::{Province, click, gone, press};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tests::both_databases;
use tests::browser::{Browser, Screen, journey};
use tests::world::{HEAD, Handle, SPECIALIST, Stage, World};

/// The selector of a column of the board.
fn lane(step: &str) -> String {
    format!("//section[contains(@class,'lane')][.//h2[normalize-space(.)='{step}']]")
}

/// Waits until a column of the board holds one dossier, and says so.
async fn holds(browser: &Browser, step: &str, handle: &Handle) -> Result<()> {
    let lane = lane(step);
    let card = format!("{lane}//li[contains(@class,'lane-card')][contains(., '{}')]", code(handle));
    browser.find_shown(&card).await?;
    let count = format!("{lane}//span[contains(@class,'lane-count')][normalize-space(.)='1']");
    browser.find_shown(&count).await.map(drop)
}

async fn board(world: &World, province: &Province) -> Result<()> {
    let to_assign = world.dossier_at(Stage::Assign).await;
    let in_appraisal = world.dossier_at(Stage::Appraise).await;
    let to_review = world.dossier_at(Stage::Review).await;
    let assignment = province.says("Phân công", "Assignment");
    journey("shapes-board", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue?scope=unit").await?;
        row(browser, code(&in_appraisal)).await?;
        button(browser, province.says("Theo bước", "By step")).await?;
        browser.at(|url| url.contains("mode=board") && url.contains("scope=unit")).await?;
        holds(browser, assignment, &to_assign).await?;
        holds(browser, province.says("Thẩm định", "Appraisal"), &in_appraisal).await?;
        holds(browser, province.says("Xem xét", "Review"), &to_review).await?;
        // Where nothing is, it says so.
        let empty = province.says("Không có hồ sơ", "No dossiers");
        let none = format!(
            "{}//p[contains(@class,'lane-none')][contains(., '{empty}')]",
            lane(province.says("Ký kết quả", "Signature"))
        );
        browser.find_shown(&none).await?;
        province.shot(browser, "by-step").await?;
        // From card to card, through all columns, with the keys of the list.
        for (key, handle) in
            [("j", &to_assign), ("j", &in_appraisal), ("j", &to_review), ("k", &in_appraisal)]
        {
            press(browser, key).await?;
            let here = format!("//li[@data-here][contains(., '{}')]", code(handle));
            browser.find_shown(&here).await?;
        }
        press(browser, "o").await?;
        browser.at(|url| url.ends_with(&page(&in_appraisal))).await?;
        browser.find_shown(".act-step").await?;
        browser.back().await?;
        browser.at(|url| url.contains("mode=board")).await?;
        // What is taken from its card stays in its column, with its holder.
        click(browser, format!("{}//span[contains(@class,'claim')]//button", lane(assignment)))
            .await?;
        browser.find_shown(&format!("{}//p[@data-mine]", lane(assignment))).await?;
        // A column opens as a list; the board as a table.
        click(browser, format!("{}//h2/a", lane(assignment))).await?;
        browser.at(|url| url.contains("step=ASSIGN") && !url.contains("mode=board")).await?;
        row(browser, code(&to_assign)).await?;
        gone(browser, &row_of(code(&to_review))).await?;
        browser.back().await?;
        button(browser, province.says("Dạng bảng", "As a table")).await?;
        row(browser, code(&to_review)).await
    })
    .await
}

/// The selector of a column's head.
fn head(title: &str) -> String {
    format!("//div[contains(@class,'dossier-rows')]//th[normalize-space(.)='{title}']")
}

/// Ticks a column, or takes the tick away.
async fn tick(browser: &Browser, title: &str) -> Result<()> {
    click(browser, format!("//dialog[@open]//label[normalize-space(.)='{title}']")).await
}

/// Whether an officer's columns, as the server keeps them, have one of a name.
async fn has_column(world: &World, who: &str, column: &str) -> bool {
    let kept = world.officer(who).ask("{ queueColumns { columns } }", Value::Null).await;
    kept["queueColumns"]["columns"].as_array().is_some_and(|it| it.contains(&json!(column)))
}

async fn columns(world: &World, province: &Province) -> Result<()> {
    let handle = world.dossier_at(Stage::Appraise).await;
    let procedure = province.says("Thủ tục", "Procedure");
    let received = province.says("Ngày nhận", "Received");
    journey("shapes-columns", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue?scope=unit").await?;
        row(browser, code(&handle)).await?;
        // Those of his role have come: a head sees who has what.
        browser.find_shown(&head(province.says("Người xử lý", "With"))).await?;
        button(browser, province.says("Cột", "Columns")).await?;
        tick(browser, received).await?;
        until("one more is kept", async || has_column(world, HEAD, "RECEIVED").await).await?;
        tick(browser, procedure).await?;
        until("one less is kept", async || !has_column(world, HEAD, "PROCEDURE").await).await?;
        province.shot(browser, "columns").await?;
        button(browser, province.says("Xong", "Done")).await?;
        gone(browser, "dialog[open]").await?;
        for reload in [false, true] {
            if reload {
                browser.refresh().await?;
            }
            browser.find_shown(&head(received)).await?;
            gone(browser, &head(procedure)).await?;
        }
        // What was added stands last, before what can be done.
        let heads = texts(browser, ".dossier-rows th").await?;
        ensure!(heads.iter().rev().nth(1).is_some_and(|it| it == received), "{heads:?}");
        Ok(())
    })
    .await?;
    // On another computer they are his; they are nobody else's.
    journey("shapes-elsewhere", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/dossiers").await?;
        browser.find_shown(&head(received)).await?;
        gone(browser, &head(procedure)).await
    })
    .await?;
    journey("shapes-other", Screen::DESK, async |browser| {
        province.officer(browser, SPECIALIST, "/desk/queue").await?;
        browser.find_shown(&head(province.says("Bước còn", "Step has"))).await?;
        browser.find_shown(&head(procedure)).await?;
        gone(browser, &head(received)).await
    })
    .await?;
    // And they can be given up for those of the role.
    journey("shapes-reset", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue?scope=unit").await?;
        browser.find_shown(&head(received)).await?;
        button(browser, province.says("Cột", "Columns")).await?;
        // Three quick ticks are kept in their order, and with nine no tenth is offered.
        for more in
            [procedure, province.says("Cơ quan", "Agency"), province.says("Đơn vị xử lý", "Unit")]
        {
            tick(browser, more).await?;
        }
        browser.find_shown(".column-choice input:disabled").await?;
        browser.see(province.says("Đã chọn đủ 9 cột", "9 columns are chosen")).await?;
        until("the last is kept", async || has_column(world, HEAD, "UNIT").await).await?;
        button(browser, province.says("Theo vai trò", "As my role has them")).await?;
        browser.find_shown(&head(procedure)).await?;
        gone(browser, &head(received)).await
    })
    .await
}

both_databases! {
    async fn a_list_is_shown_by_step_and_walked_by_keyboard(db_url: String) {
        in_province(db_url, board).await;
    }

    async fn columns_are_chosen_by_each_for_himself(db_url: String) {
        in_province(db_url, columns).await;
    }
}
