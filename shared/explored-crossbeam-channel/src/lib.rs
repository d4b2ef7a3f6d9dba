pub use ::crossbeam_channel::*;
