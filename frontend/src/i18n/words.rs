//! What components accept where a person will read something.

use super::Text;
use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;
use leptos::tachys::view::IntoRender;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// Words for a person: a [`Text`], a plain string, a signal, or a closure that computes them.
///
/// One type for all of them keeps components free of generics and their code small.
#[derive(Clone)]
pub struct Words(Arc<dyn Fn() -> Cow<'static, str> + Send + Sync>);

impl Words {
    /// The words now; tracked.
    pub fn get(&self) -> Cow<'static, str> {
        (self.0)()
    }

    /// For an attribute that may be absent: `label.map(Words::attribute)`.
    pub fn attribute(self) -> Arc<dyn Fn() -> Cow<'static, str> + Send + Sync> {
        self.0
    }
}

impl Default for Words {
    fn default() -> Self {
        "".into()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").finish()
    }
}

impl From<Text> for Words {
    fn from(text: Text) -> Self {
        Self(text.into_render())
    }
}

impl From<&'static str> for Words {
    fn from(fixed: &'static str) -> Self {
        Self(Arc::new(move || Cow::Borrowed(fixed)))
    }
}

impl From<String> for Words {
    fn from(fixed: String) -> Self {
        Self(Arc::new(move || Cow::Owned(fixed.clone())))
    }
}

impl From<Signal<String>> for Words {
    fn from(signal: Signal<String>) -> Self {
        Self(Arc::new(move || Cow::Owned(signal.get())))
    }
}

impl<F, S> From<F> for Words
where
    F: Fn() -> S + Send + Sync + 'static,
    S: Into<Cow<'static, str>>,
{
    fn from(compute: F) -> Self {
        Self(Arc::new(move || compute().into()))
    }
}

impl IntoRender for Words {
    type Output = Arc<dyn Fn() -> Cow<'static, str> + Send + Sync>;

    fn into_render(self) -> Self::Output {
        self.0
    }
}

impl IntoAttributeValue for Words {
    type Output = Arc<dyn Fn() -> Cow<'static, str> + Send + Sync>;

    fn into_attribute_value(self) -> Self::Output {
        self.0
    }
}
