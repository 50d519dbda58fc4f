//! A procedure drawn: papers, time and fee, where to file, the steps.

use super::model::grouped;
use super::operations::{Case, Channel, ChannelTerm, OtherCenter, Paper, Procedure, Shown, Step};
use super::{term_text, text};
use crate::api::Vnd;
use crate::citizen::ProvinceFacts;
use crate::citizen::part::{banner, definitions, names, part};
use crate::format;
use crate::i18n::{Text, lang};
use crate::ui::html::{self, Html, all, badge, el, markup, vietnamese, words};
use crate::ui::{PictureStep, RadioGroup, StepPicture, StepProgress, Symbol, Tone, live};
use domain::lang::Lang;
use leptos::prelude::*;

/// A procedure, with the case chosen in `case`; its first one when the key is none of its own.
#[component]
pub fn ProcedureView(
    /// What is drawn.
    #[prop(into)]
    shown: Signal<Shown>,
    /// Key of the case.
    case: RwSignal<String>,
) -> impl IntoView {
    // Chosen before the choice is drawn, so that the choice shows it.
    let missing = untrack(|| {
        let procedure = &shown.read().procedure;
        let known = procedure.cases.iter().any(|it| it.key == *case.read());
        procedure.cases.first().filter(|_| !known).map(|it| it.key.clone())
    });
    if let Some(first) = missing {
        case.set(first);
    }
    let facts = use_context::<Signal<Option<ProvinceFacts>>>();
    let of_case = move |draw: fn(&Case) -> Html| {
        let cases = &shown.read().procedure.cases;
        let chosen = cases.iter().find(|it| it.key == *case.read()).or(cases.first());
        chosen.map(draw).unwrap_or_default()
    };
    view! {
        {markup(move || notices(&shown.read().procedure))}
        {live(move || choice(&shown.read().procedure, case))}
        {markup(move || of_case(|case| all([papers(&case.documents), terms(&case.channels)])))}
        {markup(move || {
            let (shown, facts) = (shown.read(), facts.and_then(|facts| facts.get()));
            let place = facts.as_ref().map(|facts| center(facts, &shown.elsewhere));
            reach(&shown.procedure, place.unwrap_or_default())
        })}
        <section class="part">
            <h2>{text::STEPS}</h2>
            <p class="muted">{text::STEPS_NOTE}</p>
            {live(move || steps(&shown.read().procedure, &case.read()))}
        </section>
        {markup(move || about(&shown.read().procedure))}
    }
    .into_any()
}

fn notices(procedure: &Procedure) -> Html {
    let reason = procedure
        .not_receivable_reason
        .as_ref()
        .map(|reason| banner(Symbol::Lock, &format!("{} {reason}", text::NOT_RECEIVABLE.get())));
    let mirror = procedure.mirror.then(|| banner(Symbol::Info, text::MIRROR.get()));
    all(reason.into_iter().chain(mirror))
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

fn papers(papers: &[Paper]) -> Html {
    let paper = |paper: &Paper| {
        let mark = match paper.required {
            true => badge(Tone::Active, Symbol::Dot, text::REQUIRED.get()),
            false => badge(Tone::Neutral, Symbol::Ring, text::IF_APPLICABLE.get()),
        };
        let count = words("span", "paper-count num", &count(paper));
        let name = vietnamese("span", "paper-name", &paper.name);
        el("li", &[("class", "paper-line")], &[name, count, mark])
    };
    let list = match papers {
        [] => words("p", "muted", text::PAPERS_NONE.get()),
        papers => el("ol", &[("class", "paper-lines")], &[all(papers.iter().map(paper))]),
    };
    part("", text::PAPERS, list)
}

/// So many originals and copies.
fn count(paper: &Paper) -> String {
    let originals = match paper.originals {
        0 => None,
        n => Some(text::originals(n)),
    };
    let copies = match paper.copies {
        0 => None,
        n => Some(text::copies(n)),
    };
    originals.into_iter().chain(copies).collect::<Vec<_>>().join(", ")
}

fn terms(channels: &[ChannelTerm]) -> Html {
    let row = |(ways, terms): (Vec<Channel>, &ChannelTerm)| {
        let ways: Vec<_> = ways.iter().map(|way| channel(*way).get()).collect();
        let sum = html::text(&fee(terms.fee, &terms.fee_note));
        let note = match terms.fee {
            Some(_) if !terms.fee_note.is_empty() => vietnamese("p", "muted", &terms.fee_note),
            _ => Html::default(),
        };
        let values = [(text::TIME, html::text(&term(&terms.term))), (text::FEE, all([sum, note]))];
        let head = words("h3", "", &text::ways(&ways.join(", ")));
        el("li", &[("class", "terms")], &[head, definitions(&values)])
    };
    let rows = all(grouped(channels).into_iter().map(row));
    part("", text::TIME_AND_FEE, el("ul", &[("class", "channels")], &[rows]))
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

/// What one gets, who may ask for it, and where.
fn reach(procedure: &Procedure, place: Html) -> Html {
    let results: Vec<_> = procedure.results.iter().map(|result| result.name.clone()).collect();
    let parts = [
        part("", text::RESULTS, names(&results)),
        part("", text::APPLICANTS, names(&procedure.applicants)),
        place,
    ];
    el("div", &[("class", "trio")], &parts)
}

/// The Center, from what the frame already knows, and the others that take the procedure in
/// (phi địa giới).
fn center(facts: &ProvinceFacts, others: &[OtherCenter]) -> Html {
    let line =
        |name: Text, value: Html| el("p", &[], &[html::text(&format!("{}: ", name.get())), value]);
    let call = format!("tel:{}", facts.hotline.replace(' ', ""));
    let hotline = el("a", &[("class", "num"), ("href", &call)], &[html::text(&facts.hotline)]);
    let lines = [
        vietnamese("b", "", &facts.center.name),
        vietnamese("p", "", &facts.address),
        line(text::HOURS, words("span", "num", &facts.office_hours)),
        line(text::HOTLINE, hotline),
    ];
    part("", text::WHERE, all([el("address", &[], &lines), elsewhere(others)]))
}

/// Folded: a province has a hundred communes.
fn elsewhere(others: &[OtherCenter]) -> Html {
    if others.is_empty() {
        return Html::default();
    }
    let one = |it: &OtherCenter| {
        el("li", &[], &[vietnamese("b", "", &it.center.name), vietnamese("p", "", &it.address)])
    };
    let list = el("ul", &[], &[all(others.iter().map(one))]);
    let summary = words("summary", "", &text::elsewhere(others.len()));
    el("details", &[("class", "why")], &[summary, list])
}

/// The picture of the process.
fn steps(procedure: &Procedure, key: &str) -> AnyView {
    let cases = &procedure.cases;
    let case = cases.iter().find(|it| it.key == key).or(cases.first());
    let steps: Vec<_> = case.iter().flat_map(|case| case.steps.iter().map(picture_step)).collect();
    if steps.is_empty() {
        return view! { <p class="muted">{text::STEPS_NONE}</p> }.into_any();
    }
    view! { <StepPicture steps/> }.into_any()
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

fn about(procedure: &Procedure) -> Html {
    let name = |name: &str| vietnamese("span", "", name);
    let lines = [
        (text::AGENCY, name(&procedure.agency.name)),
        (text::FIELD, name(&procedure.field)),
        (text::CODE, name(&procedure.code)),
        (text::DECISION, name(&procedure.decision)),
        (text::VALID_FROM, html::text(&format::date(procedure.valid_from.0))),
    ];
    part("", text::ABOUT, definitions(&lines))
}
