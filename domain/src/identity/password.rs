//! What a password must be (domain law 11.4).

use crate::refusal::{Code, Refusal};
use crate::text::{fold, tidy};

/// Shortest password, in characters.
pub const SHORTEST: usize = 10;

/// Alphabet of one-time passwords: letters and digits that are not mistaken for one another when
/// read out or written down.
const ALPHABET: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";

/// What anybody would try first, folded; also the showcase's own.
const FORBIDDEN: [&str; 18] = [
    "1234567890",
    "0123456789",
    "0987654321",
    "9876543210",
    "12345678910",
    "123456789a",
    "a123456789",
    "1q2w3e4r5t",
    "qwertyuiop",
    "qwerty12345",
    "password123",
    "password1234",
    "matkhau123",
    "matkhau1234",
    "motcua-demo",
    "motcua2026",
    "vietnam123",
    "adminadmin",
];

/// Checks a new password of an officer; `old` is the one it replaces.
///
/// # Errors
/// The first thing that is wrong with it, at `newPassword`.
pub fn check(new: &str, old: &str, username: &str) -> Result<(), Refusal> {
    let at = |code| Refusal::at(code, "newPassword");
    let new = tidy(new);
    if new.chars().count() < SHORTEST {
        return Err(at(Code::PasswordTooShort).with("min", SHORTEST));
    }
    if new == tidy(old) {
        return Err(at(Code::PasswordUnchanged));
    }
    let folded = fold(&new).replace(' ', "");
    let first = folded.chars().next();
    let one_letter = folded.chars().all(|c| Some(c) == first);
    let own_name = folded.contains(username) || folded.contains(&username.replace('.', ""));
    if FORBIDDEN.contains(&folded.as_str()) || one_letter || own_name {
        return Err(at(Code::PasswordForbidden));
    }
    Ok(())
}

/// A password that is good once, from 16 random bytes: three groups of four, 60 bits.
pub fn one_time(random: [u8; 16]) -> String {
    let sign = |byte: &u8| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]);
    let groups: Vec<String> =
        random[..12].chunks(4).map(|group| group.iter().map(sign).collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(new: &str) -> Option<Code> {
        check(new, "mật khẩu cũ của tôi", "lan.tiepnhan").err().map(|refusal| refusal.code)
    }

    #[test]
    fn what_is_easily_guessed_is_refused() {
        assert_eq!(code("ngắn"), Some(Code::PasswordTooShort));
        assert_eq!(code("         a"), Some(Code::PasswordTooShort), "blanks are no length");
        for easy in ["1234567890", "Mật khẩu 123", "MOTCUA-DEMO", "aaaaaaaaaaaa", "lan.tiepnhan1"]
        {
            assert_eq!(code(easy), Some(Code::PasswordForbidden), "{easy}");
        }
        assert_eq!(code("mật khẩu  cũ của tôi"), Some(Code::PasswordUnchanged));
        assert_eq!(code("con mèo nằm trên mái nhà"), None);
    }

    #[test]
    fn a_one_time_password_can_be_read_out_and_would_pass() {
        let made = one_time(*b"0123456789abcdef");
        assert_eq!(made.len(), 14);
        assert!(made.chars().all(|c| c == '-' || c.is_ascii_alphanumeric()));
        assert!(!made.contains(['0', 'o', '1', 'l', 'i']), "{made}");
        assert_eq!(code(&made), None);
        assert_ne!(made, one_time([7; 16]));
    }
}
