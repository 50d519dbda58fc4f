//! Time and fee of a procedure, brought into the few words a citizen needs.

use super::operations::{Channel, ChannelTerm};

/// Channels of the same time and fee together, in the order given.
pub(super) fn grouped(terms: &[ChannelTerm]) -> Vec<(Vec<Channel>, &ChannelTerm)> {
    let mut groups: Vec<(Vec<Channel>, &ChannelTerm)> = Vec::new();
    for term in terms {
        let same = |(_, other): &&mut (Vec<Channel>, &ChannelTerm)| {
            (&other.term, other.fee, &other.fee_note) == (&term.term, term.fee, &term.fee_note)
        };
        match groups.iter_mut().find(same) {
            Some((channels, _)) => channels.push(term.channel),
            None => groups.push((vec![term.channel], term)),
        }
    }
    groups
}

/// What stands at the counter, of several cases each once; where the counter is not offered, what
/// stands at the first channel.
pub(crate) fn at_counter<T: PartialEq>(
    cases: &[Vec<ChannelTerm>],
    value: impl Fn(&ChannelTerm) -> T,
) -> Vec<T> {
    let mut values = Vec::new();
    for channels in cases {
        let counter = channels.iter().find(|term| term.channel == Channel::Counter);
        if let Some(term) = counter.or(channels.first()) {
            let value = value(term);
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Vnd;

    fn term(channel: Channel, term: &str, fee: Option<i64>) -> ChannelTerm {
        ChannelTerm { channel, term: term.into(), fee: fee.map(Vnd), fee_note: String::new() }
    }

    #[test]
    fn channels_that_differ_in_nothing_are_said_once() {
        let terms = [
            term(Channel::Counter, "3", Some(100_000)),
            term(Channel::Online, "3", Some(0)),
            term(Channel::Post, "3", Some(100_000)),
        ];
        let groups = grouped(&terms);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].0, [Channel::Counter, Channel::Post]);
        assert_eq!(groups[1].0, [Channel::Online]);
    }

    #[test]
    fn the_counter_speaks_for_a_case() {
        let cases = vec![
            vec![term(Channel::Online, "5", None), term(Channel::Counter, "7", None)],
            vec![term(Channel::Counter, "7", None)],
            vec![term(Channel::Post, "9", None)],
            vec![],
        ];
        assert_eq!(at_counter(&cases, |term| term.term.clone()), ["7", "9"]);
    }
}
