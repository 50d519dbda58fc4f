//! Figures of the running binary: cold start, memory, throughput over HTTP.

use super::asked::PAGE;
use super::measure::{Figure, cpu_of};
use anyhow::{Context as _, bail};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Requests a second of the paced run, and for how long.
const RATE: u32 = 200;
const SECONDS: u32 = 10;
const CONNECTIONS: u32 = 16;

/// The server, ended when the figure is taken.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(crate) async fn measure(
    url: &str,
    data: &Path,
    name: &str,
    size: usize,
    token: &str,
) -> anyhow::Result<()> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    drop(listener);
    let begun = Instant::now();
    let child = Command::new(env!("CARGO_BIN_EXE_motcua"))
        .args(["serve", "--listen", &address.to_string(), "--database", url, "--data"])
        .arg(data)
        .env("MOTCUA_LOG", "error")
        .stdout(Stdio::null())
        .spawn()?;
    let server = Server(child);
    while get(address, "/health/ready").await.is_err() {
        if begun.elapsed() > Duration::from_secs(60) {
            bail!("the server does not come up");
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Figure::of(name, "cold start", size).value(begun.elapsed().as_secs_f64(), "s").print();
    let pid = server.0.id().to_string();
    Figure::of(name, "memory, idle", size).value(resident(&pid), "MB").print();
    load(address, token, &pid, name, size).await?;
    Figure::of(name, "memory, after load", size).value(resident(&pid), "MB").print();
    super::many::export(address, token, &pid, name, size).await
}

/// The list page at a fixed rate over a few connections.
async fn load(
    address: SocketAddr,
    token: &str,
    pid: &str,
    name: &str,
    size: usize,
) -> anyhow::Result<()> {
    let body = serde_json::json!({ "query": PAGE }).to_string();
    let request = format!(
        "POST /graphql HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n\
         authorization: Bearer {token}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    for _ in 0..50 {
        let mut stream = TcpStream::connect(address).await?;
        exchange(&mut stream, request.as_bytes()).await?;
    }
    let before = cpu_of(pid);
    let each = RATE * SECONDS / CONNECTIONS;
    let pause = Duration::from_secs(1) * CONNECTIONS / RATE;
    let mut workers = Vec::new();
    for worker in 0..CONNECTIONS {
        let request = request.clone();
        workers.push(tokio::spawn(async move {
            let mut stream = TcpStream::connect(address).await?;
            let mut times = Vec::new();
            let mut next = tokio::time::Instant::now() + pause * worker / CONNECTIONS;
            for _ in 0..each {
                tokio::time::sleep_until(next).await;
                next += pause;
                let begun = Instant::now();
                exchange(&mut stream, request.as_bytes()).await?;
                times.push(begun.elapsed());
            }
            anyhow::Ok(times)
        }));
    }
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.await??);
    }
    let cpu = cpu_of(pid).saturating_sub(before).as_secs_f64() * 1_000.0;
    times.sort_unstable();
    let millis = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1_000.0;
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let cpu_each = cpu / times.len() as f64;
    Figure::of(name, "queue page over HTTP at 200 requests/s", size)
        .value(millis(50), "p50_ms")
        .value(millis(95), "p95_ms")
        .value(cpu_each, "cpu_ms")
        .print();
    Ok(())
}

async fn get(address: SocketAddr, path: &str) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {path} HTTP/1.1\r\nhost: bench\r\n\r\n");
    exchange(&mut stream, request.as_bytes()).await.map(drop)
}

/// Sends a request and reads its whole answer, which must be 200 and tell its length; gives its
/// body.
pub(crate) async fn exchange(stream: &mut TcpStream, request: &[u8]) -> anyhow::Result<Vec<u8>> {
    stream.write_all(request).await?;
    let mut answer = Vec::with_capacity(32 * 1024);
    let head = loop {
        let mut chunk = [0; 16 * 1024];
        let read = stream.read(&mut chunk).await?;
        if read == 0 {
            bail!("the connection was closed");
        }
        answer.extend_from_slice(&chunk[..read]);
        if let Some(end) = answer.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let text = String::from_utf8_lossy(&answer[..head]).to_ascii_lowercase();
    if !text.starts_with("http/1.1 200") {
        bail!("{}", text.lines().next().unwrap_or_default());
    }
    let length: usize = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"))
        .and_then(|length| length.trim().parse().ok())
        .context("an answer tells its length")?;
    while answer.len() < head + length {
        let mut chunk = [0; 16 * 1024];
        let read = stream.read(&mut chunk).await?;
        if read == 0 {
            bail!("the connection was closed");
        }
        answer.extend_from_slice(&chunk[..read]);
    }
    Ok(answer.split_off(head))
}

/// Resident memory of a process, MB.
pub(crate) fn resident(pid: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kb: f64 = line
        .and_then(|line| line.split_whitespace().next())
        .and_then(|kb| kb.parse().ok())
        .unwrap_or(0.0);
    kb / 1024.0
}
