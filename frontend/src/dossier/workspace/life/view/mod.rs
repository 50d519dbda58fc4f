//! The cards.

mod body;
mod facts;
mod words;

use super::model::{Entry, Limit, Standing, entries};
use super::operations::{LifeQuery, WithLife};
use super::text;
use crate::device::local_now;
use crate::dossier::workspace::beside::{beside, worth};
use crate::dossier::workspace::operations::DossierView;
use crate::format;
use crate::ui::{Badge, Icon, Load, Tone};
use body::body;
pub(in crate::dossier::workspace) use facts::lines;
use leptos::prelude::*;
use words::{icon, limit_name, outcome, title};

/// What goes on beside the steps; nothing where nothing does.
#[component]
pub(in crate::dossier::workspace) fn Life(dossier: Signal<DossierView>) -> impl IntoView {
    let source = beside(dossier, |found: LifeQuery| found.dossier);
    let shown = worth(source, |of: &WithLife| !entries(of).is_empty());
    move || {
        shown.get().then(|| {
            view! {
                <section class="life" aria-label=text::BESIDE>
                    <Load of=source let:of>
                        <Matters of/>
                    </Load>
                </section>
            }
        })
    }
}

#[component]
fn Matters(of: Signal<WithLife>) -> impl IntoView {
    // Drawn anew only when something has changed: what one has unfolded stays unfolded.
    let all = Memo::new(move |_| entries(&of.read()));
    move || {
        let (open, settled): (Vec<_>, Vec<_>) =
            all.get().into_iter().partition(|entry| entry.standing.is_open());
        view! { {open.iter().map(card).collect_view()}{folded(&settled)} }
    }
}

/// An open matter: what, how it stands, until when.
fn card(it: &Entry) -> AnyView {
    let late = it.is_late(local_now());
    let (words, tone) = outcome(it, local_now());
    let limit = match it.standing {
        Standing::Open(Some(limit)) => Some(view! {
            <span class="life-limit" data-late=late.then_some("")>
                {limit_name(&it.matter)}" "<time>{moment(limit)}</time>
            </span>
        }),
        _ => None,
    };
    view! {
        <article class="card life-card">
            <header class="life-head">
                <Icon of=icon(&it.matter)/>
                <h2>{title(&it.matter)}</h2>
                <Badge label=words tone/>
                {late.then(|| view! { <Badge label=text::LATE tone=Tone::Late/> })}
                {limit}
            </header>
            {body(it)}
        </article>
    }
    .into_any()
}

/// Settled matters, a line each; the rest on demand.
fn folded(settled: &[Entry]) -> Option<AnyView> {
    let line = |it: &Entry| {
        let at = match it.standing {
            Standing::Done(at) | Standing::Undone(at) => Some(at),
            Standing::Open(_) => None,
        };
        view! {
            <li>
                <details>
                    <summary>
                        <span class="life-line">
                            <Icon of=icon(&it.matter)/>
                            <span class="life-title">{title(&it.matter)}</span>
                            <span class="life-outcome">{outcome(it, local_now()).0}</span>
                            {at.map(|at| view! { <time>{format::date(at.0.date())}</time> })}
                        </span>
                    </summary>
                    <div class="life-body">{body(it)}</div>
                </details>
            </li>
        }
    };
    let n = settled.len();
    (n > 0).then(|| {
        view! {
            <section class="card life-settled">
                <h2>{text::SETTLED}" "<span class="muted num">{n}</span></h2>
                <ul>{settled.iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn moment(limit: Limit) -> String {
    match limit {
        Limit::Day(day) => format::date(day.0),
        Limit::At(at) => format::date_time(at.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Vnd;
    use crate::dossier::list::DossierStatus;
    use crate::dossier::workspace::life::model::tests::{day, moment, opinion, quiet, round};
    use crate::dossier::workspace::life::operations::{
        Amendment, Consultation, FieldChange, FinancialObligation, Opinion, PaymentItem,
    };

    fn html(of: WithLife) -> String {
        let owner = Owner::new();
        owner.set();
        view! { <Matters of=Signal::stored(of)/> }.to_html()
    }

    #[test]
    fn an_open_request_says_what_has_come_and_what_is_missing() {
        let mut it = quiet(DossierStatus::SupplementRequested);
        it.life.supplements = vec![round("2026-12-24")];
        let html = html(it);
        for words in [
            "Yêu cầu bổ sung lần 1",
            "Chờ người nộp",
            "24/12/2026",
            "đã nộp:",
            "còn thiếu:",
            "1 bản sao chứng thực",
            "10:00 26/11/2026",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(!html.contains("<details"), "what is open is not folded: {html}");
    }

    #[test]
    fn what_is_settled_is_folded_under_its_outcome() {
        let mut it = quiet(DossierStatus::Processing);
        it.life.consultations = vec![
            Consultation {
                answered_at: Some(moment("2026-11-25 08:00")),
                opinion: Some(Opinion::Disagree),
                text: Some("Chưa đủ điều kiện".into()),
                ..opinion("2026-12-01 17:00")
            },
            Consultation { deemed_agreed: true, ..opinion("2026-12-01 17:00") },
        ];
        let html = html(it);
        assert_eq!(html.matches("<details").count(), 2, "{html}");
        for words in ["Ý kiến của Công an tỉnh", "Không thống nhất", "coi như thống nhất"]
        {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(!html.contains("life-card"), "{html}");
    }

    #[test]
    fn money_and_corrections_stand_in_tables() {
        let mut it = quiet(DossierStatus::PaymentRequired);
        it.life.obligations = vec![FinancialObligation {
            asked_at: moment("2026-11-25 08:00"),
            items: vec![PaymentItem {
                name: "Phí thẩm định".into(),
                calculation: Some("2 hồ sơ × 250.000".into()),
                amount: Vnd(500_000),
            }],
            total: Vnd(500_000),
            beneficiary: "Kho bạc".into(),
            account_number: Some("3713.0.1099001".into()),
            bank: Some("Ngân hàng Mẫu".into()),
            legal_basis: "Thông tư 01".into(),
            pay_by: day("2026-12-15"),
            paid_at: None,
            paid_on: None,
            reference: None,
        }];
        it.life.amendments = vec![Amendment {
            proposed_at: moment("2026-11-25 08:00"),
            proposed_by: None,
            changes: vec![FieldChange {
                label: "Điện thoại".into(),
                before: String::new(),
                after: "0900 123 457".into(),
            }],
            reason: "Đổi số".into(),
            decided_at: None,
            decided_by: None,
            refused_reason: None,
        }];
        let html = html(it);
        for words in [
            "500.000\u{a0}đ",
            "2 hồ sơ × 250.000",
            "3713.0.1099001",
            "Ngân hàng Mẫu",
            "15/12/2026",
            "Chờ duyệt",
            "<del>—</del>",
            "<ins>0900 123 457</ins>",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
    }
}
