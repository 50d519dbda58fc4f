//! What one reads.

use super::Part;
use crate::api::Moment;
use crate::ui::{
    Badge, Column, Definition, DefinitionList, DueBadge, PictureStep, SelectAll, SelectRow,
    Selection, StepPicture, StepProgress, Symbol, Tab, Table, Tabs, Timeline, TimelineItem, Tone,
};
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn Data() -> impl IntoView {
    view! { <States/><Rows/><Picture/><Story/> }.into_any()
}

fn moment(day: u32, hour: u32) -> Moment {
    let date = NaiveDate::from_ymd_opt(2026, 11, day).unwrap_or_default();
    Moment(date.and_hms_opt(hour, 30, 0).unwrap_or_default())
}

#[component]
fn States() -> impl IntoView {
    view! {
        <Part title="Trạng thái và thời hạn">
            <div class="cluster">
                <Badge label="Mới đăng ký"/>
                <Badge label="Đang xử lý" tone=Tone::Active/>
                <Badge label="Đã trả kết quả" tone=Tone::Done/>
                <Badge label="Yêu cầu bổ sung" tone=Tone::Held/>
                <Badge label="Sắp đến hạn" tone=Tone::Soon/>
                <Badge label="Quá hạn" tone=Tone::Late/>
            </div>
            <div class="cluster">
                <DueBadge remaining=Some(4_300) at=Some(moment(27, 17))/>
                <DueBadge remaining=Some(440) at=Some(moment(24, 17))/>
                <DueBadge remaining=Some(25) at=Some(moment(23, 17))/>
                <DueBadge remaining=Some(0) at=Some(moment(23, 17))/>
                <DueBadge remaining=Some(-1_130) at=Some(moment(19, 17))/>
                <DueBadge remaining=None at=None/>
            </div>
        </Part>
    }
    .into_any()
}

const NAMES: [(&str, &str, &str, Option<i32>); 6] = [
    (
        "H41.12-261109-0004",
        "Nguyễn Thị Ánh",
        "Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam",
        Some(-1_130),
    ),
    ("H41.12-261116-0011", "Trần Văn Bình", "Cấp bản sao trích lục hộ tịch", Some(25)),
    (
        "H41.07-261117-0102",
        "Công ty TNHH Hoa Sen Mẫu",
        "Thẩm định Báo cáo nghiên cứu khả thi đầu tư xây dựng, điều chỉnh Báo cáo nghiên cứu khả thi đầu tư xây dựng",
        Some(440),
    ),
    (
        "H41.07-261118-0007",
        "Lê Hoàng Yến",
        "Cấp giấy phép xây dựng mới đối với công trình cấp đặc biệt",
        Some(2_430),
    ),
    ("H41.05-261120-0031", "Phạm Quốc Khánh", "Cấp giấy phép lao động", Some(4_300)),
    ("H41.05-261120-0032", "Đỗ Thùy Linh", "Gia hạn giấy phép lao động", None),
];

#[component]
fn Rows() -> impl IntoView {
    let selection = Selection::new();
    let all = Signal::stored(NAMES.map(|(code, ..)| code.to_owned()).to_vec());
    let rows = NAMES
        .into_iter()
        .map(|(code, name, procedure, remaining)| {
            view! {
                <tr tabindex="-1">
                    <td class="cell-check"><SelectRow selection row=code what=code/></td>
                    <td><a class="row-link" href="#ui">{code}</a></td>
                    <td class="cell-clip" title=name>{name}</td>
                    <td class="cell-clip" title=procedure>{procedure}</td>
                    <td><DueBadge remaining at=Some(moment(23, 17))/></td>
                    <td data-align="end">{crate::format::vnd(i64::from(remaining.unwrap_or(0)).abs() * 1_000)}</td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::new("Mã hồ sơ").wide("11rem"),
        Column::new("Chủ hồ sơ").wide("12rem"),
        Column::new("Thủ tục"),
        Column::new("Còn lại").wide("11rem"),
        Column::new("Lệ phí").wide("7rem").numbers(),
    ];
    view! {
        <Part title="Bảng">
            <p class="muted">{move || crate::ui::text::selected(selection.len())}</p>
            <Table
                label="Hồ sơ"
                columns
                select=move || view! { <SelectAll selection all/> }.into_any()
            >
                {rows}
            </Table>
        </Part>
    }
    .into_any()
}

#[component]
fn Picture() -> impl IntoView {
    let step = |title: &str, lane: &str, actor: &str, time: &str, progress| PictureStep {
        title: title.into(),
        lane: lane.into(),
        actor: actor.into(),
        time: time.into(),
        progress,
    };
    let (center, office, leader) =
        ("Trung tâm PVHCC", "Phòng Hành chính tư pháp", "Lãnh đạo Sở Tư pháp");
    let steps = vec![
        step(
            "Tiếp nhận, kiểm tra thành phần hồ sơ",
            center,
            "Công chức tiếp nhận",
            "2 giờ",
            StepProgress::Done,
        ),
        step("Phân công xử lý", office, "Lãnh đạo phòng", "2 giờ", StepProgress::Done),
        step(
            "Tra cứu, xác minh, dự thảo Phiếu lý lịch tư pháp",
            office,
            "Chuyên viên",
            "5 ngày",
            StepProgress::Current,
        ),
        step("Xem xét dự thảo", office, "Lãnh đạo phòng", "1 ngày", StepProgress::Waiting),
        step("Ký duyệt", leader, "Giám đốc Sở", "1 ngày", StepProgress::Waiting),
        step("Vào số, đóng dấu, chuyển kết quả", office, "Văn thư", "4 giờ", StepProgress::Waiting),
        step(
            "Trả kết quả",
            center,
            "Công chức trả kết quả",
            "không tính giờ",
            StepProgress::Waiting,
        ),
    ];
    let plain: Vec<_> = steps
        .iter()
        .take(3)
        .map(|step| PictureStep { progress: StepProgress::None, ..step.clone() })
        .collect();
    view! {
        <Part title="Quy trình"><StepPicture steps/><StepPicture steps=plain/></Part>
    }
    .into_any()
}

#[component]
fn Story() -> impl IntoView {
    let value = RwSignal::new("timeline".to_owned());
    let tabs = vec![
        Tab { key: "timeline", name: "Quá trình".into(), count: Some(3) },
        Tab { key: "facts", name: "Thông tin".into(), count: None },
    ];
    let panel = |key: String| match key.as_str() {
        "facts" => view! { <Facts/> }.into_any(),
        _ => view! { <Timeline items=happenings()/> }.into_any(),
    };
    view! {
        <Part title="Quá trình và thông tin"><Tabs value tabs label="Hồ sơ" panel/></Part>
    }
    .into_any()
}

fn happenings() -> Vec<TimelineItem> {
    let item = |at, title: &str, detail: Option<&str>, actor: &str, icon| TimelineItem {
        at,
        title: title.into(),
        detail: detail.map(Into::into),
        actor: Some(actor.into()),
        icon,
    };
    vec![
        item(
            moment(20, 14),
            "Chuyển xử lý",
            Some("Đã đủ căn cứ, đề nghị xem xét."),
            "Trần Văn Bình, Sở Tư pháp",
            Symbol::Forward,
        ),
        item(moment(17, 9), "Nhận việc", None, "Trần Văn Bình, Sở Tư pháp", Symbol::Person),
        item(
            moment(16, 8),
            "Tiếp nhận hồ sơ",
            Some("Giấy tiếp nhận số 12/TNHS"),
            "Lê Thị Mẫu, Trung tâm",
            Symbol::Inbox,
        ),
    ]
}

#[component]
fn Facts() -> impl IntoView {
    view! {
        <DefinitionList>
            <Definition name="Mã hồ sơ">"H41.12-261109-0004"</Definition>
            <Definition name="Chủ hồ sơ">"Nguyễn Thị Ánh"</Definition>
            <Definition name="Số định danh">"001203000117"</Definition>
            <Definition name="Hẹn trả">{crate::format::date_time(moment(23, 17).0)}</Definition>
            <Definition name="Lệ phí">{crate::format::vnd(200_000)}</Definition>
        </DefinitionList>
    }
    .into_any()
}
