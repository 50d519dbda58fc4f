//! Officers to choose from, by what one wants to record of them.

use crate::app::{AppError, AppResult};
use crate::graphql::{Cx, id, page};
use crate::identity::graphql::{Grant, Officer};
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::identity::{
    Colleague, StaffAction, authorize_staff, could_stand_in, disposes, staff_scope,
};
use domain::refusal::{Code, Refusal};
use domain::text;
use domain::time::local_date;

/// What officers are to be chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum OfficerPurpose {
    /// Whose absence or delegation the viewer may record; himself first.
    Record,
    /// Who could stand in for the officer of `forId`.
    StandIn,
    /// Whose password the viewer may reset.
    Account,
}

/// An officer to choose.
#[derive(Debug, SimpleObject)]
pub struct OfficerChoice {
    /// The officer.
    pub officer: Officer,
    /// Roles of his own today that somebody else may exercise for a time, if the viewer says so.
    pub roles: Vec<Grant>,
}

/// Choosing officers.
#[derive(Debug, Default)]
pub struct ChoiceQuery;

#[Object]
impl ChoiceQuery {
    /// Officers to choose from, by name.
    #[graphql(complexity = "page::rows(first) * child_complexity + 1")]
    async fn officer_choices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What for.")] purpose: OfficerPurpose,
        #[graphql(desc = "With `STAND_IN`: for whom.")] for_id: Option<ID>,
        #[graphql(
            desc = "Words of name or title, with `ACCOUNT` of the user name; no diacritics needed."
        )]
        search: Option<String>,
        #[graphql(desc = "How many, 1–100; 50 unless said.")] first: Option<i32>,
    ) -> async_graphql::Result<Vec<OfficerChoice>> {
        let cx = Cx::of(ctx);
        let viewer = cx.actor()?.id;
        let most = usize::try_from(page::size(first)?).unwrap_or_default();
        let fits = fitting(cx, purpose, for_id)?;
        let search: String = search.unwrap_or_default().chars().take(100).collect();
        let wanted = |officer: &&crate::identity::Officer| {
            // User names are half of a secret; who looks after accounts knows them.
            let account = match purpose {
                OfficerPurpose::Account => officer.username.as_str(),
                _ => "",
            };
            let words = format!("{} {} {account}", officer.name, officer.title);
            officer.active && text::matches(&words, &search) && fits(&officer.colleague())
        };
        let mut found: Vec<_> = cx.reference().officers.values().filter(wanted).collect();
        found.sort_by_key(|officer| (officer.id != viewer, text::fold(&officer.name), officer.id));
        found.into_iter().take(most).map(|officer| choice(cx, officer)).collect()
    }
}

type Fits = Box<dyn Fn(&Colleague) -> bool + Send>;

fn fitting(cx: Cx<'_>, purpose: OfficerPurpose, for_id: Option<ID>) -> AppResult<Fits> {
    let actor = cx.actor()?;
    let within = |action| match staff_scope(&actor, action) {
        Ok(scope) => Box::new(move |officer: &Colleague| scope.covers(officer)) as Fits,
        Err(_) => Box::new(|_: &Colleague| false),
    };
    Ok(match purpose {
        OfficerPurpose::Record => within(StaffAction::RecordAbsence),
        OfficerPurpose::Account => within(StaffAction::ResetPassword),
        OfficerPurpose::StandIn => {
            let missing = || Refusal::at(Code::Required, "forId");
            let key = id::uuid(&for_id.ok_or_else(missing)?, "officer", "forId")?;
            let from = cx.reference().officers.get(&key).map(crate::identity::Officer::colleague);
            let from = from.ok_or_else(|| Refusal::at(Code::NotFound, "forId"))?;
            if authorize_staff(&actor, StaffAction::Delegate, &from).is_err() {
                return Err(AppError::Forbidden);
            }
            Box::new(move |officer: &Colleague| could_stand_in(&from, officer))
        }
    })
}

fn choice(cx: Cx<'_>, officer: &crate::identity::Officer) -> async_graphql::Result<OfficerChoice> {
    let today = local_date(cx.now());
    let held = officer.grants.iter().filter(|timed| timed.holds_on(today));
    let colleague = officer.colleague();
    let permit = cx
        .viewer()
        .and_then(|viewer| authorize_staff(&viewer, StaffAction::Delegate, &colleague).ok());
    let lends = |grant: &&domain::identity::Grant| {
        grant.role.is_delegable()
            && permit.as_ref().is_some_and(|permit| disposes(permit, officer.id, grant.role))
    };
    let roles = held.map(|timed| &timed.grant).filter(lends);
    Ok(OfficerChoice {
        officer: Officer(officer.clone()),
        roles: roles.map(|grant| Grant::of(cx, grant)).collect::<async_graphql::Result<_>>()?,
    })
}
