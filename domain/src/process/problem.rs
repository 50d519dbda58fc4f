//! What is wrong with the steps of a process, in words for the official who drafts it.

use super::StepAction;
use crate::identity::Role;
use crate::lang::Lang;
use serde::Serialize;

/// A reason why a process can not be used. Steps are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProcessProblem {
    /// There are no steps.
    NoSteps,
    /// The first step is not the Center's intake.
    FirstIsNotIntake,
    /// The last step is not the Center's return.
    LastIsNotReturn,
    /// Intake or return by another agency than the Center (R1, R12).
    NotAtCenter {
        /// Which step.
        step: usize,
    },
    /// The return counts time.
    ReturnHasTime {
        /// Its minutes.
        minutes: u32,
    },
    /// Minutes are not a multiple of a quarter of an hour.
    NotQuarterHours {
        /// Which step.
        step: usize,
        /// Its minutes.
        minutes: u32,
    },
    /// An action that must occur exactly once does not.
    NotExactlyOnce {
        /// The action.
        action: StepAction,
        /// How often it occurs.
        count: usize,
    },
    /// The result is released before it is signed.
    ReleasedBeforeSigned,
    /// The role does not perform such a step.
    RoleDoesNotFit {
        /// Which step.
        step: usize,
        /// The role.
        role: Role,
        /// The action.
        action: StepAction,
    },
    /// The step has no title.
    NoTitle {
        /// Which step.
        step: usize,
    },
}

impl StepAction {
    /// The name an official knows the action by.
    pub fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Intake => ("Tiếp nhận", "Intake"),
            Self::Assign => ("Phân công", "Assignment"),
            Self::Appraise => ("Thẩm định, dự thảo", "Appraisal"),
            Self::Review => ("Thẩm tra, xem xét", "Review"),
            Self::Sign => ("Ký kết quả", "Signing the result"),
            Self::Release => ("Phát hành kết quả", "Release of the result"),
            Self::Return => ("Trả kết quả", "Return"),
        };
        lang.pick(vi, en)
    }
}

impl ProcessProblem {
    /// What is wrong and how to put it right.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoSteps => lang.pick("Quy trình chưa có bước nào. Thêm các bước từ tiếp nhận đến trả kết quả.", "The process has no steps. Add them from intake to return.").to_owned(),
            Self::FirstIsNotIntake => lang.pick("Bước đầu tiên phải là tiếp nhận hồ sơ tại Trung tâm.", "The first step must be the Center's intake.").to_owned(),
            Self::LastIsNotReturn => lang.pick("Bước cuối cùng phải là trả kết quả tại Trung tâm.", "The last step must be the Center's return of the result.").to_owned(),
            Self::NotAtCenter { step } => lang.pick(
                format!("Bước {step}: chỉ Trung tâm Phục vụ hành chính công tiếp nhận hồ sơ và trả kết quả. Chuyển bước này về Trung tâm."),
                format!("Step {step}: only the Center takes in dossiers and returns results. Give this step to the Center."),
            ),
            Self::ReturnHasTime { minutes } => lang.pick(
                format!("Bước trả kết quả không tính thời gian, nhưng đang ghi {minutes} phút. Sửa thành 0."),
                format!("The return counts no time but has {minutes} minutes. Set it to 0."),
            ),
            Self::NotQuarterHours { step, minutes } => lang.pick(
                format!("Bước {step}: {minutes} phút không phải bội số của 15 phút. Làm tròn theo 15 phút."),
                format!("Step {step}: {minutes} minutes is not a multiple of 15. Round it to quarters of an hour."),
            ),
            Self::NotExactlyOnce { action, count } => lang.pick(
                format!("Quy trình phải có đúng một bước “{}”, hiện có {count}.", action.name(lang)),
                format!("A process has exactly one step “{}”; this has {count}.", action.name(lang)),
            ),
            Self::ReleasedBeforeSigned => lang.pick("Bước phát hành kết quả phải đứng sau bước ký. Đổi thứ tự hai bước.", "The result can be released only after it is signed. Swap the two steps.").to_owned(),
            Self::RoleDoesNotFit { step, role, action } => lang.pick(
                format!("Bước {step}: vai trò “{}” không thực hiện được việc “{}”. Chọn vai trò khác.", role.name(lang), action.name(lang)),
                format!("Step {step}: the role “{}” does not perform “{}”. Choose another role.", role.name(lang), action.name(lang)),
            ),
            Self::NoTitle { step } => lang.pick(format!("Bước {step} chưa có tên. Ghi nội dung công việc."), format!("Step {step} has no title. Say what is done.")),
        }
    }
}
