//! Keys of cases and papers that stay the same from version to version.

use crate::catalog::ProcedureVersion;

/// Hands out keys: a name keeps the key it had, a new one gets the next free number.
pub(super) struct Keys {
    known: Vec<(String, String)>,
    next: u32,
}

impl Keys {
    /// Keys over those in use, as pairs of name and key.
    pub(super) fn over(known: Vec<(String, String)>) -> Self {
        let highest = known.iter().filter_map(|(_, key)| key.parse::<u32>().ok()).max();
        Self { known, next: highest.unwrap_or_default() + 1 }
    }

    /// Keys of the cases of the version in force.
    pub(super) fn of_cases(existing: Option<&ProcedureVersion>) -> Self {
        Self::over(
            existing
                .map(|version| {
                    version.cases.iter().map(|c| (c.name.clone(), c.key.clone())).collect()
                })
                .unwrap_or_default(),
        )
    }

    /// Keys of the papers of one case of the version in force.
    pub(super) fn of_documents(existing: Option<&ProcedureVersion>, case: &str) -> Self {
        let case = existing.and_then(|version| version.case(case));
        Self::over(
            case.map(|c| c.documents.iter().map(|d| (d.name.clone(), d.key.clone())).collect())
                .unwrap_or_default(),
        )
    }

    /// The key for a name. Asking twice for one name gives two keys.
    pub(super) fn take(&mut self, name: &str) -> String {
        if let Some(index) = self.known.iter().position(|(known, _)| known == name) {
            return self.known.remove(index).1;
        }
        let key = self.next.to_string();
        self.next += 1;
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_keys() {
        let mut keys = Keys::over(vec![("a".into(), "1".into()), ("b".into(), "4".into())]);
        assert_eq!(["b", "c", "a", "a"].map(|name| keys.take(name)), ["4", "5", "1", "6"]);
    }
}
