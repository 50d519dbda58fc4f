//! Which body of rules a dossier lives under; bound at acceptance (R3).

use super::state::Dossier;
use crate::calendar::{Limits, limit};
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Legal regime, chosen by the date of acceptance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Regime {
    /// NĐ 61/2018 and TT 01/2018/TT-VPCP, until 30/6/2025.
    R2018,
    /// NĐ 118/2025, 01/7/2025–04/8/2026.
    R2025,
    /// NĐ 118/2025 as amended by NĐ 309/2026, from 05/8/2026.
    R2026,
}

impl Regime {
    /// Every regime, oldest first.
    pub const ALL: [Self; 3] = [Self::R2018, Self::R2025, Self::R2026];

    /// The regime of a dossier: the one it is bound to, else the one in force now.
    pub fn of(dossier: Option<&Dossier>, now: Instant) -> Self {
        let accepted = dossier.and_then(|dossier| dossier.accepted.as_ref());
        accepted.map_or_else(|| Self::on(local_date(now)), |accepted| accepted.regime)
    }

    /// The regime of a dossier accepted on a date.
    pub fn on(accepted: NaiveDate) -> Self {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a real date");
        if accepted < day(2025, 7, 1) {
            Self::R2018
        } else if accepted < day(2026, 8, 5) {
            Self::R2025
        } else {
            Self::R2026
        }
    }

    /// The provision under which the Center asks for missing papers at intake.
    pub fn intake_basis(self) -> &'static str {
        match self {
            Self::R2018 => "Điều 17 Nghị định số 61/2018/NĐ-CP",
            Self::R2025 => "Điều 16, Điều 17 Nghị định số 118/2025/NĐ-CP",
            Self::R2026 => {
                "Điều 16, Điều 17 Nghị định số 118/2025/NĐ-CP (sửa đổi tại Nghị định số 309/2026/NĐ-CP)"
            }
        }
    }

    /// The provision under which a department asks for supplements through the Center.
    pub fn supplement_basis(self) -> &'static str {
        match self {
            Self::R2018 => "Khoản 4 Điều 19 Nghị định số 61/2018/NĐ-CP",
            Self::R2025 => "Khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP",
            Self::R2026 => {
                "Khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP (sửa đổi tại Nghị định số 309/2026/NĐ-CP)"
            }
        }
    }

    /// The provision under which the Center closes what was not completed or is withdrawn.
    pub fn stop_basis(self) -> &'static str {
        match self {
            Self::R2018 => "Điều 17, Điều 19 Nghị định số 61/2018/NĐ-CP",
            Self::R2025 => "Khoản 5 Điều 19, Điều 21 Nghị định số 118/2025/NĐ-CP",
            Self::R2026 => {
                "Khoản 5 Điều 19, Điều 21 Nghị định số 118/2025/NĐ-CP (sửa đổi tại Nghị định số 309/2026/NĐ-CP)"
            }
        }
    }

    /// The code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::R2018 => "R2018",
            Self::R2025 => "R2025",
            Self::R2026 => "R2026",
        }
    }
}

/// Where a decree sets none, a Center keeps the time of its own rules.
const OWN_RULES: &str = "Quy chế hoạt động của Trung tâm";

impl Limits {
    /// The limits of a regime (domain law 1.2, 1.6, 3.4).
    ///
    /// NĐ 61/2018 sets three of them, with the numbers of today: the handover, supplements and the
    /// announcement of a delay. What it does not set keeps the number of NĐ 118/2025 as the Center's
    /// own rule: answers to what comes online, the way between Centers, corrections, the transfer of
    /// fees. So does the window of the applicant: NĐ 61/2018 has none, NĐ 107/2021 has such dossiers
    /// closed since 06/12/2021, and of its number of days we have no text. NĐ 309/2026 changes none.
    pub fn of(regime: Regime) -> Self {
        let now = Self::default();
        match regime {
            Regime::R2025 | Regime::R2026 => now,
            Regime::R2018 => Self {
                online_alert: limit(now.online_alert.value, OWN_RULES),
                online_answer: limit(now.online_answer.value, OWN_RULES),
                handover_cutoff: limit(
                    now.handover_cutoff.value,
                    "Nghị định 61/2018/NĐ-CP Điều 18",
                ),
                center_transfer: limit(now.center_transfer.value, OWN_RULES),
                supplement_notice: limit(3, "Nghị định 61/2018/NĐ-CP Điều 19 khoản 4"),
                completion_window: limit(now.completion_window.value, OWN_RULES),
                correction: limit(now.correction.value, OWN_RULES),
                fee_transfer: limit(now.fee_transfer.value, OWN_RULES),
                late_notice: "Nghị định 61/2018/NĐ-CP Điều 19 khoản 9".into(),
                ..now
            },
        }
    }
}

/// The limits of every regime: a dossier keeps those it was accepted under (R3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LimitsByRegime {
    /// Those of [`Regime::R2018`].
    pub r2018: Limits,
    /// Those of [`Regime::R2025`].
    pub r2025: Limits,
    /// Those of [`Regime::R2026`].
    pub r2026: Limits,
}

impl LimitsByRegime {
    /// Those of one regime.
    pub fn of(&self, regime: Regime) -> &Limits {
        match regime {
            Regime::R2018 => &self.r2018,
            Regime::R2025 => &self.r2025,
            Regime::R2026 => &self.r2026,
        }
    }
}

impl Default for LimitsByRegime {
    fn default() -> Self {
        Self {
            r2018: Limits::of(Regime::R2018),
            r2025: Limits::of(Regime::R2025),
            r2026: Limits::of(Regime::R2026),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_are_where_the_decrees_put_them() {
        let on = |text: &str| Regime::on(text.parse().unwrap());
        assert_eq!(on("2025-06-30"), Regime::R2018);
        assert_eq!(on("2025-07-01"), Regime::R2025);
        assert_eq!(on("2026-08-04"), Regime::R2025);
        assert_eq!(on("2026-08-05"), Regime::R2026);
    }
}
