//! Values as a story shows them: those of common types, without asking for a bound.

use std::any::TypeId;
use std::fmt::Debug;
use std::marker::PhantomData;

/// `3`, `"x"`, or nothing if the type is not a common one.
pub(crate) fn shown<T>(value: &T) -> Option<String> {
    show(type_id::<T>(), std::ptr::from_ref(value).cast())
}

/// The same, or else `a message`.
pub(crate) fn shown_message<T>(value: &T) -> String {
    shown(value).unwrap_or_else(|| "a message".to_owned())
}

/// The `TypeId` of a type that may borrow: the same for all lifetimes.
fn type_id<T: ?Sized>() -> TypeId {
    trait Typed {
        fn id(&self) -> TypeId
        where
            Self: 'static;
    }
    impl<T: ?Sized> Typed for PhantomData<T> {
        fn id(&self) -> TypeId
        where
            Self: 'static,
        {
            TypeId::of::<T>()
        }
    }
    let phantom = PhantomData::<T>;
    let typed: &dyn Typed = &phantom;
    // SAFETY: only the lifetime bound changes, on a value that holds no reference.
    let typed = unsafe { std::mem::transmute::<&dyn Typed, &(dyn Typed + 'static)>(typed) };
    typed.id()
}

fn show(id: TypeId, value: *const ()) -> Option<String> {
    fn show_if<T: Debug + 'static>(id: TypeId, value: *const ()) -> Option<String> {
        // SAFETY: the type is this one but for lifetimes, and the value is only read while it is borrowed.
        (id == TypeId::of::<T>()).then(|| format!("{:?}", unsafe { &*value.cast::<T>() }))
    }
    macro_rules! first_of {
        ($($type:ty),* $(,)?) => { None$(.or_else(|| show_if::<$type>(id, value)))* };
    }
    macro_rules! pairs_of {
        ($($first:ty),*; $second:ty) => { first_of!($(($first, $second)),*) };
    }
    first_of!(
        bool,
        char,
        u8,
        u16,
        u32,
        u64,
        u128,
        usize,
        i8,
        i16,
        i32,
        i64,
        i128,
        isize,
        f32,
        f64,
        (),
        &'static str,
        String,
        Option<bool>,
        Option<char>,
        Option<u8>,
        Option<u32>,
        Option<u64>,
        Option<usize>,
        Option<i32>,
        Option<i64>,
        Option<&'static str>,
        Option<String>,
        Vec<u8>,
        Vec<u32>,
        Vec<u64>,
        Vec<usize>,
        Vec<i32>,
        Vec<i64>,
        Vec<&'static str>,
        Vec<String>,
    )
    .or_else(|| pairs_of!(&'static str, String, u32, u64, usize, i32, char; &'static str))
    .or_else(|| pairs_of!(&'static str, String, u32, u64, usize, i32, char; u32))
    .or_else(|| pairs_of!(&'static str, String, u32, u64, usize, i32, char; u64))
    .or_else(|| pairs_of!(&'static str, String, u32, u64, usize, i32, char; usize))
    .or_else(|| pairs_of!(&'static str, String, u32, u64, usize, i32, char; i32))
    .or_else(|| pairs_of!(&'static str, String, u32, u64, usize, i32, char; bool))
    .or_else(|| pairs_of!(&'static str, String, u32, u64, usize, i32, char; String))
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn shows_common_values_only() {
        let text = String::from("borrowed");
        assert_eq!(shown(&3), Some("3".to_owned()));
        assert_eq!(shown(&text.as_str()), Some("\"borrowed\"".to_owned()));
        assert_eq!(
            shown(&(text.as_str(), 14)),
            Some("(\"borrowed\", 14)".to_owned())
        );
        assert_eq!(shown(&Some("x")), Some("Some(\"x\")".to_owned()));
        assert_eq!(shown(&std::thread::current()), None);
    }
}
