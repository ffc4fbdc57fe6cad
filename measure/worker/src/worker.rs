//! The worker: only for a browser.

use js_sys::{Array, Uint8Array};
use measure::session::{Session, Source};
use measure_messages::{READY, Reply, Request};
use std::ops::Range;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// Answers messages from now on, and says that it does.
pub(crate) fn start() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut session = None;
    let sender = scope.clone();
    let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let send = |reply: &Reply| post(&sender, &reply.to_message());
        send(&answer(&mut session, event.data().unchecked_into(), &send));
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    // It lives as long as the worker.
    answer.forget();
    post(&scope, READY);
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &str) {
    // Text can always be sent.
    _ = scope.post_message(&JsValue::from_str(message));
}

/// The answer to a message; what comes before it is sent.
fn answer(session: &mut Option<Session>, message: Array, send: &dyn Fn(&Reply)) -> Reply {
    let request = message.get(0).as_string().and_then(|text| Request::from_message(&text));
    let Some(request) = request else { return Reply::Refused("The request is not understood.".to_owned()) };
    if let Request::Start { today, zone } = &request {
        match Session::new(today, zone) {
            Ok(new) => *session = Some(new),
            Err(error) => return Reply::Refused(error.to_string()),
        }
    }
    let Some(session) = session else { return Reply::Refused("The session has not begun.".to_owned()) };
    session.answer(request, &mut Files(message), &mut |progress| send(&Reply::Progress(progress)))
}

/// The files of a message, behind its request.
struct Files(Array);

impl Source for Files {
    fn read(&mut self, file: usize, bytes: Range<u64>) -> Result<Vec<u8>, String> {
        let blob: Blob = self.0.get(file as u32 + 1).dyn_into().map_err(|_| "The file is missing.".to_owned())?;
        let read = || {
            let part = blob.slice_with_f64_and_f64(bytes.start as f64, bytes.end as f64)?;
            FileReaderSync::new()?.read_as_array_buffer(&part)
        };
        let buffer = read()
            .map_err(|_: JsValue| "The browser cannot read the file. It may have been moved, or changed.".to_owned())?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}
