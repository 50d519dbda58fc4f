//! The roles of domain law and field (NĐ 118/2025 Đ.8–12), as the glossary names them.

use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// A role an officer holds in an agency for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// Công chức tiếp nhận hồ sơ, at the Center.
    Int,
    /// Công chức trả kết quả, at the Center and never of a department (R12).
    Ret,
    /// Thu phí, lệ phí, at the Center.
    Csh,
    /// Cán bộ luân chuyển, at the Center.
    Hoc,
    /// Lãnh đạo Trung tâm.
    Cdr,
    /// Kiểm soát thủ tục hành chính.
    Kstt,
    /// Đầu mối của sở.
    Foc,
    /// Chuyên viên.
    Spc,
    /// Lãnh đạo phòng, chi cục.
    Hod,
    /// Lãnh đạo sở, cơ quan.
    Dir,
    /// Văn thư.
    Clk,
    /// Chuyên viên Văn phòng UBND tỉnh.
    Pvo,
    /// Chủ tịch, Phó Chủ tịch UBND tỉnh.
    Chm,
    /// Đơn vị được lấy ý kiến, of whichever agency is asked.
    Con,
    /// Thanh tra, kiểm tra: reads, changes nothing.
    Audit,
    /// Tài khoản tích hợp: brings what was filed or paid elsewhere (national portal, bank).
    Integ,
    /// The system itself: what happens because time has passed. No officer holds it.
    Sys,
    /// Quản trị hệ thống: accounts and configuration, never dossier content (R17).
    Admin,
}

impl Role {
    /// Every role, in the order of the policy table.
    pub const ALL: [Self; 18] = [
        Self::Int,
        Self::Ret,
        Self::Csh,
        Self::Hoc,
        Self::Cdr,
        Self::Kstt,
        Self::Foc,
        Self::Spc,
        Self::Hod,
        Self::Dir,
        Self::Clk,
        Self::Pvo,
        Self::Chm,
        Self::Con,
        Self::Audit,
        Self::Integ,
        Self::Sys,
        Self::Admin,
    ];

    /// The code as stored and as in the API, e.g. `SPC`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Int => "INT",
            Self::Ret => "RET",
            Self::Csh => "CSH",
            Self::Hoc => "HOC",
            Self::Cdr => "CDR",
            Self::Kstt => "KSTT",
            Self::Foc => "FOC",
            Self::Spc => "SPC",
            Self::Hod => "HOD",
            Self::Dir => "DIR",
            Self::Clk => "CLK",
            Self::Pvo => "PVO",
            Self::Chm => "CHM",
            Self::Con => "CON",
            Self::Audit => "AUDIT",
            Self::Integ => "INTEG",
            Self::Sys => "SYS",
            Self::Admin => "ADMIN",
        }
    }

    /// The role of a stored code; `None` when there is no such role.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The name an official knows the role by.
    pub fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Int => ("Công chức tiếp nhận", "Intake officer"),
            Self::Ret => ("Công chức trả kết quả", "Return officer"),
            Self::Csh => ("Thu phí, lệ phí", "Cashier"),
            Self::Hoc => ("Cán bộ luân chuyển", "Handover officer"),
            Self::Cdr => ("Lãnh đạo Trung tâm", "Center director"),
            Self::Kstt => ("Kiểm soát thủ tục hành chính", "Procedure control"),
            Self::Foc => ("Đầu mối của sở", "Focal person"),
            Self::Spc => ("Chuyên viên", "Specialist"),
            Self::Hod => ("Lãnh đạo phòng", "Head of division"),
            Self::Dir => ("Lãnh đạo sở", "Department leader"),
            Self::Clk => ("Văn thư", "Records clerk"),
            Self::Pvo => ("Chuyên viên Văn phòng UBND", "Provincial office specialist"),
            Self::Chm => ("Lãnh đạo UBND tỉnh", "Provincial chairman"),
            Self::Con => ("Đơn vị được lấy ý kiến", "Consulted agency"),
            Self::Audit => ("Thanh tra, kiểm tra", "Inspector"),
            Self::Integ => ("Tài khoản tích hợp", "Integration account"),
            Self::Sys => ("Hệ thống", "The system"),
            Self::Admin => ("Quản trị hệ thống", "Administrator"),
        };
        lang.pick(vi, en)
    }
}
