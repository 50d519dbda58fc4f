//! What one presses, types and chooses.

use super::Part;
use crate::i18n::Words;
use crate::ui::{
    Button, ButtonKind, ButtonSize, Checkbox, Combobox, Field, FileInput, Files, Kbd, LinkButton,
    Need, RadioGroup, RadioLook, Select, Suggestion, Symbol, TextArea, TextInput, TextKind,
};
use leptos::prelude::*;

#[component]
pub(super) fn Controls() -> impl IntoView {
    view! { <Buttons/><Fields/><Choices/> }.into_any()
}

#[component]
fn Buttons() -> impl IntoView {
    let busy = Signal::stored(true);
    let denied = Signal::stored(Some("Quy trình chưa được phê duyệt".to_owned()));
    view! {
        <Part title="Nút">
            <div class="cluster">
                <Button kind=ButtonKind::Primary keys="F4">"Tiếp nhận"</Button>
                <Button icon=Symbol::Printer>"In phiếu"</Button>
                <Button kind=ButtonKind::Quiet>"Bỏ qua"</Button>
                <Button kind=ButtonKind::Danger>"Từ chối"</Button>
                <Button icon=Symbol::Cross kind=ButtonKind::Quiet label="Đóng"/>
                <LinkButton href="/desk/ui" icon=Symbol::Away>"Liên kết"</LinkButton>
            </div>
            <div class="cluster">
                <Button kind=ButtonKind::Primary busy>"Tiếp nhận"</Button>
                <Button busy>"In phiếu"</Button>
                <Button kind=ButtonKind::Primary denied>"Tiếp nhận"</Button>
                <Button denied>"Chuyển xử lý"</Button>
                <Button kind=ButtonKind::Quiet denied>"Trình"</Button>
            </div>
            <div class="cluster">
                <Button size=ButtonSize::Small>"Nhỏ"</Button>
                <Button>"Vừa"</Button>
                <Button size=ButtonSize::Large kind=ButtonKind::Primary>"Lớn"</Button>
                <Kbd keys="Ctrl+Enter"/>
                <Kbd keys="g q"/>
            </div>
        </Part>
    }
    .into_any()
}

#[component]
fn Fields() -> impl IntoView {
    let text = |value: &str| RwSignal::new(value.to_owned());
    let wrong = Signal::stored(Some("Số điện thoại có 10 chữ số, bắt đầu bằng 0.".to_owned()));
    let agencies: Vec<(String, Words)> = ["Sở Tư pháp", "Sở Xây dựng", "Sở Tài chính"]
        .map(|name| (name.to_owned(), name.into()))
        .into();
    let file = RwSignal::new(None);
    let files = RwSignal::new(Vec::new());
    view! {
        <Part title="Ô nhập">
            <div class="gallery-grid">
                <Field label="Họ và tên" need=Need::Required hint="Viết đủ dấu, như trên giấy tờ.">
                    <TextInput value=text("Nguyễn Thị Ánh")/>
                </Field>
                <Field label="Số định danh cá nhân" need=Need::Required>
                    <TextInput value=text("001203000117") kind=TextKind::Digits/>
                </Field>
                <Field label="Điện thoại" need=Need::Required error=wrong>
                    <TextInput value=text("0912 34") kind=TextKind::Phone/>
                </Field>
                <Field label="Ngày sinh" need=Need::Optional>
                    <TextInput value=text("21/01/1990") kind=TextKind::Date/>
                </Field>
                <Field label="Cơ quan giải quyết">
                    <Select value=text("Sở Xây dựng") options=agencies/>
                </Field>
                <Field label="Tìm thủ tục" hint="Gõ không dấu cũng được."><Finder/></Field>
                <Field label="Ý kiến"><TextArea value=text("Đề nghị kiểm tra lại diện tích.")/></Field>
                <FileInput label="Kết quả đã ký (PDF)" id=file/>
                <Files label="Tờ khai" files=files.into() change=move |all| files.set(all) most=10/>
            </div>
        </Part>
    }
    .into_any()
}

#[component]
fn Finder() -> impl IntoView {
    let query = RwSignal::new(String::new());
    let all = [
        ("1.009972", "Thẩm định Báo cáo nghiên cứu khả thi đầu tư xây dựng", None),
        ("2.000488", "Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam", None),
        ("1.002010", "Đăng ký thành lập công ty TNHH một thành viên", None),
        ("1.013949", "Đăng ký biến động đất đai", Some("Chưa có quy trình được phê duyệt")),
    ];
    let results = Signal::derive(move || {
        let matching = all.iter().filter(|(code, name, _)| {
            domain::text::matches(&format!("{code} {name}"), &query.read())
        });
        matching
            .map(|(code, name, denied)| Suggestion {
                key: (*code).to_owned(),
                label: (*name).to_owned(),
                detail: (*code).to_owned(),
                denied: denied.map(str::to_owned),
            })
            .collect::<Vec<_>>()
    });
    let pick = move |key: String| {
        let name = all.iter().find(|(code, ..)| *code == key).map_or("", |(_, name, _)| *name);
        query.set(name.to_owned());
    };
    view! { <Combobox query results on_pick=pick placeholder="ly lich tu phap"/> }.into_any()
}

#[component]
fn Choices() -> impl IntoView {
    let options = || -> Vec<(u8, Words)> {
        vec![(1, "Tại quầy".into()), (2, "Bưu chính".into()), (3, "Trực tuyến".into())]
    };
    let (list, segmented) = (RwSignal::new(1), RwSignal::new(2));
    view! {
        <Part title="Lựa chọn">
            <div class="gallery-grid">
                <RadioGroup value=list options=options() label="Nhận kết quả"/>
                <RadioGroup
                    value=segmented
                    options=options()
                    label="Nhận kết quả"
                    look=RadioLook::Segmented
                />
                <div class="stack">
                    <Checkbox checked=RwSignal::new(true) label="Đơn đề nghị" detail="Bản chính: 1"/>
                    <Checkbox checked=RwSignal::new(false) label="Bản sao căn cước"/>
                </div>
            </div>
        </Part>
    }
    .into_any()
}
