//! Texts of exporting.

crate::texts! {
    EXPORT = "Xuất tệp…", "Export…";
    TITLE = "Xuất danh sách ra tệp", "Export the list";
    BODY = "Tệp có đúng các hồ sơ của danh sách đang lọc, theo đúng thứ tự.", "The file holds exactly the dossiers of the list as filtered, in its order.";
    FORMAT = "Loại tệp", "Kind of file";
    XLSX = "Excel (.xlsx)", "Excel (.xlsx)";
    CSV = "CSV (.csv)", "CSV (.csv)";
    REGISTER = "Sổ theo dõi (PDF)", "Register (PDF)";
    REGISTER_BODY = "Sổ theo dõi hồ sơ của Trung tâm, theo ngày tiếp nhận, có điện thoại và địa chỉ; mỗi lần trong một năm.", "The Center's register by day of acceptance, with phone numbers and addresses; within one year at a time.";
    CENTER = "Trung tâm", "Center";
    FROM = "Từ ngày", "From";
    TO = "Đến ngày", "Until";
    DAY_NEEDED = "Nhập ngày theo dạng 21/01/2026.", "Type days as 21/01/2026.";
    PERSONAL = "Kèm điện thoại và số định danh", "With phone and id numbers";
    PURPOSE = "Mục đích sử dụng", "Purpose";
    PURPOSE_HINT = "Ai xuất, danh sách nào, để làm gì được lưu lại (Luật Bảo vệ dữ liệu cá nhân).", "Who takes which list out, and what for, is kept (personal data protection law).";
    PURPOSE_NEEDED = "Hãy ghi mục đích sử dụng.", "Say what the list is for.";
    DOWNLOAD = "Tải tệp", "Download";
    STARTED = "Đang tải tệp xuống.", "The file is coming.";
}
