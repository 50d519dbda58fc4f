//! What is looked at beside its list, and what was not looked at yet. Vietnamese on SQLite, English on
//! PostgreSQL.

use crate::frame::{
    accepted, code, counts, in_province, moves, row_of, rows, standing_on, texts, until,
};
use crate::province::{Province, click, gone, into, press};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tests::both_databases;
use tests::browser::{Browser, Screen, journey};
use tests::world::{CLERK, HEAD, Handle, Stage, World};
use thirtyfour::prelude::*;

/// Waits until the preview shows a dossier.
async fn shows(browser: &Browser, handle: &Handle, applicant: &str) -> Result<()> {
    let preview = "//aside[contains(@class,'preview')]";
    let page = format!("{preview}//a[@href='/desk/dossiers/{}']", handle.id);
    browser.find_shown(&page).await?;
    let head =
        format!("{preview}//p[contains(@class,'head-applicant')][contains(., '{applicant}')]");
    browser.find_shown(&head).await.map(drop)
}

async fn preview(world: &World, province: &Province) -> Result<()> {
    let names = ["Trần Văn Bình", "Lê Thị Cúc", "Phạm Văn Dũng"];
    let handles = accepted(world, &names).await;
    journey("beside-list", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue?scope=open").await?;
        let shown = rows(browser, 3).await?;
        // The dossier of a row, in the order in which the list has them.
        let at = |row: usize| {
            let found = handles.iter().position(|it| code(it) == shown[row]);
            found.map(|it| (&handles[it], names[it])).expect("every row is one of them")
        };
        for (key, row) in [("p", 0), ("j", 1), ("j", 2), ("k", 1)] {
            press(browser, key).await?;
            standing_on(browser, &shown[row]).await?;
            let (handle, name) = at(row);
            shows(browser, handle, name).await?;
        }
        province.shot(browser, "beside").await?;
        press(browser, Key::Enter).await?;
        browser.at(|url| url.ends_with(&format!("/desk/dossiers/{}", shown[1]))).await?;
        browser.find_shown(".act-step").await?;
        gone(browser, "aside.preview").await?;
        // The way back leads to the same list, as it was, with the preview beside.
        browser.back().await?;
        browser.at(|url| url.ends_with("/desk/queue?scope=open")).await?;
        ensure!(rows(browser, 3).await? == shown, "in the same order");
        browser.find_shown("aside.preview").await?;
        press(browser, "j").await?;
        standing_on(browser, &shown[0]).await?;
        let (handle, name) = at(0);
        shows(browser, handle, name).await?;
        // A key of the list does nothing to what is half typed.
        press(browser, "f").await?;
        browser.find_shown(".preview .act-form input").await?;
        press(browser, "c").await?;
        browser.see(province.says("đang được nhập dở", "Something is half typed")).await?;
        into(browser, ".preview .act-send button[type='button']", Key::Enter).await?;
        gone(browser, ".act-form").await?;
        press(browser, Key::Escape).await?;
        gone(browser, "aside.preview").await?;
        // It is remembered that it was closed.
        browser.refresh().await?;
        rows(browser, 3).await?;
        gone(browser, "aside.preview").await
    })
    .await
}

/// Whether an officer has something unread.
async fn has_unread(world: &World, who: &str) -> bool {
    let query = "{ dossierCounts(filters: [{ unread: true }]) }";
    world.officer(who).ask(query, Value::Null).await["dossierCounts"] != json!([0])
}

async fn unread(world: &World, province: &Province) -> Result<()> {
    let handle = world.dossier_at(Stage::Assign).await;
    let name = province.says("Chưa đọc", "Unread");
    let bold = format!("{}[@data-unread]", row_of(code(&handle)));
    journey("beside-unread", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue").await?;
        // In words as well as by its looks.
        browser.find_shown(&bold).await?;
        let said = texts(browser, "tr[data-unread] .of-code .visually-hidden").await?;
        ensure!(said.iter().any(|it| it == name), "{said:?}");
        counts(browser, name, 1).await?;
        province.shot(browser, "unread").await?;
        click(browser, format!("{bold}//a[contains(@class,'row-link')]")).await?;
        browser.find_shown(".act-step").await?;
        until("it is noted that it was seen", async || !has_unread(world, HEAD).await).await?;
        browser.back().await?;
        rows(browser, 1).await?;
        gone(browser, "tr[data-unread]").await?;
        counts(browser, name, 0).await?;
        // What somebody else has changed since is unread again, without a reload.
        let change = json!({
            "changes": [{ "field": "PHONE", "after": "0900 123 457" }], "reason": "Người nộp đổi số",
        });
        moves(world, handle.clone(), &[(CLERK, "dossierAmendmentPropose", change)]).await;
        browser.find_shown(&bold).await?;
        counts(browser, name, 1).await?;
        // To look at it beside the list for a while is to have seen it.
        press(browser, "p").await?;
        shows(browser, &handle, "Nguyễn Thị Ánh").await?;
        gone(browser, "tr[data-unread]").await?;
        counts(browser, name, 0).await
    })
    .await
}

both_databases! {
    async fn the_preview_follows_the_keyboard_and_the_way_back_leads_to_the_same_list(db_url: String) {
        in_province(db_url, preview).await;
    }

    async fn a_new_dossier_is_unread_until_somebody_looks_at_it(db_url: String) {
        in_province(db_url, unread).await;
    }
}
