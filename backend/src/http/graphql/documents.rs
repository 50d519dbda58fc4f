//! Documents read before: screens send the same few over and over.

use crate::graphql::guard::bounded;
use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{Request, ServerError};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Documents kept at most, and their text in bytes; when one more comes, all are forgotten. A parsed
/// document takes up to a hundred times its text, and strangers may send some, too.
const MOST: usize = 500;
const MOST_BYTES: usize = 256 * 1024;
/// The longest text kept, in bytes.
const LONGEST: usize = 8 * 1024;

/// Parsed documents by their text. Only those within bounds are here; validation, which looks at
/// variables too, is done anew for each request.
#[derive(Debug, Default)]
pub(in crate::http) struct Documents(RwLock<Kept>);

#[derive(Debug, Default)]
struct Kept {
    by_text: HashMap<String, Arc<ExecutableDocument>>,
    bytes: usize,
}

impl Documents {
    /// Gives a request its parsed document.
    ///
    /// # Errors
    /// It cannot be parsed, or is out of bounds.
    pub(super) fn read(&self, request: &mut Request) -> Result<(), ServerError> {
        if let Some(known) = self.find(&request.query) {
            request.set_parsed_query((*known).clone());
            return Ok(());
        }
        bounded(request)?;
        if request.query.len() <= LONGEST {
            let document = Arc::new(request.parsed_query()?.clone());
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if all.by_text.len() >= MOST || all.bytes + request.query.len() > MOST_BYTES {
                *all = Kept::default();
            }
            all.bytes += request.query.len();
            all.by_text.insert(request.query.clone(), document);
        }
        Ok(())
    }

    fn find(&self, text: &str) -> Option<Arc<ExecutableDocument>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).by_text.get(text).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(documents: &Documents, text: &str) -> bool {
        let mut request = Request::new(text);
        documents.read(&mut request).is_ok() && request.parsed_query().is_ok()
    }

    #[test]
    fn a_sound_document_is_kept_and_another_is_refused_each_time() {
        let documents = Documents::default();
        let endless = "{ ...a } fragment a on Query { ...a }";
        for _ in 0..2 {
            assert!(read(&documents, "{ a }"));
            assert!(!read(&documents, "{ a"));
            assert!(!read(&documents, endless));
        }
        assert!(documents.find("{ a }").is_some());
        assert!(documents.find("{ a").is_none() && documents.find(endless).is_none());
    }

    #[test]
    fn the_memory_is_bounded() {
        let documents = Documents::default();
        for i in 0..=MOST {
            assert!(read(&documents, &format!("{{ a{i} }}")));
        }
        assert!(documents.find("{ a0 }").is_none() && documents.find("{ a500 }").is_some());
        let filling = |i: usize| format!("{{ b{i} }} #{}", "x".repeat(LONGEST - 20));
        let most = MOST_BYTES / (LONGEST - 20);
        for i in 0..=most {
            assert!(read(&documents, &filling(i)));
            assert!(documents.0.read().unwrap().bytes <= MOST_BYTES);
        }
        assert!(documents.find(&filling(0)).is_none() && documents.find(&filling(most)).is_some());
        let long = format!("{{ a }} #{}", "x".repeat(LONGEST));
        assert!(read(&documents, &long) && documents.find(&long).is_none());
    }
}
