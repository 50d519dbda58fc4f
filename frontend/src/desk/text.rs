//! Texts of the frame.

crate::texts! {
    SKIP = "Đến nội dung chính", "Skip to content";
    NAVIGATION = "Chức năng", "Navigation";
    WORKLOAD = "Khối lượng công việc", "Workload";
    BOARD = "Bảng điều hành", "Live board";
    INTAKE = "Tiếp nhận", "Intake";
    QUEUE = "Việc của tôi", "My queue";
    DOSSIERS = "Hồ sơ", "Dossiers";
    RETURN_DESK = "Trả kết quả", "Return desk";
    ABSENCES = "Vắng mặt", "Absences";
    ACCOUNTS = "Tài khoản", "Accounts";
    CALENDAR = "Lịch làm việc", "Calendar";
    CATALOG = "Thủ tục", "Procedures";
    fn go_to(page: &str) = "Đến {page}", "Go to {page}";
    SEARCH = "Tìm hồ sơ: mã, tên, số giấy tờ", "Find a dossier: code, name, id number";
    SEARCH_KEY = "Tìm hồ sơ", "Find a dossier";
    ACCOUNT = "Tài khoản", "Account";
    ROLES = "Vai trò hiện nay", "Roles held today";
    fn in_place_of(name: &str) = "Thay {name}", "For {name}";
    CHANGE_PASSWORD = "Đổi mật khẩu", "Change password";
    SIGN_OUT = "Đăng xuất", "Sign out";
    MENU = "Trình đơn", "Menu";

    LIVE_ON = "Đang cập nhật trực tiếp", "Updating live";
    LIVE_CONNECTING = "Mất kết nối trực tiếp, đang nối lại…", "Live updates lost, reconnecting…";

    EXPIRED_TITLE = "Phiên làm việc đã hết hạn", "Your session has expired";
    EXPIRED_BODY = "Nhập lại mật khẩu để tiếp tục. Nội dung đang làm vẫn còn nguyên.", "Enter your password to go on. What you were doing is still here.";
    EXPIRED_LEAVE = "Thoát", "Leave";

    NOT_FOUND = "Không có trang này", "There is no such page";
    NOT_FOUND_BODY = "Địa chỉ có thể đã gõ sai hoặc trang đã chuyển chỗ khác.", "The address may be mistyped, or the page has moved.";
    TO_START = "Về trang đầu", "To the start";
    NOTHING_TITLE = "Chưa được giao việc nào", "Nothing assigned to you yet";
    NOTHING_BODY = "Tài khoản chưa có vai trò còn hiệu lực. Liên hệ quản trị của đơn vị.", "Your account holds no role today. Ask your administrator.";
}
