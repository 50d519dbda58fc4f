//! Words of the contract that the rules have too, and the way between both.

use crate::api::schema;
use domain::catalog;
use domain::dossier;
use domain::identifier;

macro_rules! same {
    ($(#[$doc:meta])* $name:ident = $rule:path { $($(#[$of:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$of])* $variant),+ }

        impl From<$rule> for $name {
            fn from(rule: $rule) -> Self {
                match rule { $(<$rule>::$variant => Self::$variant),+ }
            }
        }

        impl From<$name> for $rule {
            fn from(kind: $name) -> Self {
                match kind { $($name::$variant => Self::$variant),+ }
            }
        }
    };
}

same! {
    /// Cá nhân or tổ chức.
    ApplicantKind = dossier::ApplicantKind {
        /// A person.
        Person,
        /// An organisation.
        Organization,
    }
}

same! {
    /// How a dossier is filed.
    SubmissionChannel = catalog::SubmissionChannel {
        /// At the counter.
        Counter,
        /// Online.
        Online,
        /// By public post.
        Post,
    }
}

same! {
    /// Giới tính.
    Sex = identifier::Sex {
        /// Nam.
        Male,
        /// Nữ.
        Female,
    }
}

same! {
    /// How the applicant wants the result.
    ReturnMethod = dossier::ReturnMethod {
        /// At the Center.
        Counter,
        /// By public post.
        Post,
        /// Electronically.
        Electronic,
    }
}

/// Why a dossier is not taken in.
#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalReason {
    /// Another agency is competent.
    NotCompetent,
    /// The conditions are not met.
    NotEligible,
    /// Papers appear forged.
    Forged,
    /// Already being processed.
    Duplicate,
    /// Too late.
    OutOfTime,
    /// Not in the catalog.
    NoSuchProcedure,
    /// In words.
    Other,
}

impl RefusalReason {
    /// Every reason, in the order of the form.
    pub(super) const ALL: [Self; 7] = [
        Self::NotCompetent,
        Self::NotEligible,
        Self::Forged,
        Self::Duplicate,
        Self::OutOfTime,
        Self::NoSuchProcedure,
        Self::Other,
    ];

    /// The code as kept in a draft.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::NotCompetent => "NOT_COMPETENT",
            Self::NotEligible => "NOT_ELIGIBLE",
            Self::Forged => "FORGED",
            Self::Duplicate => "DUPLICATE",
            Self::OutOfTime => "OUT_OF_TIME",
            Self::NoSuchProcedure => "NO_SUCH_PROCEDURE",
            Self::Other => "OTHER",
        }
    }

    /// The reason of a code.
    pub(super) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// As printed on the form.
    pub(super) fn label(self, lang: domain::lang::Lang) -> &'static str {
        use domain::document::RefusalReason as Rule;
        let rule = match self {
            Self::NotCompetent => Rule::NotCompetent { right_agency: String::new() },
            Self::NotEligible => Rule::NotEligible,
            Self::Forged => Rule::Forged,
            Self::Duplicate => Rule::Duplicate,
            Self::OutOfTime => Rule::OutOfTime,
            Self::NoSuchProcedure => Rule::NoSuchProcedure,
            Self::Other => Rule::Other,
        };
        rule.label(lang)
    }
}
