//! The page of signing in. Shown at whatever address one came to, which then opens.

use super::demo::DemoLogins;
use super::{PasswordForm, text};
use crate::desk::Preferences;
use crate::ui::{Landing, Page};
use leptos::html;
use leptos::prelude::*;

/// Sign-in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let username = RwSignal::new(String::new());
    let second = NodeRef::<html::Input>::new();
    view! {
        <main class="sign-in" id="main">
            <div class="sign-in-box">
                <p class="mark"><span class="mark-sign" aria-hidden="true"></span>
                    <span class="mark-name">{crate::ui::text::PRODUCT}</span></p>
                <Page title=text::TITLE landing=Landing::Own>
                    <p class="muted">{text::LEAD}</p>
                    <PasswordForm username second/>
                    <DemoLogins username second/>
                    <p class="sign-in-public"><a href="/" rel="external">{text::PUBLIC}</a></p>
                </Page>
            </div>
            <footer class="sign-in-foot"><Preferences/></footer>
        </main>
    }
    .into_any()
}
