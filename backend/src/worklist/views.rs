//! Saved views. The policy says who may use and who may change one.

use crate::app::{App, AppError, AppResult, Tx, outbox};
use domain::identifier::AgencyCode;
use domain::identity::{Actor, Grant, OfficerId, Place, may_change_view, may_use_view};
use domain::refusal::{Code, Refusal};
use domain::worklist::{MOST_VIEWS, Sharing, ViewDraft};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use uuid::Uuid;

/// A view as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Identity.
    pub id: Uuid,
    /// Whose.
    pub owner: OfficerId,
    /// What it is called.
    pub name: String,
    /// The query of the list's address.
    pub query: String,
    /// Where it is shared; `None` for a personal one.
    pub place: Option<Place>,
}

impl SavedView {
    /// Who sees it.
    pub fn sharing(&self) -> Sharing {
        match &self.place {
            None => Sharing::Personal,
            Some(Place { unit: None, .. }) => Sharing::Agency,
            Some(_) => Sharing::Unit,
        }
    }

    /// Whether an officer may change it.
    pub fn may_change(&self, actor: &Actor) -> bool {
        may_change_view(actor, self.owner, self.place.as_ref())
    }
}

/// The views an officer may use: his own, then shared ones; each in the order of their making.
///
/// # Errors
/// The database fails.
pub async fn visible(app: &App, actor: &Actor) -> AppResult<Vec<SavedView>> {
    let column = |name: &'static str| Expr::col(Alias::new(name));
    let shared = actor
        .grants
        .iter()
        .fold(Condition::any().add(column("owner").eq(actor.id)), |any, grant| {
            any.add(shared_with(grant))
        });
    let mut query = Query::select();
    query
        .columns(["id", "owner", "name", "query", "agency", "unit"].map(Alias::new))
        .from(Alias::new("saved_view"))
        .cond_where(shared)
        .order_by(Alias::new("created_at"), sea_orm::Order::Asc)
        .order_by(Alias::new("id"), sea_orm::Order::Asc);
    let rows = app.db.reader().query_all(&query).await?;
    let views: Vec<SavedView> = rows.iter().map(read).collect::<AppResult<_>>()?;
    let (mut own, others): (Vec<_>, Vec<_>) = views
        .into_iter()
        .filter(|view| may_use_view(actor, view.owner, view.place.as_ref()))
        .partition(|view| view.owner == actor.id);
    own.extend(others);
    Ok(own)
}

fn shared_with(grant: &Grant) -> Condition {
    let column = |name: &'static str| Expr::col(Alias::new(name));
    let agency = Condition::all().add(column("agency").eq(grant.agency.as_str()));
    match &grant.unit {
        None => agency,
        Some(unit) => agency.add(
            Condition::any().add(column("unit").is_null()).add(column("unit").eq(unit.as_str())),
        ),
    }
}

/// Keeps a new view of an officer.
///
/// # Errors
/// Refused: name, address, too many views, nowhere to share it. The database fails.
pub async fn create(
    app: &App,
    actor: &Actor,
    name: &str,
    query: &str,
    sharing: Sharing,
) -> AppResult<SavedView> {
    let draft = ViewDraft::check(name, query)?;
    let place = place(actor, sharing)?;
    let tx = app.db.begin().await?;
    let backend = tx.get_database_backend();
    let sql = "SELECT COUNT(*) AS views FROM saved_view WHERE owner = $1";
    let asked = Statement::from_sql_and_values(backend, sql, [actor.id.into()]);
    let known: i64 = match tx.query_one_raw(asked).await? {
        Some(row) => row.try_get("", "views")?,
        None => 0,
    };
    if usize::try_from(known).unwrap_or_default() >= MOST_VIEWS {
        let refusal = Refusal::new(Code::OutOfRange).with("min", 0).with("max", MOST_VIEWS);
        return Err(refusal.into());
    }
    let now = app.now();
    let view = SavedView {
        id: app.ids.id(now),
        owner: actor.id,
        name: draft.name,
        query: draft.query,
        place,
    };
    let (agency, unit) = stored(view.place.as_ref());
    let sql = "INSERT INTO saved_view (id, owner, name, query, agency, unit, created_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        view.id.into(),
        view.owner.into(),
        view.name.as_str().into(),
        view.query.as_str().into(),
        agency.into(),
        unit.into(),
        now.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    told(app, tx, view.place.is_some()).await?;
    Ok(view)
}

/// Changes a view; what is `None` stays.
///
/// # Errors
/// Refused, or not found, for there is none that the officer may use. The database fails.
pub async fn update(
    app: &App,
    actor: &Actor,
    id: Uuid,
    name: Option<&str>,
    query: Option<&str>,
    sharing: Option<Sharing>,
) -> AppResult<SavedView> {
    let tx = app.db.begin().await?;
    let before = changeable(&*tx, actor, id).await?;
    let draft = ViewDraft::check(name.unwrap_or(&before.name), query.unwrap_or(&before.query))?;
    let place = match sharing {
        Some(sharing) if sharing != before.sharing() => self::place(actor, sharing)?,
        _ => before.place.clone(),
    };
    let shared = before.place.is_some();
    let view = SavedView { name: draft.name, query: draft.query, place, ..before };
    let (agency, unit) = stored(view.place.as_ref());
    let sql = "UPDATE saved_view SET name = $2, query = $3, agency = $4, unit = $5 WHERE id = $1";
    let values = [
        view.id.into(),
        view.name.as_str().into(),
        view.query.as_str().into(),
        agency.into(),
        unit.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    told(app, tx, shared || view.place.is_some()).await?;
    Ok(view)
}

/// Deletes a view.
///
/// # Errors
/// As [`update`].
pub async fn delete(app: &App, actor: &Actor, id: Uuid) -> AppResult<()> {
    let tx = app.db.begin().await?;
    let view = changeable(&*tx, actor, id).await?;
    let sql = "DELETE FROM saved_view WHERE id = $1";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [id.into()]);
    tx.execute_raw(statement).await?;
    told(app, tx, view.place.is_some()).await
}

/// Commits, and tells whoever shows saved views, here and on other nodes, of a shared one.
async fn told(app: &App, tx: Tx, shared: bool) -> AppResult<()> {
    if shared {
        outbox::reference_changed(&tx, app.node).await?;
    }
    tx.commit().await?;
    if shared {
        app.bus.tell_beside();
    }
    Ok(())
}

/// A view that an officer may change. One he may not even use does not exist for him.
async fn changeable(db: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> AppResult<SavedView> {
    let sql = "SELECT id, owner, name, query, agency, unit FROM saved_view WHERE id = $1";
    let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]);
    let row = db.query_one_raw(asked).await?.ok_or(AppError::NotFound)?;
    let view = read(&row)?;
    if view.may_change(actor) {
        Ok(view)
    } else if may_use_view(actor, view.owner, view.place.as_ref()) {
        Err(AppError::Forbidden)
    } else {
        Err(AppError::NotFound)
    }
}

/// Where an officer shares: his agency, or the unit that one of his roles is held in.
fn place(actor: &Actor, sharing: Sharing) -> AppResult<Option<Place>> {
    let at_home = || actor.grants.iter().filter(|grant| grant.agency == actor.agency);
    let place = match sharing {
        Sharing::Personal => return Ok(None),
        Sharing::Agency => at_home().next().map(|grant| (grant.agency.clone(), None)),
        Sharing::Unit => at_home()
            .find(|grant| grant.unit.is_some())
            .map(|grant| (grant.agency.clone(), grant.unit.clone())),
    };
    let refused = || AppError::from(Refusal::at(Code::Forbidden, "sharing"));
    place.map(|(agency, unit)| Some(Place { agency, unit })).ok_or_else(refused)
}

fn stored(place: Option<&Place>) -> (Option<String>, Option<String>) {
    (place.map(|place| place.agency.to_string()), place.and_then(|place| place.unit.clone()))
}

fn read(row: &QueryResult) -> AppResult<SavedView> {
    let agency: Option<String> = row.try_get("", "agency")?;
    let unit: Option<String> = row.try_get("", "unit")?;
    let place = agency.and_then(|agency| AgencyCode::try_from(agency.as_str()).ok());
    Ok(SavedView {
        id: row.try_get("", "id")?,
        owner: row.try_get("", "owner")?,
        name: row.try_get("", "name")?,
        query: row.try_get("", "query")?,
        place: place.map(|agency| Place { agency, unit }),
    })
}
