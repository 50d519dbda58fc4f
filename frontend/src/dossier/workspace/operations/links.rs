//! Links to papers and files, asked for when one is opened.

use super::{DossierKeyFields, File, Paper};
use crate::api::schema;
use crate::dossier::workspace::bench::OpenPaper;
use crate::dossier::workspace::pending::Round;

/// Fresh links to the papers; they are good for minutes only.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "DossierKey")]
pub(in crate::dossier::workspace) struct PaperQuery {
    #[arguments(code: $code, id: $id)]
    pub(in crate::dossier::workspace) dossier: Option<WithPapers>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Dossier")]
pub(in crate::dossier::workspace) struct WithPapers {
    pub(in crate::dossier::workspace) papers: Vec<Paper>,
    pub(in crate::dossier::workspace) control_sheet_url: Option<String>,
    pub(in crate::dossier::workspace) documents: Vec<WithFiles>,
    pub(in crate::dossier::workspace) life: FilesOfLife,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "SubmittedDocument")]
pub(in crate::dossier::workspace) struct WithFiles {
    pub(in crate::dossier::workspace) files: Vec<File>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "DossierLife")]
pub(in crate::dossier::workspace) struct FilesOfLife {
    pub(in crate::dossier::workspace) supplements: Vec<Round>,
}

impl WithPapers {
    /// Everything that can be looked at.
    pub(in crate::dossier::workspace) fn all(self) -> impl Iterator<Item = OpenPaper> {
        let lines = self.life.supplements.into_iter().flat_map(|round| round.lines);
        let files = self.documents.into_iter().flat_map(|document| document.files);
        let files = files.chain(lines.flat_map(|line| line.files)).map(OpenPaper::from);
        self.papers.into_iter().map(OpenPaper::from).chain(files)
    }
}
