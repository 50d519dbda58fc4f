//! Why something is refused: a stable code, where in the input, and words that say what to do.

mod problems;
#[cfg(test)]
mod tests;

pub use problems::Problems;

use crate::identifier::IdentifierError;
use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// A refusal of a command, or a mistake in its input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What kind.
    pub code: Code,
    /// Path into the input, e.g. `["applicant", "phone"]`; empty when it concerns the whole.
    pub path: Vec<String>,
    /// What the words need: names and values.
    pub params: Vec<(String, String)>,
}

impl Refusal {
    /// A refusal that concerns the whole command.
    pub fn new(code: Code) -> Self {
        Self { code, path: Vec::new(), params: Vec::new() }
    }

    /// A mistake at a field; the path is dotted, e.g. `applicant.phone`.
    pub fn at(code: Code, path: &str) -> Self {
        Self::new(code).in_field(path)
    }

    /// The same refusal at a field.
    #[must_use]
    pub fn in_field(mut self, path: &str) -> Self {
        self.path = path.split('.').map(str::to_owned).collect();
        self
    }

    /// Adds a value that the message shows.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.push((name.to_owned(), value.to_string()));
        self
    }

    /// The message in a language, with the values filled in.
    pub fn message(&self, lang: Lang) -> String {
        let (vi, en) = self.code.texts();
        self.params.iter().fold(lang.pick(vi, en).to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }
}

impl From<IdentifierError> for Refusal {
    fn from(error: IdentifierError) -> Self {
        Self::new(Code::InvalidValue)
            .with("identifier", error.code())
            .with("vi", error.message(Lang::Vi))
            .with("en", error.message(Lang::En))
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $vi:literal, $en:literal;)*) => {
        /// The stable code of a refusal, as in the API's `UserErrorCode`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as text.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The message patterns, Vietnamese and English.
            fn texts(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($vi, $en),)* }
            }
        }
    };
}

codes! {
    /// A field that must be filled is empty.
    Required = "REQUIRED",
        "Chưa nhập. Hãy nhập mục này.", "Missing. Please fill this in.";
    /// A text is longer than the field takes.
    TooLong = "TOO_LONG",
        "Dài quá {max} ký tự. Hãy viết ngắn lại.", "Longer than {max} characters. Please shorten it.";
    /// A text has characters that can not be kept.
    InvalidText = "INVALID_TEXT",
        "Có ký tự không dùng được. Hãy gõ lại.", "Contains characters that can not be used. Please retype it.";
    /// A number is outside its range.
    OutOfRange = "OUT_OF_RANGE",
        "Phải từ {min} đến {max}.", "Must be from {min} to {max}.";
    /// A value of a coded field is malformed; parameter `identifier` names the kind of mistake.
    InvalidValue = "INVALID_VALUE", "{vi}", "{en}";
    /// A date that can not be.
    InvalidDate = "INVALID_DATE",
        "Ngày không hợp lệ. Hãy kiểm tra ngày, tháng, năm.", "Not a possible date. Check day, month and year.";
    /// No such procedure in the catalog.
    UnknownProcedure = "UNKNOWN_PROCEDURE",
        "Không có thủ tục mã {code} trong danh mục. Hãy tìm theo tên hoặc kiểm tra lại mã.",
        "There is no procedure {code} in the catalog. Search by name or check the code.";
    /// The procedure has no such case.
    UnknownCase = "UNKNOWN_CASE",
        "Thủ tục không có trường hợp này. Hãy chọn lại trường hợp.",
        "The procedure has no such case. Choose the case again.";
    /// The procedure has no approved, active process (R4).
    NotReceivable = "NOT_RECEIVABLE",
        "Thủ tục chưa có quy trình được phê duyệt đang hiệu lực nên chưa thể tiếp nhận. Hãy báo {agency}.",
        "The procedure has no approved process in force and can not be taken in. Tell {agency}.";
    /// The case can not be filed through this channel.
    ChannelNotOffered = "CHANNEL_NOT_OFFERED",
        "Không nhận hồ sơ theo cách nộp này. Hãy chọn cách nộp hoặc trường hợp khác.",
        "This case is not taken in by this way of filing. Choose another way of filing, or another case.";
    /// A paper that must be there is not.
    DocumentMissing = "DOCUMENT_MISSING",
        "Thiếu giấy tờ bắt buộc: {name}. Nhận đủ giấy tờ, hoặc dùng Yêu cầu bổ sung (Mẫu 02).",
        "Required paper is missing: {name}. Take it in, or use Request completion (Form 02).";
    /// A paper that the case does not list.
    UnknownDocument = "UNKNOWN_DOCUMENT",
        "Giấy tờ {key} không thuộc thành phần hồ sơ của trường hợp này.",
        "Paper {key} is not asked for in this case.";
    /// The same thing is listed twice.
    Duplicate = "DUPLICATE",
        "Bị lặp lại. Hãy bỏ dòng trùng.", "Listed twice. Remove the repeated line.";
    /// Every paper is there: nothing to complete.
    NothingMissing = "NOTHING_MISSING",
        "Phải nêu ít nhất một nội dung cần bổ sung.", "Name at least one thing to be completed.";
    /// The action does not fit the state.
    WrongState = "WRONG_STATE",
        "Không làm được khi hồ sơ ở trạng thái “{status}”.",
        "Not possible while the dossier is “{statusEn}”.";
    /// The current step does something else.
    WrongStep = "WRONG_STEP",
        "Bước hiện tại là “{step}”, không phải bước thực hiện việc này.",
        "The current step is “{step}”, where this is not done.";
    /// The step belongs to somebody else.
    NotAssignee = "NOT_ASSIGNEE",
        "Bước này đang do {name} xử lý. Đề nghị lãnh đạo phòng phân công lại nếu cần.",
        "This step is with {name}. Ask the head of division to reassign it if needed.";
    /// The step is already taken.
    AlreadyClaimed = "ALREADY_CLAIMED",
        "Bước này đã do {name} nhận.", "This step was already taken by {name}.";
    /// The officer can not perform the step.
    NotEligible = "NOT_ELIGIBLE",
        "{name} không có vai trò {role} ở đơn vị của bước này. Hãy chọn người khác.",
        "{name} does not hold the role {roleEn} where this step is done. Choose somebody else.";
    /// Somebody must be named for the next step.
    AssigneeNeeded = "ASSIGNEE_NEEDED",
        "Hãy chọn người xử lý bước tiếp theo.", "Choose who takes the next step.";
    /// Two duties that nobody may hold on one dossier (R18).
    ConflictOfDuty = "CONFLICT_OF_DUTY",
        "Cùng một người không được vừa {first} vừa {second} một hồ sơ. Hãy chuyển cho người khác.",
        "The same person must not both {firstEn} and {secondEn} one dossier. Pass it to somebody else.";
    /// There is no earlier step to go back to.
    NoEarlierStep = "NO_EARLIER_STEP",
        "Không có bước trước nào trong cơ quan để trả lại.", "There is no earlier step to send it back to.";
    /// A result needs a file or a text.
    ResultContentNeeded = "RESULT_CONTENT_NEEDED",
        "Hãy tải lên tệp kết quả (PDF) hoặc nhập nội dung kết quả.",
        "Upload the result as PDF or enter its text.";
    /// An authorisation is needed for somebody else.
    AuthorizationNeeded = "AUTHORIZATION_NEEDED",
        "Người nhận không phải chủ hồ sơ: hãy ghi giấy ủy quyền.",
        "The recipient is not the applicant: record the authorisation.";
    /// The clock does not allow to ask any more (R8).
    SupplementTooLate = "SUPPLEMENT_TOO_LATE",
        "Đã quá hạn yêu cầu bổ sung ({until}). Chỉ được yêu cầu khi pháp luật chuyên ngành cho phép; nếu không, hãy giải quyết trên hồ sơ hiện có.",
        "The time to ask for supplements ended at {until}. Only specialised law allows more; otherwise decide on what is there.";
    /// A second request for supplements needs its own provision (R8).
    RepeatBasisNeeded = "REPEAT_BASIS_NEEDED",
        "Yêu cầu bổ sung lần {round}: phải nêu căn cứ pháp luật chuyên ngành cho phép.",
        "Request no. {round}: name the specialised provision that allows it.";
    /// A letter is being made already.
    LetterPending = "LETTER_PENDING",
        "Đang có một văn bản chờ xử lý. Hãy duyệt, gửi hoặc bỏ văn bản đó trước.",
        "A letter is on its way already. Approve, send or discard it first.";
    /// There is no letter.
    NoLetter = "NO_LETTER", "Không có văn bản nào đang chờ.", "There is no letter on its way.";
    /// The letter does not wait for this.
    LetterNotWaiting = "LETTER_NOT_WAITING",
        "Văn bản không ở bước này: đã duyệt hoặc đã trả lại.", "The letter does not wait for this: it was approved or returned.";
    /// The letter was not approved yet.
    LetterNotApproved = "LETTER_NOT_APPROVED",
        "Văn bản chưa được lãnh đạo cơ quan giải quyết duyệt.", "The letter was not approved by the agency yet.";
    /// Nobody approves what he drafted.
    OwnDraft = "OWN_DRAFT",
        "Người dự thảo không tự duyệt. Hãy để người khác duyệt.", "Nobody approves his own draft. Let somebody else do it.";
    /// Only the drafter may.
    NotDrafter = "NOT_DRAFTER",
        "Dự thảo của {name}; chỉ người dự thảo được bỏ.", "The draft is {name}'s, who alone may discard it.";
    /// A leader has to approve it.
    LeaderNeeded = "LEADER_NEEDED",
        "Văn bản này phải do {role} duyệt.", "This letter has to be approved by: {roleEn}.";
    /// The window of the applicant has not passed.
    WindowOpen = "WINDOW_OPEN",
        "Người nộp còn đến hết ngày {date}. Chỉ đóng hồ sơ sau ngày đó.", "The applicant has until {date}. It can be closed after that day.";
    /// Extended once already (R10).
    AlreadyExtended = "ALREADY_EXTENDED",
        "Đã hẹn lại 01 lần (đến {date}); pháp luật chỉ cho phép một lần.", "It was extended once, to {date}; the law allows one extension.";
    /// No date was promised.
    NoDueDate = "NO_DUE_DATE",
        "Thủ tục không có ngày hẹn trả nên không có gì để gia hạn.", "No date was promised, so there is none to extend.";
    /// The date is an estimate until the agency has the dossier.
    DateNotPromised = "DATE_NOT_PROMISED",
        "Cơ quan giải quyết chưa nhận hồ sơ nên ngày hẹn mới là dự kiến, chưa có gì để gia hạn.",
        "The agency has not received the dossier yet: its date is an estimate, with nothing to extend.";
    /// Silence is consent only after the days of the law.
    SilenceTooShort = "SILENCE_TOO_SHORT",
        "Im lặng là đồng ý sau {days} ngày ({basis}): hạn trả lời sớm nhất là {from}.",
        "Silence is consent after {days} days ({basis}): the answer can be asked for by {from} at the earliest.";
    /// Another calendar version has this label.
    CalendarVersionTaken = "CALENDAR_VERSION_TAKEN",
        "Đã có lịch làm việc {version}; hãy đặt số phiên bản khác.",
        "There is a calendar {version} already; give another label.";
    /// A day of a calendar can not be as it was typed.
    CalendarDayInvalid = "CALENDAR_DAY_INVALID",
        "Lịch chưa ghi đúng. {why} Hãy sửa rồi thử lại.",
        "The calendar is not right yet. {whyEn} Correct it and try again.";
    /// The calendar would be as it is.
    CalendarUnchanged = "CALENDAR_UNCHANGED",
        "Chưa có gì thay đổi so với lịch hiện hành. Hãy thêm hoặc bỏ ít nhất một ngày.",
        "Nothing differs from the calendar in force. Add or remove a day at least.";
    /// The calendar in force was confirmed already.
    CalendarConfirmed = "CALENDAR_CONFIRMED",
        "Lịch hiện hành đã được xác nhận áp dụng cho hồ sơ đã tiếp nhận.",
        "The calendar in force was confirmed for what was accepted before it already.";
    /// Another calendar has come into force meanwhile.
    CalendarSuperseded = "CALENDAR_SUPERSEDED",
        "Lịch hiện hành là {version}. Hãy tải lại trang và xem lại tác động.",
        "The calendar in force is {version}. Reload the page and look at its effect again.";
    /// A date outside what is allowed.
    DateOutOfRange = "DATE_OUT_OF_RANGE",
        "Ngày phải từ {from} đến {to}.", "The date must be from {from} to {to}.";
    /// A moment outside what is allowed.
    MomentOutOfRange = "MOMENT_OUT_OF_RANGE",
        "Phải trong khoảng từ {from} đến {to}.", "Must be between {from} and {to}.";
    /// Opinions that the step waits for have not come.
    OpinionsOpen = "OPINIONS_OPEN",
        "Còn chờ ý kiến của {agency}. Có thể chuyển bước khi có trả lời hoặc quá hạn trả lời.",
        "The opinion of {agency} is awaited. Go on when it has come or is overdue.";
    /// Nothing was asked of the agency.
    NothingAsked = "NOTHING_ASKED",
        "Không có yêu cầu lấy ý kiến nào chờ cơ quan của bạn.", "Nothing is asked of your agency.";
    /// An agency can not be asked.
    CanNotBeAsked = "CAN_NOT_BE_ASKED",
        "Không lấy ý kiến hoặc chuyển đến cơ quan này được. Hãy chọn cơ quan khác.",
        "This agency can not be chosen. Choose another.";
    /// Stage 2 begins with the payment.
    PaymentFirst = "PAYMENT_FIRST",
        "Giai đoạn 2 chỉ bắt đầu sau khi người nộp hoàn thành nghĩa vụ tài chính. Hãy lập thông báo nộp tiền.",
        "Stage 2 begins when the applicant has paid. Draft the notice of payment.";
    /// The payment belongs between the stages.
    NotBetweenStages = "NOT_BETWEEN_STAGES",
        "Thông báo nghĩa vụ tài chính lập ở bước cuối của giai đoạn 1.", "The notice of payment is made at the last step of stage 1.";
    /// The amount is not what is owed.
    WrongAmount = "WRONG_AMOUNT",
        "Số tiền phải đúng {amount} theo thông báo.", "The amount must be {amount}, as the notice says.";
    /// The lines are none of the request.
    UnknownLine = "UNKNOWN_LINE",
        "Dòng này không có hoặc đã được bổ sung. Hãy chọn lại.", "There is no such line, or it was answered. Choose again.";
    /// Only the step just passed on can be taken back.
    NothingToUndo = "NOTHING_TO_UNDO",
        "Không có bước vừa chuyển để hoàn tác.", "There is no passing on to take back.";
    /// The step was another's.
    NotYourStep = "NOT_YOUR_STEP",
        "Chỉ người vừa chuyển bước được hoàn tác.", "Only who has just passed it on may take it back.";
    /// The next has begun.
    AlreadyBegun = "ALREADY_BEGUN",
        "Người nhận đã bắt đầu xử lý nên không hoàn tác được; đề nghị trả lại bước trước.",
        "The next has begun, so it can not be taken back; ask for it to be sent back.";
    /// The file has left already.
    AlreadyHandedOver = "ALREADY_HANDED_OVER",
        "Hồ sơ đã bàn giao.", "The file was handed over already.";
    /// The file has not left.
    NotHandedOver = "NOT_HANDED_OVER",
        "Trung tâm chưa bàn giao hồ sơ.", "The Center has not handed the file over.";
    /// The department decides on a withdrawal.
    DepartmentDecides = "DEPARTMENT_DECIDES",
        "Hồ sơ đã ở cơ quan giải quyết: lãnh đạo cơ quan đó quyết định việc dừng.",
        "The agency has the dossier: its leader decides whether it stops.";
    /// Nobody asked to stop.
    NoWithdrawal = "NO_WITHDRAWAL",
        "Người nộp không yêu cầu dừng; chỉ dừng được theo quyết định của cơ quan có thẩm quyền.",
        "The applicant has not asked to stop; only an authority's decision can stop it.";
    /// There is no inspection to record.
    NoInspection = "NO_INSPECTION",
        "Chưa có cuộc kiểm tra nào đã diễn ra mà chưa ghi biên bản.", "There is no inspection that has taken place and is not recorded.";
    /// A correction waits already.
    AmendmentPending = "AMENDMENT_PENDING",
        "Đang có một đề nghị sửa thông tin chờ duyệt.", "A correction waits for its approval already.";
    /// No correction waits.
    NoAmendment = "NO_AMENDMENT",
        "Không có đề nghị sửa thông tin nào chờ duyệt.", "No correction waits for approval.";
    /// No clock has begun, or no date is promised.
    NoClock = "NO_CLOCK",
        "Hồ sơ chưa bắt đầu tính thời hạn hoặc không có ngày hẹn trả, nên không có gì để tạm dừng.",
        "The clock has not begun, or no date was promised; there is nothing to suspend.";
    /// The clock is suspended already.
    AlreadySuspended = "ALREADY_SUSPENDED",
        "Thời hạn của hồ sơ này đang tạm dừng rồi.", "The clock of this dossier is suspended already.";
    /// The clock is not suspended.
    NotSuspended = "NOT_SUSPENDED",
        "Thời hạn của hồ sơ này không bị tạm dừng.", "The clock of this dossier is not suspended.";
    /// A list of everything is not ordered by the time of steps, which only what is under way has.
    OrderOfWork = "ORDER_OF_WORK",
        "Chỉ danh sách việc đang làm xếp theo hạn của bước.",
        "Only a list of what is under way is ordered by its steps.";
    /// A value that is none of those there are.
    InvalidChoice = "INVALID_CHOICE",
        "Không có lựa chọn này. Hãy chọn một trong: {choices}.", "There is no such choice. Choose one of: {choicesEn}.";
    /// It goes together with another field, which is empty.
    FieldNeeded = "FIELD_NEEDED",
        "Phải có “{field}” đi cùng. Hãy ghi cả thông tin đó.", "It needs “{fieldEn}”. Fill that in, too.";
    /// Nothing would change.
    Unchanged = "UNCHANGED",
        "Giá trị mới giống giá trị cũ.", "The new value is the old one.";
    /// The result has not left the department.
    NotReleased = "NOT_RELEASED",
        "Cơ quan giải quyết chưa chuyển kết quả.", "The agency has not released the result.";
    /// The result is with the post.
    WithThePost = "WITH_THE_POST",
        "Kết quả đang ở bưu chính. Hãy ghi nhận đã phát hoặc phát không được.",
        "The result is with the post. Record the delivery or its failure.";
    /// The result was not posted.
    NotPosted = "NOT_POSTED",
        "Kết quả không ở bưu chính.", "The result is not with the post.";
    /// The second try comes at least two working days after the first (TT 17/2017).
    TooSoonToTry = "TOO_SOON_TO_TRY",
        "Lần phát sau phải cách lần trước ít nhất 02 ngày làm việc (từ {date}).",
        "The next try must be at least 2 working days after the last one, from {date}.";
    /// A result that refuses says on which provision.
    RefusalBasisNeeded = "REFUSAL_BASIS_NEEDED",
        "Từ chối giải quyết phải nêu căn cứ pháp luật.", "A refusal has to name its legal basis.";
    /// Time has brought nothing about.
    NothingDue = "NOTHING_DUE", "Chưa có việc gì đến hạn.", "Nothing is due yet.";
    /// Somebody else changed the dossier meanwhile (R22).
    Stale = "STALE",
        "Hồ sơ vừa được người khác thay đổi. Nội dung đã gõ vẫn còn: hãy xem lại rồi làm tiếp.",
        "Somebody else has just changed the dossier. What you typed is kept: look again and repeat.";
    /// The same key came with different content (R22).
    IdempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED",
        "Khóa chống lặp đã dùng cho một yêu cầu khác. Hãy tạo khóa mới.",
        "The idempotency key was used for a different request. Use a new key.";
    /// It does not exist, or may not be seen.
    NotFound = "NOT_FOUND",
        "Không tìm thấy. Hãy kiểm tra lại mã.", "Not found. Check the code.";
    /// The role does not allow it.
    Forbidden = "FORBIDDEN",
        "Vai trò của bạn không được làm việc này.", "Your role does not allow this.";
    /// User name or password is wrong.
    WrongCredentials = "WRONG_CREDENTIALS",
        "Tên đăng nhập hoặc mật khẩu không đúng.", "User name or password is wrong.";
    /// Too many attempts.
    TooManyAttempts = "TOO_MANY_ATTEMPTS",
        "Quá nhiều lần thử. Hãy đợi {seconds} giây rồi thử lại.",
        "Too many attempts. Wait {seconds} seconds and try again.";
    /// The last day comes before the first.
    DatesReversed = "DATES_REVERSED",
        "Ngày kết thúc trước ngày bắt đầu. Hãy sửa lại ngày.",
        "The last day is before the first. Correct the dates.";
    /// A day that has passed.
    InThePast = "IN_THE_PAST",
        "Ngày này đã qua. Hãy chọn từ hôm nay trở đi.", "This day has passed. Choose today or later.";
    /// More days than may be.
    PeriodTooLong = "PERIOD_TOO_LONG",
        "Dài quá {max} ngày. Hãy chia thành nhiều lần.",
        "Longer than {max} days. Split it into several.";
    /// More rows than can be printed.
    TooManyRows = "TOO_MANY_ROWS",
        "Có hơn {max} hồ sơ trong khoảng này. Hãy chọn khoảng ngắn hơn.",
        "More than {max} dossiers in this period. Choose a shorter one.";
    /// A delegation to oneself.
    SameOfficer = "SAME_OFFICER",
        "Không thể ủy quyền cho chính mình. Hãy chọn người khác.",
        "Nobody stands in for himself. Choose somebody else.";
    /// The stand-in works in another agency.
    OtherAgency = "OTHER_AGENCY",
        "{name} không thuộc cơ quan của vai trò này. Hãy chọn người trong cùng cơ quan.",
        "{name} does not work in the agency of this role. Choose somebody of the same agency.";
    /// The delegator does not hold the role all that time.
    RoleNotHeld = "ROLE_NOT_HELD",
        "{name} không giữ vai trò {role} trong suốt thời gian này.",
        "{name} does not hold the role {roleEn} through all of this time.";
    /// A delegated role can not be passed on.
    DelegatedOn = "DELEGATED_ON",
        "{name} chỉ giữ vai trò {role} theo ủy quyền; không được ủy quyền lại cho người khác.",
        "{name} holds the role {roleEn} by delegation only; it can not be passed on.";
    /// A role that nobody else may exercise, or not this officer.
    NotDelegable = "NOT_DELEGABLE",
        "Vai trò {role} không ủy quyền, và người giữ vai trò này không nhận ủy quyền.",
        "The role {roleEn} is not delegated, and who holds it stands in for nobody.";
    /// The officer holds no role that somebody could take over.
    NothingToHandOver = "NOTHING_TO_HAND_OVER",
        "{name} không giữ vai trò nào để bàn giao trong suốt thời gian này.",
        "{name} holds no role to hand over through all of this time.";
    /// Signing is delegated by a document only.
    DocumentNumberNeeded = "DOCUMENT_NUMBER_NEEDED",
        "Ủy quyền ký (vai trò {role}) phải có văn bản. Hãy ghi số văn bản ủy quyền.",
        "Signing (role {roleEn}) is delegated in writing only. Enter the number of the document.";
    /// The role is with somebody else at that time.
    DelegationOverlaps = "DELEGATION_OVERLAPS",
        "Vai trò {role} đã được ủy quyền từ {from} đến {to}. Hãy thu hồi hoặc chọn ngày khác.",
        "The role {roleEn} is delegated already from {from} to {to}. Revoke that or choose other days.";
    /// An absence is recorded for that time.
    AbsenceOverlaps = "ABSENCE_OVERLAPS",
        "{name} đã được ghi vắng mặt từ {from} đến {to}.",
        "{name} is already recorded as away from {from} to {to}.";
    /// The officer is away and must not get work silently.
    OfficerAbsent = "OFFICER_ABSENT",
        "{name} vắng mặt đến hết ngày {until}.{standIn} Hãy chọn người khác.",
        "{name} is away until the end of {until}.{standInEn} Choose somebody else.";
    /// It is over, or was ended before.
    AlreadyEnded = "ALREADY_ENDED",
        "Đã hết hạn hoặc đã được thu hồi trước đó.", "It is over, or was ended before.";
    /// A password that is too short.
    PasswordTooShort = "PASSWORD_TOO_SHORT",
        "Mật khẩu phải có ít nhất {min} ký tự. Một câu ngắn dễ nhớ là tốt nhất.",
        "The password needs at least {min} characters. A short sentence is best.";
    /// A password that anybody would try.
    PasswordForbidden = "PASSWORD_FORBIDDEN",
        "Mật khẩu này quá dễ đoán hoặc chứa tên của bạn. Hãy chọn mật khẩu khác.",
        "This password is too easy to guess or contains your name. Choose another.";
    /// The new password is the old one.
    PasswordUnchanged = "PASSWORD_UNCHANGED",
        "Mật khẩu mới trùng mật khẩu cũ. Hãy chọn mật khẩu khác.",
        "The new password is the old one. Choose another.";
    /// A one-time password opens nothing until it is replaced by one's own.
    PasswordChangeNeeded = "PASSWORD_CHANGE_NEEDED",
        "Mật khẩu này chỉ dùng một lần. Hãy đặt mật khẩu của riêng bạn.",
        "This password is good once only. Set one of your own.";
    /// The session has ended.
    SessionExpired = "SESSION_EXPIRED",
        "Phiên làm việc đã hết. Hãy đăng nhập lại; nội dung đang nhập vẫn còn.",
        "Your session has ended. Sign in again; what you typed is kept.";
    /// A file is larger than allowed.
    FileTooLarge = "FILE_TOO_LARGE",
        "Tệp lớn hơn {max} MB. Hãy giảm độ phân giải khi quét hoặc tách tệp.",
        "The file is larger than {max} MB. Scan with a lower resolution or split it.";
    /// A file is not what it says, or of a kind that is not taken.
    FileKindRefused = "FILE_KIND_REFUSED",
        "Chỉ nhận tệp PDF, JPEG hoặc PNG; nội dung tệp này không phải.",
        "Only PDF, JPEG or PNG are taken; this file is something else.";
    /// No file that the caller has uploaded.
    FileNotYours = "FILE_NOT_YOURS",
        "Không có tệp này trong các tệp bạn đã tải lên. Hãy tải lên lại.", "It is none of the files you uploaded. Upload it again.";
    /// A file is another dossier's.
    FileTaken = "FILE_TAKEN",
        "Tệp này đã thuộc hồ sơ khác. Hãy tải lên lại.", "This file is another dossier's. Upload it again.";
    /// What comes without paper needs a file.
    FileNeeded = "FILE_NEEDED",
        "Hãy kèm từ 1 đến {max} tệp.", "Add 1 to {max} files.";
    /// An original or a certified copy is asked for.
    PaperNeeded = "PAPER_NEEDED",
        "Phải nộp bản giấy (bản chính, bản sao chứng thực) tại Trung tâm.", "It has to come on paper (an original, a certified copy), to the Center.";
    /// The dossier came another way.
    NotYourSubmission = "NOT_YOUR_SUBMISSION",
        "Hồ sơ này không do tài khoản của bạn nộp. Hãy nộp bổ sung tại Trung tâm.", "This dossier did not come through your account. Bring the supplement to the Center.";
    /// A paper that is an uploaded file can not be marked as printed again.
    NotReprintable = "NOT_REPRINTABLE",
        "Văn bản này là tệp đã tải lên, không đóng dấu bản in lại được. Hãy mở tệp để in.",
        "This paper is an uploaded file and can not be marked as a reprint. Open the file to print it.";
    /// A calendar that the date needs is missing.
    CalendarMissing = "CALENDAR_MISSING",
        "Chưa có lịch làm việc cho ngày này. Hãy báo quản trị hệ thống.",
        "There is no working calendar for this date. Tell the administrator.";
}
