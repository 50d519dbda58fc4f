//! The other three faces of every list and page: nothing there, not yet there, not to be had.

use super::{Button, Icon, Symbol, text};
use crate::api::UiError;
use crate::i18n::Words;
use leptos::prelude::*;

/// Nothing is there, and that is fine; says what would make it otherwise.
#[component]
pub fn EmptyState(
    /// What there is none of.
    #[prop(into)]
    title: Words,
    /// What to do about it.
    #[prop(optional, into)]
    body: Words,
    /// A symbol.
    #[prop(default = Symbol::Inbox)]
    icon: Symbol,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="state">
            <Icon of=icon/>
            <p class="state-title">{title}</p>
            <p class="state-body">{body}</p>
            {children.map(|children| view! { <div class="state-actions">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// Title and explanation of an error, in the language in use.
pub fn describe(error: &UiError) -> (String, String) {
    let fixed = |title: crate::i18n::Text, body: crate::i18n::Text| {
        (title.get().to_owned(), body.get().to_owned())
    };
    match error {
        UiError::Offline => fixed(text::OFFLINE_TITLE, text::OFFLINE_BODY),
        UiError::SignedOut => fixed(text::SIGNED_OUT_TITLE, text::SIGNED_OUT_BODY),
        UiError::Forbidden => fixed(text::FORBIDDEN_TITLE, text::FORBIDDEN_BODY),
        UiError::NotFound => fixed(text::NOT_FOUND_TITLE, text::NOT_FOUND_BODY),
        UiError::Limited => fixed(text::LIMITED_TITLE, text::LIMITED_BODY),
        UiError::User(errors) => {
            let messages: Vec<_> = errors.0.iter().map(|e| e.message.as_str()).collect();
            (text::REFUSED_TITLE.get().to_owned(), messages.join(" "))
        }
        UiError::Unexpected(None) => fixed(text::UNEXPECTED_TITLE, text::UNEXPECTED_BODY),
        UiError::Unexpected(Some(id)) => {
            (text::UNEXPECTED_TITLE.get().to_owned(), text::unexpected_with_id(id))
        }
    }
}

/// Why something was not done, in one paragraph below what was tried: the server's own words when
/// it refused.
pub fn refusal(error: &UiError) -> String {
    let (title, body) = describe(error);
    match error {
        UiError::User(_) => body,
        _ => format!("{title}. {body}"),
    }
}

/// It could not be had; says why and offers to try again where that can help.
#[component]
pub fn ErrorState(
    /// Why.
    error: UiError,
    /// Tries again.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let helps = matches!(error, UiError::Offline | UiError::Limited | UiError::Unexpected(_));
    let icon = match error {
        UiError::Forbidden | UiError::SignedOut => Symbol::Lock,
        UiError::NotFound => Symbol::Search,
        _ => Symbol::Alert,
    };
    let words = move || {
        let (title, body) = describe(&error);
        view! { <p class="state-title">{title}</p><p class="state-body">{body}</p> }
    };
    view! {
        <div class="state" role="alert">
            <Icon of=icon/>
            {words}
            {on_retry.filter(|_| helps).map(|retry| view! {
                <div class="state-actions">
                    <Button on_press=move |()| retry.run(())>{text::RETRY}</Button>
                </div>
            })}
        </div>
    }
    .into_any()
}

/// What will be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SkeletonKind {
    /// Rows of a list.
    #[default]
    Rows,
    /// A page of text.
    Text,
    /// A row of figures.
    Figures,
}

/// The shape of what is about to come.
#[component]
pub fn Skeleton(
    /// What will be there.
    #[prop(optional)]
    kind: SkeletonKind,
) -> impl IntoView {
    let (name, bars) = match kind {
        SkeletonKind::Rows => ("rows", 8),
        SkeletonKind::Text => ("text", 6),
        SkeletonKind::Figures => ("figures", 5),
    };
    view! {
        <div class="skeleton" data-kind=name role="status">
            <span class="visually-hidden">{text::LOADING}</span>
            {(0..bars).map(|_| view! { <span class="skeleton-bar"></span> }).collect_view()}
        </div>
    }
    .into_any()
}

/// A sentence above what it is about: a refusal above a form, a warning above a list.
#[component]
pub fn Banner(
    /// What it says.
    #[prop(into)]
    words: Words,
    /// A symbol.
    #[prop(default = Symbol::Info)]
    icon: Symbol,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="banner" role="status" data-fault=(icon == Symbol::Alert).then_some("")>
            <Icon of=icon/>
            <p>{words}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{UserError, UserErrorCode, UserErrors};

    #[test]
    fn a_refusal_speaks_for_itself_and_a_failure_says_what_it_is() {
        let say = |message: &str| UserError {
            code: UserErrorCode::Stale,
            message: message.into(),
            path: Vec::new(),
        };
        let refused = UiError::User(UserErrors(vec![say("One."), say("Two.")]));
        assert_eq!(refusal(&refused), "One. Two.");
        let (title, body) = describe(&UiError::Offline);
        assert_eq!(refusal(&UiError::Offline), format!("{title}. {body}"));
    }
}
