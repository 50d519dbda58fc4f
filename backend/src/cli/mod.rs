//! The command line.

mod check;
mod import;
mod logging;
mod serve;
mod start;
mod verify;

pub use start::{StartOptions, start};

use clap::{Args, Parser, Subcommand};
use domain::lang::Lang;
use domain::policy::POLICIES;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// The one-stop shop of a province: one binary, one database.
#[derive(Debug, Parser)]
#[command(name = "motcua", version, about, long_about = LONG, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const LONG: &str = "\
The one-stop shop (một cửa) of a province: counter, departments, citizens, in one binary.

  motcua serve --demo                      try it, with half a year of invented history
  motcua serve --database postgres://…     run a province
  motcua import procedures FILE            see what a catalog file would change
  motcua check deadlines FILE              check our arithmetic with your own cases
  motcua check responsibility FILE         check whose minutes a dossier's time was

Every option can also be given by the environment variable in brackets.";

/// A few seconds' worth of history.
const DEMO_DOSSIERS: usize = if cfg!(debug_assertions) { 800 } else { 2_500 };

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API, the dashboards and the public site.
    Serve(ServeArgs),
    /// Bring the tables of a database up to date, and publish the built-in calendar.
    Migrate(DatabaseArgs),
    /// Read reference data from files.
    #[command(subcommand)]
    Import(Import),
    /// Compare our arithmetic with cases whose answers you know.
    #[command(subcommand)]
    Check(Check),
    /// Print the API's schema in the GraphQL schema definition language.
    Schema,
    /// Print what was settled where the texts leave room, with the reasons.
    Policies {
        /// Language of the answer: vi or en.
        #[arg(long, env = "MOTCUA_LANG", default_value = "vi")]
        lang: String,
    },
    /// Check the hash chain of every dossier's log, and that the log gives the stored dossier.
    /// Exits with 1 when anything was changed.
    Verify(DatabaseArgs),
}

/// Where the data lies.
#[derive(Debug, Clone, Args)]
struct DatabaseArgs {
    /// Database: `sqlite://FILE` (created when missing) or `postgres://USER:PASSWORD@HOST/NAME`.
    #[arg(long, env = "DATABASE_URL", default_value = "sqlite://motcua.sqlite")]
    database: String,
    /// Folder of uploaded files and of the secret key.
    #[arg(long, env = "MOTCUA_DATA", default_value = "motcua-data")]
    data: PathBuf,
}

#[derive(Debug, Args)]
struct ServeArgs {
    #[command(flatten)]
    place: DatabaseArgs,
    /// Address to listen on.
    #[arg(long, env = "MOTCUA_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Address of the public site as citizens reach it; stands in the QR codes of slips. With
    /// https, cookies are only sent over https.
    #[arg(long, env = "MOTCUA_PUBLIC_URL")]
    public_url: Option<String>,
    /// Folder of form templates that replace built-in ones of the same name.
    #[arg(long, env = "MOTCUA_TEMPLATES")]
    templates: Option<PathBuf>,
    /// How many proxies in front are trusted to name the client's address.
    #[arg(long, env = "MOTCUA_TRUSTED_PROXIES", default_value_t = 0)]
    trusted_proxies: u8,
    /// Fill an empty database with a fictitious province and half a year of its history.
    #[arg(long, env = "MOTCUA_DEMO")]
    demo: bool,
    /// Dossiers of the demo history; fewer by default in an unoptimised build, which plays slowly.
    #[arg(long, env = "MOTCUA_DEMO_DOSSIERS", default_value_t = DEMO_DOSSIERS)]
    demo_dossiers: usize,
}

/// A file that is first looked at.
#[derive(Debug, Args)]
struct PlannedImport {
    /// The file.
    file: PathBuf,
    /// Write what is said.
    #[arg(long)]
    apply: bool,
    #[command(flatten)]
    place: DatabaseArgs,
    /// Language of the messages, `vi` or `en`.
    #[arg(long, env = "MOTCUA_LANG", default_value = "vi")]
    lang: String,
}

#[derive(Debug, Subcommand)]
enum Import {
    /// Procedures from a catalog file (see docs/catalog-format.md): says row by row what is new,
    /// changed, unclear or refused and why; writes only with --apply.
    Procedures(PlannedImport),
    /// Accounts to which is paid what agencies ask for, from a province file (`paymentAccount` of its
    /// agencies), into a province that was set up before: says what would change; writes only with
    /// --apply. Servers on PostgreSQL know them at once, one on SQLite when it is started again.
    Accounts(PlannedImport),
    /// A province (agencies, units, officers, the Center) into an empty database. Prints each
    /// officer's first password, good once within 30 days.
    Province {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        place: DatabaseArgs,
    },
}

#[derive(Debug, Subcommand)]
enum Check {
    /// Due moments: prints each mismatch with both derivations and `N cases, M ok`; exits with 1 on
    /// any mismatch.
    Deadlines {
        /// CSV with the columns id, kind, start, params, expected, note.
        file: PathBuf,
        #[command(flatten)]
        terms: CheckArgs,
    },
    /// Responsibility minutes, which holder had a dossier in each working minute: prints each
    /// mismatch with the minutes of each holder, expected and computed, then who had the dossier
    /// from when to when, and `N cases, M ok`; exits with 1 on any mismatch.
    #[command(after_help = RESPONSIBILITY)]
    Responsibility {
        /// JSON lines, one dossier each: id, note, events, expected.
        file: PathBuf,
        #[command(flatten)]
        terms: CheckArgs,
    },
}

const RESPONSIBILITY: &str = "\
One line of the file (here broken):
  {\"id\": \"R00\", \"note\": \"example\",
   \"events\": [{\"at\": \"2021-01-12T09:00:00+07:00\", \"event\": \"ACCEPTED\"},
              {\"at\": \"2021-01-12T10:00:00+07:00\", \"event\": \"HANDED_OVER\"},
              {\"at\": \"2021-01-12T10:45:00+07:00\", \"event\": \"ARRIVED\"}],
   \"expected\": {\"minutes\": {\"CENTER\": 60, \"IN_TRANSIT\": 45}, \"total\": 105}}

Events: ACCEPTED, HANDED_OVER, ARRIVED, STEP_STARTED (officer), STEP_FINISHED, SUPPLEMENT_ASKED,
SUPPLEMENT_ANSWERED, PAYMENT_ASKED, PAID, CONSULTATION_ASKED (request, agency, waits),
CONSULTATION_ANSWERED (request), RESULT_SIGNED, RESULT_AT_CENTER, RETURNED, ENDED.

Holders: CENTER, IN_TRANSIT, DEPARTMENT, DEPARTMENT:<officer>, APPLICANT, CONSULTED:<agency>;
those with 0 minutes are left out. Minutes always sum to the total.";

/// What every check is done with.
#[derive(Debug, Args)]
struct CheckArgs {
    /// Days off and swapped days (date,kind,name,source); the built-in calendar unless given.
    #[arg(long)]
    calendar: Option<PathBuf>,
    /// Language of what is printed, `vi` or `en`.
    #[arg(long, env = "MOTCUA_LANG", default_value = "vi")]
    lang: String,
}

/// Runs the command line of this process.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    logging::init();
    carry_out(cli, &mut std::io::stdout()).await.unwrap_or_else(|error| {
        eprintln!("motcua: {error:#}");
        ExitCode::from(2)
    })
}

/// Carries out a command line, and says to `out` what it has to say. `line` is without the name of the
/// program.
///
/// # Errors
/// The line is no command of ours, or can not be carried out; the error says why.
pub async fn perform(line: &[&str], out: Out<'_>) -> anyhow::Result<ExitCode> {
    carry_out(Cli::try_parse_from(std::iter::once(&"motcua").chain(line))?, out).await
}

async fn carry_out(cli: Cli, out: Out<'_>) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Serve(args) => serve::serve(args, out).await,
        Command::Migrate(place) => start::migrate(&place, out).await,
        Command::Import(import) => import::import(import, out).await,
        Command::Check(check) => check::check(check, out),
        Command::Schema => {
            say(out, &crate::graphql::sdl());
            Ok(ExitCode::SUCCESS)
        }
        Command::Policies { lang } => {
            say(out, &policies(Lang::negotiate(&lang)));
            Ok(ExitCode::SUCCESS)
        }
        Command::Verify(place) => verify::verify(&place, out).await,
    }
}

fn policies(lang: Lang) -> String {
    let reason = lang.pick("Vì sao", "Why");
    let source = lang.pick("Căn cứ", "Source");
    let one = |it: &domain::policy::Policy| {
        let (rule, why) = (it.rule(lang), it.reason(lang));
        format!("{}\n  {rule}\n  {reason}: {why}\n  {source}: {}\n", it.code, it.source)
    };
    POLICIES.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Where a command says what it has to say.
pub type Out<'a> = &'a mut (dyn Write + Send);

/// Says something; a closed pipe is the reader's business.
fn say(out: Out<'_>, text: &str) {
    let _ = out.write_all(text.as_bytes());
}
