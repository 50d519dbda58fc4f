//! Officers, agencies, the province and the session in the API.

mod beside;
mod province;

pub use beside::{DeskChange, DeskSubscription};
pub use province::{DemoLogin, OtherCenter, Province};

use super::AgencyKind;
use crate::app::AppError;
use crate::graphql::plan::{Hot, Selected, Step, leaf, put};
use crate::graphql::scalar::LegalDate;
use crate::graphql::{Cx, id};
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::identifier::AgencyCode;
use domain::identity::{
    Action, Actor, OfficeAction, OfficerId, StaffAction, absent_until, authorize_office, may_ever,
    staff_scope, stand_ins, takes_register,
};

/// A role an officer holds, see NĐ 118/2025 Đ.8–12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::identity::Role")]
pub enum Role {
    /// Công chức tiếp nhận, at the Center.
    Int,
    /// Công chức trả kết quả, at the Center.
    Ret,
    /// Thu phí, lệ phí, at the Center.
    Csh,
    /// Cán bộ luân chuyển, at the Center.
    Hoc,
    /// Lãnh đạo Trung tâm.
    Cdr,
    /// Kiểm soát thủ tục hành chính.
    Kstt,
    /// Đầu mối của sở.
    Foc,
    /// Chuyên viên.
    Spc,
    /// Lãnh đạo phòng.
    Hod,
    /// Lãnh đạo sở.
    Dir,
    /// Văn thư.
    Clk,
    /// Chuyên viên Văn phòng UBND tỉnh.
    Pvo,
    /// Lãnh đạo UBND tỉnh.
    Chm,
    /// Đơn vị được lấy ý kiến.
    Con,
    /// Thanh tra, kiểm tra.
    Audit,
    /// Tài khoản tích hợp.
    Integ,
    /// Hệ thống: what happens because time has passed.
    Sys,
    /// Quản trị hệ thống.
    Admin,
}

/// A screen or group of actions that the interface may offer at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum Permission {
    /// The counter: three exits of the intake.
    Intake,
    /// A queue of steps to perform.
    Queue,
    /// Lists and search of dossiers.
    DossierList,
    /// The return desk.
    ReturnDesk,
    /// The live board.
    Board,
    /// Who is away and who stands in: one's own days, and those of whom one answers for.
    Substitution,
    /// Passwords of officers.
    Accounts,
    /// Publishing the office calendar, or confirming it for a Center.
    Calendar,
    /// Who has how much to do.
    Workload,
    /// Giving steps to officers.
    Assign,
    /// Lists as files.
    Export,
    /// The register of a Center.
    Register,
    /// Stopping the clock by decision.
    SuspendClock,
    /// Handing files over to departments.
    HandOver,
    /// Confirming that files have arrived.
    ConfirmArrival,
    /// Giving the opinion of an agency that was asked.
    GiveOpinion,
}

/// A division of an agency.
#[derive(Debug, Clone, SimpleObject)]
pub struct Unit {
    /// Code within the province.
    pub code: String,
    /// Name.
    pub name: String,
}

/// An agency of the province.
#[derive(Debug, Clone)]
pub struct Agency(pub super::Agency);

impl Agency {
    /// An agency by code.
    pub fn of(cx: Cx<'_>, code: &AgencyCode) -> Option<Self> {
        cx.reference().agencies.get(code).cloned().map(Self)
    }

    /// An agency by code as text.
    pub fn of_code(cx: Cx<'_>, code: &str) -> Option<Self> {
        AgencyCode::try_from(code).ok().and_then(|code| Self::of(cx, &code))
    }

    /// An agency that a row refers to.
    ///
    /// # Errors
    /// The row refers to none; foreign keys keep that from happening.
    pub fn required(cx: Cx<'_>, code: &str) -> async_graphql::Result<Self> {
        Self::of_code(cx, code)
            .ok_or_else(|| AppError::Internal(anyhow::anyhow!("agency {code} is gone")).into())
    }

    /// A unit of it.
    pub fn unit(&self, code: Option<&str>) -> Option<Unit> {
        let unit = self.0.unit(code?)?;
        Some(Unit { code: unit.code.clone(), name: unit.name.clone() })
    }
}

/// An agency as rows name it.
impl Hot for super::Agency {
    const TYPE: &'static str = "Agency";

    fn field<'r>(name: &str, _: &Selected<'_>) -> Option<Step<'r, Self>> {
        match name {
            "id" => leaf(|it: &Self, json| put(id::global("agency", &it.code), json)),
            "code" => leaf(|it: &Self, json| put(it.code.as_str(), json)),
            "name" => leaf(|it: &Self, json| put(&it.name, json)),
            "shortName" => leaf(|it: &Self, json| put(&it.short_name, json)),
            _ => None,
        }
    }
}

/// A division as rows name it.
impl Hot for super::Unit {
    const TYPE: &'static str = "Unit";

    fn field<'r>(name: &str, _: &Selected<'_>) -> Option<Step<'r, Self>> {
        match name {
            "code" => leaf(|it: &Self, json| put(&it.code, json)),
            "name" => leaf(|it: &Self, json| put(&it.name, json)),
            _ => None,
        }
    }
}

/// An officer as rows name him.
impl Hot for super::Officer {
    const TYPE: &'static str = "Officer";

    fn field<'r>(name: &str, _: &Selected<'_>) -> Option<Step<'r, Self>> {
        match name {
            "id" => leaf(|it: &Self, json| put(id::global("officer", it.id), json)),
            "name" => leaf(|it: &Self, json| put(&it.name, json)),
            "title" => leaf(|it: &Self, json| put(&it.title, json)),
            _ => None,
        }
    }
}

/// An agency of the province: the Center, a department, a vertical agency.
#[Object]
impl Agency {
    /// Global id.
    pub async fn id(&self) -> ID {
        id::global("agency", &self.0.code)
    }

    /// Mã định danh điện tử (QĐ 20/2020/QĐ-TTg), e.g. `H99.03`.
    async fn code(&self) -> &str {
        self.0.code.as_str()
    }

    /// Full name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Name for narrow columns.
    async fn short_name(&self) -> &str {
        &self.0.short_name
    }

    /// What it is to the Center.
    async fn kind(&self) -> AgencyKind {
        self.0.kind
    }

    /// Its divisions.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn units(&self) -> Vec<Unit> {
        let unit = |unit: &super::Unit| Unit { code: unit.code.clone(), name: unit.name.clone() };
        self.0.units.iter().map(unit).collect()
    }
}

/// An officer, present or former.
#[derive(Debug, Clone)]
pub struct Officer(pub super::Officer);

impl Officer {
    /// An officer by id.
    pub fn of(cx: Cx<'_>, id: OfficerId) -> Option<Self> {
        cx.reference().officers.get(&id).cloned().map(Self)
    }

    /// Until when he is away now.
    pub fn absent_on(&self, cx: Cx<'_>) -> Option<chrono::NaiveDate> {
        absent_until(&cx.reference().substitutions.absences, self.0.id, cx.now())
    }
}

/// An officer (công chức, viên chức), present or former.
#[Object]
impl Officer {
    /// Global id.
    pub async fn id(&self) -> ID {
        id::global("officer", self.0.id)
    }

    /// Họ và tên.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Chức vụ.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Home agency.
    async fn agency(&self, ctx: &Context<'_>) -> async_graphql::Result<Agency> {
        Agency::required(Cx::of(ctx), self.0.agency.as_str())
    }

    /// Home unit.
    async fn unit(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<Unit>> {
        let agency = Agency::required(Cx::of(ctx), self.0.agency.as_str())?;
        Ok(agency.unit(self.0.unit.as_deref()))
    }

    /// Last day of the officer's absence, when he is away today; null when he is not, and for the
    /// public.
    async fn absent_until(&self, ctx: &Context<'_>) -> Option<LegalDate> {
        let cx = Cx::of(ctx);
        cx.viewer()?;
        self.absent_on(cx).map(LegalDate)
    }

    /// Whom the officer stands in for today; nobody for the public.
    #[graphql(complexity = "1 + 2 * child_complexity")]
    async fn stands_in_for(&self, ctx: &Context<'_>) -> Vec<Officer> {
        let cx = Cx::of(ctx);
        let actor = cx.viewer().and_then(|_| cx.reference().actor(self.0.id, cx.now()));
        let others = actor.map(|actor| actor.delegators()).unwrap_or_default();
        others.into_iter().filter_map(|id| Officer::of(cx, id)).collect()
    }

    /// Who stands in for the officer today; nobody for the public.
    #[graphql(complexity = "1 + 2 * child_complexity")]
    async fn stand_ins(&self, ctx: &Context<'_>) -> Vec<Officer> {
        let cx = Cx::of(ctx);
        if cx.viewer().is_none() {
            return Vec::new();
        }
        let delegations = &cx.reference().substitutions.delegations;
        let others = stand_ins(delegations, self.0.id, cx.now());
        others.into_iter().filter_map(|id| Officer::of(cx, id)).collect()
    }
}

/// In whose place a role is held (ủy quyền).
#[derive(Debug, Clone, SimpleObject)]
pub struct Behalf {
    /// Whose role it is.
    pub officer: Option<Officer>,
    /// Số văn bản ủy quyền.
    pub document_no: Option<String>,
    /// First day.
    pub valid_from: LegalDate,
    /// Last day, included.
    pub valid_to: LegalDate,
}

/// A role held today.
#[derive(Debug, Clone, SimpleObject)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Its name in the language of the request.
    pub role_name: String,
    /// Where it is held.
    pub agency: Agency,
    /// The unit it is limited to; null for the whole agency.
    pub unit: Option<Unit>,
    /// In whose place it is held; null for a role of one's own.
    pub on_behalf_of: Option<Behalf>,
}

impl Grant {
    /// A grant for the API.
    ///
    /// # Errors
    /// It is held in an agency that is gone; foreign keys keep that from happening.
    pub fn of(cx: Cx<'_>, grant: &domain::identity::Grant) -> async_graphql::Result<Self> {
        let agency = Agency::required(cx, grant.agency.as_str())?;
        Ok(Self {
            role: grant.role.into(),
            role_name: grant.role.name(cx.lang()).to_owned(),
            unit: agency.unit(grant.unit.as_deref()),
            on_behalf_of: grant.on_behalf_of.as_ref().map(|behalf| Behalf {
                officer: Officer::of(cx, behalf.officer),
                document_no: behalf.document_no.clone(),
                valid_from: LegalDate(behalf.from),
                valid_to: LegalDate(behalf.to),
            }),
            agency,
        })
    }
}

/// The signed-in officer.
#[derive(Debug, Clone)]
pub struct Viewer(pub(super) Actor);

/// The signed-in officer, with what the interface may offer.
#[Object]
impl Viewer {
    /// Who.
    async fn officer(&self, ctx: &Context<'_>) -> async_graphql::Result<Officer> {
        Officer::of(Cx::of(ctx), self.0.id).ok_or_else(|| AppError::Unauthenticated.into())
    }

    /// Roles held today.
    async fn grants(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Grant>> {
        let cx = Cx::of(ctx);
        self.0.grants.iter().map(|grant| Grant::of(cx, grant)).collect()
    }

    /// Centers whose register the officer may take out, first the one that is taken when none is
    /// named; none without the permission `REGISTER`.
    async fn register_centers(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Agency>> {
        let cx = Cx::of(ctx);
        let reference = cx.reference();
        let own = &reference.office_for(None, &self.0).center;
        let rest = reference.offices.keys().filter(|center| *center != own);
        let all = std::iter::once(own).chain(rest);
        let taken = all.filter(|center| takes_register(&self.0, Some(center)));
        taken.map(|center| Agency::required(cx, center.as_str())).collect()
    }

    /// Screens the interface may offer; each action on a dossier has its own answer there.
    async fn permissions(&self) -> Vec<Permission> {
        let may = |action| may_ever(&self.0, action);
        let staff = |action| staff_scope(&self.0, action).is_ok();
        let office = |action| authorize_office(&self.0, action).is_ok();
        let all = [
            (Permission::Intake, may(Action::Accept)),
            (Permission::Queue, may(Action::Forward) || may(Action::Release)),
            (Permission::DossierList, may(Action::Read)),
            (Permission::ReturnDesk, may(Action::ReturnResult)),
            (Permission::Board, may(Action::Board)),
            (Permission::Substitution, staff(StaffAction::ReadStaffing)),
            (Permission::Accounts, staff(StaffAction::ResetPassword)),
            (
                Permission::Calendar,
                office(OfficeAction::PublishCalendar) || office(OfficeAction::ConfirmCalendar),
            ),
            (Permission::Workload, may(Action::Workload)),
            (Permission::Assign, may(Action::Assign)),
            (Permission::Export, may(Action::Export)),
            (Permission::SuspendClock, may(Action::SuspendClock)),
            (Permission::HandOver, may(Action::HandOver)),
            (Permission::ConfirmArrival, may(Action::ConfirmArrival)),
            (Permission::GiveOpinion, may(Action::AnswerConsultation)),
            (Permission::Register, takes_register(&self.0, None)),
        ];
        all.into_iter().filter(|(_, may)| *may).map(|(permission, _)| permission).collect()
    }
}

/// Officers, agencies, the province.
#[derive(Debug, Default)]
pub struct IdentityQuery;

#[Object]
impl IdentityQuery {
    /// The signed-in officer; null without a valid access token.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Viewer> {
        Cx::of(ctx).viewer().map(Viewer)
    }

    /// Public facts of this province; null before one was set up.
    async fn province(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<Province>> {
        let cx = Cx::of(ctx);
        let Some(facts) = &cx.reference().province else { return Ok(None) };
        let other = |center: &domain::identity::ProvinceCenter| {
            Ok::<_, async_graphql::Error>(OtherCenter {
                center: Agency::required(cx, center.code.as_str())?,
                address: center.address.clone(),
                hotline: center.hotline.clone(),
            })
        };
        Ok(Some(Province {
            name: facts.name.clone(),
            fictitious: facts.fictitious,
            superior_agency: facts.center.superior.clone(),
            center: Agency::required(cx, facts.center.code.as_str())?,
            address: facts.center.address.clone(),
            hotline: facts.center.hotline.clone(),
            email: facts.center.email.clone(),
            office_hours: province::office_hours(cx),
            other_centers: facts.branches.iter().map(other).collect::<Result<_, _>>()?,
            demo_logins: if facts.fictitious { province::demo_logins(cx) } else { Vec::new() },
        }))
    }

    /// The agencies in the order of the province: all, or only Centers, which take in and return,
    /// or only those that decide.
    #[graphql(complexity = "1 + 30 * child_complexity")]
    async fn agencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whether it is a Center; all when not given")] is_center: Option<bool>,
    ) -> Vec<Agency> {
        let reference = Cx::of(ctx).reference();
        let wanted = |agency: &&super::Agency| {
            is_center.is_none_or(|wanted| reference.offices.contains_key(&agency.code) == wanted)
        };
        let mut agencies: Vec<_> = reference.agencies.values().filter(wanted).cloned().collect();
        agencies.sort_by_key(|agency| agency.position);
        agencies.into_iter().map(Agency).collect()
    }
}
