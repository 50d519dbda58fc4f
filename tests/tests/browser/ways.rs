//! What a dossier may go through besides its steps, each by the people who do it: a supplement asked
//! for and brought, the opinion of another agency, two officers at once, and the applicant's wish to
//! stop.

use crate::frame::button;
use crate::life::{take_in, work};
use crate::province::{Province, click, field, gone, into, nth_field, press};
use anyhow::Result;
use tests::browser::{Browser, Screen, journey};
use tests::world::{CLERK, HEAD, LEADER, SPECIALIST};
use thirtyfour::prelude::*;

const DIRECTOR: &str = "son.lanhdao";
const ASKED: &str = "ha.ykien.congan";

/// A button, or what unfolds more of them, by its words.
pub(crate) async fn choose(browser: &Browser, words: &str) -> Result<()> {
    let path = format!(
        "//section[contains(@class,'act')]//*[self::button or self::summary]\
                        [starts-with(normalize-space(.), '{words}')]"
    );
    click(browser, path).await
}

/// An officer on the dossier's page does one thing.
pub(crate) async fn does(
    province: &Province,
    username: &str,
    path: &str,
    act: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<()> {
    journey(&format!("ways-{username}"), Screen::DESK, async |browser| {
        province.officer(browser, username, path).await?;
        browser.find_shown(".act").await?;
        browser.see(province.says("Việc cần làm", "What to do")).await?;
        act(browser).await
    })
    .await
}

/// What can be filled in and no label says what for.
const NAMELESS: &str = "
    const all = document.querySelectorAll('.act-form :is(input, select, textarea)');
    const named = it => it.labels.length || it.ariaLabel || it.hasAttribute('aria-labelledby');
    return [...all].filter(it => !named(it)).map(it => it.outerHTML);";

/// Sends the open form and waits until it is done.
pub(crate) async fn send(browser: &Browser) -> Result<()> {
    let nameless: Vec<String> = browser.execute(NAMELESS, vec![]).await?.convert()?;
    anyhow::ensure!(nameless.is_empty(), "without a label: {nameless:?}");
    press(browser, Key::Control + Key::Enter).await?;
    gone(browser, ".act-form").await
}

/// Opens the form of a letter or another thing that is not done every day.
pub(crate) async fn open(province: &Province, browser: &Browser, words: &str) -> Result<()> {
    choose(browser, province.says("Văn bản và việc khác", "Letters and more")).await?;
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
        click(browser, "//form//label[contains(., 'Trịnh Công Minh')]").await
    })
    .await?;
    Ok(path)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_asked_for_and_brought() -> Result<()> {
    supplement("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_asked_for_and_brought_in_english() -> Result<()> {
    supplement("en").await
}

async fn supplement(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 20).await?;
    let path = at_the_specialist(&province).await?;
    does(&province, SPECIALIST, &path, async |browser| {
        open(&province, browser, province.says("Yêu cầu bổ sung", "Request supplements")).await?;
        // Sent with nothing in it, it says what is missing and where.
        press(browser, Key::Control + Key::Enter).await?;
        browser.see(province.says("Nhập nội dung này.", "Fill this in.")).await?;
        field(browser, province.says("Nội dung", "What"), "Bản sao bằng cấp có chứng thực").await?;
        field(browser, province.says("Lý do", "Reason"), "Bản nộp không đọc được").await?;
        choose(browser, province.says("Thêm dòng", "Add a line")).await?;
        nth_field(browser, province.says("Nội dung", "What"), 2, "Phiếu lý lịch tư pháp").await?;
        nth_field(browser, province.says("Lý do", "Reason"), 2, "Chưa có").await?;
        nth_field(browser, province.says("Lý do", "Reason"), 3, "Hồ sơ chưa đủ").await?;
        province.shot(browser, "supplement").await?;
        send(browser).await?;
        browser.see(province.says("Chờ duyệt", "Waits for approval")).await
    })
    .await?;
    // The head wants it otherwise; the draft comes back with what it said.
    does(&province, HEAD, &path, async |browser| {
        browser.see("Phiếu lý lịch tư pháp").await?;
        choose(browser, province.says("Trả lại dự thảo", "Return the draft")).await?;
        into(browser, "form textarea", "Nêu rõ số bản").await?;
        send(browser).await
    })
    .await?;
    does(&province, SPECIALIST, &path, async |browser| {
        browser.see(province.says("Trả lại: Nêu rõ số bản", "Came back: Nêu rõ số bản")).await?;
        choose(browser, province.says("Yêu cầu bổ sung", "Request supplements")).await?;
        browser.find_shown(".act-form").await?;
        field(browser, province.says("Bản sao chứng thực", "Certified copies"), "2").await?;
        send(browser).await?;
        browser.see(province.says("Chờ duyệt", "Waits for approval")).await
    })
    .await?;
    with_key(&province, HEAD, &path, "d").await?;
    with_key(&province, CLERK, &path, "m").await?;
    does(&province, CLERK, &path, async |browser| {
        browser.see(province.says("Yêu cầu bổ sung giấy tờ", "Supplements requested")).await?;
        choose(browser, province.says("Nhận bổ sung", "Receive supplements")).await?;
        for line in ["Bản sao bằng cấp", "Phiếu lý lịch"] {
            click(browser, format!("//form//label[contains(., '{line}')]")).await?;
        }
        send(browser).await?;
        browser.see(province.says("Đang xử lý", "In process")).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_agency_is_asked_and_answers() -> Result<()> {
    opinion("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_agency_is_asked_and_answers_in_english() -> Result<()> {
    opinion("en").await
}

async fn opinion(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 20).await?;
    let path = at_the_specialist(&province).await?;
    does(&province, SPECIALIST, &path, async |browser| {
        open(&province, browser, province.says("Lấy ý kiến", "Ask for opinions")).await?;
        field(browser, province.says("Cơ quan", "Agency"), "Công an").await?;
        field(browser, province.says("Nội dung", "What"), "Xác minh nhân thân").await?;
        let day = province.app.clock.now().date_naive() + chrono::Days::new(7);
        field(
            browser,
            province.says("Hạn trả lời", "Answer by"),
            &day.format("%d/%m/%Y").to_string(),
        )
        .await?;
        send(browser).await?;
        browser.see(province.says("Chờ duyệt", "Waits for approval")).await
    })
    .await?;
    with_key(&province, HEAD, &path, "d").await?;
    does(&province, ASKED, &path, async |browser| {
        choose(browser, province.says("Trả lời ý kiến", "Give an opinion")).await?;
        field(browser, province.says("Ý kiến", "Opinion"), province.says("Thống nhất", "Agrees"))
            .await?;
        field(browser, province.says("Nội dung trả lời", "The answer"), "Không có ý kiến khác.")
            .await?;
        province.shot(browser, "opinion").await?;
        send(browser).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_may_stop_it_while_two_officers_have_it_open() -> Result<()> {
    withdrawal("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_may_stop_it_while_two_officers_have_it_open_in_english() -> Result<()> {
    withdrawal("en").await
}

/// What passes a step on leaves the browser only when the line is no longer slow.
const SLOW_LINE: &str = "
    const ask = window.fetch.bind(window);
    window.slowLine = true;
    window.fetch = async request => {
        const question = request instanceof Request ? await request.clone().text() : '';
        const held = question.includes('dossierForward');
        while (held && window.slowLine) await new Promise(go => setTimeout(go, 50));
        return ask(request);
    };";

async fn withdrawal(lang: &'static str) -> Result<()> {
    let province = Province::open(lang, 20).await?;
    let path = at_the_specialist(&province).await?;
    does(&province, SPECIALIST, &path, async |browser| {
        press(browser, "f").await?;
        into(browser, "form textarea", "Đủ điều kiện.").await?;
        // Sent, and on a slow line for as long as somebody else needs to be first.
        browser.execute(SLOW_LINE, vec![]).await?;
        press(browser, Key::Control + Key::Enter).await?;
        // Meanwhile, at the counter.
        does(&province, CLERK, &path, async |browser| {
            open(
                &province,
                browser,
                province.says("Ghi yêu cầu dừng, rút hồ sơ", "Record a withdrawal"),
            )
            .await?;
            field(
                browser,
                province.says("Cách gửi", "How it came"),
                province.says("Trực tiếp", "At the counter"),
            )
            .await?;
            field(browser, province.says("Lý do", "Reason"), "Không còn nhu cầu").await?;
            send(browser).await
        })
        .await?;
        // Nothing is done twice or over: it is told, what was typed is still there, and above it what
        // the other has done.
        browser.execute("window.slowLine = false", vec![]).await?;
        browser
            .see(province.says(
                "Hồ sơ vừa được người khác thay đổi",
                "Somebody else has just changed the dossier",
            ))
            .await?;
        browser.see("Không còn nhu cầu").await?;
        let typed = browser.find_shown("form textarea").await?.prop("value").await?;
        assert_eq!(typed.as_deref(), Some("Đủ điều kiện."));
        press(browser, Key::Escape).await?;
        gone(browser, ".act-form").await?;
        open(&province, browser, province.says("Dừng giải quyết", "Stop")).await?;
        field(
            browser,
            province.says("Căn cứ dừng", "Ground"),
            province.says("Theo yêu cầu của người nộp", "At the applicant's wish"),
        )
        .await?;
        field(browser, province.says("Lý do", "Reason"), "Người nộp rút hồ sơ").await?;
        field(
            browser,
            province.says("Căn cứ pháp lý", "Legal basis"),
            "Nghị định 118/2025/NĐ-CP, Điều 21",
        )
        .await?;
        field(browser, province.says("Phí, lệ phí", "Fees already paid"), "Không thu").await?;
        field(browser, province.says("Giấy tờ trả lại", "Papers given back"), "Toàn bộ").await?;
        province.shot(browser, "stop").await?;
        send(browser).await
    })
    .await?;
    with_key(&province, LEADER, &path, "d").await?;
    with_key(&province, CLERK, &path, "m").await?;
    does(&province, SPECIALIST, &path, async |browser| {
        browser
            .see(province.says("Hiện không có việc nào", "Nothing here is for your role now"))
            .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_stops_the_clock_and_the_applicant_reads_why() -> Result<()> {
    force_majeure("vi").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_stops_the_clock_and_the_applicant_reads_why_in_english() -> Result<()> {
    force_majeure("en").await
}

async fn force_majeure(lang: &'static str) -> Result<()> {
    const DECISION: &str = "15/QĐ-TTPVHCC";
    let province = Province::open(lang, 20).await?;
    let path = at_the_specialist(&province).await?;
    does(&province, DIRECTOR, &path, async |browser| {
        let suspend =
            province.says("Tạm dừng thời hạn (bất khả kháng)", "Suspend the clock (force majeure)");
        choose(browser, suspend).await?;
        let number = province.says("Số quyết định", "Number of the decision");
        field(browser, number, DECISION).await?;
        send(browser).await?;
        let stands = province
            .says("Tạm dừng thời hạn do bất khả kháng", "Clock suspended for force majeure");
        browser.see(stands).await
    })
    .await?;
    journey("ways-citizen", Screen::PHONE, async |browser| {
        let code = path.rsplit('/').next().unwrap_or_default();
        browser.goto(format!("{}/tra-cuu?ma={code}", province.url)).await?;
        province.speak(browser).await?;
        browser.see(DECISION).await?;
        browser.see(province.says("đang tạm dừng; ngày hẹn", "The clock stands still")).await?;
        province.shot(browser, "suspended").await
    })
    .await?;
    does(&province, DIRECTOR, &path, async |browser| {
        choose(browser, province.says("Kết thúc tạm dừng thời hạn", "End the suspension")).await?;
        browser.find_shown(".act-form").await?;
        send(browser).await?;
        browser.see(province.says("Kết thúc tạm dừng thời hạn", "Suspension ended")).await?;
        // Who had it when stands on the control sheet, printed from the log.
        let sheet = province.says("Phiếu kiểm soát quá trình giải quyết", "Control sheet");
        button(browser, sheet).await?;
        browser.find_shown("section.papers iframe").await?;
        Ok(())
    })
    .await
}
