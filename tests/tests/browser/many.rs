//! Work that is not one dossier's step: an envelope from the post, a head who gives several steps to
//! another at once, a specialist who goes on leave.

use crate::frame::{close, open_list, row_of};
use crate::life::{CARD, at_the_counter, work};
use crate::province::{Province, click, field, gone, into, press};
use crate::ways::at_the_specialist;
use anyhow::{Result, ensure};
use tests::browser::{Screen, journey};
use tests::world::{CLERK, HEAD, SPECIALIST};
use thirtyfour::prelude::*;

const COLLEAGUE: (&str, &str) = ("tuan.chuyenvien.tuphap", "Bùi Minh Tuấn");

/// The envelope goes into the inbox with its slip, and from there it is accepted like any other.
#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_from_the_post_waits_in_the_inbox_until_it_is_answered() -> Result<()> {
    envelope("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_from_the_post_waits_in_the_inbox_until_it_is_answered_in_english() -> Result<()>
{
    envelope("en").await
}

async fn envelope(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 20).await?;
    journey("many-post", Screen::DESK, async |browser| {
        at_the_counter(&province, browser, CLERK).await?;
        let post = province.says("Bưu chính", "by post");
        click(browser, format!("//*[@data-field='channel']//label[contains(., '{post}')]")).await?;
        browser
            .see(province.says(
                "Trung tâm phải trả lời trong 8 giờ làm việc",
                "the Center owes an answer within 8 working hours",
            ))
            .await?;
        press(browser, Key::F2).await?;
        into(browser, "[data-field='scan'] input", CARD + Key::Enter).await?;
        browser.see("Nguyễn Thị Ánh").await?;
        into(browser, "[data-field='applicant.phone'] input", "0912345678").await?;
        press(browser, Key::Alt + "a").await?;
        // Without the number of the slip it says so at its field, and nothing is sent.
        press(browser, Key::F4).await?;
        browser
            .see(province.says("Chưa gửi: còn 1 mục cần sửa", "Not sent: 1 item to correct"))
            .await?;
        into(browser, "[data-field='slip'] input", "EB123456789VN").await?;
        press(browser, Key::F4).await?;
        browser.see(province.says("Đã ghi vào hộp đến", "Put into the inbox")).await?;
        browser.see(province.says("Phải trả lời trước", "An answer is owed by")).await?;
        browser.find_shown(".intake-done iframe").await?;
        // Meanwhile the sender has nothing but the number of his postal item.
        journey("many-sender", Screen::PHONE, async |browser| {
            browser.goto(format!("{}/tra-cuu", province.url)).await?;
            province.speak(browser).await?;
            into(browser, ".track-form input", "eb 123 456 789 vn" + Key::Enter).await?;
            browser.see("EB123456789VN").await?;
            browser
                .see(province.says("sẽ trả lời trong 08 giờ", "answers within 8 working hours"))
                .await?;
            province.shot(browser, "sender").await
        })
        .await?;
        let now = province.says("Xem xét ngay", "Answer it now");
        click(browser, format!("//a[contains(., '{now}')]")).await?;
        browser.see(province.says("Tiếp nhận hồ sơ gửi đến", "Taking in a submission")).await?;
        browser.see(province.says("Đủ giấy tờ bắt buộc", "All required papers are there")).await?;
        press(browser, Key::F4).await?;
        let code = browser.find_shown(".done-code b").await?.text().await?;
        ensure!(code.starts_with("H99.02-"), "{code} is no dossier code");
        browser.see(province.says("Đã tiếp nhận", "Taken in")).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_gives_several_steps_to_another_and_sees_what_will_be_first() -> Result<()> {
    bulk("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_gives_several_steps_to_another_and_sees_what_will_be_first_in_english() -> Result<()>
{
    bulk("en").await
}

async fn bulk(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 20).await?;
    let mut paths = Vec::new();
    for _ in 0..2 {
        paths.push(at_the_specialist(&province).await?);
    }
    journey("many-head", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue?scope=unit").await?;
        for path in &paths {
            let code = path.rsplit('/').next().unwrap_or_default();
            browser.see(code).await?;
            click(
                browser,
                format!("//tr[contains(., '{code}')]//td[contains(@class,'cell-check')]//input"),
            )
            .await?;
        }
        browser.see(province.says("2 hồ sơ đã chọn", "2 dossiers chosen")).await?;
        let assign = province.says("Phân công", "Assign");
        let button = format!("//*[contains(@class,'bulk-bar')]//button[contains(., '{assign}')]");
        click(browser, button).await?;
        browser
            .see(province.says(
                "Chọn cán bộ để xem hồ sơ nào giao được",
                "Choose an officer to see which dossiers can be given",
            ))
            .await?;
        click(browser, format!("//dialog[@open]//option[contains(., '{}')]", COLLEAGUE.1)).await?;
        browser.see(province.says("2 hồ sơ làm được", "2 can be done")).await?;
        // What is somebody's is not taken without a reason.
        let go = province.says("Thực hiện với 2 hồ sơ", "Do it for 2 dossiers");
        let go = format!("//dialog[@open]//button[contains(., '{go}')]");
        let denied = browser.find_shown(&go).await?;
        ensure!(
            denied.attr("aria-disabled").await?.as_deref() == Some("true"),
            "it wants a reason"
        );
        field(browser, province.says("Lý do", "Reason"), "Cân đối khối lượng công việc").await?;
        click(browser, go).await?;
        browser.see(province.says("Đã xong cả 2 hồ sơ", "All 2 are done")).await?;
        province.shot(browser, "bulk").await?;
        close(browser, province.says("Đóng", "Close")).await?;
        for path in &paths {
            let code = path.rsplit('/').next().unwrap_or_default();
            browser
                .find_shown(&format!("{}[contains(., '{}')]", row_of(code), COLLEAGUE.1))
                .await?;
        }
        Ok(())
    })
    .await?;
    // It is his now, and no longer the other's.
    journey("many-colleague", Screen::DESK, async |browser| {
        province.officer(browser, COLLEAGUE.0, "/desk/queue?scope=mine").await?;
        browser.see(paths[0].rsplit('/').next().unwrap_or_default()).await
    })
    .await?;
    journey("many-specialist", Screen::DESK, async |browser| {
        province.officer(browser, SPECIALIST, "/desk/queue?scope=mine").await?;
        browser.find_shown(".rail").await?;
        gone(browser, &format!("a[href='{}']", paths[0])).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_kept_with_the_keyboard_and_opened_by_the_whole_division() -> Result<()> {
    kept("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_kept_with_the_keyboard_and_opened_by_the_whole_division_in_english() -> Result<()>
{
    kept("en").await
}

async fn kept(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 20).await?;
    let path = at_the_specialist(&province).await?;
    let code = path.rsplit('/').next().unwrap_or_default();
    let name = province.says("Việc của cả phòng", "Work of the division");
    let kept = format!("//nav[contains(@class,'rail')]//a[contains(., '{name}')]");
    let mut link = String::new();
    journey("many-keep", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue?scope=unit").await?;
        browser.see(code).await?;
        let save = province.says("Lưu chế độ xem", "Save this view");
        click(browser, format!("//button[contains(., '{save}')]")).await?;
        // Typed at once, blanks and all: the keyboard is in the name, not on the cross.
        browser.find_shown("dialog[open] .view-form input[type='text']:focus").await?;
        press(browser, name).await?;
        press(browser, Key::Tab).await?;
        press(browser, Key::Down).await?;
        province.shot(browser, "view").await?;
        press(browser, Key::Enter).await?;
        gone(browser, "dialog[open]").await?;
        browser.find_shown(&kept).await?;
        // Copied, to be sent to a colleague.
        let take = "navigator.clipboard.writeText = async text => { window.taken = text; };";
        browser.execute(take, vec![]).await?;
        let change = province.says("Sửa chế độ xem", "Change view");
        let change =
            format!("//nav[contains(@class,'rail')]//button[@aria-label='{change} {name}']");
        into(browser, &change, Key::Enter).await?;
        let copy = province.says("Sao chép liên kết", "Copy the link");
        let copy = format!("//dialog[@open]//button[contains(., '{copy}')]");
        into(browser, &copy, Key::Enter).await?;
        gone(browser, "dialog[open]").await?;
        link = browser.execute("return window.taken", vec![]).await?.convert()?;
        Ok(())
    })
    .await?;
    journey("many-kept", Screen::DESK, async |browser| {
        province.officer(browser, SPECIALIST, "/desk/queue?scope=open").await?;
        click(browser, kept).await?;
        browser.see(code).await?;
        open_list(browser, name).await?;
        browser.at(|url| url.ends_with("/desk/queue?scope=unit")).await?;
        browser.goto(&link).await?;
        open_list(browser, name).await?;
        // The link is the view.
        browser.at(|url| url.ends_with("/desk/queue?scope=unit")).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stands_in_does_the_step_in_the_place_of_who_is_away() -> Result<()> {
    absence("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stands_in_does_the_step_in_the_place_of_who_is_away_in_english() -> Result<()> {
    absence("en").await
}

async fn absence(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 20).await?;
    let path = at_the_specialist(&province).await?;
    let today = domain::time::local_date(province.app.now()).format("%d/%m/%Y").to_string();
    journey("many-leave", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/absences").await?;
        browser.see(province.says("Không có ai vắng mặt", "Nobody is away")).await?;
        press(browser, "n").await?;
        browser
            .see(province.says("Ghi nhận vắng mặt, ủy quyền", "Record an absence or a delegation"))
            .await?;
        for (label, name) in [
            (province.says("Cán bộ", "Officer"), "Trịnh Công Minh"),
            (province.says("Người xử lý thay", "Stands in"), COLLEAGUE.1),
        ] {
            // The whole name, then on to the next field: nobody has to pick it in the list as well.
            field(browser, label, Key::Control + "a").await?;
            field(browser, label, name).await?;
            let only = format!("//*[@role='option'][last()=1][contains(., '{name}')]");
            browser.find_shown(&only).await?;
            press(browser, Key::Tab).await?;
        }
        field(browser, province.says("Từ ngày", "From"), today.as_str()).await?;
        field(browser, province.says("Đến hết ngày", "To, included"), today.as_str()).await?;
        field(browser, province.says("Số văn bản", "Document number"), "07/QĐ-STP").await?;
        province.shot(browser, "absence").await?;
        click(browser, "//dialog[@open]//button[@type='submit']").await?;
        gone(browser, "dialog[open]").await?;
        browser.see("Trịnh Công Minh").await?;
        browser.see("07/QĐ-STP").await
    })
    .await?;
    work(&province, COLLEAGUE.0, &path, "f", async |browser| {
        into(browser, "form textarea", "Đủ điều kiện").await
    })
    .await?;
    journey("many-seen", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, &path).await?;
        browser
            .see(province.says(
                "Bùi Minh Tuấn thay mặt Trịnh Công Minh",
                "Bùi Minh Tuấn on behalf of Trịnh Công Minh",
            ))
            .await
    })
    .await
}
