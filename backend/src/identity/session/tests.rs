use super::*;
use crate::identity::testing::{Bench, PASSWORD, USERNAME};

const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 7));

async fn sign_in(bench: &Bench, username: &str, password: &str) -> AppResult<Opened> {
    let credentials = Credentials { username, password, new_password: None };
    create(&bench.app, credentials, HERE).await
}

async fn opened(bench: &Bench) -> Opened {
    sign_in(bench, USERNAME, PASSWORD).await.expect("signed in")
}

/// The refresh token in a `Set-Cookie` value.
fn token(opened: &Opened) -> &str {
    cookie::read(&opened.cookie, false).expect("the cookie")
}

/// The code of a refusal.
fn code<T>(outcome: AppResult<T>) -> Code {
    match outcome {
        Err(AppError::Refused(refusals)) => refusals[0].code,
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn signing_in_gives_both_tokens() {
    let bench = Bench::new().await;
    let opened = sign_in(&bench, " Lan.TiepNhan ", PASSWORD).await.unwrap();
    let claims = bench.app.tokens.verify(&opened.access_token, bench.app.now()).unwrap();
    assert_eq!((claims.sub, opened.officer), (bench.officer().id, bench.officer().id));
    assert_eq!(opened.expires_at, bench.app.now() + TimeDelta::minutes(10));

    let rows = entity::Entity::find().all(bench.app.db.reader()).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].family, rows[0].officer_id), (claims.sid, opened.officer));
    assert_eq!(token(&opened).len(), 43, "256 bits");
    assert_ne!(rows[0].token_hash, token(&opened));
    assert_eq!(rows[0].token_hash, digest(token(&opened)));
}

#[tokio::test]
async fn whatever_is_wrong_the_answer_is_the_same() {
    let bench = Bench::new().await;
    bench.run("UPDATE officer SET active = FALSE WHERE username = 'mai.traketqua'").await;
    for (username, password) in [
        (USERNAME, "wrong"),
        (USERNAME, ""),
        ("nobody", PASSWORD),
        ("mai.traketqua", PASSWORD),
        (&"x".repeat(5000), PASSWORD),
    ] {
        assert_eq!(code(sign_in(&bench, username, password).await), Code::WrongCredentials);
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_and_rightful_sign_ins_are_not() {
    let bench = Bench::new().await;
    for _ in 0..8 {
        opened(&bench).await;
    }
    for _ in 0..5 {
        assert_eq!(code(sign_in(&bench, USERNAME, "guess").await), Code::WrongCredentials);
    }
    let Err(AppError::Refused(refusals)) = sign_in(&bench, USERNAME, PASSWORD).await else {
        panic!("the right password too must wait");
    };
    assert_eq!(refusals[0].code, Code::TooManyAttempts);
    let seconds: i64 = refusals[0].params[0].1.parse().unwrap();
    assert_eq!(code(sign_in(&bench, "hoa.thuphi", "guess").await), Code::WrongCredentials);
    bench.pass(TimeDelta::seconds(seconds));
    opened(&bench).await;
}

#[tokio::test]
async fn nobody_locks_an_officer_out_from_elsewhere() {
    let bench = Bench::new().await;
    let elsewhere = IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, 9));
    for _ in 0..20 {
        let guess = Credentials { username: USERNAME, password: "guess", new_password: None };
        let _ = create(&bench.app, guess, elsewhere).await;
    }
    opened(&bench).await;
}

#[tokio::test]
async fn a_password_that_is_good_once_opens_nothing_by_itself() {
    let bench = Bench::new().await;
    let admin = bench.app.reference.now();
    let admin = admin.officers.values().find(|it| it.username == "khoa.quantri").unwrap();
    let admin = bench.app.reference.now().actor(admin.id, bench.app.now()).unwrap();
    let first = opened(&bench).await;
    let made = account::reset(&bench.app, &admin, bench.officer().id).await.unwrap();
    assert_eq!(code(refresh(&bench.app, Some(token(&first))).await), Code::SessionExpired);
    assert_eq!(code(sign_in(&bench, USERNAME, PASSWORD).await), Code::WrongCredentials);
    assert_eq!(code(sign_in(&bench, USERNAME, &made).await), Code::PasswordChangeNeeded);
    let own = "con mèo nằm trên mái nhà";
    let with = |new| Credentials { username: USERNAME, password: &made, new_password: Some(new) };
    let weak = create(&bench.app, with("1234567890"), HERE).await;
    assert_eq!(code(weak), Code::PasswordForbidden);
    create(&bench.app, with(own), HERE).await.expect("signed in");
    assert_eq!(code(sign_in(&bench, USERNAME, &made).await), Code::WrongCredentials, "used up");
    sign_in(&bench, USERNAME, own).await.expect("signed in with the own password");

    let again = account::reset(&bench.app, &admin, bench.officer().id).await.unwrap();
    bench.pass(TimeDelta::days(3));
    assert_eq!(code(sign_in(&bench, USERNAME, &again).await), Code::WrongCredentials, "too late");
}

#[tokio::test]
async fn one_address_can_not_try_many_names() {
    let bench = Bench::new().await;
    for n in 0..30 {
        assert!(bench.app.sign_in_limits.addresses.check(HERE, bench.app.now()).is_ok(), "{n}");
    }
    assert_eq!(code(sign_in(&bench, "never.tried", "guess").await), Code::TooManyAttempts);
}

#[tokio::test]
async fn each_refresh_token_is_traded_for_the_next() {
    let bench = Bench::new().await;
    let first = opened(&bench).await;
    let session = bench.app.tokens.verify(&first.access_token, bench.app.now()).unwrap().sid;
    bench.pass(TimeDelta::hours(11));
    let second = refresh(&bench.app, Some(token(&first))).await.unwrap();
    assert_ne!(token(&first), token(&second));
    bench.pass(TimeDelta::hours(11));
    let third = refresh(&bench.app, Some(token(&second))).await.unwrap();
    let claims = bench.app.tokens.verify(&third.access_token, bench.app.now()).unwrap();
    assert_eq!((claims.sid, claims.sub), (session, first.officer), "still the same session");
}

#[tokio::test]
async fn a_used_token_that_comes_back_ends_the_session() {
    let bench = Bench::new().await;
    let other = opened(&bench).await;
    let first = opened(&bench).await;
    let second = refresh(&bench.app, Some(token(&first))).await.unwrap();
    assert_eq!(code(refresh(&bench.app, Some(token(&first))).await), Code::SessionExpired);
    let stolen = refresh(&bench.app, Some(token(&second))).await;
    assert_eq!(code(stolen), Code::SessionExpired, "the fresh one of the same session");
    assert!(refresh(&bench.app, Some(token(&other))).await.is_ok(), "another session goes on");
}

#[tokio::test]
async fn of_two_at_once_one_wins_and_the_session_ends() {
    let bench = Bench::new().await;
    let first = opened(&bench).await;
    let trade = || refresh(&bench.app, Some(token(&first)));
    let both = futures::join!(trade(), trade());
    let won: Vec<_> = [both.0, both.1].into_iter().filter_map(Result::ok).collect();
    assert_eq!(won.len(), 1);
    assert_eq!(code(refresh(&bench.app, Some(token(&won[0]))).await), Code::SessionExpired);
}

#[tokio::test]
async fn a_session_left_alone_ends_after_twelve_hours() {
    let bench = Bench::new().await;
    let first = opened(&bench).await;
    bench.pass(LIFETIME);
    assert_eq!(code(refresh(&bench.app, Some(token(&first))).await), Code::SessionExpired);
    assert_eq!(code(refresh(&bench.app, Some("unknown")).await), Code::SessionExpired);
    assert_eq!(code(refresh(&bench.app, None).await), Code::SessionExpired);
}

#[tokio::test]
async fn an_officer_who_has_left_is_not_renewed() {
    let bench = Bench::new().await;
    let first = opened(&bench).await;
    bench.run("UPDATE officer SET active = FALSE").await;
    assert_eq!(code(refresh(&bench.app, Some(token(&first))).await), Code::SessionExpired);
    bench.run("UPDATE officer SET active = TRUE").await;
    let later = refresh(&bench.app, Some(token(&first))).await;
    assert_eq!(code(later), Code::SessionExpired, "coming back means signing in");
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookie_away() {
    let bench = Bench::new().await;
    let first = opened(&bench).await;
    let second = refresh(&bench.app, Some(token(&first))).await.unwrap();
    let cleared = end(&bench.app, Some(token(&second))).await.unwrap();
    assert!(cleared.contains("Max-Age=0"));
    assert_eq!(code(refresh(&bench.app, Some(token(&second))).await), Code::SessionExpired);
    assert_eq!(end(&bench.app, None).await.unwrap(), cleared, "nobody signed in is no error");
}

#[tokio::test]
async fn rows_that_are_good_for_nothing_are_not_kept_for_ever() {
    let bench = Bench::new().await;
    opened(&bench).await;
    bench.pass(LIFETIME + KEPT + TimeDelta::seconds(1));
    opened(&bench).await;
    assert_eq!(entity::Entity::find().all(bench.app.db.reader()).await.unwrap().len(), 1);
}
