//! The bar that appears when something is chosen.

use super::dialog::BulkDialog;
use super::model::{BulkTargets, MOST};
use super::operations::{BulkAction, BulkTarget};
use super::text;
use crate::api::session;
use crate::format;
use crate::i18n::Text;
use crate::identity::Permission;
use crate::ui::{Button, ButtonKind, Symbol};
use leptos::prelude::*;

const ACTIONS: [(BulkAction, Text, Symbol, Permission); 10] = [
    (BulkAction::Claim, text::CLAIM, Symbol::Hand, Permission::Queue),
    (BulkAction::Assign, text::ASSIGN, Symbol::Person, Permission::Assign),
    (BulkAction::Forward, text::FORWARD, Symbol::Forward, Permission::Queue),
    (BulkAction::Release, text::RELEASE, Symbol::Away, Permission::Queue),
    (BulkAction::SuspendClock, text::SUSPEND, Symbol::Lock, Permission::SuspendClock),
    (BulkAction::EndSuspension, text::END_SUSPENSION, Symbol::Clock, Permission::SuspendClock),
    (BulkAction::SendLetter, text::SEND, Symbol::Forward, Permission::Intake),
    (BulkAction::HandOver, text::HAND_OVER, Symbol::Away, Permission::HandOver),
    (BulkAction::ConfirmArrival, text::ARRIVAL, Symbol::Check, Permission::ConfirmArrival),
    (BulkAction::ConfirmResult, text::RESULT, Symbol::Check, Permission::ReturnDesk),
];

/// What can be done with the chosen dossiers. Not there while nothing is chosen.
#[component]
pub fn BulkBar(
    /// The chosen dossiers, in the versions on screen.
    #[prop(into)]
    chosen: Signal<Vec<BulkTarget>>,
    /// Called to unmark all.
    #[prop(into)]
    on_clear: Callback<()>,
    /// Called when something was done: what is on screen is no longer true.
    #[prop(into)]
    on_changed: Callback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let action = RwSignal::new(BulkAction::Claim);
    let targets = RwSignal::new(BulkTargets::Chosen(Vec::new()));
    let many = Memo::new(move |_| chosen.read().len());
    let some = Memo::new(move |_| many.get() > 0);
    let denied =
        Signal::derive(move || (many.get() > MOST).then(|| text::TOO_MANY.get().to_owned()));
    let start = move |what: BulkAction| {
        action.set(what);
        targets.set(BulkTargets::Chosen(chosen.get_untracked()));
        open.set(true);
    };
    let buttons = move || {
        let viewer = session::viewer()?;
        let offered = ACTIONS.into_iter().filter(|(.., needs)| viewer.may(*needs));
        let button = |(what, words, icon, _): (BulkAction, Text, Symbol, Permission)| {
            view! { <Button icon denied on_press=move |()| start(what)>{words}</Button> }
        };
        Some(offered.map(button).collect_view())
    };
    view! {
        <div class="bulk-bar" role="region" aria-label=text::BAR data-shown=move || some.get().then_some("")>
            {move || some.get().then(|| view! {
                <p class="num" role="status">
                    {move || text::chosen(many.get())}
                </p>
                {buttons}
                <Button kind=ButtonKind::Quiet icon=Symbol::Cross on_press=move |()| on_clear.run(())>
                    {text::CLEAR}
                </Button>
            })}
        </div>
        <BulkDialog open action targets on_changed/>
    }
    .into_any()
}

/// A count as people read it.
pub(super) fn count(n: i32) -> String {
    format::number(n.into())
}
