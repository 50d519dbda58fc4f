//! Answers to requests that are not done, for programs and for people.

use crate::app::AppError;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use domain::refusal::{Code, Refusal};
use serde_json::json;

/// Why a request is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The rules refuse it.
    Refused(Refusal),
    /// The body or the query string is not a GraphQL request.
    Malformed,
    /// Several requests in one body.
    Batch,
    /// Something other than a query by GET.
    QueryOnly,
    /// The body is not JSON.
    NotJson,
    /// The body is larger than this many KB.
    BodyTooLarge(u64),
    /// The sender broke off.
    Interrupted,
    /// Nobody is signed in.
    Unauthenticated,
    /// The link is older than five minutes.
    LinkExpired,
    /// There is nothing here.
    NotFound,
    /// It took too long.
    TimedOut,
    /// The database does not answer.
    Unavailable,
    /// Our mistake.
    Internal,
}

impl Fault {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => match refusal.code {
                Code::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                Code::FileKindRefused => StatusCode::UNSUPPORTED_MEDIA_TYPE,
                Code::TooManyAttempts => StatusCode::TOO_MANY_REQUESTS,
                Code::Forbidden => StatusCode::FORBIDDEN,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            },
            Self::Malformed | Self::Batch | Self::Interrupted => StatusCode::BAD_REQUEST,
            Self::QueryOnly => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BodyTooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::LinkExpired => StatusCode::GONE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TimedOut | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code.as_str(),
            Self::Malformed => "MALFORMED",
            Self::Batch => "BATCH_REFUSED",
            Self::QueryOnly => "QUERY_ONLY",
            Self::NotJson => "NOT_JSON",
            Self::BodyTooLarge(_) => "BODY_TOO_LARGE",
            Self::Interrupted => "INTERRUPTED",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::LinkExpired => "LINK_EXPIRED",
            Self::NotFound => "NOT_FOUND",
            Self::TimedOut => "TIMED_OUT",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }

    /// What to tell the person.
    pub fn message(&self, lang: Lang) -> String {
        let (vi, en) = match self {
            Self::Refused(refusal) => return refusal.message(lang),
            Self::Unauthenticated => return Refusal::new(Code::SessionExpired).message(lang),
            Self::NotFound => return Refusal::new(Code::NotFound).message(lang),
            Self::Malformed => (
                "Nội dung không phải một yêu cầu GraphQL. Hãy gửi JSON có trường “query”.",
                "This is not a GraphQL request. Send JSON with a field “query”.",
            ),
            Self::Batch => (
                "Mỗi lần chỉ nhận một yêu cầu. Hãy gửi từng yêu cầu riêng.",
                "One request at a time. Send each on its own.",
            ),
            Self::QueryOnly => (
                "GET chỉ dùng để truy vấn. Hãy gửi thao tác thay đổi bằng POST.",
                "GET is for queries only. Send changes by POST.",
            ),
            Self::NotJson => (
                "Chỉ nhận nội dung JSON (content-type: application/json).",
                "Only JSON is taken (content-type: application/json).",
            ),
            Self::BodyTooLarge(max) => {
                let (vi, en) = (
                    format!("Yêu cầu lớn hơn {max} KB. Tệp được gửi riêng qua POST /files."),
                    format!("The request is larger than {max} KB. Files go to POST /files."),
                );
                return lang.pick(vi, en);
            }
            Self::Interrupted => (
                "Đường truyền bị ngắt giữa chừng. Hãy gửi lại.",
                "The connection broke off. Send it again.",
            ),
            Self::LinkExpired => (
                "Liên kết đã hết hạn. Hãy mở lại giấy tờ từ trang hồ sơ.",
                "The link has run out. Open the paper again from the page of the dossier.",
            ),
            Self::TimedOut => (
                "Xử lý quá lâu nên đã dừng. Hãy thử lại sau ít phút.",
                "This took too long and was stopped. Try again in a few minutes.",
            ),
            Self::Unavailable => (
                "Cơ sở dữ liệu chưa trả lời. Hãy thử lại sau ít phút.",
                "The database does not answer. Try again in a few minutes.",
            ),
            Self::Internal => (
                "Hệ thống có lỗi, đã được ghi lại. Hãy báo quản trị kèm mã yêu cầu.",
                "Something went wrong on our side and was recorded. Tell the administrator the \
                 request id.",
            ),
        };
        lang.pick(vi, en).to_owned()
    }

    /// As `{ code, message }`.
    pub fn response(&self, lang: Lang) -> Response {
        let body = json!({ "code": self.code(), "message": self.message(lang) });
        self.finish(Json(body).into_response())
    }

    /// As GraphQL clients expect it: `{ errors: [{ message, extensions: { code } }] }`.
    pub fn graphql(&self, lang: Lang) -> Response {
        let error = json!({ "message": self.message(lang), "extensions": { "code": self.code() } });
        self.finish(Json(json!({ "errors": [error] })).into_response())
    }

    fn finish(&self, mut response: Response) -> Response {
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        match self {
            Self::QueryOnly => {
                headers.insert(header::ALLOW, HeaderValue::from_static("POST"));
            }
            Self::Unauthenticated => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            _ => {}
        }
        response
    }
}

impl From<AppError> for Fault {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Refused(refusals) => {
                refusals.into_iter().next().map_or(Self::Internal, Self::Refused)
            }
            AppError::NotFound => Self::NotFound,
            AppError::Forbidden => Self::Refused(Refusal::new(Code::Forbidden)),
            AppError::Unauthenticated => Self::Unauthenticated,
            AppError::Internal(cause) => {
                tracing::error!(error = ?cause, "request failed");
                Self::Internal
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_speaks_both_languages() {
        for fault in [
            Fault::Refused(Refusal::new(Code::FileKindRefused)),
            Fault::Malformed,
            Fault::Batch,
            Fault::QueryOnly,
            Fault::NotJson,
            Fault::BodyTooLarge(1024),
            Fault::Interrupted,
            Fault::Unauthenticated,
            Fault::LinkExpired,
            Fault::NotFound,
            Fault::TimedOut,
            Fault::Unavailable,
            Fault::Internal,
        ] {
            let (vi, en) = (fault.message(Lang::Vi), fault.message(Lang::En));
            assert!(!vi.is_ascii(), "{vi}");
            assert!(!vi.contains('{') && !en.contains('{'), "{vi} {en}");
            assert_ne!(vi, en);
            assert!(fault.status().is_client_error() || fault.status().is_server_error());
        }
    }

    #[test]
    fn a_fault_of_ours_tells_nothing_of_its_cause() {
        let fault = Fault::from(AppError::Internal(anyhow::anyhow!("password of the database")));
        assert_eq!(fault, Fault::Internal);
        assert!(!fault.message(Lang::En).contains("password"));
    }
}
