//! Who has how much to do: a head sees it, opens what is behind a figure, and gives the work of who is
//! away to another. Vietnamese on SQLite, English on PostgreSQL.

use crate::frame::{close, code, in_province, leave, row};
use crate::province::{Province, click, field, press};
use anyhow::{Result, ensure};
use chrono::TimeDelta;
use serde_json::Value;
use tests::both_databases;
use tests::browser::{Browser, Screen, journey};
use tests::world::{HEAD, SPECIALIST, Stage, World};

const AWAY: &str = "Trịnh Công Minh";
const COLLEAGUE: &str = "Bùi Minh Tuấn";

/// What the server says of each officer.
const WORKLOAD: &str = "{ workload { officers { officer { name } absentUntil
    load { steps level buckets { bucket steps }
      tightest { percent demandMinutes capacityMinutes } } } } }";

/// The selector of an officer's line.
fn line(name: &str) -> String {
    format!("//table[ancestor::div[contains(@class,'workload')]]//tr[th[contains(., '{name}')]]")
}

/// The line of an officer says what the server does: so many steps by when they are due, and the
/// share of his time that their minutes are.
async fn says(province: &Province, browser: &Browser, officer: &Value) -> Result<()> {
    let line = line(officer["officer"]["name"].as_str().unwrap_or_default());
    let load = &officer["load"];
    for figure in load["buckets"].as_array().into_iter().flatten() {
        let key = match figure["bucket"].as_str() {
            Some("OVERDUE") => "overdue",
            Some("TODAY") => "today",
            Some("NEXT_DAY") => "next",
            Some("THIS_WEEK") => "week",
            _ => "later",
        };
        let steps = &figure["steps"];
        browser
            .find_shown(&format!("{line}/td[@data-due='{key}'][normalize-space(.)='{steps}']"))
            .await?;
    }
    let level = match load["level"].as_str() {
        Some("LIGHT") => province.says("Còn rảnh", "Has time"),
        Some("FULL") => province.says("Đủ việc", "Full"),
        _ => province.says("Quá tải", "Overloaded"),
    };
    let percent = &load["tightest"]["percent"];
    let share = format!("span[normalize-space(.)='{percent}%']");
    let share =
        format!("{line}/td[contains(@class,'load-level')][{share}][contains(., '{level}')]");
    browser.find_shown(&share).await.map(drop)
}

/// What the head may know of everybody, from the server.
async fn officers(world: &World) -> Vec<Value> {
    let found = world.officer(HEAD).ask(WORKLOAD, Value::Null).await;
    found["workload"]["officers"].as_array().cloned().unwrap_or_default()
}

async fn workload(world: &World, province: &Province) -> Result<()> {
    let handles =
        [world.dossier_at(Stage::Appraise).await, world.dossier_at(Stage::Appraise).await];
    // A week later what he has is due within the week, in which he is away.
    world.pass(TimeDelta::days(7));
    leave(world, HEAD, SPECIALIST, ["2026-11-30", "2026-12-06"]).await?;
    let everybody = officers(world).await;
    let away =
        everybody.iter().find(|it| it["officer"]["name"] == AWAY).cloned().unwrap_or_default();
    let tightest = &away["load"]["tightest"];
    ensure!(tightest["demandMinutes"].as_i64() > Some(0), "there is something to do: {away:#}");
    ensure!(tightest["capacityMinutes"] == 0 && away["load"]["level"] == "OVER", "{away:#}");
    journey("burden-head", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue").await?;
        browser.find_shown(".rail").await?;
        press(browser, "gw").await?;
        browser.at(|url| url.ends_with("/desk/workload")).await?;
        for officer in &everybody {
            says(province, browser, officer).await?;
        }
        let until = province.says("Vắng đến 06/12/2026", "Away until 06/12/2026");
        browser.find_shown(&format!("{}/th[contains(., '{until}')]", line(AWAY))).await?;
        province.shot(browser, "burden").await?;
        // The list behind all that he has.
        let all = province.says("Tất cả", "All");
        let figure = format!("//a[contains(@aria-label, ', {all}, {AWAY}')]");
        click(browser, format!("{}{figure}", line(AWAY))).await?;
        browser.at(|url| url.contains("who=officer:")).await?;
        let heading = format!("//section[contains(@class,'load-list')]//h2[.='{AWAY} · {all}']");
        browser.find_shown(&heading).await?;
        for handle in &handles {
            row(browser, code(handle)).await?;
        }
        // All of it goes to a colleague who is there.
        let give = province
            .says("Giao lại mọi việc của Trịnh Công Minh", "Give all of Trịnh Công Minh's work");
        click(browser, format!("{}//button[starts-with(@aria-label, \"{give}\")]", line(AWAY)))
            .await?;
        click(browser, format!("//dialog[@open]//option[contains(., '{COLLEAGUE}')]")).await?;
        browser.see(province.says("2 hồ sơ làm được", "2 can be done")).await?;
        field(browser, province.says("Lý do", "Reason"), "Nghỉ phép").await?;
        let go = province.says("Thực hiện với 2 hồ sơ", "Do it for 2 dossiers");
        click(browser, format!("//dialog[@open]//button[contains(., '{go}')]")).await?;
        browser.see(province.says("Đã xong cả 2 hồ sơ", "All 2 are done")).await?;
        close(browser, province.says("Đóng", "Close")).await?;
        // The figures follow, and so does the list that is open.
        let nothing =
            province.says("Danh sách này hiện không còn hồ sơ", "This list has no dossiers now");
        browser.see(nothing).await?;
        for officer in &officers(world).await {
            says(province, browser, officer).await?;
        }
        browser
            .find_shown(&format!("{}//a[starts-with(@aria-label, '2 ')]", line(COLLEAGUE)))
            .await?;
        Ok(())
    })
    .await
}

both_databases! {
    async fn a_head_sees_who_is_away_with_work_and_gives_it_to_another(db_url: String) {
        in_province(db_url, workload).await;
    }
}
