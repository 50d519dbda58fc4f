//! The logins of a made-up province, to try the product with.

use super::text;
use crate::api::{self, RemoteState, remote, schema};
use cynic::{QueryBuilder, QueryFragment};
use leptos::html;
use leptos::prelude::*;

#[derive(QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct DemoQuery {
    province: Option<Province>,
}

#[derive(QueryFragment, Debug)]
struct Province {
    demo_logins: Vec<DemoLogin>,
}

#[derive(QueryFragment, Debug, Clone, PartialEq)]
struct DemoLogin {
    username: String,
    name: String,
    roles: String,
}

/// Who there is to try; nothing in a real province, and nothing when it can not be had.
#[component]
pub fn DemoLogins(
    /// Where a chosen user name goes.
    username: RwSignal<String>,
    /// Where the keyboard goes then.
    second: NodeRef<html::Input>,
) -> impl IntoView {
    let logins = remote(|| {
        let request = api::query(DemoQuery::build(()));
        async move { Ok(request.await?.province.map(|p| p.demo_logins).unwrap_or_default()) }
    });
    let choose = move |login: DemoLogin| {
        username.set(login.username);
        if let Some(input) = second.get_untracked() {
            let _ = input.focus();
        }
    };
    let item = move |login: DemoLogin| {
        let chosen = login.clone();
        view! {
            <li>
                <button type="button" class="demo-login" on:click=move |_| choose(chosen.clone())>
                    <b>{login.roles}</b>
                    <span>{login.name}</span>
                </button>
            </li>
        }
    };
    let list = move || match &*logins.state().read() {
        RemoteState::Ready(logins, _) if !logins.is_empty() => Some(view! {
            <details class="demo" open>
                <summary>{text::DEMO}</summary>
                <p class="field-hint">{text::DEMO_BODY}</p>
                <ul>{logins.iter().cloned().map(item).collect_view()}</ul>
            </details>
        }),
        _ => None,
    };
    view! { {list} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(DemoQuery::build(()).query);
    }
}
