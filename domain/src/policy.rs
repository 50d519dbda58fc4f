//! What was settled where the texts leave room, each with its reason, so that a province can be
//! shown it and can say otherwise.
//!
//! ```text
//! motcua policies          the same in words
//! query { policies { … } } the same for integrators
//! ```

use crate::lang::Lang;

/// A settled question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Stable name, e.g. `RESUME_ADDS_WHOLE_DAYS`.
    pub code: &'static str,
    rule: (&'static str, &'static str),
    reason: (&'static str, &'static str),
    /// What it is about: decree and article, or the rule of this product.
    pub source: &'static str,
    /// Where the code is, for whoever has to change it.
    pub module: &'static str,
}

impl Policy {
    /// What is done.
    pub fn rule(&self, lang: Lang) -> &'static str {
        lang.pick(self.rule.0, self.rule.1)
    }

    /// Why.
    pub fn reason(&self, lang: Lang) -> &'static str {
        lang.pick(self.reason.0, self.reason.1)
    }
}

/// Every settled question, clocks first.
pub const POLICIES: &[Policy] = &[
    Policy {
        code: "LATE_STAYS_LATE",
        rule: (
            "Tạm dừng bắt đầu sau thời điểm hẹn trả không làm thay đổi ngày hẹn: hồ sơ vẫn là quá hạn.",
            "A pause that begins after the due moment moves no date: the dossier stays late.",
        ),
        reason: (
            "Việc chậm đã xảy ra trước khi người nộp được yêu cầu bổ sung.",
            "The delay had happened before the applicant was asked for anything.",
        ),
        source: "NĐ 118/2025/NĐ-CP Đ.19",
        module: "domain::dossier::clock",
    },
    Policy {
        code: "SUPPLEMENT_RESTARTS",
        rule: (
            "Bổ sung hồ sơ thì thời hạn tính lại từ đầu, trừ khi pháp luật chuyên ngành của thủ tục cho tính tiếp; \
             nộp tiền, tạm dừng do bất khả kháng và thời gian không tính của thủ tục thì tính tiếp.",
            "After a supplement the whole time starts again, unless the procedure's own law lets it go on; after a \
             payment, a suspension and time the procedure does not count, it goes on.",
        ),
        reason: (
            "Nghị định nói thời hạn được tính lại; luật chuyên ngành được ưu tiên và ghi trong danh mục.",
            "The decree lets the time start again; special law goes first and stands in the catalog.",
        ),
        source: "NĐ 118/2025/NĐ-CP Đ.19.5",
        module: "domain::catalog::ProcedureRules",
    },
    Policy {
        code: "SUPPLEMENT_ONLINE",
        rule: (
            "Tài khoản tích hợp đã nộp hồ sơ được nộp bổ sung trực tuyến từng mục bằng tệp, trừ mục đòi bản chính hoặc \
             bản sao chứng thực; đủ mục thì thời hạn chạy tiếp như nộp tại Trung tâm.",
            "The integrator account that delivered a dossier answers each line with files, except one that asks for an \
             original or a certified copy; with the last line the clock goes on as at the Center.",
        ),
        reason: (
            "Tệp không thay được bản giấy phải đối chiếu; phần còn lại người nộp không phải đi lại.",
            "A file does not replace paper that has to be compared; for the rest nobody has to come.",
        ),
        source: "NĐ 118/2025/NĐ-CP Đ.19.5",
        module: "domain::dossier::decide",
    },
    Policy {
        code: "RESUME_ADDS_WHOLE_DAYS",
        rule: (
            "Tính tiếp thời hạn theo ngày, tháng: cộng trọn số ngày còn lại lúc tạm dừng.",
            "A term of calendar days or months that goes on adds the whole days that were left when the pause began.",
        ),
        reason: (
            "Thời hạn như vậy được hẹn theo ngày; nửa ngày không có nghĩa.",
            "Such terms are promised in days; half a day of them means nothing.",
        ),
        source: "BLDS 2015 Đ.145–148",
        module: "domain::calendar::resume",
    },
    Policy {
        code: "STAGE_TWO_FROM_PAYMENT",
        rule: (
            "Thủ tục đất đai hai giai đoạn: giai đoạn 2 có thời hạn riêng, tính từ ngày nộp tiền ghi trên chứng từ; đến khi \
             ghi nhận thì số phút vẫn của người nộp.",
            "Two-stage land procedures: stage 2 has a time of its own, from the day of payment on the receipt; until it \
             is recorded the minutes stay the applicant's.",
        ),
        reason: (
            "Ngày nộp là ngày nghĩa vụ hoàn thành, dù Trung tâm biết muộn hơn; trước khi biết, cơ quan không thể làm gì.",
            "The obligation was met on that day, whoever learns of it later; until then there is nothing the agency could do.",
        ),
        source: "NĐ 151/2025/NĐ-CP",
        module: "domain::dossier::clock",
    },
    Policy {
        code: "TWO_DUE_DATES",
        rule: (
            "Giữ cả hai hạn: theo luật và theo chỉ số; chỉ số chỉ trừ thời gian tạm dừng, bổ sung lần hai tính là trễ.",
            "Two due dates are kept: by law and by the national indicator, which only takes pauses out and counts a \
             second request for supplements as late.",
        ),
        reason: (
            "Người dân được hẹn theo luật; cơ quan được đánh giá theo chỉ số.",
            "Citizens are promised by law; agencies are judged by the indicator.",
        ),
        source: "QĐ 766/QĐ-TTg",
        module: "domain::dossier::clock",
    },
    Policy {
        code: "ESTIMATE_UNTIL_ARRIVAL",
        rule: (
            "Nộp phi địa giới: đến khi cơ quan giải quyết xác nhận đã nhận, ngày hẹn là dự kiến; chưa xác nhận mà đã qua \
             ngày đó thì vẫn hiện là quá hạn.",
            "Filed at another Center: until the agency that decides confirms arrival the date is an estimate; when that \
             date passes unconfirmed, the dossier is shown as late all the same.",
        ),
        reason: (
            "Thời hạn tính từ khi cơ quan có thẩm quyền nhận; hồ sơ không ai xác nhận phải có người thấy.",
            "The time counts from arrival; but a dossier nobody confirms has to be seen by somebody.",
        ),
        source: "NĐ 118/2025/NĐ-CP Đ.17.3, được sửa đổi bởi NĐ 309/2026/NĐ-CP",
        module: "domain::dossier::decide::intake",
    },
    Policy {
        code: "OLDEST_REQUEST_HOLDS",
        rule: (
            "Khi một bước chờ các cơ quan cho ý kiến, số phút thuộc cơ quan có yêu cầu chưa trả lời lâu nhất; hỏi song song \
             thì số phút vẫn của người giữ bước.",
            "While a step waits for opinions, its minutes belong to the agency whose unanswered request is oldest; \
             where the step goes on meanwhile, they stay with its officer.",
        ),
        reason: (
            "Mỗi phút có một người chịu trách nhiệm; cơ quan được hỏi trước đã có nhiều thời gian nhất.",
            "A minute has one holder; whoever was asked first has had the most time.",
        ),
        source: "R9",
        module: "domain::delay::responsibility",
    },
    Policy {
        code: "OVERDUE_OPINION_FREES_THE_STEP",
        rule: (
            "Ý kiến quá hạn không giữ bước nữa: cơ quan chủ trì được đi tiếp, người đứng đầu Trung tâm được báo.",
            "An overdue opinion holds the step no longer: the agency may go on, and the head of the Center is told.",
        ),
        reason: (
            "Cơ quan được hỏi chịu trách nhiệm về việc im lặng, người nộp thì không.",
            "The agency that was asked answers for its silence, the applicant does not.",
        ),
        source: "NĐ 118/2025/NĐ-CP Đ.19.4",
        module: "domain::dossier::decide::guard",
    },
    Policy {
        code: "OPINION_ENDS_WITH_ITS_STEP",
        rule: (
            "Ý kiến chỉ giữ bước đã hỏi: bước đó được rời đi thì việc và đồng hồ đi tiếp; bước được rút lại thì cả hai chờ tiếp.",
            "An opinion holds up the step that asked for it: when that is left, work and clock go on; taken back, both wait \
             again.",
        ),
        reason: (
            "Không ai còn chờ ý kiến đó; dừng đồng hồ phải có căn cứ đang tồn tại.",
            "Nobody waits for it any more, and a clock stands still on a ground that is there.",
        ),
        source: "R7, R9; NĐ 118/2025/NĐ-CP Đ.19",
        module: "domain::dossier::state",
    },
    Policy {
        code: "ANSWERED_LINE_IS_WHOLE",
        rule: (
            "Một mục bổ sung được ghi nhận khi đã nộp đủ số bản yêu cầu; giấy hẹn cấp lại ghi đúng số đó.",
            "A line of a supplement is taken in when every piece it asks for was brought; the new slip says as many.",
        ),
        reason: (
            "Nộp thiếu thì mục còn mở, và người nộp thấy còn thiếu gì.",
            "What is not all there stays open, and the applicant sees what is missing.",
        ),
        source: "NĐ 118/2025/NĐ-CP Đ.19.4; TT 03/2025/TT-VPCP mẫu 01",
        module: "domain::dossier::state",
    },
    Policy {
        code: "SUSPENDED_WORK_MAY_GO_ON",
        rule: (
            "Đồng hồ dừng theo quyết định thì vẫn được xử lý; số phút vẫn của người giữ bước; ký kết quả thì hết tạm dừng.",
            "While the clock is stopped by a decision work may go on, and its minutes stay with the holder; signing the \
             result ends the suspension.",
        ),
        reason: (
            "Quyết định chỉ dừng thời hạn, không cấm giải quyết sớm.",
            "The decision stops the time and forbids nobody to finish early.",
        ),
        source: "NĐ 118/2025/NĐ-CP Đ.19",
        module: "domain::dossier::decide::suspension",
    },
    Policy {
        code: "LATE_SLIP_REPEATS_THE_DATE",
        rule: (
            "Phiếu hẹn cấp lại cho hồ sơ đã quá hạn ghi lại ngày cũ và nói rõ là chưa có ngày mới.",
            "A slip for a dossier that is late repeats the old date and says that there is no new one yet.",
        ),
        reason: (
            "Chỉ phiếu xin lỗi và hẹn lại mới được đặt ngày mới.",
            "Only the letter of apology sets a new date.",
        ),
        source: "NĐ 118/2025/NĐ-CP Đ.19.6; TT 03/2025/TT-VPCP mẫu 01",
        module: "domain::dossier::letters",
    },
    Policy {
        code: "NEW_CALENDAR_MOVES_DATES_ONLY",
        rule: (
            "Lịch mới được xác nhận thì ngày hẹn trả và hạn của bước được tính lại từ đầu thời hạn đang chạy; hạn đã ghi \
             trong văn bản thì giữ nguyên, ngày hẹn lại trùng ngày nghỉ thì chuyển sang ngày làm việc tiếp theo.",
            "When a newer calendar is confirmed, the due date and that of the step are counted again from where the \
             present term began; what a letter said stays, and a later date granted on what is now a day off moves to \
             the next working day.",
        ),
        reason: (
            "Văn bản đã gửi ràng buộc người nhận và người gửi; thời hạn theo luật thì theo ngày làm việc thực tế.",
            "A letter that was sent binds both sides; a term of the law follows the days that were worked.",
        ),
        source: "R3, R6; BLDS 2015 Đ.148.5",
        module: "domain::dossier::recount",
    },
    Policy {
        code: "PUBLIC_SEES_HOW_MUCH",
        rule: (
            "Trước khi tiếp nhận, ai biết mã chỉ thấy phải bổ sung bao nhiêu giấy tờ, không thấy giấy tờ gì.",
            "Before acceptance whoever knows the code sees how much is to be completed, not what.",
        ),
        reason: (
            "Chưa có giấy hẹn nên chưa ai chứng minh được mình là chủ hồ sơ.",
            "There is no slip yet, so nobody can show that the dossier is his.",
        ),
        source: "Luật Bảo vệ dữ liệu cá nhân",
        module: "domain::dossier::public",
    },
    Policy {
        code: "WORKLOAD_NORM",
        rule: (
            "Mức việc bình thường của một người là 8 hồ sơ.",
            "The usual load of an officer is 8 dossiers.",
        ),
        reason: (
            "Không văn bản nào định mức; con số chỉ để chọn màu và thứ tự, tỉnh có thể đổi.",
            "No text sets one; the figure only colours and orders, and a province may change it.",
        ),
        source: "Motcua",
        module: "domain::report",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_has_a_name_of_its_own_and_words_in_both_languages() {
        let mut codes = HashSet::new();
        for policy in POLICIES {
            assert!(codes.insert(policy.code), "{} twice", policy.code);
            for lang in [Lang::Vi, Lang::En] {
                assert!(policy.rule(lang).ends_with('.') && policy.reason(lang).ends_with('.'));
            }
            assert_ne!(policy.rule(Lang::Vi), policy.rule(Lang::En));
            assert!(!policy.source.is_empty() && !policy.module.is_empty());
        }
    }
}
