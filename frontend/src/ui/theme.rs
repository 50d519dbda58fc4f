//! Light or dark: as the device says, unless the user said otherwise.

use super::{effect, storage};
use leptos::prelude::*;

const KEY: &str = "motcua.theme";

/// The look asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the device is set.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

thread_local! {
    static CURRENT: ArcRwSignal<Theme> = ArcRwSignal::new(Theme::Auto);
}

/// The look asked for; tracked.
pub fn theme() -> Theme {
    CURRENT.with(ArcRwSignal::get)
}

/// Switches and remembers.
pub fn set_theme(theme: Theme) {
    match theme.name() {
        "" => storage::remove(KEY),
        name => storage::put(KEY, name),
    }
    CURRENT.with(|current| current.set(theme));
}

impl Theme {
    fn name(self) -> &'static str {
        match self {
            Self::Auto => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The next one when a single button goes through all.
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Dark,
            Self::Dark => Self::Light,
            Self::Light => Self::Auto,
        }
    }
}

/// Takes up the earlier choice and keeps `<html data-theme>` true.
pub fn start() {
    let theme = match storage::get(KEY).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    };
    CURRENT.with(|current| current.set(theme));
    effect(|| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self::theme().name());
        }
    });
}
