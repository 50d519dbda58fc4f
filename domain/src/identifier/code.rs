//! Codes of agencies (QĐ 20/2020/QĐ-TTg) and procedures (national catalog).

use serde::{Deserialize, Serialize};
use std::fmt;

/// A text that is not a code of the kind it was offered as.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a valid {1}")]
pub struct InvalidCode(pub String, pub &'static str);

/// Mã định danh điện tử of an agency, new style: `H41`, `H41.12`, `H41.12.03`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AgencyCode(String);

impl AgencyCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for AgencyCode {
    type Error = InvalidCode;

    fn try_from(text: String) -> Result<Self, InvalidCode> {
        let code = text.trim().to_uppercase();
        let mut groups = code.split('.');
        let level1 = groups.next().unwrap_or_default();
        let ok = level1.len() == 3
            && level1.starts_with(|c: char| c.is_ascii_uppercase())
            && level1[1..].bytes().all(|b| b.is_ascii_digit())
            && groups.all(|g| (1..=3).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit()))
            && code.len() <= 35;
        if ok { Ok(Self(code)) } else { Err(InvalidCode(text, "agency code")) }
    }
}

impl From<AgencyCode> for String {
    fn from(code: AgencyCode) -> Self {
        code.0
    }
}

impl fmt::Display for AgencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// National code of a procedure without a publisher's suffix, `N.NNNNNN`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProcedureCode(String);

impl ProcedureCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ProcedureCode {
    type Error = InvalidCode;

    fn try_from(text: String) -> Result<Self, InvalidCode> {
        let code = text.trim();
        let bytes = code.as_bytes();
        let ok = bytes.len() == 8
            && matches!(bytes[0], b'1'..=b'3' | b'6')
            && bytes[1] == b'.'
            && bytes[2..].iter().all(u8::is_ascii_digit);
        if ok { Ok(Self(code.to_owned())) } else { Err(InvalidCode(text, "procedure code")) }
    }
}

impl From<ProcedureCode> for String {
    fn from(code: ProcedureCode) -> Self {
        code.0
    }
}

impl fmt::Display for ProcedureCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
