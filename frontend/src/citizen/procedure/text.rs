//! Texts of the procedure page.

crate::texts! {
    LOADING = "Thủ tục", "Procedure";
    NOT_FOUND = "Không có thủ tục này", "There is no such procedure";
    NOT_FOUND_BODY = "Mã thủ tục có thể đã gõ sai, hoặc thủ tục đã bị bãi bỏ. Hãy tìm theo tên.", "The code may be mistyped, or the procedure was abolished. Search by its name.";
    CATALOG = "Danh mục thủ tục", "Catalog of procedures";
    PRINT = "In trang này", "Print this page";

    CODE = "Mã thủ tục", "Procedure code";
    FIELD = "Lĩnh vực", "Field";
    AGENCY = "Cơ quan giải quyết", "Decided by";
    DECISION = "Quyết định công bố", "Published by decision";
    VALID_FROM = "Áp dụng từ ngày", "In force from";
    APPLICANTS = "Ai được nộp", "Who may apply";
    RESULTS = "Kết quả nhận được", "What you receive";
    ABOUT = "Thông tin thêm", "More about it";
    NOT_RECEIVABLE = "Hiện chưa tiếp nhận được thủ tục này.", "This procedure can not be taken in at present.";
    MIRROR = "Hồ sơ được giải quyết trên hệ thống của bộ chủ quản; Trung tâm tiếp nhận và cho biết tiến độ.", "The file is kept in a system of the ministry; the Center takes it in and tells how far it is.";

    CASE = "Trường hợp của ông/bà", "Your case";
    PAPERS = "Giấy tờ cần nộp", "Papers to bring";
    PAPERS_NONE = "Thủ tục này không yêu cầu nộp giấy tờ nào.", "No papers are asked for.";
    REQUIRED = "Phải có", "Required";
    IF_APPLICABLE = "Nếu thuộc trường hợp", "If it applies";
    fn originals(n: i32) = "{n} bản chính", "{n} original", "{n} originals";
    fn copies(n: i32) = "{n} bản sao", "{n} copy", "{n} copies";

    TIME_AND_FEE = "Thời hạn và phí, lệ phí", "Time and fee";
    TIME = "Thời hạn", "Time";
    FEE = "Phí, lệ phí", "Fee";
    fn ways(ways: &str) = "Nộp {ways}", "Filed {ways}";
    COUNTER = "trực tiếp", "at the counter";
    ONLINE = "trực tuyến", "online";
    POST = "qua bưu chính", "by post";
    OTHER_CHANNEL = "cách khác", "in another way";
    FREE = "Không thu phí", "Free of charge";
    FEE_UNSTATED = "Hỏi tại Trung tâm", "Ask at the Center";

    WHERE = "Nộp ở đâu", "Where to file";
    fn elsewhere(n: usize) = "Hoặc tại {n} Trung tâm khác trong tỉnh", "Or at {n} other Center of the province", "Or at {n} other Centers of the province";
    HOURS = "Giờ làm việc", "Office hours";
    HOTLINE = "Điện thoại hỏi", "Telephone";

    STEPS = "Hồ sơ đi qua những bước nào", "The steps your dossier takes";
    STEPS_NOTE = "Thời gian tính bằng giờ làm việc; một ngày làm việc là 8 giờ.", "Times are working time; a working day has 8 hours.";
    STEPS_NONE = "Quy trình giải quyết chưa được công bố.", "The process is not published yet.";
    fn working(time: &str) = "{time} làm việc", "{time} of work";
    AT_ONCE = "Làm ngay", "At once";
}
