//! The scalars of the contract as types of ours.

use super::schema;
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A moment, as wall-clock time in Vietnam whatever the time zone of the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub NaiveDateTime);

/// A legal date in Vietnam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

/// Whole đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Vnd(pub i64);

cynic::impl_scalar!(Moment, schema::DateTime);
cynic::impl_scalar!(Date, schema::Date);
cynic::impl_scalar!(Vnd, schema::Vnd);

struct Str<T>(&'static str, fn(&str) -> Option<T>);

impl<T> Visitor<'_> for Str<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.1)(text).ok_or_else(|| E::custom(self.0))
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Str("a moment, RFC 3339", |text| {
            let at = DateTime::parse_from_rfc3339(text).ok()?;
            Some(Self(domain::time::local(at.to_utc())))
        }))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (date, at) = (Date(self.0.date()), self.0.time());
        use chrono::Timelike;
        let (hour, minute, second) = (at.hour(), at.minute(), at.second());
        to.serialize_str(&format!("{date}T{hour:02}:{minute:02}:{second:02}+07:00"))
    }
}

impl fmt::Display for Date {
    /// ISO 8601, `2021-01-21`, as the API and `<input type=date>` want it. For people use
    /// [`crate::format::date`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use chrono::Datelike;
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Str("a date, YYYY-MM-DD", |text| {
            crate::format::parse_date(text).map(Self)
        }))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_vietnamese_wall_clock_time() {
        let moment: Moment = serde_json::from_str("\"2026-11-23T02:00:00Z\"").unwrap();
        assert_eq!(crate::format::date_time(moment.0), "09:00 23/11/2026");
        assert_eq!(serde_json::to_string(&moment).unwrap(), "\"2026-11-23T09:00:00+07:00\"");
    }

    #[test]
    fn a_date_keeps_its_form() {
        let date: Date = serde_json::from_str("\"2021-01-06\"").unwrap();
        assert_eq!(serde_json::to_string(&date).unwrap(), "\"2021-01-06\"");
        assert!(serde_json::from_str::<Date>("\"6 January\"").is_err());
    }
}
