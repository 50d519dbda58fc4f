//! Texts of what goes on beside the steps.

crate::texts! {
    BESIDE = "Phát sinh ngoài các bước", "Beside the steps";
    SETTLED = "Phát sinh đã giải quyết", "Settled beside the steps";
    LIMIT = "Hạn", "By";
    NONE = "—", "—";

    STOP = "Dừng giải quyết", "Stopped";
    WITHDRAWAL = "Yêu cầu dừng, rút hồ sơ", "Wish to withdraw";
    SUBMITTED_ONLINE = "Nộp trực tuyến", "Filed online";
    SUBMITTED_BY_POST = "Nộp qua bưu chính", "Filed by post";
    SUBMITTED_AT_COUNTER = "Nộp trực tiếp", "Filed at the counter";
    COMPLETION = "Hoàn thiện trước khi tiếp nhận", "To be completed before acceptance";
    fn supplement(n: usize) = "Yêu cầu bổ sung lần {n}", "Request for supplements {n}";
    PAYMENT = "Nghĩa vụ tài chính", "Payment";
    fn opinion(agency: &str) = "Ý kiến của {agency}", "Opinion of {agency}";
    INSPECTION = "Kiểm tra thực địa", "Inspection of the site";
    AMENDMENT = "Sửa thông tin đã nộp", "Correction of what was filed";
    HANDOVER = "Bàn giao hồ sơ giấy", "Hand-over of the paper file";
    SHIPMENT = "Gửi kết quả qua bưu chính", "Result sent by post";
    EXTENSION = "Xin lỗi, hẹn lại ngày trả", "Apology and later date";
    TRANSFER = "Chuyển cơ quan có thẩm quyền", "Transferred to the competent agency";

    STOPPED = "Đã dừng", "Stopped";
    AWAITS_DECISION = "Chờ giải quyết", "To be decided";
    AWAITS_ANSWER = "Chờ trả lời", "To be answered";
    AWAITS_APPLICANT = "Chờ người nộp", "With the applicant";
    AWAITS_PAYMENT = "Chờ nộp tiền", "To be paid";
    AWAITS_INSPECTION = "Đã mời, chưa đến ngày", "Called, still to come";
    AWAITS_FINDINGS = "Chờ ghi biên bản", "Findings to be recorded";
    AWAITS_APPROVAL = "Chờ duyệt", "To be approved";
    AWAITS_SENDING = "Chờ bàn giao", "To be handed over";
    ON_ITS_WAY = "Đang chuyển", "On its way";
    IN_DELIVERY = "Bưu chính đang phát", "Being delivered";
    LATE = "Quá hạn", "Overdue";

    GRANTED = "Đã chấp nhận", "Granted";
    NOT_GRANTED = "Không chấp nhận", "Not granted";
    ANSWERED = "Đã trả lời", "Answered";
    NOT_ANSWERED = "Không trả lời", "Not answered";
    COMPLETED = "Đã hoàn thiện", "Completed";
    NOT_COMPLETED = "Không hoàn thiện", "Not completed";
    SUPPLIED = "Đã bổ sung đủ", "Complete";
    NOT_SUPPLIED = "Không bổ sung đủ", "Not complete";
    PAID = "Đã nộp", "Paid";
    NOT_PAID = "Chưa nộp", "Not paid";
    AGREE = "Thống nhất", "Agrees";
    COMMENT = "Có ý kiến", "Comments";
    DISAGREE = "Không thống nhất", "Disagrees";
    DEEMED = "Im lặng, coi như thống nhất", "Silent, counts as consent";
    RECORDED = "Đã ghi biên bản", "Recorded";
    NOT_RECORDED = "Không có biên bản", "Not recorded";
    AMENDED = "Đã sửa", "Corrected";
    NOT_AMENDED = "Không sửa", "Not corrected";
    ARRIVED = "Cơ quan đã nhận", "Received by the agency";
    NOT_ARRIVED = "Chưa bàn giao", "Not handed over";
    DELIVERED = "Đã phát", "Delivered";
    CAME_BACK = "Chuyển hoàn về Trung tâm", "Came back to the Center";
    EXTENDED = "Đã hẹn lại", "Later date";
    APOLOGY_ONLY = "Xin lỗi, không đổi ngày hẹn", "Apology, same date";
    TRANSFERRED = "Đã chuyển", "Transferred";

    ASKED = "Gửi lúc", "Sent";
    REASON = "Lý do", "Reason";
    GROUND = "Căn cứ", "Ground";
    LEGAL_BASIS = "Căn cứ pháp lý", "Provision";
    BROUGHT = "Người nộp bổ sung lúc", "Brought";
    COMPLETED_AT = "Đủ lúc", "Complete";
    STILL_OPEN = "còn thiếu:", "still missing:";
    GIVEN = "đã nộp:", "given:";
    fn originals(n: i32) = "{n} bản chính", "originals: {n}";
    fn certified(n: i32) = "{n} bản sao chứng thực", "certified copies: {n}";
    fn copies(n: i32) = "{n} bản sao", "copies: {n}";

    CONTENT = "Nội dung", "About";
    ANSWER = "Trả lời", "Answer";
    ANSWERED_AT = "Trả lời lúc", "Answered";
    DUE = "Hạn trả lời", "Answer due";
    WAITS = "Bước hiện tại chờ ý kiến này.", "The current step waits for this opinion.";
    OVERDUE_SINCE = "Báo quá hạn lúc", "Found overdue";

    ITEM = "Khoản", "Item";
    AMOUNT = "Số tiền", "Amount";
    TOTAL = "Tổng cộng", "Total";
    BENEFICIARY = "Nơi thụ hưởng", "Payable to";
    ACCOUNT_NUMBER = "Số tài khoản", "Account number";
    BANK = "Nơi mở tài khoản", "Bank or treasury";
    PAY_BY = "Hạn nộp", "Pay by";
    PAID_AT = "Nộp lúc", "Paid";
    RECEIPT = "Số chứng từ", "Receipt";

    WHEN = "Thời gian", "When";
    PLACE = "Địa điểm", "Place";
    PARTICIPANTS = "Thành phần", "Participants";
    CALLED_AT = "Mời lúc", "Called";
    FINDINGS = "Kết quả", "Findings";
    CONCLUSION = "Kết luận", "Conclusion";
    OBJECTIONS = "Ý kiến khác", "Objections";

    DUE_BEFORE = "Hẹn trả cũ", "Due before";
    NEW_DUE = "Hẹn trả mới", "New due date";
    TOLD_LATE = "Cơ quan báo muộn, sau thời điểm phải báo trước một ngày làm việc.", "The agency told later than a working day before the date.";

    FROM = "Từ", "From";
    TO = "Đến", "To";
    AT = "Lúc", "At";
    WAY = "Hình thức", "Way";
    AT_COUNTER = "Tại quầy", "At the counter";
    ONLINE = "Trực tuyến", "Online";
    BY_POST = "Bưu chính", "By post";
    WHY_REFUSED = "Lý do không chấp nhận", "Why it was not granted";

    FIELD = "Thông tin", "Field";
    BEFORE = "Trước", "Before";
    AFTER = "Sau", "After";
    PROPOSED = "Đề nghị", "Proposed";
    DECIDED = "Quyết định", "Decided";

    SENT_AT = "Chuyển lúc", "Sent";
    ARRIVED_AT = "Nhận lúc", "Arrived";
    SLIP = "Phiếu gửi", "Slip";
    LEAVE_BY = "Phải chuyển trước", "Has to leave by";
    ADDRESS = "Địa chỉ", "Address";
    ENDED_AT = "Kết thúc lúc", "Ended";
    ATTEMPTS = "Lần phát không được", "Failed tries";

    FILED_AT = "Nộp lúc", "Filed";
    PORTAL_CODE = "Mã trên Cổng quốc gia", "Code of the national portal";
    DEADLINE = "Hạn bổ sung", "Complete by";
}
