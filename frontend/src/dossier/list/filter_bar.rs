//! The filters above the list. They write into the address and show what stands there.

use super::filter::{BUCKETS, Filter, OPEN};
use super::operations::{Agencies, AgencyRef, DossierOrder};
use super::procedure_filter::ProcedureFilter;
use super::status::DossierStatus;
use super::text;
use crate::api::{self, RemoteState, remote};
use crate::i18n::{Text, Words};
use crate::report::bucket_name;
use crate::ui::{Button, ButtonKind, Field, Select, Symbol, TextInput, TextKind, debounced, keys};
use cynic::QueryBuilder;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// The name of a status in the filter.
fn status_name(status: DossierStatus) -> Text {
    match status {
        DossierStatus::Processing | DossierStatus::Unknown => text::PROCESSING,
        DossierStatus::ResultIssued => text::RESULT_ISSUED,
        DossierStatus::ResultAtCenter => text::RESULT_AT_CENTER,
        DossierStatus::Returned => text::RETURNED,
        DossierStatus::IntakeSupplement => text::INTAKE_SUPPLEMENT,
        DossierStatus::IntakeRefused => text::INTAKE_REFUSED,
    }
}

/// The filters.
#[component]
pub(super) fn FilterBar(
    /// What the address says.
    filter: Memo<Filter>,
    /// Goes to the list of another filter; with `true` in place of this one in the history.
    go: Callback<(Filter, bool)>,
    /// Whether the agency is worth asking for.
    #[prop(into)]
    over_agencies: Signal<bool>,
) -> impl IntoView {
    let change = move |edit: &dyn Fn(&mut Filter), replace: bool| {
        let mut next = filter.get_untracked().restarted();
        edit(&mut next);
        if next != filter.get_untracked() {
            go.run((next, replace));
        }
    };

    let typed = RwSignal::new(filter.get_untracked().search);
    let settled = debounced(typed, Duration::from_millis(220));
    Effect::new(move |before: Option<()>| {
        let words = domain::text::tidy(&settled.read());
        if before.is_some() {
            change(&|filter| filter.search.clone_from(&words), true);
        }
    });
    // The address changed by itself, e.g. by the search box of the bar.
    Effect::new(move |_| {
        let search = filter.read().search.clone();
        if domain::text::tidy(&typed.read_untracked()) != search {
            typed.set(search);
        }
    });
    let box_node = NodeRef::<html::Input>::new();
    keys::shortcut("/", text::SEARCH_KEY, move |()| {
        if let Some(input) = box_node.get_untracked() {
            input.select();
        }
    });

    let bucket = bound(filter, |f| f.bucket, move |v| change(&|f| f.bucket = v, false));
    let status = bound(filter, |f| f.status, move |v| change(&|f| f.status = v, false));
    let order = bound(filter, Filter::ordered, move |v| change(&|f| f.order = Some(v), false));
    let agency = bound(
        filter,
        |f| f.agency.clone(),
        move |v: String| {
            change(&|f| f.agency.clone_from(&v), false);
        },
    );
    let choose = Callback::new(move |code: String| {
        change(&|filter| filter.procedure.clone_from(&code), false);
    });

    let buckets: Vec<(Option<&'static str>, Words)> = std::iter::once((None, text::EVERY_BUCKET))
        .chain(BUCKETS.map(|(_, name)| (Some(name), bucket_name(name))))
        .map(|(name, words)| (name, words.into()))
        .collect();
    let statuses: Vec<(Option<&'static str>, Words)> = std::iter::once((None, text::EVERY_STATUS))
        .chain([(Some(OPEN), text::OPEN)])
        .chain(DossierStatus::ALL.map(|(status, name)| (Some(name), status_name(status))))
        .map(|(name, words)| (name, words.into()))
        .collect();
    let orders: Vec<(DossierOrder, Words)> = vec![
        (DossierOrder::DueAt, text::BY_DUE.into()),
        (DossierOrder::Newest, text::BY_NEWEST.into()),
    ];
    let narrows = Memo::new(move |_| filter.read().narrows());
    view! {
        <div class="table-tools filters" role="search" aria-label=text::SEARCH>
            <div class="grow">
                <Field label=text::SEARCH>
                    <TextInput
                        value=typed
                        kind=TextKind::Search
                        node=box_node
                        placeholder=text::SEARCH_HINT
                    />
                </Field>
            </div>
            <Field label=text::BUCKET><Select value=bucket options=buckets/></Field>
            <Field label=text::STATUS><Select value=status options=statuses/></Field>
            {move || over_agencies.get().then(|| view! { <AgencyFilter agency/> })}
            <ProcedureFilter
                chosen=Signal::derive(move || filter.read().procedure.clone())
                on_choose=choose
            />
            <Field label=text::ORDER><Select value=order options=orders/></Field>
            {move || narrows.get().then(|| view! {
                <Button
                    kind=ButtonKind::Quiet
                    icon=Symbol::Cross
                    on_press=move |()| {
                        typed.set(String::new());
                        go.run((Filter::default(), false));
                    }
                >
                    {text::CLEAR}
                </Button>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn AgencyFilter(agency: RwSignal<String>) -> impl IntoView {
    let agencies = remote(|| {
        let request = api::query(Agencies::build(()));
        async move { Ok(request.await?.agencies) }
    });
    let options = Signal::derive(move || {
        let every = (String::new(), Words::from(text::EVERY_AGENCY));
        let one = |agency: &AgencyRef| (agency.code.clone(), Words::from(agency.name.clone()));
        match &*agencies.state().read() {
            RemoteState::Ready(all, _) => {
                std::iter::once(every).chain(all.iter().map(one)).collect()
            }
            _ => vec![every],
        }
    });
    view! { <Field label=text::AGENCY><Select value=agency options/></Field> }.into_any()
}

/// A choice that shows the address and, when changed by hand, changes it.
fn bound<T: Clone + PartialEq + Send + Sync + 'static>(
    filter: Memo<Filter>,
    get: fn(&Filter) -> T,
    set: impl Fn(T) + 'static,
) -> RwSignal<T> {
    let value = RwSignal::new(filter.with_untracked(get));
    Effect::new(move |_| {
        let now = filter.with(get);
        if value.get_untracked() != now {
            value.set(now);
        }
    });
    Effect::new(move |_| {
        let chosen = value.get();
        if filter.with_untracked(get) != chosen {
            set(chosen);
        }
    });
    value
}
