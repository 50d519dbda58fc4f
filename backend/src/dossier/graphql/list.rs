//! Finding dossiers.

use super::filter::{DossierFilter, narrowing};
use super::hot::DossierPage;
use super::node::Dossier;
use crate::dossier::{queries, store};
use crate::graphql::page::{self, PageInfo};
use crate::graphql::scalar::LegalDate;
use crate::graphql::{Cx, error::UserError};
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::identifier::{CitizenCard as Card, DossierCode};
use domain::identity::{Action, Actor, scope};
use domain::refusal::{Code, Refusal};
use uuid::Uuid;

/// How a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "queries::DossierOrder")]
pub enum DossierOrder {
    /// What runs out first, first.
    DueAt,
    /// Whose current step runs out first, first: for the work in hand, also after the signature, when
    /// the legal clock has stopped. What has no step whose time runs comes last. Only where the list
    /// is narrowed to what is under way (by `queue`, `load`, `holder`, `unit`, `step`, `awaits`,
    /// `bucket`, `unread: true` or unfinished `status`): else the error's `reason` is
    /// `ORDER_OF_WORK`.
    StepDueAt,
    /// What came last, first.
    Newest,
}

/// A page of dossiers.
#[derive(Debug, SimpleObject)]
pub struct DossierConnection {
    /// Rows with their cursors.
    pub edges: Vec<DossierEdge>,
    /// Rows alone.
    pub nodes: Vec<Dossier>,
    /// Where the page lies.
    pub page_info: PageInfo,
}

impl DossierConnection {
    /// The page as derived types, for what [`super::hot`] does not name.
    pub(super) fn of(it: &DossierPage) -> Self {
        let edge = |row: &queries::DossierRow| DossierEdge {
            cursor: queries::cursor(row, it.order),
            node: row.clone().into(),
        };
        let edges: Vec<DossierEdge> = it.page.rows.iter().map(edge).collect();
        let nodes = edges.iter().map(|edge| edge.node.clone()).collect();
        Self { edges, nodes, page_info: it.info() }
    }
}

/// A dossier with its cursor.
#[derive(Debug, SimpleObject)]
pub struct DossierEdge {
    /// Give it as `after` for what follows.
    pub cursor: String,
    /// The dossier.
    pub node: Dossier,
}

/// What the QR of a citizen card says.
#[derive(Debug, SimpleObject)]
pub struct CitizenCard {
    /// Số định danh cá nhân.
    pub personal_id: String,
    /// Number of the former CMND.
    pub old_id: Option<String>,
    /// Họ và tên.
    pub name: String,
    /// Date of birth.
    pub birth_date: LegalDate,
    /// Giới tính.
    pub sex: super::enums::Sex,
    /// Nơi cư trú.
    pub address: String,
    /// Day of issue.
    pub issued_on: Option<LegalDate>,
    /// What looks odd but does not stand in the way, in words.
    pub warnings: Vec<String>,
}

/// A card, or why the line is none.
#[derive(Debug, Default, SimpleObject)]
pub struct CitizenCardPayload {
    /// The card.
    pub card: Option<CitizenCard>,
    /// Why the line could not be read.
    pub user_errors: Vec<UserError>,
}

/// Most filters counted at once.
const MOST_FILTERS: usize = 60;

/// Who asks for a list, when, by which calendar.
fn moment<'a>(cx: Cx<'a>, viewer: &'a Actor) -> queries::Moment<'a> {
    queries::Moment { viewer, calendar: &cx.reference().calendar, now: cx.now() }
}

/// Finding dossiers.
#[derive(Debug, Default)]
pub struct DossierQuery;

#[Object]
impl DossierQuery {
    /// One dossier within the viewer's reach, by global id or by dossier code; null when there is
    /// none.
    #[graphql(complexity = "20 + child_complexity")]
    async fn dossier(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Global id.")] id: Option<ID>,
        #[graphql(desc = "Mã hồ sơ; case and blanks do not matter.")] code: Option<String>,
    ) -> async_graphql::Result<Option<Dossier>> {
        let cx = Cx::of(ctx);
        cx.actor()?;
        if let Some(id) = id {
            let key = id.strip_prefix("dossier:").and_then(|key| Uuid::try_parse(key).ok());
            return match key {
                Some(key) => Dossier::visible(cx, key).await,
                None => Ok(None),
            };
        }
        let Some(Ok(code)) = code.map(DossierCode::try_from) else { return Ok(None) };
        let found = store::find(cx.app().db.reader(), &code).await?;
        Ok(Dossier::if_visible(cx, found))
    }

    /// Dossiers within the viewer's reach.
    #[graphql(complexity = "page::rows(first) * child_complexity + 1")]
    async fn dossiers(
        &self,
        ctx: &Context<'_>,
        filter: Option<DossierFilter>,
        #[graphql(desc = "`DUE_AT` unless said.")] order: Option<DossierOrder>,
        #[graphql(desc = "Rows of the page, 1–100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Cursor of the row before the page.")] after: Option<String>,
    ) -> async_graphql::Result<DossierPage> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let scope = scope(&actor, Action::Read).map_err(|_| crate::app::AppError::Forbidden)?;
        let filter = narrowing(cx, filter)?;
        let request = queries::PageRequest {
            order: filter
                .ordered(order.unwrap_or(DossierOrder::DueAt).into())
                .map_err(crate::app::AppError::from)?,
            filter,
            first: page::size(first)?,
            after,
        };
        let page = queries::page(&cx.app().db, &scope, moment(cx, &actor), &request).await?;
        Ok(DossierPage { page, order: request.order, is_first: request.after.is_none() })
    }

    /// How many dossiers within the viewer's reach each filter lets through, counted up to 1000:
    /// that number means as many, or more. One statement, whatever the number of filters.
    #[graphql(complexity = "100 * filters.len()")]
    async fn dossier_counts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Up to 60 filters.")] filters: Vec<DossierFilter>,
    ) -> async_graphql::Result<Vec<i64>> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let scope = scope(&actor, Action::Read).map_err(|_| crate::app::AppError::Forbidden)?;
        if filters.len() > MOST_FILTERS {
            let refusal = Refusal::at(Code::OutOfRange, "filters");
            let refusal = refusal.with("min", 0).with("max", MOST_FILTERS);
            return Err(crate::app::AppError::from(refusal).into());
        }
        let filters: Vec<queries::DossierFilter> =
            filters.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?;
        Ok(queries::counts(&cx.app().db, &scope, moment(cx, &actor), &filters).await?)
    }

    /// Reads the line that the QR of a citizen card gives:
    /// `id|old id|name|ddMMyyyy|sex|address|issue date`.
    async fn citizen_card(
        &self,
        ctx: &Context<'_>,
        scan: String,
    ) -> async_graphql::Result<CitizenCardPayload> {
        let cx = Cx::of(ctx);
        cx.actor()?;
        let lang = cx.lang();
        let scan: String = scan.chars().take(1_000).collect();
        Ok(match Card::parse(&scan) {
            Ok(card) => CitizenCardPayload {
                card: Some(CitizenCard {
                    warnings: card.warnings().iter().map(|odd| odd.message(lang)).collect(),
                    personal_id: card.id.to_string(),
                    old_id: card.old_id,
                    name: card.name.to_string(),
                    birth_date: LegalDate(card.birth_date),
                    sex: card.sex.into(),
                    address: card.address,
                    issued_on: card.issued_on.map(LegalDate),
                }),
                user_errors: Vec::new(),
            },
            Err(error) => {
                use domain::lang::Lang;
                let refusal = Refusal::at(Code::InvalidValue, "scan")
                    .with("identifier", error.code())
                    .with("vi", error.message(Lang::Vi))
                    .with("en", error.message(Lang::En));
                CitizenCardPayload { card: None, user_errors: vec![UserError::new(&refusal, lang)] }
            }
        })
    }
}
