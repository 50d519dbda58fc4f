//! Which of the media types of GraphQL over HTTP an answer has.

use axum::http::{HeaderMap, header};

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: the status tells whether it was executed.
    GraphqlResponse,
    /// `application/json`: 200 for every request that could be read; for older clients.
    Json,
}

impl Media {
    /// What the client likes best; JSON for one that does not care.
    pub(super) fn accepted(headers: &HeaderMap) -> Self {
        let graphql = weight(headers, "application/graphql-response+json");
        let json = weight(headers, "application/json");
        if graphql > 0 && graphql >= json { Self::GraphqlResponse } else { Self::Json }
    }

    /// For the header.
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// Whether the client is a browser that shows pages.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    weight(headers, "text/html") > 0
}

/// How much the client likes a media type that it names, in thousandths (RFC 9110, 12.5.1);
/// 0 when it does not name it.
fn weight(headers: &HeaderMap, media_type: &str) -> u16 {
    let values = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .filter_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            let is_it = parts.next()?.eq_ignore_ascii_case(media_type);
            let weight = parts.find_map(|part| part.strip_prefix("q=")).unwrap_or("1");
            let weight = weight.parse::<f32>().unwrap_or(0.0).clamp(0.0, 1.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 1000"
            )]
            is_it.then_some((weight * 1000.0) as u16)
        })
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn accept(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_newer_type_is_given_to_whoever_asks_for_it() {
        for (value, expected) in [
            ("application/graphql-response+json, application/json;q=0.9", Media::GraphqlResponse),
            ("application/json, application/graphql-response+json", Media::GraphqlResponse),
            ("application/graphql-response+json;q=0.5, application/json", Media::Json),
            ("application/json", Media::Json),
            ("*/*", Media::Json),
            ("", Media::Json),
            ("application/graphql-response+json;q=0", Media::Json),
        ] {
            assert_eq!(Media::accepted(&accept(value)), expected, "{value}");
        }
        assert_eq!(Media::accepted(&HeaderMap::new()), Media::Json);
    }

    #[test]
    fn pages_are_for_browsers() {
        assert!(wants_page(&accept("text/html,application/xhtml+xml,*/*;q=0.8")));
        assert!(!wants_page(&accept("*/*")));
    }
}
