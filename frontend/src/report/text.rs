//! Texts of the board.

crate::texts! {
    TITLE = "Bảng điều hành", "Live board";
    WAITING = "Chờ xử lý", "Waiting";
    WAITING_MEANS = "Đã chuyển đến cơ quan, chưa có người nhận việc", "With a department, nobody has the step";
    IN_PROCESS = "Đang xử lý", "In process";
    IN_PROCESS_MEANS = "Đã có người nhận việc", "Somebody has the step";
    DUE_TODAY = "Đến hạn hôm nay", "Due today";
    DUE_TODAY_MEANS = "Hẹn trả trong hôm nay, chưa ký kết quả", "Due by the end of today, not signed yet";
    OVERDUE = "Quá hạn", "Overdue";
    OVERDUE_MEANS = "Đã qua giờ hẹn trả, chưa ký kết quả", "Past the due moment, not signed yet";
    RESULT_AT_CENTER = "Chờ trả kết quả", "Result at the Center";
    RESULT_AT_CENTER_MEANS = "Kết quả đã có tại Trung tâm, người dân chưa nhận", "The result is at the Center, not collected yet";
    AGENCY = "Cơ quan", "Agency";
    TOTALS = "Toàn bộ", "All together";
    BY_AGENCY = "Theo cơ quan", "By agency";
    fn open_list(n: &str, figure: &str, agency: &str) = "{n} hồ sơ {figure}, {agency}: mở danh sách", "{n} dossiers {figure}, {agency}: open the list";
    fn at(time: &str) = "Số liệu lúc {time}", "Figures of {time}";
    LIVE = "Cập nhật trực tiếp", "Updating live";
    POLLING = "Mất kết nối trực tiếp, đang hỏi lại mỗi 15 giây", "Live updates lost, asking every 15 seconds";
    WALL = "Màn hình lớn", "Wall screen";
    WALL_LEAVE = "Thoát màn hình lớn", "Leave wall screen";
    EMPTY = "Không có hồ sơ nào đang mở", "No dossier is open";
    EMPTY_BODY = "Hồ sơ mới tiếp nhận sẽ hiện ở đây ngay lập tức.", "A dossier taken in shows here at once.";
}
