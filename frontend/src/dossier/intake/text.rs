//! Texts of the counter.

use super::kinds::SubmissionChannel;
use crate::i18n::Text;

crate::texts! {
    fn inbox(count: &str) = "{count} hồ sơ trực tuyến, bưu chính chờ tiếp nhận", "{count} filed online or by post wait for an answer";
    fn inbox_first(at: &str) = "sớm nhất trước {at}", "the first by {at}";
    TITLE = "Tiếp nhận hồ sơ", "Intake";
    TAKING_IN = "Tiếp nhận hồ sơ gửi đến", "Taking in a submission";
    COMPLETING = "Nhận bổ sung hồ sơ đã hướng dẫn", "Completing an earlier guidance";

    PART_PROCEDURE = "Thủ tục", "Procedure";
    PART_APPLICANT = "Chủ hồ sơ", "Applicant";
    PART_PAPERS = "Thành phần hồ sơ", "Papers";

    WAY = "Hồ sơ đến", "It came";
    OVER_COUNTER = "Trực tiếp", "in person";
    SLIP = "Số hiệu bưu gửi", "Postal slip";
    CONDITION = "Tình trạng bưu gửi", "Condition of the envelope";
    CONDITION_EXAMPLE = "Ví dụ: bao bì nguyên vẹn", "E.g. bao bì nguyên vẹn";
    FILED_AT = "Ký biên bản với bưu tá lúc", "Minutes with the postman signed";
    FILED_AT_EXAMPLE = "08:30 21/01/2026; để trống là bây giờ", "08:30 21/01/2026; now if left empty";
    PORTAL_CODE = "Mã hồ sơ trên Cổng DVC", "Code given by the portal";
    WAY_POST = "Hồ sơ vào hộp đến, in biên bản giao nhận với bưu tá; Trung tâm phải trả lời trong 8 giờ làm việc; người gửi tra cứu bằng số hiệu bưu gửi.", "It goes into the inbox and the minutes with the postman are printed; the Center owes an answer within 8 working hours, and the sender follows it by the number of the slip.";
    WAY_ONLINE = "Dùng khi hồ sơ trực tuyến chưa tự chuyển về. Hồ sơ vào hộp đến; phải trả lời trong 8 giờ làm việc.", "For what was filed online and has not arrived by itself. It goes into the inbox; an answer is owed within 8 working hours.";

    PROCEDURE = "Tìm thủ tục", "Find the procedure";
    PROCEDURE_EXAMPLE = "Gõ vài chữ của tên, không cần dấu, hoặc mã thủ tục", "A few letters of its name, without marks, or its code";
    SAME_DAY = "Trong ngày làm việc", "Within the working day";
    FREE = "không thu phí", "no fee";
    CASE = "Trường hợp", "Case";
    CASES_OF_FEE = "thời hạn và phí theo trường hợp", "time and fee depend on the case";
    NOT_AT_COUNTER = "không nhận trực tiếp", "not taken at the counter";
    NOT_BY_POST = "không nhận qua bưu chính", "not taken by post";
    NOT_ONLINE = "không nhận trực tuyến", "not taken online";

    SCAN = "Quét thẻ Căn cước", "Scan the citizen card";
    SCAN_EXAMPLE = "Đưa mã QR của thẻ vào máy quét", "Hold the card's QR code under the scanner";
    fn scanned(name: &str) = "Đã đọc thẻ của {name}", "Read the card of {name}";
    KIND = "Chủ hồ sơ là", "The applicant is";
    PERSON = "Cá nhân", "A person";
    ORGANIZATION = "Tổ chức", "An organisation";
    NAME = "Họ và tên", "Full name";
    ORGANIZATION_NAME = "Tên tổ chức", "Name of the organisation";
    PERSONAL_ID = "Số định danh cá nhân", "Personal id";
    REPRESENTATIVE_ID = "Số định danh người đại diện", "Representative's personal id";
    TAX_CODE = "Mã số thuế", "Tax code";
    BIRTH_DATE = "Ngày sinh", "Date of birth";
    SEX = "Giới tính", "Sex";
    MALE = "Nam", "Male";
    FEMALE = "Nữ", "Female";
    ADDRESS = "Địa chỉ", "Address";
    PHONE = "Điện thoại", "Telephone";
    EMAIL = "Thư điện tử", "E-mail";

    SUBMITTING = "Người khác nộp thay theo ủy quyền", "Somebody else files it, authorised";
    SUBMITTER_NAME = "Họ và tên người nộp", "Name of who files";
    SUBMITTER_ID = "Số định danh người nộp", "Personal id of who files";
    SUBMITTER_PHONE = "Điện thoại người nộp", "Telephone of who files";
    AUTHORIZATION = "Giấy ủy quyền", "Authorisation";
    AUTHORIZATION_EXAMPLE = "Số, ngày của giấy ủy quyền", "Its number and date";

    RETURN_METHOD = "Nhận kết quả", "Result goes";
    AT_COUNTER = "Tại Trung tâm", "to the counter";
    BY_POST = "Bưu chính", "by post";
    ELECTRONICALLY = "Trực tuyến", "online";
    RETURN_ADDRESS = "Địa chỉ nhận kết quả", "Address for the result";
    SETS = "Số bộ", "Sets";

    PAPER = "Giấy tờ", "Paper";
    ORIGINALS = "Bản chính", "Originals";
    COPIES = "Bản sao", "Copies";
    ELECTRONIC = "Điện tử", "Electronic";
    STANDING = "Tình trạng", "State";
    MISSING = "Còn thiếu", "Missing";
    MISSING_ADVICE = "Chưa nhận. Nhận đủ, hoặc F6 để yêu cầu bổ sung.", "Not taken in. Take it in, or press F6 to request completion.";
    FEWER = "Ít hơn yêu cầu", "Fewer than asked";
    ENOUGH = "Đã nhận", "Taken in";
    IF_ANY = "Nếu có", "If any";
    fn originals_asked(n: i32) = "{n} bản chính", "{n} original", "{n} originals";
    fn copies_asked(n: i32) = "{n} bản sao", "{n} copy", "{n} copies";
    PRESENTED = "xuất trình", "to be shown";
    fn count_label(kind: &str, paper: &str) = "{kind}: {paper}", "{kind}: {paper}";
    fn tick_label(paper: &str) = "Đã nhận: {paper}", "Taken in: {paper}";
    ALL_AS_REQUIRED = "Nhận đủ như yêu cầu", "All as required";
    PAPERS_FIRST = "Chọn thủ tục và trường hợp để xem giấy tờ cần nộp.", "Choose procedure and case to see the papers.";
    NO_PAPERS = "Trường hợp này không yêu cầu giấy tờ.", "This case asks for no paper.";
    PAPERS_KEYS = "Mũi tên: đi giữa các ô · Cách: nhận/bỏ cả dòng · số: số bản · T: thêm tệp", "Arrows: move · Space: tick the row · digits: how many · T: add files";

    DUE = "Nếu tiếp nhận bây giờ, hẹn trả", "If taken in now, due";
    DUE_NONE = "Không có ngày hẹn trả", "No date is promised";
    DUE_EMPTY = "Ngày hẹn trả hiện ra khi chọn thủ tục.", "The due date appears with the procedure.";
    WHY = "Cách tính", "Why then";
    TERM = "Thời hạn", "Time allowed";
    FEE = "Phí, lệ phí", "Fee";
    FEE_LOCAL = "theo quy định của địa phương", "set by local resolution";
    AGENCY = "Cơ quan giải quyết", "Decided by";
    fn papers_missing(n: usize) = "Còn thiếu {n} giấy tờ bắt buộc", "{n} required paper is missing", "{n} required papers are missing";
    PAPERS_COMPLETE = "Đủ giấy tờ bắt buộc", "All required papers are there";

    SUBMIT = "Ghi vào hộp đến", "Put into the inbox";
    RESUBMIT = "Ghi nhận nộp lại", "Filed again";
    RECEIPT = "Người nộp cần phiếu hẹn (Mẫu 01)", "Form 01 is asked for";
    ACCEPT = "Tiếp nhận", "Accept";
    REQUEST = "Yêu cầu bổ sung", "Request completion";
    REFUSE = "Từ chối", "Refuse";
    NEXT = "Người tiếp theo", "Next person";
    SAME_PROCEDURE = "Người tiếp theo, cùng thủ tục", "Next person, same procedure";
    KEY_SCAN = "Quét thẻ", "Scan a card";
    KEY_ALL = "Nhận đủ", "All papers";
    KEY_CLEAR = "Làm lại từ đầu", "Start anew";
    KEY_PRINT = "In giấy tờ vừa cấp", "Print the paper";
    LEGEND = "Phím tắt của quầy", "Keys of the counter";

    RESTORED = "Đã khôi phục nội dung đang nhập dở.", "What you were typing is back.";
    CLEARED = "Đã xóa nội dung đang nhập.", "The form was cleared.";
    UNDO = "Hoàn tác", "Undo";
    fn faults(n: usize) = "Chưa gửi: còn {n} mục cần sửa.", "Not sent: {n} item to correct.", "Not sent: {n} items to correct.";
    SENT_BEFORE = "Lần gửi trước chưa rõ kết quả và nội dung đã đổi. Tìm theo tên trong danh sách Hồ sơ trước khi gửi lại.", "It is not known what became of the previous attempt, and the content has changed. Look for the name among the dossiers before sending again.";
    UNKNOWN = "Chưa rõ máy chủ đã nhận hay chưa. Bấm lại cùng phím: hồ sơ không bị lập hai lần.", "It is not known whether the server got it. Press the same key again: nothing is made twice.";
    STALE_RELOAD = "Lấy bản mới nhất", "Take the latest version";
    STALE_TAKEN = "Đã lấy bản mới nhất; nội dung đã gõ vẫn giữ nguyên.", "Took the latest version; what you typed is unchanged.";
    fn guidance_gone(status: &str) = "Hồ sơ này không còn chờ tiếp nhận (“{status}”).", "This dossier no longer waits for intake (“{status}”).";

    REQUEST_TITLE = "Yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)", "Request for completion (Form 02)";
    REQUEST_BODY = "Nêu đủ trong một lần mọi nội dung cần bổ sung. Phiếu được cấp số và in ngay, không cấp mã hồ sơ.", "Name everything in one list. The form is numbered and printed at once; no dossier code is given.";
    LINE_CONTENT = "Nội dung cần bổ sung", "To be completed";
    LINE_REASON = "Lý do", "Reason";
    CERTIFIED = "Chứng thực", "Certified";
    PHOTO = "Photo", "Plain copies";
    fn line_label(what: &str, n: usize) = "{what}, dòng {n}", "{what}, line {n}";
    ADD_LINE = "Thêm dòng", "Add a line";
    fn remove_line(n: usize) = "Bỏ dòng {n}", "Remove line {n}";
    COMPLETION_REASON = "Lý do chung", "Overall reason";
    LEGAL_BASIS = "Căn cứ pháp luật chuyên ngành", "Special legal basis";
    LEGAL_BASIS_HINT = "Bắt buộc khi yêu cầu bổ sung từ lần thứ hai", "Needed from the second request on";
    ISSUE_REQUEST = "Cấp phiếu yêu cầu bổ sung", "Issue the request";
    /// Printed on the form, hence always in the first language.
    LINE_REASON_MISSING = "Chưa có trong thành phần hồ sơ nộp.", "Not among the papers handed in.";
    /// Printed on the form, hence always in the first language.
    REASON_INCOMPLETE = "Thành phần hồ sơ chưa đầy đủ theo quy định.", "The papers are not complete.";

    REFUSE_TITLE = "Từ chối tiếp nhận (Mẫu 03)", "Refusal at the counter (Form 03)";
    REFUSE_BODY = "Phiếu được cấp số và in cho người nộp.", "The form is numbered and printed for the applicant.";
    REFUSE_REASON = "Lý do từ chối", "Reason";
    CHOOSE_REASON = "Chọn lý do", "Choose the reason";
    REFUSE_TEXT = "Giải thích cho người nộp", "Explanation for the applicant";
    REFUSE_TEXT_HINT = "Ghi rõ căn cứ và việc người nộp cần làm", "State the ground and what to do next";
    COMPETENT = "Cơ quan có thẩm quyền", "The competent agency";
    COMPETENT_EXAMPLE = "Tên cơ quan, có thể ngoài tỉnh", "Its name, also outside the province";
    ISSUE_REFUSAL = "Cấp phiếu từ chối", "Issue the refusal";

    SUBMITTED = "Đã ghi vào hộp đến", "Put into the inbox";
    RESUBMITTED = "Đã ghi nhận nộp lại", "Filed again";
    ANSWER_DUE = "Phải trả lời trước", "An answer is owed by";
    ANSWER_NOW = "Xem xét ngay", "Answer it now";
    ACCEPTED = "Đã tiếp nhận", "Taken in";
    REQUESTED = "Đã cấp phiếu yêu cầu bổ sung", "Request for completion issued";
    REFUSED = "Đã cấp phiếu từ chối", "Refusal issued";
    CODE = "Mã hồ sơ", "Dossier code";
    FORM_NUMBER = "Số phiếu", "Number";
    DUE_AT = "Hẹn trả kết quả", "Result due";
    REGISTER = "Sổ theo dõi", "Register";
    fn register_row(book: &str, row: i32) = "Quyển {book}, số thứ tự {row}", "Book {book}, row {row}";
    OPEN_DOSSIER = "Mở hồ sơ", "Open the dossier";
    NO_PREVIEW = "Trả kết quả trong ngày: không lập phiếu hẹn (Mẫu 01).", "Answered the same day: no Form 01 was made.";
}

/// That a case can not be filed through a channel.
pub(super) fn not_offered(by: SubmissionChannel) -> Text {
    match by {
        SubmissionChannel::Counter => NOT_AT_COUNTER,
        SubmissionChannel::Online => NOT_ONLINE,
        SubmissionChannel::Post => NOT_BY_POST,
    }
}
