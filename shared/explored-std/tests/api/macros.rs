//! What makes tables of lines and of types.

macro_rules! items {
    ($($item:expr;)*) => {
        /// Each, and what it says.
        #[allow(deprecated)]
        pub const ITEMS: &[(&str, fn() -> String)] = &[$((stringify!($item), || format!("{:?}", $item)),)*];
    };
}

/// Does the type have the trait? What is inherent is found before what is a trait's.
macro_rules! has {
    ($type:ty: $($trait:tt)*) => {{
        #[allow(dead_code)]
        trait Otherwise {
            const HAS: bool = false;
        }
        impl<T: ?Sized> Otherwise for T {}
        struct Has<T: ?Sized>(::std::marker::PhantomData<T>);
        #[allow(dead_code)]
        impl<T: ?Sized + $($trait)*> Has<T> {
            const HAS: bool = true;
        }
        <Has<$type>>::HAS
    }};
}

macro_rules! traits {
    ($all:ident $type:ty) => {
        $all.push((stringify!($type), vec![
            ("Send", has!($type: Send)),
            ("Sync", has!($type: Sync)),
            ("Unpin", has!($type: Unpin)),
            ("UnwindSafe", has!($type: ::std::panic::UnwindSafe)),
            ("RefUnwindSafe", has!($type: ::std::panic::RefUnwindSafe)),
            ("Clone", has!($type: Clone)),
            ("Copy", has!($type: Copy)),
            ("Debug", has!($type: ::std::fmt::Debug)),
            ("Display", has!($type: ::std::fmt::Display)),
            ("Pointer", has!($type: ::std::fmt::Pointer)),
            ("Default", has!($type: Default)),
            ("PartialEq", has!($type: PartialEq)),
            ("Eq", has!($type: Eq)),
            ("PartialOrd", has!($type: PartialOrd)),
            ("Ord", has!($type: Ord)),
            ("Hash", has!($type: ::std::hash::Hash)),
            ("Iterator", has!($type: Iterator)),
            ("FusedIterator", has!($type: ::std::iter::FusedIterator)),
            ("IntoIterator", has!($type: IntoIterator)),
            ("Deref", has!($type: ::std::ops::Deref)),
            ("DerefMut", has!($type: ::std::ops::DerefMut)),
        ]))
    };
}

macro_rules! types {
    ({ $($plain:ty;)* } $($name:ident<$($before:lifetime,)* T $(, $after:ty)*>;)*) => {
        /// The traits of each type.
        pub fn traits() -> Vec<(&'static str, Vec<(&'static str, bool)>)> {
            let mut all = vec![];
            $(traits!(all $plain);)*
            $(
                traits!(all $name<$($before,)* u8 $(, $after)*>);
                traits!(all $name<$($before,)* ::std::cell::Cell<u8> $(, $after)*>);
                traits!(all $name<$($before,)* ::std::rc::Rc<u8> $(, $after)*>);
                traits!(all $name<$($before,)* &'static mut u8 $(, $after)*>);
                traits!(all $name<$($before,)* &'static ::std::cell::Cell<u8> $(, $after)*>);
                traits!(all $name<$($before,)* ::std::sync::MutexGuard<'static, u8> $(, $after)*>);
                traits!(all $name<$($before,)* ::std::marker::PhantomPinned $(, $after)*>);
            )*
            all
        }
    };
}
