//! Reactive parts whose machinery is compiled once.
//!
//! `Effect::new` and a closure in a view are generic over the closure: each costs kilobytes of
//! WebAssembly. Behind a box they share one body, which is most of what keeps the portal small.

use leptos::prelude::*;

/// A part of a view that is drawn anew when what it reads changes: `{live(move || view! { … })}`.
pub fn live<V: IntoView + 'static>(
    draw: impl Fn() -> V + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || draw().into_any())
}

/// Runs now and whenever what it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
