//! Taking figures in process.

use anyhow::Context as _;
use domain::dossier::{DocumentDraft, IntakeDraft};
use domain::identity::Role;
use motcua::app::App;
use motcua::dossier::Order;
use motcua::dossier::commands::{DossierTask as Task, Filing, execute};
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

/// Dossiers accepted for the figure; a head of division then takes them all at once.
const ACCEPTED: usize = 500;

/// A line of the result.
pub(crate) struct Figure {
    database: String,
    what: String,
    size: usize,
    values: String,
}

impl Figure {
    pub(crate) fn of(database: &str, what: &str, size: usize) -> Self {
        Self { database: database.into(), what: what.into(), size, values: String::new() }
    }

    pub(crate) fn value(mut self, value: f64, unit: &str) -> Self {
        let _ = write!(self.values, ",\"{unit}\":{value:.3}");
        self
    }

    pub(crate) fn print(&self) {
        println!(
            "{{\"database\":\"{}\",\"what\":\"{}\",\"dossiers\":{}{}}}",
            self.database, self.what, self.size, self.values
        );
    }
}

/// Times of many requests, and the processor time of this process meanwhile.
pub(crate) struct Samples {
    times: Vec<Duration>,
    cpu: Duration,
}

impl Samples {
    pub(crate) fn new() -> Self {
        Self { times: Vec::new(), cpu: Duration::ZERO }
    }

    pub(crate) fn begin(&mut self) {
        self.cpu = cpu_of("self");
    }

    pub(crate) fn add(&mut self, time: Duration) {
        self.times.push(time);
    }

    pub(crate) fn figure(mut self, figure: Figure) -> Figure {
        let cpu = cpu_of("self").saturating_sub(self.cpu).as_secs_f64() * 1_000.0;
        self.times.sort_unstable();
        let count = self.times.len().max(1);
        let at = |share: usize| {
            let index = (count * share / 100).min(count - 1);
            self.times.get(index).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
        };
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let each = cpu / count as f64;
        figure.value(at(50), "p50_ms").value(at(95), "p95_ms").value(each, "cpu_ms")
    }
}

/// Processor time of a process, user and system.
pub(crate) fn cpu_of(pid: &str) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let fields: Vec<u64> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|field| field.parse().ok())
        .collect();
    // After the state letter, which is no number: utime and stime are the 11th and 12th numbers.
    let ticks = fields.get(10).unwrap_or(&0) + fields.get(11).unwrap_or(&0);
    Duration::from_millis(ticks * 10)
}

/// An access token of an officer.
pub(crate) fn token(app: &App, user: &str) -> anyhow::Result<String> {
    let session = app.ids.id(app.now());
    Ok(app.tokens.issue(officer(app, user)?, session, app.now()).map_err(anyhow::Error::from)?.0)
}

pub(crate) fn officer(app: &App, user: &str) -> anyhow::Result<uuid::Uuid> {
    let reference = app.reference.now();
    let officer = reference.officers.values().find(|officer| officer.username == user);
    Ok(officer.with_context(|| format!("no officer {user}"))?.id)
}

/// Accepting a dossier: code, register, due date, form data, events, outbox; durable.
pub(crate) async fn accept(app: &Arc<App>, name: &str, size: usize) -> anyhow::Result<()> {
    let reference = app.reference.now();
    let now = app.now();
    let clerk = reference
        .officers
        .keys()
        .filter_map(|id| reference.actor(*id, now))
        .find(|actor| actor.has(Role::Int) && actor.agency == reference.office.center)
        .context("a clerk")?;
    let code = "1.002010".try_into().map_err(|_| anyhow::anyhow!("a code"))?;
    let procedure = reference.procedure(&code, now).context("1.002010")?;
    let case = &procedure.cases[0];
    let documents = case.documents.iter().map(|asked| DocumentDraft {
        key: asked.key.clone(),
        originals: 1,
        ..DocumentDraft::default()
    });
    let draft = IntakeDraft {
        name: "Nguyễn Văn Thử".to_owned(),
        personal_id: "000090123456".to_owned(),
        address: "Số 1 đường Mẫu".to_owned(),
        phone: "0900000001".to_owned(),
        documents: documents.collect(),
        set_count: 1,
        ..IntakeDraft::default()
    };
    let mut samples = Samples::new();
    samples.begin();
    for i in 0..ACCEPTED {
        let filing =
            Filing { procedure: code.to_string(), case: case.key.clone(), draft: draft.clone() };
        let order = Order {
            target: None,
            key: format!("bench-{size}-{i}"),
            task: Task::Accept { filing, slip: false },
        };
        let begun = std::time::Instant::now();
        execute(app, &clerk, order).await.map_err(anyhow::Error::from)?;
        samples.add(begun.elapsed());
    }
    samples.figure(Figure::of(name, "accept a dossier", size)).print();
    Ok(())
}

/// Printing Form 01.
pub(crate) async fn form(app: &Arc<App>, name: &str) -> anyhow::Result<()> {
    use motcua::document::papers;
    use sea_orm::{ConnectionTrait, Statement};
    let reader = app.db.reader();
    let sql = "SELECT id FROM issued_paper WHERE kind = 'RECEIPT_SLIP' LIMIT 60";
    let rows =
        reader.query_all_raw(Statement::from_string(reader.get_database_backend(), sql)).await?;
    let mut samples = Samples::new();
    for (i, row) in rows.iter().enumerate() {
        let id: uuid::Uuid = row.try_get("", "id")?;
        if i == 10 {
            samples.begin();
        }
        let begun = std::time::Instant::now();
        papers::pdf(app, id).await.map_err(anyhow::Error::from)?;
        if i >= 10 {
            samples.add(begun.elapsed());
        }
    }
    samples.figure(Figure::of(name, "Form 01 as PDF, after warm-up", 50)).print();
    Ok(())
}
