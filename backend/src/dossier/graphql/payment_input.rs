//! Input of a notice of payment.

use crate::graphql::scalar::{LegalDate, Vnd};
use async_graphql::{ID, InputObject};
use domain::dossier::{Letter, PaymentItem, PaymentLetter};
use domain::identity::BankAccount;

/// A notice of payment, to be approved and sent by the Center.
#[derive(Debug, Clone, InputObject)]
pub struct DossierPaymentDraftInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// For what and how much.
    pub items: Vec<PaymentItemInput>,
    /// The provision that asks for it.
    pub legal_basis: String,
    /// Đơn vị thụ hưởng: who gets the money, and holds the account.
    pub beneficiary: String,
    /// Number of the account, at least 6 digits, as the bank writes it; with `bank` or not at all. When
    /// neither is given and the beneficiary holds the account on record, that is named.
    pub account_number: Option<String>,
    /// The bank or treasury that keeps the account.
    pub bank: Option<String>,
    /// Last day to pay.
    pub pay_by: LegalDate,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// A line of what is to be paid.
#[derive(Debug, Clone, InputObject)]
pub struct PaymentItemInput {
    /// What for.
    pub name: String,
    /// How the amount comes about, in a line, e.g. `120 m² × 8.500.000 đồng/m²`; printed on the notice.
    pub calculation: String,
    /// How much.
    pub amount: Vnd,
}

impl DossierPaymentDraftInput {
    /// The letter.
    pub fn letter(self) -> Letter {
        let item = |item: PaymentItemInput| PaymentItem {
            name: item.name,
            calculation: Some(item.calculation),
            amount: item.amount.0,
        };
        let (number, bank) = (self.account_number, self.bank);
        let (number, bank) = (number.unwrap_or_default(), bank.unwrap_or_default());
        Letter::Payment(PaymentLetter {
            items: self.items.into_iter().map(item).collect(),
            legal_basis: self.legal_basis,
            beneficiary: self.beneficiary,
            account: Some(BankAccount { number, bank }),
            pay_by: self.pay_by.0,
        })
    }
}
