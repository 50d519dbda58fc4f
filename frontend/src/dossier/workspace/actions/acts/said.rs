//! From what was typed to the input of the mutation, or what is wrong with it.

use super::choices::GOES_ON;
use super::text;
use super::{Ask, Kind};
use crate::format;
use crate::i18n::Text;
use crate::ui::Need;
use domain::text::tidy;
use serde_json::{Map, Value, json};

/// Where the files of picked lines go.
pub(super) const FILES: &str = "files";

/// What was typed or chosen for one question.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// A line, or the code of a choice; `1` for yes.
    One(String),
    /// Rows of such.
    Rows(Vec<Vec<String>>),
    /// Which of a list, each with files.
    Picked(Vec<(i32, Vec<String>)>),
}

/// A mistake found before sending: where, and what to do.
pub(super) type Fault = (Vec<String>, Text);

/// The fields of the input, without those that were left empty and need not be filled in.
pub(super) fn input(asks: &[Ask], said: &[Said]) -> Result<Map<String, Value>, Vec<Fault>> {
    let (mut out, mut faults) = (Map::new(), Vec::new());
    for (ask, said) in asks.iter().zip(said) {
        let path = vec![ask.name.to_owned()];
        match (said, &ask.kind) {
            (Said::One(typed), _) => match one(ask, typed) {
                Ok(Some(value)) => drop(out.insert(ask.name.to_owned(), value)),
                Ok(None) => {}
                Err(what) => faults.push((path, what)),
            },
            (Said::Picked(picked), _) if picked.is_empty() && ask.need == Need::Required => {
                faults.push((path, text::CHOOSE_SOME));
            }
            (Said::Picked(picked), _) => {
                let lines: Vec<i32> = picked.iter().map(|(line, _)| *line).collect();
                out.insert(ask.name.to_owned(), lines.into());
                let with = picked.iter().filter(|(_, files)| !files.is_empty());
                let files = with.map(|(line, files)| json!({ "line": line, "files": files }));
                out.insert(FILES.to_owned(), files.collect::<Vec<_>>().into());
            }
            (Said::Rows(rows), _) if rows.is_empty() => faults.push((path, text::NO_ROW)),
            (Said::Rows(rows), Kind::Rows(asks)) => {
                let rows = rows.iter().enumerate().map(|(i, row)| {
                    let row: Vec<_> = row.iter().cloned().map(Said::One).collect();
                    let found = input(asks, &row).unwrap_or_else(|found| {
                        let at = |(rest, what): Fault| {
                            let front = [ask.name.to_owned(), i.to_string()];
                            (front.into_iter().chain(rest).collect(), what)
                        };
                        faults.extend(found.into_iter().map(at));
                        Map::new()
                    });
                    Value::Object(found)
                });
                let rows = rows.collect::<Vec<_>>();
                out.insert(ask.name.to_owned(), rows.into());
            }
            (Said::Rows(_), _) => {}
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

fn one(ask: &Ask, typed: &str) -> Result<Option<Value>, Text> {
    let typed = match ask.kind {
        Kind::Text => typed.trim().to_owned(),
        _ => tidy(typed),
    };
    if ask.kind == Kind::Yes {
        return Ok(Some((typed == "1").into()));
    }
    if typed.is_empty() {
        return match (ask.need, &ask.kind) {
            (Need::Required, kind) if kind.is_choice() => Err(text::CHOOSE),
            (Need::Required, _) => Err(text::REQUIRED),
            _ => Ok(None),
        };
    }
    if ask.kind == Kind::Ground && typed == GOES_ON {
        return Ok(None);
    }
    Ok(Some(match ask.kind {
        Kind::Day => format::parse_date(&typed).ok_or(text::NOT_A_DAY)?.to_string().into(),
        Kind::Moment => moment(&typed).ok_or(text::NOT_A_MOMENT)?.into(),
        Kind::Money | Kind::Count => {
            let digits: String = typed.chars().filter(|c| !matches!(c, '.' | ',' | ' ')).collect();
            // “đ”, “₫”, “đồng”, “VND” behind it say nothing.
            let money = |c: char| c.is_ascii_alphabetic() || text::DONG.contains(c);
            let digits = digits.trim_end_matches(money);
            Value::from(digits.parse::<u64>().map_err(|_| text::NOT_A_NUMBER)?)
        }
        Kind::OpenOpinion => Value::from(typed.parse::<i32>().map_err(|_| text::CHOOSE)?),
        _ => Value::String(typed),
    }))
}

/// A moment as people write it, by the clock of Việt Nam: `2027-01-05T14:30:00+07:00`. That is what
/// chrono shows of one for debugging; its patterns would cost the page about 11 KB.
fn moment(typed: &str) -> Option<String> {
    let at = format::parse_moment(typed)?;
    Some(format!("{at:?}+07:00"))
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;
    use crate::dossier::workspace::operations::ActionName;

    fn asks(name: ActionName) -> &'static [Ask] {
        find(name).unwrap().asks
    }

    fn lines(said: &[&str]) -> Vec<Said> {
        said.iter().map(|one| Said::One((*one).to_owned())).collect()
    }

    #[test]
    fn what_is_typed_the_vietnamese_way_is_sent_as_the_contract_says() {
        let rows =
            vec![vec!["Lệ phí ".to_owned(), "2 × 600.000".to_owned(), "1.200.000 đ".to_owned()]];
        let mut said = vec![Said::Rows(rows)];
        said.extend(lines(&["NĐ 1", "Kho bạc", "3713.0.1099001", "Ngân hàng", "5/1/2027"]));
        let sent = input(asks(ActionName::DraftPayment), &said).unwrap();
        assert_eq!(
            Value::Object(sent),
            json!({
                "items": [
                    { "name": "Lệ phí", "calculation": "2 × 600.000", "amount": 1_200_000 }
                ],
                "legalBasis": "NĐ 1", "beneficiary": "Kho bạc",
                "accountNumber": "3713.0.1099001", "bank": "Ngân hàng", "payBy": "2027-01-05",
            })
        );
        for typed in ["08:30 21/01/2026", "21/1/2026 8h30"] {
            assert_eq!(moment(typed).as_deref(), Some("2026-01-21T08:30:00+07:00"), "{typed}");
        }
        assert_eq!(moment("25:00 21/01/2026"), None);
    }

    #[test]
    fn each_mistake_is_told_at_its_field() {
        let rows = vec![vec![String::new(), String::new(), "nhiều".to_owned()]];
        let mut said = vec![Said::Rows(rows)];
        said.extend(lines(&["", "Kho bạc", "", "", "31/02/2027"]));
        let faults = input(asks(ActionName::DraftPayment), &said).unwrap_err();
        let paths: Vec<_> = faults.iter().map(|(path, _)| path.join(".")).collect();
        let rows = ["items.0.name", "items.0.calculation", "items.0.amount"];
        assert_eq!(paths, [&rows[..], &["legalBasis", "payBy"]].concat());
        let none = input(
            asks(ActionName::ReceiveSupplement),
            &[Said::Picked(Vec::new()), Said::One(String::new())],
        );
        assert_eq!(none.unwrap_err(), [(vec!["lines".to_owned()], text::CHOOSE_SOME)]);
    }

    #[test]
    fn files_go_with_the_lines_that_were_picked() {
        let picked = vec![(0, Vec::new()), (2, vec!["file:a".to_owned()])];
        let said = [Said::Picked(picked), Said::One(String::new())];
        let sent = input(asks(ActionName::ReceiveSupplement), &said).unwrap();
        let files = json!([{ "line": 2, "files": ["file:a"] }]);
        assert_eq!(Value::Object(sent), json!({ "lines": [0, 2], "files": files }));
    }

    #[test]
    fn an_amount_is_a_number_of_dong_and_nothing_else() {
        let sent = |amount: &str| {
            let rows = vec![vec!["Lệ phí".to_owned(), "Trọn gói".to_owned(), amount.to_owned()]];
            let mut said = vec![Said::Rows(rows)];
            said.extend(lines(&["NĐ 1", "Kho bạc", "", "", "5/1/2027"]));
            input(asks(ActionName::DraftPayment), &said)
                .map(|sent| sent["items"][0]["amount"].clone())
        };
        for amount in ["1.200", "1 200 ₫", "1,200 đồng", "1200 ĐỒNG", "1.200VND"] {
            assert_eq!(sent(amount), Ok(json!(1200)), "{amount}");
        }
        for amount in ["50 €", "12½", "5 triệu", "50０", "-5", "đồng"] {
            let fault = (vec!["items".into(), "0".into(), "amount".into()], text::NOT_A_NUMBER);
            assert_eq!(sent(amount), Err(vec![fault]), "{amount}");
        }
    }

    #[test]
    fn what_was_left_out_is_not_sent() {
        let sent = input(asks(ActionName::HandOver), &lines(&["  "])).unwrap();
        assert!(sent.is_empty());
        let stop =
            |ground| input(asks(ActionName::DraftStop), &lines(&[ground, "a", "b", "c", "d"]));
        assert!(!stop("GOES_ON").unwrap().contains_key("ground"), "null says that nothing stops");
        assert_eq!(stop("WITHDRAWN").unwrap()["ground"], "WITHDRAWN");
        assert_eq!(stop("").unwrap_err(), [(vec!["ground".to_owned()], text::CHOOSE)]);
    }
}
