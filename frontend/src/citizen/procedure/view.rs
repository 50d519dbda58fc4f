//! A procedure drawn: papers, time and fee, where to file, the steps.

use super::model::grouped;
use super::operations::{Case, Channel, ChannelTerm, Paper, Procedure, Step};
use super::{term_text, text};
use crate::api::Vnd;
use crate::citizen::ProvinceFacts;
use crate::format;
use crate::i18n::{Text, lang};
use crate::ui::{
    Badge, Banner, Definition, DefinitionList, PictureStep, RadioGroup, StepPicture, StepProgress,
    Symbol, Tone, live,
};
use domain::lang::Lang;
use leptos::prelude::*;

/// A procedure, with the case chosen in `case`; its first one when the key is none of its own.
#[component]
pub fn ProcedureView(
    /// What is drawn.
    #[prop(into)]
    procedure: Signal<Procedure>,
    /// Key of the case.
    case: RwSignal<String>,
) -> impl IntoView {
    // Chosen before the choice is drawn, so that the choice shows it.
    if untrack(|| procedure.with(|it| !it.cases.iter().any(|c| c.key == *case.read())))
        && let Some(first) =
            untrack(|| procedure.with(|it| it.cases.first().map(|c| c.key.clone())))
    {
        case.set(first);
    }
    let chosen = Memo::new(move |_| {
        let procedure = procedure.read();
        procedure.cases.iter().find(|c| c.key == *case.read()).or(procedure.cases.first()).cloned()
    });
    view! {
        {live(move || notices(&procedure.read()))}
        {live(move || choice(&procedure.read(), case))}
        {live(move || chosen.get().map(|case| [papers(&case.documents), terms(&case.channels)]))}
        <div class="trio">
            {live(move || names(text::RESULTS, procedure.read().results.iter().map(|it| it.name.clone()).collect()))}
            {live(move || names(text::APPLICANTS, procedure.read().applicants.clone()))}
            <Where/>
        </div>
        {live(move || chosen.get().map(|case| steps(&case)))}
        {live(move || about(&procedure.read()))}
    }
    .into_any()
}

fn notices(procedure: &Procedure) -> AnyView {
    let reason = procedure.not_receivable_reason.clone();
    view! {
        {reason.map(|reason| view! {
            <Banner icon=Symbol::Lock words=format!("{} {reason}", text::NOT_RECEIVABLE.get())/>
        })}
        {procedure.mirror.then(|| view! { <Banner words=text::MIRROR/> })}
    }
    .into_any()
}

/// Which case; names of cases are too long for tabs, above all on a phone.
fn choice(procedure: &Procedure, case: RwSignal<String>) -> Option<AnyView> {
    let options: Vec<_> =
        procedure.cases.iter().map(|case| (case.key.clone(), case.name.clone().into())).collect();
    (options.len() > 1).then(|| {
        view! { <div class="case"><RadioGroup value=case options label=text::CASE/></div> }
            .into_any()
    })
}

fn papers(papers: &[Paper]) -> AnyView {
    let paper = |paper: &Paper| {
        let (mark, tone) = if paper.required {
            (text::REQUIRED, Tone::Active)
        } else {
            (text::IF_APPLICABLE, Tone::Neutral)
        };
        let (originals, copies) = (paper.originals, paper.copies);
        let originals = match originals {
            0 => None,
            1 => Some(text::ORIGINAL.get().to_owned()),
            n => Some(text::originals(n)),
        };
        let copies = match copies {
            0 => None,
            1 => Some(text::COPY.get().to_owned()),
            n => Some(text::copies(n)),
        };
        let counts = [originals, copies].into_iter().flatten().collect::<Vec<_>>().join(", ");
        view! {
            <li class="paper-line">
                <span class="paper-name" lang="vi">{paper.name.clone()}</span>
                <span class="paper-count num">{counts}</span>
                <Badge label=mark tone/>
            </li>
        }
        .into_any()
    };
    let list = match papers {
        [] => view! { <p class="muted">{text::PAPERS_NONE}</p> }.into_any(),
        papers => {
            let lines = papers.iter().map(paper).collect_view();
            view! { <ol class="paper-lines">{lines}</ol> }.into_any()
        }
    };
    section(text::PAPERS, list)
}

fn terms(channels: &[ChannelTerm]) -> AnyView {
    let row = |(ways, terms): (Vec<Channel>, &ChannelTerm)| {
        let ways: Vec<_> = ways.iter().map(|way| channel(*way).get()).collect();
        let ways = text::ways(&ways.join(", "));
        let time = term(&terms.term);
        let sum = fee(terms.fee, &terms.fee_note);
        let beside = terms.fee.and(Some(terms.fee_note.clone()).filter(|note| !note.is_empty()));
        view! {
            <li class="terms">
                <h3>{ways}</h3>
                <dl>
                    <div><dt>{text::TIME}</dt><dd>{time}</dd></div>
                    <div>
                        <dt>{text::FEE}</dt>
                        <dd>
                            {sum}
                            {beside.map(|note| view! { <p class="muted" lang="vi">{note}</p> })}
                        </dd>
                    </div>
                </dl>
            </li>
        }
        .into_any()
    };
    let rows = grouped(channels).into_iter().map(row).collect_view();
    section(text::TIME_AND_FEE, view! { <ul class="channels">{rows}</ul> }.into_any())
}

fn channel(channel: Channel) -> Text {
    match channel {
        Channel::Counter => text::COUNTER,
        Channel::Online => text::ONLINE,
        Channel::Post => text::POST,
        Channel::Other => text::OTHER_CHANNEL,
    }
}

/// A legal time in the language in use, as it stands in the catalog where there is no English.
pub(crate) fn term(term: &str) -> String {
    match lang() {
        Lang::Vi => None,
        Lang::En => term_text::in_english(term),
    }
    .unwrap_or_else(|| term.to_owned())
}

/// A fee in words; where there is no sum, the note says whose rule it is.
pub(crate) fn fee(fee: Option<Vnd>, note: &str) -> String {
    match fee {
        Some(Vnd(0)) => text::FREE.get().to_owned(),
        Some(Vnd(dong)) => format::vnd(dong),
        None if note.is_empty() => text::FEE_UNSTATED.get().to_owned(),
        None => note.to_owned(),
    }
}

/// The Center, from what the frame already knows.
#[component]
fn Where() -> impl IntoView {
    let facts = use_context::<Signal<Option<ProvinceFacts>>>();
    live(move || {
        facts.and_then(|facts| facts.get()).map(|facts| {
            let place = view! {
                <p><b lang="vi">{facts.center.name}</b></p>
                <p lang="vi">{facts.address}</p>
                <p>{text::HOURS}": "<span class="num">{facts.office_hours}</span></p>
                <p>{text::HOTLINE}": "
                    <a class="num" href=format!("tel:{}", facts.hotline.replace(' ', ""))>
                        {facts.hotline.clone()}
                    </a>
                </p>
            };
            section(text::WHERE, view! { <address>{place}</address> }.into_any())
        })
    })
}

fn steps(case: &Case) -> AnyView {
    if case.steps.is_empty() {
        return section(text::STEPS, view! { <p class="muted">{text::STEPS_NONE}</p> }.into_any());
    }
    let steps = case.steps.iter().map(picture_step).collect();
    let content = view! { <p class="muted">{text::STEPS_NOTE}</p><StepPicture steps/> };
    section(text::STEPS, content.into_any())
}

fn picture_step(step: &Step) -> PictureStep {
    let unit = step.unit.as_ref().map(|unit| unit.name.clone());
    PictureStep {
        title: step.title.clone(),
        lane: unit.unwrap_or_else(|| step.agency.name.clone()),
        actor: step.role_name.clone(),
        time: match step.minutes {
            0 => text::AT_ONCE.get().to_owned(),
            minutes => text::working(&format::working_time(minutes.into(), lang())),
        },
        progress: StepProgress::None,
    }
}

fn names(title: Text, names: Vec<String>) -> AnyView {
    let names =
        names.into_iter().map(|name| view! { <li lang="vi">{name}</li> }.into_any()).collect_view();
    section(title, view! { <ul class="plain">{names}</ul> }.into_any())
}

fn about(procedure: &Procedure) -> AnyView {
    let from = format::date(procedure.valid_from.0);
    let lines = [
        (text::AGENCY, procedure.agency.name.clone()),
        (text::FIELD, procedure.field.clone()),
        (text::CODE, procedure.code.clone()),
        (text::DECISION, procedure.decision.clone()),
        (text::VALID_FROM, from),
    ];
    let lines = lines.map(|(name, value)| {
        view! { <Definition name><span lang="vi">{value}</span></Definition> }.into_any()
    });
    let list = view! { <DefinitionList>{lines.into_iter().collect_view()}</DefinitionList> };
    section(text::ABOUT, list.into_any())
}

fn section(title: Text, content: AnyView) -> AnyView {
    view! { <section class="part"><h2>{title}</h2>{content}</section> }.into_any()
}
