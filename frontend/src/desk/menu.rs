//! The right end of the bar: the live dot and the officer's menu.

use super::text;
use crate::api::live::{self, Live};
use crate::api::session;
use crate::i18n::{self, Words, set_lang};
use crate::identity::PasswordDialog;
use crate::ui::theme::{Theme, set_theme, theme};
use crate::ui::{Button, Icon, RadioGroup, RadioLook, Symbol, text as ui_text};
use domain::lang::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whether what is on screen follows what happens. Nothing while nothing is listened to.
#[component]
pub(super) fn LiveDot() -> impl IntoView {
    let state = live::state();
    move || {
        let (name, words) = match state.get() {
            Live::Idle => return None,
            Live::Connecting => ("connecting", text::LIVE_CONNECTING),
            Live::Online => ("online", text::LIVE_ON),
        };
        Some(view! {
            <span class="live" data-state=name role="status" title=words>
                <span class="visually-hidden">{words}</span>
            </span>
        })
    }
}

/// Who is at work, in which roles; language, appearance, sign out.
#[component]
pub(super) fn AccountMenu() -> impl IntoView {
    let name = || session::viewer().map(|viewer| viewer.officer.name.clone());
    let title = || session::viewer().map(|viewer| viewer.officer.title.clone());
    let grants = || {
        let viewer = session::viewer()?;
        let grant = |grant: &crate::identity::Grant| {
            let place = grant.unit.as_ref().map_or(&grant.agency.name, |unit| &unit.name);
            let behalf = grant.on_behalf_of.as_ref().and_then(|behalf| behalf.officer.clone());
            let behalf = behalf.map(|officer| {
                view! { <span>{move || text::in_place_of(&officer.name)}</span> }
            });
            view! { <li><b>{grant.role_name.clone()}</b><span>{place.clone()}</span>{behalf}</li> }
        };
        Some(viewer.grants.iter().map(grant).collect_view())
    };
    let changing = RwSignal::new(false);
    view! {
        <PasswordDialog open=changing/>
        <button class="account" type="button" popovertarget="account-menu">
            <span class="account-sign" aria-hidden="true">{move || name().map(|n| initial(&n))}</span>
            <span class="account-name">{name}</span>
            <Icon of=Symbol::Down/>
        </button>
        <div class="menu" id="account-menu" popover="auto" role="group" aria-label=text::ACCOUNT>
            <div class="menu-head">
                <p class="menu-name">{name}</p>
                <p class="menu-title">{title}</p>
            </div>
            <div class="menu-part">
                <p class="menu-label">{text::ROLES}</p>
                <ul class="menu-roles">{grants}</ul>
            </div>
            <div class="menu-part">
                <Preferences/>
            </div>
            <div class="menu-part">
                <Button icon=Symbol::Lock on_press=move |()| changing.set(true)>
                    {text::CHANGE_PASSWORD}
                </Button>
                <Button icon=Symbol::Leave on_press=|()| spawn_local(session::sign_out())>
                    {text::SIGN_OUT}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

/// Language and appearance.
#[component]
pub(crate) fn Preferences() -> impl IntoView {
    let (language, look) = (RwSignal::new(i18n::lang_untracked()), RwSignal::new(untrack(theme)));
    Effect::new(move |_| {
        if language.get() != i18n::lang_untracked() {
            set_lang(language.get_untracked());
        }
    });
    Effect::new(move |previous: Option<()>| {
        let look = look.get();
        if previous.is_some() {
            set_theme(look);
        }
    });
    let languages: Vec<(Lang, Words)> =
        vec![(Lang::Vi, i18n::VIETNAMESE.into()), (Lang::En, i18n::ENGLISH.into())];
    let looks: Vec<(Theme, Words)> = vec![
        (Theme::Auto, ui_text::THEME_AUTO.into()),
        (Theme::Light, ui_text::THEME_LIGHT.into()),
        (Theme::Dark, ui_text::THEME_DARK.into()),
    ];
    view! {
        <RadioGroup value=language options=languages label=i18n::LANGUAGE look=RadioLook::Segmented/>
        <RadioGroup value=look options=looks label=ui_text::THEME look=RadioLook::Segmented/>
    }
    .into_any()
}

/// First letter of the given name, which comes last in Vietnamese.
fn initial(name: &str) -> String {
    let given = name.split_whitespace().last().unwrap_or_default();
    given.chars().take(1).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initial;

    #[test]
    fn the_given_name_comes_last() {
        assert_eq!(initial("Nguyễn Thị Ánh"), "Á");
        assert_eq!(initial(""), "");
    }
}
