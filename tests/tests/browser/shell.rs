//! The pages around the two apps: they start, under the policy that the server sends with them.

use anyhow::{Result, ensure};
use tests::browser::{Browser, Screen, journey};

/// Serves nothing but the web app, on a free loopback port, for as long as the test runs.
async fn web_app() -> Result<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, motcua::http::web::router::<()>()).await });
    Ok(format!("http://{address}"))
}

/// Waits until the shell's placeholder has made room for the app.
async fn started(browser: &Browser) -> Result<()> {
    let start = std::time::Instant::now();
    while browser
        .execute("return document.getElementById('boot') !== null", vec![])
        .await?
        .convert()?
    {
        let shown = browser.source().await?;
        ensure!(start.elapsed().as_secs() < 20, "the app does not start:\n{shown}");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Ok(())
}

/// Until this server answers more than pages, an app may find its API missing: only what the page
/// itself was refused counts here.
async fn nothing_was_forbidden(browser: &Browser) -> Result<()> {
    let errors = browser.console_errors().await?;
    let forbidden = ["Content Security Policy", "permissions policy", "/assets/", "panicked"];
    let found = errors.iter().find(|error| forbidden.iter().any(|word| error.contains(word)));
    ensure!(found.is_none(), "{found:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn both_apps_start_under_the_policy() -> Result<()> {
    let server = web_app().await?;
    for (name, path, screen) in
        [("shell-portal", "/", Screen::PHONE), ("shell-desk", "/desk/queue", Screen::DESK)]
    {
        journey(name, screen, async |browser| {
            browser.goto(format!("{server}{path}")).await?;
            started(browser).await?;
            let language: String =
                browser.execute("return document.documentElement.lang", vec![]).await?.convert()?;
            ensure!(language == "vi", "the page is in {language}");
            let width: u32 = browser.execute("return innerWidth", vec![]).await?.convert()?;
            ensure!(width == screen.width, "the page is {width} wide");
            nothing_was_forbidden(browser).await
        })
        .await?;
    }
    Ok(())
}

/// Papers come from the API with an access token, so they are shown from a `blob:` address.
#[tokio::test(flavor = "multi_thread")]
async fn a_paper_may_be_shown_in_a_frame() -> Result<()> {
    let server = web_app().await?;
    journey("shell-paper", Screen::DESK, async |browser| {
        browser.goto(format!("{server}/desk")).await?;
        started(browser).await?;
        let show = r#"
            const done = arguments[arguments.length - 1];
            const pdf = `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>`;
            const frame = document.createElement("iframe");
            frame.onload = () => setTimeout(() => done(true), 500);
            frame.src = URL.createObjectURL(new Blob([pdf], { type: "application/pdf" }));
            document.body.append(frame);
        "#;
        browser.execute_async(show, vec![]).await?;
        nothing_was_forbidden(browser).await
    })
    .await
}

/// The test above can fail: what the policy does not allow is seen in the console.
#[tokio::test(flavor = "multi_thread")]
async fn a_script_inside_the_page_is_refused() -> Result<()> {
    let server = web_app().await?;
    journey("shell-script", Screen::DESK, async |browser| {
        browser.goto(format!("{server}/desk")).await?;
        started(browser).await?;
        let inject = "const s = document.createElement('script'); s.textContent = 'window.bad = 1';
            document.body.append(s); return window.bad === undefined";
        let refused: bool = browser.execute(inject, vec![]).await?.convert()?;
        ensure!(refused, "an inline script ran");
        ensure!(nothing_was_forbidden(browser).await.is_err(), "the console is silent");
        Ok(())
    })
    .await
}
