//! Texts of the queue.

crate::texts! {
    TITLE = "Việc của tôi", "My queue";
    LABEL = "Việc cần làm, sắp hết hạn trước", "Work to do, what runs out first, first";
    WORK = "Cần làm", "To do";
    MINE = "Đang giữ", "Mine";
    CLAIMABLE = "Chưa có người nhận", "Unclaimed";
    UNIT = "Cả đơn vị", "Whole unit";
    SEARCH = "Tìm trong hàng việc", "Search the queue";
    SEARCH_KEY = "Tìm trong hàng việc", "Search the queue";
    CLAIM = "Nhận", "Take";
    CLAIM_KEY = "Nhận việc ở dòng đang chọn", "Take over the row";
    FORWARD_KEY = "Chuyển xử lý hồ sơ ở dòng đang chọn", "Pass the row on";
    fn claimed(code: &str) = "Đã nhận hồ sơ {code}.", "You took over {code}.";
    KEYS = "j k chọn dòng · Enter mở · c nhận · f chuyển · / tìm · ? phím tắt", "j k walk · Enter open · c take · f pass on · / search · ? keys";

    fn rows(n: usize) = "{n} hồ sơ", "{n} dossiers";
    fn rows_and_more(n: usize) = "{n} hồ sơ hết hạn sớm nhất, còn nữa", "The {n} that run out first, more follow";
    MORE = "Hiện thêm", "Show more";
    TOO_MANY = "Tìm trong hàng việc hoặc mở danh sách hồ sơ để xem tiếp.", "Search the queue, or open the list of dossiers for the rest.";
    EMPTY = "Không còn việc nào", "Nothing to do";
    EMPTY_BODY = "Hồ sơ mới chuyển đến sẽ tự hiện ở đây.", "What arrives shows here by itself.";
    NOTHING_FITS = "Không có việc phù hợp", "Nothing fits";
    NOTHING_FITS_BODY = "Sửa từ cần tìm hoặc chọn thẻ khác.", "Change the words or the tab.";
}
