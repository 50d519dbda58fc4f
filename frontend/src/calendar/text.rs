//! Texts of the office calendar.

crate::texts! {
    TITLE = "Lịch làm việc", "Office calendar";
    fn in_force(version: &str, until: &str) = "Phiên bản {version} đang áp dụng; ngày nghỉ đã công bố đến {until}.", "Version {version} is in force; days off are published until {until}.";
    fn year(year: &str) = "Ngày đặc biệt năm {year}", "Special days of {year}";
    EARLIER = "Năm trước", "Earlier year";
    LATER = "Năm sau", "Later year";
    NONE = "Chưa có ngày đặc biệt nào", "No special day";
    NONE_BODY = "Năm này chưa được công bố và chưa có quyết định nào.", "The year is not published, and nothing was decided about it.";
    DATE = "Ngày", "Day";
    KIND = "Loại", "Kind";
    NAME = "Tên, lý do", "Name, reason";
    SOURCE = "Căn cứ", "Source";
    VERSIONS = "Các phiên bản", "Versions";
    fn published(version: &str, at: &str, by: &str) = "{version}: ban hành {at}, {by}", "{version}: published {at}, {by}";
    BUILT_IN = "đi kèm phần mềm", "with the product";

    PUBLISH = "Ban hành lịch mới", "Publish a new calendar";
    PUBLISH_LEAD = "Thêm từng ngày khác với lịch đang áp dụng, xem tác động, rồi ban hành. Hồ sơ đã tiếp nhận giữ lịch cũ cho đến khi Trung tâm xác nhận.", "Add each day that differs from the calendar in force, look at the effect, then publish. What was accepted keeps its calendar until its Center confirms.";
    FROM = "Từ ngày", "From";
    TO = "Đến hết ngày", "To, included";
    TO_HINT = "Để trống nếu chỉ một ngày.", "Leave empty for one day.";
    NAME_HINT = "Người dân đọc được, ví dụ “Bão số 9”.", "Citizens read it, such as “Storm no. 9”.";
    SOURCE_HINT = "Số quyết định, thông báo.", "Number of the decision or notice.";
    CLOSURE = "Cơ quan nghỉ (thiên tai, sự cố)", "Offices closed (disaster, outage)";
    LEGAL = "Nghỉ lễ, Tết", "Public holiday";
    COMPENSATORY = "Nghỉ bù", "Day off in lieu";
    SWAP_OFF = "Nghỉ hoán đổi", "Swapped day off";
    SWAP_WORK = "Làm bù", "Make-up working day";
    ORDINARY = "Ngày bình thường (bỏ khỏi lịch)", "Ordinary day (taken off the list)";
    ADD = "Thêm vào danh sách", "Add to the list";
    REMOVE = "Bỏ", "Remove";
    VERSION = "Số phiên bản mới", "Label of the new version";
    UNTIL = "Nhà nước đã công bố đến hết ngày", "Published by the State until";
    UNTIL_HINT = "Để trống nếu không đổi.", "Leave empty when it stays.";
    LOOK = "Xem tác động và ban hành", "See the effect and publish";
    PUBLISH_TITLE = "Ban hành lịch mới?", "Publish the new calendar?";
    fn effect(all: &str, later: &str, earlier: &str) = "{all} hồ sơ đang giải quyết theo lịch cũ: {later} hồ sơ sẽ hẹn trả muộn hơn, {earlier} sớm hơn nếu Trung tâm xác nhận. Hồ sơ tiếp nhận từ nay theo lịch mới.", "Open dossiers on the old calendar: {all}. Due later, once their Center confirms: {later}; earlier: {earlier}. What is accepted from now on follows the new one.";
    YES_PUBLISH = "Ban hành", "Publish";
    DONE_PUBLISH = "Đã ban hành lịch mới.", "The new calendar is published.";
    MISSING_DATE = "Nhập ngày, ví dụ 30/11/2026.", "Enter a day, such as 30/11/2026.";
    WRONG_RANGE = "Ngày cuối phải sau ngày đầu và trong vòng 31 ngày.", "The last day must be after the first, within 31 days.";
    MISSING_WORDS = "Không được để trống.", "This is needed.";
    NOTHING_ADDED = "Thêm ít nhất một ngày, hoặc đổi ngày đã công bố.", "Add a day at least, or change until when it is published.";

    CONFIRM = "Áp dụng cho hồ sơ đã tiếp nhận", "Hold for what was accepted before";
    fn waiting(all: &str, later: &str, earlier: &str) = "{all} hồ sơ đang giải quyết của Trung tâm theo lịch cũ: {later} hồ sơ sẽ hẹn trả muộn hơn, {earlier} sớm hơn.", "Open dossiers of the Center on an older calendar: {all}. Due later: {later}; earlier: {earlier}.";
    ALL_ON_IT = "Mọi hồ sơ đang giải quyết của Trung tâm đều theo lịch đang áp dụng.", "Every open dossier of the Center is on the calendar in force.";
    DECISION = "Số quyết định", "Decision number";
    YES_CONFIRM = "Xác nhận", "Confirm";
    CONFIRM_TITLE = "Tính lại ngày hẹn theo lịch mới?", "Count the dates again on the new calendar?";
    CONFIRM_BODY = "Ngày hẹn trả của từng hồ sơ được tính lại và ghi số quyết định; người dân thấy ngày mới cùng lý do. Không hoàn tác được.", "The due date of each dossier is counted again and cites the decision; citizens see the new date with the reason. It can not be undone.";
    DONE_CONFIRM = "Đã xác nhận; các hồ sơ đang được tính lại.", "Confirmed; the dossiers are being counted again.";
    fn confirmed(decision: &str, by: &str, at: &str) = "Đã xác nhận theo {decision}, {by}, {at}.", "Confirmed by {decision}, {by}, {at}.";
    COUNTING = "Đang tính lại ngày hẹn…", "The dates are being counted again…";
}
