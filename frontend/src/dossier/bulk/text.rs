//! Texts of acting on many dossiers.

crate::texts! {
    BAR = "Thao tác với các hồ sơ đã chọn", "Act on the chosen dossiers";
    fn chosen(n: usize) = "{n} hồ sơ đã chọn", "{n} dossier chosen", "{n} dossiers chosen";
    CLEAR = "Bỏ chọn", "Clear";
    CLAIM = "Nhận việc…", "Take over…";
    ASSIGN = "Phân công…", "Assign…";
    FORWARD = "Chuyển xử lý…", "Pass on…";
    SUSPEND = "Tạm dừng thời hạn…", "Suspend clocks…";
    END_SUSPENSION = "Kết thúc tạm dừng…", "End suspensions…";
    SUSPEND_TITLE = "Tạm dừng thời hạn do bất khả kháng", "Suspend clocks for force majeure";
    END_SUSPENSION_TITLE = "Kết thúc tạm dừng thời hạn", "End the suspension of clocks";
    DECISION_NO = "Số quyết định của Giám đốc Trung tâm", "Number of the director's decision";
    DECISION_HINT = "Ghi trên từng hồ sơ và cho người nộp thấy.", "Kept with each dossier and shown to the applicant.";
    DECISION_NEEDED = "Hãy ghi số quyết định.", "Give the number of the decision.";
    RELEASE = "Chuyển kết quả…", "Release results…";
    SEND = "Gửi văn bản…", "Send letters…";
    HAND_OVER = "Bàn giao…", "Hand over…";
    ARRIVAL = "Đã nhận hồ sơ…", "Files have arrived…";
    RESULT = "Kết quả đã về…", "Results have arrived…";

    CLAIM_TITLE = "Nhận việc hàng loạt", "Take over many";
    ASSIGN_TITLE = "Phân công hàng loạt", "Assign many";
    FORWARD_TITLE = "Chuyển xử lý hàng loạt", "Pass on many";
    RELEASE_TITLE = "Chuyển kết quả đến Trung tâm hàng loạt", "Release many results to the Center";
    SEND_TITLE = "Gửi các văn bản đã duyệt", "Send the approved letters";
    HAND_OVER_TITLE = "Bàn giao hồ sơ giấy cho bưu chính", "Hand files over to the carrier";
    SLIP = "Số phiếu gửi bưu chính", "Number of the postal slip";
    ARRIVAL_TITLE = "Xác nhận đã nhận hồ sơ giấy", "Confirm that files have arrived";
    RESULT_TITLE = "Xác nhận kết quả đã về Trung tâm", "Confirm that results are at the Center";
    fn assign_all_of(name: &str) = "Giao lại mọi việc của {name}", "Give all of {name}'s work to another";
    TOO_MANY = "Mỗi lần tối đa 500 hồ sơ. Hãy bỏ chọn bớt.", "500 dossiers at a time. Choose fewer.";

    OFFICER = "Giao cho", "Give to";
    NEXT_OFFICER = "Người xử lý bước tiếp theo", "Who takes the next step";
    NEXT_OFFICER_HINT = "Cần chọn nếu bước hiện tại là phân công.", "Needed where the step is an assignment.";
    CHOOSE = "— Chọn cán bộ —", "— Choose an officer —";
    NOT_NAMED = "— Không chỉ định —", "— Nobody named —";
    fn candidate(name: &str, steps: &str, level: &str) = "{name} · {steps} bước, {level}", "{name} · {steps} steps, {level}";
    REASON = "Lý do", "Reason";
    REASON_HINT = "Bắt buộc khi lấy việc từ người khác; ghi vào nhật ký từng hồ sơ.", "Needed where a step is taken from somebody; kept in the log of each dossier.";
    NOTE = "Ghi chú", "Remark";
    LIGHT = "còn rảnh", "has time";
    FULL = "đủ việc", "full";
    OVER = "quá tải", "overloaded";

    PREVIEW = "Xem trước", "Preview";
    NEED_OFFICER = "Chọn cán bộ để xem hồ sơ nào giao được.", "Choose an officer to see which dossiers can be given.";
    fn eligible(n: usize) = "{n} hồ sơ làm được", "{n} can be done";
    fn skipped(n: usize) = "{n} bỏ qua", "{n} skipped";
    MORE = "Cán bộ này còn hơn 500 bước; đây là 500 bước gấp nhất.", "There are more than 500 steps; these run out first.";
    fn effect(name: &str, before: &str, after: &str) = "{name}: từ {before} lên {after}", "{name}: from {before} to {after}";
    fn load(steps: &str, percent: &str, level: &str) = "{steps} bước ({percent}%, {level})", "{steps} steps ({percent}%, {level})";
    CODE = "Hồ sơ", "Dossier";
    APPLICANT = "Chủ hồ sơ", "Applicant";
    STEP = "Bước, người giữ", "Step, holder";
    VERDICT = "Kết luận", "Verdict";
    NOBODY = "chưa ai nhận", "nobody";
    NO_CODE = "(không có mã)", "(no code)";
    UNKNOWN = "Ngoài phạm vi của bạn", "Outside your reach";
    CAN = "Làm được", "Can be done";
    DONE = "Đã xong", "Done";
    FAILED = "Chưa có kết quả", "No answer";
    NOTHING = "Không có hồ sơ nào.", "No dossiers.";
    fn take(code: &str) = "Làm cả hồ sơ {code}", "Include {code}";

    fn do_it(n: usize) = "Thực hiện với {n} hồ sơ", "Do it for {n} dossier", "Do it for {n} dossiers";
    NOTHING_CHOSEN = "Không có hồ sơ nào làm được.", "Nothing can be done.";
    REASON_NEEDED = "Hãy ghi lý do.", "Give the reason.";
    CLOSE = "Đóng", "Close";
    PROGRESS = "Tiến độ", "Progress";
    fn progress(done: usize, all: usize) = "{done} / {all} hồ sơ", "{done} of {all} dossiers";
    fn summary(done: usize, not: usize) = "Xong {done} hồ sơ, {not} không làm được.", "{done} done, {not} not.";
    fn all_done(done: usize) = "Đã xong cả {done} hồ sơ.", "All {done} are done.";
    INTERRUPTED = "Đường truyền bị ngắt. Bấm Tiếp tục: hồ sơ đã xong không bị làm lại.", "The connection broke. Press Continue: nothing is done twice.";
    CONTINUE = "Tiếp tục", "Continue";
    fn retry(n: usize) = "Thử lại {n} hồ sơ lỗi", "Try the {n} failed again";
}
