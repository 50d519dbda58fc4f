//! What shall stand in a field that is corrected: chosen where there is a choice, else typed, beginning
//! with what stands there now.

use super::choices::{Choice, code};
use super::text;
use crate::dossier::workspace::operations::DossierView;
use crate::i18n::{self, Words};
use crate::ui::{Select, TextInput, TextKind};
use domain::dossier::AmendableField;
use leptos::prelude::*;

/// The field of a code that was chosen.
fn chosen(wanted: &str) -> Option<AmendableField> {
    AmendableField::ALL.into_iter().find(|one| code(one) == wanted)
}

/// What stands in the field, below the question for what shall stand there.
pub(super) fn now_there(dossier: Signal<DossierView>, field: ArcRwSignal<String>) -> Words {
    Words::from(move || {
        let Some(field) = chosen(&field.read()) else { return String::new() };
        let dossier = dossier.read();
        match dossier.value_of(field) {
            Some(value) => {
                let value = field.text(&value, i18n::lang());
                let may_go = field.may_be_empty(dossier.applicant.kind.into());
                if may_go { text::stands_there_or_not(&value) } else { text::stands_there(&value) }
            }
            None => text::NOTHING_THERE.get().to_owned(),
        }
    })
}

/// What stands in the field as it is typed or chosen; nothing where nothing stands.
fn begins_with(dossier: &DossierView, wanted: &str) -> String {
    let Some(field) = chosen(wanted) else { return String::new() };
    let value = dossier.value_of(field).unwrap_or_default();
    if field.choices().is_empty() { field.text(&value, i18n::lang()) } else { value }
}

/// Begins with what stands in the field that is chosen, until somebody has typed something else.
pub(super) fn begin(
    dossier: Signal<DossierView>,
    field: ArcRwSignal<String>,
    value: ArcRwSignal<String>,
) {
    Effect::new(move |before: Option<String>| {
        let wanted = field.get();
        let begins = dossier.with_untracked(|dossier| begins_with(dossier, &wanted));
        let untouched = value.with_untracked(|text| {
            text.is_empty() || before.as_ref().is_some_and(|before| before == text)
        });
        if before.is_some() && untouched {
            value.set(begins.clone());
        }
        begins
    });
}

/// What can be chosen for a field.
fn options(field: AmendableField) -> Vec<Choice> {
    let first = if field == AmendableField::Sex { text::TAKEN_OUT } else { text::CHOOSE };
    let named =
        |code: &'static str| (code.to_owned(), Words::from(move || field.text(code, i18n::lang())));
    let all = field.choices().into_iter().map(named);
    std::iter::once((String::new(), first.into())).chain(all).collect()
}

/// The input, which is another one for another field.
pub(super) fn control(value: RwSignal<String>, field: ArcRwSignal<String>) -> AnyView {
    let field = Memo::new(move |_| chosen(&field.read()));
    let draw = move || {
        let kind = match field.get() {
            Some(field) if !field.choices().is_empty() => {
                let options = options(field);
                return view! { <Select value options/> }.into_any();
            }
            Some(AmendableField::BirthDate) => TextKind::Date,
            Some(AmendableField::Email) => TextKind::Email,
            Some(AmendableField::Phone | AmendableField::SubmitterPhone) => TextKind::Phone,
            Some(AmendableField::PersonalId | AmendableField::SubmitterPersonalId) => {
                TextKind::Digits
            }
            _ => TextKind::Text,
        };
        view! { <TextInput value kind/> }.into_any()
    };
    view! { {draw} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::workspace::operations::ReturnMethod;
    use crate::dossier::workspace::samples;

    fn html(field: &str, value: &str) -> String {
        let owner = Owner::new();
        owner.set();
        control(RwSignal::new(value.to_owned()), ArcRwSignal::new(field.to_owned())).to_html()
    }

    #[test]
    fn a_way_of_returning_is_chosen_and_an_address_typed() {
        let way = html("RETURN_METHOD", "POST");
        for words in ["<select", "Tại Trung tâm", "Qua bưu chính công ích", "Bản điện tử"]
        {
            assert!(way.contains(words), "{words}: {way}");
        }
        assert!(!way.contains("ELECTRONIC") && !way.contains("để trống"), "{way}");
        assert!(html("SEX", "").contains("(để trống)"), "it may be left out");
        for field in ["EMAIL", "RETURN_ADDRESS", "BIRTH_DATE", ""] {
            let typed = html(field, "");
            assert!(typed.contains("<input") && !typed.contains("<select"), "{field}: {typed}");
        }
    }

    #[test]
    fn what_is_corrected_begins_with_what_stands_there() {
        let mut dossier = samples::dossier();
        dossier.return_method = ReturnMethod::Electronic;
        dossier.applicant.email = Some("a@b.vn".into());
        dossier.applicant.birth_date = Some(crate::api::Date("1990-05-17".parse().unwrap()));
        for (field, begins) in [
            ("RETURN_METHOD", "ELECTRONIC"),
            ("EMAIL", "a@b.vn"),
            ("BIRTH_DATE", "17/05/1990"),
            ("SUBMITTER_NAME", ""),
            ("", ""),
        ] {
            assert_eq!(begins_with(&dossier, field), begins, "{field}");
        }
        let hint = |field: &str| {
            let owner = Owner::new();
            owner.set();
            now_there(Signal::stored(dossier.clone()), ArcRwSignal::new(field.to_owned())).get()
        };
        assert_eq!(hint("RETURN_METHOD"), "Hiện ghi: Bản điện tử");
        assert_eq!(hint("EMAIL"), "Hiện ghi: a@b.vn. Để trống nếu cần bỏ.");
        assert_eq!(hint("SUBMITTER_NAME"), "Hiện chưa ghi gì.");
    }
}
