//! The page of a dossier: `/desk/dossiers/{code}`, or `{global id}` for a guidance without a code.

use super::actions::Actions;
use super::bench::Bench;
use super::due::WhyDue;
use super::head::Head;
use super::life::Life;
use super::lifeline::Lifeline;
use super::operations::{Changed, DossierKey, DossierQuery, DossierView};
use super::papers::Papers;
use super::people::People;
use super::process::Process;
use super::seen::mark_seen;
use super::text;
use super::timeline::History;
use crate::api::{self, Remote, UiError, live, remote, session};
use crate::dossier::list::renew;
use crate::dossier::place;
use crate::identity::Permission;
use crate::ui::{Crumb, Load, Page, SkeletonKind};
use cynic::{QueryBuilder, SubscriptionBuilder};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::time::Duration;

/// The key of a dossier as it stands in the address.
fn key(address: &str) -> DossierKey {
    if address.starts_with("dossier:") {
        DossierKey { code: None, id: Some(cynic::Id::new(address)) }
    } else {
        DossierKey { code: Some(address.to_owned()), id: None }
    }
}

/// One dossier.
#[component]
pub fn DossierPage() -> impl IntoView {
    let params = use_params_map();
    let address = Memo::new(move |_| params.read().get_str("code").unwrap_or_default().to_owned());
    // A page per dossier: forms and what is typed into them belong to one.
    move || view! { <One address=address.get()/> }
}

#[component]
fn One(address: String) -> impl IntoView {
    let asked = key(&address);
    let by_code = asked.code.clone();
    let last = StoredValue::new(None::<DossierView>);
    let left = RwSignal::new(false);
    let source = remote(move || {
        live::track_rejoined();
        let request = api::query(DossierQuery::build(asked.clone()));
        async move {
            let found = request.await?.dossier;
            left.try_set(found.is_none());
            // Given to somebody else while it is open: what was read and typed stays on screen,
            // but nothing can be done any more.
            let kept = || {
                let last = last.try_get_value().flatten()?;
                Some(DossierView { actions: Vec::new(), ..last })
            };
            let dossier = found.or_else(kept).ok_or(UiError::NotFound)?;
            last.try_set_value(Some(dossier.clone()));
            Ok(dossier)
        }
    });
    renew(source);
    let title = move || by_code.clone().unwrap_or_else(|| text::GUIDANCE.get().to_owned());
    let queues = untrack(session::viewer).is_some_and(|viewer| viewer.may(Permission::Queue));
    let back = if queues {
        Crumb { href: place::way_back("/desk/queue"), name: text::BACK_TO_QUEUE.into() }
    } else {
        Crumb { href: place::way_back("/desk/dossiers"), name: text::BACK.into() }
    };
    view! {
        <Page title=title back=back>
            <Load of=source skeleton=SkeletonKind::Text let:dossier>
                <Workspace dossier source left/>
            </Load>
        </Page>
    }
    .into_any()
}

#[component]
fn Workspace(
    dossier: Signal<DossierView>,
    source: Remote<DossierView>,
    /// Whether it has left the viewer's reach.
    left: RwSignal<bool>,
) -> impl IntoView {
    let bench = Bench::new(dossier, source);
    mark_seen(dossier, Duration::ZERO, None);
    live::subscribe(&Changed::build(()), move |event: Changed| {
        let Changed { dossier_changed: change } = event;
        let seen = dossier.with_untracked(|d| (d.id.clone(), d.version));
        let newer = change.dossier.is_none_or(|now| now.version > seen.1);
        if change.id == seen.0 && newer {
            source.reload();
        }
    });
    view! {
        <div class="workspace">
            <Head dossier left/>
            <p class="visually-hidden" role="status">{move || bench.spoken.get()}</p>
            <div class="workspace-side">
                <Actions bench/>
                <WhyDue dossier/>
                <History dossier/>
            </div>
            <div class="workspace-main">
                <Papers bench/>
                <Life dossier/>
                <People dossier/>
                <Process dossier/>
                <Lifeline dossier/>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guidance_goes_by_its_id() {
        assert_eq!(key("H99.03-261116-0001").code.as_deref(), Some("H99.03-261116-0001"));
        let guidance = key("dossier:018f");
        assert_eq!((guidance.code, guidance.id), (None, Some(cynic::Id::new("dossier:018f"))));
    }
}
