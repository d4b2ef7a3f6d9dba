//! Two bakers send a loaf each, and a shop closes when all have come: in
//! three ways. Which of them sells both, and closes?

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// A loaf, or the word that no more will come.
type Bread = Option<u32>;

fn street(
    bake: impl Fn(&Sender<Bread>) + Sync,
    sell: impl Fn(&Receiver<Bread>) -> usize,
) {
    let (van, loaves) = channel();
    let sold = thread::scope(|street| {
        street.spawn(|| bake(&van));
        street.spawn(|| bake(&van));
        sell(&loaves)
    });
    assert!(sold == 2, "a loaf is left over");
}

/// Each baker says when there is no more, and the shop closes then.
pub fn first() {
    let bake = |van: &Sender<Bread>| {
        van.send(Some(1)).unwrap();
        van.send(None).unwrap();
    };
    street(bake, |loaves| {
        loaves.iter().take_while(Option::is_some).count()
    });
}

/// The shop closes when the van has gone for good.
pub fn second() {
    let bake = |van: &Sender<Bread>| van.send(Some(1)).unwrap();
    street(bake, |loaves| loaves.iter().count());
}

/// The shop closes after so many loaves as there are bakers.
pub fn third() {
    let bake = |van: &Sender<Bread>| van.send(Some(1)).unwrap();
    street(bake, |loaves| loaves.iter().take(2).count());
}
