//! Texts of the lists.

crate::texts! {
    TITLE = "Hồ sơ", "Dossiers";
    LABEL = "Danh sách hồ sơ", "List of dossiers";
    CODE = "Mã hồ sơ", "Code";
    NO_CODE = "Chưa có mã", "No code yet";
    APPLICANT = "Chủ hồ sơ", "Applicant";
    PROCEDURE = "Thủ tục", "Procedure";
    AGENCY = "Cơ quan", "Agency";
    STEP = "Bước hiện tại", "Current step";
    HOLDER = "Người xử lý", "With";
    DUE = "Hẹn trả", "Due";
    REMAINING = "Còn lại", "Time left";
    STATUS = "Trạng thái", "Status";
    NOBODY = "Chưa có người nhận", "Nobody yet";
    NEW = "Mới", "New";
    ACT = "Việc", "Action";

    SEARCH = "Tìm trong danh sách", "Search the list";
    SEARCH_HINT = "Tên, mã, điện thoại, số giấy tờ; không cần dấu", "Name, code, phone, id number; no diacritics needed";
    SEARCH_KEY = "Tìm trong danh sách", "Search the list";
    BUCKET = "Tình hình", "Situation";
    ORDER = "Thứ tự", "Order";
    BY_DUE = "Sắp hết hạn trước", "Runs out first";
    BY_NEWEST = "Mới nhận trước", "Newest first";
    EVERY_AGENCY = "Mọi cơ quan", "All agencies";
    EVERY_STATUS = "Mọi trạng thái", "Any status";
    EVERY_BUCKET = "Tất cả", "All";
    EVERY_PROCEDURE = "Mọi thủ tục", "All procedures";
    CLEAR = "Bỏ lọc", "Clear filters";
    fn without(what: &str) = "Bỏ lọc: {what}", "Remove filter: {what}";

    OPEN = "Chưa kết thúc", "Not closed";
    PROCESSING = "Đang xử lý", "In process";
    RESULT_ISSUED = "Đã ký, chờ chuyển Trung tâm", "Signed, to be released";
    RESULT_AT_CENTER = "Có kết quả tại Trung tâm", "Result at the Center";
    RETURNED = "Đã trả kết quả", "Returned";
    INTAKE_SUPPLEMENT = "Chờ bổ sung trước khi tiếp nhận", "To be completed before intake";
    INTAKE_REFUSED = "Không tiếp nhận", "Not taken in";

    fn rows(n: usize) = "{n} hồ sơ", "{n} dossiers";
    fn rows_and_more(n: usize) = "{n} hồ sơ, còn nữa", "{n} dossiers, more follow";
    NEXT = "Trang sau", "Next page";
    PREVIOUS = "Trang trước", "Previous page";
    FIRST = "Trang đầu", "First page";
    PAGES = "Trang", "Pages";

    EMPTY = "Không có hồ sơ nào", "No dossiers";
    EMPTY_BODY = "Hồ sơ trong phạm vi được xem sẽ hiện ở đây.", "Dossiers within your reach show here.";
    NOTHING_FITS = "Không có hồ sơ phù hợp", "Nothing fits";
    NOTHING_FITS_BODY = "Bớt điều kiện lọc, hoặc tìm bằng mã hồ sơ in trên giấy hẹn.", "Remove a filter, or search by the code printed on the slip.";
}
