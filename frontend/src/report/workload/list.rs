//! The list behind a figure: the dossiers it counts, to be chosen and given to somebody else.

use super::model::{Opened, Who, name};
use super::operations::Workload;
use super::text;
use crate::api::{self, remote};
use crate::dossier::bulk::{BulkBar, BulkTarget};
use crate::dossier::export::ExportMenu;
use crate::dossier::list::{
    DossierFilterInput, DossierOrder, DossierPage, DossierRow, PageOfRows, PageVariables,
};
use crate::i18n::Words;
use crate::ui::{
    Button, ButtonKind, Column, DueBadge, EmptyState, Load, SelectAll, SelectRow, Selection,
    Symbol, Table,
};
use cynic::QueryBuilder;
use leptos::html;
use leptos::prelude::*;

/// The server's greatest page.
const MOST: i32 = 100;

/// The dossiers of a figure.
#[component]
pub(super) fn Behind(
    opened: Opened,
    workload: Signal<Workload>,
    unit: Option<String>,
    on_close: Callback<()>,
    /// Called when something was given to somebody else.
    on_changed: Callback<()>,
) -> impl IntoView {
    let filter =
        DossierFilterInput { load: Some(opened.filter(unit.as_deref())), ..Default::default() };
    let asked = filter.clone();
    let page = remote(move || {
        // The list and the figure that opened it say the same, also when others work.
        workload.track();
        let variables = PageVariables {
            filter: asked.clone(),
            order: DossierOrder::DueAt,
            first: MOST,
            after: None,
        };
        let request = api::query(DossierPage::build(variables));
        async move { Ok(request.await?.dossiers) }
    });
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            request_animation_frame(move || {
                let _ = heading.focus();
                heading.scroll_into_view();
            });
        }
    });
    let title = move || title(&opened, &workload.read());
    let changed = Callback::new(move |()| {
        page.reload();
        on_changed.run(());
    });
    view! {
        <section class="load-list">
            <header>
                <h2 tabindex="-1" node_ref=heading>{title}</h2>
                <ExportMenu filter=Signal::stored(filter) order=Signal::stored(DossierOrder::DueAt)/>
                <Button kind=ButtonKind::Quiet icon=Symbol::Cross on_press=on_close>
                    {text::CLOSE}
                </Button>
            </header>
            <Load of=page let:page>
                <Rows page changed/>
            </Load>
        </section>
    }
    .into_any()
}

fn title(opened: &Opened, workload: &Workload) -> String {
    let who = match &opened.who {
        Who::Officer(id) => {
            let officers = workload.officers.iter();
            let found = officers.map(|it| &it.officer).find(|it| it.id.inner() == id);
            found.map(|it| it.name.clone()).unwrap_or_default()
        }
        Who::Nobody(agency, unit) => {
            let found = workload.unclaimed.iter().find(|it| {
                it.agency.code == *agency && it.unit.as_ref().map(|it| &it.code) == unit.as_ref()
            });
            let place = found.map(|it| it.unit.as_ref().map_or(&it.agency.name, |it| &it.name));
            text::unclaimed_at(place.unwrap_or(agency))
        }
    };
    let bucket = opened.bucket.map(|it| name(it, &workload.buckets));
    text::list_of(&who, bucket.as_deref().unwrap_or(text::ALL.get()))
}

#[component]
fn Rows(page: Signal<PageOfRows>, changed: Callback<()>) -> impl IntoView {
    let selection = Selection::new();
    let rows = Memo::new(move |_| page.read().nodes.clone());
    let all = Signal::derive(move || {
        rows.read().iter().map(|row| row.id.inner().to_owned()).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let marked = selection.keys();
        let rows = rows.read();
        let chosen = rows.iter().filter(|row| marked.contains(row.id.inner()));
        chosen
            .map(|row| BulkTarget { dossier_id: row.id.clone(), expected_version: row.version })
            .collect::<Vec<_>>()
    });
    let columns = || {
        vec![
            Column::new(text::CODE).wide("11rem"),
            Column::new(text::APPLICANT).wide("11rem"),
            Column::new(text::PROCEDURE),
            Column::new(text::STEP).wide("13rem"),
            Column::new(text::DUE).wide("10rem"),
        ]
    };
    let select = move || view! { <SelectAll selection all/> }.into_any();
    let more = Memo::new(move |_| page.read().page_info.has_next_page);
    let empty = Memo::new(move |_| rows.read().is_empty());
    let table = move || {
        if empty.get() {
            return view! { <EmptyState icon=Symbol::Check title=text::NOTHING/> }.into_any();
        }
        view! {
            <Table label=text::LABEL columns=columns() select=ViewFn::from(select)>
                <For
                    each=move || rows.get()
                    key=|row| (row.id.inner().to_owned(), row.version)
                    children=move |row| line(row, selection)
                />
            </Table>
            <p class="muted num" role="status">
                {move || if more.get() {
                    text::FIRST_ONES.get().to_owned()
                } else {
                    text::rows(rows.read().len())
                }}
            </p>
        }
        .into_any()
    };
    // The bar outlives the rows: its dialog still says what became of the last of them.
    view! {
        {table}
        <BulkBar chosen on_clear=move |()| selection.clear() on_changed=changed/>
    }
    .into_any()
}

fn line(row: DossierRow, selection: Selection) -> AnyView {
    let href = row.href();
    let code = row.code.clone().unwrap_or_else(|| text::NO_CODE.get().to_owned());
    view! {
        <tr tabindex="-1" data-id=row.id.inner().to_owned()>
            <td class="cell-check">
                <SelectRow selection row=row.id.inner().to_owned() what=Words::from(code.clone())/>
            </td>
            <th scope="row"><a class="row-link num" href=href>{code}</a></th>
            <td>{row.applicant_name}</td>
            <td class="cell-clip" title=row.procedure.name.clone()>{row.procedure.name.clone()}</td>
            <td>{row.current_step.map(|step| step.title)}</td>
            <td><DueBadge remaining=row.remaining_minutes at=row.due_at/></td>
        </tr>
    }
    .into_any()
}
