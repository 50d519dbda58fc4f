//! Acting on many dossiers, and taking all of them out as a file.

use super::measure::Figure;
use super::server::{exchange, resident};
use anyhow::{Context as _, bail};
use domain::dossier::Command;
use domain::identity::Actor;
use motcua::app::App;
use motcua::dossier::bulk::{BulkOrder, Fate, Item, MOST, Targets, execute, preview};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// A head of division takes five hundred dossiers among so many: looked at first, then done. They
/// must have been accepted just before.
pub(crate) async fn bulk(app: &Arc<App>, name: &str, size: usize) -> anyhow::Result<()> {
    let head = officer(app, "quang.truongphong.tuphap")?;
    let items = unclaimed(app).await?;
    if items.len() != MOST {
        bail!("{} dossiers nobody has, not {MOST}", items.len());
    }
    let order = BulkOrder { targets: Targets::Items(items), task: Command::Claim.into() };
    let begun = Instant::now();
    preview(app, &head, &order).await.map_err(anyhow::Error::from)?;
    let seconds = begun.elapsed().as_secs_f64();
    Figure::of(name, "bulk of 500, previewed", size).value(seconds, "s").print();
    let begun = Instant::now();
    let answers =
        execute(app, &head, &order, &format!("bench-{size}")).await.map_err(anyhow::Error::from)?;
    let seconds = begun.elapsed().as_secs_f64();
    if let Some(other) = answers.iter().find(|answer| answer.fate != Fate::Done) {
        bail!("{other:?}");
    }
    Figure::of(name, "bulk of 500, done", size).value(seconds, "s").print();
    Ok(())
}

fn officer(app: &App, user: &str) -> anyhow::Result<Actor> {
    let reference = app.reference.now();
    let found = reference.officers.values().find(|officer| officer.username == user);
    found.and_then(|it| reference.actor(it.id, app.now())).with_context(|| format!("no {user}"))
}

/// Dossiers of the head's division whose first step nobody has.
async fn unclaimed(app: &App) -> anyhow::Result<Vec<Item>> {
    let reader = app.db.reader();
    let sql = format!(
        "SELECT id, version FROM dossier WHERE status = 'PROCESSING' AND step_role = 'HOD'
         AND step_unit = 'H99.02.01' AND step_assignee IS NULL
         ORDER BY accepted_at DESC LIMIT {MOST}"
    );
    let asked = Statement::from_string(reader.get_database_backend(), sql);
    let rows = reader.query_all_raw(asked).await?;
    rows.iter()
        .map(|row| {
            let version: i32 = row.try_get("", "version")?;
            Ok((row.try_get("", "id")?, u32::try_from(version)?))
        })
        .collect()
}

/// Takes every dossier of the province out as a file, over HTTP; how long it takes, and how much
/// memory the server has at its fullest.
pub(crate) async fn export(
    address: SocketAddr,
    token: &str,
    pid: &str,
    name: &str,
    size: usize,
) -> anyhow::Result<()> {
    for format in ["CSV", "XLSX"] {
        let link = link(address, token, format).await?;
        let request = format!("GET {link} HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n");
        let begun = Instant::now();
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(request.as_bytes()).await?;
        let (mut chunk, mut bytes, mut most) = (vec![0; 256 * 1024], 0, 0.0_f64);
        loop {
            let read = stream.read(&mut chunk).await?;
            if read == 0 {
                break;
            }
            bytes += read;
            most = most.max(resident(pid));
        }
        if bytes < size * 10 {
            bail!("{bytes} bytes are too few for {size} dossiers");
        }
        let seconds = begun.elapsed().as_secs_f64();
        let what = format!("export of all as {format}, memory at most");
        Figure::of(name, &what, size).value(seconds, "s").value(most, "MB").print();
    }
    Ok(())
}

async fn link(address: SocketAddr, token: &str, format: &str) -> anyhow::Result<String> {
    let query = "mutation($input: DossierExportInput!) {
        dossierExportCreate(input: $input) { url userErrors { message } } }";
    let input = json!({
        "format": format, "purpose": "Đo hiệu năng", "idempotencyKey": format!("bench-{format}"),
        "columns": ["CODE", "PROCEDURE_NAME", "APPLICANT", "AGENCY", "STATUS", "RECEIVED_AT",
                    "DUE_AT", "TIMELINESS", "STEP", "OFFICER"],
    });
    let body = json!({ "query": query, "variables": { "input": input } }).to_string();
    let request = format!(
        "POST /graphql HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n\
         authorization: Bearer {token}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await?;
    let answer: Value = serde_json::from_slice(&exchange(&mut stream, request.as_bytes()).await?)?;
    let url = answer["data"]["dossierExportCreate"]["url"].as_str();
    Ok(url.with_context(|| format!("no link: {answer}"))?.to_owned())
}
