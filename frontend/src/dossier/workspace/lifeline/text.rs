//! Texts of the picture of responsibility.

crate::texts! {
    TITLE = "Thời gian và trách nhiệm", "Time and responsibility";
    RULE = "Mỗi phút làm việc tính cho đúng một người, một nơi giữ hồ sơ.", "Each working minute counts for exactly one holder.";
    NOTHING = "Chưa có phút làm việc nào kể từ khi tiếp nhận.", "No working minute has passed since acceptance.";

    fn bar(time: &str, holders: usize) = "{time} làm việc từ khi tiếp nhận, {holders} nơi giữ hồ sơ", "{time} of working time since acceptance, {holders} holders";
    fn piece(holder: &str, time: &str) = "{holder} {time}", "{holder} {time}";

    HOLDER = "Người, nơi giữ hồ sơ", "Holder";
    TIME = "Thời gian làm việc", "Working time";
    SHARE = "Tỷ lệ", "Share";
    TOTAL = "Tổng cộng", "Total";

    DUE = "Hẹn trả", "Due by law";
    KPI = "Hạn theo chỉ tiêu quốc gia", "Due by the national indicator";
    ORIGINAL = "Hẹn trả ban đầu", "First due date";
    FINISHED = "Ký kết quả", "Result signed";
    NOW = "Hiện tại", "Now";
    LATE = "Quá hạn", "Overdue";
    AHEAD = "Thời gian còn lại", "Time left";
    WAITS = "Đồng hồ đang dừng; ngày hẹn trả tính lại khi chạy tiếp.", "The clock stands still; the due date is set anew when it goes on.";

    PAUSES = "Thời gian đồng hồ dừng", "When the clock stood still";
    STILL = "đang dừng", "standing still";
    UNTIL_NOW = "nay", "now";
    RESTARTED = "sau đó tính lại từ đầu", "then the whole time began again";
    SUPPLEMENT = "Chờ người nộp bổ sung", "Waiting for the applicant's supplements";
    PAYMENT = "Chờ người nộp thực hiện nghĩa vụ tài chính", "Waiting for the applicant's payment";
    PROCEDURE = "Thời gian pháp luật chuyên ngành không tính", "Time that the procedure's own law does not count";
    SUSPENSION = "Tạm dừng vì bất khả kháng", "Suspended for force majeure";
    OTHER = "Lý do khác", "Another reason";
}
