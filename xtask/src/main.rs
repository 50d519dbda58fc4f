//! The project's front door: everything a clone needs, with cargo and nothing else.
//!
//! - `cargo xtask serve` builds the web app and runs the server with demo data.
//! - `cargo xtask build --release` leaves the binary a province installs, web app inside.
//! - `cargo xtask test` is the whole check, the one that CI runs.
//! - `cargo xtask bench` measures the budgets and prints the table of the README.

mod bench;
mod check;
mod package;
mod place;
mod postgres;
mod process;
mod serve;
mod tidy;
mod web;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Build, run and check Motcua")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Build the web app and run the server with a demo province in SQLite.
    Serve {
        /// Optimise both the web app and the server.
        #[arg(long)]
        release: bool,
        /// Where to listen; another free port is taken when this one is busy.
        #[arg(long, default_value_t = serve::PORT)]
        port: u16,
        /// Further arguments for `motcua serve`, after `--`.
        #[arg(last = true)]
        rest: Vec<String>,
    },
    /// Build the server with the web app inside, and weigh the web app.
    Build {
        /// Optimise, pre-compress, and weigh the web app against its budgets.
        #[arg(long)]
        release: bool,
    },
    /// Build only the web app, into `dist/`.
    Web {
        /// Optimise, pre-compress, and weigh the web app against its budgets.
        #[arg(long)]
        release: bool,
    },
    /// Check everything; ends with the line `N passed, M failed`.
    Test {
        /// Run one part only.
        #[arg(long, value_enum)]
        only: Option<check::Part>,
    },
    /// Measure the budgets of the product and print them as a table.
    Bench {
        /// Dossiers in the database, one or more sizes.
        #[arg(long, num_args = 1.., default_values_t = [10_000, 1_000_000])]
        dossiers: Vec<usize>,
    },
    /// Check the repository's own rules (part of `test`).
    Tidy,
}

fn main() -> ExitCode {
    let outcome = process::guard().and_then(|()| match Args::parse().task {
        Task::Serve { release, port, rest } => serve::serve(release, port, &rest),
        Task::Build { release } => package::build(release).map(|()| ExitCode::SUCCESS),
        Task::Web { release } => web::build(web::Mode::of(release)).map(|_| ExitCode::SUCCESS),
        Task::Test { only } => check::run(only),
        Task::Bench { dossiers } => bench::bench(&dossiers).map(|()| ExitCode::SUCCESS),
        Task::Tidy => tidy::report(),
    });
    outcome.unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::FAILURE
    })
}
