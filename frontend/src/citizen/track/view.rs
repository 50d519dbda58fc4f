//! A dossier as its applicant sees it.

use super::due::due;
use super::operations::{Paper, Status, TimelineEntry, Tracking};
use super::text;
use crate::citizen::part::{definitions, part};
use crate::citizen::search::{Slip, secret as read_secret};
use crate::format;
use crate::i18n::Words;
use crate::ui::html::{self, Html, all, el, icon, markup, vietnamese, words};
use crate::ui::{Banner, Button, ButtonRole, Field, Symbol, TextInput, TextKind, effect, live};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::time::Duration;

/// Links to papers end after five minutes; a little before that they are taken away.
const LINKS_LAST: Duration = Duration::from_secs(280);

/// A dossier.
#[component]
pub fn TrackingView(
    /// What is shown; `None` keeps the place empty.
    tracking: Signal<Option<Tracking>>,
    /// Whether a secret was given.
    tried: bool,
    /// Asks anew, for new links.
    renew: Callback<()>,
) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H2>::new();
    effect(move || {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    let verified = Memo::new(move |_| tracking.read().as_ref().is_some_and(|it| it.verified));
    // The secret stands on the slip of the acceptance; before, there is none to ask for.
    let accepted =
        Memo::new(move |_| tracking.read().as_ref().is_some_and(|it| it.accepted_at.is_some()));
    let code =
        Memo::new(move |_| tracking.read().as_ref().map(|it| it.code.clone()).unwrap_or_default());
    let shown = move |part: fn(&Tracking) -> Html| {
        markup(move || tracking.read().as_ref().map(part).unwrap_or_default())
    };
    let tone = move || tracking.read().as_ref().map(|tracking| face(tracking).1);
    let status =
        move || tracking.read().as_ref().map(|it| it.status_text.clone()).unwrap_or_default();
    view! {
        <section class="tracked">
            <header class="tracked-head" data-tone=tone>
                {shown(sign)}
                <div>
                    <p class="tracked-code num">{code}</p>
                    <h2 tabindex="-1" node_ref=heading>{Words::from(status)}</h2>
                    {shown(progress)}
                </div>
            </header>
            <div class="tracked-main">{shown(main)}</div>
            <div class="tracked-side">
                {shown(facts)}
                {live(move || match (verified.get(), accepted.get()) {
                    (true, _) => view! { <Papers tracking renew/> }.into_any(),
                    (false, true) => view! { <More code tried/> }.into_any(),
                    (false, false) => ().into_any(),
                })}
            </div>
        </section>
    }
    .into_any()
}

fn sign(tracking: &Tracking) -> Html {
    el("span", &[("class", "tracked-sign")], &[icon(face(tracking).0)])
}

/// Symbol and tone of the status.
fn face(tracking: &Tracking) -> (Symbol, &'static str) {
    match tracking.status {
        _ if tracking.overdue => (Symbol::Alert, "late"),
        Status::ResultAtCenter => (Symbol::Hand, "ready"),
        Status::Returned => (Symbol::Check, "done"),
        Status::ResultIssued => (Symbol::Paper, "active"),
        // The applicant has to do something, or nothing more comes.
        Status::IntakeSupplement
        | Status::SupplementRequested
        | Status::PaymentRequired
        | Status::IntakeRefused => (Symbol::Info, "held"),
        Status::Stopped => (Symbol::Cross, "held"),
        Status::Submitted => (Symbol::Inbox, "active"),
        Status::Accepted | Status::Processing | Status::WithdrawalRequested | Status::Other => {
            (Symbol::Dot, "active")
        }
    }
}

/// So many of so many steps, as a bar and in words.
fn progress(tracking: &Tracking) -> Html {
    let (done, total) = (tracking.steps_done, tracking.steps_total);
    if total == 0 {
        return Html::default();
    }
    let mark = |step| if step < done { "yes" } else { "" };
    let bars = all((0..total).map(|step| el("span", &[("data-done", mark(step))], &[])));
    all([
        words("p", "progress-words", &text::progress(done, total)),
        el("div", &[("class", "progress"), ("aria-hidden", "true")], &[bars]),
    ])
}

fn main(tracking: &Tracking) -> Html {
    let now = crate::device::local_now();
    let events = all(tracking.timeline.iter().rev().map(event));
    all([
        part("next", text::NEXT, words("p", "", &tracking.next_text)),
        part("", text::DUE, due(tracking, now)),
        part("", text::TIMELINE, el("ol", &[("class", "timeline")], &[events])),
    ])
}

/// A line of the timeline, as [`crate::ui::Timeline`] draws it. What happened need not be good, so
/// its mark says nothing more.
fn event(entry: &TimelineEntry) -> Html {
    let detail = entry.detail.as_ref().map(|detail| words("p", "timeline-detail", detail));
    let at = words("time", "num", &format::date_time(entry.at.0));
    let said = [
        words("p", "timeline-title", &entry.title),
        detail.unwrap_or_default(),
        el("p", &[("class", "timeline-meta")], &[at]),
    ];
    let mark = el("span", &[("class", "timeline-mark")], &[icon(Symbol::Dot)]);
    el("li", &[("class", "timeline-item")], &[mark, el("div", &[], &said)])
}

fn facts(tracking: &Tracking) -> Html {
    let some =
        |value: Option<&str>| value.map(|value| vietnamese("span", "", value)).unwrap_or_default();
    let unit = tracking.current_unit.as_ref().map(|unit| unit.name.as_str());
    let officer = match &tracking.current_officer {
        None if tracking.verified && tracking.status == Status::Processing => {
            html::text(text::OFFICER_NONE.get())
        }
        officer => some(officer.as_deref()),
    };
    let address = format!("/thu-tuc/{}", tracking.procedure_code);
    let procedure = html::text(&tracking.procedure_name);
    let accepted = tracking.accepted_at.map(|at| words("span", "num", &format::date_time(at.0)));
    let lines = [
        (text::APPLICANT, some(tracking.applicant_name.as_deref())),
        (text::UNIT, some(unit)),
        (text::OFFICER, officer),
        (text::PROCEDURE, el("a", &[("lang", "vi"), ("href", &address)], &[procedure])),
        (text::AGENCY, some(Some(&tracking.agency.name))),
        (text::ACCEPTED, accepted.unwrap_or_default()),
    ];
    part("", text::DOSSIER, definitions(&lines))
}

/// Papers as links, as long as the links work.
#[component]
fn Papers(tracking: Signal<Option<Tracking>>, renew: Callback<()>) -> impl IntoView {
    let papers = Memo::new(move |_| {
        tracking.read().as_ref().map(|it| it.papers.clone()).unwrap_or_default()
    });
    let ended = RwSignal::new(false);
    effect(move || {
        papers.track();
        ended.set(false);
        let timer = set_timeout_with_handle(
            move || {
                ended.try_set(true);
            },
            LINKS_LAST,
        );
        on_cleanup(move || drop(timer.map(|timer| timer.clear())));
    });
    live(move || {
        let papers = papers.get();
        if ended.get() {
            view! {
                <section class="part">
                    <p class="muted">{text::LINKS_ENDED}</p>
                    <Button on_press=renew>{text::LINKS_RENEW}</Button>
                </section>
            }
            .into_any()
        } else {
            markup(move || match papers.as_slice() {
                [] => Html::default(),
                papers => {
                    let papers = all(papers.iter().map(paper));
                    part("", text::PAPERS, el("ul", &[("class", "papers")], &[papers]))
                }
            })
        }
    })
}

fn paper(paper: &Paper) -> Html {
    let said = words("span", "visually-hidden", &format!(" ({})", text::PDF.get()));
    let name = el("span", &[], &[html::text(&paper.title), said]);
    let attributes = [("href", paper.url.as_str()), ("target", "_blank"), ("rel", "noopener")];
    let number = words("span", "muted num", &text::number(&paper.number));
    el("li", &[], &[el("a", &attributes, &[icon(Symbol::Paper), name]), number])
}

/// What the secret would show, and where to enter it.
#[component]
fn More(code: Memo<String>, tried: bool) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let secret = read_secret(&typed.read_untracked());
        wrong.set(secret.is_none());
        if secret.is_some() {
            let slip = Slip { code: code.get_untracked(), secret };
            navigate(&slip.url(), NavigateOptions::default());
        }
    };
    let error =
        Signal::derive(move || wrong.get().then(|| text::SECRET_WRONG_LENGTH.get().to_owned()));
    view! {
        <section class="part more">
            <h2>{text::MORE}</h2>
            {tried.then(|| view! { <Banner words=text::SECRET_WRONG/> })}
            <p>{text::MORE_BODY}</p>
            <form class="more-form" on:submit=submit novalidate>
                <Field label=text::SECRET error=error>
                    <TextInput value=typed kind=TextKind::Code/>
                </Field>
                <Button role=ButtonRole::Submit>{text::MORE_GO}</Button>
            </form>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citizen::track::samples::tracking;

    #[test]
    fn what_the_applicant_must_do_does_not_look_like_being_processed() {
        let tone = |status| face(&tracking(status)).1;
        for status in [Status::SupplementRequested, Status::PaymentRequired, Status::Stopped] {
            assert_eq!(tone(status), "held", "{status:?}");
        }
        for status in [Status::Submitted, Status::Accepted, Status::WithdrawalRequested] {
            assert_eq!(tone(status), "active", "{status:?}");
        }
    }
}
