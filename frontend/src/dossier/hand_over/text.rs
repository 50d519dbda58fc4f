//! Texts of the return desk.

crate::texts! {
    TITLE = "Trả kết quả", "Return desk";
    FIND = "Quét phiếu, thẻ Căn cước hoặc gõ tên, số điện thoại", "Scan the slip or a citizen card, or type a name or phone";
    FIND_EXAMPLE = "Mã trên Giấy tiếp nhận, tên không cần dấu, số định danh", "Code of the slip, a name without marks, a personal id";
    LIST = "Kết quả đang chờ trả", "Results waiting";
    OLDEST_FIRST = "Chờ lâu nhất ở trên", "Longest waiting first";
    FOUND = "Kết quả khớp", "Results that match";
    NONE_WAITING = "Không có kết quả nào đang chờ trả", "No result is waiting";
    NONE_WAITING_BODY = "Kết quả xuất hiện ở đây ngay khi cơ quan giải quyết chuyển đến Trung tâm.", "Results appear here as soon as an agency sends them to the Center.";
    NONE_FOUND = "Không có kết quả chờ trả nào khớp", "No waiting result matches";
    NONE_FOUND_BODY = "Quét mã trên Giấy tiếp nhận để biết hồ sơ đang ở đâu.", "Scan the slip to see where the dossier is.";
    fn more(n: usize) = "Đang hiển thị {n} hồ sơ đầu; gõ thêm để thu hẹp.", "The first {n} are shown; type more to narrow down.";

    CODE = "Mã hồ sơ", "Code";
    APPLICANT = "Chủ hồ sơ", "Applicant";
    PROCEDURE = "Thủ tục", "Procedure";
    SINCE = "Có kết quả từ", "Waiting since";
    AGENCY = "Cơ quan giải quyết", "Decided by";
    RESULT = "Kết quả", "Result";
    APPROVAL = "Đồng ý giải quyết", "Granted";
    REFUSAL = "Không đủ điều kiện", "Refused";
    WISH = "Đăng ký nhận", "Wanted";
    AT_COUNTER = "tại Trung tâm", "at the Center";
    BY_POST = "qua bưu chính", "by post";
    ELECTRONICALLY = "trực tuyến", "electronically";
    PERSONAL_ID = "Số định danh", "Personal id";
    PHONE = "Điện thoại", "Telephone";

    CHOOSE = "Chọn một hồ sơ để trả kết quả", "Choose a dossier to hand over";
    CHOOSE_BODY = "Quét Giấy tiếp nhận, hoặc dùng mũi tên xuống rồi Enter.", "Scan the slip, or arrow down and Enter.";
    HAND_OVER = "Người nhận", "Recipient";
    CHECK = "Đã kiểm tra", "Checked by";
    RECEIPT_SHOWN = "Giấy tiếp nhận", "The slip";
    IDENTITY_CHECKED = "Giấy tờ tùy thân (mất phiếu)", "Identity (slip lost)";
    NAME = "Người nhận kết quả", "Who takes it";
    RECIPIENT_ID = "Số định danh người nhận", "Personal id of who takes it";
    RECIPIENT_ID_HINT = "Quét thẻ vào ô phía trên để điền", "Scan the card into the field above";
    AUTHORIZATION = "Giấy ủy quyền", "Authorisation";
    AUTHORIZATION_HINT = "Người nhận không phải chủ hồ sơ: ghi số, ngày của giấy ủy quyền", "Not the applicant: number and date of the authorisation";
    SAME_NAME = "Trùng tên chủ hồ sơ", "Same name as the applicant";
    IS_APPLICANT = "Khớp với chủ hồ sơ", "It is the applicant";
    NOT_APPLICANT = "Không phải chủ hồ sơ: cần giấy ủy quyền", "Not the applicant: an authorisation is needed";
    OTHER_ID = "Số định danh khác với hồ sơ: kiểm tra lại thẻ", "Another personal id than in the dossier: look at the card again";
    CONFIRM = "Trả kết quả", "Hand over";
    KEY_FIND = "Ô quét", "Scan field";
    KEY_RECEIPT = "Đã xem phiếu", "Slip shown";
    KEY_IDENTITY = "Đã xem giấy tờ", "Identity checked";
    KEY_PRINT = "In kết quả", "Print the result";
    BACK = "Về danh sách", "Back to the list";
    fn handed_over(code: &str, name: &str) = "Đã trả kết quả hồ sơ {code} cho {name}. Hồ sơ kết thúc.", "Handed over {code} to {name}. The dossier is closed.";
    fn card_read(name: &str) = "Đã đọc thẻ của {name}", "Read the card of {name}";
    UNKNOWN = "Chưa rõ máy chủ đã nhận hay chưa. Bấm F4 lần nữa: kết quả không bị ghi hai lần.", "It is not known whether the server got it. Press F4 again: nothing is recorded twice.";
    STALE_RELOAD = "Xem bản mới nhất", "See the latest version";
    NO_PAPER = "Tệp kết quả không mở được với vai trò này.", "Your role can not open the result's file.";

    NOT_HERE = "Kết quả chưa có tại Trung tâm", "The result is not at the Center yet";
    ALREADY_RETURNED = "Kết quả đã được trả", "The result was already handed over";
    WHERE = "Đang ở", "Where it is";
    STATUS = "Tình trạng", "Status";
    DUE = "Hẹn trả", "Due";
    NO_DUE = "không có ngày hẹn", "no date promised";
    WITH = "Người đang giải quyết", "With";
    NOBODY = "chưa có người nhận việc", "nobody has taken it yet";
    RETURNED_AT = "Trả lúc", "Handed over";
    RETURNED_TO = "Cho", "To";
    UNKNOWN_CODE = "Không có hồ sơ mã này", "There is no dossier of this code";
    fn unknown_code(code: &str) = "Kiểm tra lại mã {code}: mã gồm mã cơ quan, ngày tiếp nhận và số thứ tự.", "Check the code {code}: agency, date of receipt and number.";
}
