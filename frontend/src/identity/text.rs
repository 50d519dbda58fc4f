//! Texts of signing in.

crate::texts! {
    TITLE = "Đăng nhập", "Sign in";
    LEAD = "Hệ thống một cửa điện tử dành cho cán bộ, công chức.", "The electronic one-stop shop, for officials.";
    USERNAME = "Tên đăng nhập", "User name";
    PASSWORD = "Mật khẩu", "Password";
    SIGN_IN = "Đăng nhập", "Sign in";
    MISSING_USERNAME = "Nhập tên đăng nhập.", "Enter your user name.";
    MISSING_PASSWORD = "Nhập mật khẩu.", "Enter your password.";
    DEMO = "Tài khoản dùng thử", "Accounts for trying out";
    DEMO_BODY = "Tỉnh này không có thật. Chọn một người; mật khẩu chung in ra khi khởi động máy chủ.", "This province does not exist. Choose a person; the password of all is printed when the server starts.";
    PUBLIC = "Công dân tra cứu hồ sơ tại Cổng dịch vụ", "Citizens: track a dossier on the public portal";
}
