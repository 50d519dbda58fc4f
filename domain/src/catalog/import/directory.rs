//! Departments by whatever a catalog calls them.

use crate::identifier::AgencyCode;
use crate::text::fold;

/// An agency the catalog may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyEntry {
    /// Its code.
    pub code: AgencyCode,
    /// Its name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Codes of its units.
    pub units: Vec<String>,
    /// Whether it keeps its files in a system of its ministry (ngành dọc).
    pub mirror: bool,
}

/// The agencies of the province.
#[derive(Debug, Clone, Default)]
pub struct AgencyDirectory {
    entries: Vec<AgencyEntry>,
}

impl AgencyDirectory {
    /// A directory of these agencies.
    pub fn new(entries: Vec<AgencyEntry>) -> Self {
        Self { entries }
    }

    /// The agency of a name, alias or code. Case, diacritics, common abbreviations and remarks in
    /// parentheses do not matter: `BQL khu kinh tế`, `Công an tỉnh (ngành dọc)`.
    pub fn find(&self, text: &str) -> Option<&AgencyEntry> {
        if let Ok(code) = AgencyCode::try_from(text) {
            return self.entries.iter().find(|entry| entry.code == code);
        }
        let wanted = key(text);
        self.entries.iter().find(|entry| {
            key(&entry.name) == wanted || entry.aliases.iter().any(|alias| key(alias) == wanted)
        })
    }

    /// Names of all agencies, for messages.
    pub fn names(&self) -> Vec<&str> {
        self.entries.iter().map(|entry| entry.name.as_str()).collect()
    }
}

/// What two names of one agency have in common.
fn key(name: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0usize;
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let words = fold(&plain).replace([',', '.', '-'], " ");
    let words: Vec<&str> = words
        .split_whitespace()
        .map(|word| match word {
            "bql" => "ban quan ly",
            "ubnd" => "uy ban nhan dan",
            "vp" => "van phong",
            "nn&mt" => "nong nghiep va moi truong",
            "gd&dt" => "giao duc va dao tao",
            "kh&cn" => "khoa hoc va cong nghe",
            "vhttdl" => "van hoa the thao va du lich",
            other => other,
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_by_name_alias_code_and_abbreviation() {
        let entry = |code: &str, name: &str, aliases: &[&str]| AgencyEntry {
            code: code.parse().unwrap(),
            name: name.to_owned(),
            aliases: aliases.iter().map(|&a| a.to_owned()).collect(),
            units: Vec::new(),
            mirror: false,
        };
        let directory = AgencyDirectory::new(vec![
            entry("H99.09", "Ban Quản lý khu kinh tế", &["Ban Quản lý các khu công nghiệp"]),
            entry("H99.13", "Công an tỉnh", &[]),
        ]);
        let code = |text| directory.find(text).map(|entry| entry.code.as_str());
        assert_eq!(code("BQL khu kinh tế"), Some("H99.09"));
        assert_eq!(code("ban quản lý các khu công nghiệp"), Some("H99.09"));
        assert_eq!(code("Công an tỉnh (ngành dọc)"), Some("H99.13"));
        assert_eq!(code("000.00.13.H99"), Some("H99.13"));
        assert_eq!(code("Sở Du lịch"), None);
    }
}
