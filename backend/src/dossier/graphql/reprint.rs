//! Printing a paper again.

use crate::dossier::reprints;
use crate::graphql::error::{UserError, user_errors};
use crate::graphql::{Cx, id};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

/// A paper to print again.
#[derive(Debug, InputObject)]
pub struct PaperReprintInput {
    /// The paper.
    pub paper_id: ID,
    /// Chosen by the client; the same key gives the same print.
    pub idempotency_key: String,
}

/// A link to the marked print, or why there is none.
#[derive(Debug, Default, SimpleObject)]
pub struct PaperReprintPayload {
    /// Address of the PDF, good for five minutes.
    pub url: Option<String>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// Printing papers again.
#[derive(Debug, Default)]
pub struct ReprintMutation;

#[Object]
impl ReprintMutation {
    /// Records that a paper is printed again and gives a link to it with the mark "Bản in lại, lần
    /// n" and the moment. For whoever may open the paper; not for an uploaded file.
    async fn paper_reprint(
        &self,
        ctx: &Context<'_>,
        input: PaperReprintInput,
    ) -> async_graphql::Result<PaperReprintPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let recorded = match id::uuid(&input.paper_id, "paper", "paperId") {
            Ok(paper) => {
                reprints::record(cx.app(), &actor, paper, &input.idempotency_key, cx.now()).await
            }
            Err(error) => Err(error),
        };
        Ok(match recorded {
            Ok(print) => {
                let url = cx.app().links.sign(&format!("reprint-{print}"), cx.now());
                PaperReprintPayload { url: Some(url), user_errors: Vec::new() }
            }
            Err(error) => PaperReprintPayload { url: None, user_errors: user_errors(error, cx)? },
        })
    }
}
