//! A dossier's whole life as people live it: clerk, head, specialist, leader, records clerk, return
//! desk, citizen; by keyboard, in Vietnamese and again in English.

use crate::province::{Province, click, gone, into, press};
use anyhow::{Context as _, Result, ensure};
use domain::identifier::DossierCode;
use motcua::dossier;
use tests::browser::{Browser, Screen, journey};
use thirtyfour::prelude::*;

pub(crate) const CARD: &str = "000195012345||Nguyễn Thị Ánh|15081995|Nữ|\
                    Số 1 đường Hoa Ban, phường Trung Tâm, tỉnh Mẫu|01072021";

async fn whole_life(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 120).await?;
    let code = take_in(&province).await?;
    let path = format!("/desk/dossiers/{code}");
    work(&province, "quang.truongphong.tuphap", &path, "f", async |browser| {
        click(browser, "//form//label[contains(., 'Trịnh Công Minh')]").await
    })
    .await?;
    work(&province, "minh.chuyenvien.tuphap", &path, "f", async |browser| {
        province.shot(browser, "dossier").await?;
        into(browser, "form textarea", "Hồ sơ đủ điều kiện.").await
    })
    .await?;
    work(&province, "quang.truongphong.tuphap", &path, "f", async |_| Ok(())).await?;
    work(&province, "hai.giamdoc.tuphap", &path, "s", async |browser| {
        into(browser, "form textarea", "Cấp Giấy đăng ký hoạt động theo hồ sơ.").await?;
        province.shot(browser, "sign").await
    })
    .await?;
    work(&province, "nga.vanthu.tuphap", &path, "r", async |_| Ok(())).await?;
    hand_over(&province, &code).await?;
    track(&province, &code).await
}

/// The clerk: procedure, card, telephone, papers, F4. No mouse.
pub(crate) async fn take_in(province: &Province) -> Result<String> {
    take_in_by(province, "lan.tiepnhan").await
}

/// A clerk at the counter has found the procedure by a few letters, without the mouse.
pub(crate) async fn at_the_counter(
    province: &Province,
    browser: &Browser,
    clerk: &str,
) -> Result<()> {
    province.officer(browser, clerk, "/desk/intake").await?;
    into(browser, "[data-field='procedureCode'] input", "dang ky hoat dong cua to chuc hanh")
        .await?;
    browser.find_shown("[role='option']").await?;
    press(browser, Key::Down + Key::Enter).await?;
    browser.see("Sở Tư pháp").await
}

/// The same at the Center of this clerk.
pub(crate) async fn take_in_by(province: &Province, clerk: &str) -> Result<String> {
    let mut code = String::new();
    journey("life-intake", Screen::DESK, async |browser| {
        at_the_counter(province, browser, clerk).await?;
        press(browser, Key::F2).await?;
        into(browser, "[data-field='scan'] input", CARD + Key::Enter).await?;
        browser.see("Nguyễn Thị Ánh").await?;
        into(browser, "[data-field='applicant.phone'] input", "0912345678").await?;
        press(browser, Key::Alt + "a").await?;
        browser.see(province.says("Đủ giấy tờ bắt buộc", "All required papers are there")).await?;
        province.shot(browser, "intake").await?;
        press(browser, Key::F4).await?;
        let shown = browser.find_shown(".done-code b").await?.text().await?;
        ensure!(DossierCode::try_from(shown.as_str()).is_ok(), "{shown} is no dossier code");
        code = shown;
        // The paper is printed while one watches.
        browser.find_shown(".intake-done iframe").await?;
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        province.shot(browser, "intake-done").await
    })
    .await?;
    Ok(code)
}

/// An officer opens the dossier from the queue's address, presses a key, fills the form, sends it.
pub(crate) async fn work(
    province: &Province,
    username: &str,
    path: &str,
    key: &str,
    fill: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<()> {
    journey(&format!("life-{username}-{key}"), Screen::DESK, async |browser| {
        province.officer(browser, username, "/desk/queue").await?;
        let code = path.rsplit('/').next().unwrap_or_default();
        browser.see(code).await?;
        if username.starts_with("minh.") {
            province.shot(browser, "queue").await?;
        }
        browser.goto(format!("{}{path}", province.url)).await?;
        browser.see(province.says("Việc cần làm", "What to do")).await?;
        browser.find_shown(".act-step").await?;
        press(browser, key).await?;
        browser.find_shown(".act-form").await?;
        fill(browser).await?;
        press(browser, Key::Control + Key::Enter).await?;
        gone(browser, ".act-form").await
    })
    .await
}

/// The return desk: scan the slip, F4.
async fn hand_over(province: &Province, code: &str) -> Result<()> {
    journey("life-return", Screen::DESK, async |browser| {
        province.officer(browser, "mai.traketqua", "/desk/return").await?;
        into(browser, ".return-scan input", code.to_owned() + Key::Enter).await?;
        browser.find_shown(".return-panel").await?;
        browser.see("Nguyễn Thị Ánh").await?;
        province.shot(browser, "return").await?;
        press(browser, Key::F4).await?;
        browser.see(province.says("Hồ sơ kết thúc.", "The dossier is closed.")).await
    })
    .await
}

/// The citizen: the address of the QR on a phone; and what a stranger sees.
async fn track(province: &Province, code: &str) -> Result<()> {
    let parsed = DossierCode::try_from(code)?;
    let found = dossier::find(province.app.db.reader(), &parsed).await?.context("the dossier")?;
    let accepted = found.state.accepted.context("it was accepted")?;
    journey("life-track", Screen::PHONE, async |browser| {
        browser.goto(&province.url).await?;
        province.speak(browser).await?;
        let url = format!("{}/tra-cuu?ma={code}&k={}", province.url, accepted.secret);
        browser.goto(url).await?;
        browser.see(province.says("Đã trả kết quả", "Result returned")).await?;
        browser.see("Nguyễn Thị Ánh").await?;
        province.shot(browser, "track-phone").await?;
        browser.goto(format!("{}/tra-cuu?ma={code}", province.url)).await?;
        browser.see(province.says("Đã trả kết quả", "Result returned")).await?;
        let shown = browser.find(By::Tag("body")).await?.text().await?;
        ensure!(!shown.contains("Nguyễn Thị Ánh"), "a stranger sees a name:\n{shown}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_lives_in_vietnamese() -> Result<()> {
    whole_life("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_lives_in_english() -> Result<()> {
    whole_life("en").await
}

/// The Center's board on the wall: each figure opens the list it counts.
#[tokio::test(flavor = "multi_thread")]
async fn the_board_opens_its_lists() -> Result<()> {
    let province = Province::open("vi", 400).await?;
    journey("life-board", Screen::DESK, async |browser| {
        province.officer(browser, "son.lanhdao", "/desk/board").await?;
        let figure = browser.find_shown("a[href*='bucket=RESULT_AT_CENTER']").await?;
        let text = figure.text().await?;
        province.shot(browser, "board").await?;
        let count: usize = text
            .split(|c: char| !c.is_ascii_digit())
            .find_map(|number| number.parse().ok())
            .with_context(|| format!("no number in “{text}”"))?;
        figure.click().await?;
        browser.find_shown("tbody tr").await?;
        let rows = browser.find_all(By::Css("tbody tr")).await?.len();
        ensure!(rows == count.min(50), "the board counts {count}, the list shows {rows}");
        province.shot(browser, "list").await
    })
    .await
}
