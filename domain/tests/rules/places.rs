//! A dossier in every place it can stand in.

use crate::fixture::{Shape, world};
use crate::story::Story;
use domain::dossier::{Act, Command, Dossier};

/// A place where a dossier can stand.
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) story: Story,
}

impl Place {
    fn new(name: &str, story: Story) -> Self {
        Self { name: name.to_owned(), story }
    }
}

/// A place reached by what these officers do, one after the other.
fn after(mut story: Story, doings: &[(&str, Act)]) -> Story {
    for (officer, act) in doings {
        story.well(officer, *act);
    }
    story
}

/// Every place.
pub(crate) fn places() -> Vec<Place> {
    let mut places = intake();
    for shape in Shape::BOTH {
        steps(shape, &mut places);
    }
    places.push(Place::new(
        "P1 bước 5, người đã thẩm định cũng giữ vai trò ký (who appraised may sign too)",
        conflict(),
    ));
    places.extend(letters());
    places.extend(results());
    places
}

fn intake() -> Vec<Place> {
    use Act::{Accept, HandOver, Refuse, RequestCompletion, RequestWithdrawal, Submit};
    let paper = || Story::new(Shape::Paper);
    let p1 = || Story::new(Shape::Department);
    vec![
        Place::new("Hộp chờ tiếp nhận (inbox)", after(p1(), &[("integ", Submit)])),
        Place::new(
            "Hộp chờ, đã hướng dẫn hoàn thiện (inbox, Form 02 sent)",
            after(p1(), &[("integ", Submit), ("int", RequestCompletion)]),
        ),
        Place::new(
            "Hộp chờ, người nộp xin rút (inbox, withdrawal requested)",
            after(p1(), &[("integ", Submit), ("int", RequestWithdrawal)]),
        ),
        Place::new("Mẫu 02 đã giao (Form 02 given)", after(p1(), &[("int", RequestCompletion)])),
        Place::new("Mẫu 03 đã giao (Form 03 given)", after(p1(), &[("int", Refuse)])),
        Place::new(
            "Hồ sơ giấy còn ở Trung tâm (paper file still at the Center)",
            after(paper(), &[("int", Accept)]),
        ),
        Place::new(
            "Hồ sơ giấy đang chuyển (paper file on its way)",
            after(paper(), &[("int", Accept), ("hoc", HandOver)]),
        ),
        Place::new(
            "Hồ sơ giấy, xin rút trước bàn giao (withdrawal before handover)",
            after(paper(), &[("int", Accept), ("int", RequestWithdrawal)]),
        ),
    ]
}

/// Every step of a process, claimed and unclaimed where that differs.
fn steps(shape: Shape, places: &mut Vec<Place>) {
    let label = if shape == Shape::Department { "P1" } else { "P2" };
    for (ordinal, step) in (1u32..).zip(&world().process(shape).steps).skip(1) {
        let story = Story::new(shape).until(ordinal);
        let name = format!("{label} bước {ordinal}: {}", step.title);
        if !matches!(ordinal, 3 | 5) || shape == Shape::Chairman {
            places.push(Place::new(&name, story));
            continue;
        }
        let mut taken = story.clone();
        let holder = if ordinal == 3 { "spc" } else { "dir" };
        if taken.dossier().current_step().unwrap().assignee.is_none() {
            taken.does(holder, Command::Claim);
        }
        places.push(Place::new(&format!("{name}, {holder} đã nhận (claimed)"), taken));
        if ordinal == 5 {
            places.push(Place::new(&name, story));
        }
    }
    let last = u32::try_from(world().process(shape).steps.len()).unwrap();
    let returned = after(Story::new(shape).until(last), &[("ret", Act::ReturnResult)]);
    places.push(Place::new(&format!("{label} đã trả (returned)"), returned));
}

fn conflict() -> Story {
    let mut story = Story::new(Shape::Department).until(2);
    let next = Some(Box::new(world().officer("everything").clone()));
    story.does("hod", Command::Forward { note: None, next });
    after(story, &[("everything", Act::Forward), ("hod", Act::Forward)])
}

/// Letters on their way, and what they bring about.
fn letters() -> Vec<Place> {
    use Act::{
        ApproveLetter, DraftConsultation, DraftExtension, DraftInspection, DraftStop,
        DraftSupplement, ProposeAmendment, RequestWithdrawal, ReturnLetter, SendLetter,
    };
    let story = || Story::new(Shape::Department).until(3);
    let sent = |draft| [("spc", draft), ("hod", ApproveLetter), ("int", SendLetter)];
    let asked = after(story(), &sent(DraftSupplement));
    let mut land = Story::new(Shape::Land).until(3);
    land.letter("spc", Act::DraftPayment, "hod");
    let stop = [("spc", DraftStop), ("dir", ApproveLetter), ("int", SendLetter)];
    vec![
        Place::new("Dự thảo bổ sung (draft)", after(story(), &sent(DraftSupplement)[..1])),
        Place::new(
            "Dự thảo bị trả lại (draft returned)",
            after(story(), &[("spc", DraftSupplement), ("hod", ReturnLetter)]),
        ),
        Place::new(
            "Văn bản chờ Trung tâm gửi (approved)",
            after(story(), &sent(DraftSupplement)[..2]),
        ),
        Place::new("Đã yêu cầu bổ sung (supplements requested)", asked.clone()),
        Place::new("Chờ nộp tiền, đất đai (payment required)", land),
        Place::new(
            "Đang lấy ý kiến (opinions awaited)",
            after(story(), &sent(DraftConsultation)[..2]),
        ),
        Place::new("Đã mời kiểm tra (inspection called)", after(story(), &sent(DraftInspection))),
        Place::new(
            "Đã đề nghị gia hạn (extension proposed)",
            after(story(), &[("spc", DraftExtension), ("dir", ApproveLetter)]),
        ),
        Place::new(
            "Chờ duyệt sửa thông tin (correction proposed)",
            after(story(), &[("int", ProposeAmendment)]),
        ),
        Place::new("Xin rút (withdrawal requested)", after(story(), &[("int", RequestWithdrawal)])),
        Place::new(
            "Xin rút khi đang bổ sung (withdrawal while supplements are awaited)",
            after(asked, &[("int", RequestWithdrawal)]),
        ),
        Place::new("Đã dừng (stopped)", after(story(), &stop)),
    ]
}

/// The result on its way.
fn results() -> Vec<Place> {
    let p1 = || Story::new(Shape::Department).until(7);
    vec![
        Place::new(
            "Kết quả giấy đang chuyển (result on its way)",
            after(Story::new(Shape::Paper).until(6), &[("clk", Act::Release)]),
        ),
        Place::new("Kết quả ở bưu chính (with the post)", after(p1(), &[("ret", Act::PostResult)])),
    ]
}

/// Status and step in one line.
pub(crate) fn stands(dossier: &Dossier) -> String {
    let step = dossier.current_step().map(|run| {
        let assigned = if run.assignee.is_some() { ", đã giao (assigned)" } else { "" };
        format!(", bước {} {:?}{assigned}", run.index + 1, run.action)
    });
    format!("{}{}", dossier.status.code(), step.unwrap_or_default())
}
