//! The way through the process: the picture, and who had it when for how long.

use super::model::{over, share, to_come};
use super::operations::{DossierView, Step, StepState};
use super::text;
use crate::format;
use crate::i18n::lang;
use crate::ui::{Icon, PictureStep, StepPicture, StepProgress, Symbol, text as ui_text};
use leptos::prelude::*;

/// The steps of the dossier.
#[component]
pub(super) fn Process(dossier: Signal<DossierView>) -> impl IntoView {
    let steps = Memo::new(move |_| dossier.read().steps.clone());
    let picture = move || {
        let steps: Vec<_> = steps.read().iter().map(drawn).collect();
        view! { <StepPicture steps/> }
    };
    let rows = move || steps.get().into_iter().map(row).collect_view();
    move || {
        (!steps.read().is_empty()).then(|| {
            view! {
                <section class="card process">
                    <h2>{text::STEPS}</h2>
                    {picture}
                    <div class="table-frame" tabindex="0" role="region" aria-label=text::STEPS>
                        <table class="table process-table" aria-label=text::STEPS>
                            <thead>
                                <tr>
                                    <th scope="col">{text::STEP}</th>
                                    <th scope="col">{text::WHO}</th>
                                    <th scope="col">{text::FROM_TO}</th>
                                    <th scope="col" data-align="end">{text::USED}</th>
                                    <th scope="col" data-align="end">{text::ALLOWED}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </section>
            }
        })
    }
}

fn place(step: &Step) -> String {
    step.unit.as_ref().map_or_else(|| step.agency.short_name.clone(), |unit| unit.name.clone())
}

fn who(step: &Step) -> Option<&str> {
    let officer = step.performer.as_ref().or(step.assignee.as_ref());
    officer.map(|officer| officer.name.as_str())
}

/// Working time, or that none is counted.
fn time(minutes: i32) -> String {
    if minutes == 0 {
        ui_text::NO_DUE.get().to_owned()
    } else {
        format::working_time(minutes.into(), lang())
    }
}

fn drawn(step: &Step) -> PictureStep {
    PictureStep {
        title: step.title.clone(),
        lane: place(step),
        actor: who(step).unwrap_or(&step.role_name).to_owned(),
        time: match step.used_minutes {
            Some(used) if step.minutes > 0 => format::working_time(used.into(), lang()),
            _ => time(step.minutes),
        },
        progress: match step.state {
            StepState::Waiting => StepProgress::Waiting,
            StepState::Current => StepProgress::Current,
            StepState::Done => StepProgress::Done,
            StepState::SentBack | StepState::Undone | StepState::Dropped => StepProgress::SentBack,
        },
    }
}

fn row(step: Step) -> AnyView {
    let (icon, words, state) = match step.state {
        StepState::Waiting => (Symbol::Ring, ui_text::STEP_WAITING, "waiting"),
        StepState::Current => (Symbol::Dot, ui_text::STEP_CURRENT, "current"),
        StepState::Done => (Symbol::Check, ui_text::STEP_DONE, "done"),
        StepState::SentBack => (Symbol::Back, ui_text::STEP_BACK, "back"),
        StepState::Undone => (Symbol::Back, ui_text::STEP_UNDONE, "back"),
        StepState::Dropped => (Symbol::Cross, ui_text::STEP_DROPPED, "back"),
    };
    let when = step.entered_at.map(|from| {
        let until = step.finished_at.map(|at| format::date_time(at.0));
        let until = until.unwrap_or_else(|| text::NOW.get().to_owned());
        view! {
            <span class="process-moment">{format::date_time(from.0)}" –"</span>" "
            <span class="process-moment">{until}</span>
        }
    });
    let late = over(&step);
    let used = step.used_minutes.filter(|_| !to_come(&step)).map(|used| {
        let meter = share(&step).map(|share| {
            let style = format!("inline-size:{}%", (share * 100.0).round());
            view! { <span class="meter" aria-hidden="true"><span style=style></span></span> }
        });
        view! {
            <span class="process-used" data-over=late.then_some("")>
                {meter}
                {late.then(|| view! {
                    <Icon of=Symbol::Alert/>
                    <span class="visually-hidden">{text::OVER}</span>
                })}
                <span class="process-time">{format::working_time(used.into(), lang())}</span>
            </span>
        }
    });
    let name = who(&step).map(str::to_owned);
    let somebody = name.is_some();
    view! {
        <tr data-state=state>
            <th scope="row">
                <span class="process-step">
                    <Icon of=icon/>
                    <span class="visually-hidden">{words}</span>
                    <span class="num">{step.ordinal}"."</span>
                    <span>{step.title.clone()}</span>
                </span>
                {step.note.clone().map(|note| view! { <span class="process-note">{note}</span> })}
            </th>
            <td>
                {name}
                <span class="muted">
                    {if somebody { " · " } else { "" }}
                    {if somebody { place(&step) } else { format!("{} · {}", step.role_name, place(&step)) }}
                </span>
            </td>
            <td class="num">{when}</td>
            <td data-align="end">{used}</td>
            <td data-align="end">{time(step.minutes)}</td>
        </tr>
    }
    .into_any()
}
