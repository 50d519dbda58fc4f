//! Where one can go, by what one may do.

use super::text;
use crate::api::session;
use crate::i18n::Text;
use crate::identity::Permission;
use crate::ui::{Icon, Kbd, Symbol, current_in_sight, keys};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_location, use_navigate};

/// A place in the navigation; open to all officers where it needs no permission.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) href: &'static str,
    name: Text,
    icon: Symbol,
    keys: &'static str,
    pub(super) needs: Option<Permission>,
}

/// All places, in the order shown; an officer begins at the first of his: what he does before what
/// he looks at.
pub(super) const PLACES: [Place; 9] = [
    Place {
        href: "/desk/queue",
        name: text::QUEUE,
        icon: Symbol::List,
        keys: "g q",
        needs: Some(Permission::Queue),
    },
    Place {
        href: "/desk/intake",
        name: text::INTAKE,
        icon: Symbol::Inbox,
        keys: "g i",
        needs: Some(Permission::Intake),
    },
    Place {
        href: "/desk/return",
        name: text::RETURN_DESK,
        icon: Symbol::Hand,
        keys: "g r",
        needs: Some(Permission::ReturnDesk),
    },
    Place {
        href: "/desk/board",
        name: text::BOARD,
        icon: Symbol::Board,
        keys: "g b",
        needs: Some(Permission::Board),
    },
    Place {
        href: "/desk/workload",
        name: text::WORKLOAD,
        icon: Symbol::Person,
        keys: "g w",
        needs: Some(Permission::Workload),
    },
    Place {
        href: "/desk/dossiers",
        name: text::DOSSIERS,
        icon: Symbol::Stack,
        keys: "g d",
        needs: Some(Permission::DossierList),
    },
    Place {
        href: "/desk/accounts",
        name: text::ACCOUNTS,
        icon: Symbol::Lock,
        keys: "g p",
        needs: Some(Permission::Accounts),
    },
    Place {
        href: "/desk/calendar",
        name: text::CALENDAR,
        icon: Symbol::Clock,
        keys: "g c",
        needs: Some(Permission::Calendar),
    },
    Place {
        href: "/desk/absences",
        name: text::ABSENCES,
        icon: Symbol::Calendar,
        keys: "g a",
        needs: Some(Permission::Substitution),
    },
];

/// The places this officer may go to.
pub(super) fn places() -> Vec<Place> {
    let Some(viewer) = session::viewer() else { return Vec::new() };
    PLACES.into_iter().filter(|place| place.needs.is_none_or(|needs| viewer.may(needs))).collect()
}

/// The list of places; `g` and a letter go there.
#[component]
pub(super) fn Nav() -> impl IntoView {
    let navigate = use_navigate();
    let row = NodeRef::new();
    let path = use_location().pathname;
    current_in_sight(row, move || path.track());
    let items = move || {
        let link = |place: Place| {
            let navigate = navigate.clone();
            let what = move || text::go_to(place.name.get());
            keys::shortcut(place.keys, what, move |()| {
                navigate(place.href, NavigateOptions::default());
            });
            view! {
                <li>
                    <A href=place.href>
                        <Icon of=place.icon/>
                        <span class="nav-name">{place.name}</span>
                        <Kbd keys=place.keys/>
                    </A>
                </li>
            }
        };
        places().into_iter().map(link).collect_view().into_any()
    };
    view! {
        <nav class="nav" aria-label=text::NAVIGATION node_ref=row>
            <ul>{items}<Catalog/></ul>
        </nav>
    }
    .into_any()
}

/// The catalog is public: officials read the very pages that citizens do.
#[component]
fn Catalog() -> impl IntoView {
    const HREF: &str = "/thu-tuc";
    keys::shortcut(
        "g c",
        move || text::go_to(text::CATALOG.get()),
        |()| {
            let _ = window().location().set_href(HREF);
        },
    );
    view! {
        <li>
            <a href=HREF rel="external">
                <Icon of=Symbol::Book/>
                <span class="nav-name">{text::CATALOG}</span>
                <Kbd keys="g c"/>
            </a>
        </li>
    }
    .into_any()
}
