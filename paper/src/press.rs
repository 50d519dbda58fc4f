//! The press: built once, used from any thread.

use crate::error::PaperError;
use crate::proof::Proof;
use crate::shelf::Shelf;
use crate::world::Job;
use crate::{font, mark};
use serde_json::Value;
use std::path::Path;
use typst::diag::SourceResult;
use typst::foundations::{Label, Smart};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// How many prints a memoized part of a layout survives unused. Templates and fonts are used by
/// every print; what belongs to one form goes soon.
const MEMORY: usize = 2;

/// The data of a form that is to be set in another of its sizes.
fn trying(data: &Value, size: usize) -> String {
    let mut data = data.clone();
    if let Value::Object(fields) = &mut data {
        fields.insert("tried".to_owned(), size.into());
    }
    data.to_string()
}

/// The paper on one page in the largest of its sizes in which that is possible, else as it was set
/// first. The sizes lie so close together that what fills two pages fits in none.
fn fitting(
    first: PagedDocument,
    tried: impl Fn(usize) -> SourceResult<PagedDocument>,
) -> SourceResult<PagedDocument> {
    if first.pages().len() != 2 {
        return Ok(first);
    }
    for size in 1..sizes(&first).unwrap_or_default() {
        let smaller = tried(size)?;
        if smaller.pages().len() == 1 {
            return Ok(smaller);
        }
    }
    Ok(first)
}

/// How many sizes a template offers, which it writes where `<sizes>` is.
fn sizes(document: &PagedDocument) -> Option<usize> {
    let label = Label::new(PicoStr::intern("sizes"))?;
    let found = document.introspector().query_label(label).ok()?;
    let sizes = found.to_packed::<MetadataElem>()?.value.clone();
    sizes.cast::<usize>().ok()
}

/// Prints forms. Costs some milliseconds to build; holds fonts and parsed templates. Printing keeps
/// one thread busy for tens of milliseconds, so call it where blocking is allowed.
#[derive(Debug)]
pub struct Press {
    pub(crate) library: LazyHash<Library>,
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
    pub(crate) shelf: Shelf,
}

impl Press {
    /// A press with the templates in the binary.
    ///
    /// # Errors
    /// When one of them is not valid typst.
    pub fn new() -> Result<Self, PaperError> {
        Ok(Self::with_shelf(Shelf::embedded()?))
    }

    /// A press whose templates may be replaced and added to: each `.typ` file of the directory
    /// takes the place of the one with the same name. Reads them now; build a new press to see
    /// later changes.
    ///
    /// # Errors
    /// When the directory can not be read or a file in it is not valid typst.
    pub fn with_overrides(directory: &Path) -> Result<Self, PaperError> {
        let mut shelf = Shelf::embedded()?;
        shelf.overlay(directory)?;
        Ok(Self::with_shelf(shelf))
    }

    fn with_shelf(shelf: Shelf) -> Self {
        let fonts = font::faces();
        let mut library = Library::default();
        mark::define(library.global.scope_mut());
        Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            shelf,
        }
    }

    /// Names of the templates there are, sorted.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.shelf.names()
    }

    /// Prints a form: PDF/A-2a, the same bytes for the same template and data.
    ///
    /// # Errors
    /// When there is no such template, or it does not fit the data.
    pub fn render(&self, template: &str, data: &Value) -> Result<Vec<u8>, PaperError> {
        self.set(template, data, |document| {
            let options = PdfOptions {
                creator: Smart::Custom(Some("Motcua".to_owned())),
                standards: PdfStandards::new(&[PdfStandard::A_2a]).expect("one standard"),
                ..PdfOptions::default()
            };
            typst_pdf::pdf(document, &options)
        })
    }

    /// Sets a form without making a PDF: what stands on each page, for search and for tests.
    ///
    /// # Errors
    /// As [`Press::render`].
    pub fn proof(&self, template: &str, data: &Value) -> Result<Proof, PaperError> {
        self.set(template, data, |document| Ok(Proof::of(document)))
    }

    fn set<T>(
        &self,
        template: &str,
        data: &Value,
        finish: impl FnOnce(&PagedDocument) -> SourceResult<T>,
    ) -> Result<T, PaperError> {
        let template = self.shelf.template(template)?;
        let job = Job::new(self, template, data.to_string());
        let compiled = |job: &Job<'_>| typst::compile::<PagedDocument>(job).output;
        let tried = |size| compiled(&Job::new(self, template, trying(data, size)));
        let outcome = compiled(&job).and_then(|first| {
            let document = fitting(first, tried)?;
            finish(&document)
        });
        typst::comemo::evict(MEMORY);
        outcome.map_err(|diagnostics| PaperError::Template { faults: job.faults(&diagnostics) })
    }
}
