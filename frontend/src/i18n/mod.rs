//! The texts of the screens in both languages.
//!
//! A text is a constant made by [`texts!`](crate::texts): both languages stand side by side, so a
//! missing one does not compile, a translator sees what he translates, and a text that no screen
//! of an entry uses is not shipped with it. A catalogue of messages (leptos_i18n, fluent) would
//! add 36–53 KB to each first load and tie us to its releases; what it offers beyond this, plural
//! rules, Vietnamese does not have.
//!
//! Texts are reactive: they change in place when the language does, and nothing typed is lost.

mod current;
mod text;
mod words;

pub use current::{lang, lang_untracked, set_lang, start};
pub use text::Text;
pub use words::Words;

crate::texts! {
    /// Names of the two languages, each in itself.
    VIETNAMESE = "Tiếng Việt", "Tiếng Việt";
    ENGLISH = "English", "English";
    LANGUAGE = "Ngôn ngữ", "Language";
}
