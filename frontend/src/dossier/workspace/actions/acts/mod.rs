//! The forms of the life cycle: thirty of them, told apart by data alone ([`table`]). One component
//! draws them, one function reads them ([`said`]), and a test holds the table against the schema.

mod choices;
mod correction;
mod letter;
mod said;
mod table;
mod text;
mod typed;
mod view;

pub(super) use letter::LetterCard;
pub(super) use text::{KEY_APPROVE, KEY_CONFIRM, KEY_SEND, LEGAL_BASIS, OTHERS};
pub(super) use typed::{Typed, restored};
pub(super) use view::Form;

use super::ActionName;
use crate::i18n::Text;
use crate::ui::Need;

/// A form: what it sends and what it asks.
#[derive(Debug)]
pub(super) struct Act {
    /// The action it is for.
    pub(super) name: ActionName,
    /// Field of `Mutation`.
    mutation: &'static str,
    /// Type of its `input`.
    input: &'static str,
    /// What will happen, above the fields.
    intro: Option<Text>,
    asks: &'static [Ask],
}

/// A question of a form.
#[derive(Debug)]
struct Ask {
    /// Field of the input.
    name: &'static str,
    label: Text,
    hint: Option<Text>,
    need: Need,
    kind: Kind,
}

/// What kind of answer a question wants.
#[derive(Debug, PartialEq)]
enum Kind {
    /// A line of text.
    Line,
    /// Several lines of text.
    Text,
    /// A day.
    Day,
    /// Hour and day.
    Moment,
    /// Đồng.
    Money,
    /// How many.
    Count,
    /// Yes or no; yes unless said.
    Yes,
    /// An agency of the province.
    Agency,
    /// A paper of the dossier.
    Document,
    /// A request for an opinion that waits for an answer.
    OpenOpinion,
    /// What it says in one word.
    Opinion,
    /// Why it is late.
    Delay,
    /// Why it stops; none when it does not.
    Ground,
    /// How something came.
    Channel,
    /// What can be corrected.
    Field,
    /// What shall stand in the field of the same row; nothing takes out what may be left out.
    Value,
    /// Lines of the open request for supplements.
    OpenLines,
    /// Several of the same.
    Rows(&'static [Ask]),
}

impl PartialEq for Ask {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.kind == other.kind
    }
}

impl Kind {
    fn is_choice(&self) -> bool {
        matches!(
            self,
            Self::Agency
                | Self::Document
                | Self::OpenOpinion
                | Self::Opinion
                | Self::Delay
                | Self::Ground
                | Self::Channel
                | Self::Field
        )
    }
}

/// The form of an action, if it has one here.
pub(super) fn find(name: ActionName) -> Option<&'static Act> {
    table::ACTS.iter().find(|act| act.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = include_str!("../../../../../../schema.graphql");

    /// The fields of an input as the schema has them: name and type.
    fn fields(input: &str) -> Vec<(String, String)> {
        let from = SCHEMA.find(&format!("\ninput {input} {{")).expect(input);
        let block = &SCHEMA[from..][..SCHEMA[from..].find("\n}").unwrap()];
        let lines = block.lines().skip(2).map(str::trim).filter(|line| !line.starts_with('"'));
        lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, of)| (name.to_owned(), of.to_owned()))
            .collect()
    }

    fn fits(input: &str, asks: &[Ask]) {
        const FRAME: [&str; 3] = ["dossierId", "expectedVersion", "idempotencyKey"];
        let mut open = fields(input);
        open.retain(|(name, _)| !FRAME.contains(&name.as_str()));
        // Files stand beside the lines they answer.
        if asks.iter().any(|ask| ask.kind == Kind::OpenLines) {
            open.retain(|(name, _)| name != said::FILES);
        }
        assert_eq!(open.len(), asks.len(), "{input}: {open:?}");
        for ask in asks {
            let found = open.iter().find(|(name, _)| name == ask.name);
            let (_, of) = found.unwrap_or_else(|| panic!("{input}.{}", ask.name));
            let (bare, default) =
                of.split_once(" = ").map_or((of.as_str(), false), |(b, _)| (b, true));
            // That nothing stops is chosen, and said with null.
            let required = (bare.ends_with('!') && !default) || ask.kind == Kind::Ground;
            assert_eq!(required, ask.need == Need::Required, "{input}.{}: {of}", ask.name);
            let bare = bare.trim_matches(['[', ']', '!']);
            let wanted: &[&str] = match ask.kind {
                Kind::Day => &["Date"],
                Kind::Moment => &["DateTime"],
                Kind::Money => &["Vnd"],
                Kind::Count | Kind::OpenOpinion | Kind::OpenLines => &["Int"],
                Kind::Yes => &["Boolean"],
                Kind::Opinion => &["Opinion"],
                Kind::Delay => &["DelayReason"],
                Kind::Ground => &["StopGround"],
                Kind::Channel => &["SubmissionChannel"],
                Kind::Field => &["AmendableField"],
                Kind::Rows(rows) => {
                    fits(bare, rows);
                    continue;
                }
                _ => &["String"],
            };
            assert!(wanted.contains(&bare), "{input}.{}: {of}", ask.name);
        }
    }

    #[test]
    fn every_form_asks_what_its_mutation_takes() {
        for act in table::ACTS {
            let declared = format!("\t{}(input: {}!): DossierPayload!", act.mutation, act.input);
            assert!(SCHEMA.contains(&declared), "{declared}");
            fits(act.input, act.asks);
        }
    }

    #[test]
    fn every_action_of_the_contract_has_its_place_here() {
        let from = SCHEMA.find("\nenum ActionName {").unwrap();
        let block = &SCHEMA[from..][..SCHEMA[from..].find("\n}").unwrap()];
        let names = block.lines().skip(2).map(str::trim).filter(|line| !line.starts_with('"'));
        // The counter's, the queue's and the clock's, each with a screen of its own.
        const ELSEWHERE: [&str; 15] = [
            "ACCEPT",
            "REQUEST_COMPLETION",
            "REFUSE",
            "SUBMIT",
            "RESUBMIT",
            "CLAIM",
            "ASSIGN",
            "FORWARD",
            "SEND_BACK",
            "SIGN_RESULT",
            "RELEASE",
            "RETURN_RESULT",
            "TICK",
            "RECOUNT",
            "",
        ];
        for name in names {
            let here = table::ACTS.iter().any(|act| {
                let debug = format!("{:?}", act.name);
                debug.eq_ignore_ascii_case(&name.replace('_', ""))
            });
            assert!(here != ELSEWHERE.contains(&name), "{name}");
            // What is not known here is said to be on no screen; these are no one's to press.
            let known = serde_json::from_value::<ActionName>(name.into()).unwrap();
            let nobodys = ["SUBMIT", "TICK", "RECOUNT", ""].contains(&name);
            assert!(nobodys == (known == ActionName::Unknown), "{name}");
        }
    }
}
