//! Texts of the public catalog.

crate::texts! {
    TITLE = "Thủ tục hành chính", "Administrative procedures";
    DESCRIPTION = "Danh mục thủ tục hành chính: giấy tờ cần nộp, phí, lệ phí, thời hạn và các bước giải quyết.", "Administrative procedures: papers to bring, fees, time and the steps taken.";
    SEARCH = "Tên hoặc mã thủ tục", "Name or code";
    AGENCY = "Cơ quan giải quyết", "Decided by";
    ANY_AGENCY = "Tất cả cơ quan", "All agencies";
    GO = "Tìm", "Search";
    fn found(n: i32) = "{n} thủ tục", "{n} procedure", "{n} procedures";
    fn in_field(field: &str) = "Lĩnh vực: {field}", "Field: {field}";
    CLEAR = "Bỏ lọc", "Clear filters";
    EMPTY = "Không tìm thấy thủ tục phù hợp", "No procedure fits";
    EMPTY_BODY = "Thử ít từ hơn, bỏ bớt bộ lọc, hoặc gọi đường dây nóng để được hướng dẫn.", "Try fewer words, clear the filters, or call the hotline for help.";
    TIME = "Thời hạn", "Time";
    FEE = "Phí, lệ phí", "Fee";
    BY_CASE = "tùy trường hợp", "depends on the case";
    fn either(a: &str, b: &str) = "{a} hoặc {b}", "{a} or {b}";
    NOT_RECEIVABLE = "Chưa tiếp nhận", "Not taken in";
    NEXT = "Trang sau", "Next page";
    START = "Về đầu danh sách", "Back to the beginning";
    PAGES = "Trang", "Pages";
}
