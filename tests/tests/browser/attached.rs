//! What is written down about a dossier beside its steps: files with papers at the counter and with
//! what is supplied later, the notice of a payment, a correction. Vietnamese on SQLite, English on
//! PostgreSQL.

use crate::frame::{code, in_province, moves, page};
use crate::life::{CARD, at_the_counter};
use crate::province::{Province, click, field, into, nth_field, press};
use crate::ways::{choose, does, open, send};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use std::path::Path;
use tests::both_databases;
use tests::browser::{Browser, Screen, journey};
use tests::world::{CLERK, HEAD, SPECIALIST, Stage, World};
use thirtyfour::prelude::*;

const DIRECTOR: &str = "son.lanhdao";
/// A land procedure of two stages, with a payment between them.
const TWO_STAGES: &str = "1.013831";
const SCAN: &str = "Giấy đề nghị.pdf";
const BROUGHT: &str = "Sơ đồ trụ sở.pdf";

fn nothing() -> Value {
    json!({})
}

/// A file as a scanner makes it.
fn scanned(folder: &Path, name: &str) -> Result<String> {
    let path = folder.join(name);
    std::fs::write(&path, b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n")?;
    Ok(path.to_str().context("a path of this test")?.to_owned())
}

/// Chooses a file beside a line of papers or of a form, and waits until the server has it.
async fn attach(browser: &Browser, line: &str, path: &str) -> Result<()> {
    let input = format!("input[type='file'][aria-label*='{line}']");
    browser.find(By::Css(input)).await?.send_keys(path).await?;
    let name = path.rsplit('/').next().unwrap_or_default();
    browser
        .find_shown(&format!("//div[contains(@class,'files')]//li[contains(., '{name}')]"))
        .await?;
    browser.gone(".files[aria-busy]").await
}

/// What stands in the first field of the form with a label.
async fn typed(browser: &Browser, label: &str) -> Result<String> {
    let input = format!(
        "(//form//*[contains(@class,'field')]\
         [label[starts-with(normalize-space(.), '{label}')]])[1]//input"
    );
    Ok(browser.find_shown(&input).await?.prop("value").await?.unwrap_or_default())
}

/// Opens a file on the dossier's page and waits until it is beside.
async fn reads(browser: &Browser, name: &str) -> Result<()> {
    click(browser, format!("//button[contains(., '{name}')]")).await?;
    browser.find_shown("iframe").await.map(drop)
}

async fn files(world: &World, province: &Province) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut path = String::new();
    journey("attached-counter", Screen::DESK, async |browser| {
        at_the_counter(province, browser, CLERK).await?;
        into(browser, "[data-field='scan'] input", CARD + Key::Enter).await?;
        into(browser, "[data-field='applicant.phone'] input", "0912345678").await?;
        press(browser, Key::Alt + "a").await?;
        // What is no paper is refused in words beside its line, and nothing else is lost.
        let text = folder.path().join("ghi chú.txt");
        std::fs::write(&text, "không phải tệp quét")?;
        let line = "input[type='file'][aria-label*='Giấy đề nghị đăng ký hoạt động']";
        let text = text.to_str().context("a path of this test")?;
        browser.find(By::Css(line)).await?.send_keys(text).await?;
        browser.find_shown(".files [role='alert']").await?;
        let said = browser.console_errors().await?;
        ensure!(said.len() == 1 && said[0].contains("415"), "{said:#?}");
        attach(browser, "Giấy đề nghị đăng ký hoạt động", &scanned(folder.path(), SCAN)?).await?;
        browser.gone(".files [role='alert']").await?;
        attach(browser, "Giấy tờ chứng minh về trụ sở", &scanned(folder.path(), "nhầm.pdf")?)
            .await?;
        let away = province.says("Bỏ tệp nhầm.pdf", "Remove nhầm.pdf");
        into(browser, &format!("button[aria-label='{away}']"), Key::Enter).await?;
        province.shot(browser, "attached-counter").await?;
        press(browser, Key::F4).await?;
        let shown = browser.find_shown(".done-code b").await?.text().await?;
        path = format!("/desk/dossiers/{shown}");
        Ok(())
    })
    .await?;
    let handle = {
        let query = "query($code: String!) { dossier(code: $code) { id code version } }";
        let code = path.rsplit('/').next().unwrap_or_default();
        let found = world.officer(CLERK).ask(query, json!({ "code": code })).await;
        tests::world::Handle::of(&found["dossier"])
    };
    let handle = world.taken_on(handle, Stage::Appraise).await;
    let letter = json!({
        "lines": [
            { "content": "Sơ đồ trụ sở", "reason": "Chưa có", "copies": 1 },
            { "content": "Văn bằng", "reason": "Chưa có", "certified": 1 },
        ],
        "reason": "Chưa đủ căn cứ",
    });
    moves(
        world,
        handle,
        &[
            (SPECIALIST, "dossierSupplementDraft", letter),
            (HEAD, "dossierLetterApprove", nothing()),
            (CLERK, "dossierLetterSend", nothing()),
        ],
    )
    .await;
    does(province, CLERK, &path, async |browser| {
        choose(browser, province.says("Nhận bổ sung", "Receive supplements")).await?;
        browser.find_shown(".act-form").await?;
        click(browser, "//form//label[contains(., 'Sơ đồ trụ sở')]").await?;
        attach(browser, "Sơ đồ trụ sở", &scanned(folder.path(), BROUGHT)?).await?;
        province.shot(browser, "attached-supplement").await?;
        send(browser).await?;
        browser.see(BROUGHT).await
    })
    .await?;
    // Who works with the dossier reads both.
    does(province, SPECIALIST, &path, async |browser| {
        reads(browser, SCAN).await?;
        province.shot(browser, "attached").await?;
        reads(browser, BROUGHT).await
    })
    .await
}

async fn notice(world: &World, province: &Province) -> Result<()> {
    let (appraiser, head, leader) =
        ("loan.chuyenvien.datdai", "thang.truongphong.datdai", "hue.giamdoc.datdai");
    let steps = [appraiser, head, leader].map(|who| (who, "dossierForward", nothing()));
    let handle = moves(world, world.accept(TWO_STAGES).await, &steps).await;
    let path = page(&handle);
    does(province, appraiser, &path, async |browser| {
        open(province, browser, province.says("Thông báo nghĩa vụ", "Ask for payment")).await?;
        field(browser, province.says("Tên khoản", "For what"), "Tiền sử dụng đất").await?;
        let amount = province.says("Số tiền", "Amount");
        field(browser, amount, province.says("12.500.000", "12,500,000")).await?;
        field(browser, province.says("Căn cứ pháp lý", "Legal basis"), "Luật Đất đai, Điều 155")
            .await?;
        field(browser, province.says("Hạn nộp", "Pay by"), "15/12/2026").await?;
        // How it comes about is asked for, and the account on record stands there already.
        press(browser, Key::Control + Key::Enter).await?;
        browser.find_shown(".act-form [aria-invalid='true']").await?;
        let known = typed(browser, province.says("Số tài khoản", "Account number")).await?;
        ensure!(!known.is_empty(), "no account on record");
        let calculation = province.says("Cách tính", "How it comes about");
        field(browser, calculation, "5 m² × 2.500.000 đồng/m²").await?;
        province.shot(browser, "notice").await?;
        send(browser).await?;
        browser.see(province.says("Chờ duyệt", "Waits for approval")).await
    })
    .await?;
    // The head reads what he signs, on a tablet as well.
    let tablet = Screen { width: 820, height: 1180, mobile: true };
    journey("notice-head", tablet, async |browser| {
        province.officer(browser, head, &path).await?;
        browser.see("5 m² × 2.500.000 đồng/m²").await?;
        province.shot(browser, "notice-draft").await?;
        press(browser, "d").await?;
        browser.find_shown(".act-form").await?;
        send(browser).await
    })
    .await?;
    does(province, CLERK, &path, async |browser| {
        browser.find_shown(".letter").await?;
        press(browser, "m").await?;
        browser.find_shown(".act-form").await?;
        send(browser).await?;
        browser.see(province.says("Chờ thực hiện nghĩa vụ tài chính", "Waiting for payment")).await
    })
    .await
}

async fn correction(world: &World, province: &Province) -> Result<()> {
    let handle = world.dossier_at(Stage::Appraise).await;
    let path = page(&handle);
    let (name, way) = (
        province.says("Tên chủ hồ sơ", "Name of the applicant"),
        province.says("Cách nhận kết quả", "How the result is returned"),
    );
    does(province, CLERK, &path, async |browser| {
        open(province, browser, province.says("Đề nghị sửa", "Propose a correction")).await?;
        let (what, after) =
            (province.says("Trường", "Field"), province.says("Sửa thành", "Correct to"));
        field(browser, what, name).await?;
        let now = typed(browser, after).await?;
        ensure!(!now.is_empty(), "it begins with what stands there");
        field(browser, after, Key::Control + "a").await?;
        field(browser, after, "Nguyễn Thị Ánh Nguyệt").await?;
        let more = province.says("Thêm dòng", "Add a line");
        choose(browser, more).await?;
        nth_field(browser, what, 2, way).await?;
        nth_field(browser, after, 2, province.says("Qua bưu chính", "By public post")).await?;
        choose(browser, more).await?;
        let address = province.says("Địa chỉ nhận kết quả", "Address for the result");
        nth_field(browser, what, 3, address).await?;
        nth_field(browser, after, 3, "Số 9 đường Hoa Ban, phường Trung Tâm").await?;
        field(browser, province.says("Lý do", "Reason"), "Nhập sai tên").await?;
        province.shot(browser, "correction").await?;
        send(browser).await
    })
    .await?;
    // A director approves it on his telephone.
    journey("correction-director", Screen::PHONE, async |browser| {
        province.officer(browser, DIRECTOR, &path).await?;
        browser.see("Nguyễn Thị Ánh Nguyệt").await?;
        choose(browser, province.says("Duyệt sửa", "Approve the correction")).await?;
        browser.find_shown(".act-form").await?;
        province.shot(browser, "correction-phone").await?;
        send(browser).await
    })
    .await?;
    let query =
        "query($code: String!) { dossier(code: $code) { applicant { name } returnMethod } }";
    let told = world.officer(CLERK).ask(query, json!({ "code": code(&handle) })).await;
    ensure!(told["dossier"]["applicant"]["name"] == "Nguyễn Thị Ánh Nguyệt", "{told}");
    ensure!(told["dossier"]["returnMethod"] == "POST", "{told}");
    Ok(())
}

both_databases! {
    async fn what_is_scanned_stands_beside_its_paper(db_url: String) {
        in_province(db_url, files).await;
    }

    async fn a_notice_of_payment_is_written_read_and_sent(db_url: String) {
        in_province(db_url, notice).await;
    }

    async fn a_name_and_the_way_of_returning_are_corrected(db_url: String) {
        in_province(db_url, correction).await;
    }
}
