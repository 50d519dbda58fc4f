//! Running the server until it is told to stop.

use crate::app::AppResult;
use anyhow::Context as _;
use axum::Router;
use std::future::IntoFuture as _;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long requests under way may take after the signal to stop.
const GRACE: Duration = Duration::from_secs(30);

/// Serves until the process gets SIGTERM or Ctrl-C; then takes no new connections and lets the
/// requests under way finish, for at most 30 seconds.
///
/// # Errors
/// The listener fails, or signals can not be heard.
pub async fn serve(listener: TcpListener, router: Router) -> AppResult<()> {
    serve_until(listener, router, stopped()?).await
}

pub(super) async fn serve_until(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> AppResult<()> {
    let (stopping, mut is_stopping) = watch::channel(false);
    let signal = async move {
        stop.await;
        tracing::info!("stopping");
        stopping.send_replace(true);
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(signal).into_future();
    let too_late = async move {
        // An error means that the server has ended on its own.
        if is_stopping.wait_for(|stopping| *stopping).await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = server => ended.context("the server has failed")?,
        () = too_late => tracing::warn!("stopped with requests under way"),
    }
    Ok(())
}

/// Resolves at the first signal to stop.
#[cfg(unix)]
fn stopped() -> AppResult<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).context("cannot hear SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot hear SIGINT")?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Resolves at the first signal to stop.
#[cfg(not(unix))]
fn stopped() -> AppResult<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
