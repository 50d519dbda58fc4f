//! A ward's Center takes in what a department of the province decides (phi địa giới, NĐ 118/2025
//! Đ.14.2): the date is an estimate until the file has arrived, and another Center knows nothing of
//! it. And a paper that is printed once more.

use crate::life::take_in_by;
use crate::province::{Province, click, gone, press};
use anyhow::{Result, ensure};
use tests::browser::{Browser, Screen, journey};
use tests::world::CLERK;
use thirtyfour::prelude::*;

/// Intake officer of the ward's Center.
const ELSEWHERE: &str = "thao.tiepnhan.dongmau";
/// Focal person of Sở Tư pháp.
const FOCAL: &str = "thu.daumoi.tuphap";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_ward_takes_in_counts_from_its_arrival() -> Result<()> {
    elsewhere("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_ward_takes_in_counts_from_its_arrival_in_english() -> Result<()> {
    elsewhere("en").await
}

async fn elsewhere(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 20).await?;
    let code = take_in_by(&province, ELSEWHERE).await?;
    let path = format!("/desk/dossiers/{code}");
    let estimate = province.says("Dự kiến trả", "Expected by");
    journey("centers-clerk", Screen::DESK, async |browser| {
        province.officer(browser, ELSEWHERE, &path).await?;
        browser.see(estimate).await?;
        reprint(&province, browser).await
    })
    .await?;
    // The province's Center has nothing to do with it.
    journey("centers-other", Screen::DESK, async |browser| {
        province.officer(browser, CLERK, &path).await?;
        browser.see(province.says("Không tìm thấy", "Not found")).await
    })
    .await?;
    journey("centers-focal", Screen::DESK, async |browser| {
        province.officer(browser, FOCAL, "/desk/queue").await?;
        // The list that waits for him says how many, and has it.
        let list = province.says("Hồ sơ đang chuyển đến", "Files on their way");
        let entry = format!("//nav[contains(@class,'rail')]//a[contains(., '{list}')]");
        click(browser, &entry).await?;
        browser.see(&code).await?;
        click(browser, &format!("//a[contains(@class,'row-link')][contains(@href,'{code}')]"))
            .await?;
        browser.see(estimate).await?;
        province.shot(browser, "arrival").await?;
        browser.find_shown(".act").await?;
        press(browser, "n").await?;
        browser.find_shown(".act-form").await?;
        press(browser, Key::Control + Key::Enter).await?;
        gone(browser, ".act-form").await?;
        browser.see(province.says("Đang xử lý", "In process")).await?;
        let shown = browser.find(By::Tag("body")).await?.text().await?;
        ensure!(!shown.contains(estimate), "it has arrived:\n{shown}");
        Ok(())
    })
    .await
}

/// The slip is opened beside and marked: it stays open, with the mark, and can be marked only once.
async fn reprint(province: &Province, browser: &Browser) -> Result<()> {
    let slip = province.says("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt");
    click(browser, &format!("//button[contains(@class,'issued-paper')][contains(., '{slip}')]"))
        .await?;
    let first = address(browser).await?;
    let again = province.says("Bản in lại", "Mark as a reprint");
    click(browser, &format!("//button[contains(., '{again}')]")).await?;
    browser
        .see(province.says("Văn bản đã có dấu “Bản in lại”", "The paper is marked as a reprint"))
        .await?;
    gone(browser, ".papers-tools button:nth-child(2)").await?;
    ensure!(address(browser).await? != first, "it shows the print with its mark");
    Ok(())
}

/// What is shown beside.
async fn address(browser: &Browser) -> Result<Option<String>> {
    Ok(browser.find_shown("section.papers iframe").await?.attr("src").await?)
}
