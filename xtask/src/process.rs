//! Running other programs, and dying politely.
//!
//! A signal to xtask must never leave a server or a database behind: it is handed to the program
//! that runs in the foreground, and the ordinary way out (with its destructors) does the rest.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static FOREGROUND: Mutex<Option<u32>> = Mutex::new(None);

/// Takes over Ctrl-C and termination. Call once, first.
pub(crate) fn guard() -> Result<()> {
    ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::SeqCst);
        if let Ok(foreground) = FOREGROUND.lock()
            && let Some(pid) = *foreground
        {
            terminate(pid);
        }
    })
    .context("cannot listen for Ctrl-C")
}

/// Whether somebody asked us to stop.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// `cargo`, the one that started us, in the repository. CI must use the lock file as it is.
pub(crate) fn cargo(subcommand: &str) -> Command {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let mut command = Command::new(cargo);
    command.arg(subcommand).current_dir(crate::place::root());
    if in_ci() && subcommand != "fmt" {
        command.arg("--locked");
    }
    command
}

/// Whether this runs where nothing may be skipped.
pub(crate) fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Runs in the foreground until it ends.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    let child = command.spawn().with_context(|| cannot_start(command))?;
    wait(child)
}

/// Runs in the foreground; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs in the foreground and hands every line of standard output over as it comes.
pub(crate) fn lines(command: &mut Command, mut each: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| cannot_start(command))?;
    let output = child.stdout.take().context("standard output is piped")?;
    hold(Some(child.id()));
    for line in BufReader::new(output).split(b'\n') {
        each(&String::from_utf8_lossy(&line?));
    }
    wait(child)
}

/// What a short command prints.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        bail!("`{}` ended with {}: {said}", shown(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Asks a process to end.
#[cfg(unix)]
pub(crate) fn terminate(pid: u32) {
    signal(pid, rustix::process::Signal::TERM);
}

/// Windows has no such request; Ctrl-C reaches every program of the console by itself.
#[cfg(not(unix))]
pub(crate) fn terminate(_pid: u32) {}

/// Sends a signal; that the process is gone already is fine.
#[cfg(unix)]
pub(crate) fn signal(pid: u32, signal: rustix::process::Signal) {
    if let Some(pid) = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw) {
        rustix::process::kill_process(pid, signal).ok();
    }
}

fn wait(mut child: Child) -> Result<ExitStatus> {
    hold(Some(child.id()));
    let status = child.wait();
    hold(None);
    Ok(status?)
}

fn hold(pid: Option<u32>) {
    if let Ok(mut foreground) = FOREGROUND.lock() {
        *foreground = pid;
    }
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", command.get_program().to_string_lossy())
}

fn shown(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
