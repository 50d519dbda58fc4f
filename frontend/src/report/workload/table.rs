//! The figures: a line per officer, a bar and a number per bucket, so that nothing hangs on colour.

use super::model::{BUCKETS, Who, key, largest, name, steps};
use super::operations::{
    LoadBucketEnd, LoadFigure, LoadStrain, OfficerLoad, UnclaimedLoad, Workload,
};
use super::text;
use crate::api::session;
use crate::dossier::bulk::LoadLevel;
use crate::dossier::list::LoadBucket;
use crate::format;
use crate::i18n::{Words, lang};
use crate::identity::Permission;
use crate::ui::{Badge, Button, ButtonKind, ButtonSize, Icon, Symbol, Tone};
use leptos::prelude::*;

/// The table. `href` gives the address of the list behind a figure.
#[component]
pub(super) fn Figures(
    workload: Signal<Workload>,
    href: Callback<(String, Option<LoadBucket>), String>,
    /// Called with an officer whose work shall go to another.
    on_give: Callback<(cynic::Id, String)>,
) -> impl IntoView {
    let heads = move || {
        let ends = workload.read().buckets.clone();
        BUCKETS
            .map(|(bucket, _)| view! { <th scope="col">{name(bucket, &ends)}</th> })
            .collect_view()
    };
    let rows = move || {
        let workload = workload.get();
        let most = largest(&workload);
        let cells = Cells { most, ends: workload.buckets.clone(), href };
        let unclaimed = workload.unclaimed.into_iter().map(|it| unclaimed(it, &cells));
        let officers = workload.officers.into_iter().map(|it| officer(it, &cells, on_give));
        unclaimed.chain(officers).collect_view()
    };
    view! {
        <div class="workload table-frame" tabindex="0" role="region" aria-label=text::LABEL>
            <table class="table" aria-label=text::LABEL>
                <thead>
                    <tr>
                        <th scope="col">{text::OFFICER}</th>
                        {heads}
                        <th scope="col">{text::ALL}</th>
                        <th scope="col">{text::LEVEL}</th>
                        <th scope="col"><span class="visually-hidden">{text::GIVE}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What cells are drawn with.
struct Cells {
    most: i32,
    ends: Vec<LoadBucketEnd>,
    href: Callback<(String, Option<LoadBucket>), String>,
}

impl Cells {
    fn figures(&self, figures: &[LoadFigure], all: i32, who: &Who, whose: &str) -> AnyView {
        let figure = |bucket: Option<LoadBucket>, count: i32| {
            let title =
                bucket.map_or_else(|| text::ALL.get().to_owned(), |it| name(it, &self.ends));
            let label = text::open_list(count, &title, whose);
            let share = format!("--share:{}", f64::from(count) / f64::from(self.most));
            let late = bucket == Some(LoadBucket::Overdue) && count > 0;
            let href = self.href.run((who.key(), bucket));
            let bar = bucket.is_some().then(|| view! { <i class="load-bar" style=share></i> });
            let number = format::number(count.into());
            view! {
                <td data-label=title data-late=late.then_some("") data-due=bucket.map(key)>
                    {if count == 0 {
                        view! { <span class="load-none num">"0"</span> }.into_any()
                    } else {
                        view! {
                            <a class="load-figure num" href=href aria-label=label>
                                {late.then(|| view! { <Icon of=Symbol::Alert/> })}
                                {number}
                                {bar}
                            </a>
                        }
                        .into_any()
                    }}
                </td>
            }
        };
        let cells = BUCKETS.map(|(bucket, _)| figure(Some(bucket), steps(figures, bucket)));
        view! { {cells.collect_view()} {figure(None, all)} }.into_any()
    }

    fn level(&self, level: LoadLevel, strain: LoadStrain) -> AnyView {
        let (tone, words, icon) = match level {
            LoadLevel::Light => (Tone::Neutral, text::LIGHT, Symbol::Ring),
            LoadLevel::Full => (Tone::Active, text::FULL, Symbol::Dot),
            LoadLevel::Over => (Tone::Held, text::OVER, Symbol::Up),
        };
        let time = |minutes: i32| format::working_time(minutes.into(), lang());
        let title = text::strain(
            &time(strain.demand_minutes),
            &time(strain.capacity_minutes),
            &name(strain.bucket, &self.ends),
        );
        let minutes =
            format!("{} / {}", time(strain.demand_minutes), time(strain.capacity_minutes));
        let percent = text::percent(&format::number(strain.percent.into()));
        let share = format!("--share:{}", f64::from(strain.percent.min(200)) / 200.0);
        view! {
            <td class="load-level" data-label=text::LEVEL title=title>
                <span class="load-meter" style=share aria-hidden="true"></span>
                <span class="num">{percent}</span>
                <Badge label=words tone icon/>
                <span class="load-minutes num">{minutes}</span>
            </td>
        }
        .into_any()
    }
}

fn officer(row: OfficerLoad, cells: &Cells, on_give: Callback<(cynic::Id, String)>) -> AnyView {
    let OfficerLoad { officer, load, absent_until } = row;
    let who = Who::Officer(officer.id.inner().to_owned());
    let figures = cells.figures(&load.buckets, load.steps, &who, &officer.name);
    let level = cells.level(load.level, load.tightest);
    let assigns = session::viewer().is_some_and(|viewer| viewer.may(Permission::Assign));
    let give = (assigns && load.steps > 0).then(|| {
        let (id, name) = (officer.id.clone(), officer.name.clone());
        let label = text::give_all_of(&officer.name);
        view! {
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                label=Words::from(label)
                icon=Symbol::Forward
                on_press=move |()| on_give.run((id.clone(), name.clone()))
            />
        }
    });
    view! {
        <tr>
            <th scope="row">
                <span class="load-name">{officer.name}</span>
                <span class="muted">{officer.title}</span>
                {absent_until.map(|until| {
                    let words = text::away(&format::date(until.0));
                    view! { <Badge label=Words::from(words) tone=Tone::Held icon=Symbol::Away/> }
                })}
            </th>
            {figures}
            {level}
            <td class="load-act">{give}</td>
        </tr>
    }
    .into_any()
}

fn unclaimed(row: UnclaimedLoad, cells: &Cells) -> AnyView {
    let place = row.unit.as_ref().map_or(&row.agency.name, |unit| &unit.name).clone();
    let unit = row.unit.map(|unit| unit.code);
    let who = Who::Nobody(row.agency.code, unit);
    let figures = cells.figures(&row.buckets, row.steps, &who, &text::unclaimed_at(&place));
    view! {
        <tr class="load-unclaimed">
            <th scope="row">
                <span class="load-name">{text::UNCLAIMED}</span>
                <span class="muted">{place}</span>
            </th>
            {figures}
            <td class="load-level"></td>
            <td class="load-act"></td>
        </tr>
    }
    .into_any()
}
