use super::*;

#[test]
fn codes_are_unique_and_their_words_differ() {
    for code in Code::ALL {
        let same = Code::ALL.iter().filter(|other| other.as_str() == code.as_str());
        assert_eq!(same.count(), 1, "{code:?}");
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
    }
}

#[test]
fn values_are_filled_in() {
    let refusal = Refusal::new(Code::TooLong).with("max", 5);
    assert_eq!(refusal.message(Lang::En), "Longer than 5 characters. Please shorten it.");
    assert!(refusal.message(Lang::Vi).contains("5 ký tự"));
}
