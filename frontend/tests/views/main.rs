//! Views drawn natively, checked for what a screen reader and a keyboard need.

mod html;

use domain::lang::Lang;
use frontend::api::{UiError, UserErrors};
use frontend::i18n::set_lang;
use frontend::identity::SignInPage;
use frontend::ui::gallery::Gallery;
use frontend::ui::{Button, ErrorState, Field, Landing, Need, Page, TextInput};
use html::{Tag, draw, tags};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What must hold on every screen.
fn check(html: &str) {
    let tags = tags(html);
    assert_eq!(tags.iter().filter(|tag| tag.name == "h1").count(), 1, "one heading");

    let ids: Vec<_> = tags.iter().filter_map(|tag| tag.get("id")).collect();
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");

    for name in ["aria-describedby", "aria-labelledby", "aria-controls", "for"] {
        // What describes a dialog is drawn when it opens.
        let shut = |tag: &&Tag| tag.name == "dialog" && name == "aria-describedby";
        for list in tags.iter().filter(|tag| !shut(tag)).filter_map(|tag| tag.get(name)) {
            for id in list.split_whitespace() {
                assert!(ids.contains(&id), "{name} points to {id:?}, which is not there");
            }
        }
    }

    let labelled: BTreeSet<_> =
        tags.iter().filter(|tag| tag.name == "label").filter_map(|tag| tag.get("for")).collect();
    for tag in
        tags.iter().filter(|tag| matches!(tag.name.as_str(), "input" | "select" | "textarea"))
    {
        let named = tag.get("aria-label").is_some()
            || tag.get("id").is_some_and(|id| labelled.contains(id))
            // A radio button or checkbox stands inside its label.
            || (matches!(tag.get("type"), Some("radio" | "checkbox")) && tag.get("class").is_none());
        assert!(named, "an input without a label: {tag:?}");
    }

    for tag in &tags {
        match tag.name.as_str() {
            "th" => assert!(tag.get("scope").is_some() || tag.get("class") == Some("cell-check")),
            "svg" => assert_eq!(tag.get("aria-hidden"), Some("true"), "symbols are silent"),
            "button" => assert!(tag.get("type").is_some(), "a button says what it does: {tag:?}"),
            "iframe" => assert!(tag.get("title").is_some()),
            _ => {}
        }
    }
}

fn find<'a>(tags: &'a [Tag], name: &str) -> &'a Tag {
    tags.iter().find(|tag| tag.name == name).unwrap_or_else(|| panic!("no <{name}>"))
}

#[test]
fn the_gallery_is_accessible() {
    check(&draw(|| view! { <Gallery/> }));
}

#[test]
fn sign_in_is_accessible_and_fit_for_password_managers() {
    let html = draw(|| view! { <SignInPage/> });
    check(&html);
    let tags = tags(&html);
    let fills: Vec<_> = tags.iter().filter_map(|tag| tag.get("autocomplete")).collect();
    assert_eq!(fills, ["username", "current-password"]);
}

#[test]
fn an_error_is_read_out_with_its_input() {
    let error = Signal::stored(Some("Nhập số điện thoại.".to_owned()));
    let html = draw(move || {
        view! {
            <Field label="Điện thoại" hint="10 chữ số" need=Need::Required error>
                <TextInput value=RwSignal::new(String::new())/>
            </Field>
        }
    });
    let tags = tags(&html);
    let input = find(&tags, "input");
    assert_eq!(input.get("aria-invalid"), Some("true"));
    assert_eq!(input.get("aria-required"), Some("true"));
    let described: Vec<_> =
        input.get("aria-describedby").into_iter().flat_map(str::split_whitespace).collect();
    let texts: Vec<_> =
        tags.iter().filter(|tag| tag.name == "p").filter_map(|tag| tag.get("id")).collect();
    assert_eq!(described.len(), 2);
    assert!(described.iter().all(|id| texts.contains(id)));
    assert!(html.contains("Nhập số điện thoại."));
}

#[test]
fn a_denied_button_says_why_and_stays_reachable() {
    let why = "Hồ sơ đang do người khác xử lý";
    let html = draw(move || {
        view! { <Button denied=Signal::stored(Some(why.to_owned()))>"Chuyển xử lý"</Button> }
    });
    let tags = tags(&html);
    let button = find(&tags, "button");
    assert_eq!(button.get("aria-disabled"), Some("true"));
    assert_eq!(button.get("disabled"), None);
    assert_eq!(button.get("title"), Some(why));
}

#[test]
fn trying_again_is_offered_where_it_can_help() {
    let offers = |error: UiError| {
        let html = draw(move || view! { <ErrorState error on_retry=|()| {}/> });
        html.contains("<button")
    };
    assert!(offers(UiError::Offline));
    assert!(offers(UiError::Unexpected(None)));
    assert!(!offers(UiError::Forbidden));
    assert!(!offers(UiError::NotFound));
    assert!(!offers(UiError::User(UserErrors::default())));
}

#[test]
fn the_language_changes_texts_in_place() {
    set_lang(Lang::Vi);
    let draw = || draw(|| view! { <ErrorState error=UiError::NotFound/> });
    assert!(draw().contains("Không tìm thấy"));
    set_lang(Lang::En);
    assert!(draw().contains("Not found"));
}

#[test]
fn a_page_has_its_one_heading_even_when_empty() {
    check(&draw(|| view! { <Page title="Việc của tôi" landing=Landing::Own>""</Page> }));
}
