//! The programs of the page "The Rust you need". Each checks itself as it runs.

#[cfg(test)]
mod rust_you_need {
    macro_rules! programs {
        ($($name:ident)*) => {
            $(
                mod $name;

                #[test]
                fn $name() {
                    $name::main();
                }
            )*
        };
    }

    programs!(boxed closures dropping errors how_long interior_mutability iterators moving shared_owner);
}
