//! Whose result it is, and the result.

use crate::dossier::hand_over::operations::{Dossier, PaperKind, ResultKind, ReturnMethod};
use crate::dossier::hand_over::text;
use crate::format;
use crate::i18n::Text;
use crate::ui::{Badge, Definition, DefinitionList, PaperPreview, Symbol, Tone};
use leptos::prelude::*;

/// What the clerk compares and what he hands over.
#[component]
pub(super) fn Facts(dossier: Dossier) -> impl IntoView {
    let applicant = dossier.applicant;
    let wish: Text = match dossier.return_method {
        ReturnMethod::Counter => text::AT_COUNTER,
        ReturnMethod::Post => text::BY_POST,
        ReturnMethod::Electronic => text::ELECTRONICALLY,
    };
    let address = dossier.return_address.map(|address| format!(": {address}"));
    let result = dossier.result.map(|result| {
        let (label, tone, icon) = match result.kind {
            ResultKind::Approval => (text::APPROVAL, Tone::Done, Symbol::Check),
            ResultKind::Refusal => (text::REFUSAL, Tone::Held, Symbol::Info),
        };
        view! {
            <Definition name=text::RESULT>
                {result.title}" "<Badge label tone icon=icon/>
            </Definition>
            {result.released_at.map(|at| view! {
                <Definition name=text::SINCE><time>{format::date_time(at.0)}</time></Definition>
            })}
        }
    });
    view! {
        <div class="panel-facts">
            <p class="panel-code num">{dossier.code}</p>
            <DefinitionList>
                <Definition name=text::APPLICANT><b>{applicant.name}</b></Definition>
                {applicant.personal_id.map(|id| view! {
                    <Definition name=text::PERSONAL_ID><span class="num">{id}</span></Definition>
                })}
                <Definition name=text::PHONE><span class="num">{applicant.phone}</span></Definition>
                <Definition name=text::PROCEDURE>{dossier.procedure.name}</Definition>
                <Definition name=text::AGENCY>{dossier.competent_agency.name}</Definition>
                {result}
                <Definition name=text::WISH>{wish}{address}</Definition>
            </DefinitionList>
        </div>
    }
    .into_any()
}

/// The result as a paper, to be printed.
#[component]
pub(super) fn ResultPaper(dossier: Dossier) -> impl IntoView {
    match dossier.papers.into_iter().rfind(|paper| paper.kind == PaperKind::Result) {
        Some(paper) => view! {
            <PaperPreview
                title=format!("{} · {}", paper.title, paper.number)
                url=Signal::stored(paper.url)
            />
        }
        .into_any(),
        None => view! { <p class="muted">{text::NO_PAPER}</p> }.into_any(),
    }
}
