//! One text in both languages.

use super::lang;
use domain::lang::Lang;
use leptos::tachys::html::attribute::IntoAttributeValue;
use leptos::tachys::view::IntoRender;
use std::borrow::Cow;
use std::sync::Arc;

/// A fixed text in both languages. Can stand in a view as child or attribute and follows the
/// language there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    vi: &'static str,
    en: &'static str,
}

impl Text {
    /// A text; use [`texts!`](crate::texts) instead of calling this.
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The text in the language in use; tracked.
    pub fn get(self) -> &'static str {
        self.on(lang())
    }

    /// The text in a given language.
    pub fn on(self, lang: Lang) -> &'static str {
        lang.pick(self.vi, self.en)
    }
}

impl IntoRender for Text {
    type Output = Arc<dyn Fn() -> Cow<'static, str> + Send + Sync>;

    fn into_render(self) -> Self::Output {
        Arc::new(move || Cow::Borrowed(self.get()))
    }
}

impl IntoAttributeValue for Text {
    type Output = Arc<dyn Fn() -> Cow<'static, str> + Send + Sync>;

    fn into_attribute_value(self) -> Self::Output {
        self.into_render()
    }
}

/// Declares texts: constants, or functions for texts with something filled in.
///
/// ```text
/// texts! {
///     SIGN_IN = "Đăng nhập", "Sign in";
///     fn signed_in_as(name: &str) = "Đang làm việc: {name}", "Signed in as {name}";
/// }
/// ```
/// A constant is a [`Text`]. A function gives a `String` in the language in use and tracks it, so
/// in a view it is called inside a closure. Where English tells one from many, the text for one
/// stands before the other, and the first argument is the number:
/// `fn rows(n: usize) = "{n} hồ sơ", "{n} dossier", "{n} dossiers";`
#[macro_export]
macro_rules! texts {
    () => {};
    ($(#[$meta:meta])* $name:ident = $vi:literal, $en:literal; $($rest:tt)*) => {
        $(#[$meta])*
        #[doc = concat!("“", $vi, "” / “", $en, "”")]
        pub const $name: $crate::i18n::Text = $crate::i18n::Text::new($vi, $en);
        $crate::texts! { $($rest)* }
    };
    ($(#[$meta:meta])* fn $name:ident($($arg:ident: $type:ty),+ $(,)?) = $vi:literal, $en:literal; $($rest:tt)*) => {
        $(#[$meta])*
        #[doc = concat!("“", $vi, "” / “", $en, "”")]
        pub fn $name($($arg: $type),+) -> String {
            match $crate::i18n::lang() {
                ::domain::lang::Lang::Vi => format!($vi),
                ::domain::lang::Lang::En => format!($en),
            }
        }
        $crate::texts! { $($rest)* }
    };
    ($(#[$meta:meta])* fn $name:ident($n:ident: $number:ty $(, $arg:ident: $type:ty)* $(,)?) = $vi:literal, $one:literal, $en:literal; $($rest:tt)*) => {
        $(#[$meta])*
        #[doc = concat!("“", $vi, "” / “", $en, "”")]
        pub fn $name($n: $number $(, $arg: $type)*) -> String {
            match $crate::i18n::lang() {
                ::domain::lang::Lang::Vi => format!($vi),
                ::domain::lang::Lang::En if $n == 1 => format!($one),
                ::domain::lang::Lang::En => format!($en),
            }
        }
        $crate::texts! { $($rest)* }
    };
}
