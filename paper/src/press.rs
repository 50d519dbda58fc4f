//! The press: built once, used from any thread.

use crate::error::PaperError;
use crate::proof::Proof;
use crate::shelf::Shelf;
use crate::world::Job;
use crate::{font, mark};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use typst::diag::SourceResult;
use typst::foundations::{Label, Smart};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::syntax::FileId;
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

/// What a search for the size looks at.
#[derive(Debug, Clone, Copy)]
struct Look {
    pages: usize,
    /// How many sizes there are.
    sizes: usize,
}

impl Look {
    fn at(document: &PagedDocument) -> Self {
        Self { pages: document.pages().len(), sizes: sizes(document).unwrap_or(1) }
    }
}

/// The paper on one page in the largest of its sizes in which that is possible, else over several in
/// the largest; and where that was found, counted from 0 for the largest. What fits in a size fits
/// in every smaller one, so it does not matter where the search begins, but for the time it takes:
/// each look is a setting of its own.
fn fitting<D, E>(
    guess: usize,
    set: impl Fn(usize) -> Result<D, E>,
    look: impl Fn(&D) -> Look,
) -> Result<(D, usize), E> {
    let fits = |document: &D| look(document).pages == 1;
    // Where it was found, it must be seen that the size before does not do.
    let begin = guess.saturating_sub(1);
    let mut document = set(begin)?;
    let Look { pages, sizes } = look(&document);
    // A paper with more sizes may have been there before.
    let mut size = begin.min(sizes - 1);
    if pages == 1 {
        while size > 0 {
            let larger = set(size - 1)?;
            if !fits(&larger) {
                break;
            }
            (document, size) = (larger, size - 1);
        }
        return Ok((document, size));
    }
    // The sizes lie so close together that what fills more than two pages fits in none.
    let smaller = if size == 0 && pages > 2 { sizes..sizes } else { size + 1..sizes };
    for smaller in smaller {
        let tried = set(smaller)?;
        if fits(&tried) {
            return Ok((tried, smaller));
        }
    }
    Ok((if size == 0 { document } else { set(0)? }, sizes))
}

/// In which size papers fitted last, by template and by how long their data are: where the search
/// for the next begins.
#[derive(Debug, Default)]
struct Guesses(Mutex<HashMap<(FileId, usize), usize>>);

impl Guesses {
    /// Papers as long as this are guessed alike.
    const ALIKE: usize = 64;

    fn of(&self, template: FileId, length: usize) -> usize {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&(template, length / Self::ALIKE)).copied().unwrap_or_default()
    }

    fn learn(&self, template: FileId, length: usize, size: usize) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert((template, length / Self::ALIKE), size);
    }
}

/// How many sizes a template offers, which it writes where `<sizes>` is.
fn sizes(document: &PagedDocument) -> Option<usize> {
    let label = Label::new(PicoStr::intern("sizes"))?;
    let found = document.introspector().query_label(label).ok()?;
    let sizes = found.to_packed::<MetadataElem>()?.value.clone();
    sizes.cast::<usize>().ok().filter(|sizes| *sizes > 0)
}

/// Prints forms. Costs some milliseconds to build; holds fonts and parsed templates. Printing keeps
/// one thread busy for tens of milliseconds, so call it where blocking is allowed.
#[derive(Debug)]
pub struct Press {
    pub(crate) library: LazyHash<Library>,
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
    pub(crate) shelf: Shelf,
    guesses: Guesses,
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
            guesses: Guesses::default(),
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
        let text = data.to_string();
        let length = text.len();
        let job = Job::new(self, template, text);
        let compiled = |job: &Job<'_>| typst::compile::<PagedDocument>(job).output;
        let set = |size| match size {
            0 => compiled(&job),
            _ => compiled(&Job::new(self, template, trying(data, size))),
        };
        let outcome = fitting(self.guesses.of(template, length), set, Look::at).and_then(
            |(document, size)| {
                self.guesses.learn(template, length, size);
                finish(&document)
            },
        );
        typst::comemo::evict(MEMORY);
        outcome.map_err(|diagnostics| PaperError::Template { faults: job.faults(&diagnostics) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::convert::Infallible;

    /// Searches among some sizes, of which those from `first` on do; the settings it took, too.
    fn search(sizes: usize, first: usize, guess: usize) -> (usize, usize, usize) {
        let settings = Cell::new(0);
        let set = |size: usize| {
            settings.set(settings.get() + 1);
            Ok::<_, Infallible>(size.min(sizes - 1))
        };
        let look = |size: &usize| Look { pages: if *size >= first { 1 } else { 2 }, sizes };
        let Ok((set, found)) = fitting(guess, set, look);
        (set, found, settings.get())
    }

    #[test]
    fn the_largest_size_that_does_is_found_from_everywhere() {
        for sizes in 1..6 {
            for first in 0..=sizes {
                // The paper before may have had more sizes.
                for guess in 0..8 {
                    let (set, found, _) = search(sizes, first, guess);
                    assert_eq!(found, first, "of {sizes} from {guess}");
                    assert_eq!(set, if first == sizes { 0 } else { first }, "{sizes} {guess}");
                }
                let (.., settings) = search(sizes, first, first);
                assert!(settings <= 2, "{settings} settings for {first} of {sizes}, well guessed");
            }
        }
    }

    #[test]
    fn what_is_far_too_long_is_set_once() {
        let look = |_: &usize| Look { pages: 3, sizes: 4 };
        let set = |size: usize| if size == 0 { Ok(size) } else { Err("set again") };
        assert_eq!(fitting(0, set, look), Ok((0, 4)));
    }
}
