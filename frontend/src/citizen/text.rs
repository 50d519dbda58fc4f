//! Texts of the public pages.

crate::texts! {
    HOME_TITLE = "Thủ tục và hồ sơ của bạn", "Your procedures and dossiers";
    HOME_LEAD = "Gõ mã hồ sơ để xem đang ở đâu, hoặc tên thủ tục để biết cần giấy tờ gì.", "Type a dossier code to see where it is, or the name of a procedure to see what it takes.";
    HOME_SEARCH = "Mã hồ sơ hoặc tên thủ tục", "Dossier code or procedure";
    HOME_EXAMPLE = "Ví dụ: H41.12-210103-0004, giấy phép lao động", "E.g. H41.12-210103-0004, work permit";
    HOME_GO = "Tìm", "Search";
    HOME_MISSING = "Gõ mã hồ sơ hoặc tên thủ tục cần tìm.", "Type a dossier code or the name of a procedure.";
    HOME_PROCEDURES = "Xem danh mục thủ tục", "Browse procedures";
    HOME_PROCEDURES_BODY = "Giấy tờ cần nộp, lệ phí, thời hạn và các bước giải quyết.", "Papers to bring, fee, time and the steps taken.";
    HOME_TRACK = "Theo dõi hồ sơ đã nộp", "Follow a dossier";
    HOME_TRACK_BODY = "Mã hồ sơ và mã QR in trên giấy tiếp nhận và hẹn trả kết quả.", "The code and QR are printed on the receipt slip.";
}
