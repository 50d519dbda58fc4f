//! What is asked for: the code, and the secret of the slip if one has it.

use super::text;
use crate::citizen::home::ScanButton;
use crate::citizen::search::{Slip, Target, secret as read_secret, understand};
use crate::ui::{
    Banner, Button, ButtonKind, ButtonRole, ButtonSize, Field, Need, TextInput, TextKind, effect,
    live,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The form. What was typed stays, whatever the answer.
#[component]
pub(super) fn TrackForm(
    /// The code in the address.
    code: Signal<String>,
    /// The secret in the address.
    secret: Signal<String>,
) -> impl IntoView {
    let typed = RwSignal::new(code.get_untracked());
    let key = RwSignal::new(secret.get_untracked());
    let wrong = RwSignal::new(None::<crate::i18n::Text>);
    let wrong_key = RwSignal::new(false);
    let letter_o = RwSignal::new(false);
    effect(move || {
        let (code, secret) = (code.get(), secret.get());
        if !code.is_empty() {
            if Slip::of(understand(&code)).is_none() {
                wrong.set(Some(text::CODE_WRONG));
            }
            typed.set(code);
            key.set(secret);
        }
    });
    let navigate = use_navigate();
    let go = Callback::new(move |slip: Slip| navigate(&slip.url(), NavigateOptions::default()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let target = understand(&typed.read_untracked());
        letter_o.set(matches!(target, Target::LetterO(_)));
        let given = key.read_untracked().trim().to_owned();
        let own = read_secret(&given);
        if target == Target::Nothing {
            return wrong.set(Some(text::CODE_MISSING));
        }
        let Some(slip) = Slip::of(target) else { return wrong.set(Some(text::CODE_WRONG)) };
        wrong.set(None);
        wrong_key.set(!given.is_empty() && own.is_none());
        if !wrong_key.get_untracked() {
            typed.set(slip.code.clone());
            go.run(Slip { secret: own.or(slip.secret), ..slip });
        }
    };
    let code_error = Signal::derive(move || wrong.get().map(|wrong| wrong.get().to_owned()));
    let key_error =
        Signal::derive(move || wrong_key.get().then(|| text::SECRET_WRONG_LENGTH.get().to_owned()));
    view! {
        <form class="track-form" role="search" on:submit=submit novalidate>
            <Field label=text::CODE hint=text::CODE_HINT error=code_error>
                <TextInput value=typed kind=TextKind::Code/>
            </Field>
            <Field label=text::SECRET hint=text::SECRET_HINT error=key_error need=Need::Optional>
                <TextInput value=key kind=TextKind::Code/>
            </Field>
            {live(move || letter_o.get().then(|| view! { <Banner words=text::LETTER_O/> }))}
            <div class="cluster">
                <Button kind=ButtonKind::Primary size=ButtonSize::Large role=ButtonRole::Submit>
                    {text::GO}
                </Button>
                <ScanButton on_found=go/>
            </div>
        </form>
    }
    .into_any()
}
