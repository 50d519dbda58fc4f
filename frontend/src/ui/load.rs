//! The four faces of everything that comes from the server.

use super::{
    Banner, Button, ButtonSize, ErrorState, Skeleton, SkeletonKind, Symbol, describe, live, text,
};
use crate::api::{Remote, RemoteState, UiError};
use leptos::prelude::*;

/// Draws a [`Remote`]: a skeleton while nothing is known, the error with a way to try again, or
/// the content. The content is built once and gets its data as a signal, so focus, scrolling and
/// what is typed survive every renewal; an empty list is the content's own business.
#[component]
pub fn Load<T, V, N>(
    /// What is shown.
    of: Remote<T>,
    /// The shape of what will be there.
    #[prop(optional)]
    skeleton: SkeletonKind,
    /// The content, with its data: `<Load of=dossier let:dossier>…</Load>`.
    children: V,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: Fn(Signal<T>) -> N + Send + Sync + 'static,
    N: IntoView + 'static,
{
    let state = of.state();
    // What decides which face is shown; a new value of the same face changes nothing here.
    let face = Memo::new(move |_| match &*state.read() {
        RemoteState::Loading => Face::Loading,
        RemoteState::Failed(error) => Face::Failed(error.clone()),
        RemoteState::Ready(..) => Face::Ready,
    });
    let last = StoredValue::new(None::<T>);
    let data = Signal::derive(move || match &*state.read() {
        RemoteState::Ready(value, _) => {
            last.set_value(Some(value.clone()));
            value.clone()
        }
        _ => last.get_value().expect("content is shown only after data came"),
    });
    let stale = Memo::new(move |_| match &*state.read() {
        RemoteState::Ready(_, error) => error.clone(),
        _ => None,
    });
    let retry = Callback::new(move |()| of.reload());
    view! {
        <div class="load" aria-busy=move || of.busy().get().then_some("true")>
            {live(move || stale.get().map(|error| view! {
                <Banner icon=Symbol::Alert words=move || {
                    format!("{}. {}", describe(&error).0, text::STALE.get())
                }>
                    <Button size=ButtonSize::Small on_press=retry>{text::RETRY}</Button>
                </Banner>
            }))}
            {live(move || match face.get() {
                Face::Loading => view! { <Skeleton kind=skeleton/> }.into_any(),
                Face::Failed(error) => view! { <ErrorState error on_retry=retry/> }.into_any(),
                Face::Ready => {
                    // Whatever of it is read later, and whatever became of it by then.
                    untrack(|| data.track());
                    children(data).into_any()
                }
            })}
        </div>
    }
    .into_any()
}

#[derive(Debug, Clone, PartialEq)]
enum Face {
    Loading,
    Failed(UiError),
    Ready,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_is_there_for_whatever_reads_it_later() {
        let owner = Owner::new();
        owner.set();
        let of = Remote::fixed(RemoteState::Ready(1, None));
        let given = RwSignal::new(None::<Signal<i32>>);
        let draw = move |data: Signal<i32>| given.set(Some(data));
        let _ = view! { <Load of let:data>{draw(data)}</Load> }.into_any().to_html();
        of.fail(UiError::Forbidden);
        assert_eq!(given.get_untracked().map(|data| data.get_untracked()), Some(1));
    }
}
