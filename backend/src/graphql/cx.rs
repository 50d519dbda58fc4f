//! What a resolver works with.

use crate::app::{App, AppResult, Snapshot};
use crate::dossier::graphql::{AttachmentLoader, DossierLoader, EventLoader, PaperLoader};
use crate::http::Caller;
use async_graphql::dataloader::DataLoader;
use async_graphql::{ContextBase, Request};
use domain::identity::Actor;
use domain::lang::Lang;
use domain::time::Instant;
use std::sync::Arc;

/// One request: who asks, in which language, at which moment, on which reference data.
#[derive(Debug)]
pub struct RequestCx {
    app: Arc<App>,
    caller: Caller,
    reference: Arc<Snapshot>,
    life: Life,
}

/// How long what a request works on may live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// One answer: the moment stands still.
    Answer,
    /// A subscription, until its token ends: the moment goes on.
    Stream,
}

/// A request with everything its resolvers need.
pub fn prepare(request: Request, app: Arc<App>, caller: Caller, life: Life) -> Request {
    let reference = app.reference.now();
    let dossiers = DataLoader::new(DossierLoader(Arc::clone(&app)), tokio::spawn);
    let papers = DataLoader::new(PaperLoader(Arc::clone(&app)), tokio::spawn);
    let events = DataLoader::new(EventLoader(Arc::clone(&app)), tokio::spawn);
    let files = DataLoader::new(AttachmentLoader(Arc::clone(&app)), tokio::spawn);
    let cx = RequestCx { app, caller, reference, life };
    request.data(cx).data(dossiers).data(papers).data(events).data(files)
}

/// Access to the [`RequestCx`] from a resolver.
#[derive(Debug, Clone, Copy)]
pub struct Cx<'a>(&'a RequestCx);

impl<'a> Cx<'a> {
    /// The request a resolver belongs to.
    pub fn of<T>(ctx: &ContextBase<'a, T>) -> Self {
        Self(ctx.data_unchecked::<RequestCx>())
    }

    /// The product.
    pub fn app(self) -> &'a Arc<App> {
        &self.0.app
    }

    /// Who asks.
    pub fn caller(self) -> &'a Caller {
        &self.0.caller
    }

    /// Reference data, the same through the whole request.
    pub fn reference(self) -> &'a Arc<Snapshot> {
        &self.0.reference
    }

    /// The language of messages.
    pub fn lang(self) -> Lang {
        self.0.caller.lang
    }

    /// The moment of the request; of the event, in a subscription.
    pub fn now(self) -> Instant {
        match self.0.life {
            Life::Answer => self.0.caller.now,
            Life::Stream => self.0.app.now(),
        }
    }

    /// The officer who asks. In a subscription with the roles of the moment of the event: what was
    /// taken from him meanwhile counts no more.
    ///
    /// # Errors
    /// [`crate::app::AppError::Unauthenticated`] without a valid access token.
    pub fn actor(self) -> AppResult<Actor> {
        let officer = self.0.caller.officer;
        match self.0.life {
            Life::Answer => self.0.reference.require(officer, self.now()),
            Life::Stream => self.0.app.reference.now().require(officer, self.now()),
        }
    }

    /// The officer who asks, if one is signed in.
    pub fn viewer(self) -> Option<Actor> {
        self.actor().ok()
    }
}
