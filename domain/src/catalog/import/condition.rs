//! Whether a paper is asked for from everybody.

use crate::text::fold;

/// Words an application form begins with. Everybody hands in one, whatever its name explains.
const FORMS: [&str; 13] = [
    "don ",
    "don,",
    "giay de nghi",
    "van ban de nghi",
    "to khai",
    "phieu yeu cau",
    "thong bao",
    "van ban dang ky",
    "giay dang ky",
    "ban dang ky",
    "giay xin",
    "dang ky",
    "giay yeu cau",
];

/// Words with which a paper for some applicants begins.
const CONDITIONAL_STARTS: [&str; 9] = [
    "truong hop",
    "doi voi ",
    "neu ",
    "van ban uy quyen",
    "giay uy quyen",
    "hop dong uy quyen",
    "van ban ve viec dai dien",
    "+ ",
    "tuy tung",
];

/// Words that make a paper one for some applicants wherever they stand.
const CONDITIONS: [&str; 8] = [
    "neu co",
    "(doi voi",
    "(truong hop",
    "(trong truong hop",
    "(ap dung",
    "doi voi truong hop",
    "trong truong hop",
    "ap dung doi voi",
];

/// Whether the line is an application form.
pub(super) fn is_form(name: &str) -> bool {
    let folded = fold(name);
    FORMS.iter().any(|start| folded.starts_with(start)) || folded == "don"
}

/// Whether a dossier without this paper is incomplete, judged by the words of the catalog.
/// Lines like "if the applicant is represented" are not asked for from everybody.
pub(super) fn is_required(name: &str) -> bool {
    // "Except when …" and "in the cases the law says …" leave a paper for everybody.
    let folded = fold(name)
        .replace("tru truong hop", "tru")
        .replace("trong truong hop luat", "luat")
        .replace("trong truong hop nop", "nop");
    let for_some =
        folded.contains("neu co)") || folded.ends_with("neu co") || folded.contains("(dung cho");
    if for_some {
        return false;
    }
    let conditional = CONDITIONAL_STARTS.iter().any(|start| folded.starts_with(start))
        || CONDITIONS.iter().any(|words| folded.contains(words));
    is_form(name) || !conditional
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_make_a_paper_optional() {
        for name in [
            "Văn bản ủy quyền cho cá nhân thực hiện",
            "Văn bản về việc đại diện đối với trường hợp thực hiện thông qua người đại diện",
            "Phương án sử dụng tầng đất mặt (đối với trường hợp chuyển mục đích đất chuyên trồng lúa)",
            "Chứng chỉ do nước ngoài cấp (nếu có)",
            "Trường hợp thuê đất thì nộp hợp đồng thuê",
            "+ Giấy chứng nhận quyền sở hữu nhà ở",
            "Tờ khai (Dùng cho cá nhân ủy quyền), Mẫu số 02",
            "Bản án trong trường hợp người yêu cầu là cơ quan thi hành án",
        ] {
            assert!(!is_required(name), "{name}");
        }
    }

    #[test]
    fn everything_else_is_required() {
        for name in [
            "Đơn đề nghị (đối với tổ chức: có đóng dấu)",
            "Giấy chứng nhận (bản gốc), trừ trường hợp quy định tại khoản 2",
            "Bản vẽ thiết kế đối với công trình cấp I",
            "Hợp đồng bảo đảm có công chứng trong trường hợp Luật Nhà ở quy định",
        ] {
            assert!(is_required(name), "{name}");
        }
    }
}
