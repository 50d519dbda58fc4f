//! A dossier whose result can not be handed over: where it is, and when it is due.

use crate::dossier::hand_over::operations::{Dossier, DossierStatus};
use crate::dossier::hand_over::text;
use crate::format;
use crate::i18n::Text;
use crate::ui::{Definition, DefinitionList, DueBadge, Icon, LinkButton, Symbol};
use leptos::prelude::*;

/// Says so in words one can read out.
#[component]
pub(super) fn Elsewhere(dossier: Dossier) -> impl IntoView {
    let returned = dossier.status == DossierStatus::Returned;
    let title: Text = if returned { text::ALREADY_RETURNED } else { text::NOT_HERE };
    let icon = if returned { Symbol::Check } else { Symbol::Clock };
    let code = dossier.code.unwrap_or_default();
    let place = dossier.current_step.as_ref().map(|step| {
        let unit = step.unit.as_ref().map(|unit| format!("{}, ", unit.name)).unwrap_or_default();
        format!("{}: {unit}{}", step.title, step.agency.name)
    });
    let officer = dossier.current_step.filter(|_| !returned).map(|step| {
        move || match &step.assignee {
            Some(officer) => officer.name.clone(),
            None => text::NOBODY.get().to_owned(),
        }
    });
    let result = dossier.result;
    let when = result.as_ref().and_then(|result| result.returned_at);
    let who = result.and_then(|result| result.recipient);
    let due = match dossier.due_at {
        Some(at) => view! {
            <time>{format::date_time(at.0)}</time>
            " "
            <DueBadge remaining=dossier.remaining_minutes at=Some(at)/>
        }
        .into_any(),
        None => view! { <span>{text::NO_DUE}</span> }.into_any(),
    };
    view! {
        <div class="card stack">
            <h2 class="panel-title"><Icon of=icon/>{title}</h2>
            <p class="panel-code num">{code.clone()}</p>
            <DefinitionList>
                <Definition name=text::APPLICANT>{dossier.applicant.name}</Definition>
                <Definition name=text::PROCEDURE>{dossier.procedure.name}</Definition>
                <Definition name=text::STATUS>{dossier.status_text}</Definition>
                {place.filter(|_| !returned).map(|place| view! { <Definition name=text::WHERE>{place}</Definition> })}
                {officer.map(|officer| view! { <Definition name=text::WITH>{officer}</Definition> })}
                {(!returned).then(|| view! { <Definition name=text::DUE>{due}</Definition> })}
                {when.map(|at| view! {
                    <Definition name=text::RETURNED_AT><time>{format::date_time(at.0)}</time></Definition>
                })}
                {who.map(|who| view! { <Definition name=text::RETURNED_TO>{who}</Definition> })}
            </DefinitionList>
            <div class="cluster">
                <LinkButton href="/desk/return">{text::BACK}</LinkButton>
            </div>
        </div>
    }
    .into_any()
}
