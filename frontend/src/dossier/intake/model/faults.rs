//! Where a mistake belongs on the screen.

use crate::api::UserError;

/// A mistake at a field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub field: String,
    pub message: String,
}

impl Fault {
    /// The server's refusals. `sent` are the keys of the papers in the order they were sent: the
    /// server counts lines, the screen knows papers.
    pub fn of(errors: &[UserError], sent: &[String]) -> Vec<Self> {
        errors
            .iter()
            .map(|e| Self { field: field_of(&e.path, sent), message: e.message.clone() })
            .collect()
    }
}

/// The field on the screen for a path into the input. `intake.` before it is forgiven, a line of
/// papers (`documents.2.copies`) becomes the paper itself (`documents.<key>`).
pub fn field_of(path: &[String], sent: &[String]) -> String {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["intake" | "input", rest @ ..] if !rest.is_empty() => {
            let rest: Vec<String> = rest.iter().map(ToString::to_string).collect();
            field_of(&rest, sent)
        }
        ["documents", line, _, ..] => match line.parse().ok().and_then(|i: usize| sent.get(i)) {
            Some(key) => format!("documents.{key}"),
            None => format!("documents.{line}"),
        },
        parts => parts.join("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(path: &str) -> String {
        let sent = ["7".to_owned(), "9".to_owned()];
        let path: Vec<String> = path.split('.').map(str::to_owned).collect();
        field_of(&path, &sent)
    }

    #[test]
    fn paths_lead_to_fields() {
        assert_eq!(field("applicant.phone"), "applicant.phone");
        assert_eq!(field("intake.applicant.phone"), "applicant.phone");
        assert_eq!(field("documents.1.copies"), "documents.9", "a line sent");
        assert_eq!(field("documents.0.files.2"), "documents.7", "a file of a line");
        assert_eq!(field("documents.3"), "documents.3", "a paper that is missing, by its key");
        assert_eq!(field("documents.5.key"), "documents.5", "beyond what was sent");
        assert_eq!(field("lines.0.reason"), "lines.0.reason");
        assert_eq!(field_of(&[], &[]), "");
    }
}
