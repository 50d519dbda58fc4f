//! Texts of the components.

crate::texts! {
    PRODUCT = "Một cửa", "Một cửa";
    fn window_title(page: &str) = "{page} · Một cửa", "{page} · Một cửa";

    CLOSE = "Đóng", "Close";
    CANCEL = "Hủy", "Cancel";
    CONFIRM = "Xác nhận", "Confirm";
    RETRY = "Thử lại", "Try again";
    REQUIRED = "bắt buộc", "required";
    OPTIONAL = "không bắt buộc", "optional";
    DAY_FORM = "ngày/tháng/năm", "day/month/year";
    LOADING = "Đang tải…", "Loading…";
    WORKING = "Đang thực hiện…", "Working…";
    REASON = "Lý do", "Reason";

    OFFLINE_TITLE = "Không kết nối được máy chủ", "The server can not be reached";
    OFFLINE_BODY = "Kiểm tra đường truyền rồi thử lại. Nội dung đã nhập vẫn còn nguyên.", "Check the connection and try again. What you typed is still here.";
    SIGNED_OUT_TITLE = "Chưa đăng nhập", "Not signed in";
    SIGNED_OUT_BODY = "Đăng nhập rồi thử lại.", "Sign in and try again.";
    FORBIDDEN_TITLE = "Không thuộc thẩm quyền", "Outside your authority";
    FORBIDDEN_BODY = "Vai trò hiện tại không được xem hoặc làm việc này.", "Your current role may not see or do this.";
    NOT_FOUND_TITLE = "Không tìm thấy", "Not found";
    NOT_FOUND_BODY = "Không có nội dung này, hoặc không thuộc phạm vi được xem.", "It does not exist, or lies outside what you may see.";
    REFUSED_TITLE = "Không thực hiện được", "This was not done";
    LIMITED_TITLE = "Quá nhiều yêu cầu", "Too many requests";
    LIMITED_BODY = "Chờ một phút rồi thử lại.", "Wait a minute, then try again.";
    UNEXPECTED_TITLE = "Lỗi hệ thống", "Something went wrong on our side";
    UNEXPECTED_BODY = "Thử lại; nếu vẫn lỗi, báo bộ phận hỗ trợ.", "Try again; if it persists, tell support.";
    fn unexpected_with_id(id: &str) = "Thử lại; nếu vẫn lỗi, báo bộ phận hỗ trợ kèm mã {id}.", "Try again; if it persists, tell support this id: {id}.";
    STALE = "Chưa cập nhật được, đang hiển thị số liệu lần tải trước.", "Could not refresh; showing what was loaded before.";

    fn remaining(time: &str) = "Còn {time}", "{time} left";
    fn late(time: &str) = "Quá hạn {time}", "{time} overdue";
    fn late_short(time: &str) = "Quá {time}", "{time} over";
    DUE_NOW = "Đến hạn", "Due now";
    LATE_NOW = "Quá hạn", "Overdue";
    NO_DUE = "Không tính giờ", "Not timed";
    fn due_at(moment: &str) = "Hẹn trả {moment}", "Due {moment}";

    NO_MATCH = "Không có kết quả phù hợp", "Nothing matches";
    fn matches(n: usize) = "{n} kết quả", "{n} result", "{n} results";
    SELECT_ALL = "Chọn tất cả", "Select all";
    fn select_row(what: &str) = "Chọn {what}", "Select {what}";
    fn selected(n: usize) = "Đã chọn {n}", "{n} selected";

    SHORTCUTS = "Phím tắt", "Keyboard shortcuts";
    SHORTCUT_HELP = "Xem phím tắt", "Show keyboard shortcuts";
    SHORTCUT_NEXT = "Dòng dưới", "Next row";
    SHORTCUT_PREVIOUS = "Dòng trên", "Previous row";
    SHORTCUT_OPEN = "Mở dòng đang chọn", "Open the row";
    SHORTCUT_SELECT = "Đánh dấu dòng", "Mark the row";

    STEP_DONE = "đã xong", "done";
    STEP_CURRENT = "đang thực hiện", "in progress";
    STEP_WAITING = "chưa đến", "to come";
    STEP_BACK = "đã trả lại", "sent back";
    STEP_UNDONE = "đã rút lại", "taken back";
    STEP_DROPPED = "không thực hiện nữa", "dropped";

    PRINT = "In", "Print";
    OPEN_FILE = "Mở tệp", "Open file";
    fn preview_of(title: &str) = "Xem trước: {title}", "Preview: {title}";

    CHOOSE_FILE = "Chọn tệp", "Choose a file";
    DROP_FILE = "hoặc kéo tệp vào đây", "or drop it here";
    fn uploading(percent: u32) = "Đang tải lên {percent}%", "Uploading {percent}%";
    UPLOADED = "Đã tải lên", "Uploaded";
    REMOVE = "Bỏ", "Remove";
    ADD_FILES = "Thêm tệp", "Add files";
    fn files_of(what: &str) = "Thêm tệp: {what}", "Add files: {what}";
    fn remove_file(name: &str) = "Bỏ tệp {name}", "Remove {name}";

    THEME = "Giao diện", "Appearance";
    THEME_AUTO = "Theo thiết bị", "As the device";
    THEME_LIGHT = "Sáng", "Light";
    THEME_DARK = "Tối", "Dark";
}
