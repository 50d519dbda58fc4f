//! Columns of the queue, and which ones a role begins with.

use crate::identity::Role;
use serde::{Deserialize, Serialize};

/// Most columns of one table besides the code.
pub const MOST_COLUMNS: usize = 9;

/// A column of the queue. The dossier code always comes first and is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum QueueColumn {
    /// Chủ hồ sơ.
    Applicant,
    /// Thủ tục.
    Procedure,
    /// Cơ quan giải quyết.
    Agency,
    /// Phòng, đơn vị of the current step.
    Unit,
    /// Bước hiện tại.
    Step,
    /// Người xử lý.
    Holder,
    /// Ngày tiếp nhận.
    Received,
    /// Ngày hẹn trả.
    Due,
    /// Thời gian làm việc còn lại của hồ sơ.
    Remaining,
    /// Thời gian làm việc còn lại của bước.
    StepRemaining,
    /// Trạng thái.
    Status,
}

impl QueueColumn {
    /// Every column, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Applicant,
        Self::Procedure,
        Self::Agency,
        Self::Unit,
        Self::Step,
        Self::Holder,
        Self::Received,
        Self::Due,
        Self::Remaining,
        Self::StepRemaining,
        Self::Status,
    ];
}

/// The columns somebody with these roles begins with: who works on steps sees the step's time, who
/// looks over a place sees who has it, who looks over the province sees the agency.
pub fn default_columns(roles: impl IntoIterator<Item = Role>) -> Vec<QueueColumn> {
    use QueueColumn::*;
    let (mut heads, mut center) = (false, false);
    for role in roles {
        heads |= matches!(role, Role::Hod | Role::Dir | Role::Foc | Role::Chm);
        center |= matches!(
            role,
            Role::Int | Role::Ret | Role::Csh | Role::Hoc | Role::Cdr | Role::Kstt | Role::Audit
        );
    }
    match (center, heads) {
        (true, _) => vec![Applicant, Procedure, Agency, Step, Due, Remaining, Status],
        (false, true) => vec![Applicant, Procedure, Step, Holder, Remaining, StepRemaining],
        (false, false) => vec![Applicant, Procedure, Step, Due, Remaining, StepRemaining],
    }
}

/// A choice as it is kept: each column once, in the order chosen, not too many.
pub fn tidy_columns(chosen: impl IntoIterator<Item = QueueColumn>) -> Vec<QueueColumn> {
    let mut columns = Vec::new();
    for column in chosen {
        if !columns.contains(&column) && columns.len() < MOST_COLUMNS {
            columns.push(column);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_kept_in_its_order_and_each_column_once() {
        use QueueColumn::*;
        assert_eq!(tidy_columns([Due, Step, Due]), [Due, Step]);
        assert_eq!(tidy_columns(QueueColumn::ALL).len(), MOST_COLUMNS);
    }

    #[test]
    fn every_role_begins_with_columns_that_fit() {
        for role in Role::ALL {
            let columns = default_columns([role]);
            assert_eq!(tidy_columns(columns.clone()), columns, "{role:?}");
            assert!(columns.contains(&QueueColumn::Remaining), "{role:?}");
        }
    }
}
