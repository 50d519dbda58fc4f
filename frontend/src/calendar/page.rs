//! The page of the office calendar.

use super::confirm::ConfirmCard;
use super::operations::{CalendarDay, CalendarQuery, CalendarVariables, CalendarVersion};
use super::text;
use crate::api::{self, UiError, remote, session};
use crate::desk::Pages;
use crate::format;
use crate::i18n;
use crate::identity::Permission;
use crate::ui::{Button, Column, DeferredPage, EmptyState, ErrorState, Load, Page, Symbol, Table};
use crate::{device, dossier::list::hear_desk};
use chrono::Datelike as _;
use cynic::QueryBuilder;
use leptos::prelude::*;

/// Days that differ from the ordinary week; publishing a newer calendar, confirming it.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let allowed = Memo::new(|_| session::viewer().is_some_and(|v| v.may(Permission::Calendar)));
    view! {
        <Page title=text::TITLE>
            {move || match allowed.get() {
                true => view! { <Calendar/> }.into_any(),
                false => view! { <ErrorState error=UiError::Forbidden/> }.into_any(),
            }}
        </Page>
    }
    .into_any()
}

#[component]
fn Calendar() -> impl IntoView {
    let year = RwSignal::new(device::local_now().year());
    let calendar = remote(move || {
        let request = api::query(CalendarQuery::build(CalendarVariables { year: year.get() }));
        async move { Ok(request.await?.office_calendar) }
    });
    hear_desk(Callback::new(move |()| calendar.reload()));
    let changed = Callback::new(move |()| calendar.reload());
    view! {
        <Load of=calendar let:calendar>
            {
                let version = Memo::new(move |_| calendar.read().version.clone());
                let may_publish = Memo::new(move |_| calendar.read().may_publish);
                let until = move || format::date(calendar.read().published_until.0);
                let days = Signal::derive(move || calendar.read().days.clone());
                let versions = Signal::derive(move || calendar.read().versions.clone());
                view! {
                    <div class="calendar-page">
                        <p>{move || text::in_force(&version.read(), &until())}</p>
                        <ConfirmCard
                            version
                            confirmation=Signal::derive(move || calendar.read().confirmation.clone())
                            impact=Signal::derive(move || calendar.read().impact)
                            changed
                        />
                        {move || may_publish.get().then(|| view! { <Newer version changed/> })}
                        <Days days year/>
                        <Versions versions/>
                    </div>
                }
            }
        </Load>
    }
    .into_any()
}

/// What publishing a newer version needs to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Publishing {
    /// The version in force.
    pub(super) version: Memo<String>,
    /// Called when there is a newer one.
    pub(super) changed: Callback<()>,
}

/// The way to a newer version: rare, so its form comes when it is wanted.
#[component]
fn Newer(version: Memo<String>, changed: Callback<()>) -> impl IntoView {
    let pages = expect_context::<Pages>();
    let open = RwSignal::new(false);
    provide_context(Publishing { version, changed });
    let content = move || match open.get() {
        true => view! { <DeferredPage page=pages.publish/> }.into_any(),
        false => view! {
            <div>
                <Button icon=Symbol::Plus on_press=move |()| open.set(true)>{text::PUBLISH}</Button>
            </div>
        }
        .into_any(),
    };
    content.into_any()
}

/// The special days of a year.
#[component]
fn Days(days: Signal<Vec<CalendarDay>>, year: RwSignal<i32>) -> impl IntoView {
    let go = move |by: i32| move |()| year.update(|year| *year += by);
    let row = |day: CalendarDay| {
        view! {
            <tr tabindex="-1">
                <td>
                    {move || format!("{}, {}", format::weekday(day.date.0, i18n::lang()), format::date(day.date.0))}
                </td>
                <td>{day.kind_name}</td>
                <td>{day.name}</td>
                <td>{day.source}</td>
            </tr>
        }
    };
    let table = move || {
        let days = days.get();
        if days.is_empty() {
            return view! {
                <EmptyState icon=Symbol::Calendar title=text::NONE body=text::NONE_BODY/>
            }
            .into_any();
        }
        let columns = vec![
            Column::new(text::DATE).wide("11rem"),
            Column::new(text::KIND).wide("10rem"),
            Column::new(text::NAME),
            Column::new(text::SOURCE),
        ];
        view! { <Table label=text::TITLE columns>{days.into_iter().map(row).collect_view()}</Table> }
            .into_any()
    };
    view! {
        <section class="card">
            <div class="calendar-year">
                <h2>{move || text::year(&year.get().to_string())}</h2>
                <Button on_press=go(-1)>{text::EARLIER}</Button>
                <Button on_press=go(1)>{text::LATER}</Button>
            </div>
            {table}
        </section>
    }
    .into_any()
}

/// Who published what.
#[component]
fn Versions(versions: Signal<Vec<CalendarVersion>>) -> impl IntoView {
    let line = |it: CalendarVersion| {
        let words = move || {
            let by = it.published_by.as_ref().map(|officer| officer.name.clone());
            let by = by.unwrap_or_else(|| text::BUILT_IN.get().to_owned());
            text::published(&it.version, &format::date_time(it.published_at.0), &by)
        };
        view! { <li>{words}</li> }
    };
    view! {
        <section class="card">
            <h2>{text::VERSIONS}</h2>
            <ul>{move || versions.get().into_iter().map(line).collect_view()}</ul>
        </section>
    }
    .into_any()
}
