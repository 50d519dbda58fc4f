//! Header and footer of the public pages.

use super::text;
use crate::api::{RemoteState, remote};
use crate::citizen::{ProvinceFacts, province};
use crate::i18n::{self, lang, set_lang};
use crate::ui::theme::{Theme, set_theme, theme};
use crate::ui::{Icon, Symbol, live, text as ui_text};
use domain::lang::Lang;
use leptos::prelude::*;
use leptos_router::components::A;

/// The frame around every public page.
#[component]
pub(super) fn Frame(children: Children) -> impl IntoView {
    let facts = remote(province);
    let known = Signal::derive(move || match &*facts.state().read() {
        RemoteState::Ready(facts, _) => Some(facts.clone()),
        _ => None,
    });
    provide_context::<Signal<Option<ProvinceFacts>>>(known);
    let center =
        move || known.get().map_or(text::CENTER.get().to_owned(), |facts| facts.center.name);
    view! {
        <div class="portal">
            <a class="skip" href="#main" rel="external">{text::SKIP}</a>
            {live(move || known.read().as_ref().is_some_and(|facts| facts.fictitious).then(|| view! {
                <p class="portal-note"><Icon of=Symbol::Info/><span>{text::FICTITIOUS}</span></p>
            }))}
            <header class="portal-head">
                <a class="mark" href="/">
                    <span class="mark-sign" aria-hidden="true"></span>
                    <span class="mark-name">{center}</span>
                </a>
                <nav class="portal-nav" aria-label=text::MAIN_NAV>
                    <A href="/thu-tuc">{text::PROCEDURES}</A>
                    <A href="/tra-cuu">{text::TRACK}</A>
                </nav>
                <div class="portal-tools"><LanguageSwitch/><ThemeSwitch/></div>
            </header>
            <main id="main" class="portal-main" tabindex="-1">{children()}</main>
            <footer class="portal-foot">{live(move || known.get().map(facts_view))}
                <p><a href="/desk" rel="external">{text::STAFF}</a></p>
            </footer>
        </div>
    }
    .into_any()
}

fn facts_view(facts: ProvinceFacts) -> impl IntoView {
    view! {
        <p class="portal-foot-name">{facts.center.name}</p>
        <ul class="portal-facts">
            <li><Icon of=Symbol::Place/>
                <span class="visually-hidden">{text::ADDRESS}</span>{facts.address}</li>
            <li><Icon of=Symbol::Clock/>
                <span class="visually-hidden">{text::HOURS}</span>{facts.office_hours}</li>
            <li><Icon of=Symbol::Phone/>
                <span class="visually-hidden">{text::HOTLINE}</span>
                <a class="num" href=format!("tel:{}", facts.hotline.replace(' ', ""))>{facts.hotline.clone()}</a></li>
        </ul>
    }
    .into_any()
}

/// Goes to the other language; named in that language.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let other = || lang().pick((Lang::En, i18n::ENGLISH), (Lang::Vi, i18n::VIETNAMESE));
    view! {
        <button
            type="button"
            class="button"
            data-kind="quiet"
            data-size="normal"
            lang=move || other().0.code()
            on:click=move |_| set_lang(i18n::lang_untracked().pick(Lang::En, Lang::Vi))
        >
            {move || other().1.get()}
        </button>
    }
    .into_any()
}

/// Goes through device, dark, light.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let words = || {
        let name = match theme() {
            Theme::Auto => ui_text::THEME_AUTO,
            Theme::Light => ui_text::THEME_LIGHT,
            Theme::Dark => ui_text::THEME_DARK,
        };
        format!("{}: {}", ui_text::THEME.get(), name.get())
    };
    view! {
        <button
            type="button"
            class="button"
            data-kind="quiet"
            data-size="normal"
            aria-label=words
            title=words
            on:click=|_| set_theme(untrack(theme).next())
        >
            <Icon of=Symbol::Contrast/>
        </button>
    }
    .into_any()
}
