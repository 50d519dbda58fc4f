//! What an exported list shows, and how a cell is written that no program takes for a formula.

use crate::lang::Lang;

/// A column of an exported list, in the order of [`ExportColumn::ALL`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ExportColumn {
    /// Mã hồ sơ.
    Code,
    /// Mã thủ tục.
    ProcedureCode,
    /// Tên thủ tục.
    ProcedureName,
    /// Chủ hồ sơ.
    Applicant,
    /// Điện thoại; masked unless the reader may open the papers.
    Phone,
    /// Số định danh hoặc mã số thuế; masked likewise.
    PersonalId,
    /// Cơ quan giải quyết.
    Agency,
    /// Trạng thái.
    Status,
    /// Ngày nhận.
    ReceivedAt,
    /// Ngày tiếp nhận.
    AcceptedAt,
    /// Hạn trả.
    DueAt,
    /// Ngày có kết quả.
    FinishedAt,
    /// Đúng hạn, quá hạn.
    Timeliness,
    /// Phút làm việc còn lại.
    RemainingMinutes,
    /// Bước hiện tại.
    Step,
    /// Người đang giữ.
    Officer,
    /// Hạn của bước.
    StepDueAt,
}

impl ExportColumn {
    /// Every column, in the order of the file.
    pub const ALL: [Self; 17] = [
        Self::Code,
        Self::ProcedureCode,
        Self::ProcedureName,
        Self::Applicant,
        Self::Phone,
        Self::PersonalId,
        Self::Agency,
        Self::Status,
        Self::ReceivedAt,
        Self::AcceptedAt,
        Self::DueAt,
        Self::FinishedAt,
        Self::Timeliness,
        Self::RemainingMinutes,
        Self::Step,
        Self::Officer,
        Self::StepDueAt,
    ];

    /// What stands above it.
    pub fn heading(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Code => ("Mã hồ sơ", "Dossier code"),
            Self::ProcedureCode => ("Mã thủ tục", "Procedure code"),
            Self::ProcedureName => ("Tên thủ tục", "Procedure"),
            Self::Applicant => ("Chủ hồ sơ", "Applicant"),
            Self::Phone => ("Điện thoại", "Phone"),
            Self::PersonalId => ("Số định danh / mã số thuế", "Personal id / tax code"),
            Self::Agency => ("Cơ quan giải quyết", "Competent agency"),
            Self::Status => ("Trạng thái", "Status"),
            Self::ReceivedAt => ("Ngày nhận", "Received"),
            Self::AcceptedAt => ("Ngày tiếp nhận", "Accepted"),
            Self::DueAt => ("Hạn trả kết quả", "Due"),
            Self::FinishedAt => ("Ngày có kết quả", "Result signed"),
            Self::Timeliness => ("Tiến độ", "Timeliness"),
            Self::RemainingMinutes => ("Phút làm việc còn lại", "Working minutes left"),
            Self::Step => ("Bước hiện tại", "Current step"),
            Self::Officer => ("Người đang xử lý", "Officer"),
            Self::StepDueAt => ("Hạn của bước", "Step due"),
        };
        lang.pick(vi, en)
    }

    /// Whether it stands in no column of the database but in the dossier itself, and is masked for
    /// who may not open papers.
    pub fn is_personal(self) -> bool {
        matches!(self, Self::Phone | Self::PersonalId)
    }
}

/// A cell of RFC 4180. Text that a spreadsheet would compute gets an apostrophe in front, which
/// spreadsheets show as text; a name typed at a counter must not become a command on a desk.
pub fn csv_cell(text: &str) -> String {
    // Full-width signs are folded to plain ones by some programs when the file is opened.
    let computed = text
        .trim_start_matches([' ', '\u{a0}', '\u{feff}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    let safe = if computed { format!("'{text}") } else { text.to_owned() };
    if safe.contains([',', ';', '"', '\r', '\n', '\t']) || safe.trim() != safe {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

/// A line of RFC 4180 with its end.
pub fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = cells.into_iter().map(csv_cell).collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_cells_stay_as_they_are() {
        assert_eq!(
            csv_line(["H99.02-261123-0001", "Nguyễn Thị Ánh"]),
            "H99.02-261123-0001,Nguyễn Thị Ánh\r\n"
        );
        assert_eq!(csv_cell("Số 1, đường \"Mẫu\""), "\"Số 1, đường \"\"Mẫu\"\"\"");
    }

    #[test]
    fn nothing_is_computed() {
        for formula in
            ["=1+1", "+84", "-2", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "＝1", "\u{a0}=1"]
        {
            let cell = csv_cell(formula);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{formula:?} → {cell:?}");
        }
    }

    #[test]
    fn every_column_has_a_heading_of_its_own() {
        for lang in [Lang::Vi, Lang::En] {
            let mut headings: Vec<_> =
                ExportColumn::ALL.iter().map(|it| it.heading(lang)).collect();
            headings.sort_unstable();
            headings.dedup();
            assert_eq!(headings.len(), ExportColumn::ALL.len());
        }
    }

    /// Reads a line back as a spreadsheet would.
    fn read(line: &str) -> Vec<String> {
        let mut cells = vec![String::new()];
        let (mut quoted, mut chars) = (false, line.chars().peekable());
        while let Some(c) = chars.next() {
            let cell = cells.last_mut().unwrap();
            match (quoted, c) {
                (true, '"') if chars.peek() == Some(&'"') => cell.extend(chars.next()),
                (_, '"') => quoted = !quoted,
                (false, ',') => cells.push(String::new()),
                _ => cell.push(c),
            }
        }
        cells
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read(cells in prop::collection::vec("[a-zA-Zđ\",;=\\n ]{0,8}", 1..6)) {
            let line = csv_line(cells.iter().map(String::as_str));
            let back = read(line.trim_end_matches("\r\n"));
            let plain: Vec<_> = back.iter().map(|it| it.strip_prefix('\'').unwrap_or(it).to_owned()).collect();
            prop_assert_eq!(plain, cells);
        }
    }
}
