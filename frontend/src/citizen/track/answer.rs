//! The faces of a look-up: on its way, found, not found, asked too often, not to be had.

use super::operations::track;
use super::text;
use super::view::TrackingView;
use crate::api::{RemoteState, UiError, UserErrorCode, remote};
use crate::citizen::search::Slip;
use crate::ui::{Button, EmptyState, ErrorState, Skeleton, SkeletonKind, Symbol, effect, live};
use leptos::prelude::*;

#[derive(Debug, Clone, PartialEq)]
enum Face {
    Loading,
    Found,
    NotFound,
    Limited(String),
    Failed(UiError),
}

/// Looks the slip up and shows what came of it.
#[component]
pub(super) fn Answer(
    /// What is asked for.
    slip: Slip,
    /// Told whether a dossier is on screen.
    found: RwSignal<bool>,
) -> impl IntoView {
    let asked = slip.clone();
    let answer = remote(move || track(asked.clone()));
    let face = Memo::new(move |_| match &*answer.state().read() {
        RemoteState::Loading => Face::Loading,
        RemoteState::Ready(Some(_), _) => Face::Found,
        RemoteState::Ready(None, _) => Face::NotFound,
        RemoteState::Failed(UiError::User(errors))
            if errors.has(UserErrorCode::TooManyAttempts) =>
        {
            Face::Limited(errors.besides(&[]).join(" "))
        }
        RemoteState::Failed(error) => Face::Failed(error.clone()),
    });
    effect(move || found.set(*face.read() == Face::Found));
    let data = Signal::derive(move || match &*answer.state().read() {
        RemoteState::Ready(Some(tracking), _) => Some(tracking.clone()),
        _ => None,
    });
    let retry = Callback::new(move |()| answer.reload());
    let busy = answer.busy();
    live(move || match face.get() {
        Face::Loading => view! { <Skeleton kind=SkeletonKind::Text/> }.into_any(),
        Face::Found => {
            let tried = slip.secret.is_some();
            view! { <TrackingView tracking=data tried renew=retry/> }.into_any()
        }
        Face::NotFound => {
            let code = slip.code.clone();
            view! {
                <div role="alert">
                    <EmptyState
                        icon=Symbol::Search
                        title=text::NOT_FOUND
                        body=move || text::not_found_body(&code)
                    />
                </div>
            }
            .into_any()
        }
        Face::Limited(wait) => view! {
            <div role="alert">
                <EmptyState
                    icon=Symbol::Clock
                    title=text::LIMITED
                    body=move || format!("{wait} {}", text::LIMITED_KEPT.get())
                >
                    <Button busy on_press=retry>{crate::ui::text::RETRY}</Button>
                </EmptyState>
            </div>
        }
        .into_any(),
        Face::Failed(error) => view! { <ErrorState error on_retry=retry/> }.into_any(),
    })
}
