//! How refusals and faults reach the caller.

use super::Cx;
use crate::app::AppError;
use async_graphql::registry::{MetaEnumValue, MetaType, MetaTypeId, Registry};
use async_graphql::{
    ContextSelectionSet, ErrorExtensions, InputType, InputValueError, InputValueResult, Name,
    OutputType, Positioned, Response, ServerResult, SimpleObject, Value,
};
use domain::lang::Lang;
use domain::refusal::{Code, Refusal};
use std::borrow::Cow;

/// A refusal, or a mistake in the input at its field, in the language of `Accept-Language`.
#[derive(Debug, Clone, SimpleObject)]
pub struct UserError {
    /// Stable code for programs.
    pub code: UserErrorCode,
    /// What is wrong and what to do about it.
    pub message: String,
    /// Path into `input`, e.g. `["applicant", "phone"]`; empty when it concerns the whole.
    pub path: Vec<String>,
    /// The values the message is made of.
    pub params: Vec<Param>,
}

/// A named value.
#[derive(Debug, Clone, SimpleObject)]
pub struct Param {
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}

impl UserError {
    /// A refusal in the language of a request.
    pub fn new(refusal: &Refusal, lang: Lang) -> Self {
        Self {
            code: UserErrorCode(refusal.code),
            message: refusal.message(lang),
            path: refusal.path.clone(),
            params: refusal
                .params
                .iter()
                .map(|(name, value)| Param { name: name.clone(), value: value.clone() })
                .collect(),
        }
    }
}

/// What a mutation answers when it was not done: refusals as data, faults as errors.
///
/// # Errors
/// Faults, and requests without a signed-in officer.
pub fn user_errors(error: AppError, cx: Cx<'_>) -> async_graphql::Result<Vec<UserError>> {
    match error.refusals() {
        Some(refusals) => {
            Ok(refusals.iter().map(|refusal| UserError::new(refusal, cx.lang())).collect())
        }
        None => Err(error.into()),
    }
}

impl From<AppError> for async_graphql::Error {
    fn from(error: AppError) -> Self {
        if let AppError::Internal(cause) = &error {
            tracing::error!(error = ?cause, "request failed");
        }
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| words(&error, lang));
        let code = match &error {
            AppError::Unauthenticated => "UNAUTHENTICATED",
            AppError::Forbidden => "FORBIDDEN",
            AppError::NotFound => "NOT_FOUND",
            AppError::Refused(_) => "BAD_USER_INPUT",
            AppError::Internal(_) => "INTERNAL",
        };
        Self::new(en).extend_with(|_, extensions| {
            extensions.set("code", code);
            extensions.set(VIETNAMESE, vi);
            // What was wrong with a question, as `userErrors` say it of a change.
            if let AppError::Refused(refusals) = &error
                && let Some(first) = refusals.first()
            {
                extensions.set("reason", first.code.as_str());
                extensions.set("path", first.path.clone());
            }
        })
    }
}

/// What an error says to a person, until [`in_language`] has chosen.
const VIETNAMESE: &str = "vi";

fn words(error: &AppError, lang: Lang) -> String {
    let (vi, en) = match error {
        AppError::Unauthenticated => ("Hãy đăng nhập trước.", "Sign in first."),
        AppError::Forbidden => {
            ("Vai trò của bạn không được làm việc này.", "Your role does not allow this.")
        }
        AppError::NotFound => ("Không tìm thấy.", "Not found."),
        AppError::Refused(refusals) => {
            return refusals.first().map(|first| first.message(lang)).unwrap_or_default();
        }
        AppError::Internal(_) => (
            "Hệ thống gặp lỗi; lỗi đã được ghi lại.",
            "Something went wrong on our side. It has been recorded.",
        ),
    };
    lang.pick(vi, en).to_owned()
}

/// An answer whose errors speak the language of the request.
#[must_use]
pub fn in_language(mut answer: Response, lang: Lang) -> Response {
    for error in &mut answer.errors {
        let Some(extensions) = &mut error.extensions else { continue };
        if let (Lang::Vi, Some(Value::String(vi))) = (lang, extensions.get(VIETNAMESE)) {
            error.message.clone_from(vi);
        }
        extensions.unset(VIETNAMESE);
    }
    answer
}

/// The stable code of a refusal. New codes may be added; none changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UserErrorCode(pub Code);

impl UserErrorCode {
    const NAME: &'static str = "UserErrorCode";
}

fn register(registry: &mut Registry) -> String {
    registry.create_output_type::<UserErrorCode, _>(MetaTypeId::Enum, |_| MetaType::Enum {
        name: UserErrorCode::NAME.to_owned(),
        description: Some(
            "The stable code of a refusal. New codes may be added; none changes its meaning."
                .to_owned(),
        ),
        enum_values: Code::ALL
            .iter()
            .map(|code| {
                let value = MetaEnumValue {
                    name: code.as_str().into(),
                    description: Some(Refusal::new(*code).message(Lang::En)),
                    deprecation: async_graphql::registry::Deprecation::NoDeprecated,
                    visible: None,
                    inaccessible: false,
                    tags: Vec::new(),
                    directive_invocations: Vec::new(),
                };
                (code.as_str().to_owned(), value)
            })
            .collect(),
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: None,
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    })
}

impl OutputType for UserErrorCode {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(Self::NAME)
    }

    fn create_type_info(registry: &mut Registry) -> String {
        register(registry)
    }

    async fn resolve(
        &self,
        _: &ContextSelectionSet<'_>,
        _: &Positioned<async_graphql::parser::types::Field>,
    ) -> ServerResult<Value> {
        Ok(Value::Enum(Name::new(self.0.as_str())))
    }
}

impl InputType for UserErrorCode {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(Self::NAME)
    }

    fn create_type_info(registry: &mut Registry) -> String {
        register(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let value = value.unwrap_or_default();
        let name = match &value {
            Value::Enum(name) => name.as_str(),
            Value::String(name) => name.as_str(),
            _ => return Err(InputValueError::expected_type(value)),
        };
        match Code::ALL.iter().find(|code| code.as_str() == name) {
            Some(code) => Ok(Self(*code)),
            None => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Enum(Name::new(self.0.as_str()))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::{Pos, ServerError};

    #[test]
    fn an_error_speaks_the_language_of_the_request() {
        let error = async_graphql::Error::from(AppError::from(Code::OrderOfWork));
        let error: ServerError = error.into_server_error(Pos::default());
        let said = |lang| {
            let answer = in_language(Response::from_errors(vec![error.clone()]), lang);
            let error = answer.errors.into_iter().next().expect("an error");
            let extensions = error.extensions.expect("extensions");
            assert_eq!(extensions.get("reason"), Some(&Value::from("ORDER_OF_WORK")));
            assert_eq!(extensions.get(VIETNAMESE), None);
            error.message
        };
        for lang in [Lang::Vi, Lang::En] {
            assert_eq!(said(lang), Refusal::new(Code::OrderOfWork).message(lang));
        }
    }
}
