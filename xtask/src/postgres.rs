//! A PostgreSQL of our own for the time of the tests: a temporary cluster on a loopback port, as
//! fast as a database may be that nobody will miss.

use crate::{place, process};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a cluster may take to answer after its start.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running cluster; stopped and removed when dropped.
#[derive(Debug)]
pub(crate) struct Cluster {
    server: Child,
    port: u16,
    /// Held for its destructor; the fields of a struct are dropped after its own `drop`.
    _folder: tempfile::TempDir,
}

/// Where `initdb` and `postgres` are: on the PATH, else where Debian puts them, newest first.
pub(crate) fn programs() -> Option<PathBuf> {
    let has_both =
        |folder: &PathBuf| ["initdb", "postgres"].iter().all(|name| folder.join(name).is_file());
    if let Some(folder) = place::program("initdb")
        .and_then(|file| file.canonicalize().ok())
        .and_then(|file| file.parent().map(Path::to_owned))
        .filter(has_both)
    {
        return Some(folder);
    }
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .map(|(version, folder)| (version, folder.join("bin")))
        .filter(|(_, folder)| has_both(folder))
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder)
}

/// What a cluster is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Tests: nothing in it must outlive a power cut.
    Fast,
    /// Figures: as safe as in production.
    Durable,
}

impl Kind {
    fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Fast => {
                &["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"]
            }
            Self::Durable => &["shared_buffers=512MB", "max_wal_size=4GB"],
        }
    }
}

impl Cluster {
    /// Makes a cluster and waits until it answers. `programs` is the folder of PostgreSQL's own.
    pub(crate) fn start(programs: &Path, kind: Kind) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("motcua-pg-").tempdir()?;
        let owner = Owner::find(folder.path())?;
        let data = folder.path().join("data");
        let mut initdb = Command::new(programs.join("initdb"));
        initdb
            .arg("-D")
            .arg(&data)
            .args(["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"])
            .arg(if cfg!(target_os = "macos") {
                "--locale=en_US.UTF-8"
            } else {
                "--locale=C.UTF-8"
            })
            .current_dir(folder.path());
        owner.apply(&mut initdb);
        process::output(&mut initdb).context("cannot make a PostgreSQL cluster")?;

        let port = crate::serve::any_free_port()?;
        let log = folder.path().join("log");
        let mut postgres = Command::new(programs.join("postgres"));
        postgres
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string()])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(&log)?);
        let common =
            ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];
        for setting in common.iter().chain(kind.settings()) {
            postgres.args(["-c", setting]);
        }
        owner.apply(&mut postgres);
        let server = postgres.spawn().context("cannot start PostgreSQL")?;
        let mut cluster = Self { server, port, _folder: folder };
        cluster.wait_until_ready(programs).with_context(|| {
            format!("PostgreSQL says: {}", std::fs::read_to_string(&log).unwrap_or_default())
        })?;
        Ok(cluster)
    }

    /// What `TEST_PG_URL` is to be.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE && !process::interrupted() {
            if let Some(status) = self.server.try_wait()? {
                bail!("PostgreSQL ended with {status}");
            }
            let mut ready = Command::new(programs.join("pg_isready"));
            ready.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
            if ready.status().context("cannot start pg_isready")?.success() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("PostgreSQL does not answer on port {}", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // An interrupt is a fast shutdown: PostgreSQL throws its clients out and ends its children.
        #[cfg(unix)]
        process::interrupt(self.server.id());
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(10) {
            if matches!(self.server.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

/// Whom PostgreSQL runs as: it refuses to be root, so root lends it to the user `postgres`.
#[derive(Debug)]
struct Owner {
    #[cfg(unix)]
    ids: Option<(u32, u32)>,
}

impl Owner {
    #[cfg(unix)]
    fn find(folder: &Path) -> Result<Self> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Self { ids: None });
        }
        let users = std::fs::read_to_string("/etc/passwd")?;
        let ids = users
            .lines()
            .map(|line| line.split(':').collect::<Vec<_>>())
            .find(|fields| fields.first() == Some(&"postgres"))
            .and_then(|fields| Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?)))
            .context("PostgreSQL does not run as root and there is no user `postgres`")?;
        std::os::unix::fs::chown(folder, Some(ids.0), Some(ids.1))?;
        Ok(Self { ids: Some(ids) })
    }

    #[cfg(unix)]
    fn apply(&self, command: &mut Command) {
        use std::os::unix::process::CommandExt;
        if let Some((user, group)) = self.ids {
            command.uid(user).gid(group);
        }
    }

    #[cfg(not(unix))]
    fn find(_folder: &Path) -> Result<Self> {
        Ok(Self {})
    }

    #[cfg(not(unix))]
    fn apply(&self, _command: &mut Command) {}
}
