//! Texts of the workload.

crate::texts! {
    TITLE = "Khối lượng công việc", "Workload";
    LABEL = "Bước đang mở theo cán bộ và hạn", "Open steps by officer and due date";
    OFFICER = "Cán bộ", "Officer";
    OVERDUE = "Quá hạn", "Overdue";
    TODAY = "Hôm nay", "Today";
    fn next_day(date: &str) = "Đến hết {date}", "Until {date}";
    THIS_WEEK = "Còn lại tuần này", "Rest of this week";
    LATER = "Sau đó", "Later";
    ALL = "Tất cả", "All";
    LEVEL = "Mức tải", "Load";
    LIGHT = "Còn rảnh", "Has time";
    FULL = "Đủ việc", "Full";
    OVER = "Quá tải", "Overloaded";
    fn percent(n: &str) = "{n}%", "{n}%";
    fn strain(demand: &str, capacity: &str, until: &str) = "{until}: {demand} việc trên {capacity} làm việc", "{until}: {demand} of work in {capacity} of time";
    UNCLAIMED = "Chưa ai nhận", "Unclaimed";
    fn unclaimed_at(place: &str) = "Chưa ai nhận · {place}", "Unclaimed · {place}";
    fn away(date: &str) = "Vắng đến {date}", "Away until {date}";
    fn open_list(n: i32, bucket: &str, who: &str) = "{n} bước, {bucket}, {who}: mở danh sách", "{n} step, {bucket}, {who}: open the list", "{n} steps, {bucket}, {who}: open the list";
    GIVE = "Giao lại", "Give to another";
    UNIT = "Đơn vị", "Unit";
    ALL_UNITS = "Tất cả đơn vị", "All units";
    NORM = "Định mức song song", "Dossiers at once";
    fn norm(n: i32) = "{n} hồ sơ một lúc", "{n} dossier at once", "{n} dossiers at once";
    RULE = "Mức tải = thời gian quy trình cho các bước đến hạn, chia cho giờ hành chính còn lại nhân định mức. Trên 100% là quá tải.", "Load = the process time of the steps due, over the office time left times the dossiers at once. Above 100% is overloaded.";
    fn give_all_of(name: &str) = "Giao lại mọi việc của {name}", "Give all of {name}'s work to another";
    EMPTY = "Không có cán bộ nào", "No officers";
    EMPTY_BODY = "Chọn đơn vị khác.", "Choose another unit.";
    fn list_of(who: &str, bucket: &str) = "{who} · {bucket}", "{who} · {bucket}";
    CLOSE = "Đóng danh sách", "Close the list";
    CODE = "Mã hồ sơ", "Code";
    APPLICANT = "Chủ hồ sơ", "Applicant";
    PROCEDURE = "Thủ tục", "Procedure";
    STEP = "Bước", "Step";
    DUE = "Hạn hồ sơ", "Dossier due";
    NO_CODE = "(không có mã)", "(no code)";
    fn rows(n: usize) = "{n} hồ sơ", "{n} dossier", "{n} dossiers";
    FIRST_ONES = "100 hồ sơ gấp nhất; làm xong sẽ hiện tiếp.", "The 100 that run out first; more follow.";
    NOTHING = "Danh sách này hiện không còn hồ sơ.", "This list has no dossiers now.";
}
