//! What a matter is called, and how it stands, in a word.

use crate::dossier::list::SubmissionChannel;
use crate::dossier::workspace::life::model::{Entry, Matter, Standing};
use crate::dossier::workspace::life::operations::Opinion;
use crate::dossier::workspace::life::text;
use crate::i18n::{Text, Words};
use crate::ui::{Symbol, Tone};
use chrono::NaiveDateTime;

/// What it is called.
pub(super) fn title(matter: &Matter) -> Words {
    let fixed = match matter {
        Matter::Stop(_) => text::STOP,
        Matter::Withdrawal(_) => text::WITHDRAWAL,
        Matter::Submission(it) => match it.channel {
            SubmissionChannel::Counter => text::SUBMITTED_AT_COUNTER,
            SubmissionChannel::Online => text::SUBMITTED_ONLINE,
            SubmissionChannel::Post => text::SUBMITTED_BY_POST,
        },
        Matter::Completion(_) => text::COMPLETION,
        Matter::Supplement(number, _) => {
            let number = *number;
            return (move || text::supplement(number)).into();
        }
        Matter::Payment(_) => text::PAYMENT,
        Matter::Opinion(it) => {
            let agency = it.agency.name.clone();
            return (move || text::opinion(&agency)).into();
        }
        Matter::Inspection(_) => text::INSPECTION,
        Matter::Amendment(_) => text::AMENDMENT,
        Matter::Handover(_) => text::HANDOVER,
        Matter::Shipment(_) => text::SHIPMENT,
        Matter::Extension(_) => text::EXTENSION,
        Matter::Transfer(_) => text::TRANSFER,
    };
    fixed.into()
}

/// Its symbol.
pub(super) fn icon(matter: &Matter) -> Symbol {
    match matter {
        Matter::Stop(_) => Symbol::Cross,
        Matter::Withdrawal(_) => Symbol::Back,
        Matter::Submission(_) => Symbol::Inbox,
        Matter::Completion(_) | Matter::Supplement(..) => Symbol::Paper,
        Matter::Payment(_) => Symbol::Board,
        Matter::Opinion(_) => Symbol::List,
        Matter::Inspection(_) => Symbol::Place,
        Matter::Amendment(_) => Symbol::Person,
        Matter::Handover(_) | Matter::Shipment(_) => Symbol::Hand,
        Matter::Extension(_) => Symbol::Clock,
        Matter::Transfer(_) => Symbol::Forward,
    }
}

/// What the moment is to which an open matter looks.
pub(super) fn limit_name(matter: &Matter) -> Text {
    match matter {
        Matter::Inspection(_) => text::AT,
        _ => text::LIMIT,
    }
}

/// How it stands, or what came of it.
pub(super) fn outcome(of: &Entry, now: NaiveDateTime) -> (Text, Tone) {
    match of.standing {
        Standing::Open(_) => awaited(of, now),
        Standing::Done(_) => (done(&of.matter), Tone::Done),
        Standing::Undone(_) => (undone(&of.matter), Tone::Neutral),
    }
}

fn awaited(of: &Entry, now: NaiveDateTime) -> (Text, Tone) {
    match &of.matter {
        Matter::Stop(_) => (text::STOPPED, Tone::Neutral),
        Matter::Withdrawal(_) => (text::AWAITS_DECISION, Tone::Active),
        Matter::Submission(_) => (text::AWAITS_ANSWER, Tone::Active),
        Matter::Opinion(_) => (text::AWAITS_ANSWER, Tone::Held),
        Matter::Completion(_) | Matter::Supplement(..) => (text::AWAITS_APPLICANT, Tone::Held),
        Matter::Payment(_) => (text::AWAITS_PAYMENT, Tone::Held),
        Matter::Inspection(it) if it.at.0 > now => (text::AWAITS_INSPECTION, Tone::Held),
        Matter::Inspection(_) => (text::AWAITS_FINDINGS, Tone::Active),
        Matter::Amendment(_) => (text::AWAITS_APPROVAL, Tone::Active),
        Matter::Handover(it) if it.sent_at.is_none() => (text::AWAITS_SENDING, Tone::Active),
        Matter::Handover(_) => (text::ON_ITS_WAY, Tone::Held),
        Matter::Shipment(_) => (text::IN_DELIVERY, Tone::Held),
        Matter::Extension(_) | Matter::Transfer(_) => (text::AWAITS_DECISION, Tone::Active),
    }
}

fn done(matter: &Matter) -> Text {
    match matter {
        Matter::Stop(_) => text::STOPPED,
        Matter::Withdrawal(_) => text::GRANTED,
        Matter::Submission(_) => text::ANSWERED,
        Matter::Completion(_) => text::COMPLETED,
        Matter::Supplement(..) => text::SUPPLIED,
        Matter::Payment(_) => text::PAID,
        Matter::Opinion(it) => match it.opinion {
            None => text::DEEMED,
            Some(Opinion::Agree) => text::AGREE,
            Some(Opinion::Comment) => text::COMMENT,
            Some(Opinion::Disagree) => text::DISAGREE,
            Some(Opinion::Unknown) => text::ANSWERED,
        },
        Matter::Inspection(_) => text::RECORDED,
        Matter::Amendment(_) => text::AMENDED,
        Matter::Handover(_) => text::ARRIVED,
        Matter::Shipment(_) => text::DELIVERED,
        Matter::Extension(it) if !it.moves_due => text::APOLOGY_ONLY,
        Matter::Extension(_) => text::EXTENDED,
        Matter::Transfer(_) => text::TRANSFERRED,
    }
}

fn undone(matter: &Matter) -> Text {
    match matter {
        Matter::Withdrawal(_) => text::NOT_GRANTED,
        Matter::Submission(_) | Matter::Opinion(_) => text::NOT_ANSWERED,
        Matter::Completion(_) => text::NOT_COMPLETED,
        Matter::Supplement(..) => text::NOT_SUPPLIED,
        Matter::Payment(_) => text::NOT_PAID,
        Matter::Inspection(_) => text::NOT_RECORDED,
        Matter::Amendment(_) => text::NOT_AMENDED,
        Matter::Handover(_) => text::NOT_ARRIVED,
        Matter::Shipment(_) => text::CAME_BACK,
        Matter::Stop(_) | Matter::Extension(_) | Matter::Transfer(_) => done(matter),
    }
}
