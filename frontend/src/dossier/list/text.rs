//! Texts of the lists.

crate::texts! {
    PROCEDURE = "Thủ tục", "Procedure";
    EVERY_PROCEDURE = "Mọi thủ tục", "All procedures";
    fn without(what: &str) = "Bỏ lọc: {what}", "Remove filter: {what}";
}
