//! Beside the form: what the clerk tells the applicant.

use crate::api::{self, Remote, RemoteState, remote};
use crate::dossier::intake::counter::Counter;
use crate::dossier::intake::operations::{Due, DueQuery, DueVariables};
use crate::dossier::intake::{terms, text};
use crate::format;
use crate::i18n::lang;
use crate::ui::{Definition, DefinitionList, Icon, Load, SkeletonKind, Symbol};
use cynic::QueryBuilder;
use leptos::prelude::*;

/// Due date and why, time, fee, agency, what is missing.
#[component]
pub(in super::super) fn Side(counter: Counter) -> impl IntoView {
    let form = counter.form;
    let chosen =
        Memo::new(move |_| counter.case.get().map(|case| (form.procedure.get(), case.key)));
    let due: Remote<Option<Due>> = remote(move || {
        let request = chosen
            .get()
            .map(|(code, case)| api::query(DueQuery::build(DueVariables { code, case })));
        async move {
            match request {
                Some(request) => Ok(request.await?.due_preview),
                None => Ok(None),
            }
        }
    });
    let facts = move || {
        let (procedure, case) = (counter.chosen()?, counter.case.get()?);
        let term = terms::on(&case.channels, form.channel.get().into()).cloned();
        let note = term.as_ref().filter(|t| t.fee.is_some() && !t.fee_note.is_empty());
        let note = note.map(|term| term.fee_note.clone());
        Some(view! {
            <DefinitionList>
                {term.map(|term| {
                    let time = term.term.clone();
                    let fee = move || terms::fee(&term);
                    view! {
                        <Definition name=text::TERM>{time}</Definition>
                        <Definition name=text::FEE>
                            {fee}
                            {note.map(|note| view! { <span class="side-note">{note}</span> })}
                        </Definition>
                    }
                })}
                <Definition name=text::AGENCY>{procedure.agency.name}</Definition>
            </DefinitionList>
        })
    };
    let papers = move || {
        let case = counter.case.get()?;
        let missing = form.draft().missing_count(&case);
        let of = if missing > 0 { Symbol::Ring } else { Symbol::Check };
        let words = match missing {
            0 => text::PAPERS_COMPLETE.get().to_owned(),
            n => text::papers_missing(n),
        };
        Some(view! {
            <p class="side-papers" data-missing=(missing != 0).then_some("") role="status">
                <Icon of/>
                {words}
            </p>
        })
    };
    let known = move || !matches!(&*due.state().read(), RemoteState::Ready(None, _));
    view! {
        <aside class="intake-side" hidden=move || counter.issued.read().is_some()>
            <div class="card side-due">
                <h2>{text::DUE}</h2>
                {move || match chosen.read().is_some() && known() {
                    true => view! {
                        <Load of=due skeleton=SkeletonKind::Text let:due>
                            {move || due.get().map(preview)}
                        </Load>
                    }.into_any(),
                    false => view! { <p class="muted">{text::DUE_EMPTY}</p> }.into_any(),
                }}
                {facts}
                {papers}
            </div>
        </aside>
    }
    .into_any()
}

fn preview(due: Due) -> AnyView {
    let moment = match due.at {
        None => view! { <p class="due-moment">{text::DUE_NONE}</p> }.into_any(),
        Some(at) => view! {
            <p class="due-moment">
                <time>{format::date_time(at.0)}</time>
                <span>{move || format::weekday(at.0.date(), lang())}</span>
            </p>
        }
        .into_any(),
    };
    let lines = due.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        {moment}
        {due.provisional.map(|why| view! { <p class="side-note">{why}</p> })}
        <details class="due-why" open>
            <summary>{text::WHY}</summary>
            <ol>{lines}</ol>
        </details>
    }
    .into_any()
}
