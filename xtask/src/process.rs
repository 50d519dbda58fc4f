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
static FOREGROUND: Mutex<Option<Foreground>> = Mutex::new(None);

/// What a signal is handed to.
#[derive(Debug, Clone, Copy)]
enum Foreground {
    Process(u32),
    /// The process and whatever it starts.
    Group(u32),
}

/// Takes over Ctrl-C and termination. Call once, first.
pub(crate) fn guard() -> Result<()> {
    ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::SeqCst);
        if let Ok(foreground) = FOREGROUND.lock()
            && let Some(foreground) = *foreground
        {
            terminate(foreground);
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

/// The packages and features of every build with the `dev` profile. One selection, since cargo
/// chooses the features of a shared dependency by all that is asked for at once: asked for
/// differently, sqlx and its kin would be compiled twice.
pub(crate) const DEV: [&str; 5] =
    ["--workspace", "--exclude", "frontend", "--features", "tests/browser"];

/// Whether this runs where nothing may be skipped.
pub(crate) fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Runs in the foreground until it ends.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    let child = command.spawn().with_context(|| cannot_start(command))?;
    let foreground = Foreground::Process(child.id());
    wait(child, foreground)
}

/// Runs in the foreground; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs to its end and hands every line of standard output over as it comes. It is the head of a
/// process group, so that a signal to xtask also ends what it has started (a test's browser, say).
pub(crate) fn lines(command: &mut Command, mut each: impl FnMut(&str)) -> Result<ExitStatus> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| cannot_start(command))?;
    let output = child.stdout.take().context("standard output is piped")?;
    let foreground = Foreground::Group(child.id());
    hold(Some(foreground));
    for line in BufReader::new(output).split(b'\n') {
        each(&String::from_utf8_lossy(&line?));
    }
    wait(child, foreground)
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

/// Asks to end; that it is gone already is fine.
#[cfg(unix)]
fn terminate(foreground: Foreground) {
    use rustix::process::{Signal, kill_process, kill_process_group};
    match foreground {
        Foreground::Process(id) => id_of(id).map(|id| kill_process(id, Signal::TERM)),
        Foreground::Group(id) => id_of(id).map(|id| kill_process_group(id, Signal::TERM)),
    };
}

/// Windows has no such request; Ctrl-C reaches every program of the console by itself.
#[cfg(not(unix))]
fn terminate(_: Foreground) {}

/// Interrupts one process, as Ctrl-C would.
#[cfg(unix)]
pub(crate) fn interrupt(id: u32) {
    if let Some(id) = id_of(id) {
        rustix::process::kill_process(id, rustix::process::Signal::INT).ok();
    }
}

#[cfg(unix)]
fn id_of(id: u32) -> Option<rustix::process::Pid> {
    i32::try_from(id).ok().and_then(rustix::process::Pid::from_raw)
}

fn wait(mut child: Child, foreground: Foreground) -> Result<ExitStatus> {
    hold(Some(foreground));
    let status = child.wait();
    hold(None);
    Ok(status?)
}

fn hold(foreground: Option<Foreground>) {
    if let Ok(mut held) = FOREGROUND.lock() {
        *held = foreground;
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
