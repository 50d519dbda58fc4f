//! Words of closed lists, as the domain has them.

use async_graphql::Enum;

/// Where a dossier legally stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::DossierStatus")]
pub enum DossierStatus {
    /// Mới đăng ký: in the inbox, the Center owes an answer.
    Submitted,
    /// Chờ bổ sung trước khi tiếp nhận.
    IntakeSupplement,
    /// Không được tiếp nhận. Final.
    IntakeRefused,
    /// Được tiếp nhận, on its way to the department.
    Accepted,
    /// Đang xử lý.
    Processing,
    /// Yêu cầu bổ sung giấy tờ; the clock stands still.
    SupplementRequested,
    /// Chờ thực hiện nghĩa vụ tài chính; the clock stands still.
    PaymentRequired,
    /// Công dân yêu cầu rút hồ sơ; the clock runs until it is decided.
    WithdrawalRequested,
    /// Dừng xử lý. Final.
    Stopped,
    /// Đã xử lý xong; the department must send the result to the Center.
    ResultIssued,
    /// Có kết quả, mời nhận.
    ResultAtCenter,
    /// Đã trả kết quả.
    Returned,
}

/// How the applicant wants the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::ReturnMethod")]
pub enum ReturnMethod {
    /// At the Center.
    Counter,
    /// By public post.
    Post,
    /// Electronically.
    Electronic,
}

/// Early, on time, late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::Timeliness")]
pub enum Timeliness {
    /// Trước hạn: finished on an earlier date.
    Early,
    /// Đúng hạn: finished by the due moment.
    OnTime,
    /// Quá hạn.
    Late,
}

/// Cá nhân or tổ chức.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::ApplicantKind")]
pub enum ApplicantKind {
    /// Cá nhân.
    Person,
    /// Tổ chức, doanh nghiệp.
    Organization,
}

/// Giới tính.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::identifier::Sex")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// Granted or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::ResultKind")]
pub enum ResultKind {
    /// What was applied for.
    Approval,
    /// Không đủ điều kiện after appraisal (NĐ 118/2025 Đ.19.3).
    Refusal,
}

/// How the recipient of a result was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::RecipientCheck")]
pub enum RecipientCheck {
    /// The slip (Form 01) was shown.
    ReceiptShown,
    /// The slip is lost; identity was checked.
    IdentityChecked,
    /// The postman has checked; never over the counter.
    Postman,
    /// Delivered to the applicant's account; never over the counter.
    Account,
}

/// What a line of the timeline tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::TimelineKind")]
pub enum TimelineKind {
    /// Reached the inbox.
    Submitted,
    /// Taken in.
    Accepted,
    /// Form 02.
    CompletionRequested,
    /// Form 03.
    Refused,
    /// A step was given to somebody, or taken.
    Assigned,
    /// A step was done.
    Forwarded,
    /// Sent back to an earlier step, or taken back.
    SentBack,
    /// On its way to the department, or there.
    HandedOver,
    /// Another agency is competent.
    Transferred,
    /// A letter was drafted, approved, returned or given up.
    Letter,
    /// The applicant was asked to complete it.
    SupplementRequested,
    /// The applicant brought supplements.
    SupplementReceived,
    /// The applicant has to pay.
    PaymentRequested,
    /// It was paid.
    Paid,
    /// Another agency was asked.
    Consulted,
    /// The other agency answered, or did not.
    Answered,
    /// The site is, or was, inspected.
    Inspected,
    /// The applicant wishes to stop, or the wish was answered.
    Withdrawal,
    /// It ended without a result.
    Stopped,
    /// The clock was suspended by a decision, or goes on.
    Suspended,
    /// A later date was granted.
    Extended,
    /// The due date changed.
    DueChanged,
    /// What was filed was corrected.
    Amended,
    /// The result was signed.
    Signed,
    /// The result is at the Center.
    Released,
    /// The result is with the post.
    Posted,
    /// The result was handed over.
    Returned,
}

/// An action on a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::Act")]
pub enum ActionName {
    /// Ghi nhận hồ sơ gửi đến.
    Submit,
    /// Nhận hồ sơ đã hoàn thiện.
    Resubmit,
    /// Tiếp nhận.
    Accept,
    /// Yêu cầu hoàn thiện.
    RequestCompletion,
    /// Từ chối.
    Refuse,
    /// Đóng hồ sơ quá hạn.
    Close,
    /// Bàn giao hồ sơ giấy.
    HandOver,
    /// Xác nhận đã nhận hồ sơ.
    ConfirmArrival,
    /// Nhận việc.
    Claim,
    /// Phân công.
    Assign,
    /// Chuyển xử lý.
    Forward,
    /// Trả lại bước trước.
    SendBack,
    /// Hoàn tác.
    Undo,
    /// Yêu cầu bổ sung.
    DraftSupplement,
    /// Thông báo nghĩa vụ tài chính.
    DraftPayment,
    /// Lấy ý kiến.
    DraftConsultation,
    /// Kiểm tra thực địa.
    DraftInspection,
    /// Dừng giải quyết.
    DraftStop,
    /// Xin lỗi, đề nghị gia hạn.
    DraftExtension,
    /// Duyệt văn bản.
    ApproveLetter,
    /// Trả lại dự thảo.
    ReturnLetter,
    /// Bỏ dự thảo.
    DiscardLetter,
    /// Gửi người nộp.
    SendLetter,
    /// Trả lại cơ quan.
    RejectLetter,
    /// Nhận bổ sung.
    ReceiveSupplement,
    /// Ghi nhận đã nộp tiền.
    RecordPayment,
    /// Trả lời ý kiến.
    AnswerConsultation,
    /// Ghi biên bản kiểm tra.
    RecordInspection,
    /// Ghi yêu cầu dừng, rút hồ sơ.
    RequestWithdrawal,
    /// Dừng, trả lại hồ sơ.
    StopBeforeHandover,
    /// Không dừng, tiếp tục giải quyết.
    DeclineWithdrawal,
    /// Chấp nhận gia hạn.
    GrantExtension,
    /// Trả lại đề nghị gia hạn.
    ReturnExtension,
    /// Chuyển cơ quan có thẩm quyền.
    Transfer,
    /// Đề nghị sửa thông tin.
    ProposeAmendment,
    /// Duyệt sửa thông tin.
    ApproveAmendment,
    /// Không duyệt sửa.
    RejectAmendment,
    /// Tạm dừng thời hạn.
    SuspendClock,
    /// Kết thúc tạm dừng.
    EndSuspension,
    /// Ký kết quả.
    SignResult,
    /// Chuyển kết quả đến Trung tâm.
    Release,
    /// Xác nhận đã nhận kết quả.
    ConfirmResult,
    /// Trả kết quả.
    ReturnResult,
    /// Gửi kết quả qua bưu chính.
    PostResult,
    /// Bưu chính đã phát.
    ConfirmDelivery,
    /// Bưu chính phát không được.
    FailDelivery,
    /// Đến hạn.
    Tick,
    /// The dates were counted again on a newer calendar; nobody's.
    Recount,
}

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::document::FormKind")]
pub enum PaperKind {
    /// Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
    ReceiptSlip,
    /// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.
    SupplementRequest,
    /// Phiếu từ chối tiếp nhận giải quyết hồ sơ.
    IntakeRefusal,
    /// Phiếu xin lỗi và hẹn lại ngày trả kết quả.
    ApologyLetter,
    /// Thông báo dừng giải quyết hồ sơ; a letter before TT 03/2025 made it a form.
    StopNotice,
    /// Phiếu kiểm soát quá trình giải quyết hồ sơ.
    ControlSheet,
    /// Sổ theo dõi hồ sơ.
    Register,
    /// Kết quả giải quyết, written in the system. Not a prescribed form.
    Result,
    /// Văn bản lấy ý kiến. This and all that follow are letters on the sheet of NĐ 30/2020.
    ConsultationRequest,
    /// Văn bản trả lời ý kiến.
    ConsultationAnswer,
    /// Thông báo về việc quá thời hạn cho ý kiến, to the head of the Center.
    ConsultationOverdue,
    /// Thông báo về việc thực hiện nghĩa vụ tài chính.
    PaymentNotice,
    /// Thông báo về việc kiểm tra thực địa.
    InspectionNotice,
    /// Biên bản kiểm tra thực địa.
    InspectionMinutes,
    /// Thông báo về việc chậm giải quyết hồ sơ, to the Center.
    LateNotice,
    /// Phiếu chuyển xử lý hồ sơ.
    TransferSlip,
    /// Biên bản giao nhận with the postal operator.
    PostalMinutes,
    /// Giấy cam đoan mất giấy hẹn.
    LostSlipDeclaration,
    /// Biên bản sửa đổi thông tin hồ sơ.
    AmendmentRecord,
}

/// Why a dossier ends without a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::StopGround")]
pub enum StopGround {
    /// At the applicant's wish (NĐ 118/2025 Đ.21).
    Withdrawn,
    /// Not completed within the window (NĐ 118/2025 Đ.19.5).
    NotCompleted,
    /// Not paid within the window.
    PaymentNotMade,
    /// The authority must stop: a court's order, the applicant is dead or dissolved.
    AuthorityStop,
}

/// Lý do chậm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::DelayReason")]
pub enum DelayReason {
    /// A consulted agency answered late or not.
    ConsultationLate,
    /// The site has to be looked at.
    FieldInspection,
    /// The matter is complicated.
    ComplexCase,
    /// Somebody was away.
    StaffAbsence,
    /// The system did not work.
    SystemFault,
    /// Bất khả kháng.
    ForceMajeure,
    /// The applicant caused it.
    ApplicantCause,
    /// The law contradicts itself.
    LegalConflict,
    /// Another.
    Other,
}

/// An opinion in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::Opinion")]
pub enum Opinion {
    /// Thống nhất.
    Agree,
    /// Không thống nhất.
    Disagree,
    /// Có ý kiến.
    Comment,
}

/// What can be corrected after acceptance: plain data. The procedure, its case, the kind of applicant
/// and the papers can not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::AmendableField")]
pub enum AmendableField {
    /// Name of the applicant.
    Name,
    /// Số định danh cá nhân.
    PersonalId,
    /// Mã số thuế.
    TaxCode,
    /// Date of birth.
    BirthDate,
    /// Giới tính.
    Sex,
    /// Address of the applicant.
    Address,
    /// Phone number.
    Phone,
    /// E-mail address.
    Email,
    /// Name of who files for the applicant. Taken out, all that is known of him goes with it.
    SubmitterName,
    /// His số định danh cá nhân; needs his name.
    SubmitterPersonalId,
    /// His phone number; needs his name.
    SubmitterPhone,
    /// The paper that authorises him; needs his name.
    SubmitterAuthorization,
    /// How the result is returned. By post it needs an address.
    ReturnMethod,
    /// Where the result goes by post; can be taken out as long as it does not go there.
    ReturnAddress,
}

/// Why the clock stands still; there are no other grounds (R7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::calendar::PauseGround")]
pub enum PauseGround {
    /// The applicant must complete the dossier.
    Supplement,
    /// The applicant must pay first.
    Payment,
    /// The procedure's own law does not count the time.
    Procedure,
    /// Bất khả kháng, by decision.
    Suspension,
}

/// What waits for somebody's hand beside the current step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::dossier::Awaits")]
pub enum DossierAwaits {
    /// A draft waits for its approver. As a filter, for officers who approve drafts, only those they
    /// may approve now: in a role that approves such a letter (some only a leader, R8, R10), in their
    /// agency and division, and drafted neither by them nor by whom they stand in for.
    Approval,
    /// A letter waits for the Center to send it.
    Sending,
    /// A proposal for a later date waits for the Center.
    Extension,
    /// A correction waits for its approver. As a filter also where a row names the letter that waits at
    /// the same time; for officers who approve corrections, only those they may approve.
    Amendment,
    /// A draft came back to who made it.
    Redraft,
    /// A file on paper waits at the Center to be handed over.
    Handover,
    /// A file is on its way to the agency that decides, which has not confirmed it.
    Arrival,
    /// A result on paper is on its way to the Center.
    ResultArrival,
    /// An agency owes an opinion; for officers who give opinions, their own agency. Only a filter:
    /// a row says what else it waits for.
    Opinion,
    /// An agency owes an opinion whose time is over (NĐ 118/2025 Đ.19.4). Only a filter.
    OpinionOverdue,
    /// Nobody has answered what is in the inbox within 2 hours: the Center is alerted. Only a filter.
    AnswerAlert,
    /// The Center has not answered what is in its inbox within 8 working hours (NĐ 118/2025
    /// Đ.17.2). Only a filter.
    AnswerOverdue,
    /// The applicant has not completed or paid in time: the Center closes it. Only a filter.
    Closing,
}
