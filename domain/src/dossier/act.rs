//! Everything one can do to a dossier, by name: what buttons are drawn from.

use super::letter::Letter;
use crate::identity::Action;
use crate::lang::Lang;

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident: $action:ident, $vi:literal, $en:literal;)*) => {
        /// An action on a dossier.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Act { $($(#[$doc])* $name,)* }

        impl Act {
            /// Every action on a dossier.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The action of the policy table that a permit must be for.
            pub fn action(self) -> Action {
                match self { $(Self::$name => Action::$action,)* }
            }

            /// What stands on its button.
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $(Self::$name => lang.pick($vi, $en),)* }
            }
        }
    };
}

acts! {
    /// A submission reaches the inbox.
    Submit: Submit, "Ghi nhận hồ sơ gửi đến", "Register a submission";
    /// The applicant has completed it.
    Resubmit: Resubmit, "Nhận hồ sơ đã hoàn thiện", "Register the completion";
    /// Accept.
    Accept: Accept, "Tiếp nhận", "Accept";
    /// Ask for completion.
    RequestCompletion: RequestCompletion, "Yêu cầu hoàn thiện", "Request completion";
    /// Refuse.
    Refuse: Refuse, "Từ chối", "Refuse";
    /// Close what was not completed in time.
    Close: Close, "Đóng hồ sơ quá hạn", "Close, not completed";
    /// Hand the paper file over to the post.
    HandOver: HandOver, "Bàn giao hồ sơ giấy", "Hand over";
    /// Confirm that the file has arrived.
    ConfirmArrival: ConfirmArrival, "Xác nhận đã nhận hồ sơ", "Confirm arrival";
    /// Take the step.
    Claim: Claim, "Nhận việc", "Take over";
    /// Give the step to somebody.
    Assign: Assign, "Phân công", "Assign";
    /// Finish the step.
    Forward: Forward, "Chuyển xử lý", "Pass on";
    /// Back to an earlier step.
    SendBack: SendBack, "Trả lại bước trước", "Send back";
    /// Take back what one has just passed on.
    Undo: Undo, "Hoàn tác", "Undo";
    /// Draft a request for supplements.
    DraftSupplement: DraftLetter, "Yêu cầu bổ sung", "Request supplements";
    /// Draft a notice of payment.
    DraftPayment: DraftLetter, "Thông báo nghĩa vụ tài chính", "Ask for payment";
    /// Draft requests for opinions.
    DraftConsultation: DraftLetter, "Lấy ý kiến", "Ask for opinions";
    /// Draft an invitation to an inspection.
    DraftInspection: DraftLetter, "Kiểm tra thực địa", "Call an inspection";
    /// Draft a notice that it stops, or not.
    DraftStop: DraftLetter, "Dừng giải quyết", "Stop";
    /// Draft an apology with a later date.
    DraftExtension: DraftLetter, "Xin lỗi, đề nghị gia hạn", "Apologise and ask for more time";
    /// Approve the draft.
    ApproveLetter: ApproveLetter, "Duyệt văn bản", "Approve the letter";
    /// Return the draft.
    ReturnLetter: ApproveLetter, "Trả lại dự thảo", "Return the draft";
    /// Give the draft up.
    DiscardLetter: DraftLetter, "Bỏ dự thảo", "Discard the draft";
    /// Send the approved letter to the applicant.
    SendLetter: SendLetter, "Gửi người nộp", "Send to the applicant";
    /// The Center wants an approved letter changed.
    RejectLetter: SendLetter, "Trả lại cơ quan", "Return to the agency";
    /// Take in supplements.
    ReceiveSupplement: ReceiveSupplement, "Nhận bổ sung", "Receive supplements";
    /// Record a payment.
    RecordPayment: RecordPayment, "Ghi nhận đã nộp tiền", "Record payment";
    /// Answer a request for an opinion.
    AnswerConsultation: AnswerConsultation, "Trả lời ý kiến", "Give an opinion";
    /// Record an inspection.
    RecordInspection: RecordInspection, "Ghi biên bản kiểm tra", "Record the inspection";
    /// Record the applicant's wish to stop.
    RequestWithdrawal: RequestWithdrawal, "Ghi yêu cầu dừng, rút hồ sơ", "Record a withdrawal";
    /// Stop before it was handed over.
    StopBeforeHandover: StopBeforeHandover, "Dừng, trả lại hồ sơ", "Stop and give back";
    /// Go on in spite of the wish, before it was accepted.
    DeclineWithdrawal: StopBeforeHandover, "Không dừng, tiếp tục giải quyết", "Do not stop, go on";
    /// Grant the extension.
    GrantExtension: DecideExtension, "Chấp nhận gia hạn", "Grant the extension";
    /// Do not grant the extension as proposed.
    ReturnExtension: DecideExtension, "Trả lại đề nghị gia hạn", "Return the proposal";
    /// Transfer to another agency.
    Transfer: Transfer, "Chuyển cơ quan có thẩm quyền", "Transfer";
    /// Propose a correction.
    ProposeAmendment: ProposeAmendment, "Đề nghị sửa thông tin", "Propose a correction";
    /// Make the correction.
    ApproveAmendment: DecideAmendment, "Duyệt sửa thông tin", "Approve the correction";
    /// Refuse the correction.
    RejectAmendment: DecideAmendment, "Không duyệt sửa", "Reject the correction";
    /// Stop the clock by a decision.
    SuspendClock: SuspendClock, "Tạm dừng thời hạn (bất khả kháng)", "Suspend the clock (force majeure)";
    /// Let it go on.
    EndSuspension: SuspendClock, "Kết thúc tạm dừng thời hạn", "End the suspension";
    /// Sign the result.
    SignResult: SignResult, "Ký kết quả", "Sign result";
    /// Release the result to the Center.
    Release: Release, "Chuyển kết quả đến Trung tâm", "Release to the Center";
    /// Confirm that the result has arrived.
    ConfirmResult: ConfirmResult, "Xác nhận đã nhận kết quả", "Confirm the result's arrival";
    /// Hand the result over at the counter.
    ReturnResult: ReturnResult, "Trả kết quả", "Return result";
    /// Send the result by post.
    PostResult: ReturnResult, "Gửi kết quả qua bưu chính", "Post the result";
    /// The post has delivered it.
    ConfirmDelivery: ReturnResult, "Bưu chính đã phát", "Confirm delivery";
    /// The post could not deliver it.
    FailDelivery: ReturnResult, "Bưu chính phát không được", "Record a failed delivery";
    /// Time has passed.
    Tick: Tick, "Đến hạn", "Time has passed";
    /// The dates are counted again on the calendar in force.
    Recount: Tick, "Tính lại ngày hẹn theo lịch mới", "Count the dates again on a new calendar";
}

impl Act {
    /// The action of drafting a letter.
    pub fn draft(letter: &Letter) -> Self {
        match letter {
            Letter::Supplement(_) => Self::DraftSupplement,
            Letter::Payment(_) => Self::DraftPayment,
            Letter::Inspection(_) => Self::DraftInspection,
            Letter::Consultation { .. } => Self::DraftConsultation,
            Letter::Stop(_) => Self::DraftStop,
            Letter::Extension(_) => Self::DraftExtension,
        }
    }
}
