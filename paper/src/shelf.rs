//! The templates: those in the binary, and over them those of a directory.

use crate::error::{Fault, PaperError};
use crate::world::fault;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

macro_rules! embedded {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../templates/", $path)))),+]
    };
}

/// Templates in the binary, by path below `templates/`.
const EMBEDDED: &[(&str, &str)] = embedded![
    "form-01@2018.typ",
    "form-01@2025.typ",
    "form-02@2018.typ",
    "form-02@2025.typ",
    "form-03@2018.typ",
    "form-03@2025.typ",
    "form-04@2018.typ",
    "form-04@2025.typ",
    "form-05@2018.typ",
    "form-05@2025.typ",
    "form-06@2018.typ",
    "form-06@2025.typ",
    "form-07@2025.typ",
    "letter-amendment-record@2020.typ",
    "letter-consultation-answer@2020.typ",
    "letter-consultation-overdue@2020.typ",
    "letter-consultation-request@2020.typ",
    "letter-inspection-minutes@2020.typ",
    "letter-inspection-notice@2020.typ",
    "letter-late-notice@2020.typ",
    "letter-lost-slip-declaration@2020.typ",
    "letter-payment-notice@2020.typ",
    "letter-postal-minutes@2020.typ",
    "letter-stop-notice@2020.typ",
    "letter-transfer-slip@2020.typ",
    "parts/apology-letter@1.typ",
    "parts/control-sheet@1.typ",
    "parts/intake-refusal@1.typ",
    "parts/letter@1.typ",
    "parts/lib@1.typ",
    "parts/receipt-slip@1.typ",
    "parts/register@1.typ",
    "parts/stop-notice@1.typ",
    "parts/supplement-request@1.typ",
    "parts/to-applicant@1.typ",
    "result@2020.typ",
];

/// Parsed templates by file. A file `<name>@<version>.typ` at the top is a template; files in
/// folders are parts that templates import.
#[derive(Debug)]
pub(crate) struct Shelf {
    sources: BTreeMap<String, Source>,
}

impl Shelf {
    pub(crate) fn embedded() -> Result<Self, PaperError> {
        let mut shelf = Self { sources: BTreeMap::new() };
        for (path, text) in EMBEDDED {
            shelf.put(path, (*text).to_owned())?;
        }
        Ok(shelf)
    }

    /// Adds every `.typ` file of a directory and of the folders directly in it, in place of an
    /// embedded one of the same path.
    pub(crate) fn overlay(&mut self, directory: &Path) -> Result<(), PaperError> {
        let read = |path: &Path| -> io::Result<Vec<PathBuf>> {
            fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect()
        };
        let unreadable = |path: &Path| {
            let path = path.to_owned();
            move |source| PaperError::Unreadable { path, source }
        };
        for entry in read(directory).map_err(unreadable(directory))? {
            let files = if entry.is_dir() {
                read(&entry).map_err(unreadable(&entry))?
            } else {
                vec![entry]
            };
            for file in files {
                let inside = file.strip_prefix(directory).ok().and_then(Path::to_str);
                if let Some(path) = inside.filter(|path| path.ends_with(".typ")) {
                    let text = fs::read_to_string(&file).map_err(unreadable(&file))?;
                    self.put(&path.replace('\\', "/"), text)?;
                }
            }
        }
        Ok(())
    }

    /// The file of a template.
    pub(crate) fn template(&self, name: &str) -> Result<FileId, PaperError> {
        let source = self.sources.get(&format!("{name}.typ")).filter(|_| is_template(name));
        source.map(Source::id).ok_or_else(|| PaperError::UnknownTemplate {
            name: name.to_owned(),
            known: self.names().map(str::to_owned).collect(),
        })
    }

    /// Names of all templates, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let stems = self.sources.keys().filter_map(|path| path.strip_suffix(".typ"));
        stems.filter(|stem| is_template(stem))
    }

    pub(crate) fn source(&self, id: FileId) -> Option<&Source> {
        self.sources.get(id.get().vpath().get_without_slash())
    }

    fn put(&mut self, path: &str, text: String) -> Result<(), PaperError> {
        let wrong = |message: String| PaperError::Template {
            faults: vec![Fault { place: Some(path.to_owned()), message, hints: vec![] }],
        };
        let id = VirtualPath::new(path).map_err(|error| wrong(error.to_string()))?;
        let id = RootedPath::new(VirtualRoot::Project, id).intern();
        let source = Source::new(id, text);
        let faults: Vec<Fault> = source
            .root()
            .errors_and_warnings()
            .0
            .iter()
            .map(|error| fault(Some(&source), error.span, &error.message, vec![]))
            .collect();
        if !faults.is_empty() {
            return Err(PaperError::Template { faults });
        }
        self.sources.insert(path.to_owned(), source);
        Ok(())
    }
}

fn is_template(name: &str) -> bool {
    name.contains('@') && !name.contains('/')
}
