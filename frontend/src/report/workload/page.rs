//! The page: who has how much to do. Unit, norm and the open list stand in the address.

use super::list::Behind;
use super::model::{Opened, choices, key, norms, read_norm, units, usual_norm};
use super::operations::{Workload, WorkloadQuery, WorkloadVariables};
use super::table::Figures;
use super::text;
use crate::api::{self, live, remote};
use crate::dossier::bulk::{BulkAction, BulkDialog, BulkTargets};
use crate::dossier::list::LoadBucket;
use crate::format;
use crate::i18n::Words;
use crate::ui::{EmptyState, Load, Page, Select, Symbol};
use cynic::QueryBuilder;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// What the address says.
#[derive(Debug, Clone, PartialEq, Default)]
struct Address {
    unit: Option<String>,
    norm: Option<i32>,
    who: Option<String>,
    due: Option<String>,
}

impl Address {
    /// The norm it means.
    fn norm(&self) -> i32 {
        self.norm.unwrap_or_else(usual_norm)
    }

    /// Where a choice of unit and norm leads, if not here. The list that was open was of another.
    fn narrowed(&self, unit: Option<String>, norm: i32) -> Option<Self> {
        (unit != self.unit || norm != self.norm()).then(|| {
            let norm = Some(norm).filter(|norm| *norm != usual_norm());
            Self { unit, norm, who: None, due: None }
        })
    }

    fn href(&self) -> String {
        let norm = self.norm.map(|norm| norm.to_string());
        let parts = [
            ("unit", self.unit.as_deref()),
            ("norm", norm.as_deref()),
            ("who", self.who.as_deref()),
            ("due", self.due.as_deref()),
        ];
        let parts: Vec<_> = parts
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
            .collect();
        let query = parts.join("&");
        if query.is_empty() { "/desk/workload".into() } else { format!("/desk/workload?{query}") }
    }
}

/// Open steps by officer and due date, against the time there is.
#[component]
pub fn WorkloadPage() -> impl IntoView {
    let query = use_query_map();
    let address = Memo::new(move |_| {
        query.with(|query| {
            let text = |name| query.get_str(name).map(str::to_owned);
            let norm = text("norm").and_then(|norm| read_norm(&norm));
            let unit = text("unit").filter(|unit| !unit.is_empty());
            Address { unit, norm, who: text("who"), due: text("due") }
        })
    });
    let shown = Memo::new(move |_| (address.read().unit.clone(), address.read().norm));
    let workload = remote(move || {
        live::track_rejoined();
        let (unit, norm) = shown.get();
        let request = api::query(WorkloadQuery::build(WorkloadVariables { unit, norm }));
        async move { Ok(request.await?.workload) }
    });
    crate::dossier::list::follow(workload);
    let navigate = use_navigate();
    let go = Callback::new(move |to: Address| {
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&to.href(), options);
    });
    let open = RwSignal::new(false);
    let targets = RwSignal::new(BulkTargets::Chosen(Vec::new()));
    let give = Callback::new(move |(officer, name): (cynic::Id, String)| {
        targets.set(BulkTargets::HeldBy(officer, name));
        open.set(true);
    });
    let changed = Callback::new(move |()| workload.reload());
    view! {
        <Page title=text::TITLE>
            <div>
                <Load of=workload let:workload>
                    <Content workload address go give changed/>
                </Load>
                <BulkDialog
                    open
                    action=Signal::stored(BulkAction::Assign)
                    targets
                    on_changed=changed
                />
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Content(
    workload: Signal<Workload>,
    address: Memo<Address>,
    go: Callback<Address>,
    give: Callback<(cynic::Id, String)>,
    changed: Callback<()>,
) -> impl IntoView {
    let href = Callback::new(move |(who, bucket): (String, Option<LoadBucket>)| {
        let due = bucket.map(|bucket| key(bucket).to_owned());
        Address { who: Some(who), due, ..address.get() }.href()
    });
    let opened = Memo::new(move |_| {
        let address = address.read();
        let opened = Opened::read(address.who.as_deref(), address.due.as_deref())?;
        Some((opened, address.unit.clone()))
    });
    let close = Callback::new(move |()| {
        go.run(Address { who: None, due: None, ..address.get_untracked() });
    });
    let empty = Memo::new(move |_| workload.read().officers.is_empty());
    view! {
        <Narrow workload address go/>
        {move || if empty.get() {
            view! { <EmptyState icon=Symbol::Person title=text::EMPTY body=text::EMPTY_BODY/> }.into_any()
        } else {
            view! { <Figures workload href on_give=give/> }.into_any()
        }}
        <p class="load-rule">{text::RULE}</p>
        {move || opened.get().map(|(opened, unit)| view! {
            <Behind opened workload unit on_close=close on_changed=changed/>
        })}
    }
    .into_any()
}

/// Which unit, by which norm.
#[component]
fn Narrow(
    workload: Signal<Workload>,
    address: Memo<Address>,
    go: Callback<Address>,
) -> impl IntoView {
    let (unit, norm) = address.with_untracked(|it| (it.unit.clone(), it.norm()));
    let (unit, norm) = (RwSignal::new(unit), RwSignal::new(norm));
    // The boxes say what the address says, whoever changed it.
    Effect::new(move |_| {
        let address = address.read();
        if *unit.read_untracked() != address.unit {
            unit.set(address.unit.clone());
        }
        if norm.get_untracked() != address.norm() {
            norm.set(address.norm());
        }
    });
    // All units are known from the first answer, before one was chosen.
    let known = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        let found = units(&workload.read());
        if address.with_untracked(|address| address.unit.is_none()) {
            known.set(found);
        } else {
            known.update(|known| {
                if known.is_empty() {
                    *known = found
                }
            });
        }
    });
    Effect::new(move |before: Option<()>| {
        let (unit, norm) = (unit.get(), norm.get());
        let to = address.with_untracked(|address| address.narrowed(unit, norm));
        if let Some(to) = to.filter(|_| before.is_some()) {
            go.run(to);
        }
    });
    let units = Signal::derive(move || {
        let chosen = address.read().unit.clone();
        let units = choices(&known.read(), chosen.as_deref());
        let all = (None, Words::from(text::ALL_UNITS));
        let units = units.into_iter().map(|it| (Some(it.code), Words::from(it.name)));
        std::iter::once(all).chain(units).collect::<Vec<_>>()
    });
    let norms = Signal::derive(move || {
        let norms = norms(address.read().norm()).into_iter();
        norms.map(|n| (n, Words::from(move || text::norm(n)))).collect::<Vec<_>>()
    });
    // Whoever came to one unit must find the way to all.
    let several = Memo::new(move |_| known.read().len() > 1 || address.read().unit.is_some());
    let at = move || format::date_time(workload.read().at.0);
    view! {
        <div class="load-tools">
            {move || several.get().then(|| view! {
                <Select value=unit options=units label=text::UNIT/>
            })}
            <Select value=norm options=norms label=text::NORM/>
            <span class="muted num">{at}</span>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_that_follows_the_address_leads_nowhere() {
        let here =
            Address { unit: Some("U".into()), who: Some("officer:1".into()), ..Address::default() };
        assert_eq!(here.narrowed(Some("U".into()), usual_norm()), None);
        let there = here.narrowed(Some("U".into()), 12).map(|to| to.href());
        assert_eq!(there.as_deref(), Some("/desk/workload?unit=U&norm=12"));
        let all = here.narrowed(None, usual_norm()).map(|to| to.href());
        assert_eq!(all.as_deref(), Some("/desk/workload"));
    }
}
