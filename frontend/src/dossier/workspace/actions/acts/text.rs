//! Texts of the forms of the life cycle.

/// The letters of “đồng”, besides those of the alphabet, and its sign.
pub(super) const DONG: &str = "đĐồỒ₫";

crate::texts! {
    REASON = "Lý do", "Reason";
    OF_REDRAFT = "Cần sửa lại điều gì", "What has to be changed";
    LEGAL_BASIS = "Căn cứ pháp lý", "Legal basis";
    LEGAL_BASIS_AGAIN = "Bắt buộc từ lần yêu cầu thứ hai, vì pháp luật chuyên ngành cho phép", "Needed from the second request on: the specialised law that allows it";
    REQUIRED = "Nhập nội dung này.", "Fill this in.";
    CHOOSE = "Chọn một mục.", "Choose one.";
    CHOOSE_SOME = "Chọn ít nhất một mục.", "Choose at least one.";
    NOT_A_DAY = "Nhập ngày theo dạng 21/01/2026.", "Type the day as 21/01/2026.";
    NOT_A_MOMENT = "Nhập giờ và ngày theo dạng 08:30 21/01/2026.", "Type hour and day as 08:30 21/01/2026.";
    NOT_A_NUMBER = "Nhập số, không có chữ.", "Type a number.";
    NO_ROW = "Thêm ít nhất một dòng.", "Add at least one line.";
    fn row(n: usize) = "Dòng {n}", "Line {n}";
    fn remove_row(n: usize) = "Bỏ dòng {n}", "Remove line {n}";
    ADD_ROW = "Thêm dòng", "Add a line";
    fn done(what: &str, name: &str) = "{what}: {name}", "{what}: {name}";

    SLIP = "Số phiếu gửi bưu chính", "Number of the postal slip";
    SLIP_HINT = "Để trống với hồ sơ điện tử", "Leave empty for an electronic file";
    HAND_OVER_INTRO = "Hồ sơ giấy giao cho bưu chính; hồ sơ điện tử chuyển ngay.", "Paper goes to the carrier; an electronic file goes at once.";
    ARRIVAL_INTRO = "Xác nhận đã nhận đủ thành phần hồ sơ như phiếu bàn giao.", "Confirm that everything on the slip has arrived.";
    RESULT_INTRO = "Xác nhận kết quả đã về đến Trung tâm, sẵn sàng trả người nộp.", "Confirm that the result is at the Center, ready for the applicant.";
    ADDRESS = "Địa chỉ nhận", "Address";
    ADDRESS_HINT = "Để trống nếu gửi theo địa chỉ trong hồ sơ", "Leave empty for the address in the dossier";
    RECIPIENT = "Người nhận", "Who took it";
    AUTHORIZATION = "Giấy ủy quyền", "Authorization";
    AUTHORIZATION_HINT = "Khi người nhận không phải chủ hồ sơ", "When somebody else took it";
    TRIED_AT = "Phát lúc", "Tried at";
    MOMENT_HINT = "Ví dụ 08:30 21/01/2026", "For example 08:30 21/01/2026";

    LINES = "Nội dung cần bổ sung", "What is to be supplied";
    DOCUMENT = "Thành phần hồ sơ", "Paper of the dossier";
    OTHER_DOCUMENT = "Giấy tờ khác", "Another";
    CONTENT = "Nội dung", "What";
    ORIGINALS = "Bản chính", "Originals";
    CERTIFIED = "Bản sao chứng thực", "Certified copies";
    COPIES = "Bản sao", "Copies";
    BROUGHT = "Nội dung đã nộp", "What was brought";
    NOTE = "Ghi chú", "Note";
    SUPPLEMENT_INTRO = "Nêu đủ mọi nội dung trong một lần, trong 3 ngày làm việc kể từ ngày nhận hồ sơ.", "Ask for everything at once, within 3 working days of receipt.";

    ITEMS = "Khoản phải nộp", "What is to be paid";
    ITEM = "Tên khoản", "For what";
    AMOUNT = "Số tiền (đồng)", "Amount (đồng)";
    AMOUNT_HINT = "Ví dụ 1.200.000", "For example 1,200,000";
    CALCULATION = "Cách tính", "How it comes about";
    CALCULATION_HINT = "Mức thu × số lượng, ví dụ 120 m² × 8.500.000 đồng/m²; in trên thông báo", "Rate × quantity, for example 120 m² × 8,500,000 đồng/m²; printed on the notice";
    BENEFICIARY = "Đơn vị thụ hưởng", "Beneficiary";
    BENEFICIARY_HINT = "Chủ tài khoản nhận tiền", "Who holds the account";
    ACCOUNT_NUMBER = "Số tài khoản", "Account number";
    ACCOUNT_NUMBER_HINT = "Để trống cả hai ô nếu không thu qua tài khoản", "Leave both empty when it is not paid to an account";
    BANK = "Nơi mở tài khoản", "Bank or treasury";
    PAY_BY = "Hạn nộp", "Pay by";
    RECEIPT = "Số biên lai, chứng từ", "Number of the receipt";
    PAID_ON = "Ngày nộp", "Paid on";
    PAID_ON_HINT = "Theo chứng từ; để trống nếu là hôm nay", "By the receipt; leave empty for today";

    REQUESTS = "Cơ quan được lấy ý kiến", "Agencies asked";
    AGENCY = "Cơ quan", "Agency";
    ANSWER_BY = "Hạn trả lời", "Answer by";
    WAITS = "Dừng chờ trả lời", "The step waits for it";
    WHICH = "Trả lời văn bản", "Which request";
    fn opinion_asked(n: i32, agency: &str) = "Số {n} · {agency}", "No. {n} · {agency}";
    OPINION = "Ý kiến", "Opinion";
    AGREE = "Thống nhất", "Agrees";
    DISAGREE = "Không thống nhất", "Does not agree";
    COMMENT = "Có ý kiến khác", "Has comments";
    ANSWER = "Nội dung trả lời", "The answer";

    AT = "Thời gian", "When";
    PLACE = "Địa điểm", "Where";
    PARTICIPANTS = "Thành phần tham gia", "Who takes part";
    PARTICIPANTS_HINT = "Mỗi dòng một người", "One a line";
    INSPECTED = "Nội dung kiểm tra", "What is looked at";
    FINDINGS = "Kết quả kiểm tra", "What was found";
    CONCLUSION = "Kết luận", "Conclusion";
    OBJECTIONS = "Ý kiến khác của người tham gia", "Objections of those present";
    OBJECTIONS_HINT = "Để trống thì biên bản ghi “Không”", "Left empty, the minutes say there were none";

    DELAY = "Nguyên nhân chậm", "Why it is late";
    NEW_DATE = "Ngày hẹn trả mới", "New date";
    NEW_DATE_OR_LIMIT = "Ngày, thời hạn", "Day, limit";
    APOLOGY = "Nội dung giải trình", "Explanation";
    EXTENSION_INTRO = "Trung tâm gửi văn bản xin lỗi (mẫu 04) khi chấp nhận; chỉ được hẹn lại một lần.", "The Center sends the apology (Form 04) when it agrees; once only.";
    GRANT_INTRO = "Gửi văn bản xin lỗi và ngày hẹn mới cho người nộp.", "Sends the apology and the new date to the applicant.";

    CHANNEL = "Cách gửi", "How it came";
    GROUND = "Căn cứ dừng", "Ground";
    GOES_ON = "Không dừng, tiếp tục giải quyết", "Does not stop, goes on";
    FEES = "Phí, lệ phí đã nộp", "Fees already paid";
    PAPERS_BACK = "Giấy tờ trả lại", "Papers given back";
    DRAFT_STOP_INTRO = "Người nộp nhận thông báo (mẫu 05) khi Trung tâm gửi.", "The applicant gets Form 05 when the Center sends it.";
    STOP_INTRO = "Dừng giải quyết và trả hồ sơ cho người nộp theo yêu cầu đã ghi.", "Ends the dossier at the applicant's wish and gives it back.";
    CLOSE_INTRO = "Người nộp không hoàn thiện trong thời hạn; hồ sơ được đóng và thông báo.", "It was not completed in time; the dossier is closed with a notice.";
    TO_AGENCY = "Chuyển đến", "To";

    CHANGES = "Thông tin cần sửa", "What to correct";
    FIELD = "Trường", "Field";
    AFTER = "Sửa thành", "Correct to";
    fn stands_there(value: &str) = "Hiện ghi: {value}", "Now: {value}";
    fn stands_there_or_not(value: &str) = "Hiện ghi: {value}. Để trống nếu cần bỏ.", "Now: {value}. Leave empty to take it out.";
    NOTHING_THERE = "Hiện chưa ghi gì.", "Nothing is there now.";
    TAKEN_OUT = "(để trống)", "(left empty)";
    APPROVE_INTRO = "Thông tin được sửa ngay; giá trị cũ vẫn lưu.", "It is corrected at once; what it was is kept.";
    LETTER_INTRO = "Văn bản có hiệu lực sau khi Trung tâm gửi người nộp.", "It takes effect when the Center sends it.";
    SEND_INTRO = "Văn bản được cấp số, gửi người nộp và có hiệu lực ngay.", "The letter is numbered, sent to the applicant and takes effect at once.";
    DISCARD_INTRO = "Dự thảo bị bỏ; hồ sơ tiếp tục như trước.", "The draft is dropped; the dossier goes on as before.";
    SUSPEND_INTRO = "Thời hạn đứng lại vì bất khả kháng; người nộp thấy số quyết định.", "The clock stands still; the applicant sees the number of the decision.";
    DECISION_NO = "Số quyết định", "Number of the decision";
    END_SUSPENSION_INTRO = "Thời hạn chạy tiếp với phần còn lại; ngày hẹn trả được tính lại.", "The clock goes on with what was left; the due date is set anew.";
    UNDO_INTRO = "Bước vừa làm được hoàn tác; lịch sử vẫn giữ nguyên.", "The last step is taken back; the history stays.";

    LETTER = "Văn bản đang xử lý", "Letter in hand";
    fn drafted(who: &str, when: &str) = "{who} dự thảo {when}", "Drafted by {who}, {when}";
    WAITS_APPROVAL = "Chờ duyệt", "Waits for approval";
    WAITS_SENDING = "Đã duyệt, chờ Trung tâm gửi", "Approved, waits for the Center";
    fn came_back(why: &str) = "Trả lại: {why}", "Came back: {why}";
    fn total(sum: &str) = "Tổng cộng {sum}", "Total {sum}";
    OTHERS = "Văn bản và việc khác", "Letters and more";
    KEY_APPROVE = "Duyệt văn bản", "Approve the letter";
    KEY_SEND = "Gửi người nộp", "Send to the applicant";
    KEY_CONFIRM = "Xác nhận đã nhận", "Confirm arrival";
}
