//! A [`Scope`] as a condition of SQL; says the same as [`Scope::covers`], which a test holds
//! against it for every officer and dossier of the demo.

use super::entity::Column;
use domain::identity::{Grant, OfficerId, Reach, Role, Scope};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityName};

/// Dossiers within a scope.
pub(crate) fn condition(scope: &Scope) -> Condition {
    scope.reaches().iter().fold(Condition::any(), |any, (grant, reach)| {
        any.add(within(scope.officer(), grant, *reach))
    })
}

/// Dossiers whose current step an officer could claim or has, through one grant.
pub(super) fn claimable(grant: &Grant) -> Condition {
    Condition::all().add(Column::StepAssignee.is_null()).add(works_at(grant))
}

/// Dossiers whose current step is work for a grant; [`Grant::works_at`] in SQL.
fn works_at(grant: &Grant) -> Condition {
    let step = at_place(grant).add(Column::StepRole.eq(grant.role.code()));
    if grant.role == Role::Hod && grant.unit.is_some() {
        step.add(Column::StepUnit.is_not_null())
    } else {
        step
    }
}

/// Dossiers whose current step is where a grant reaches.
pub(super) fn at_place(grant: &Grant) -> Condition {
    let place = Condition::all().add(Column::StepAgency.eq(grant.agency.as_str()));
    match &grant.unit {
        None => place,
        Some(unit) => place.add(
            Condition::any()
                .add(Column::StepUnit.eq(unit.as_str()))
                .add(Column::StepUnit.is_null()),
        ),
    }
}

/// Dossiers within one reach of a grant.
pub(super) fn within(officer: OfficerId, grant: &Grant, reach: Reach) -> Condition {
    match reach {
        Reach::All => Condition::all().add(Expr::val(1).eq(1)),
        Reach::Center => Condition::all().add(Column::Center.eq(grant.agency.as_str())),
        Reach::Agency => Condition::any()
            .add(Column::Agency.eq(grant.agency.as_str()))
            .add(Column::StepAgency.eq(grant.agency.as_str()))
            .add(held(&[("agency", grant.agency.as_str().into())])),
        Reach::Consulted => consulted(grant.agency.as_str()),
        Reach::Unit => {
            let agency = ("agency", grant.agency.as_str().into());
            match &grant.unit {
                None => held(&[agency]),
                Some(unit) => held(&[agency, ("unit", unit.as_str().into())]),
            }
        }
        Reach::Own => std::iter::once(officer).chain(grant.delegator()).fold(
            Condition::any().add(claimable(grant)),
            |any, officer| {
                any.add(Column::StepAssignee.eq(officer))
                    .add(held(&[("officer_id", officer.into())]))
            },
        ),
        Reach::StepPlace => match &grant.unit {
            None => at_place(grant),
            Some(unit) => at_place(grant).add(Column::StepUnit.eq(unit.as_str())),
        },
        Reach::Step => works_at(grant),
    }
}

/// Dossiers about which an agency was asked.
fn consulted(agency: &str) -> Condition {
    let mut asked = Query::select();
    asked
        .column(Alias::new("dossier_id"))
        .from(Alias::new("dossier_consultation"))
        .and_where(Expr::col(Alias::new("agency")).eq(agency));
    Condition::all().add(Column::Id.in_subquery(asked))
}

/// Dossiers with a row in `dossier_holder` that has these values.
fn held(values: &[(&'static str, sea_orm::Value)]) -> Condition {
    let holder = Alias::new("dossier_holder");
    let dossier = super::entity::Entity.table_name();
    let mut held = Query::select();
    held.expr(Expr::val(1)).from(holder.clone()).and_where(
        Expr::col((holder.clone(), Alias::new("dossier_id")))
            .eq(Expr::col((Alias::new(dossier), Alias::new("id")))),
    );
    for (column, value) in values {
        held.and_where(Expr::col((holder.clone(), Alias::new(*column))).eq(value.clone()));
    }
    Condition::all().add(Expr::exists(held))
}
