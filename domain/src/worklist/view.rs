//! Saved views: a name for the address of a list, kept for oneself or shared.

use crate::refusal::{Code, Problems, Refusal};
use crate::text;
use serde::{Deserialize, Serialize};

/// Most views of one owner.
pub const MOST_VIEWS: usize = 50;
/// Most characters of a name.
const NAME: usize = 60;
/// Most characters of an address.
const QUERY: usize = 1_000;

/// Who sees a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Sharing {
    /// Its owner.
    Personal,
    /// The unit at which it is shared.
    Unit,
    /// The whole agency at which it is shared.
    Agency,
}

/// What a view is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewDraft {
    /// What it is called.
    pub name: String,
    /// The query of the list's address, without `?`.
    pub query: String,
}

impl ViewDraft {
    /// The draft as it is kept.
    ///
    /// # Errors
    /// No name, or one that is too long or can not be kept; an address that is none.
    pub fn check(name: &str, query: &str) -> Result<Self, Vec<Refusal>> {
        let mut problems = Problems::new();
        let name = text::tidy(name);
        if name.is_empty() {
            problems.push(Refusal::at(Code::Required, "name"));
        } else if name.chars().count() > NAME {
            problems.push(Refusal::at(Code::TooLong, "name").with("max", NAME));
        } else if name.chars().any(char::is_control) {
            problems.push(Refusal::at(Code::InvalidText, "name"));
        }
        let query = query.trim().trim_start_matches('?');
        if query.len() > QUERY {
            problems.push(Refusal::at(Code::TooLong, "query").with("max", QUERY));
        } else if query.bytes().any(|byte| byte <= b' ' || byte >= 0x7f || b"<>\"#".contains(&byte))
        {
            // The query of an address: percent-encoded, nothing a browser would stumble over.
            problems.push(Refusal::at(Code::InvalidText, "query"));
        }
        problems.into_result().map(|()| Self { name, query: query.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_has_a_name_and_the_query_of_an_address() {
        let view = ViewDraft::check("  Quá hạn   của phòng ", "?due=OVERDUE&scope=unit").unwrap();
        assert_eq!(
            (view.name.as_str(), view.query.as_str()),
            ("Quá hạn của phòng", "due=OVERDUE&scope=unit")
        );
        let code = |name: &str, query: &str| ViewDraft::check(name, query).unwrap_err()[0].code;
        assert_eq!(code(" ", ""), Code::Required);
        assert_eq!(code(&"ă".repeat(61), ""), Code::TooLong);
        assert_eq!(code("a", "search=nguyễn"), Code::InvalidText);
        assert_eq!(code("a", "x\"><script>"), Code::InvalidText);
        assert_eq!(code("a", &"a".repeat(1_001)), Code::TooLong);
    }
}
