//! The officials' entry, cut where an officer may never come: each name is a file of its own. Code
//! that several of them share is a file for each such set, so they are few.

use frontend::desk::{self, Pages};
use frontend::{calendar, deferred, dossier, identity, report};

fn main() {
    desk::start(Pages {
        queue: deferred!(lists: dossier::QueuePage),
        list: deferred!(lists: dossier::ListPage),
        columns: deferred!(
            lists_dialogs: dossier::ColumnChoice,
            inside dossier::QueuePage,
            dossier::ListPage
        ),
        view_form: deferred!(
            lists_dialogs: dossier::ViewForm,
            inside dossier::QueuePage,
            dossier::ListPage
        ),
        dossier: deferred!(dossier: dossier::DossierPage),
        preview: deferred!(dossier: dossier::PreviewBeside),
        forms: deferred!(
            dossier_forms: dossier::Forms,
            inside dossier::DossierPage,
            dossier::PreviewBeside
        ),
        intake: deferred!(counter: dossier::IntakePage),
        exits: deferred!(
            counter_exits: dossier::IntakeExits,
            inside dossier::IntakePage,
            dossier::ReturnPage
        ),
        hand_over: deferred!(counter: dossier::ReturnPage),
        board: deferred!(overview: report::BoardPage),
        workload: deferred!(overview: report::WorkloadPage),
        absences: deferred!(overview: identity::AbsencePage),
        accounts: deferred!(overview: identity::AccountPage),
        calendar: deferred!(overview: calendar::CalendarPage),
        publish: deferred!(
            overview_publish: calendar::PublishCard,
            inside calendar::CalendarPage,
            report::BoardPage,
            report::WorkloadPage,
            identity::AbsencePage,
            identity::AccountPage,
            identity::ChangeForm
        ),
        password: deferred!(overview: identity::ChangeForm),
        #[cfg(debug_assertions)]
        gallery: deferred!(overview: frontend::ui::gallery::Gallery),
    });
}
