//! What is refused before it is executed, or even parsed: requests of a few bytes that would cost
//! without bound. The schema's own limits of depth and cost come later and count fields, not the
//! spreads and brackets that lead to them.

use super::COST;
use async_graphql::parser::types::{
    ExecutableDocument, FragmentDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql::{Name, Positioned, Request, ServerError};
use std::collections::HashMap;

/// Deepest nesting of brackets in the text; the parser recurses per bracket.
const BRACKETS: usize = 64;
/// Most fragments of a document.
const FRAGMENTS: usize = 100;
/// Most fields at the root of an operation.
const ROOTS: usize = 50;

/// Refuses a request whose text or whose expanded document is out of bounds.
///
/// # Errors
/// What is wrong, as the parser or this module says it.
pub fn bounded(request: &mut Request) -> Result<(), ServerError> {
    if nesting(&request.query) > BRACKETS {
        return Err(refusal("The query is nested too deeply."));
    }
    check(request.parsed_query()?)
}

/// Deepest nesting of brackets in a text, whatever they mean there.
fn nesting(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => open += 1,
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

fn check(document: &ExecutableDocument) -> Result<(), ServerError> {
    if document.fragments.len() > FRAGMENTS {
        return Err(refusal("The query has too many fragments."));
    }
    let mut sizes = Sizes { fragments: &document.fragments, known: HashMap::new() };
    for (_, operation) in document.operations.iter() {
        let selected = &operation.node.selection_set.node;
        if sizes.of(selected)? > COST {
            return Err(refusal("The query is too complex."));
        }
        let roots = sizes.roots(selected);
        if roots > ROOTS {
            return Err(refusal("The query has too many fields at its root."));
        }
        if operation.node.ty == OperationType::Subscription && roots != 1 {
            return Err(refusal("A subscription has exactly one field at its root."));
        }
    }
    Ok(())
}

/// Numbers of fields with every fragment in its place, each fragment counted once.
struct Sizes<'a> {
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    /// `None` while it is being counted: who meets that stands in a circle.
    known: HashMap<&'a Name, Option<usize>>,
}

impl<'a> Sizes<'a> {
    fn of(&mut self, set: &'a SelectionSet) -> Result<usize, ServerError> {
        let mut size = 0_usize;
        for selection in &set.items {
            let more = match &selection.node {
                Selection::Field(field) => {
                    1_usize.saturating_add(self.of(&field.node.selection_set.node)?)
                }
                Selection::InlineFragment(inline) => self.of(&inline.node.selection_set.node)?,
                Selection::FragmentSpread(spread) => {
                    self.of_fragment(&spread.node.fragment_name.node)?
                }
            };
            size = size.saturating_add(more);
        }
        Ok(size)
    }

    fn of_fragment(&mut self, name: &'a Name) -> Result<usize, ServerError> {
        match self.known.get(name) {
            Some(Some(size)) => return Ok(*size),
            Some(None) => return Err(refusal("A fragment contains itself.")),
            None => {}
        }
        // An unknown fragment is the validation's business.
        let Some(fragment) = self.fragments.get(name) else { return Ok(0) };
        self.known.insert(name, None);
        // A spread costs one even when its fragment is empty: it has to be walked.
        let size = self.of(&fragment.node.selection_set.node)?.saturating_add(1);
        self.known.insert(name, Some(size));
        Ok(size)
    }

    /// Fields at the root, those of fragments counted with their whole size: an upper bound.
    fn roots(&self, set: &SelectionSet) -> usize {
        set.items
            .iter()
            .map(|selection| match &selection.node {
                Selection::Field(_) => 1,
                Selection::InlineFragment(inline) => self.roots(&inline.node.selection_set.node),
                Selection::FragmentSpread(spread) => self
                    .fragments
                    .get(&spread.node.fragment_name.node)
                    .map_or(0, |fragment| self.roots(&fragment.node.selection_set.node)),
            })
            .fold(0, usize::saturating_add)
    }
}

fn refusal(message: &str) -> ServerError {
    ServerError::new(message, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn verdict(query: &str) -> Result<(), String> {
        bounded(&mut Request::new(query)).map_err(|error| error.message)
    }

    #[test]
    fn ordinary_requests_pass() {
        verdict("{ viewer { officer { name } } }").unwrap();
        verdict("query Q { ...a } fragment a on Query { province { name } }").unwrap();
        verdict("subscription { boardChanged { at } }").unwrap();
    }

    #[test]
    fn brackets_are_counted_before_anything_parses_them() {
        let bomb = format!("{{a(b:{}", "[".repeat(1_000_000));
        assert_eq!(verdict(&bomb).unwrap_err(), "The query is nested too deeply.");
    }

    #[test]
    fn spreads_are_counted_without_walking_them_out() {
        let mut bomb = String::from("{...a0} ");
        for i in 0..40 {
            let next = i + 1;
            let _ = write!(bomb, "fragment a{i} on Query{{...a{next} ...a{next} ...a{next}}} ");
        }
        bomb.push_str("fragment a40 on Query{province{name}}");
        assert_eq!(verdict(&bomb).unwrap_err(), "The query is too complex.");
        let circle = "{...a} fragment a on Query{...b} fragment b on Query{...a}";
        assert_eq!(verdict(circle).unwrap_err(), "A fragment contains itself.");
    }

    #[test]
    fn aliases_at_the_root_are_few() {
        let many: String = (0..51).map(|i| format!("a{i}: province {{ name }} ")).collect();
        assert!(verdict(&format!("{{ {many} }}")).is_err());
        assert!(verdict("subscription { a: boardChanged { at } b: boardChanged { at } }").is_err());
    }
}
