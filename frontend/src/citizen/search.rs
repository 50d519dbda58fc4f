//! What a citizen typed into the one search box.

/// Where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A dossier code: tracking.
    Dossier(String),
    /// Anything else: the catalog.
    Procedures(String),
}

/// A dossier code has an agency code, a date and a number, joined by hyphens, e.g.
/// `H41.12-210103-0004`. People leave out dots, or type blanks; those are forgiven.
pub(super) fn target(typed: &str) -> Target {
    let typed = domain::text::tidy(typed);
    let code: String = typed.to_uppercase().split_whitespace().collect();
    let mut parts = code.split('-');
    let agency = parts.next().unwrap_or_default();
    let digits = |part: Option<&str>, len: usize| {
        part.is_some_and(|p| p.len() >= len && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_agency = agency.starts_with(|c: char| c.is_ascii_uppercase())
        && agency.bytes().skip(1).all(|b| b.is_ascii_digit() || b == b'.')
        && agency.len() >= 3;
    if is_agency && digits(parts.next(), 6) && digits(parts.next(), 1) && parts.next().is_none() {
        Target::Dossier(code)
    } else {
        Target::Procedures(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Target, target};

    #[test]
    fn codes_are_tracked_and_words_are_looked_up() {
        let dossier = |code: &str| Target::Dossier(code.to_owned());
        let words = |words: &str| Target::Procedures(words.to_owned());
        assert_eq!(target("H41.12-210103-0004"), dossier("H41.12-210103-0004"));
        assert_eq!(target(" h41.12 - 210103 - 0004 "), dossier("H41.12-210103-0004"));
        assert_eq!(target("H41-210103-0004"), dossier("H41-210103-0004"));
        assert_eq!(target("giấy phép  lao động"), words("giấy phép lao động"));
        assert_eq!(target("1.002010"), words("1.002010"));
        assert_eq!(target("H41"), words("H41"));
        assert_eq!(target("ly-lich"), words("ly-lich"));
        assert_eq!(target(""), words(""));
    }
}
