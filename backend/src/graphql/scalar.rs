//! Scalars: moments with Vietnam's offset, legal dates, money.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{DateTime, Datelike as _, NaiveDate};
use domain::time::{Instant, vietnam};
use serde::{Serialize, Serializer};

/// A moment, RFC 3339 with Vietnam's offset, e.g. `2026-11-23T09:00:00+07:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(pub Instant);

#[Scalar(name = "DateTime", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339")]
impl ScalarType for Moment {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        let moment = DateTime::parse_from_rfc3339(text)
            .ok()
            .map(|moment| moment.to_utc())
            .filter(|moment| (1..=9999).contains(&moment.year()))
            .ok_or_else(|| {
                InputValueError::custom("not a moment like 2026-11-23T09:00:00+07:00")
            })?;
        Ok(Self(moment))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.with_timezone(&vietnam()).to_rfc3339())
    }
}

/// As the scalar writes it.
impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.with_timezone(&vietnam()).to_rfc3339())
    }
}

impl From<Instant> for Moment {
    fn from(at: Instant) -> Self {
        Self(at)
    }
}

/// A legal date in Vietnam, `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegalDate(pub NaiveDate);

#[Scalar(name = "Date")]
impl ScalarType for LegalDate {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        // Four digits of a year, as everything that stores or prints a date expects.
        (text.len() == 10)
            .then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
            .flatten()
            .filter(|date| (1..=9999).contains(&date.year()))
            .map(Self)
            .ok_or_else(|| InputValueError::custom("not a date like 2026-11-23"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// Whole đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vnd(pub u64);

#[Scalar(name = "Vnd")]
impl ScalarType for Vnd {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::Number(number) => number
                .as_u64()
                .map(Self)
                .ok_or_else(|| InputValueError::custom("not a whole number of đồng")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Number(self.0.into())
    }
}
