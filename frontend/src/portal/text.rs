//! Texts of the public frame.

crate::texts! {
    CENTER = "Trung tâm Phục vụ hành chính công", "Public Administrative Service Center";
    SKIP = "Đến nội dung chính", "Skip to content";
    MAIN_NAV = "Chuyên mục", "Sections";
    PROCEDURES = "Thủ tục", "Procedures";
    TRACK = "Tra cứu hồ sơ", "Track a dossier";
    STAFF = "Dành cho cán bộ", "For officials";
    HOTLINE = "Đường dây nóng", "Hotline";
    ADDRESS = "Địa chỉ", "Address";
    HOURS = "Giờ làm việc", "Office hours";
    FICTITIOUS = "Dữ liệu minh họa: tỉnh, người và hồ sơ ở đây không có thật.", "Illustration: the province, people and dossiers here are not real.";
    NOT_FOUND = "Không có trang này", "There is no such page";
    NOT_FOUND_BODY = "Địa chỉ có thể đã gõ sai. Hãy tìm từ trang chủ.", "The address may be mistyped. Search from the home page.";
    HOME = "Trang chủ", "Home";
}
