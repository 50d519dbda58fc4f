//! The page of absences and delegations.

use super::form::RecordForm;
use super::lists::{Absences, Delegations};
use super::operations::{ListQuery, ListVariables};
use super::text;
use crate::api::{self, remote, session};
use crate::dossier::list::hear_desk;
use crate::ui::{Button, ButtonKind, Checkbox, Dialog, DialogSize, Load, Page, Symbol, keys};
use cynic::QueryBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Who is away and who stands in, as far as the officer's reach goes; recording both.
#[component]
pub fn AbsencePage() -> impl IntoView {
    let ended = RwSignal::new(false);
    let lists = remote(move || {
        let request = api::query(ListQuery::build(ListVariables { ended: ended.get() }));
        async move {
            let found = request.await?;
            Ok((found.absences, found.delegations))
        }
    });
    hear_desk(Callback::new(move |()| lists.reload()));
    let open = RwSignal::new(false);
    keys::shortcut("n", text::RECORD_KEY, move |()| open.set(true));
    // Roles held by delegation may have come or gone with what was recorded.
    let changed = Callback::new(move |()| {
        open.set(false);
        lists.reload();
        spawn_local(session::reload_viewer());
    });
    let actions = move || {
        view! {
            <Button
                kind=ButtonKind::Primary
                icon=Symbol::Plus
                keys="n"
                on_press=move |()| open.set(true)
            >
                {text::RECORD}
            </Button>
        }
        .into_any()
    };
    view! {
        <Page title=text::TITLE actions=actions>
            <Checkbox checked=ended label=text::ENDED/>
            <Load of=lists let:lists>
                <div class="staffing">
                    <Absences list=Signal::derive(move || lists.read().0.clone()) changed/>
                    <Delegations list=Signal::derive(move || lists.read().1.clone()) changed/>
                </div>
            </Load>
            <Dialog open title=text::FORM_TITLE size=DialogSize::Wide>
                <RecordForm open changed/>
            </Dialog>
        </Page>
    }
    .into_any()
}
