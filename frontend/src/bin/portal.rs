//! The public's entry, cut at its pages: each name is a file of its own.

use frontend::portal::{self, Pages};
use frontend::{citizen, deferred};

fn main() {
    portal::start(Pages {
        home: deferred!(home: citizen::HomePage),
        catalog: deferred!(catalog: citizen::CatalogPage),
        procedure: deferred!(procedure: citizen::ProcedurePage),
        track: deferred!(track: citizen::TrackPage),
        // A file of its own would cost those that have to share code with it more than it saves.
        camera: deferred!(procedure: citizen::Viewfinder),
    });
}
