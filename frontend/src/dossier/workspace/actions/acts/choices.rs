//! What can be chosen.

use super::{Kind, text};
use crate::dossier::list::{AgencyRef, DossierStatus};
use crate::dossier::workspace::operations::DossierView;
use crate::i18n::{self, Words};
use domain::catalog::SubmissionChannel;
use domain::dossier::{AmendableField, DelayReason, StopGround, StopLetter};
use domain::lang::Lang;
use serde::Serialize;

/// Chosen where a letter says that nothing stops; the contract says it with null.
pub(super) const GOES_ON: &str = "GOES_ON";

/// The code of the contract, and words.
pub(super) type Choice = (String, Words);

/// The name of a value in the contract.
pub(super) fn code(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

fn each<T: Copy + Serialize + Send + Sync + 'static>(
    all: impl IntoIterator<Item = T>,
    words: fn(T, Lang) -> &'static str,
) -> Vec<Choice> {
    let all = all.into_iter();
    all.map(|one| (code(one), Words::from(move || words(one, i18n::lang())))).collect()
}

/// What can be chosen for a question, in order; the first is nothing where that is an answer.
pub(super) fn choices(kind: &Kind, dossier: &DossierView, agencies: &[AgencyRef]) -> Vec<Choice> {
    let nothing = |words: Words| vec![(String::new(), words)];
    let mut out = match kind {
        Kind::Document => nothing(text::OTHER_DOCUMENT.into()),
        _ => nothing(text::CHOOSE.into()),
    };
    out.extend(match kind {
        Kind::Agency => agencies
            .iter()
            .filter(|agency| agency.code != dossier.competent_agency.code)
            .map(|agency| (agency.code.clone(), Words::from(agency.name.clone())))
            .collect(),
        Kind::Document => dossier
            .documents
            .iter()
            .map(|document| (document.key.clone(), Words::from(document.name.clone())))
            .collect(),
        Kind::OpenOpinion => dossier
            .pending
            .consultations
            .iter()
            .filter(|asked| asked.answered_at.is_none())
            .map(|asked| {
                let (number, agency) = (asked.number, asked.agency.name.clone());
                (number.to_string(), Words::from(move || text::opinion_asked(number, &agency)))
            })
            .collect(),
        Kind::Opinion => {
            [("AGREE", text::AGREE), ("DISAGREE", text::DISAGREE), ("COMMENT", text::COMMENT)]
                .map(|(code, words)| (code.to_owned(), words.into()))
                .into()
        }
        Kind::Delay => each(DelayReason::ALL, DelayReason::text),
        Kind::Ground => {
            let asked = dossier.status == DossierStatus::WithdrawalRequested;
            let ground = |ground: &Option<StopGround>| match *ground {
                Some(ground) => (code(ground), Words::from(move || ground.text(i18n::lang()))),
                None => (GOES_ON.to_owned(), text::GOES_ON.into()),
            };
            StopLetter::grounds(asked).iter().map(ground).collect()
        }
        Kind::Channel => each(SubmissionChannel::ALL, SubmissionChannel::name),
        Kind::Field => each(AmendableField::ALL, AmendableField::label),
        _ => Vec::new(),
    });
    out
}

/// The words of the one that the contract calls the same.
pub(super) fn words<T: Copy + Serialize + Send + Sync + 'static>(
    all: impl IntoIterator<Item = T>,
    wanted: impl Serialize,
    words: fn(T, Lang) -> &'static str,
) -> Option<Words> {
    let wanted = code(wanted);
    each(all, words).into_iter().find(|(code, _)| *code == wanted).map(|(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_one_of_the_contract() {
        const SCHEMA: &str = include_str!("../../../../../../schema.graphql");
        let all = [
            ("DelayReason", each(DelayReason::ALL, DelayReason::text)),
            ("StopGround", each(StopGround::ALL, StopGround::text)),
            ("SubmissionChannel", each(SubmissionChannel::ALL, SubmissionChannel::name)),
            ("AmendableField", each(AmendableField::ALL, AmendableField::label)),
        ];
        for (name, choices) in all {
            let from = SCHEMA.find(&format!("\nenum {name} {{")).unwrap();
            let block = &SCHEMA[from..][..SCHEMA[from..].find("\n}").unwrap()];
            let known: Vec<_> = block.lines().map(str::trim).collect();
            let count = known.iter().filter(|line| !line.starts_with('"')).count() - 2;
            assert_eq!(count, choices.len(), "{name}");
            for (code, _) in choices {
                assert!(known.contains(&code.as_str()), "{name}.{code}");
            }
        }
    }
}
