//! What there is to say about each matter.

use super::facts::{by, fact, lines, said, when};
use crate::dossier::list::SubmissionChannel;
use crate::dossier::workspace::life::model::{Entry, Matter};
use crate::dossier::workspace::life::operations::{
    Amendment, Completion, Consultation, DeliveryAttempt, Extension, FieldChange, FieldInspection,
    FinancialObligation, Handover, PaymentItem, Shipment, Stop, Submission, SupplementRound,
    Transfer, WithdrawalRequest,
};
use crate::dossier::workspace::life::text;
use crate::format;
use crate::i18n::Text;
use crate::ui::{Definition, DefinitionList, Icon, Symbol};
use leptos::prelude::*;

/// The body of a card. The limit of an open matter stands in its head already.
pub(super) fn body(of: &Entry) -> AnyView {
    let open = of.standing.is_open();
    match of.matter.clone() {
        Matter::Stop(it) => stop(it),
        Matter::Withdrawal(it) => withdrawal(it),
        Matter::Submission(it) => submission(it, open),
        Matter::Completion(it) => completion(it, open),
        Matter::Supplement(_, it) => supplement(it, open),
        Matter::Payment(it) => payment(it, open),
        Matter::Opinion(it) => opinion(it, open),
        Matter::Inspection(it) => inspection(it, open),
        Matter::Amendment(it) => amendment(it),
        Matter::Handover(it) => handover(it, open),
        Matter::Shipment(it) => shipment(it),
        Matter::Extension(it) => extension(it),
        Matter::Transfer(it) => transfer(it),
    }
}

fn way(channel: SubmissionChannel) -> Text {
    match channel {
        SubmissionChannel::Counter => text::AT_COUNTER,
        SubmissionChannel::Online => text::ONLINE,
        SubmissionChannel::Post => text::BY_POST,
    }
}

fn stop(it: Stop) -> AnyView {
    view! {
        <DefinitionList>
            {when(text::AT, it.at)}
            {fact(text::GROUND, it.ground_text)}
        </DefinitionList>
        {said(text::REASON, &it.reason)}
    }
    .into_any()
}

fn withdrawal(it: WithdrawalRequest) -> AnyView {
    view! {
        <DefinitionList>
            {when(text::AT, it.at)}
            <Definition name=text::WAY>{way(it.channel)}</Definition>
        </DefinitionList>
        {said(text::REASON, &it.reason)}
        {said(text::WHY_REFUSED, &it.refused_reason.unwrap_or_default())}
    }
    .into_any()
}

fn submission(it: Submission, open: bool) -> AnyView {
    view! {
        <DefinitionList>
            {when(text::FILED_AT, it.filed_at)}
            {when(text::DUE, (!open).then_some(it.answer_due_at))}
            {when(text::ANSWERED_AT, it.answered_at)}
            {fact(text::PORTAL_CODE, it.portal_code)}
            {fact(text::SLIP, it.slip)}
        </DefinitionList>
    }
    .into_any()
}

fn completion(it: Completion, open: bool) -> AnyView {
    view! {
        {lines(&it.lines, false)}
        {said(text::REASON, &it.reason)}
        <DefinitionList>
            {when(text::ASKED, it.asked_at)}
            {fact(text::DEADLINE, (!open).then(|| format::date(it.deadline.0)))}
        </DefinitionList>
    }
    .into_any()
}

fn supplement(it: SupplementRound, open: bool) -> AnyView {
    let brought: Vec<_> = it.answered_at.iter().map(|at| format::date_time(at.0)).collect();
    view! {
        {lines(&it.lines, true)}
        {said(text::REASON, &it.reason)}
        <DefinitionList>
            {when(text::ASKED, it.asked_at)}
            {fact(text::DEADLINE, (!open).then(|| format::date(it.deadline.0)))}
            {fact(text::BROUGHT, brought.join("; "))}
            {when(text::COMPLETED_AT, it.completed_at)}
            {fact(text::LEGAL_BASIS, it.legal_basis)}
        </DefinitionList>
    }
    .into_any()
}

fn payment(it: FinancialObligation, open: bool) -> AnyView {
    let told = it.paid_at.map(|at| format::date_time(at.0));
    let paid = it.paid_on.map(|day| format::date(day.0)).or(told);
    let item = |it: &PaymentItem| {
        let dong = it.amount.0;
        let how = it.calculation.clone().map(|how| view! { <br/><small>{how}</small> });
        view! {
            <tr>
                <th scope="row">{it.name.clone()}{how}</th>
                <td data-align="end">{move || format::vnd(dong)}</td>
            </tr>
        }
    };
    view! {
        <table class="table life-table" aria-label=text::PAYMENT>
            <thead>
                <tr>
                    <th scope="col">{text::ITEM}</th>
                    <th scope="col" data-align="end">{text::AMOUNT}</th>
                </tr>
            </thead>
            <tbody>{it.items.iter().map(item).collect_view()}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">{text::TOTAL}</th>
                    <td data-align="end">{move || format::vnd(it.total.0)}</td>
                </tr>
            </tfoot>
        </table>
        <DefinitionList>
            {when(text::ASKED, it.asked_at)}
            {fact(text::PAY_BY, (!open).then(|| format::date(it.pay_by.0)))}
            {fact(text::PAID_AT, paid)}
            {fact(text::RECEIPT, it.reference)}
            {fact(text::BENEFICIARY, it.beneficiary)}
            {fact(text::ACCOUNT_NUMBER, it.account_number)}
            {fact(text::BANK, it.bank)}
            {fact(text::LEGAL_BASIS, it.legal_basis)}
        </DefinitionList>
    }
    .into_any()
}

fn opinion(it: Consultation, open: bool) -> AnyView {
    let waits = (open && it.waits).then(|| {
        view! { <p class="life-note"><Icon of=Symbol::Info/>{text::WAITS}</p> }
    });
    view! {
        {said(text::CONTENT, &it.content)}
        {said(text::ANSWER, &it.text.unwrap_or_default())}
        {waits}
        <DefinitionList>
            {when(text::ASKED, it.sent_at)}
            {when(text::DUE, (!open).then_some(it.due_at))}
            {when(text::OVERDUE_SINCE, it.overdue_at)}
            {when(text::ANSWERED_AT, it.answered_at)}
        </DefinitionList>
    }
    .into_any()
}

fn inspection(it: FieldInspection, open: bool) -> AnyView {
    view! {
        {said(text::CONTENT, &it.content)}
        {said(text::FINDINGS, &it.findings.unwrap_or_default())}
        {said(text::CONCLUSION, &it.conclusion.unwrap_or_default())}
        {said(text::OBJECTIONS, &it.objections.unwrap_or_default())}
        <DefinitionList>
            {when(text::WHEN, (!open).then_some(it.at))}
            {fact(text::PLACE, it.place)}
            {fact(text::PARTICIPANTS, it.participants)}
            {when(text::CALLED_AT, it.called_at)}
        </DefinitionList>
    }
    .into_any()
}

fn amendment(it: Amendment) -> AnyView {
    let change = |it: &FieldChange| {
        let value = |of: &str| {
            if of.is_empty() { text::NONE.get().to_owned() } else { of.to_owned() }
        };
        view! {
            <tr>
                <th scope="row">{it.label.clone()}</th>
                <td><del>{value(&it.before)}</del></td>
                <td><ins>{value(&it.after)}</ins></td>
            </tr>
        }
    };
    view! {
        <table class="table life-table" aria-label=text::AMENDMENT>
            <thead>
                <tr>
                    <th scope="col">{text::FIELD}</th>
                    <th scope="col">{text::BEFORE}</th>
                    <th scope="col">{text::AFTER}</th>
                </tr>
            </thead>
            <tbody>{it.changes.iter().map(change).collect_view()}</tbody>
        </table>
        {said(text::REASON, &it.reason)}
        {said(text::WHY_REFUSED, &it.refused_reason.unwrap_or_default())}
        <DefinitionList>
            {fact(text::PROPOSED, by(it.proposed_at, it.proposed_by))}
            {fact(text::DECIDED, it.decided_at.map(|at| by(at, it.decided_by)))}
        </DefinitionList>
    }
    .into_any()
}

fn handover(it: Handover, open: bool) -> AnyView {
    view! {
        <DefinitionList>
            {when(text::LEAVE_BY, (!open || it.sent_at.is_some()).then_some(it.due_at))}
            {when(text::SENT_AT, it.sent_at)}
            {when(text::ARRIVED_AT, it.arrived_at)}
            {fact(text::SLIP, it.reference)}
        </DefinitionList>
    }
    .into_any()
}

fn shipment(it: Shipment) -> AnyView {
    let attempt = |it: &DeliveryAttempt| {
        view! {
            <li>
                <Icon of=Symbol::Cross/>
                <div><time>{format::date_time(it.at.0)}</time>" "{it.reason.clone()}</div>
            </li>
        }
    };
    let attempts = (!it.attempts.is_empty()).then(|| {
        view! {
            <h3>{text::ATTEMPTS}</h3>
            <ul class="life-lines">{it.attempts.iter().map(attempt).collect_view()}</ul>
        }
    });
    view! {
        {attempts}
        <DefinitionList>
            {fact(text::SLIP, it.slip)}
            {fact(text::ADDRESS, it.address)}
            {when(text::SENT_AT, it.sent_at)}
            {when(text::ENDED_AT, it.ended_at)}
        </DefinitionList>
    }
    .into_any()
}

fn extension(it: Extension) -> AnyView {
    let late = (!it.told_in_time).then(|| {
        view! { <p class="life-note"><Icon of=Symbol::Info/>{text::TOLD_LATE}</p> }
    });
    view! {
        {said(text::REASON, &format!("{}. {}", it.reason_text.trim_end_matches('.'), it.text))}
        {late}
        <DefinitionList>
            {when(text::AT, it.at)}
            {when(text::DUE_BEFORE, it.due_before)}
            {when(text::NEW_DUE, it.moves_due.then_some(it.new_due_at))}
        </DefinitionList>
    }
    .into_any()
}

fn transfer(it: Transfer) -> AnyView {
    view! {
        <DefinitionList>
            {when(text::AT, it.at)}
            {fact(text::FROM, it.from.name)}
            {fact(text::TO, it.to.name)}
        </DefinitionList>
        {said(text::REASON, &it.reason)}
    }
    .into_any()
}
