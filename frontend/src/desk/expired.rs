//! Signing in again over an open page.

use super::text;
use crate::api::session::{self, Session};
use crate::identity::PasswordForm;
use crate::ui::{Button, Dialog, Dismissal};
use leptos::prelude::*;

/// Opens when the session has run out; the page below stays as it is.
#[component]
pub(super) fn ExpiredDialog() -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        open.set(matches!(session::session().get(), Session::Expired(_)));
    });
    view! {
        <Dialog open title=text::EXPIRED_TITLE dismissal=Dismissal::Refused>
            <div class="dialog-body">
                <p>{text::EXPIRED_BODY}</p>
                <PasswordForm username=RwSignal::new(String::new())/>
                <Button on_press=|()| session::give_up()>{text::EXPIRED_LEAVE}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}
