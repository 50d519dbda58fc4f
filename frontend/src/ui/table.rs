//! Dense tables that the keyboard can walk.

use super::keys;
use super::text;
use crate::i18n::Words;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Numbers.
    End,
}

/// A column's head.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its title.
    pub title: Words,
    /// How it stands.
    pub align: Align,
    /// Its share: a CSS width such as `9rem`; the rest is shared by columns without one.
    pub width: &'static str,
}

impl Column {
    /// A column of words that takes its share of the rest.
    pub fn new(title: impl Into<Words>) -> Self {
        Self { title: title.into(), align: Align::Start, width: "" }
    }

    /// With a width of its own.
    #[must_use]
    pub fn wide(mut self, width: &'static str) -> Self {
        self.width = width;
        self
    }

    /// Of numbers.
    #[must_use]
    pub fn numbers(mut self) -> Self {
        self.align = Align::End;
        self
    }
}

/// A table. Each row is a `<tr>` in the children; to be walked over it has `tabindex="-1"`, to be
/// opened it holds an `<a class="row-link">`, to be marked a [`super::SelectRow`].
///
/// `j`/`k` or the arrows walk, Enter opens, `x` marks.
#[component]
pub fn Table(
    /// What the table lists, for screen readers.
    #[prop(into)]
    label: Words,
    /// The columns.
    columns: Vec<Column>,
    /// A first head cell for marking rows: a [`super::SelectAll`].
    #[prop(optional, into)]
    select: Option<ViewFn>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let body = NodeRef::<html::Tbody>::new();
    let walk = move |by: i32| move |()| move_focus(body, by);
    keys::shortcut("j", text::SHORTCUT_NEXT, walk(1));
    keys::shortcut("k", text::SHORTCUT_PREVIOUS, walk(-1));
    keys::shortcut("x", text::SHORTCUT_SELECT, move |()| click(body, "input[type=checkbox]"));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let on_row = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlTableRowElement>().ok());
        match event.key().as_str() {
            "ArrowDown" if on_row.is_some() => move_focus(body, 1),
            "ArrowUp" if on_row.is_some() => move_focus(body, -1),
            "Enter" if on_row.is_some() => click(body, ".row-link"),
            _ => return,
        }
        event.prevent_default();
    };
    let heads = columns
        .into_iter()
        .map(|column| {
            let end = (column.align == Align::End).then_some("end");
            let width = (!column.width.is_empty()).then(|| format!("width:{}", column.width));
            view! { <th scope="col" data-align=end style=width>{column.title}</th> }
        })
        .collect_view();
    let name = label.clone();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=name>
            <table class="table" aria-label=label>
                <thead>
                    <tr>
                        {select.map(|select| view! { <th class="cell-check">{select.run()}</th> })}
                        {heads}
                    </tr>
                </thead>
                <tbody node_ref=body on:keydown=on_key>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

type Body = NodeRef<html::Tbody>;

fn rows(body: Body) -> Vec<HtmlElement> {
    let Some(body) = body.get_untracked() else { return Vec::new() };
    let Ok(found) = body.query_selector_all("tr[tabindex]") else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
}

/// The row that has the focus or holds what has it.
fn current(rows: &[HtmlElement]) -> Option<usize> {
    let focused = document().active_element()?;
    rows.iter().position(|row| row.contains(Some(&focused)))
}

fn move_focus(body: Body, by: i32) {
    let rows = rows(body);
    let next = match current(&rows) {
        Some(index) => index.saturating_add_signed(by as isize),
        None => 0,
    };
    if let Some(row) = rows.get(next) {
        let _ = row.focus();
        row.scroll_into_view_with_scroll_into_view_options(&nearest());
    }
}

fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options
}

fn click(body: Body, what: &str) {
    let rows = rows(body);
    let target = current(&rows).and_then(|index| rows[index].query_selector(what).ok()?);
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        target.click();
    }
}
