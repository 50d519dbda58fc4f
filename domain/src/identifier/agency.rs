//! Mã định danh điện tử of agencies (QĐ 20/2020/QĐ-TTg).

use super::IdentifierError;
use serde::{Deserialize, Serialize};

/// Electronic identifier of an agency, new style: `H41`, `H41.12`, `H41.12.03`.
///
/// Reads the old style of QCVN 102:2016 (`000.03.12.H41`, level 1 last, zeros for "none") as well
/// and keeps the new one. At most 35 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AgencyCode(String);

text_identifier!(AgencyCode);

/// Longest code the decision allows.
const MAX_LENGTH: usize = 35;

impl AgencyCode {
    pub(super) fn read(text: &str) -> Result<Self, IdentifierError> {
        let refuse = || IdentifierError::AgencyCode(text.trim().to_owned());
        let code = text.trim().to_ascii_uppercase();
        let groups: Vec<&str> = code.split('.').collect();
        let levels = match old_style(&groups) {
            Some(levels) => levels.ok_or_else(refuse)?,
            None => groups,
        };
        let (level1, rest) = levels.split_first().ok_or_else(refuse)?;
        let numbers = rest.iter().all(|g| matches!(g.len(), 1..=3) && digits(g));
        let code = levels.join(".");
        let ok = is_level1(level1) && numbers && code.len() <= MAX_LENGTH;
        if ok { Ok(Self(code)) } else { Err(refuse()) }
    }

    /// The code of the level-1 body: the province or ministry, e.g. `H41`.
    pub fn level1(&self) -> &str {
        self.0.split('.').next().unwrap_or(&self.0)
    }

    /// The code one level up; `None` for a level-1 body.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('.').map(|(parent, _)| Self(parent.to_owned()))
    }

    /// Whether this is `other` or lies below it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The same code in the old style, `000.03.12.H41`; `None` when it has more levels, or longer
    /// groups, than the old style could hold.
    pub fn legacy(&self) -> Option<String> {
        let mut groups = self.0.split('.');
        let level1 = groups.next()?;
        let (y, z, v) = (groups.next(), groups.next(), groups.next());
        if groups.next().is_some() {
            return None;
        }
        let padded = |group: Option<&str>, width: usize| {
            let group = group.unwrap_or_default();
            (group.len() <= width).then(|| format!("{group:0>width$}"))
        };
        Some(format!("{}.{}.{}.{level1}", padded(v, 3)?, padded(z, 2)?, padded(y, 2)?))
    }
}

/// Reads `VVV.ZZ.YY.MXX`. `None` when it is not of the old shape at all; `Some(None)` when it is
/// but skips a level, which would name a different agency if the zeros were dropped.
fn old_style<'a>(groups: &[&'a str]) -> Option<Option<Vec<&'a str>>> {
    let [v, z, y, level1] = groups else { return None };
    let shaped = [(v, 3), (z, 2), (y, 2)].iter().all(|(g, n)| g.len() == *n && digits(g));
    if !shaped || !is_level1(level1) {
        return None;
    }
    let mut levels = vec![*level1];
    let mut ended = false;
    for group in [y, z, v] {
        let none = group.bytes().all(|b| b == b'0');
        if !none && ended {
            return Some(None);
        }
        ended |= none;
        if !none {
            levels.push(group);
        }
    }
    Some(Some(levels))
}

/// A letter for the class of body and two digits.
fn is_level1(group: &str) -> bool {
    group.len() == 3 && group.as_bytes()[0].is_ascii_uppercase() && digits(&group[1..])
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> AgencyCode {
        text.parse().unwrap()
    }

    #[test]
    fn reads_both_styles_and_keeps_the_new_one() {
        for (old, new) in
            [("000.00.00.H41", "H41"), ("000.00.12.H41", "H41.12"), ("000.03.12.h41 ", "H41.12.03")]
        {
            assert_eq!(code(old).as_str(), new);
            assert_eq!(code(new).legacy().as_deref(), Some(old.trim().to_uppercase().as_str()));
        }
        assert_eq!(code("G09.5.123").legacy().as_deref(), None);
    }

    #[test]
    fn refuses_what_is_no_code() {
        for text in
            ["", "H4", "41H", "H41.", "H41..1", "H41.1234", "H41.A1", "Hộ.12", "000.03.00.H41"]
        {
            let error = AgencyCode::try_from(text).unwrap_err();
            assert_eq!(error.code(), "AGENCY_CODE_INVALID", "{text}");
        }
    }

    #[test]
    fn knows_its_place() {
        assert!(code("H41.12.03").is_within(&code("H41.12")));
        assert!(!code("H41.120").is_within(&code("H41.12")));
        assert_eq!(code("H41.12").parent(), Some(code("H41")));
        assert_eq!(code("H41").parent(), None);
        assert_eq!(code("H41.12.03").level1(), "H41");
    }

    proptest! {
        #[test]
        fn the_old_style_names_the_same_agency(
            y in 1u32..100, z in 0u32..100, v in 0u32..1000, province in 1u32..64,
        ) {
            let (z, v) = if z == 0 { (0, 0) } else { (z, v) };
            let old = format!("{v:03}.{z:02}.{y:02}.H{province:02}");
            let agency = code(&old);
            prop_assert_eq!(agency.legacy(), Some(old));
            prop_assert_eq!(code(agency.as_str()), agency);
        }

        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = AgencyCode::try_from(text);
        }
    }
}
