# One recipe, one visible command. `just` lists them.

chapters := "01 threads, 02 locks, 03 deadlock, 04 queues, 05 processes, 06 async, ready_made"

_list:
    @just --list

# Run a chapter, or one section of it: just chapter 04 backpressure
chapter which *section: (
    _run section
    if which =~ '^(0?1|threads)$' { 'threads' }
    else if which =~ '^(0?2|locks)$' { 'locks' }
    else if which =~ '^(0?3|deadlock)$' { 'deadlock' }
    else if which =~ '^(0?4|queues)$' { 'queues' }
    else if which =~ '^(0?5|processes)$' { 'processes' }
    else if which =~ '^(0?6|async)$' { 'async' }
    else if which =~ '^ready[-_]made$' { 'ready_made' }
    else { error("there is no chapter '" + which + "'; there are: " + chapters) }
)

[no-exit-message]
_run section package:
    cargo run -q -p {{ package }} -- {{ section }}

# A chapter's exercises and how far they are, or the verdict on one: just exercise 04 bounded_buffer
[no-exit-message]
exercise which *name:
    @cargo run -q -p exercise -- judge {{ which }} {{ name }}

# How far all exercises are
progress:
    @cargo run -q -p exercise -- list

# Make an exercise new again, and keep the answer beside it: just reset 04 bounded_buffer
reset which name:
    @cargo run -q -p exercise -- reset {{ which }} {{ name }}

# Check everything: outputs, exercises, schedules
test *arguments:
    cargo test {{ arguments }}

# Record anew what has changed: outputs, narrations, figures
bless $BLESS="1":
    cargo test --no-fail-fast

# Measure when to use what, in a few minutes; --quick takes half of one and records nothing
[no-exit-message]
bench *arguments:
    cargo run --release -q -p bench -- {{ arguments }}

# Read the book at localhost:3000; it follows your edits
book:
    mdbook serve book --open

# Try the book's steppers in a real browser
browser:
    mdbook build book
    npm --prefix .ci/browser ci --no-audit --no-fund
    npm --prefix .ci/browser test

# What a change must pass
ci:
    bash .ci/run
