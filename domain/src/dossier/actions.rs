//! Which actions an officer may take on a dossier now and, for each that he may not, why.

use super::decide::{Context, possible};
use super::state::Dossier;
use crate::identity::may_ever;
use crate::lang::Lang;
use crate::refusal::Refusal;

pub use super::decide::Act;

/// An action and whether it is possible now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// The action.
    pub act: Act,
    /// Why it is not possible; `None` when it is.
    pub refusal: Option<Refusal>,
}

impl Act {
    /// Every action on a dossier.
    pub const ALL: [Self; 10] = [
        Self::Accept,
        Self::RequestCompletion,
        Self::Refuse,
        Self::Claim,
        Self::Assign,
        Self::Forward,
        Self::SendBack,
        Self::SignResult,
        Self::Release,
        Self::ReturnResult,
    ];

    /// What stands on its button.
    pub fn label(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Accept => ("Tiếp nhận", "Accept"),
            Self::RequestCompletion => ("Yêu cầu bổ sung", "Request completion"),
            Self::Refuse => ("Từ chối", "Refuse"),
            Self::Claim => ("Nhận việc", "Claim"),
            Self::Assign => ("Phân công", "Assign"),
            Self::Forward => ("Chuyển xử lý", "Forward"),
            Self::SendBack => ("Trả lại bước trước", "Send back"),
            Self::SignResult => ("Ký kết quả", "Sign result"),
            Self::Release => ("Chuyển kết quả đến Trung tâm", "Release to the Center"),
            Self::ReturnResult => ("Trả kết quả", "Return result"),
        };
        lang.pick(vi, en)
    }
}

/// The actions that any role of the actor could ever take, each with why not now.
pub fn actions(dossier: &Dossier, cx: &Context<'_>) -> Vec<Availability> {
    Act::ALL
        .into_iter()
        .filter(|act| may_ever(cx.actor, act.action()))
        .map(|act| Availability { act, refusal: possible(dossier, act, cx).err() })
        .collect()
}
