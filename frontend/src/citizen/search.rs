//! What a citizen typed, pasted or scanned into a search box.

use domain::identifier::{
    DossierCode, IdentifierError, ProcedureCode, is_item_number, postal_number,
};

/// Where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing was typed.
    Nothing,
    /// A dossier: tracking. By its own code, or by the number of the postal slip it came with.
    Dossier(Slip),
    /// A dossier, once the letter O is read as the digit.
    LetterO(Slip),
    /// A procedure, by its national code.
    Procedure(String),
    /// Anything else: words for the catalog.
    Words(String),
}

/// What stands beside the QR of a receipt slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    /// Mã hồ sơ, as the server writes it.
    pub(super) code: String,
    /// The secret of eight characters, when known.
    pub(super) secret: Option<String>,
}

impl Slip {
    /// Where it is tracked; the same address as in the QR.
    pub(super) fn url(&self) -> String {
        match &self.secret {
            Some(secret) => format!("/tra-cuu?ma={}&k={secret}", escape(&self.code)),
            None => format!("/tra-cuu?ma={}", escape(&self.code)),
        }
    }

    /// What a text asks to follow where nothing but a dossier can be meant: besides its own code
    /// that of the national portal, or whatever number its postal slip bears.
    pub(super) fn of(target: Target) -> Option<Self> {
        match target {
            Target::Dossier(slip) | Target::LetterO(slip) => Some(slip),
            Target::Words(code) if code.bytes().any(|b| b.is_ascii_digit()) => {
                Some(Self { code, secret: None })
            }
            Target::Words(_) | Target::Procedure(_) | Target::Nothing => None,
        }
    }
}

/// Understands the text of a slip's QR, a dossier code in any usual writing (with the secret behind
/// it, with blanks for hyphens or nothing at all between its parts), a procedure code, words.
pub(super) fn understand(typed: &str) -> Target {
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if typed.is_empty() {
        return Target::Nothing;
    }
    if let Some((page, parameters)) = typed.split_once('?') {
        let parameter = |name: &str| {
            let mut pairs = parameters.split(['&', '#']).filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        if let Some(found) = parameter("ma").and_then(|code| dossier(&unescape(code))) {
            return with_secret(found, parameter("k").and_then(secret));
        }
        return address(page).unwrap_or(Target::Words(typed));
    }
    if let Some(target) = address(&typed) {
        return target;
    }
    if let Some(found) = dossier(&typed) {
        return found;
    }
    if is_item_number(&typed) {
        return Target::Dossier(Slip { code: postal_number(&typed), secret: None });
    }
    if let Some((code, rest)) = typed.rsplit_once(' ')
        && let (Some(found), Some(secret)) = (dossier(code), secret(rest))
    {
        return with_secret(found, Some(secret));
    }
    match ProcedureCode::try_from(typed.as_str()) {
        Ok(code) => Target::Procedure(code.to_string()),
        Err(_) => Target::Words(typed),
    }
}

/// The secret in the form in which it is compared: eight capitals and digits, or `None`.
pub(super) fn secret(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    (plain.len() == 8).then(|| plain.to_ascii_uppercase())
}

/// The address of a procedure's page on this site.
fn address(text: &str) -> Option<Target> {
    let (_, code) = text.split_once("/thu-tuc/")?;
    let code = ProcedureCode::try_from(code.trim_end_matches('/')).ok()?;
    Some(Target::Procedure(code.to_string()))
}

fn dossier(text: &str) -> Option<Target> {
    let hyphens = text.replace([' ', '_', '/'], "-");
    // Read as it stands first: blanks around hyphens are nothing, blanks alone are hyphens.
    [text.to_owned(), hyphens, parted(text).unwrap_or_default()].iter().find_map(|text| {
        let slip = |code: DossierCode| Slip { code: code.to_string(), secret: None };
        match DossierCode::try_from(text.as_str()) {
            Ok(code) => Some(Target::Dossier(slip(code))),
            Err(IdentifierError::DossierCodeLetterO(_)) => {
                let digits = text.replace(['O', 'o'], "0");
                DossierCode::try_from(digits).ok().map(|code| Target::LetterO(slip(code)))
            }
            Err(_) => None,
        }
    })
}

/// `H41.122511200007` → `H41.12-251120-0007`: ten digits at the end after an agency with a dot.
fn parted(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let (agency, digits) = plain.split_at_checked(plain.len().checked_sub(10)?)?;
    let (date, sequence) = digits.split_at_checked(6)?;
    agency.contains('.').then(|| format!("{agency}-{date}-{sequence}"))
}

fn with_secret(target: Target, secret: Option<String>) -> Target {
    match target {
        Target::Dossier(slip) => Target::Dossier(Slip { secret, ..slip }),
        Target::LetterO(slip) => Target::LetterO(Slip { secret, ..slip }),
        other => other,
    }
}

/// A code as it stands in an address.
fn escape(code: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    let escaped = |b: u8| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    code.bytes().map(escaped).collect()
}

/// The few escapes that can stand in a code.
fn unescape(text: &str) -> String {
    text.replace("%2D", "-").replace("%2d", "-").replace("%20", "").replace('+', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(code: &str, secret: Option<&str>) -> Slip {
        Slip { code: code.to_owned(), secret: secret.map(str::to_owned) }
    }

    #[test]
    fn what_is_followed_is_a_code_of_ours_of_the_post_or_of_the_portal() {
        let of = |typed: &str| Slip::of(understand(typed)).map(|slip| slip.url());
        assert_eq!(of("eb 123 456 789 vn").as_deref(), Some("/tra-cuu?ma=EB123456789VN"));
        assert_eq!(of("h41.12-210103-0004").as_deref(), Some("/tra-cuu?ma=H41.12-210103-0004"));
        assert_eq!(of("DVC.2026/0815 &k").as_deref(), Some("/tra-cuu?ma=DVC.2026%2F0815%20%26k"));
        for typed in ["", "khai sinh", "1.002010"] {
            assert_eq!(of(typed), None, "{typed}");
        }
    }

    #[test]
    fn dossier_codes_in_any_usual_writing() {
        let expected = Target::Dossier(slip("H41.12-210103-0004", None));
        for text in [
            "H41.12-210103-0004",
            " h41.12 - 210103 - 0004 ",
            "h41.12–210103–0004",
            "H41.12 210103 0004",
            "h41.12_210103_0004",
            "H41.122101030004",
            "H41.12 2101030004",
        ] {
            assert_eq!(understand(text), expected, "{text}");
        }
        let old = "000.00.12.H41-210112-0001";
        assert_eq!(understand(old), Target::Dossier(slip(old, None)));
    }

    #[test]
    fn the_letter_o_is_read_as_the_digit_and_said_so() {
        let expected = Target::LetterO(slip("H41.12-210103-0004", None));
        assert_eq!(understand("H41.12-21O1O3-OOO4"), expected);
        assert_eq!(understand("h41.12 21o1o3 ooo4"), expected);
    }

    #[test]
    fn the_qr_of_a_slip_and_what_is_pasted_from_it() {
        let expected = Target::Dossier(slip("H41.12-251120-0007", Some("8FJ2K1QZ")));
        for text in [
            "https://mau.example/tra-cuu?ma=H41.12-251120-0007&k=8fj2k1qz",
            "http://x/tra-cuu?k=8FJ2K1QZ&ma=h41.12%2D251120-0007#top",
            "H41.12-251120-0007 8fj2k1qz",
            "  h41.12-251120-0007   8FJ2-K1QZ",
        ] {
            assert_eq!(understand(text), expected, "{text}");
        }
        // A damaged secret is left out, so that the page asks for it.
        let bare = "https://mau.example/tra-cuu?ma=H41.12-251120-0007&k=8fj2";
        assert_eq!(understand(bare), Target::Dossier(slip("H41.12-251120-0007", None)));
    }

    #[test]
    fn procedures_by_code_and_by_words() {
        let code = Target::Procedure("1.002010".to_owned());
        assert_eq!(understand("1.002010"), code);
        assert_eq!(understand("https://mau.example/thu-tuc/1.002010"), code);
        assert_eq!(understand("https://mau.example/thu-tuc/1.002010?truong-hop=2"), code);
        for words in ["giấy phép lao động", "H41", "ly-lich", "có phải nộp gì không?", "0912345678"]
        {
            assert_eq!(understand(words), Target::Words(words.to_owned()), "{words}");
        }
        assert_eq!(understand("  giấy   phép "), Target::Words("giấy phép".to_owned()));
        assert_eq!(understand("  "), Target::Nothing);
    }

    #[test]
    fn the_address_is_that_of_the_qr() {
        assert_eq!(slip("A", Some("B")).url(), "/tra-cuu?ma=A&k=B");
        assert_eq!(slip("A", None).url(), "/tra-cuu?ma=A");
    }
}
