//! Taking a list out of the system as a file.

use super::filter::{DossierFilter, narrowing};
use super::list::DossierOrder;
use crate::dossier::export::{self, ExportRequest, Format, RegisterRequest};
use crate::graphql::Cx;
use crate::graphql::error::{UserError, user_errors};
use crate::graphql::scalar::{LegalDate, Moment};
use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use domain::identifier::AgencyCode;
use domain::refusal::{Code, Refusal};

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "Format")]
pub enum ExportFormat {
    /// RFC 4180 in UTF-8 with a byte order mark.
    Csv,
    /// Office Open XML, dates and numbers typed.
    Xlsx,
}

/// A column of an exported list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::report::ExportColumn")]
pub enum DossierExportColumn {
    /// Mã hồ sơ.
    Code,
    /// Mã thủ tục.
    ProcedureCode,
    /// Tên thủ tục.
    ProcedureName,
    /// Chủ hồ sơ.
    Applicant,
    /// Điện thoại; masked where the viewer may not open the papers.
    Phone,
    /// Số định danh hoặc mã số thuế; masked where the viewer may not open the papers.
    PersonalId,
    /// Cơ quan giải quyết.
    Agency,
    /// Trạng thái.
    Status,
    /// Ngày nhận.
    ReceivedAt,
    /// Ngày tiếp nhận.
    AcceptedAt,
    /// Hạn trả.
    DueAt,
    /// Ngày có kết quả.
    FinishedAt,
    /// Trước hạn, đúng hạn, quá hạn.
    Timeliness,
    /// Working minutes until the due moment, negative when past.
    RemainingMinutes,
    /// Bước hiện tại.
    Step,
    /// Người đang xử lý.
    Officer,
    /// Hạn của bước.
    StepDueAt,
}

/// A list as a file. The list is that of `dossiers` with the same filter and order.
#[derive(Debug, InputObject)]
pub struct DossierExportInput {
    /// What the list is narrowed to.
    pub filter: Option<DossierFilter>,
    /// How it is ordered; `DUE_AT` unless said.
    pub order: Option<DossierOrder>,
    /// The kind of file.
    pub format: ExportFormat,
    /// The columns, in order; all unless said.
    pub columns: Option<Vec<DossierExportColumn>>,
    /// What the list is for. Recorded with who took which list, and kept.
    pub purpose: String,
    /// Chosen by the client; the same key gives the same export.
    pub idempotency_key: String,
}

/// A part of the register as PDF.
#[derive(Debug, InputObject)]
pub struct RegisterExportInput {
    /// Code of the Center that keeps it; the viewer's own unless said.
    pub center: Option<String>,
    /// First day of acceptance.
    pub from: LegalDate,
    /// Last day of acceptance, in the same year.
    pub to: LegalDate,
    /// What it is for. Recorded with who took it, and kept.
    pub purpose: String,
    /// Chosen by the client; the same key gives the same export.
    pub idempotency_key: String,
}

/// A link to the file, or why there is none.
#[derive(Debug, Default, SimpleObject)]
pub struct DossierExportPayload {
    /// Address of the file, good for five minutes.
    pub url: Option<String>,
    /// Until when the address is good.
    pub expires_at: Option<Moment>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// Taking lists out of the system.
#[derive(Debug, Default)]
pub struct DossierExportMutation;

#[Object]
impl DossierExportMutation {
    /// Records what a list is taken out for and gives a link to it as a file: the dossiers that
    /// `dossiers` lists with the same filter, in the same order, all of them.
    async fn dossier_export_create(
        &self,
        ctx: &Context<'_>,
        input: DossierExportInput,
    ) -> async_graphql::Result<DossierExportPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let (purpose, key) = (input.purpose.clone(), input.idempotency_key.clone());
        let created = match request(cx, input) {
            Ok(request) => export::create(cx.app(), &actor, &request, &purpose, &key)
                .await
                .map(|id| (id, request.format)),
            Err(error) => Err(error),
        };
        let named = |(id, format): (_, Format)| (id, format!("dossiers.{}", format.extension()));
        payload(cx, created.map(named))
    }

    /// Records what a part of a Center's register (Sổ theo dõi hồ sơ) is taken out for and gives a
    /// link to it as PDF. For roles that read everything the Center took in.
    async fn register_export_create(
        &self,
        ctx: &Context<'_>,
        input: RegisterExportInput,
    ) -> async_graphql::Result<DossierExportPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let center = match input.center {
            None => Ok(cx.reference().office_for(None, &actor).center.clone()),
            Some(code) => AgencyCode::try_from(code.as_str())
                .map_err(|_| Refusal::at(Code::NotFound, "center").into()),
        };
        let created = match center {
            Ok(center) => {
                let request = RegisterRequest { center, from: input.from.0, to: input.to.0 };
                let (purpose, key) = (&input.purpose, &input.idempotency_key);
                export::create_register(cx.app(), &actor, &request, purpose, key, cx.now()).await
            }
            Err(error) => Err(error),
        };
        payload(cx, created.map(|id| (id, "register.pdf".to_owned())))
    }
}

/// The link to the file of an export, by its name.
fn payload(
    cx: Cx<'_>,
    created: crate::app::AppResult<(uuid::Uuid, String)>,
) -> async_graphql::Result<DossierExportPayload> {
    Ok(match created {
        Ok((id, name)) => {
            let (token, expires) = cx.app().links.token(&format!("export-{id}"), cx.now());
            DossierExportPayload {
                url: Some(format!("/export/{name}?token={token}")),
                expires_at: Some(expires.into()),
                user_errors: Vec::new(),
            }
        }
        Err(error) => {
            DossierExportPayload { user_errors: user_errors(error, cx)?, ..Default::default() }
        }
    })
}

fn request(cx: Cx<'_>, input: DossierExportInput) -> crate::app::AppResult<ExportRequest> {
    let mut columns: Vec<domain::report::ExportColumn> = Vec::new();
    for (index, column) in input.columns.unwrap_or_else(all).into_iter().enumerate() {
        let column = column.into();
        if columns.contains(&column) {
            return Err(Refusal::at(Code::Duplicate, &format!("columns.{index}")).into());
        }
        columns.push(column);
    }
    let filter = narrowing(cx, input.filter)?;
    Ok(ExportRequest {
        format: input.format.into(),
        lang: cx.lang(),
        columns,
        order: filter.ordered(input.order.unwrap_or(DossierOrder::DueAt).into())?,
        filter,
        at: cx.now(),
    })
}

fn all() -> Vec<DossierExportColumn> {
    domain::report::ExportColumn::ALL.map(Into::into).into()
}
