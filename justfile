# One recipe, one visible command. `just` lists them.
# Without just: `cargo chapter 04`, `cargo exercise 04 latch` and so on do the same (.cargo/config.toml).

set windows-shell := ["powershell.exe", "-NoLogo", "-NoProfile", "-Command"]

desk := "cargo run -p desk --"

_list:
    @just --list

# Run a chapter, or one section of it: just chapter 04 backpressure
[no-exit-message]
chapter which *section:
    @{{ desk }} chapter {{ which }} {{ section }}

# Judge an exercise at each save, beginning with the first that isn't done: just watch 04
[no-exit-message]
watch *which:
    @{{ desk }} watch {{ which }}

# The verdict on one exercise, a chapter's list, or the next one: just exercise 04 bounded_buffer
[no-exit-message]
exercise *which:
    @{{ desk }} exercise {{ which }}

# A hint for an exercise; again, and there is one more: just hint bounded_buffer
[no-exit-message]
hint *which:
    @{{ desk }} hint {{ which }}

# How far the exercises are, all or a chapter's: just progress 04
[no-exit-message]
progress *which:
    @{{ desk }} progress {{ which }}

# Make an exercise new again, and keep the answer beside it: just reset bounded_buffer
[no-exit-message]
reset *which:
    @{{ desk }} reset {{ which }}

# Judge all exercises, and write the results to target/report: JUnit, CSV, JSON
[no-exit-message]
report *arguments:
    @{{ desk }} report {{ arguments }}

# One table of a class, from a folder with a report or a repository for each learner
[no-exit-message]
class folder *arguments:
    @{{ desk }} class "{{ folder }}" {{ arguments }}

# Make the repository for a class: exercises, checks and book, without the answers
[no-exit-message]
classroom folder:
    @{{ desk }} classroom "{{ folder }}"

# Check everything: outputs, exercises, schedules; or one chapter: just test -p queues
test *arguments:
    cargo test {{ arguments }}

# Record anew what has changed (outputs, narrations, figures), everywhere or in a chapter: just bless -p queues
bless *arguments:
    cargo test --no-fail-fast --config "env.BLESS='1'" {{ arguments }}
    cargo test --quiet --config "env.BLESS='1'" -p pictures # some are drawn from what was recorded just now

# Measure when to use what, in a few minutes; --quick takes half of one and records nothing
[no-exit-message]
bench *arguments:
    cargo run --release -p bench -- {{ arguments }}

# Read the book at localhost:3000; it follows your edits, in a copy of its own
[no-exit-message]
book:
    mdbook serve book --open --dest-dir ../target/book

# Try the book's steppers in a real browser
browser:
    mdbook build book
    npm --prefix .ci/browser ci --no-audit --no-fund
    npm --prefix .ci/browser test

# What a change must pass
ci:
    bash .ci/run
