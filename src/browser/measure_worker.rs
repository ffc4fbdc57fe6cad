//! The worker that measures files: begun when it is first needed, and stopped when it is dropped.

use super::dom::document;
use js_sys::Array;
use measure_messages::{READY, Reply, Request};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, File, MessageEvent, Worker, WorkerOptions, WorkerType};

/// What comes from the worker.
#[derive(Debug, Clone, PartialEq)]
pub enum FromWorker {
    /// A reply; the last one to a request is not progress.
    Reply(Reply),
    /// It could not be loaded, or failed: nothing more comes from it.
    Failed,
}

/// A running worker. Dropping it stops it at once, whatever it does, and forgets all that it read.
pub struct MeasureWorker {
    worker: Worker,
    /// Messages that wait until it is loaded; none once it is.
    waiting: Rc<RefCell<Option<Vec<Array>>>>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl MeasureWorker {
    /// Loads and starts it. Without a result, this browser or this copy of the page has no such worker.
    pub fn start(on_reply: impl Fn(FromWorker) + 'static) -> Option<Self> {
        // The build puts its name here, which changes with its content: an old page never meets a new worker.
        let address = document().query_selector("meta[name=measure-worker]").ok()??.get_attribute("content")?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options).ok()?;
        let waiting = Rc::new(RefCell::new(Some(Vec::new())));
        let on_reply = Rc::new(on_reply);
        let (to_send, sender, reply) = (waiting.clone(), worker.clone(), on_reply.clone());
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let message = event.data().as_string().unwrap_or_default();
            if message == READY {
                let messages: Option<Vec<Array>> = to_send.borrow_mut().take();
                for message in messages.into_iter().flatten() {
                    _ = sender.post_message(&message);
                }
            } else {
                reply(Reply::from_message(&message).map_or(FromWorker::Failed, FromWorker::Reply));
            }
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |_: Event| on_reply(FromWorker::Failed));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(MeasureWorker { worker, waiting, _on_message: on_message, _on_error: on_error })
    }

    /// Sends a request with its files, which the worker reads by itself.
    pub fn send(&self, request: &Request, files: &[File]) {
        let message = Array::of1(&request.to_message().into());
        for file in files {
            message.push(file);
        }
        match &mut *self.waiting.borrow_mut() {
            Some(waiting) => waiting.push(message),
            // Text and files can always be sent.
            None => _ = self.worker.post_message(&message),
        }
    }
}

impl Drop for MeasureWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
