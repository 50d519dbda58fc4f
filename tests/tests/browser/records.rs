//! What somebody writes down afterwards: a payment of some days ago, the minutes of an inspection.
//! Vietnamese on SQLite, English on PostgreSQL.

use crate::frame::{in_province, moves, page};
use crate::province::{Province, click, field, press};
use crate::ways::{choose, does, open, send};
use anyhow::{Result, ensure};
use serde_json::json;
use tests::both_databases;
use tests::browser::{Screen, journey};
use tests::world::{CLERK, HEAD, LEADER, SPECIALIST, Stage, World};
use thirtyfour::prelude::*;

const CASHIER: &str = "hoa.thuphi";
/// A land procedure of two stages, with a payment between them.
const TWO_STAGES: &str = "1.013831";

/// Paid on Wednesday, written down on Friday: stage 2 has four working days from Wednesday.
async fn payment(world: &World, province: &Province) -> Result<()> {
    let (appraiser, head, leader) =
        ("loan.chuyenvien.datdai", "thang.truongphong.datdai", "hue.giamdoc.datdai");
    let notice = json!({
        "items": [{
            "name": "Tiền sử dụng đất", "calculation": "5 m² × 2.500.000 đồng/m²",
            "amount": 12_500_000,
        }],
        "legalBasis": "Luật Đất đai 2024, Điều 155", "beneficiary": "Kho bạc Nhà nước",
        "payBy": "2026-12-15",
    });
    let nothing = || json!({});
    let handle = moves(
        world,
        world.accept(TWO_STAGES).await,
        &[
            (appraiser, "dossierForward", nothing()),
            (head, "dossierForward", nothing()),
            (leader, "dossierForward", nothing()),
            (appraiser, "dossierPaymentDraft", notice),
            (head, "dossierLetterApprove", nothing()),
            (CLERK, "dossierLetterSend", nothing()),
        ],
    )
    .await;
    world.clock.set("2026-12-04T05:00:00Z".parse()?);
    let path = page(&handle);
    does(province, CASHIER, &path, async |browser| {
        choose(browser, province.says("Ghi nhận đã nộp tiền", "Record payment")).await?;
        browser.find_shown(".act-form").await?;
        field(browser, province.says("Số biên lai", "Number of the receipt"), "GNT 17").await?;
        // A day that has not come is refused at its field, and what was typed stays.
        field(browser, province.says("Ngày nộp", "Paid on"), "05/12/2026").await?;
        press(browser, Key::Control + Key::Enter).await?;
        browser.find_shown(".act-form [aria-invalid='true']").await?;
        province.shot(browser, "payment").await?;
        let day = browser.find_shown(".act-form [aria-invalid='true']").await?;
        day.send_keys(Key::Control + "a").await?;
        day.send_keys("02/12/2026").await?;
        send(browser).await?;
        browser.see(province.says("Đang xử lý", "In process")).await?;
        browser.see("08/12/2026").await?;
        // When it was paid, and not when somebody told.
        let paid = province.says("Nghĩa vụ tài chính", "Payment");
        click(browser, format!("//details[.//*[contains(., '{paid}')]]/summary")).await?;
        browser.see("GNT 17").await?;
        let paid = province.says("Nộp lúc", "Paid");
        let on = format!("//details[@open]//dt[contains(., '{paid}')]/following-sibling::dd[1]");
        let on = browser.find_shown(&on).await?.text().await?;
        ensure!(on == "02/12/2026", "it shows {on}");
        Ok(())
    })
    .await
}

/// The minutes say what was found, and who objected.
async fn inspection(world: &World, province: &Province) -> Result<()> {
    let handle = world.dossier_at(Stage::Appraise).await;
    let path = page(&handle);
    does(province, SPECIALIST, &path, async |browser| {
        open(province, browser, province.says("Kiểm tra thực địa", "Call an inspection")).await?;
        field(browser, province.says("Thời gian", "When"), "09:00 25/11/2026").await?;
        field(browser, province.says("Địa điểm", "Where"), "Số 7 đường Hoa Ban").await?;
        let people = "Trịnh Công Minh, chuyên viên\nLê Thị Hồng, đại diện chủ hồ sơ";
        field(browser, province.says("Thành phần", "Who takes part"), people).await?;
        field(browser, province.says("Nội dung", "What is looked at"), "Trụ sở").await?;
        province.shot(browser, "inspection").await?;
        send(browser).await
    })
    .await?;
    let sent =
        [(LEADER, "dossierLetterApprove", json!({})), (CLERK, "dossierLetterSend", json!({}))];
    moves(world, world.look(&handle).await, &sent).await;
    world.clock.set("2026-11-25T03:00:00Z".parse()?);
    does(province, SPECIALIST, &path, async |browser| {
        open(province, browser, province.says("Ghi biên bản kiểm tra", "Record the inspection"))
            .await?;
        let found = province.says("Kết quả kiểm tra", "What was found");
        field(browser, found, "Trụ sở đúng địa chỉ đăng ký.").await?;
        field(browser, province.says("Kết luận", "Conclusion"), "Đủ điều kiện.").await?;
        let objections = province.says("Ý kiến khác", "Objections");
        field(browser, objections, "Đề nghị ghi rõ diện tích.").await?;
        province.shot(browser, "minutes").await?;
        send(browser).await
    })
    .await?;
    // Who decides reads all of it, on a phone as well.
    journey("records-head", Screen::PHONE, async |browser| {
        province.officer(browser, HEAD, &path).await?;
        let inspected = province.says("Kiểm tra thực địa", "Inspection");
        click(
            browser,
            format!("//*[contains(@class,'life')]//details[contains(., '{inspected}')]/summary"),
        )
        .await?;
        for said in ["Đủ điều kiện.", "Đề nghị ghi rõ diện tích.", "Lê Thị Hồng"]
        {
            browser.see(said).await?;
        }
        province.shot(browser, "minutes-phone").await
    })
    .await
}

both_databases! {
    async fn a_payment_of_some_days_ago_is_written_down(db_url: String) {
        in_province(db_url, payment).await;
    }

    async fn an_inspection_has_minutes(db_url: String) {
        in_province(db_url, inspection).await;
    }
}
