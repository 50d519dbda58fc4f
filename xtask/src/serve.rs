//! `cargo xtask serve`: from a clone to a province in the browser.

use crate::{place, process, web};
use anyhow::{Context, Result};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, ExitCode};

/// Where the demo listens unless told otherwise.
pub(crate) const PORT: u16 = 8080;

/// Builds the web app and the server, then runs the server in the foreground on a demo database
/// that outlives the run. The exit code is the server's.
pub(crate) fn serve(release: bool, port: u16, rest: &[String]) -> Result<ExitCode> {
    web::build(web::Mode::of(release))?;
    let server = crate::package::server(release)?;
    let data = place::target().join("demo");
    std::fs::create_dir_all(&data)?;
    let database = data.join("motcua.sqlite");
    let port = free_port(port)?;
    println!("The portal: http://127.0.0.1:{port}/    The desk: http://127.0.0.1:{port}/desk");

    let mut command = Command::new(server);
    command
        .arg("serve")
        .arg("--demo")
        .args(["--listen", &format!("127.0.0.1:{port}")])
        .args(["--database", &format!("sqlite://{}?mode=rwc", database.display())])
        .arg("--data")
        .arg(&data)
        .args(rest)
        .current_dir(place::root());
    let status = process::status(&mut command)?;
    if process::interrupted() {
        return Ok(ExitCode::SUCCESS);
    }
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, Into::into))
}

/// The wanted port, or a free one when somebody else listens there.
fn free_port(wanted: u16) -> Result<u16> {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).is_ok() {
        return Ok(wanted);
    }
    let free = any_free_port()?;
    println!("Port {wanted} is taken; using {free}.");
    Ok(free)
}

/// A loopback port that nobody listens on at this moment.
pub(crate) fn any_free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}
