//! The form as signals: one per field, so that typing in one redraws nothing else.

use super::model::{Count, Draft, GuidanceOf, Line};
use domain::catalog::SubmissionChannel;
use domain::dossier::{ApplicantKind, ReturnMethod};
use domain::identifier::Sex;
use leptos::prelude::*;
use std::collections::BTreeMap;

macro_rules! form {
    ($($field:ident: $type:ty),+ $(,)?) => {
        /// Everything the clerk types.
        #[derive(Debug, Clone, Copy)]
        pub(super) struct Form { $(pub(super) $field: RwSignal<$type>),+ }

        impl Form {
            /// The form with a draft in it.
            pub(super) fn new(draft: Draft) -> Self {
                Self { $($field: RwSignal::new(draft.$field)),+ }
            }

            /// What is typed now; tracked.
            pub(super) fn draft(&self) -> Draft {
                Draft { $($field: self.$field.get()),+ }
            }

            /// Puts a draft in place of what is typed; what does not differ is left alone. The page
            /// may have been left meanwhile: a notice offers to take back a cleared form.
            pub(super) fn fill(&self, draft: Draft) {
                $(if self.$field.try_with_untracked(|now| *now != draft.$field) == Some(true) {
                    self.$field.set(draft.$field);
                })+
            }
        }
    };
}

form! {
    channel: SubmissionChannel,
    slip: String,
    condition: String,
    filed_at: String,
    portal_code: String,
    procedure: String,
    case: String,
    kind: ApplicantKind,
    name: String,
    personal_id: String,
    tax_code: String,
    birth_date: String,
    sex: Option<Sex>,
    address: String,
    phone: String,
    email: String,
    submitting: bool,
    submitter_name: String,
    submitter_id: String,
    submitter_phone: String,
    authorization: String,
    sets: String,
    method: ReturnMethod,
    return_address: String,
    receipt_slip: bool,
    papers: BTreeMap<String, Count>,
    lines: Vec<Line>,
    completion_reason: String,
    legal_basis: String,
    refusal: String,
    refusal_text: String,
    competent_agency: String,
    guidance: Option<GuidanceOf>,
    sent: Option<(String, String)>,
}

impl Form {
    /// What is typed now, without listening to it.
    pub(super) fn now(&self) -> Draft {
        untrack(|| self.draft())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_has_gone_takes_nothing_back() {
        let owner = Owner::new();
        let form = owner.with(|| Form::new(Draft::default()));
        owner.cleanup();
        form.fill(Draft { name: "A".into(), ..Draft::default() });
        assert_eq!(form.name.try_get_untracked(), None);
    }

    #[test]
    fn what_goes_in_comes_out() {
        let owner = Owner::new();
        owner.set();
        let draft = Draft {
            name: "Nguyễn Thị Ánh".into(),
            sets: "2".into(),
            sent: Some(("accept".into(), "k".into())),
            ..Draft::default()
        };
        let form = Form::new(Draft::default());
        form.fill(draft.clone());
        assert_eq!(form.now(), draft);
    }
}
