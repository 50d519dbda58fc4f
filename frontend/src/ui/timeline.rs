//! What happened, latest first or first first as given.

use super::{Icon, Symbol};
use crate::api::Moment;
use crate::format;
use leptos::prelude::*;

/// One happening.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineItem {
    /// When.
    pub at: Moment,
    /// What.
    pub title: String,
    /// In more words.
    pub detail: Option<String>,
    /// Who and where.
    pub actor: Option<String>,
    /// Its symbol.
    pub icon: Symbol,
}

/// Happenings on a line.
#[component]
pub fn Timeline(
    /// In the order shown.
    #[prop(into)]
    items: Signal<Vec<TimelineItem>>,
) -> impl IntoView {
    let item = |item: TimelineItem| {
        view! {
            <li class="timeline-item">
                <span class="timeline-mark"><Icon of=item.icon/></span>
                <div>
                    <p class="timeline-title">{item.title}</p>
                    {item.detail.map(|detail| view! { <p class="timeline-detail">{detail}</p> })}
                    <p class="timeline-meta">
                        <time class="num">{format::date_time(item.at.0)}</time>
                        {item.actor.map(|actor| view! { <span>{actor}</span> })}
                    </p>
                </div>
            </li>
        }
    };
    view! {
        <ol class="timeline">
            {move || items.get().into_iter().map(item).collect_view().into_any()}
        </ol>
    }
    .into_any()
}
