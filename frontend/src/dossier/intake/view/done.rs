//! What was issued, big enough to read across the counter.

use crate::dossier::intake::counter::{Counter, Exit};
use crate::dossier::intake::exits::Issued;
use crate::dossier::intake::text;
use crate::format;
use crate::i18n::{Text, lang};
use crate::ui::{
    Button, ButtonKind, ButtonSize, Definition, DefinitionList, Icon, Kbd, LinkButton,
    PaperPreview, Symbol,
};
use leptos::prelude::*;

/// In place of the form until the next person comes.
#[component]
pub(in super::super) fn Done(
    counter: Counter,
    /// The next person; with the same procedure when true.
    next: Callback<bool>,
) -> impl IntoView {
    move || counter.issued.get().map(|(exit, issued)| view! { <Receipt exit issued next/> })
}

#[component]
fn Receipt(exit: Exit, issued: Issued, next: Callback<bool>) -> impl IntoView {
    let Issued { dossier, papers } = issued;
    let paper = papers.into_iter().next();
    let title: Text = match exit {
        Exit::Submit => text::SUBMITTED,
        Exit::Resubmit => text::RESUBMITTED,
        Exit::Accept => text::ACCEPTED,
        Exit::Request => text::REQUESTED,
        Exit::Refuse => text::REFUSED,
    };
    let number = paper.as_ref().map(|paper| paper.number.clone());
    let big = match (&dossier.code, number) {
        (Some(code), _) => Some((text::CODE, code.clone())),
        (None, number) => number.map(|number| (text::FORM_NUMBER, number)),
    };
    let big = big.map(|(name, big)| {
        view! { <p class="done-code"><span>{name}</span><b>{big}</b></p> }
    });
    let waits = matches!(exit, Exit::Submit | Exit::Resubmit);
    let (owed, at) = match dossier.answer_due_at {
        Some(at) => (text::ANSWER_DUE, Some(at)),
        None => (text::DUE_AT, dossier.due_at),
    };
    // Filed again, it is the dossier whose page this is.
    let answer = (exit == Exit::Submit).then(|| {
        let href = format!("/desk/intake?dossier={}", dossier.id.inner());
        view! { <LinkButton href>{text::ANSWER_NOW}</LinkButton> }
    });
    let due = at.map(|at| {
        view! {
            <p class="done-due">
                <span>{owed}</span>
                <time>{format::date_time(at.0)}</time>
                <span>{move || format::weekday(at.0.date(), lang())}</span>
            </p>
        }
    });
    let register = dossier.register_entry.map(|entry| {
        view! {
            <Definition name=text::REGISTER>
                {move || text::register_row(&entry.book, entry.row)}
            </Definition>
        }
    });
    let open = dossier.code.clone().map(|code| {
        view! {
            <LinkButton href=format!("/desk/dossiers/{code}")>{text::OPEN_DOSSIER}</LinkButton>
        }
    });
    let preview = match paper {
        Some(paper) => view! {
            <PaperPreview
                title=format!("{} · {}", paper.title, paper.number)
                url=Signal::stored(paper.url)
            />
        }
        .into_any(),
        None if waits => ().into_any(),
        None => view! { <p class="muted">{text::NO_PREVIEW}</p> }.into_any(),
    };
    view! {
        <section class="intake-done" aria-labelledby="intake-issued">
            <div class="done-facts">
                <h2 id="intake-issued" role="status"><Icon of=Symbol::Check/>{title}</h2>
                {big}
                {due}
                <DefinitionList>
                    <Definition name=text::PART_APPLICANT>{dossier.applicant_name}</Definition>
                    <Definition name=text::PART_PROCEDURE>{dossier.procedure.name}</Definition>
                    <Definition name=text::AGENCY>{dossier.competent_agency.name}</Definition>
                    {register}
                </DefinitionList>
                <div class="done-actions" data-next="">
                    <Button
                        kind=ButtonKind::Primary
                        size=ButtonSize::Large
                        keys="Enter"
                        on_press=move |()| next.run(false)
                    >
                        {text::NEXT}
                    </Button>
                    <Button keys="Ctrl+Enter" on_press=move |()| next.run(true)>
                        {text::SAME_PROCEDURE}
                    </Button>
                    {answer}
                    {open}
                </div>
                <ul class="legend">
                    <li><Kbd keys="Ctrl+P"/>{text::KEY_PRINT}</li>
                    <li><Kbd keys="F9"/>{text::NEXT}</li>
                </ul>
            </div>
            {preview}
        </section>
    }
    .into_any()
}
