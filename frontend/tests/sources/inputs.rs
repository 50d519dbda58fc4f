//! What a mutation takes can be said on some screen. That a field which must be there is sent, the
//! compiler sees to; one that need not always be there would be missed only by whoever needs it.

use super::{code, sources};
use std::collections::{BTreeSet, HashMap};

const SCHEMA: &str = include_str!("../../../schema.graphql");

/// What is left out, and why.
static LEFT_OUT: [(&str, &str, &str); 1] =
    [("DelegationCreateInput", "unitCode", "a role is handed on where it is held")];

/// What a mutation takes and no form asks: lists are narrowed in their own way, and each narrows by
/// as much as it needs.
const NO_FORM: [&str; 1] = ["DossierFilter"];

/// The lines between the head of a type and its end.
fn block(head: &str) -> Option<impl Iterator<Item = &'static str> + use<>> {
    let from = SCHEMA.find(&format!("\n{head} {{\n"))? + 1;
    let lines = SCHEMA[from..].lines().skip(1).take_while(|line| *line != "}");
    Some(lines.map(str::trim))
}

/// The fields of an input with their types; none when it is no input.
fn fields(input: &str) -> Option<Vec<(&'static str, &'static str)>> {
    let split = |line: &'static str| line.split_once(": ").filter(|_| !line.starts_with('"'));
    let bare =
        |of: &'static str| of.split(" = ").next().unwrap_or_default().trim_matches(['[', ']', '!']);
    // A description of several lines has no line that looks like a field.
    let name = |name: &str| name.chars().all(char::is_alphanumeric);
    let fields = block(&format!("input {input}"))?.filter_map(split);
    Some(fields.filter(|(field, _)| name(field)).map(|(field, of)| (field, bare(of))).collect())
}

/// `expected_version` as the contract writes it.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |all, word| all + &word[..1].to_uppercase() + &word[1..])
}

/// Inputs as they are sent: where each stands, and its fields.
fn sent(all: &[(String, String)]) -> HashMap<String, Vec<(String, BTreeSet<String>)>> {
    let mut out: HashMap<_, Vec<_>> = HashMap::new();
    for (name, source) in all {
        for part in code(source).split("InputObject").skip(1) {
            // A `use` finds the type below it, which has the name of no input or stands here twice.
            let Some((attributes, rest)) = part.split_once("struct ") else { continue };
            let Some((own, rest)) = rest.split_once(" {\n") else { continue };
            let given = attributes.split_once("graphql_type = \"");
            let of = given.and_then(|(_, rest)| rest.split('"').next()).unwrap_or(own);
            let fields =
                rest.lines().take_while(|line| !line.starts_with('}')).filter_map(|line| {
                    let line = line.trim();
                    let (field, _) = line.split_once(": ")?;
                    let declared = !line.starts_with(['/', '#']);
                    declared.then(|| camel(field.rsplit(' ').next().unwrap_or_default()))
                });
            out.entry(of.to_owned()).or_default().push((name.clone(), fields.collect()));
        }
    }
    out
}

#[test]
fn every_form_asks_what_its_mutation_takes() {
    let all = sources();
    let sent = sent(&all);
    let takes = block("type Mutation").unwrap();
    let takes = takes.filter_map(|line| line.split_once("(input: ")?.1.split('!').next());
    let mut open: Vec<&str> = takes.collect();
    assert!(open.len() > 50, "mutations as the schema writes them: {open:?}");
    let mut known = BTreeSet::new();
    let mut left_out = BTreeSet::<&(&str, &str, &str)>::new();
    while let Some(input) = open.pop() {
        let Some(fields) = fields(input).filter(|_| !NO_FORM.contains(&input)) else { continue };
        if !known.insert(input) {
            continue;
        }
        let Some(sent) = sent.get(input) else {
            // A form of the table, whose own test asks more.
            let table = all.iter().any(|(_, source)| source.contains(&format!("\"{input}\"")));
            assert!(table, "{input} is sent by nothing");
            continue;
        };
        for (place, asked) in sent {
            for (field, _) in &fields {
                let listed = LEFT_OUT.iter().find(|out| (out.0, out.1) == (input, *field));
                left_out.extend(listed);
                assert!(
                    asked.contains(*field) != listed.is_some(),
                    "{place}: {input}.{field} is asked, or left out for a reason"
                );
            }
        }
        open.extend(fields.iter().map(|(_, of)| *of));
    }
    assert_eq!(left_out.len(), LEFT_OUT.len(), "what is left out is there");
}
