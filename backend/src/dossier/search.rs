//! Words somewhere in the search text of a dossier.

use super::entity::{Column, Entity};
use super::filter::storable;
use crate::app::{AppResult, Db};
use domain::text;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, LikeExpr, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, Statement};

/// Characters of a search that are looked at.
const LONGEST: usize = 200;
/// Letters that the trigram index of SQLite needs.
const TRIGRAM: usize = 3;
/// From how many hits on a name is common. Looking up so many takes longer than going through the
/// list in its order until a page is full.
const COMMON: i64 = 3_000;

/// Dossiers whose search text has every word, one page of them. PostgreSQL knows by itself whether
/// the index or the order of the list is the shorter way; SQLite has to be told, and is asked first.
///
/// # Errors
/// The database fails.
pub(super) async fn for_page(db: &Db, search: Option<&str>) -> AppResult<Condition> {
    let words = Words::of(search);
    match words.phrase().filter(|_| db.is_sqlite()) {
        Some(phrase) if !is_common(db, &phrase).await? => Ok(words.indexed(&phrase)),
        _ => Ok(words.plain()),
    }
}

/// The same, where the order does not matter: by the index wherever there is one.
pub(super) fn by_index(sqlite: bool, search: Option<&str>) -> Condition {
    let words = Words::of(search);
    match words.phrase().filter(|_| sqlite) {
        Some(phrase) => words.indexed(&phrase),
        None => words.plain(),
    }
}

/// What is searched, folded, word by word.
struct Words(Vec<String>);

impl Words {
    fn of(search: Option<&str>) -> Self {
        let search: String = search.unwrap_or_default().chars().take(LONGEST).collect();
        Self(text::search_words(&storable(&search)))
    }

    /// The words long enough for the trigram index of SQLite, as it wants to be asked.
    fn phrase(&self) -> Option<String> {
        let long = self.0.iter().filter(|word| word.chars().count() >= TRIGRAM);
        let quoted: Vec<_> =
            long.map(|word| format!("\"{}\"", word.replace('"', "\"\""))).collect();
        (!quoted.is_empty()).then(|| quoted.join(" AND "))
    }

    fn indexed(&self, phrase: &str) -> Condition {
        let short = self.0.iter().filter(|word| word.chars().count() < TRIGRAM);
        let all = Condition::all().add(Column::Id.in_subquery(hits(phrase)));
        short.map(|word| contains(word)).fold(all, Condition::add)
    }

    fn plain(&self) -> Condition {
        self.0.iter().map(|word| contains(word)).fold(Condition::all(), Condition::add)
    }
}

fn contains(word: &str) -> Expr {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
    Expr::col((Entity, Column::Search)).like(like)
}

fn hits(phrase: &str) -> SelectStatement {
    let mut hits = Query::select();
    hits.column(Alias::new("dossier_id"))
        .from(Alias::new("dossier_search"))
        .and_where(Expr::cust_with_values("text MATCH ?", [phrase.to_owned()]));
    hits
}

async fn is_common(db: &Db, phrase: &str) -> AppResult<bool> {
    let sql = "SELECT COUNT(*) AS n FROM
               (SELECT 1 FROM dossier_search WHERE text MATCH ? LIMIT ?)";
    let reader = db.reader();
    let values = [phrase.into(), COMMON.into()];
    let counted = Statement::from_sql_and_values(reader.get_database_backend(), sql, values);
    let row = reader.query_one_raw(counted).await?;
    Ok(row.map(|row| row.try_get::<i64>("", "n")).transpose()? == Some(COMMON))
}
