//! Texts of the actions.

use super::ActionName;
use crate::i18n::Text;

/// What the key of an action does.
pub(super) fn key_name(name: ActionName) -> Text {
    match name {
        ActionName::Claim => KEY_CLAIM,
        ActionName::Assign => KEY_ASSIGN,
        ActionName::SendBack => KEY_SEND_BACK,
        ActionName::SignResult => KEY_SIGN,
        ActionName::Release => KEY_RELEASE,
        ActionName::ApproveLetter => super::acts::KEY_APPROVE,
        ActionName::SendLetter => super::acts::KEY_SEND,
        ActionName::ConfirmArrival | ActionName::ConfirmResult => super::acts::KEY_CONFIRM,
        _ => KEY_FORWARD,
    }
}

crate::texts! {
    fn away(until: &str) = "Vắng mặt đến hết {until}", "Away until {until}";
    fn away_with(until: &str, other: &str) = "Vắng mặt đến hết {until}; {other} xử lý thay", "Away until {until}; {other} stands in";
    NOW = "Việc cần làm", "What to do";
    STEP = "Bước hiện tại:", "Current step:";
    NOBODY = "Chưa có người nhận", "Nobody has it yet";
    NOTHING = "Hiện không có việc nào thuộc về vai trò của bạn.", "Nothing here is for your role now.";
    fn elsewhere(labels: &str) = "Việc khác với hồ sơ này chưa có trên màn hình: {labels}.", "More can be done with this dossier, but not on this screen yet: {labels}.";
    LATER = "Việc chưa làm được và lý do", "What is not possible yet, and why";
    TO_INTAKE = "Tiếp nhận bổ sung", "Take in the completion";
    REQUIRED_REASON = "Nhập lý do.", "Give a reason.";

    KEY_CLAIM = "Nhận việc", "Take over";
    KEY_ASSIGN = "Phân công", "Assign";
    KEY_FORWARD = "Chuyển xử lý", "Pass on";
    KEY_SEND_BACK = "Trả lại bước trước", "Send back";
    KEY_SIGN = "Ký kết quả", "Sign the result";
    KEY_RELEASE = "Chuyển kết quả đến Trung tâm", "Release the result";
    SEND_KEY = "Gửi nội dung đang nhập", "Send the open form";

    FORWARD = "Chuyển xử lý", "Pass on";
    FORWARD_ASSIGN = "Phân công và chuyển", "Assign and pass on";
    fn to_step(step: &str) = "Bước sau: {step}", "Next: {step}";
    NOTE = "Ý kiến", "Remark";
    NOTE_HINT = "Người làm bước sau sẽ đọc", "For whoever takes the next step";
    NEXT_OFFICER = "Người xử lý bước sau", "Who takes the next step";

    ASSIGN = "Phân công", "Assign";
    ASSIGN_TO = "Giao cho", "Give it to";
    ASSIGN_REASON_HINT = "Bắt buộc vì đang có người giữ hồ sơ", "Needed, since somebody has it";
    ASSIGN_REASON = "Lý do", "Reason";
    fn takes_from(name: &str) = "Đang do {name} giữ.", "{name} has it now.";
    fn open_steps(n: i32) = "{n} việc", "{n} open";
    CHOOSE_OFFICER = "Chọn một người.", "Choose somebody.";
    NO_OFFICER = "Không có ai giữ vai trò của bước này. Báo quản trị.", "Nobody holds the role of this step. Tell the administrator.";

    SEND_BACK = "Trả lại bước trước", "Send back";
    BACK_TO = "Trả về", "Back to";
    fn step_by(n: i32, step: &str, who: &str) = "{n}. {step} · {who}", "{n}. {step} · {who}";
    BACK_REASON = "Lý do trả lại", "Reason";
    CHOOSE_STEP = "Chọn bước.", "Choose a step.";

    SIGN = "Ký kết quả", "Sign the result";
    SIGN_HINT = "Ký xong, văn bản được cấp số, phát hành; thời hạn dừng tại giờ ký.", "Signing numbers and issues the paper; the legal time ends then.";
    DECISION = "Nội dung giải quyết", "Decision";
    GRANT = "Đủ điều kiện", "Granted";
    REFUSE = "Không đủ điều kiện", "Refused";
    RESULT_TITLE = "Tên kết quả", "Title of the result";
    REFUSAL_TITLE = "Văn bản thông báo không đủ điều kiện giải quyết", "Notice that the conditions are not met";
    CONTENT = "Văn bản kết quả", "The result itself";
    BY_FILE = "Tệp PDF", "PDF file";
    BY_TEXT = "Soạn tại đây", "Write it here";
    BODY = "Nội dung", "Text";
    BODY_HINT = "Mỗi đoạn cách nhau một dòng trống", "A blank line between paragraphs";
    FILE = "Tệp kết quả (PDF)", "The result (PDF)";
    MISSING_TITLE = "Nhập tên kết quả.", "Enter a title.";
    BASIS_HINT = "Ghi trên phiếu từ chối (Mẫu 03)", "Stands on the refusal (Form 03)";
    MISSING_BASIS = "Nhập căn cứ pháp lý.", "Give the legal basis.";
    MISSING_BODY = "Nhập nội dung văn bản.", "Enter the text.";
    MISSING_FILE = "Chọn tệp PDF và chờ tải lên xong.", "Choose a PDF and wait until it is uploaded.";
    DRAFT = "Bản xem trước khi ký", "Before signing";
    fn draft_about(code: &str, name: &str) = "Hồ sơ {code} của {name}", "Dossier {code} of {name}";
    DRAFT_EMPTY = "Nội dung sẽ hiện ở đây khi nhập.", "The text shows here as you type.";
    DRAFT_NUMBER = "Số: cấp khi ký", "Number: given on signing";

    RELEASE = "Chuyển kết quả đến Trung tâm", "Release to the Center";
    RELEASE_NOTE = "Ghi chú cho quầy trả kết quả", "Note for the return desk";

    fn done_claim(name: &str) = "Đã nhận hồ sơ {name}.", "You took over {name}.";
    fn done_assign(name: &str, who: &str) = "Đã giao hồ sơ {name} cho {who}.", "{name} was given to {who}.";
    fn done_forward(name: &str) = "Đã chuyển hồ sơ {name}.", "{name} was passed on.";
    fn done_send_back(name: &str) = "Đã trả lại hồ sơ {name}.", "{name} was sent back.";
    fn done_sign(name: &str) = "Đã ký kết quả hồ sơ {name}.", "The result of {name} is signed.";
    fn done_release(name: &str) = "Đã chuyển kết quả hồ sơ {name} đến Trung tâm.", "The result of {name} is on its way to the Center.";
}
