//! The cookie that carries the refresh token, out of reach of scripts and of other sites.

use super::LIFETIME;

/// Name where browsers come by HTTPS. With this prefix they take the cookie from this very host
/// only, and only over HTTPS.
const SECURE_NAME: &str = "__Host-motcua";
/// Name where they do not: a trial on one's own machine.
const PLAIN_NAME: &str = "motcua_refresh";

/// The `Set-Cookie` value that hands a token out. The prefix of the secure name asks for `Path=/`.
pub(super) fn set(token: &str, https: bool) -> String {
    build(token, LIFETIME.num_seconds(), https)
}

/// The `Set-Cookie` value that takes the cookie away.
pub(super) fn clear(https: bool) -> String {
    build("", 0, https)
}

fn build(value: &str, max_age: i64, https: bool) -> String {
    let (name, place) =
        if https { (SECURE_NAME, "Path=/; Secure") } else { (PLAIN_NAME, "Path=/graphql") };
    format!("{name}={value}; HttpOnly; SameSite=Strict; {place}; Max-Age={max_age}")
}

/// The refresh token in a `Cookie` header.
///
/// ```text
/// "theme=dark; motcua_refresh=AbC" → "AbC"
/// ```
pub fn read(header: &str, https: bool) -> Option<&str> {
    let name = if https { SECURE_NAME } else { PLAIN_NAME };
    header
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name && !value.is_empty()).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secure_cookie_keeps_the_rules_of_its_prefix() {
        assert_eq!(
            set("AbC", true),
            "__Host-motcua=AbC; HttpOnly; SameSite=Strict; Path=/; Secure; Max-Age=43200"
        );
        assert!(!set("AbC", true).contains("Domain"));
        assert_eq!(
            set("AbC", false),
            "motcua_refresh=AbC; HttpOnly; SameSite=Strict; Path=/graphql; Max-Age=43200"
        );
    }

    #[test]
    fn clearing_names_the_same_cookie() {
        assert_eq!(
            clear(false),
            "motcua_refresh=; HttpOnly; SameSite=Strict; Path=/graphql; Max-Age=0"
        );
        assert!(clear(true).starts_with("__Host-motcua=; "));
    }

    #[test]
    fn the_cookie_is_found_among_others_and_only_its_own_kind() {
        assert_eq!(read("theme=dark; motcua_refresh=AbC; x", false), Some("AbC"));
        assert_eq!(read("motcua_refresh=AbC", true), None, "set without HTTPS");
        assert_eq!(read("__Host-motcua=AbC", true), Some("AbC"));
        assert_eq!(read("xmotcua_refresh=AbC; motcua_refresh=", false), None);
        assert_eq!(read("", true), None);
    }
}
