//! What the typesetter may see of the world: the fonts, the templates and one form. No clock, no
//! disk, no network.

use crate::error::Fault;
use crate::press::Press;
use std::path::PathBuf;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

/// Where a template reads the form it prints: `json("/data.json")`.
static DATA: LazyLock<FileId> = LazyLock::new(|| {
    let path = VirtualPath::new("data.json").expect("a plain file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
});

/// One form on its way through the press.
#[derive(Debug)]
pub(crate) struct Job<'a> {
    press: &'a Press,
    template: FileId,
    data: Bytes,
}

impl<'a> Job<'a> {
    pub(crate) fn new(press: &'a Press, template: FileId, data: String) -> Self {
        Self { press, template, data: Bytes::from_string(data) }
    }

    /// The faults of a run, in words.
    pub(crate) fn faults(&self, diagnostics: &[SourceDiagnostic]) -> Vec<Fault> {
        let told = diagnostics.iter().map(|diagnostic| {
            let hints = diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect();
            let file = diagnostic.span.id().and_then(|id| self.press.shelf.source(id));
            fault(file, diagnostic.span, &diagnostic.message, hints)
        });
        told.collect()
    }
}

/// A fault at a place in a file; in nobody's file when it has none.
pub(crate) fn fault(
    file: Option<&Source>,
    span: impl Into<DiagSpan>,
    message: &str,
    hints: Vec<String>,
) -> Fault {
    let span = span.into();
    let place = file.map(|file| {
        let range = match span.get() {
            DiagSpanKind::Detached => None,
            DiagSpanKind::Number { num, sub_range, .. } => file.range(num, sub_range),
            DiagSpanKind::Range { range, .. } => Some(range),
        };
        let at = range.and_then(|range| file.lines().byte_to_line_column(range.start));
        let path = file.id().get().vpath().get_without_slash();
        at.map_or_else(
            || path.to_owned(),
            |(line, column)| format!("{path}:{}:{}", line + 1, column + 1),
        )
    });
    Fault { place, message: message.to_owned(), hints }
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.template
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.press.shelf.source(id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(missing(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// A paper shows the date of its data, never that of its printing.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}
