//! The list without a mouse: found, walked to, chosen, taken, opened.

use crate::frame::{accepted, in_province, open_list, row_of, rows, standing_on};
use crate::life::take_in;
use crate::province::{Province, click, gone, into, press};
use anyhow::{Result, ensure};
use tests::both_databases;
use tests::browser::{Browser, Screen, journey};
use tests::world::{HEAD, World};
use thirtyfour::prelude::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_found_taken_and_opened_by_keyboard() -> Result<()> {
    by_keyboard("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_found_taken_and_opened_by_keyboard_in_english() -> Result<()> {
    by_keyboard("en").await
}

/// A key for each list at the left that there is, of those that a digit can name.
async fn the_sheet_names_each_view(browser: &Browser, province: &Province) -> Result<usize> {
    let views = browser.find_all(By::Css("nav.rail a")).await?.len();
    let opens = province.says("Mở chế độ xem thứ", "Open view");
    let rows = format!("//dialog[@open]//dt[starts-with(normalize-space(.), '{opens}')]");
    let named = browser.find_all(By::XPath(&rows)).await?.len();
    ensure!(named == views.min(9), "{named} keys for {views} views");
    Ok(views)
}

async fn by_keyboard(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 20).await?;
    // The last one stands last: the keyboard has something to look through.
    take_in(&province).await?;
    let code = take_in(&province).await?;
    journey("keys", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue").await?;
        browser.see(&code).await?;
        let others = browser.find_all(By::Css("tr[data-id]")).await?.len();
        ensure!(others > 1, "there is something to look through");
        // The box of the list, not the one of the bar above it.
        press(browser, "/").await?;
        let focused = browser.active_element().await?;
        let label = focused.attr("aria-label").await?.or(focused.attr("placeholder").await?);
        let search = province.says("Tìm trong danh sách", "Search the list");
        ensure!(label.as_deref() == Some(search), "the keyboard is in {label:?}");
        press(browser, code.as_str()).await?;
        let only = format!("//tbody[count(tr[@data-id])=1][contains(., '{code}')]");
        browser.find_shown(&only).await?;
        browser.at(|url| url.contains(&code)).await?;
        press(browser, Key::Enter).await?;
        press(browser, "j").await?;
        browser.find_shown("tr[data-id]:focus, tr[data-id]:focus-within").await?;
        // Chosen, and not.
        press(browser, "x").await?;
        browser.see(province.says("1 hồ sơ đã chọn", "1 dossier chosen")).await?;
        press(browser, "x").await?;
        gone(browser, ".bulk-bar[data-shown]").await?;
        // Taken: the row says whose it is now, and offers it no more.
        press(browser, "c").await?;
        gone(browser, "tr[data-id] .claim button").await?;
        browser.find_shown(&format!("{}[contains(., 'Lý Văn Quang')]", row_of(&code))).await?;
        // The sheet says all of it.
        press(browser, "?").await?;
        browser.find_shown("dialog[open]").await?;
        browser.see(province.says("Nhận việc ở dòng đang chọn", "Take over the row")).await?;
        the_sheet_names_each_view(browser, &province).await?;
        press(browser, Key::Escape).await?;
        gone(browser, "dialog[open]").await?;
        // What can not be done is not silently left undone.
        press(browser, "j").await?;
        press(browser, "c").await?;
        browser.see(province.says("Nhận việc: ", "Take over: ")).await?;
        press(browser, "j").await?;
        press(browser, "o").await?;
        browser.find_shown(".act-step").await?;
        browser.at(|url| url.ends_with(&format!("/desk/dossiers/{code}"))).await?;
        // What is being typed outlives a reload, for who typed it.
        press(browser, "f").await?;
        into(browser, "form textarea", "Giao xử lý trong ngày").await?;
        browser.refresh().await?;
        browser.find_shown(".act-step").await?;
        press(browser, "f").await?;
        let typed = browser.find_shown("form textarea").await?.prop("value").await?;
        ensure!(typed.as_deref() == Some("Giao xử lý trong ngày"), "{typed:?} is left");
        Ok(())
    })
    .await?;
    // Who works on no step has fewer views than there are digits.
    journey("keys-few", Screen::DESK, async |browser| {
        province.officer(browser, "an.thanhtra", "/desk/dossiers").await?;
        browser.see(&code).await?;
        press(browser, "?").await?;
        browser.find_shown("dialog[open]").await?;
        let views = the_sheet_names_each_view(browser, &province).await?;
        ensure!(views < 9, "{views} views");
        Ok(())
    })
    .await
}

/// The other keys of the sheet: back, by arrows, passing on, from list to list and page to page.
async fn sheet(world: &World, province: &Province) -> Result<()> {
    accepted(world, &["Trần Văn Bình", "Lê Thị Cúc"]).await;
    journey("keys-sheet", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue?scope=unit").await?;
        let shown = rows(browser, 2).await?;
        press(browser, "?").await?;
        browser.find_shown("dialog[open]").await?;
        for key in ["j", "k", "x", "c", "o", "f", "p", "/", "?"] {
            let line = "//dialog[@open]//*[contains(@class,'help-row')]";
            browser.find_shown(&format!("{line}[dd[normalize-space(.)='{key}']][dt!='']")).await?;
        }
        press(browser, Key::Escape).await?;
        gone(browser, "dialog[open]").await?;
        let [down, up] = [Key::Down, Key::Up].map(|key| String::from(key.value()));
        for (key, at) in [("j", 0), ("j", 1), ("k", 0), (&*down, 1), (&*up, 0), ("k", 0)] {
            press(browser, key).await?;
            standing_on(browser, &shown[at]).await?;
        }
        // Passed on from its row: the form opens beside, its keys are its own.
        press(browser, "f").await?;
        browser.find_shown("aside.preview .act-form").await?;
        click(browser, "//aside//form//label[contains(., 'Trịnh Công Minh')]").await?;
        press(browser, Key::Control + Key::Enter).await?;
        gone(browser, ".act-form").await?;
        press(browser, Key::Escape).await?;
        gone(browser, "aside.preview").await?;
        let given = format!("{}[contains(., 'Trịnh Công Minh')]", row_of(&shown[0]));
        browser.find_shown(&given).await?;
        // What is a colleague's step now is not his to pass on, and he is told why.
        standing_on(browser, &shown[0]).await?;
        press(browser, "f").await?;
        browser.see(province.says("Chuyển xử lý: ", "Pass on: ")).await?;
        press(browser, Key::Escape).await?;
        gone(browser, "aside.preview").await?;
        // From list to list by its place, from page to page by its letter.
        press(browser, "g3").await?;
        open_list(browser, province.says("Chưa có người nhận", "Unclaimed")).await?;
        browser.at(|url| url.ends_with("/desk/queue?scope=open")).await?;
        press(browser, "g1").await?;
        open_list(browser, province.says("Cần làm", "To do")).await?;
        for (keys, path) in [
            ("gd", "/desk/dossiers"),
            ("gb", "/desk/board"),
            ("gw", "/desk/workload"),
            ("ga", "/desk/absences"),
            ("gq", "/desk/queue"),
        ] {
            press(browser, keys).await?;
            browser.at(|url| url.ends_with(path)).await?;
            browser.find_shown(&format!("//nav//a[@aria-current='page'][@href='{path}']")).await?;
        }
        Ok(())
    })
    .await
}

both_databases! {
    async fn every_key_on_the_sheet_does_what_it_says(db_url: String) {
        in_province(db_url, sheet).await;
    }
}
