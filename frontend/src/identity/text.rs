//! Texts of signing in.

crate::texts! {
    TITLE = "Đăng nhập", "Sign in";
    LEAD = "Hệ thống một cửa điện tử dành cho cán bộ, công chức.", "The electronic one-stop shop, for officials.";
    USERNAME = "Tên đăng nhập", "User name";
    PASSWORD = "Mật khẩu", "Password";
    SIGN_IN = "Đăng nhập", "Sign in";
    MISSING_USERNAME = "Nhập tên đăng nhập.", "Enter your user name.";
    MISSING_PASSWORD = "Nhập mật khẩu.", "Enter your password.";
    PUBLIC = "Công dân tra cứu hồ sơ tại Cổng dịch vụ", "Citizens: track a dossier on the public portal";
}
