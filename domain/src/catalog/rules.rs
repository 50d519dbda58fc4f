//! Where the specialised law of a procedure departs from the common rules.

use crate::calendar::PausePolicy;
use serde::{Deserialize, Serialize};

/// What specialised law says of one procedure; the default is the common rule (NĐ 118/2025 Đ.19).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ProcedureRules {
    /// Requests for supplements that the law allows, in order; none stated means one, within the
    /// common limit of 3 working days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supplements: Vec<SupplementAllowance>,
    /// How the time goes on after a supplement, with the provision; none stated means again from
    /// the beginning (NĐ 61/2018 Đ.19.4, NĐ 118/2025 Đ.19.5).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resume_after_supplement: Option<String>,
    /// Calendar days the applicant has to complete the dossier; none stated means 15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_days: Option<u32>,
    /// The provision by which the time of a consultation does not count; none stated means that it
    /// does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consultation_pauses: Option<String>,
    /// The provision by which no answer in time is consent (e.g. a building permit, 12 days). Only
    /// together with the days that it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silence_is_consent: Option<String>,
    /// Calendar days from the request after which, at the earliest, silence is consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silence_after_days: Option<u32>,
}

/// What an agency's silence means (NĐ 118/2025 Đ.19.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SilenceRule<'a> {
    /// Calendar days the agency has at least.
    pub days: u32,
    /// The provision.
    pub basis: &'a str,
}

/// One request for supplements that the law allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupplementAllowance {
    /// Working days in which to ask: the first from acceptance, a further one from the answer.
    pub days: u32,
    /// The provision.
    pub basis: String,
}

impl ProcedureRules {
    /// Whether nothing departs from the common rules.
    pub fn is_common(&self) -> bool {
        *self == Self::default()
    }

    /// What the specialised law says of the n-th request, from 1; `None` where it says nothing.
    pub fn allowance(&self, round: u16) -> Option<&SupplementAllowance> {
        self.supplements.get(usize::from(round).checked_sub(1)?)
    }

    /// How long an agency must have been asked before its silence is consent; `None` where it never
    /// is.
    pub fn silence(&self) -> Option<SilenceRule<'_>> {
        let basis = self.silence_is_consent.as_deref()?;
        self.silence_after_days.map(|days| SilenceRule { days, basis })
    }

    /// The same, when nothing in it lacks what makes it a rule.
    ///
    /// # Errors
    /// What is missing, for who wrote the file.
    pub fn whole(self) -> Result<Self, String> {
        match (&self.silence_is_consent, self.silence_after_days) {
            (Some(_), Some(1..)) | (None, None) => Ok(self),
            _ => Err("`silenceIsConsent` and `silenceAfterDays` go together".to_owned()),
        }
    }

    /// How the time goes on after a supplement.
    pub fn supplement_policy(&self) -> PausePolicy {
        match self.resume_after_supplement {
            Some(_) => PausePolicy::Resume,
            None => PausePolicy::Restart,
        }
    }
}
