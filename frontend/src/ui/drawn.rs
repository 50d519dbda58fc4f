//! What has to wait until what has just changed is on screen.

use leptos::prelude::*;

/// Runs when the browser is about to draw. A frame may come late, on a busy computer or in a window
/// behind: when the calling component has gone by then, or the calling effect has run again, it is
/// not run at all, for what it reads may have gone too.
pub fn when_drawn(run: impl FnOnce() + 'static) {
    let frame = request_animation_frame_with_handle(run).ok();
    on_cleanup(move || {
        if let Some(frame) = frame {
            frame.cancel();
        }
    });
}
