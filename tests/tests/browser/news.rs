//! Who is told, and when: lists that fill by themselves, what colleagues share and who is away, and
//! the order of the work in hand. Vietnamese on SQLite, English on PostgreSQL.

use crate::frame::{code, counts, in_province, leave, list, row};
use crate::province::{Province, click};
use anyhow::{Result, ensure};
use chrono::TimeDelta;
use serde_json::json;
use tests::both_databases;
use tests::browser::{Screen, journey};
use tests::world::{CLERK, HEAD, LEADER, SPECIALIST, Stage, World};

/// A submission of two working hours ago, which nobody has looked at.
async fn alert(world: &World, province: &Province) -> Result<()> {
    let filed = json!({
        "intake": world.intake("1.002010"), "channel": "ONLINE", "filedAt": "2026-11-23T00:50:00Z",
    });
    world.officer(CLERK).change("dossierSubmit", filed).await.done();
    let name = province.says("Nộp đến quá 2 giờ", "Unanswered for 2 hours");
    for (late, waits) in [(1, 0), (120, 1)] {
        world.pass(TimeDelta::minutes(late));
        journey("news-alert", Screen::DESK, async |browser| {
            province.officer(browser, CLERK, "/desk/queue").await?;
            counts(browser, name, waits).await?;
            if waits > 0 {
                list(browser, name).await?;
                row(browser, "Nguyễn Thị Ánh").await?;
                province.shot(browser, "alert").await?;
                click(browser, "//tr[@data-id]//a[contains(@class,'row-link')]").await?;
                let answer = province.says("Trả lời chậm nhất", "Answer due");
                browser.see(answer).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// What others do is there without a reload: a view, an absence, a step.
async fn heard(world: &World, province: &Province) -> Result<()> {
    journey("news-heard", Screen::DESK, async |browser| {
        province.officer(browser, HEAD, "/desk/queue?scope=unit").await?;
        browser.see(province.says("Không còn việc nào", "Nothing to do")).await?;
        browser.execute("window.sameWindow = true", vec![]).await?;
        let view = json!({
            "name": "Việc của Sở tuần này", "query": "scope=unit&due=THIS_WEEK", "sharing": "AGENCY",
        });
        let leader = world.officer(LEADER);
        let created = leader.send(
            "mutation($i: SavedViewCreateInput!) { savedViewCreate(input: $i) { userErrors { code } } }",
            json!({ "i": view }),
        );
        ensure!(created.await["data"]["savedViewCreate"]["userErrors"] == json!([]));
        browser.see("Việc của Sở tuần này").await?;
        let handle = world.dossier_at(Stage::Assign).await;
        row(browser, code(&handle)).await?;
        // By the time of the step: only where there are steps.
        let by_step = province.says("Bước sắp hết hạn trước", "Step due first");
        let option = format!("//select/option[contains(., '{by_step}')]");
        click(browser, &option).await?;
        browser.at(|url| url.contains("order=STEP_DUE_AT")).await?;
        row(browser, code(&handle)).await?;
        // Of everything it is no order.
        list(browser, province.says("Tất cả được xem", "All within reach")).await?;
        browser.gone(&option).await?;
        row(browser, code(&handle)).await?;
        // Who is away is told as it is recorded.
        click(browser, "//nav//a[@href='/desk/absences']").await?;
        browser.see(province.says("Không có ai vắng mặt", "Nobody is away")).await?;
        leave(world, LEADER, SPECIALIST, ["2026-11-23", "2026-11-25"]).await?;
        browser.see("Trịnh Công Minh").await?;
        let same = browser.execute("return window.sameWindow === true", vec![]).await?;
        ensure!(same.convert::<bool>()?, "without a reload");
        Ok(())
    })
    .await
}

both_databases! {
    async fn a_submission_nobody_answers_is_in_the_list_after_two_hours(db_url: String) {
        in_province(db_url, alert).await;
    }

    async fn what_others_do_is_there_without_a_reload(db_url: String) {
        in_province(db_url, heard).await;
    }
}
