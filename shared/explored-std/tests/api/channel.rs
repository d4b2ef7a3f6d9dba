//! As `items` and `traits`, of crossbeam-channel 0.5.17.

use super::{crossbeam_channel, std};

use crossbeam_channel::*;
use std::time::{Duration, Instant};

fn sending() -> (Sender<u8>, Receiver<u8>) {
    let (sender, receiver) = bounded(1);
    sender.send(1).unwrap();
    (sender, receiver)
}

fn closed() -> Receiver<u8> {
    sending().1
}

fn soon() -> Instant {
    Instant::now() + MS
}

fn selecting<R>(body: impl FnOnce(&mut Select<'_>, &Sender<u8>, &Receiver<u8>) -> R) -> R {
    let (sender, receiver) = sending();
    let mut select = Select::new();
    select.recv(&receiver);
    body(&mut select, &sender, &receiver)
}

const MS: Duration = Duration::from_millis(1);

items! {
    unbounded::<u8>();
    bounded::<u8>(0);
    after(MS).recv().is_ok();
    at(soon()).recv().is_ok();
    never::<u8>().try_recv();
    { let tick = tick(MS); tick.recv().is_ok() && tick.recv().is_ok() };

    { let (sender, _receiver) = sending(); Sender::try_send(&sender, 2) };
    Sender::try_send(&{ sending().0 }, 2);
    { let (sender, _receiver) = unbounded(); Sender::send(&sender, 2) };
    Sender::send(&{ sending().0 }, 2);
    { let (sender, _receiver) = sending(); Sender::send_timeout(&sender, 2, MS) };
    { let (sender, _receiver) = sending(); Sender::send_deadline(&sender, 2, soon()) };
    { let (sender, _receiver) = sending(); (Sender::is_empty(&sender), Sender::is_full(&sender), Sender::len(&sender), Sender::capacity(&sender)) };
    { let sender = sending().0; (Sender::same_channel(&sender, &sender.clone()), sender.same_channel(&sending().0), format!("{sender:?}")) };

    { let (_sender, receiver) = sending(); (Receiver::try_recv(&receiver), receiver.try_recv(), closed().recv(), closed().clone()) };
    { let receiver = closed(); (Receiver::recv(&receiver), receiver.recv(), receiver.try_recv(), receiver.recv_timeout(MS)) };
    { let (_sender, receiver) = sending(); (Receiver::recv_timeout(&receiver, MS), receiver.recv_timeout(MS)) };
    { let (_sender, receiver) = sending(); (Receiver::recv_deadline(&receiver, soon()), receiver.recv_deadline(soon())) };
    { let (_sender, receiver) = sending(); (Receiver::is_empty(&receiver), Receiver::is_full(&receiver), Receiver::len(&receiver), Receiver::capacity(&receiver)) };
    { let receiver = closed(); (format!("{:?}", Receiver::iter(&receiver)), receiver.iter().collect::<Vec<_>>()) };
    { let receiver = closed(); (format!("{:?}", Receiver::try_iter(&receiver)), receiver.try_iter().collect::<Vec<_>>()) };
    (format!("{:?}", closed().into_iter()), closed().into_iter().collect::<Vec<_>>(), IntoIterator::into_iter(&closed()).count());
    (Receiver::same_channel(&closed(), &closed()), never::<u8>().same_channel(&never()), never::<u8>().capacity(), after(MS).capacity());

    { let (sender, _receiver) = unbounded::<u8>(); let mut select = Select::new_biased(); (Select::send(&mut select, &sender), Select::ready(&mut select), format!("{select:?}")) };
    { let receiver = closed(); let mut select = Select::default(); (Select::recv(&mut select, &receiver), Select::remove(&mut select, 0), Select::try_ready(&mut select)) };
    selecting(|select, _, receiver| { let chosen = Select::try_select(select).unwrap(); (SelectedOperation::index(&chosen), format!("{chosen:?}"), SelectedOperation::recv(chosen, receiver)) });
    selecting(|select, _, receiver| Select::select(select).recv(receiver));
    selecting(|select, _, receiver| Select::select_timeout(select, MS).unwrap().recv(receiver));
    selecting(|select, _, receiver| Select::select_deadline(select, soon()).unwrap().recv(receiver));
    selecting(|select, _, _| (Select::try_ready(select), Select::ready_timeout(select, MS), Select::ready_deadline(select, soon())));
    selecting(|select, _, receiver| { receiver.recv().unwrap(); (select.try_select().is_err(), select.select_timeout(MS).is_err(), select.ready_timeout(MS), select.ready_deadline(soon())) });
    { let (sender, _receiver) = unbounded(); let mut select = Select::new(); select.send(&sender); let chosen = select.select(); SelectedOperation::send(chosen, &sender, 1) };

    { let (sender, receiver) = sending(); (select! { recv(receiver) -> it => it, send(sender, 3) -> _ => Ok(0) }, select! { recv(receiver) -> it => it, default => Ok(4) }, select! { recv(receiver) -> it => it, default(MS) => Ok(5) }) };
    { let (sender, receiver) = unbounded::<u8>(); select_biased! { send(sender, 1) -> it => it.is_ok(), recv(receiver) -> it => it.is_err() } };

    (SendError(1), SendError(1).into_inner(), SendError(1).to_string());
    (TrySendError::Full(1), TrySendError::into_inner(TrySendError::Disconnected(1)), TrySendError::is_full(&TrySendError::Full(1)), TrySendError::is_disconnected(&TrySendError::Full(1)));
    (SendTimeoutError::Timeout(1), SendTimeoutError::into_inner(SendTimeoutError::Disconnected(1)), SendTimeoutError::is_timeout(&SendTimeoutError::Timeout(1)), SendTimeoutError::is_disconnected(&SendTimeoutError::Timeout(1)));
    (RecvError, TryRecvError::is_empty(&TryRecvError::Empty), TryRecvError::is_disconnected(&TryRecvError::Disconnected), TryReadyError, TrySelectError, ReadyTimeoutError, SelectTimeoutError);
    (RecvTimeoutError::is_timeout(&RecvTimeoutError::Timeout), RecvTimeoutError::is_disconnected(&RecvTimeoutError::Disconnected));
}

types! {
    {
    Select<'static>; SelectedOperation<'static>; &'static Receiver<u8>;
    }
    Sender<T>; Receiver<T>; Iter<'static, T>; TryIter<'static, T>; IntoIter<T>;
}
