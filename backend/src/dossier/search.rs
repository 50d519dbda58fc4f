//! Words somewhere in the search text of a dossier.

use super::entity::{Column, Entity};
use super::filter::storable;
use crate::app::{AppResult, Db};
use anyhow::Context as _;
use domain::identifier::Phone;
use domain::text;
use sea_orm::sea_query::{
    Alias, Condition, Expr, ExprTrait, Func, LikeExpr, Query, SelectStatement,
};
use sea_orm::{ColumnTrait, ConnectionTrait};

/// Characters of a search that are looked at.
const LONGEST: usize = 200;
/// Letters that the trigram index of SQLite needs.
const TRIGRAM: usize = 3;
/// From how many hits on a name is common. Looking up so many takes longer than going through the
/// list in its order until a page is full.
const COMMON: u64 = 3_000;
/// A dossier that is among some, given as the JSON of their ids.
const AMONG: &str = r#""dossier"."id" IN (SELECT unhex(value) FROM json_each(?))"#;

/// Dossiers whose search text has every word, one page of them. Neither database can tell whether
/// the index or the order of the list is the shorter way: SQLite does not try, and PostgreSQL takes
/// words for independent of each other, which names are not, and goes through a million dossiers for
/// one that is not there. So the index is asked first.
///
/// # Errors
/// The database fails.
pub(super) async fn for_page(db: &Db, search: Option<&str>) -> AppResult<Found> {
    let words = Words::of(search);
    let hits = match words.ends() {
        Some(ends) => few(db, &words, &ends).await?,
        None => None,
    };
    let few = hits.is_some();
    Ok(Found { condition: Condition::all().add_option(hits).add(words.plain()), few })
}

/// What is searched.
pub(super) struct Found {
    /// What is true of its dossiers.
    pub(super) condition: Condition,
    /// Whether they are few, and named.
    pub(super) few: bool,
}

/// The same, where the order does not matter: by the index wherever there is one.
pub(super) fn by_index(sqlite: bool, search: Option<&str>) -> Condition {
    let words = Words::of(search);
    let hits = words.ends().filter(|_| sqlite).map(|ends| Column::Id.in_subquery(hits(&ends)));
    Condition::all().add_option(hits).add(words.plain())
}

/// What is searched, folded, word by word.
struct Words(Vec<String>);

impl Words {
    fn of(search: Option<&str>) -> Self {
        let search: String = search.unwrap_or_default().chars().take(LONGEST).collect();
        // A telephone number is one however it is typed, and kept as people dial it.
        let dialled = |text: &str| {
            let phone = Phone::try_from(text).ok()?.to_string();
            Some(format!("0{}", phone.strip_prefix("+84")?))
        };
        let each = |word: &str| dialled(word).unwrap_or_else(|| word.to_owned());
        let words = || search.split_whitespace().map(each).collect::<Vec<_>>().join(" ");
        Self(text::search_words(&storable(&dialled(&search).unwrap_or_else(words))))
    }

    /// What the trigram index of SQLite is asked: the first and the last three letters of each word
    /// that has so many. Asked for whole words it compares places in every text with such letters,
    /// which takes twice as long; what fits the ends only, [`Self::plain`] leaves out. Not so codes
    /// and numbers, whose ends many share and which as a whole are one dossier's.
    fn ends(&self) -> Option<String> {
        let mut ends = Vec::new();
        for word in &self.0 {
            let letters: Vec<char> = word.chars().collect();
            if letters.len() < TRIGRAM {
                continue;
            }
            let number = letters.iter().any(char::is_ascii_digit);
            let (front, back) = (&letters[..TRIGRAM], &letters[letters.len() - TRIGRAM..]);
            for end in if number { vec![&letters[..]] } else { vec![front, back] } {
                let quoted = String::from_iter(end).replace('"', "\"\"");
                ends.push(format!("\"{quoted}\""));
            }
        }
        ends.dedup();
        (!ends.is_empty()).then(|| ends.join(" AND "))
    }

    /// The ids of dossiers that have every word, where the database finds them by its index.
    fn hits(&self) -> SelectStatement {
        let mut hits = Query::select();
        hits.column(Column::Id).from(Entity).cond_where(self.plain());
        hits
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

fn hits(ends: &str) -> SelectStatement {
    let mut hits = Query::select();
    hits.column(Alias::new("dossier_id"))
        .from(Alias::new("dossier_search"))
        .and_where(Expr::cust_with_values("text MATCH ?", [ends.to_owned()]));
    hits
}

/// That a dossier is among the hits of the index, whose ids go as one value; none when they are many.
async fn few(db: &Db, words: &Words, ends: &str) -> AppResult<Option<Expr>> {
    let (hits, ids) = match db.is_sqlite() {
        true => (hits(ends), "json_group_array(hex(dossier_id))"),
        false => (words.hits(), "'{' || COALESCE(string_agg(id::text, ','), '') || '}'"),
    };
    let asked = Query::select()
        .expr_as(Expr::cust("COUNT(*)"), Alias::new("n"))
        .expr_as(Expr::cust(ids), Alias::new("ids"))
        .from_subquery(hits.to_owned().limit(COMMON).to_owned(), Alias::new("hits"))
        .to_owned();
    let row = db.reader().query_one(&asked).await?.context("a count always answers")?;
    let (n, ids): (i64, String) = (row.try_get("", "n")?, row.try_get("", "ids")?);
    if n.unsigned_abs() >= COMMON {
        return Ok(None);
    }
    Ok(Some(match db.is_sqlite() {
        true => Expr::cust_with_values(AMONG, [ids]),
        false => {
            let among = Func::cust("ANY").arg(Expr::val(ids).cast_as("uuid[]"));
            Expr::col((Entity, Column::Id)).eq(among)
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_asked_for_the_ends_of_long_words() {
        let ends = |search| Words::of(Some(search)).ends();
        assert_eq!(
            ends("Nguyễn Thị Lan vi").as_deref(),
            Some(r#""ngu" AND "yen" AND "thi" AND "lan""#)
        );
        assert_eq!(ends("H99.03-260528-0001").as_deref(), Some(r#""h99.03-260528-0001""#));
        assert_eq!(ends("vi an"), None);
        assert_eq!(ends("a\"b\"c").as_deref(), Some(r#""a""b" AND "b""c""#));
    }
}
