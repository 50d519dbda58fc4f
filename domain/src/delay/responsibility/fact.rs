//! What happens to a dossier, as far as it changes who has it.

use crate::calendar::PauseGround;
use crate::identifier::AgencyCode;

/// Something that happened to a dossier. `O` names an officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact<O> {
    /// The Center accepted it.
    Accepted,
    /// The Center or the department gave it to the post, in either direction.
    HandedOver,
    /// The department confirmed that it has it.
    Arrived,
    /// An officer began a step; ends the step before it, if one is open.
    StepStarted {
        /// Who.
        officer: O,
    },
    /// The open step was finished.
    StepFinished,
    /// The applicant was asked for something.
    ApplicantAsked(Waiting),
    /// The applicant did what was asked. The open step, if any, goes on with the same officer.
    ApplicantAnswered(Waiting),
    /// Another agency was asked for its opinion (lấy ý kiến).
    ///
    /// # Policy: the oldest unanswered request holds the step
    /// While an open step waits for consulted agencies, its minutes belong to the agency whose
    /// unanswered request is the oldest. A minute has one holder, and the agency that was asked
    /// first has had the most time; when it answers, the next in line takes over. An answer that
    /// came in its turn is thus never charged for the silence of another.
    ConsultationAsked {
        /// Number of the request in the dossier.
        request: u32,
        /// Who was asked.
        agency: AgencyCode,
        /// Whether the step can not go on without the answer. A request that runs beside the step
        /// changes nothing.
        waits: bool,
    },
    /// The request was answered, or needs no answer any more.
    ConsultationAnswered {
        /// Number of the request in the dossier.
        request: u32,
    },
    /// The result was signed; ends the open step.
    ResultSigned,
    /// The Center has the result.
    ResultAtCenter,
    /// The result was returned to the applicant; ends the dossier.
    Returned,
    /// The dossier ended in another way: withdrawn, stopped.
    Ended,
}

impl<O> Fact<O> {
    /// Whether no minute counts after it.
    pub fn ends(&self) -> bool {
        matches!(self, Self::Returned | Self::Ended)
    }
}

/// What is awaited from the applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// Bổ sung hồ sơ: what is missing in the dossier.
    Supplement,
    /// Nghĩa vụ tài chính: a payment.
    Payment,
}

impl From<Waiting> for PauseGround {
    fn from(waiting: Waiting) -> Self {
        match waiting {
            Waiting::Supplement => Self::Supplement,
            Waiting::Payment => Self::Payment,
        }
    }
}
