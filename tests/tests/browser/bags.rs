//! What goes in rows: files in the carrier's bag, letters that were approved. Vietnamese on SQLite,
//! English on PostgreSQL.

use crate::frame::{close, code, in_province, list, moves, row};
use crate::province::{Province, click, field, gone, press};
use anyhow::Result;
use serde_json::json;
use tests::both_databases;
use tests::browser::{Browser, Screen, journey};
use tests::world::{CLERK, HEAD, Handle, SPECIALIST, Stage, World, completion};

const CARRIER: &str = "duc.luanchuyen";
/// Focal person of the department for land.
const FOCAL: &str = "thao.daumoi.datdai";
/// Tách thửa: its file is on paper.
const ON_PAPER: &str = "1.012784";

/// Chooses both rows with the keyboard, and what to do with them in the bar.
async fn choose_both(province: &Province, browser: &Browser, what: &str) -> Result<()> {
    browser.find_shown("tr[data-id]").await?;
    press(browser, "jxjx").await?;
    browser.see(province.says("2 hồ sơ đã chọn", "2 dossiers chosen")).await?;
    click(browser, format!("//*[contains(@class,'bulk-bar')]//button[contains(., '{what}')]"))
        .await?;
    browser.see(province.says("2 hồ sơ làm được", "2 can be done")).await
}

/// Does it, reads that it is done, and sees that nothing waits any more.
async fn do_both(province: &Province, browser: &Browser) -> Result<()> {
    let go = province.says("Thực hiện với 2 hồ sơ", "Do it for 2 dossiers");
    click(browser, format!("//dialog[@open]//button[contains(., '{go}')]")).await?;
    browser.see(province.says("Đã xong cả 2 hồ sơ", "All 2 are done")).await?;
    close(browser, province.says("Đóng", "Close")).await?;
    gone(browser, "tr[data-id]").await
}

async fn status(world: &World, handle: &Handle) -> String {
    let query = "query($id: ID!) { dossier(id: $id) { status } }";
    let answer = world.officer("an.thanhtra").ask(query, json!({ "id": handle.id })).await;
    answer["dossier"]["status"].as_str().unwrap_or_default().to_owned()
}

async fn bag(world: &World, province: &Province) -> Result<()> {
    let files = [world.accept(ON_PAPER).await, world.accept(ON_PAPER).await];
    let codes = files.each_ref().map(code);
    let coming = province.says("Hồ sơ đang chuyển đến", "Files on their way");
    // The department looks at its empty list all the while.
    journey("bags-focal", Screen::DESK, async |desk| {
        province.officer(desk, FOCAL, "/desk/queue").await?;
        list(desk, coming).await?;
        desk.see(province.says("Không có hồ sơ phù hợp", "Nothing fits")).await?;
        journey("bags-carrier", Screen::DESK, async |browser| {
            province.officer(browser, CARRIER, "/desk/dossiers").await?;
            list(browser, province.says("Hồ sơ chờ bàn giao", "Files to hand over")).await?;
            for code in codes {
                row(browser, code).await?;
            }
            choose_both(province, browser, province.says("Bàn giao", "Hand over")).await?;
            field(
                browser,
                province.says("Số phiếu gửi", "Number of the postal slip"),
                "EB123456789VN",
            )
            .await?;
            province.shot(browser, "bag").await?;
            do_both(province, browser).await
        })
        .await?;
        // They come by themselves, and go when they are there.
        for code in codes {
            row(desk, code).await?;
        }
        choose_both(province, desk, province.says("Đã nhận hồ sơ", "Files have arrived")).await?;
        do_both(province, desk).await
    })
    .await?;
    for file in &files {
        anyhow::ensure!(status(world, file).await == "PROCESSING");
    }
    Ok(())
}

async fn letters(world: &World, province: &Province) -> Result<()> {
    let mut handles = Vec::new();
    for _ in 0..2 {
        let asked = completion(world.intake("1.002010"));
        let asked = json!({ "lines": asked["lines"], "reason": asked["reason"] });
        let letter = [
            (SPECIALIST, "dossierSupplementDraft", asked),
            (HEAD, "dossierLetterApprove", json!({})),
        ];
        let handle = moves(world, world.dossier_at(Stage::Appraise).await, &letter).await;
        handles.push(handle);
    }
    journey("bags-letters", Screen::DESK, async |browser| {
        province.officer(browser, CLERK, "/desk/dossiers").await?;
        list(browser, province.says("Văn bản chờ gửi", "Letters to send")).await?;
        choose_both(province, browser, province.says("Gửi văn bản", "Send letters")).await?;
        do_both(province, browser).await
    })
    .await?;
    for handle in &handles {
        anyhow::ensure!(status(world, handle).await == "SUPPLEMENT_REQUESTED");
    }
    Ok(())
}

both_databases! {
    async fn a_bag_goes_with_the_carrier_and_is_confirmed_at_once(db_url: String) {
        in_province(db_url, bag).await;
    }

    async fn approved_letters_go_out_together(db_url: String) {
        in_province(db_url, letters).await;
    }
}
