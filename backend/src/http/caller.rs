//! Who sends a request, as far as the request tells.

use super::Server;
use super::observe::RequestId;
use crate::app::App;
use crate::identity::session::cookie;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, header};
use domain::identity::OfficerId;
use domain::lang::Lang;
use domain::time::Instant;
use std::convert::Infallible;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use uuid::Uuid;

/// Who asks, from where, in which language, at which moment.
#[derive(Clone)]
pub struct Caller {
    /// The signed-in officer. The account may have been closed since the token was issued:
    /// [`crate::app::Snapshot::require`] knows.
    pub officer: Option<OfficerId>,
    /// The officer's session.
    pub session: Option<Uuid>,
    /// An access token came that is no longer good, or never was. Whoever needs an officer answers
    /// `UNAUTHENTICATED`; what is public is answered.
    pub expired: bool,
    /// The language of messages.
    pub lang: Lang,
    /// The address of the client.
    pub ip: IpAddr,
    /// The refresh token; only where one may be used, see [`Caller::without_cookie`].
    pub refresh_cookie: Option<String>,
    /// Names the request in logs and in the answer's `x-request-id`.
    pub request_id: String,
    /// When the request came.
    pub now: Instant,
}

impl Caller {
    /// An officer within the process, without a request: measurements.
    pub fn inside(officer: OfficerId, lang: Lang, now: Instant) -> Self {
        Self {
            officer: Some(officer),
            session: None,
            expired: false,
            lang,
            ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
            refresh_cookie: None,
            request_id: String::new(),
            now,
        }
    }

    /// Reads the parts of a request that say who sent it.
    pub fn read(headers: &HeaderMap, extensions: &Extensions, app: &App) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let peer = extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        let cookies = headers.get_all(header::COOKIE).iter();
        let refresh_cookie = cookies
            .filter_map(|value| value.to_str().ok())
            .find_map(|value| cookie::read(value, app.config.is_https()));
        let mut caller = Self {
            officer: None,
            session: None,
            expired: false,
            lang: text(header::ACCEPT_LANGUAGE).map(Lang::negotiate).unwrap_or_default(),
            ip: client(headers, peer, app.config.trusted_proxies),
            refresh_cookie: refresh_cookie.map(str::to_owned),
            request_id: extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
            now: app.now(),
        };
        caller.identify(text(header::AUTHORIZATION), app);
        caller
    }

    /// Takes the officer from `Bearer …`. Gives until when the token is good, seconds since 1970.
    pub fn identify(&mut self, authorization: Option<&str>, app: &App) -> Option<i64> {
        let claims = authorization
            .map(|value| bearer(value).and_then(|token| app.tokens.verify(token, self.now).ok()));
        self.expired = matches!(claims, Some(None));
        let claims = claims.flatten();
        self.officer = claims.as_ref().map(|claims| claims.sub);
        self.session = claims.as_ref().map(|claims| claims.sid);
        claims.map(|claims| claims.exp)
    }

    /// The same caller without the refresh token, for every kind of request that another site
    /// could make a browser send: only a POST of JSON may trade or end a session.
    #[must_use]
    pub fn without_cookie(self) -> Self {
        Self { refresh_cookie: None, ..self }
    }
}

/// Secrets stay out of logs.
impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caller")
            .field("officer", &self.officer)
            .field("session", &self.session)
            .field("expired", &self.expired)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

impl FromRequestParts<Server> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Infallible> {
        Ok(Self::read(&parts.headers, &parts.extensions, &server.app))
    }
}

/// The token of a `Bearer` authorization; the scheme is written in any case (RFC 9110, 11.1).
fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The address of the client. Each proxy adds the address it was called from to the end of
/// `X-Forwarded-For`; what stands before the part our own proxies wrote may be invented.
fn client(headers: &HeaderMap, peer: IpAddr, trusted_proxies: u8) -> IpAddr {
    if trusted_proxies == 0 {
        return peer;
    }
    let values = headers.get_all("x-forwarded-for").iter();
    let hops: Vec<&str> =
        values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).collect();
    let ours = hops.len().min(usize::from(trusted_proxies));
    hops.get(hops.len() - ours).and_then(|hop| address(hop.trim())).unwrap_or(peer)
}

/// An address, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| text.parse().ok().map(|socket: SocketAddr| socket.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn from(lines: &[&str], proxies: u8) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
        }
        client(&headers, "10.0.0.1".parse().unwrap(), proxies).to_string()
    }

    #[test]
    fn only_what_our_own_proxies_wrote_is_believed() {
        assert_eq!(from(&["6.6.6.6"], 0), "10.0.0.1", "no proxy: the header is the client's");
        assert_eq!(from(&["6.6.6.6, 203.0.113.7"], 1), "203.0.113.7");
        assert_eq!(from(&["6.6.6.6, 203.0.113.7, 10.0.0.9"], 2), "203.0.113.7");
        assert_eq!(from(&["6.6.6.6", "203.0.113.7"], 1), "203.0.113.7", "several lines are one");
        assert_eq!(from(&["203.0.113.7"], 2), "203.0.113.7", "one proxy was passed by");
        assert_eq!(from(&[], 1), "10.0.0.1");
        assert_eq!(from(&["unknown"], 1), "10.0.0.1");
    }

    #[test]
    fn addresses_come_with_and_without_port() {
        let read = |text: &str| address(text).map(|ip| ip.to_string());
        assert_eq!(read("203.0.113.7:5123").as_deref(), Some("203.0.113.7"));
        assert_eq!(read("[2001:db8::1]:443").as_deref(), Some("2001:db8::1"));
        assert_eq!(read("[2001:db8::1]").as_deref(), Some("2001:db8::1"));
        assert_eq!(read("2001:db8::1").as_deref(), Some("2001:db8::1"));
        assert_eq!(read("_hidden"), None);
    }

    #[test]
    fn the_scheme_is_bearer_in_any_case() {
        assert_eq!(bearer("Bearer abc"), Some("abc"));
        assert_eq!(bearer("bearer abc "), Some("abc"));
        assert_eq!(bearer("Basic abc"), None);
        assert_eq!(bearer("abc"), None);
    }
}
