//! Texts of the public home.

crate::texts! {
    TITLE = "Thủ tục và hồ sơ của ông/bà", "Your procedures and dossiers";
    LEAD = "Gõ mã hồ sơ để biết hồ sơ đang ở đâu, hoặc gõ tên việc cần làm để biết phải chuẩn bị giấy tờ gì.", "Type a dossier code to see where it is, or what you need done to see which papers it takes.";
    DESCRIPTION = "Tra cứu thủ tục hành chính và theo dõi hồ sơ đã nộp tại Trung tâm Phục vụ hành chính công.", "Look up administrative procedures and follow dossiers filed at the Public Administrative Service Center.";
    SEARCH = "Mã hồ sơ hoặc tên thủ tục", "Dossier code or procedure";
    EXAMPLE = "Ví dụ: giấy phép lao động. Gõ không dấu cũng được.", "For example: giay phep lao dong (work permit). No diacritics needed.";
    GO = "Tìm", "Search";
    MISSING = "Gõ mã hồ sơ hoặc tên thủ tục cần tìm.", "Type a dossier code or the name of a procedure.";
    fn look_up(words: &str) = "Tìm “{words}”", "Search for “{words}”";
    LOOK_UP_WHERE = "trong danh mục thủ tục", "in the catalog of procedures";
    fn follow(code: &str) = "Xem hồ sơ {code}", "See dossier {code}";
    FOLLOW_LETTER_O = "Đã đổi chữ O thành số 0", "The letter O was read as the digit 0";
    fn open_procedure(code: &str) = "Mở thủ tục {code}", "Open procedure {code}";
    WAYS = "Việc thường làm", "Where to go";
    PROCEDURES = "Xem danh mục thủ tục", "Browse procedures";
    PROCEDURES_BODY = "Giấy tờ cần nộp, phí, lệ phí, thời hạn và các bước giải quyết.", "Papers to bring, fees, time and the steps taken.";
    TRACK = "Theo dõi hồ sơ đã nộp", "Follow a dossier";
    TRACK_BODY = "Dùng mã hồ sơ in trên giấy tiếp nhận và hẹn trả kết quả.", "With the code printed on the receipt slip.";
    BY_FIELD = "Theo lĩnh vực", "By field";
    BY_AGENCY = "Theo cơ quan giải quyết", "By agency";

    SCAN = "Quét mã QR trên giấy hẹn", "Scan the QR on the slip";
    SCAN_TITLE = "Quét mã QR", "Scan the QR";
    SCAN_AIM = "Đưa mã QR trên giấy hẹn vào giữa khung hình.", "Hold the QR of the slip in the middle of the picture.";
    SCAN_OTHER = "Mã này không phải mã QR trên giấy hẹn. Hãy thử lại.", "This is not the QR of a receipt slip. Please try again.";
    SCAN_DENIED = "Không mở được máy ảnh. Hãy cho phép trình duyệt dùng máy ảnh, hoặc gõ mã hồ sơ.", "The camera could not be opened. Allow the browser to use it, or type the dossier code.";
}
