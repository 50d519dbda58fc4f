//! What comes too late: a frame, an answer, a key, for a part of the page that has gone meanwhile.
//! On a busy computer all of it happens by itself, now and then; here it happens every time. And a
//! computer that is itself too early.

use crate::frame::{accepted, button, code, in_province, row_of};
use crate::life::take_in;
use crate::province::{Province, gone, press};
use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use std::time::Duration;
use tests::both_databases;
use tests::browser::{Screen, journey};
use tests::world::HEAD;
use thirtyfour::prelude::*;

/// From now on frames come after 600 ms, when the keyboard is nowhere, and the officer's own columns
/// after 300 ms.
const SLOW: &str = r"
    const frames = new Map();
    let last = 0;
    window.requestAnimationFrame = run => {
        last += 1;
        frames.set(last, setTimeout(() => {
            document.activeElement?.blur();
            run(performance.now());
        }, 600));
        return last;
    };
    window.cancelAnimationFrame = id => clearTimeout(frames.get(id));
    const ask = window.fetch.bind(window);
    window.fetch = async request => {
        const question = request instanceof Request ? await request.clone().text() : '';
        if (question.includes('queueColumns')) await new Promise(go => setTimeout(go, 300));
        return ask(request);
    };
";

/// Gives what is late the time to come.
async fn all_has_come() {
    tokio::time::sleep(Duration::from_millis(1_500)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_frame_does_no_harm() -> Result<()> {
    let province = Province::open("vi", 120).await?;
    let code = take_in(&province).await?;
    journey("late-frames", Screen::DESK, async |browser| {
        province.officer(browser, "quang.truongphong.tuphap", "/desk/dossiers").await?;
        browser.find_shown("tr[data-id]").await?;
        browser.execute(SLOW, vec![]).await?;
        // The rows are drawn, then drawn anew with the officer's own columns.
        browser.find_shown("nav a[href='/desk/queue']").await?.click().await?;
        browser.find_shown("tr[data-id]").await?;
        all_has_come().await;
        // The form is closed again as soon as it offers the names.
        browser.find_shown(&format!("a.row-link[href$='{code}']")).await?.click().await?;
        browser.find_shown(".act-step").await?;
        press(browser, "f").await?;
        browser.find_shown(".act-form input[type='radio']").await?;
        browser.find_shown(".act-send button[type='button']").await?.click().await?;
        gone(browser, ".act-form").await?;
        all_has_come().await;
        Ok(())
    })
    .await
}

/// A day is put into its form when its field is left; and Chromium takes a field away with the
/// keyboard in it, and tells it then that it was left.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_may_be_sent_from_within_a_day() -> Result<()> {
    let province = Province::open("vi", 0).await?;
    journey("late-day", Screen::DESK, async |browser| {
        province.officer(browser, "quang.truongphong.tuphap", "/desk/absences").await?;
        browser.find_shown("h1").await?;
        press(browser, "n").await?;
        let day = "dialog[open] input[inputmode='numeric']";
        browser.find_shown(day).await?;
        let days = browser.find_all(By::Css(day)).await?;
        for day in &days {
            day.send_keys("31122030").await?;
        }
        let shown = days.first().context("the first day")?.prop("value").await?;
        ensure!(shown.as_deref() == Some("31/12/2030"), "the day is shown as {shown:?}");
        press(browser, Key::Enter).await?;
        gone(browser, day).await
    })
    .await
}

/// What is fetched with the first visit's page stays; the code of any other page does not come.
const CUT_OFF: &str = r"
    const ask = window.fetch.bind(window);
    window.fetch = (what, how) => window.cutOff && String(what.url ?? what).includes('.wasm')
        ? Promise.reject(new TypeError('cut off')) : ask(what, how);
    window.cutOff = true;
";

/// The connection is lost before somebody goes to another page: he is told, and one press later,
/// when it is back, he is there.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_whose_code_does_not_come_is_tried_again() -> Result<()> {
    let province = Province::open("vi", 20).await?;
    journey("late-code", Screen::PHONE, async |browser| {
        browser.goto(&province.url).await?;
        province.speak(browser).await?;
        browser.find_shown(".portal-nav a[href='/tra-cuu']").await?;
        browser.execute(CUT_OFF, vec![]).await?;
        browser.find_shown(".portal-nav a[href='/tra-cuu']").await?.click().await?;
        browser.see("Không kết nối được máy chủ").await?;
        let errors = browser.console_errors().await?;
        ensure!(!errors.is_empty() && errors.iter().all(|it| it.contains("cut off")), "{errors:?}");
        browser.execute("window.cutOff = false", vec![]).await?;
        button(browser, "Thử lại").await?;
        browser.find_shown(".track-form input").await?;
        Ok(())
    })
    .await
}

/// The forms of a dossier do not come.
const NO_FORMS: &str = r"
    const ask = window.fetch.bind(window);
    window.fetch = (what, how) => window.cutOff && String(what.url ?? what).includes('dossier_forms')
        ? Promise.reject(new TypeError('cut off')) : ask(what, how);
    window.cutOff = true;
";

/// The first form is opened before its code is there, and that does not come: the buttons stay, he is
/// told, and one press later the form that he wanted is there, with the keyboard in it.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_whose_code_does_not_come_is_tried_again() -> Result<()> {
    let province = Province::open("vi", 20).await?;
    let code = take_in(&province).await?;
    journey("late-form", Screen::DESK, async |browser| {
        let path = format!("/desk/dossiers/{code}");
        province.officer(browser, "quang.truongphong.tuphap", &path).await?;
        browser.find_shown(".act-step").await?;
        // Before the page is at rest and fetches what may be wanted next.
        browser.refresh().await?;
        browser.execute(NO_FORMS, vec![]).await?;
        browser.find_shown(".act-first").await?;
        press(browser, "f").await?;
        browser.see("Không kết nối được máy chủ").await?;
        browser.find_shown(".act-first button").await?;
        let errors = browser.console_errors().await?;
        ensure!(!errors.is_empty() && errors.iter().all(|it| it.contains("cut off")), "{errors:?}");
        browser.execute("window.cutOff = false", vec![]).await?;
        let again = By::XPath("//main//button[contains(., 'Thử lại')]");
        browser.query(again).and_displayed().first().await?.click().await?;
        browser.find_shown(".act-form :focus").await?;
        gone(browser, ".act-first").await?;
        press(browser, Key::Escape).await?;
        gone(browser, ".act-form").await?;
        browser.find_shown(".act-first button").await?;
        Ok(())
    })
    .await
}

/// From now on the computer's clock is two months ahead.
const AHEAD: &str = "const right = Date.now; Date.now = () => right() + 5_184_000_000;";

both_databases! {
    /// What is drawn goes by the server's clock, which every answer tells.
    async fn a_computer_that_is_ahead_makes_nothing_late(db_url: String) {
        in_province(db_url, async |world, province| {
            let handle = accepted(world, &["Nguyễn Thị Lan"]).await.remove(0);
            journey("late-clock", Screen::DESK, async |browser| {
                // Elsewhere first, so that no row was drawn before.
                province.officer(browser, HEAD, "/desk/procedures").await?;
                browser.execute(AHEAD, vec![]).await?;
                press(browser, "g").await?;
                press(browser, "q").await?;
                let due = format!("{}//*[contains(@class,'due')][@data-tone]", row_of(code(&handle)));
                browser.find_shown(&due).await?;
                let late = browser.find_all(By::XPath(format!("{due}[@data-tone='late']"))).await?;
                let asked = "query($id: ID!) { dossier(id: $id) { dueAt } }";
                let told = world.officer(HEAD).ask(asked, json!({ "id": handle.id })).await;
                let passed = "return Date.now() > Date.parse(arguments[0])";
                let passed = browser.execute(passed, vec![told["dossier"]["dueAt"].clone()]).await?;
                ensure!(passed.convert::<bool>()?, "it would be late by the computer: {told}");
                ensure!(late.is_empty(), "it is called late");
                Ok(())
            })
            .await
        })
        .await;
    }
}
