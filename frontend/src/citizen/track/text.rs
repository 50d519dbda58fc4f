//! Texts of tracking.

crate::texts! {
    TITLE = "Tra cứu hồ sơ", "Track a dossier";
    DESCRIPTION = "Xem hồ sơ đã nộp đang ở đâu, khi nào có kết quả và vì sao.", "See where a dossier is, when its result is due, and why.";
    CODE = "Mã hồ sơ", "Dossier code";
    CODE_HINT = "In trên giấy tiếp nhận và hẹn trả kết quả, ví dụ H99.03-260528-0001. Nộp qua bưu chính mà chưa có giấy hẹn: gõ số hiệu bưu gửi; nộp trên Cổng dịch vụ công quốc gia: gõ mã ở đó.", "Printed on the receipt slip, for example H99.03-260528-0001. Sent by post and no slip yet: the number of the postal item; filed on the national portal: its code there.";
    SECRET = "Mã bí mật", "Secret";
    SECRET_HINT = "8 ký tự in cạnh mã QR. Không có cũng tra cứu được.", "The 8 characters beside the QR. You can do without.";
    GO = "Xem hồ sơ", "See the dossier";
    CODE_MISSING = "Gõ mã hồ sơ.", "Type the dossier code.";
    CODE_WRONG = "Đây chưa phải mã hồ sơ. Mã có ba phần cách nhau bằng dấu gạch ngang, ví dụ H99.03-260528-0001; số hiệu bưu gửi có dạng EB123456789VN.", "This is not a dossier code. It has three parts joined by hyphens, for example H99.03-260528-0001; a postal number looks like EB123456789VN.";
    LETTER_O = "Đã đổi chữ O thành số 0 trong mã hồ sơ.", "The letter O in the code was read as the digit 0.";
    SECRET_WRONG_LENGTH = "Mã bí mật có đúng 8 ký tự. Để trống nếu không có.", "The secret has exactly 8 characters. Leave it empty if you have none.";
    AGAIN = "Tra cứu hồ sơ khác", "Track another dossier";

    NOT_FOUND = "Không tìm thấy hồ sơ này", "This dossier was not found";
    fn not_found_body(code: &str) = "Không có hồ sơ mang mã {code}. Hãy so lại từng ký tự với giấy hẹn; dễ nhầm nhất là số 0 với chữ O, số 1 với chữ I.", "There is no dossier with the code {code}. Compare each character with the slip; 0 and O, 1 and I are the easiest to mistake.";
    LIMITED = "Đã tra cứu nhiều lần liên tiếp", "Too many look-ups in a row";
    LIMITED_KEPT = "Mã đã gõ vẫn còn, không cần gõ lại.", "The code is kept; you need not type it again.";

    fn progress(done: i32, total: i32) = "Đã xong {done} trên {total} bước", "{done} of {total} steps done";
    NEXT = "Ông/bà cần làm gì", "What you have to do";
    DOSSIER = "Hồ sơ", "The dossier";
    PROCEDURE = "Thủ tục", "Procedure";
    AGENCY = "Cơ quan giải quyết", "Decided by";
    ACCEPTED = "Ngày tiếp nhận", "Accepted";
    APPLICANT = "Chủ hồ sơ", "Applicant";
    UNIT = "Hồ sơ đang ở", "It is now with";
    OFFICER = "Người đang xử lý", "Handled by";
    OFFICER_NONE = "Đang phân công", "Being assigned";
    PAPERS = "Giấy tờ đã cấp", "Papers issued";
    fn number(number: &str) = "số {number}", "No. {number}";
    PDF = "mở tệp PDF", "opens a PDF";
    LINKS_ENDED = "Liên kết mở giấy tờ chỉ dùng được trong 5 phút.", "The links to the papers work for 5 minutes only.";
    LINKS_RENEW = "Lấy liên kết mới", "Get new links";
    TIMELINE = "Hồ sơ đã qua những việc gì", "What has happened";

    DUE = "Hẹn trả kết quả", "Result due";
    NO_DUE = "Thủ tục này không hẹn ngày trả kết quả.", "No date is promised for this procedure.";
    DUE_ON_ACCEPTANCE = "Ngày hẹn trả có khi hồ sơ được tiếp nhận.", "The date is set on acceptance.";
    NO_DUE_REFUSED = "Hồ sơ không được tiếp nhận nên không có ngày hẹn trả.", "The dossier was not accepted, so there is no date.";
    PAUSED = "Thời gian giải quyết đang tạm dừng; ngày hẹn trả sẽ được dời lại.", "The clock stands still; the date will move.";
    STOPPED = "Hồ sơ đã dừng giải quyết", "The dossier was stopped";
    fn stopped(date: &str) = "Đã dừng giải quyết ngày {date}", "Stopped on {date}";
    WHY = "Vì sao là ngày này?", "Why this date?";
    TODAY = "Hẹn trả trong hôm nay", "Due today";
    fn left_working(days: i64) = "Còn {days} ngày làm việc", "{days} working days left";
    LEFT_WORKING_ONE = "Còn 1 ngày làm việc", "1 working day left";
    fn left_days(days: i64) = "Còn {days} ngày", "{days} days left";
    LEFT_DAY_ONE = "Còn 1 ngày", "1 day left";
    OVER_TODAY = "Đã quá giờ hẹn hôm nay", "Past the time promised for today";
    fn over(days: i64) = "Đã quá hẹn {days} ngày", "{days} days overdue";
    OVER_ONE = "Đã quá hẹn 1 ngày", "1 day overdue";
    fn finished(date: &str) = "Có kết quả ngày {date}", "Result signed on {date}";
    fn returned(date: &str) = "Đã trả kết quả ngày {date}", "Result handed over on {date}";

    CALENDAR = "Các ngày từ lúc tiếp nhận đến hạn trả", "The days from acceptance to the due date";
    START_DAY = "ngày tiếp nhận", "accepted";
    COUNTED_DAY = "có tính", "counts";
    SKIPPED_DAY = "không tính", "does not count";
    DUE_DAY = "hạn trả", "due";
    TODAY_DAY = "hôm nay", "today";

    MORE = "Muốn xem nhiều hơn?", "Want to see more?";
    MORE_BODY = "Nhập 8 ký tự in cạnh mã QR trên giấy hẹn để xem tên chủ hồ sơ, người đang xử lý và mở giấy tờ đã cấp. Không có mã này, ai biết mã hồ sơ cũng chỉ xem được tình trạng.", "Enter the 8 characters beside the QR of the slip to see the applicant's name, who handles it, and open the papers. Without them, whoever knows the code sees the status only.";
    MORE_GO = "Xem thêm", "Show more";
    SECRET_WRONG = "Mã bí mật chưa khớp, nên chỉ hiện phần ai cũng xem được. Hãy so lại 8 ký tự cạnh mã QR.", "The secret does not match, so only what everybody may see is shown. Compare the 8 characters beside the QR again.";
}

/// Head of a calendar's column: `T2` … `CN` / `Mo` … `Su`.
pub(super) fn weekday_letters(date: chrono::NaiveDate) -> &'static str {
    use chrono::Datelike;
    use domain::lang::Lang;
    const VI: [&str; 7] = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];
    const EN: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    let names = match crate::i18n::lang() {
        Lang::Vi => VI,
        Lang::En => EN,
    };
    names[date.weekday().num_days_from_monday() as usize]
}
