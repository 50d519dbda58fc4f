//! Every place a dossier can stand in × every action, by whoever could rightly do it.

use crate::fixture::{Shape, world};
use crate::golden;
use crate::story::{Story, in_short};
use domain::dossier::{Act, Command, Dossier};
use domain::identity::may_ever;
use domain::lang::Lang;
use std::fmt::Write as _;

/// A place where a dossier can stand.
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) story: Story,
    /// Whom the table asks there; `None` for whoever could rightly act.
    asked: Option<&'static str>,
}

impl Place {
    fn new(name: String, story: Story) -> Self {
        Self { name, story, asked: None }
    }
}

/// A dossier in every place it can stand in.
pub(crate) fn places() -> Vec<Place> {
    let mut places = Vec::new();
    for (name, act) in [
        ("Mẫu 02 đã giao (Form 02 given)", Act::RequestCompletion),
        ("Mẫu 03 đã giao (Form 03 given)", Act::Refuse),
    ] {
        let mut story = Story::new(Shape::Department);
        let command = story.good(act);
        story.does("int", command);
        places.push(Place::new(name.to_owned(), story));
    }
    for shape in Shape::BOTH {
        let label = match shape {
            Shape::Department => "P1",
            Shape::Chairman => "P2",
        };
        for (ordinal, step) in (1u32..).zip(&world().process(shape).steps).skip(1) {
            let story = Story::new(shape).until(ordinal);
            let name = format!("{label} bước {ordinal}: {}", step.title);
            if !matches!(ordinal, 3 | 5) || shape == Shape::Chairman {
                places.push(Place::new(name, story));
                continue;
            }
            let mut taken = story.clone();
            let holder = if ordinal == 3 { "spc" } else { "dir" };
            if taken.dossier().current_step().unwrap().assignee.is_none() {
                taken.does(holder, Command::Claim);
            }
            places.push(Place::new(format!("{name}, {holder} đã nhận (claimed)"), taken));
            if ordinal == 5 {
                places.push(Place::new(name, story));
            }
        }
        let last = u32::try_from(world().process(shape).steps.len()).unwrap();
        let mut story = Story::new(shape).until(last);
        let command = story.good(Act::ReturnResult);
        story.does("ret", command);
        places.push(Place::new(format!("{label} đã trả (returned)"), story));
    }
    let mut conflict = Story::new(Shape::Department).until(2);
    let next = Some(Box::new(world().officer("everything").clone()));
    conflict.does("hod", Command::Forward { note: None, next });
    for officer in ["everything", "hod"] {
        let command = conflict.good(Act::Forward);
        conflict.does(officer, command);
    }
    places.push(Place {
        name:
            "P1 bước 5, hỏi người đã thẩm định mà cũng giữ vai trò ký (who appraised may sign too)"
                .to_owned(),
        story: conflict,
        asked: Some("everything"),
    });
    places
}

fn default_officer(act: Act) -> &'static [&'static str] {
    match act {
        Act::Accept | Act::RequestCompletion | Act::Refuse => &["int"],
        Act::Claim | Act::Forward => &["spc"],
        Act::Assign => &["hod", "dir", "chm"],
        Act::SendBack => &["hod"],
        Act::SignResult => &["dir"],
        Act::Release => &["clk", "foc"],
        Act::ReturnResult => &["ret"],
    }
}

fn stands(dossier: &Dossier) -> String {
    let step = dossier.current_step().map(|run| {
        let assigned = if run.assignee.is_some() { ", đã giao (assigned)" } else { "" };
        format!(", bước {} {:?}{assigned}", run.index + 1, run.action)
    });
    format!("{}{}", dossier.status.code(), step.unwrap_or_default())
}

#[test]
fn golden_transition_matrix() {
    let mut table = String::from(
        "# Nơi hồ sơ đang đứng × việc muốn làm → được gì, hoặc vì sao không (mã từ chối).\n\
         # Where a dossier stands × what is asked → what comes of it, or why not (code of refusal).\n",
    );
    let fresh = Story::new(Shape::Department);
    writeln!(table, "\nChưa có hồ sơ (no dossier yet)").unwrap();
    for act in Act::ALL {
        let officer = default_officer(act)[0];
        let outcome = match fresh.attempt(world().officer(officer), fresh.good(act)) {
            Ok(decision) => format!("→ {}", stands(&decision.state)),
            Err(refusals) => in_short(&refusals).join(", "),
        };
        line(&mut table, act, officer, &outcome);
    }
    for Place { name, story, asked } in places() {
        writeln!(table, "\n{name}: {}", stands(story.dossier())).unwrap();
        for act in Act::ALL {
            let performer = story.dossier().current_step().map(|_| story.performer());
            let rightful: Vec<_> = performer
                .into_iter()
                .chain(default_officer(act).iter().copied())
                .filter(|name| may_ever(world().officer(name), act.action()))
                .collect();
            let able = |name: &&&str| story.grey(world().officer(name), act).is_none();
            let officer = match &asked {
                Some(asked) => asked,
                None => rightful.iter().find(able).unwrap_or(&rightful[0]),
            };
            let outcome = match story.attempt(world().officer(officer), story.good(act)) {
                Ok(decision) => format!("→ {}", stands(&decision.state)),
                Err(refusals) => match story.grey(world().officer(officer), act) {
                    Some(grey) => in_short(&[grey]).join(", "),
                    None => in_short(&refusals).join(", "),
                },
            };
            line(&mut table, act, officer, &outcome);
        }
    }
    golden::check("transitions.txt", &table);
}

fn line(table: &mut String, act: Act, officer: &str, outcome: &str) {
    let what = format!("{} ({})", act.label(Lang::Vi), act.label(Lang::En));
    writeln!(table, "  {what:<62} {officer:<14} {outcome}").unwrap();
}
