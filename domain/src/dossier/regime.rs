//! Which body of rules a dossier lives under; bound at acceptance (R3).

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
