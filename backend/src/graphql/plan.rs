//! Hot lists: the selection is compiled once per request into a plan, and each row runs it straight
//! to JSON. No future, no map and no allocation per field.
//!
//! The derived types stay what they are: they own the schema, and they answer whatever the tables
//! here do not name. An argument, a directive, an interface, a field that must ask the database or
//! may fail: then [`compile`] says no, and the request goes the ordinary way. What a table does name
//! it must write exactly as the derived resolver would; a test asks every field both ways.
//!
//! A field that has to be permitted must never stand in a table, since nothing here asks. Lists
//! permit as a whole, by their scope.

use async_graphql::parser::types::{Field, FragmentDefinition, Selection, SelectionSet};
use async_graphql::{ContextSelectionSet, Name, Positioned, Value};
use serde::Serialize;
use std::collections::HashMap;
use std::fmt;

/// What `serde_json` calls text that is to be written as it stands; no name of GraphQL has a `$`.
const FINISHED: &str = "$serde_json::private::RawValue";

/// JSON being written.
pub type Json = Vec<u8>;

/// How one field of a row is written.
pub type Step<'r, R> = Box<dyn Fn(&R, &mut Json) + 'r>;

/// A type with a table of fields that are known at once and cannot fail.
pub trait Hot: Sized {
    /// Its name in the schema.
    const TYPE: &'static str;

    /// How a field is written; `None` for one that is not in the table. `selected` is what is asked
    /// of an object: give it to [`one`] or [`many`].
    fn field<'r>(name: &str, selected: &Selected<'_>) -> Option<Step<'r, Self>>
    where
        Self: 'r;
}

/// Appends a value. Only for what JSON can always say: texts, numbers, what displays as a text.
pub fn put(value: impl Serialize, json: &mut Json) {
    let written = serde_json::to_writer(json, &value);
    debug_assert!(written.is_ok(), "a leaf cannot fail");
}

/// A field that is a value.
pub fn leaf<'r, R>(write: impl Fn(&R, &mut Json) + 'r) -> Option<Step<'r, R>> {
    Some(Box::new(write))
}

/// A field that is an object, or null.
pub fn one<'r, R, S: Hot + 'r>(
    selected: &Selected<'_>,
    get: impl Fn(&R) -> Option<&S> + 'r,
) -> Option<Step<'r, R>> {
    let plan = compile::<S>(selected)?;
    Some(Box::new(move |row, json| match get(row) {
        Some(object) => plan.write(object, json),
        None => json.extend_from_slice(b"null"),
    }))
}

/// A field that is a list of objects, handed over one by one.
pub fn many<'r, R, S: Hot + 'r>(
    selected: &Selected<'_>,
    each: impl Fn(&R, &mut dyn FnMut(&S)) + 'r,
) -> Option<Step<'r, R>> {
    let plan = compile::<S>(selected)?;
    Some(Box::new(move |row, json| {
        json.push(b'[');
        let first = json.len();
        each(row, &mut |object| {
            if json.len() > first {
                json.push(b',');
            }
            plan.write(object, json);
        });
        json.push(b']');
    }))
}

/// What is asked of an object, fragments not yet in their place.
pub struct Selected<'a> {
    sets: Vec<&'a SelectionSet>,
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
}

/// The fields of an object, ready to run: what stands before the value, and the value.
pub struct Plan<'r, R>(Vec<(Box<[u8]>, Step<'r, R>)>);

impl<R> Plan<'_, R> {
    /// Writes an object.
    pub fn write(&self, row: &R, json: &mut Json) {
        for (lead, step) in &self.0 {
            json.extend_from_slice(lead);
            step(row, json);
        }
        json.push(b'}');
    }
}

/// The plan of a selection; `None` when it asks for anything that no table names.
pub fn compile<'r, R: Hot + 'r>(selected: &Selected<'_>) -> Option<Plan<'r, R>> {
    let mut fields = Vec::new();
    for set in &selected.sets {
        selected.collect(R::TYPE, set, &mut fields)?;
    }
    // An object of which everything is skipped is none; the ordinary way knows what to say.
    if fields.is_empty() {
        return None;
    }
    let mut open = '{';
    let step = |asked: Asked<'_>| {
        let lead = format!("{}\"{}\":", std::mem::replace(&mut open, ','), asked.key);
        let step = match asked.name {
            "__typename" => leaf(|_: &R, json| put(R::TYPE, json)),
            name => R::field(name, &Selected { sets: asked.sets, fragments: selected.fragments }),
        };
        Some((lead.into_bytes().into_boxed_slice(), step?))
    };
    fields.into_iter().map(step).collect::<Option<_>>().map(Plan)
}

/// A field of the answer, with what is asked of it wherever it is selected.
struct Asked<'a> {
    key: &'a str,
    name: &'a str,
    sets: Vec<&'a SelectionSet>,
}

impl<'a> Selected<'a> {
    /// A selection in a document with these fragments.
    pub fn new(
        set: &'a SelectionSet,
        fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    ) -> Self {
        Self { sets: vec![set], fragments }
    }

    /// What is asked of the object that a context stands for.
    pub fn of(ctx: &ContextSelectionSet<'a>) -> Self {
        Self::new(&ctx.item.node, &ctx.query_env.fragments)
    }

    /// Brings fragments into their place (CollectFields of the specification).
    fn collect(&self, of: &str, set: &'a SelectionSet, into: &mut Vec<Asked<'a>>) -> Option<()> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => ask(&field.node, into)?,
                Selection::FragmentSpread(spread) if spread.node.directives.is_empty() => {
                    let fragment = &self.fragments.get(&spread.node.fragment_name.node)?.node;
                    (fragment.type_condition.node.on.node.as_str() == of).then_some(())?;
                    self.collect(of, &fragment.selection_set.node, into)?;
                }
                Selection::InlineFragment(inline) if inline.node.directives.is_empty() => {
                    let condition = inline.node.type_condition.as_ref();
                    condition.is_none_or(|it| it.node.on.node.as_str() == of).then_some(())?;
                    self.collect(of, &inline.node.selection_set.node, into)?;
                }
                _ => return None,
            }
        }
        Some(())
    }
}

fn ask<'a>(field: &'a Field, into: &mut Vec<Asked<'a>>) -> Option<()> {
    if !field.arguments.is_empty() || !field.directives.is_empty() {
        return None;
    }
    let key = field.response_key().node.as_str();
    let set = &field.selection_set.node;
    match into.iter_mut().find(|asked| asked.key == key) {
        Some(asked) => asked.sets.push(set),
        None => into.push(Asked { key, name: field.name.node.as_str(), sets: vec![set] }),
    }
    Some(())
}

/// A root field as finished JSON, if a table can write all that is asked of it.
pub fn answer<'r, R: Hot + 'r>(ctx: &ContextSelectionSet<'_>, row: &R) -> Option<Value> {
    let plan = is_alone(ctx).then(|| compile::<R>(&Selected::of(ctx)))??;
    let mut json = Json::with_capacity(16 * 1024);
    plan.write(row, &mut json);
    // Everything was written by `put` or comes from a name of GraphQL.
    String::from_utf8(json).ok().map(of_json)
}

fn of_json(json: String) -> Value {
    Value::Object([(Name::new(FINISHED), Value::String(json))].into())
}

/// The finished JSON of a value made by [`answer`].
pub fn finished(value: &Value) -> Option<&str> {
    match value {
        Value::Object(fields) if fields.len() == 1 => match fields.get(FINISHED)? {
            Value::String(json) => Some(json),
            _ => None,
        },
        _ => None,
    }
}

/// Whether it is at the root and nothing else there answers under the same key: finished JSON cannot
/// be merged.
fn is_alone(ctx: &ContextSelectionSet<'_>) -> bool {
    if ctx.path_node.as_ref().is_none_or(|node| node.parent.is_some()) {
        return false;
    }
    let mut keys = Vec::new();
    let roots = &ctx.query_env.operation.node.selection_set.node.items;
    roots.iter().all(|root| match &root.node {
        Selection::Field(field) => {
            let key = &field.node.response_key().node;
            let is_new = !keys.contains(&key);
            keys.push(key);
            is_new
        }
        _ => false,
    })
}

impl fmt::Debug for Selected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Selected").field("sets", &self.sets).finish_non_exhaustive()
    }
}

impl<R> fmt::Debug for Plan<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Plan").field(&self.0.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finished_json_is_written_as_it_stands_whoever_writes_it() {
        let json = r#"{"b":[1,"ố"],"a":null}"#;
        let value = of_json(json.to_owned());
        assert_eq!(finished(&value), Some(json));
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
        assert_eq!(finished(&Value::Null), None);
    }
}
