//! [`select!`](crate::select!) and [`select_biased!`](crate::select_biased!), in three stages.
//!
//! `@arms` sorts the arms: each becomes `[recv(r) pattern body]` or `[send(s, m) pattern body]`, and the default stands apart.
//! `@open` evaluates the channels, one in each nested `match`, so that temporaries live as long as the select.
//! `@take` waits, and `@complete` compares the index of the arm taken with that of each arm.

/// As [`crossbeam_channel::select!`]; which of several ready arms is taken is explored.
#[macro_export]
macro_rules! select {
    ($($arms:tt)*) => { $crate::__select!(@start new $($arms)*) };
}

/// As [`crossbeam_channel::select_biased!`].
#[macro_export]
macro_rules! select_biased {
    ($($arms:tt)*) => { $crate::__select!(@start new_biased $($arms)*) };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __select {
    (@start $new:ident) => { ::core::compile_error!("empty `select!` block") };
    (@start $new:ident $($arms:tt)+) => { $crate::__select!(@arms $new [] [] $($arms)+) };

    (@arms $new:ident $sorted:tt $default:tt) => {
        $crate::__select!(@open $new $sorted $default [])
    };
    (@arms $new:ident [$($sorted:tt)*] $default:tt recv($r:expr $(,)?) -> $p:pat => $($rest:tt)+) => {
        $crate::__select!(@body $new [$($sorted)*] $default (recv($r) $p) $($rest)+)
    };
    (@arms $new:ident [$($sorted:tt)*] $default:tt send($s:expr, $m:expr $(,)?) -> $p:pat => $($rest:tt)+) => {
        $crate::__select!(@body $new [$($sorted)*] $default (send($s, $m) $p) $($rest)+)
    };
    (@arms $new:ident $sorted:tt [] default $(())? => $($rest:tt)+) => {
        $crate::__select!(@body $new $sorted [] (default) $($rest)+)
    };
    (@arms $new:ident $sorted:tt [] default($timeout:expr $(,)?) => $($rest:tt)+) => {
        $crate::__select!(@body $new $sorted [] (default $timeout) $($rest)+)
    };
    (@arms $new:ident $sorted:tt [$($given:tt)+] default $($rest:tt)*) => {
        ::core::compile_error!("there can be only one `default` case in a `select!` block")
    };
    (@arms $new:ident $sorted:tt $default:tt $($rest:tt)*) => {
        ::core::compile_error!(
            "expected `recv(receiver) -> pattern => ...`, `send(sender, message) -> pattern => ...`, \
             `default => ...` or `default(timeout) => ...`"
        )
    };

    (@body $new:ident $sorted:tt $default:tt $arm:tt $body:block, $($rest:tt)*) => {
        $crate::__select!(@sort $new $sorted $default $arm [$body] $($rest)*)
    };
    (@body $new:ident $sorted:tt $default:tt $arm:tt $body:block $($rest:tt)*) => {
        $crate::__select!(@sort $new $sorted $default $arm [$body] $($rest)*)
    };
    (@body $new:ident $sorted:tt $default:tt $arm:tt $body:expr, $($rest:tt)*) => {
        $crate::__select!(@sort $new $sorted $default $arm [$body] $($rest)*)
    };
    (@body $new:ident $sorted:tt $default:tt $arm:tt $body:expr) => {
        $crate::__select!(@sort $new $sorted $default $arm [$body])
    };

    (@sort $new:ident $sorted:tt [] (default $($timeout:expr)?) $body:tt $($rest:tt)*) => {
        $crate::__select!(@arms $new $sorted [($($timeout)?) $body] $($rest)*)
    };
    (@sort $new:ident [$($sorted:tt)*] $default:tt ($($arm:tt)*) $body:tt $($rest:tt)*) => {
        $crate::__select!(@arms $new [$($sorted)* ($($arm)* => $body)] $default $($rest)*)
    };

    (@open $new:ident [(recv($r:expr) $p:pat => $body:tt) $($sorted:tt)*] $default:tt [$($open:tt)*]) => {
        match &$r {
            receiver => {
                let receiver: &$crate::Receiver<_> = receiver;
                $crate::__select!(@open $new [$($sorted)*] $default [$($open)* (recv receiver () $p => $body)])
            }
        }
    };
    (@open $new:ident [(send($s:expr, $m:expr) $p:pat => $body:tt) $($sorted:tt)*] $default:tt [$($open:tt)*]) => {
        match &$s {
            sender => {
                let sender: &$crate::Sender<_> = sender;
                $crate::__select!(@open $new [$($sorted)*] $default [$($open)* (send sender (, $m) $p => $body)])
            }
        }
    };
    (@open $new:ident [] $default:tt [$(($kind:ident $end:ident $m:tt $p:pat => $body:tt))*]) => {
        $crate::__select!(@take $new $default [$(($kind $end))*] [$(($kind $end $m $p => $body))*])
    };

    (@take $new:ident [] [$(($kind:ident $end:ident))*] $arms:tt) => {{
        let operation = {
            let mut select = $crate::Select::$new();
            $(select.$kind($end);)*
            select.select()
        };
        $crate::__select!(@complete operation (0usize) $arms)
    }};
    (@take $new:ident [() [$default:expr]] [$(($kind:ident $end:ident))*] $arms:tt) => {{
        let operation = {
            let mut select = $crate::Select::$new();
            $(select.$kind($end);)*
            select.try_select()
        };
        match operation {
            ::core::result::Result::Ok(operation) => $crate::__select!(@complete operation (0usize) $arms),
            ::core::result::Result::Err(_) => $default,
        }
    }};
    (@take $new:ident [($timeout:expr) [$default:expr]] [$(($kind:ident $end:ident))*] $arms:tt) => {{
        let operation = {
            let mut select = $crate::Select::$new();
            $(select.$kind($end);)*
            select.select_timeout($timeout)
        };
        match operation {
            ::core::result::Result::Ok(operation) => $crate::__select!(@complete operation (0usize) $arms),
            ::core::result::Result::Err(_) => $default,
        }
    }};

    (@complete $operation:ident $index:tt []) => {
        ::core::unreachable!("the arm taken is one of these")
    };
    (@complete $operation:ident ($index:expr) [($kind:ident $end:ident ($(, $m:expr)?) $p:pat => [$body:expr]) $($arms:tt)*]) => {
        if $operation.index() == $index {
            let $p = $operation.$kind($end $(, $m)?);
            $body
        } else {
            $crate::__select!(@complete $operation ($index + 1) [$($arms)*])
        }
    };
}
