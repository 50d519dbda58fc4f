//! What a dossier may go through besides its steps, each by the people who do it: a supplement asked
//! for and brought, the opinion of another agency, two officers at once, and the applicant's wish to
//! stop.

use crate::life::{take_in, work};
use crate::province::{Province, gone, into, press};
use anyhow::Result;
use tests::browser::{Browser, Screen, journey};
use thirtyfour::prelude::*;

pub(crate) const SPECIALIST: &str = "minh.chuyenvien.tuphap";
pub(crate) const HEAD: &str = "quang.truongphong.tuphap";
const LEADER: &str = "hai.giamdoc.tuphap";
const CLERK: &str = "lan.tiepnhan";
const ASKED: &str = "ha.ykien.congan";

/// A button, or what unfolds more of them, by its words.
async fn choose(browser: &Browser, words: &str) -> Result<()> {
    let path = format!(
        "//section[contains(@class,'act')]//*[self::button or self::summary]\
                        [starts-with(normalize-space(.), '{words}')]"
    );
    browser.query(By::XPath(path)).and_displayed().first().await?.click().await?;
    Ok(())
}

/// Types into the field with a label; the `n`th of several with the same, from 1.
async fn field(browser: &Browser, label: &str, n: usize, typed: &str) -> Result<()> {
    let path = format!(
        "(//form//*[contains(@class,'field')][label[starts-with(normalize-space(.), '{label}')]])\
                        [{n}]//*[self::input or self::textarea or self::select]"
    );
    browser.query(By::XPath(path)).and_displayed().first().await?.send_keys(typed).await?;
    Ok(())
}

/// An officer on the dossier's page does one thing.
async fn does(
    province: &Province,
    username: &str,
    path: &str,
    act: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<()> {
    journey(&format!("ways-{username}"), Screen::DESK, async |browser| {
        province.officer(browser, username, path).await?;
        browser.find_shown(".act").await?;
        browser.see("Việc cần làm").await?;
        act(browser).await
    })
    .await
}

/// Sends the open form and waits until it is done.
async fn send(browser: &Browser) -> Result<()> {
    press(browser, Key::Control + Key::Enter).await?;
    gone(browser, ".act-form").await
}

/// Opens the form of a letter or another thing that is not done every day.
async fn open(browser: &Browser, words: &str) -> Result<()> {
    choose(browser, "Văn bản và việc khác").await?;
    choose(browser, words).await?;
    browser.find_shown(".act-form").await?;
    Ok(())
}

/// The head approves the letter in hand, or the clerk sends it: one key and the confirmation.
async fn with_key(province: &Province, username: &str, path: &str, key: &str) -> Result<()> {
    does(province, username, path, async |browser| {
        browser.find_shown(".letter").await?;
        press(browser, key).await?;
        browser.find_shown(".act-form").await?;
        send(browser).await
    })
    .await
}

pub(crate) async fn at_the_specialist(province: &Province) -> Result<String> {
    let code = take_in(province).await?;
    let path = format!("/desk/dossiers/{code}");
    work(province, HEAD, &path, "f", async |browser| {
        let minh = By::XPath("//form//label[contains(., 'Trịnh Công Minh')]");
        browser.query(minh).and_displayed().first().await?.click().await?;
        Ok(())
    })
    .await?;
    Ok(path)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_asked_for_and_brought() -> Result<()> {
    let province = Province::open("vi", 20).await?;
    let path = at_the_specialist(&province).await?;
    does(&province, SPECIALIST, &path, async |browser| {
        open(browser, "Yêu cầu bổ sung").await?;
        // Sent with nothing in it, it says what is missing and where.
        press(browser, Key::Control + Key::Enter).await?;
        browser.see("Nhập nội dung này.").await?;
        field(browser, "Nội dung", 1, "Bản sao bằng cấp có chứng thực").await?;
        field(browser, "Lý do", 1, "Bản nộp không đọc được").await?;
        choose(browser, "Thêm dòng").await?;
        field(browser, "Nội dung", 2, "Phiếu lý lịch tư pháp").await?;
        field(browser, "Lý do", 2, "Chưa có").await?;
        field(browser, "Lý do", 3, "Hồ sơ chưa đủ").await?;
        province.shot(browser, "supplement").await?;
        send(browser).await?;
        browser.see("Chờ duyệt").await
    })
    .await?;
    // The head wants it otherwise; the draft comes back with what it said.
    does(&province, HEAD, &path, async |browser| {
        browser.see("Phiếu lý lịch tư pháp").await?;
        choose(browser, "Trả lại dự thảo").await?;
        into(browser, "form textarea", "Nêu rõ số bản").await?;
        send(browser).await
    })
    .await?;
    does(&province, SPECIALIST, &path, async |browser| {
        browser.see("Trả lại: Nêu rõ số bản").await?;
        choose(browser, "Yêu cầu bổ sung").await?;
        browser.find_shown(".act-form").await?;
        field(browser, "Bản sao chứng thực", 1, "2").await?;
        send(browser).await?;
        browser.see("Chờ duyệt").await
    })
    .await?;
    with_key(&province, HEAD, &path, "d").await?;
    with_key(&province, CLERK, &path, "m").await?;
    does(&province, CLERK, &path, async |browser| {
        browser.see("Yêu cầu bổ sung giấy tờ").await?;
        choose(browser, "Nhận bổ sung").await?;
        for line in ["Bản sao bằng cấp", "Phiếu lý lịch"] {
            let label = format!("//form//label[contains(., '{line}')]");
            browser.query(By::XPath(label)).and_displayed().first().await?.click().await?;
        }
        send(browser).await?;
        browser.see("Đang xử lý").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_agency_is_asked_and_answers() -> Result<()> {
    let province = Province::open("vi", 20).await?;
    let path = at_the_specialist(&province).await?;
    does(&province, SPECIALIST, &path, async |browser| {
        open(browser, "Lấy ý kiến").await?;
        field(browser, "Cơ quan", 1, "Công an").await?;
        field(browser, "Nội dung", 1, "Xác minh nhân thân").await?;
        let day = province.app.clock.now().date_naive() + chrono::Days::new(7);
        field(browser, "Hạn trả lời", 1, &day.format("%d/%m/%Y").to_string()).await?;
        send(browser).await?;
        browser.see("Chờ duyệt").await
    })
    .await?;
    with_key(&province, HEAD, &path, "d").await?;
    does(&province, ASKED, &path, async |browser| {
        choose(browser, "Trả lời ý kiến").await?;
        field(browser, "Ý kiến", 1, "Thống nhất").await?;
        field(browser, "Nội dung trả lời", 1, "Không có ý kiến khác.").await?;
        province.shot(browser, "opinion").await?;
        send(browser).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_may_stop_it_while_two_officers_have_it_open() -> Result<()> {
    let province = Province::open("vi", 20).await?;
    let path = at_the_specialist(&province).await?;
    does(&province, SPECIALIST, &path, async |browser| {
        press(browser, "f").await?;
        into(browser, "form textarea", "Đủ điều kiện.").await?;
        // Meanwhile, at the counter.
        does(&province, CLERK, &path, async |browser| {
            open(browser, "Ghi yêu cầu dừng, rút hồ sơ").await?;
            field(browser, "Cách gửi", 1, "Trực tiếp").await?;
            field(browser, "Lý do", 1, "Không còn nhu cầu").await?;
            send(browser).await
        })
        .await?;
        // What was typed is still there, and above it what the other has done.
        browser.see("Không còn nhu cầu").await?;
        let typed = browser.find_shown("form textarea").await?.prop("value").await?;
        assert_eq!(typed.as_deref(), Some("Đủ điều kiện."));
        press(browser, Key::Escape).await?;
        gone(browser, ".act-form").await?;
        open(browser, "Dừng giải quyết").await?;
        field(browser, "Căn cứ dừng", 1, "Theo yêu cầu của người nộp").await?;
        field(browser, "Lý do", 1, "Người nộp rút hồ sơ").await?;
        field(browser, "Căn cứ pháp lý", 1, "Nghị định 118/2025/NĐ-CP, Điều 21").await?;
        field(browser, "Phí, lệ phí", 1, "Không thu").await?;
        field(browser, "Giấy tờ trả lại", 1, "Toàn bộ").await?;
        province.shot(browser, "stop").await?;
        send(browser).await
    })
    .await?;
    with_key(&province, LEADER, &path, "d").await?;
    with_key(&province, CLERK, &path, "m").await?;
    does(&province, SPECIALIST, &path, async |browser| browser.see("Hiện không có việc nào").await)
        .await
}
