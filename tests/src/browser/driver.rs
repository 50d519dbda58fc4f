//! chromedriver, the go-between.

use anyhow::{Context, Result, bail};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

/// How long it may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// A chromedriver on a loopback port of its own; ended by its own id when dropped.
#[derive(Debug)]
pub(super) struct Driver {
    process: Child,
    port: u16,
    /// Open for as long as it runs: it writes here again when it ends.
    _output: Lines<BufReader<ChildStdout>>,
}

impl Driver {
    /// Starts it and waits until it says where it listens. It chooses the port itself: a free one
    /// chosen here could be taken by the driver of another test a moment later.
    pub(super) async fn start() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .args(["--port=0", "--allowed-ips=127.0.0.1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("chromedriver does not start; Debian has it in the package chromium-driver")?;
        let output = process.stdout.take().context("standard output is piped")?;
        let mut output = BufReader::new(output).lines();
        let announced = async {
            while let Some(line) = output.next_line().await? {
                if let Some(port) = announced_port(&line) {
                    return Ok(port);
                }
            }
            bail!("chromedriver ended before it listened")
        };
        let port = timeout(PATIENCE, announced).await.context("chromedriver does not answer")??;
        Ok(Self { process, port, _output: output })
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Its browser is gone by now: the session is closed first.
        self.process.start_kill().ok();
    }
}

/// The port in `ChromeDriver was started successfully on port 41231.`
fn announced_port(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::announced_port;

    #[test]
    fn the_port_is_read_from_what_it_says() {
        let line = "ChromeDriver was started successfully on port 41231.";
        assert_eq!(announced_port(line), Some(41231));
        assert_eq!(announced_port("Only local connections are allowed."), None);
    }
}
