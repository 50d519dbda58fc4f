//! The forms, as data: which mutation, and what it asks. A test holds every one against the schema.

use super::text as t;
use super::{Act, Ask, Kind};
use crate::dossier::workspace::operations::ActionName as Name;
use crate::i18n::Text;
use crate::ui::Need;

const ACT: &str = "DossierActInput";
const REASON: &str = "DossierReasonInput";

/// A form that is a question with a button.
const fn sure(name: Name, mutation: &'static str, intro: Text) -> Act {
    Act { name, mutation, input: ACT, intro: Some(intro), asks: &[] }
}

/// A form that asks why.
const fn why(name: Name, mutation: &'static str, asks: &'static [Ask]) -> Act {
    Act { name, mutation, input: REASON, intro: None, asks }
}

const fn form(
    name: Name,
    mutation: &'static str,
    input: &'static str,
    asks: &'static [Ask],
) -> Act {
    Act { name, mutation, input, intro: None, asks }
}

const fn told(intro: Text, act: Act) -> Act {
    Act { intro: Some(intro), ..act }
}

const fn must(name: &'static str, label: Text, kind: Kind) -> Ask {
    Ask { name, label, hint: None, need: Need::Required, kind }
}

const fn may(name: &'static str, label: Text, hint: Option<Text>, kind: Kind) -> Ask {
    Ask { name, label, hint, need: Need::Optional, kind }
}

/// Whether it is needed hangs on what else is said; its hint says so.
const fn goes(name: &'static str, label: Text, kind: Kind) -> Ask {
    Ask { name, label, hint: None, need: Need::Plain, kind }
}

/// How many; none goes without saying.
const fn count(name: &'static str, label: Text) -> Ask {
    Ask { name, label, hint: None, need: Need::Plain, kind: Kind::Count }
}

const fn hinted(name: &'static str, label: Text, hint: Text, kind: Kind) -> Ask {
    Ask { name, label, hint: Some(hint), need: Need::Required, kind }
}

/// Every form of the life cycle, in the order of a dossier's life.
pub(super) static ACTS: &[Act] = &[
    told(
        t::HAND_OVER_INTRO,
        form(
            Name::HandOver,
            "dossierHandOver",
            "DossierHandOverInput",
            &[may("reference", t::SLIP, Some(t::SLIP_HINT), Kind::Line)],
        ),
    ),
    sure(Name::ConfirmArrival, "dossierConfirmArrival", t::ARRIVAL_INTRO),
    // Letters of the department.
    told(
        t::SUPPLEMENT_INTRO,
        form(
            Name::DraftSupplement,
            "dossierSupplementDraft",
            "DossierSupplementDraftInput",
            &[
                must(
                    "lines",
                    t::LINES,
                    Kind::Rows(&[
                        may("documentKey", t::DOCUMENT, None, Kind::Document),
                        must("content", t::CONTENT, Kind::Line),
                        must("reason", t::REASON, Kind::Line),
                        count("originals", t::ORIGINALS),
                        count("certified", t::CERTIFIED),
                        count("copies", t::COPIES),
                    ]),
                ),
                must("reason", t::REASON, Kind::Text),
                may("legalBasis", t::LEGAL_BASIS, Some(t::LEGAL_BASIS_AGAIN), Kind::Line),
            ],
        ),
    ),
    form(
        Name::DraftPayment,
        "dossierPaymentDraft",
        "DossierPaymentDraftInput",
        &[
            must(
                "items",
                t::ITEMS,
                Kind::Rows(&[
                    must("name", t::ITEM, Kind::Line),
                    hinted("calculation", t::CALCULATION, t::CALCULATION_HINT, Kind::Line),
                    hinted("amount", t::AMOUNT, t::AMOUNT_HINT, Kind::Money),
                ]),
            ),
            must("legalBasis", t::LEGAL_BASIS, Kind::Line),
            hinted("beneficiary", t::BENEFICIARY, t::BENEFICIARY_HINT, Kind::Line),
            may("accountNumber", t::ACCOUNT_NUMBER, Some(t::ACCOUNT_NUMBER_HINT), Kind::Line),
            may("bank", t::BANK, None, Kind::Line),
            must("payBy", t::PAY_BY, Kind::Day),
        ],
    ),
    form(
        Name::DraftConsultation,
        "dossierConsultationDraft",
        "DossierConsultationDraftInput",
        &[must(
            "requests",
            t::REQUESTS,
            Kind::Rows(&[
                must("agency", t::AGENCY, Kind::Agency),
                must("content", t::CONTENT, Kind::Text),
                must("answerBy", t::ANSWER_BY, Kind::Day),
                may("waits", t::WAITS, None, Kind::Yes),
            ]),
        )],
    ),
    form(
        Name::AnswerConsultation,
        "dossierConsultationAnswer",
        "DossierConsultationAnswerInput",
        &[
            must("number", t::WHICH, Kind::OpenOpinion),
            must("opinion", t::OPINION, Kind::Opinion),
            must("text", t::ANSWER, Kind::Text),
        ],
    ),
    form(
        Name::DraftInspection,
        "dossierInspectionDraft",
        "DossierInspectionDraftInput",
        &[
            hinted("at", t::AT, t::MOMENT_HINT, Kind::Moment),
            must("place", t::PLACE, Kind::Line),
            hinted("participants", t::PARTICIPANTS, t::PARTICIPANTS_HINT, Kind::Text),
            must("content", t::INSPECTED, Kind::Text),
        ],
    ),
    form(
        Name::RecordInspection,
        "dossierInspectionRecord",
        "DossierInspectionRecordInput",
        &[
            must("text", t::FINDINGS, Kind::Text),
            may("conclusion", t::CONCLUSION, None, Kind::Text),
            may("objections", t::OBJECTIONS, Some(t::OBJECTIONS_HINT), Kind::Text),
        ],
    ),
    told(
        t::EXTENSION_INTRO,
        form(
            Name::DraftExtension,
            "dossierExtensionDraft",
            "DossierExtensionDraftInput",
            &[
                must("reason", t::DELAY, Kind::Delay),
                must("newDate", t::NEW_DATE, Kind::Day),
                must("text", t::APOLOGY, Kind::Text),
            ],
        ),
    ),
    told(
        t::DRAFT_STOP_INTRO,
        form(
            Name::DraftStop,
            "dossierStopDraft",
            "DossierStopDraftInput",
            &[
                must("ground", t::GROUND, Kind::Ground),
                must("reason", t::REASON, Kind::Text),
                must("legalBasis", t::LEGAL_BASIS, Kind::Line),
                must("fees", t::FEES, Kind::Line),
                must("originals", t::PAPERS_BACK, Kind::Line),
            ],
        ),
    ),
    // What becomes of a letter.
    sure(Name::ApproveLetter, "dossierLetterApprove", t::LETTER_INTRO),
    why(Name::ReturnLetter, "dossierLetterReturn", &[must("reason", t::OF_REDRAFT, Kind::Text)]),
    sure(Name::DiscardLetter, "dossierLetterDiscard", t::DISCARD_INTRO),
    sure(Name::SendLetter, "dossierLetterSend", t::SEND_INTRO),
    why(Name::RejectLetter, "dossierLetterReject", &[must("reason", t::OF_REDRAFT, Kind::Text)]),
    sure(Name::GrantExtension, "dossierExtensionGrant", t::GRANT_INTRO),
    why(
        Name::ReturnExtension,
        "dossierExtensionReturn",
        &[must("reason", t::OF_REDRAFT, Kind::Text)],
    ),
    // What the applicant does.
    form(
        Name::ReceiveSupplement,
        "dossierSupplementReceive",
        "DossierSupplementReceiveInput",
        &[must("lines", t::BROUGHT, Kind::OpenLines), may("note", t::NOTE, None, Kind::Line)],
    ),
    form(
        Name::RecordPayment,
        "dossierPaymentRecord",
        "DossierPaymentRecordInput",
        &[
            must("amount", t::AMOUNT, Kind::Money),
            must("reference", t::RECEIPT, Kind::Line),
            may("paidOn", t::PAID_ON, Some(t::PAID_ON_HINT), Kind::Day),
        ],
    ),
    form(
        Name::RequestWithdrawal,
        "dossierWithdrawalRequest",
        "DossierWithdrawalRequestInput",
        &[must("channel", t::CHANNEL, Kind::Channel), must("reason", t::REASON, Kind::Text)],
    ),
    sure(Name::StopBeforeHandover, "dossierStop", t::STOP_INTRO),
    why(
        Name::DeclineWithdrawal,
        "dossierWithdrawalDecline",
        &[must("reason", t::REASON, Kind::Text)],
    ),
    sure(Name::Close, "dossierClose", t::CLOSE_INTRO),
    form(
        Name::Transfer,
        "dossierTransfer",
        "DossierTransferInput",
        &[must("agency", t::TO_AGENCY, Kind::Agency), must("reason", t::REASON, Kind::Text)],
    ),
    // Corrections.
    form(
        Name::ProposeAmendment,
        "dossierAmendmentPropose",
        "DossierAmendmentProposeInput",
        &[
            must(
                "changes",
                t::CHANGES,
                Kind::Rows(&[
                    must("field", t::FIELD, Kind::Field),
                    goes("after", t::AFTER, Kind::Value),
                ]),
            ),
            must("reason", t::REASON, Kind::Text),
        ],
    ),
    sure(Name::ApproveAmendment, "dossierAmendmentApprove", t::APPROVE_INTRO),
    why(Name::RejectAmendment, "dossierAmendmentReject", &[must("reason", t::REASON, Kind::Text)]),
    told(
        t::SUSPEND_INTRO,
        form(
            Name::SuspendClock,
            "dossierClockSuspend",
            "DossierClockSuspendInput",
            &[must("decisionNo", t::DECISION_NO, Kind::Line)],
        ),
    ),
    sure(Name::EndSuspension, "dossierClockEndSuspension", t::END_SUSPENSION_INTRO),
    told(t::UNDO_INTRO, why(Name::Undo, "dossierUndo", &[must("reason", t::REASON, Kind::Text)])),
    // The result on its way.
    sure(Name::ConfirmResult, "dossierResultConfirm", t::RESULT_INTRO),
    form(
        Name::PostResult,
        "dossierResultPost",
        "DossierResultPostInput",
        &[
            must("slip", t::SLIP, Kind::Line),
            may("address", t::ADDRESS, Some(t::ADDRESS_HINT), Kind::Line),
        ],
    ),
    form(
        Name::ConfirmDelivery,
        "dossierDeliveryConfirm",
        "DossierDeliveryConfirmInput",
        &[
            must("recipientName", t::RECIPIENT, Kind::Line),
            may("authorization", t::AUTHORIZATION, Some(t::AUTHORIZATION_HINT), Kind::Line),
        ],
    ),
    form(
        Name::FailDelivery,
        "dossierDeliveryFail",
        "DossierDeliveryFailInput",
        &[
            hinted("triedAt", t::TRIED_AT, t::MOMENT_HINT, Kind::Moment),
            must("reason", t::REASON, Kind::Line),
        ],
    ),
];
