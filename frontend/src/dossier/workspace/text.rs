//! Texts of the page of a dossier.

crate::texts! {
    fn on_behalf_of(actor: &str, other: &str) = "{actor} thay mặt {other}", "{actor} on behalf of {other}";
    BACK = "Hồ sơ", "Dossiers";
    BACK_TO_QUEUE = "Việc của tôi", "My queue";
    LEFT = "Hồ sơ đã ra ngoài phạm vi của bạn. Nội dung đã đọc, đã nhập vẫn giữ ở đây.", "The dossier is out of your reach now. What you have read and typed stays here.";
    HALF_TYPED = "Hồ sơ này đang được nhập dở. Gửi hoặc hủy nội dung đang nhập trước.", "Something is half typed about this dossier. Send or cancel it first.";
    GUIDANCE = "Hồ sơ chưa có mã", "Dossier without a code yet";
    SUMMARY = "Tóm tắt hồ sơ", "Summary";
    DUE = "Hẹn trả", "Due";
    EXPECTED = "Dự kiến trả", "Expected by";
    WAS_LATE = "Quá hạn", "Late";
    STANDS_STILL = "Thời hạn đang tạm dừng", "The time stands still";
    WAS_EARLY = "Trước hạn", "Early";
    WAS_ON_TIME = "Đúng hạn", "On time";

    fn supplied(what: &str) = "Bổ sung: {what}", "Supplement: {what}";
    HANDED_IN = "Thành phần hồ sơ", "Papers handed in";
    fn sets(n: i32) = "{n} bộ", "{n} set", "{n} sets";
    PAPER = "Giấy tờ", "Paper";
    ORIGINALS = "Bản chính", "Originals";
    COPIES = "Bản sao", "Copies";
    ELECTRONIC = "Bản điện tử", "Electronic";
    MISSING = "Thiếu", "Missing";
    NOT_GIVEN = "(không bắt buộc, không nộp)", "(optional, not given)";
    ISSUED = "Văn bản đã phát hành", "Papers issued";
    CONTROL_SHEET = "Phiếu kiểm soát quá trình giải quyết", "Control sheet";
    NONE_ISSUED = "Chưa có văn bản nào trong phạm vi được xem.", "None that you may open.";
    REPRINT = "Bản in lại", "Mark as a reprint";
    REPRINTED = "Văn bản đã có dấu “Bản in lại”.", "The paper is marked as a reprint.";
    CLOSE_PAPER = "Đóng bản xem", "Close the preview";
    OPEN_KEY = "Xem hoặc đóng văn bản mới nhất", "Open or close the latest paper";

    APPLICANT = "Chủ hồ sơ", "Applicant";
    SUBMITTER = "Người nộp thay", "Filed by";
    NAME = "Họ tên", "Name";
    PERSONAL_ID = "Số định danh cá nhân", "Personal id";
    TAX_CODE = "Mã số thuế", "Tax code";
    BIRTH_DATE = "Ngày sinh", "Date of birth";
    SEX = "Giới tính", "Sex";
    PHONE = "Điện thoại", "Phone";
    EMAIL = "Thư điện tử", "E-mail";
    ADDRESS = "Địa chỉ", "Address";
    AUTHORIZATION = "Giấy ủy quyền", "Authorisation";
    FILED = "Tiếp nhận và trả kết quả", "Intake and return";
    RECEIVED = "Nhận lúc", "Received";
    ACCEPTED = "Tiếp nhận lúc", "Accepted";
    CENTER = "Nơi tiếp nhận", "Taken in at";
    AGENCY = "Cơ quan giải quyết", "Competent agency";
    REGISTER = "Sổ theo dõi", "Register";
    fn register(book: &str, row: i32) = "Quyển {book}, số {row}", "Book {book}, row {row}";
    RETURN_METHOD = "Cách nhận kết quả", "Way of return";
    RETURN_ADDRESS = "Địa chỉ nhận", "Address for the result";
    BY_COUNTER = "Tại Trung tâm", "At the Center";
    BY_POST = "Qua bưu chính công ích", "By public post";
    ELECTRONICALLY = "Bản điện tử", "Electronically";

    RESULT = "Kết quả", "Result";
    RESULT_TITLE = "Tên kết quả", "Title";
    RESULT_KIND = "Nội dung", "Decision";
    GRANTED = "Đủ điều kiện, giải quyết", "Granted";
    REFUSED = "Không đủ điều kiện", "Refused";
    SIGNED = "Ký lúc", "Signed";
    RELEASED = "Chuyển Trung tâm lúc", "Released";
    RETURNED = "Trả lúc", "Returned";
    RECIPIENT = "Người nhận", "Recipient";

    WHY = "Vì sao hẹn ngày này?", "Why this date?";
    SKIPPED = "Những ngày không tính", "Days that do not count";

    STEPS = "Các bước xử lý", "Steps";
    STEP = "Bước", "Step";
    WHO = "Người, nơi xử lý", "Who and where";
    FROM_TO = "Từ – đến", "From – to";
    NOW = "nay", "now";
    USED = "Đã dùng", "Used";
    ALLOWED = "Được phép", "Allowed";
    OVER = "Vượt thời gian của bước:", "Over the time of the step:";
    HISTORY = "Diễn biến", "History";
    fn all_happenings(n: usize) = "Xem cả {n} mục", "Show all {n}";

    CHANGED = "Hồ sơ vừa được người khác cập nhật.", "Somebody else has just changed the dossier.";
    CHANGED_KEPT = "Hồ sơ vừa được người khác cập nhật; nội dung đang nhập vẫn còn nguyên.", "Somebody else has just changed the dossier; what you typed is still here.";
    SEEN = "Đã xem", "Got it";
    NOT_YOURS = "Vai trò hiện tại không làm được việc này.", "Your current role can not do this.";
}
