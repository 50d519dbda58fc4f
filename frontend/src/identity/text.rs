//! Texts of signing in.

crate::texts! {
    TITLE = "Đăng nhập", "Sign in";
    LEAD = "Hệ thống một cửa điện tử dành cho cán bộ, công chức.", "The electronic one-stop shop, for officials.";
    USERNAME = "Tên đăng nhập", "User name";
    PASSWORD = "Mật khẩu", "Password";
    SIGN_IN = "Đăng nhập", "Sign in";
    MISSING_USERNAME = "Nhập tên đăng nhập.", "Enter your user name.";
    MISSING_PASSWORD = "Nhập mật khẩu.", "Enter your password.";
    ONE_TIME = "Mật khẩu vừa nhập chỉ dùng một lần. Hãy đặt mật khẩu của riêng bạn để vào.", "This password is good once only. Set one of your own to go on.";
    NEW_PASSWORD = "Mật khẩu mới", "New password";
    NEW_PASSWORD_HINT = "Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất.", "At least 10 characters; a short sentence is best.";
    REPEAT = "Nhập lại mật khẩu mới", "New password again";
    DIFFERENT = "Hai lần nhập không giống nhau.", "The two are not the same.";
    OLD_PASSWORD = "Mật khẩu hiện nay", "Present password";
    CHANGE_PASSWORD = "Đổi mật khẩu", "Change password";
    CHANGE_BODY = "Các phiên đăng nhập khác của bạn sẽ kết thúc.", "Your other sessions will end.";
    CHANGED = "Đã đổi mật khẩu.", "The password is changed.";
    ACCOUNTS = "Tài khoản cán bộ", "Officers' accounts";
    ACCOUNTS_LEAD = "Cấp lại mật khẩu khi cán bộ quên. Mật khẩu mới chỉ dùng một lần, trong ba ngày; cán bộ tự đặt mật khẩu riêng khi đăng nhập.", "Reset a forgotten password. The new one is good once, within three days; the officer sets his own when signing in.";
    ACCOUNT_OF = "Cán bộ", "Officer";
    RESET = "Cấp lại mật khẩu", "Reset password";
    fn reset_title(name: &str) = "Cấp lại mật khẩu cho {name}?", "Reset the password of {name}?";
    RESET_BODY = "Mật khẩu hiện nay hết dùng được và mọi phiên đăng nhập của cán bộ này kết thúc.", "The present password stops working and all sessions of this officer end.";
    fn reset_done(name: &str) = "Mật khẩu dùng một lần của {name}", "One-time password of {name}";
    RESET_HINT = "Chỉ hiện một lần. Đọc hoặc trao tận tay cho cán bộ.", "Shown only now. Read it out or hand it to the officer.";
    DEMO = "Tài khoản dùng thử", "Accounts for trying out";
    DEMO_BODY = "Tỉnh này không có thật. Chọn một người; mật khẩu chung in ra khi khởi động máy chủ.", "This province does not exist. Choose a person; the password of all is printed when the server starts.";
    PUBLIC = "Công dân tra cứu hồ sơ tại Cổng dịch vụ", "Citizens: track a dossier on the public portal";
}
