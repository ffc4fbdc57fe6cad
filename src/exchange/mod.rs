//! Text and bytes to and from the model.
