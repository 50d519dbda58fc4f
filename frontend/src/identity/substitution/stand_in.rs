//! Reminds an officer in whose place he acts.

use super::text;
use crate::api::session;
use crate::format;
use crate::ui::{Banner, Symbol};
use leptos::prelude::*;

/// One sentence for each officer whom the viewer stands in for today.
#[component]
pub(crate) fn StandInBanner() -> impl IntoView {
    let acting = Memo::new(|_| {
        let mut acting: Vec<(String, String)> = Vec::new();
        let viewer = session::viewer();
        let grants = viewer.iter().flat_map(|viewer| &viewer.grants);
        for behalf in grants.filter_map(|grant| grant.on_behalf_of.as_ref()) {
            let name = behalf.officer.as_ref().map(|officer| officer.name.clone());
            let one = (name.unwrap_or_default(), format::date(behalf.valid_to.0));
            if !acting.contains(&one) {
                acting.push(one);
            }
        }
        acting
    });
    let banner = |(name, until): (String, String)| {
        view! { <Banner icon=Symbol::Person words=move || text::acting_for(&name, &until)/> }
    };
    view! {
        {move || (!acting.read().is_empty()).then(|| view! {
            <div class="stand-in">{acting.get().into_iter().map(banner).collect_view()}</div>
        })}
    }
    .into_any()
}
