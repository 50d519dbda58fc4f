//! What appears over or instead of content.

use super::Part;
use crate::api::{Remote, RemoteState, UiError};
use crate::ui::{
    Banner, Button, ButtonKind, Confirm, Dialog, EmptyState, Load, Notice, Question, Skeleton,
    SkeletonKind, Symbol, notify, notify_error,
};
use leptos::prelude::*;

#[component]
pub(super) fn Surfaces() -> impl IntoView {
    view! { <Faces/><Windows/> }.into_any()
}

fn loaded(state: RemoteState<String>) -> AnyView {
    let remote = Remote::fixed(state);
    view! {
        <div class="card">
            <Load of=remote let:data><p>{data}</p></Load>
        </div>
    }
    .into_any()
}

#[component]
fn Faces() -> impl IntoView {
    let words = || "Nội dung đã tải.".to_owned();
    let failed = |error| loaded(RemoteState::Failed(error));
    view! {
        <Part title="Bốn mặt của một danh sách">
            <div class="gallery-grid">
                {loaded(RemoteState::Loading)}
                {loaded(RemoteState::Ready(words(), None))}
                {loaded(RemoteState::Ready(words(), Some(UiError::Offline)))}
                {failed(UiError::Offline)}
                {failed(UiError::Forbidden)}
                {failed(UiError::NotFound)}
                {failed(UiError::Unexpected(Some("01JD9K3Q".into())))}
                <div class="card">
                    <EmptyState title="Không còn việc nào chờ" body="Hồ sơ mới sẽ tự hiện ra ở đây.">
                        <Button>"Xem hồ sơ của phòng"</Button>
                    </EmptyState>
                </div>
                <div class="card"><Skeleton kind=SkeletonKind::Figures/></div>
            </div>
            <Banner words="Lịch nghỉ năm 2027 chưa công bố; ngày hẹn trả là tạm tính."/>
            <Banner icon=Symbol::Alert words="Hồ sơ vừa được người khác cập nhật. Tải lại rồi làm tiếp."/>
        </Part>
    }
    .into_any()
}

#[component]
fn Windows() -> impl IntoView {
    let (dialog, yes, reason) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let done = move |_: String| {
        yes.set(false);
        reason.set(false);
    };
    let undo = Callback::new(|()| notify(Notice::done("Đã hoàn tác")));
    view! {
        <Part title="Cửa sổ và thông báo">
            <div class="cluster">
                <Button on_press=move |()| dialog.set(true)>"Hộp thoại"</Button>
                <Button on_press=move |()| yes.set(true)>"Xác nhận"</Button>
                <Button on_press=move |()| reason.set(true)>"Xác nhận kèm lý do"</Button>
                <Button on_press=move |()| {
                    notify(Notice::done("Đã chuyển xử lý").with_action("Hoàn tác", undo));
                }>"Thông báo"</Button>
                <Button on_press=|()| notify_error(&UiError::Offline)>"Thông báo lỗi"</Button>
            </div>
            <Dialog open=dialog title="Hộp thoại">
                <p class="dialog-body">"Esc để đóng."</p>
            </Dialog>
            <Confirm
                open=yes
                title="Chuyển kết quả về Trung tâm?"
                body="Sau khi chuyển, kết quả chỉ còn được sửa bằng thủ tục đính chính."
                action="Chuyển kết quả"
                on_yes=done
            />
            <Confirm
                open=reason
                title="Trả lại bước trước?"
                body="Người thực hiện bước trước sẽ thấy lý do."
                action="Trả lại"
                kind=ButtonKind::Danger
                question=Question::Reason
                on_yes=done
            />
        </Part>
    }
    .into_any()
}
