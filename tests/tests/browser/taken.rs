//! A list taken out as a file: exactly what is on screen, and nothing else. Vietnamese on SQLite,
//! English on PostgreSQL.

use crate::frame::{accepted, button, in_province, rows};
use crate::province::{Province, click, field, gone};
use anyhow::{Result, ensure};
use tests::both_databases;
use tests::browser::{Browser, Screen, journey};
use tests::files::{cells, lines, sheet};
use tests::world::{HEAD, World};

/// Chooses the kind of file and fetches it.
async fn fetch(province: &Province, browser: &Browser, kind: &str) -> Result<(String, Vec<u8>)> {
    click(browser, format!("//dialog[@open]//label[contains(., '{kind}')]")).await?;
    let download = province.says("Tải tệp", "Download");
    click(browser, format!("//dialog[@open]//footer//button[contains(., '{download}')]")).await?;
    gone(browser, "dialog[open]").await?;
    browser.downloaded().await
}

/// The first column below its heading.
fn codes(file: &[Vec<String>], heading: &str) -> Result<Vec<String>> {
    let mut first = file.iter().map(|row| row.first().cloned().unwrap_or_default());
    let above = first.next();
    ensure!(above.as_deref() == Some(heading), "above the codes stands {above:?}");
    Ok(first.collect())
}

async fn export(world: &World, province: &Province) -> Result<()> {
    let names = ["Trần Văn Bình", "Lê Thị Cúc", "Trần Văn Bình", "Trần Văn Bình"];
    accepted(world, &names).await;
    let heading = province.says("Mã hồ sơ", "Dossier code");
    journey("taken", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/dossiers?search=tran%20van%20binh").await?;
        let shown = rows(browser, 3).await?;
        button(browser, province.says("Xuất tệp", "Export")).await?;
        // It says what it is for, or nothing comes.
        let download = province.says("Tải tệp", "Download");
        let denied =
            format!("//dialog[@open]//button[@aria-disabled='true'][contains(., '{download}')]");
        browser.find_shown(&denied).await?;
        let purpose = province.says("Mục đích sử dụng", "Purpose");
        field(browser, purpose, "Báo cáo giao ban tuần").await?;
        province.shot(browser, "export").await?;
        let (name, workbook) = fetch(province, browser, "Excel (.xlsx)").await?;
        ensure!(name.ends_with(".xlsx"), "{name} came down");
        let workbook = sheet(workbook);
        ensure!(codes(&workbook, heading)? == shown, "{workbook:#?}");
        // The next one is for the same: what was typed is still there.
        button(browser, province.says("Xuất tệp", "Export")).await?;
        let (name, text) = fetch(province, browser, "CSV (.csv)").await?;
        ensure!(name.ends_with(".csv"), "{name} came down");
        let text: Vec<_> = lines(text).iter().map(|line| cells(line)).collect();
        ensure!(codes(&text, heading)? == shown, "{text:#?}");
        // Without numbers of people, which nobody asked for.
        ensure!(text.iter().flatten().all(|cell| !cell.contains("000190012345")), "{text:#?}");
        // The page has stayed where it was.
        browser.at(|url| url.contains("/desk/dossiers?search=")).await?;
        ensure!(rows(browser, 3).await? == shown, "the list is still there");
        Ok(())
    })
    .await
}

both_databases! {
    async fn what_is_taken_out_is_what_is_on_screen(db_url: String) {
        in_province(db_url, export).await;
    }
}
