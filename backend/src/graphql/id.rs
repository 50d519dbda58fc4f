//! Global ids: the kind of an object and its key, `dossier:0192…`.

use super::Cx;
use crate::app::AppResult;
use crate::catalog::graphql::Procedure;
use crate::dossier::graphql::Dossier;
use crate::identity::graphql::{Agency, Officer};
use async_graphql::{Context, ID, Interface, Object};
use domain::refusal::{Code, Refusal};
use uuid::Uuid;

/// A global id.
pub fn global(kind: &str, key: impl std::fmt::Display) -> ID {
    ID(format!("{kind}:{key}"))
}

/// The key of a global id of a kind.
///
/// # Errors
/// `NOT_FOUND` at the field when it is the id of something else, or no id at all.
pub fn uuid(id: &ID, kind: &str, path: &str) -> AppResult<Uuid> {
    id.strip_prefix(kind)
        .and_then(|rest| rest.strip_prefix(':'))
        .and_then(|key| Uuid::try_parse(key).ok())
        .ok_or_else(|| Refusal::at(Code::NotFound, path).into())
}

/// Any object that has a global id.
#[derive(Debug, Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Global id, opaque to clients."))]
pub enum Node {
    /// A dossier.
    Dossier(Box<Dossier>),
    /// A procedure.
    Procedure(Procedure),
    /// An officer.
    Officer(Officer),
    /// An agency.
    Agency(Agency),
}

/// Look-up by global id.
#[derive(Debug, Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// Any object by its global id; null when it does not exist or may not be seen.
    #[graphql(complexity = "20 + child_complexity")]
    async fn node(&self, ctx: &Context<'_>, id: ID) -> async_graphql::Result<Option<Node>> {
        let cx = Cx::of(ctx);
        let Some((kind, key)) = id.split_once(':') else { return Ok(None) };
        Ok(match kind {
            "dossier" => {
                let Ok(key) = Uuid::try_parse(key) else { return Ok(None) };
                Dossier::visible(cx, key).await?.map(|dossier| Node::Dossier(Box::new(dossier)))
            }
            "procedure" => Procedure::current(cx, key).map(Node::Procedure),
            "officer" => Uuid::try_parse(key)
                .ok()
                .filter(|_| cx.viewer().is_some())
                .and_then(|key| Officer::of(cx, key))
                .map(Node::Officer),
            "agency" => Agency::of_code(cx, key).map(Node::Agency),
            _ => None,
        })
    }
}
