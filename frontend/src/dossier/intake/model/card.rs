//! What a scanned citizen card puts into the form.

use super::Draft;
use crate::format;
use domain::dossier::ApplicantKind;
use domain::identifier::CitizenCard;

/// Fills the applicant from a card. Phone and e-mail are not on it and stay, unless they belong to
/// somebody else: then a forgotten number would go out under the new name.
pub fn apply(draft: &mut Draft, card: &CitizenCard) {
    let before = domain::text::tidy(&draft.personal_id);
    if !before.is_empty() && before != card.id.as_str() {
        draft.phone.clear();
        draft.email.clear();
    }
    draft.kind = ApplicantKind::Person;
    draft.name = card.name.to_string();
    draft.personal_id = card.id.to_string();
    draft.birth_date = format::date(card.birth_date);
    draft.sex = Some(card.sex);
    draft.address.clone_from(&card.address);
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "000195012345||Nguyễn Thị Ánh|15081995|Nữ|Số 1 đường Hoa Ban, phường Trung Tâm, tỉnh Mẫu|01072021";

    #[test]
    fn a_card_fills_the_applicant_and_nothing_else() {
        let card = CitizenCard::parse(LINE).unwrap();
        let mut draft = Draft { phone: "0912345678".into(), ..Draft::default() };
        apply(&mut draft, &card);
        assert_eq!(draft.name, "Nguyễn Thị Ánh");
        assert_eq!(draft.birth_date, "15/08/1995");
        assert_eq!(draft.phone, "0912345678");
        draft.personal_id = "000195000001".into();
        apply(&mut draft, &card);
        assert_eq!(draft.phone, "", "the number was somebody else's");
    }
}
