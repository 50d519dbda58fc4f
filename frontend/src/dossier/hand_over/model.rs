//! What was scanned, who stands there, what is sent. Pure.

use super::operations::{Applicant, Dossier, DossierReturnInput, RecipientCheck, Row};
use domain::identifier::{CitizenCard, DossierCode, PersonalId};
use domain::refusal::{Code, Refusal};
use domain::text::{fold, tidy};

/// What was scanned or typed into the one field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Scanned {
    /// The slip: a dossier code, alone or in the address of its QR.
    Slip(String),
    /// A citizen card.
    Card(Box<CitizenCard>),
    /// Words to look for.
    Words(String),
}

/// Reads the field.
pub(super) fn scanned(line: &str) -> Scanned {
    if let Ok(card) = CitizenCard::parse(line) {
        return Scanned::Card(Box::new(card));
    }
    let code = slip_code(line).unwrap_or_else(|| line.to_owned());
    match DossierCode::try_from(code) {
        Ok(code) => Scanned::Slip(code.to_string()),
        Err(_) => Scanned::Words(tidy(line)),
    }
}

/// The code in the address that the QR of a slip opens, `…/tra-cuu?ma=CODE&k=…`. A keyboard
/// scanner under a Vietnamese input method may send `&` and `?` but never loses the name.
fn slip_code(line: &str) -> Option<String> {
    let (_, query) = line.trim().split_once('?')?;
    let value = query.split('&').find_map(|pair| pair.strip_prefix("ma="))?;
    let value = value.split('#').next().unwrap_or(value);
    Some(value.replace("%2E", ".").replace("%2e", ".").replace("%2D", "-").replace("%2d", "-"))
}

/// The list as the desk reads it: what has waited longest on top.
pub(super) fn oldest_first(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| row.result.as_ref().and_then(|result| result.released_at));
    rows
}

/// What is typed about the recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recipient {
    pub(super) check: RecipientCheck,
    pub(super) name: String,
    pub(super) personal_id: String,
    pub(super) authorization: String,
}

/// Who stands at the desk, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The applicant, by number or by name.
    Applicant,
    /// The applicant's name with another number: look again.
    OtherNumber,
    /// Somebody else.
    Other,
    /// Nothing typed yet.
    Unknown,
}

/// Compares the recipient with the applicant, the way the server does: with both numbers known the
/// number decides and the name need only agree without marks; else the name, with its marks.
pub(super) fn who(recipient: &Recipient, applicant: &Applicant) -> Who {
    let name = tidy(&recipient.name);
    if name.is_empty() {
        return Who::Unknown;
    }
    let id = |text: &str| PersonalId::try_from(text).ok();
    let known = applicant.personal_id.as_deref().and_then(id);
    match (id(&recipient.personal_id), known) {
        (Some(shown), Some(known)) => match fold(&name) == fold(&applicant.name) {
            true if shown == known => Who::Applicant,
            true => Who::OtherNumber,
            false => Who::Other,
        },
        _ if name.to_lowercase() == tidy(&applicant.name).to_lowercase() => Who::Applicant,
        _ => Who::Other,
    }
}

/// What is wrong with what is typed, before the server is asked.
pub(super) fn problems(recipient: &Recipient, applicant: &Applicant) -> Vec<Refusal> {
    let mut found = Vec::new();
    if tidy(&recipient.name).is_empty() {
        found.push(Refusal::at(Code::Required, "recipientName"));
    }
    let id = tidy(&recipient.personal_id);
    if id.is_empty() {
        if recipient.check == RecipientCheck::IdentityChecked {
            found.push(Refusal::at(Code::Required, "recipientPersonalId"));
        }
    } else if let Err(error) = PersonalId::try_from(id) {
        found.push(Refusal::from(error).in_field("recipientPersonalId"));
    }
    let other = matches!(who(recipient, applicant), Who::Other | Who::OtherNumber);
    if other && tidy(&recipient.authorization).is_empty() {
        found.push(Refusal::at(Code::AuthorizationNeeded, "authorization"));
    }
    found
}

/// The hand-over as sent.
pub(super) fn input(dossier: &Dossier, recipient: &Recipient, key: String) -> DossierReturnInput {
    let given = |text: &str| Some(tidy(text)).filter(|text| !text.is_empty());
    let other = who(recipient, &dossier.applicant) != Who::Applicant;
    DossierReturnInput {
        dossier_id: dossier.id.clone(),
        expected_version: dossier.version,
        idempotency_key: key,
        check: recipient.check,
        recipient_name: tidy(&recipient.name),
        recipient_personal_id: given(&recipient.personal_id),
        authorization: given(&recipient.authorization).filter(|_| other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = "000195012345||Nguyễn Thị Ánh|15081995|Nữ|Số 1 đường Hoa Ban|01072021";

    fn applicant() -> Applicant {
        Applicant {
            name: "Nguyễn Thị Ánh".into(),
            personal_id: Some("000195012345".into()),
            phone: "0912 345 678".into(),
        }
    }

    fn recipient(name: &str, personal_id: &str) -> Recipient {
        Recipient {
            check: RecipientCheck::ReceiptShown,
            name: name.into(),
            personal_id: personal_id.into(),
            authorization: String::new(),
        }
    }

    #[test]
    fn one_field_takes_slip_card_and_words() {
        let slip = |code: &str| Scanned::Slip(code.into());
        assert_eq!(scanned("h99.03-261123-0004 "), slip("H99.03-261123-0004"));
        assert_eq!(
            scanned("https://mau.gov.vn/tra-cuu?ma=H99.03-261123-0004&k=ABCD2345"),
            slip("H99.03-261123-0004")
        );
        assert_eq!(
            scanned("/tra-cuu?k=X&ma=H99%2E03%2D261123%2D0004#a"),
            slip("H99.03-261123-0004")
        );
        assert!(matches!(scanned(CARD), Scanned::Card(card) if card.id.as_str() == "000195012345"));
        assert_eq!(scanned(" nguyen  thi anh"), Scanned::Words("nguyen thi anh".into()));
        assert_eq!(scanned("0912345678"), Scanned::Words("0912345678".into()));
        assert_eq!(
            scanned("https://example.vn/?x=1"),
            Scanned::Words("https://example.vn/?x=1".into())
        );
    }

    #[test]
    fn who_stands_there() {
        let who = |name: &str, id: &str| who(&recipient(name, id), &applicant());
        assert_eq!(who("", ""), Who::Unknown);
        assert_eq!(who("nguyễn thị ánh", ""), Who::Applicant);
        assert_eq!(who("Nguyen Thi Anh", ""), Who::Other, "marks decide without a number");
        assert_eq!(who("Nguyen Thi Anh", "000195012345"), Who::Applicant);
        assert_eq!(who("Nguyễn Thị Ánh", "000195099999"), Who::OtherNumber);
        assert_eq!(who("Trần Văn B", "000195012345"), Who::Other);
    }

    #[test]
    fn what_is_asked_for_before_the_server_is() {
        let fields = |r: &Recipient| -> Vec<String> {
            problems(r, &applicant()).iter().map(|p| p.path.join(".")).collect()
        };
        assert!(fields(&recipient("Nguyễn Thị Ánh", "")).is_empty());
        assert_eq!(
            fields(&recipient("Trần Văn B", "12")),
            ["recipientPersonalId", "authorization"]
        );
        let lost = Recipient { check: RecipientCheck::IdentityChecked, ..recipient("", "") };
        assert_eq!(fields(&lost), ["recipientName", "recipientPersonalId"]);
    }
}
