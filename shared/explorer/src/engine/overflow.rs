//! A task whose stack overflows: it ends with a message, and not the process by a signal.
//!
//! Below each stack lies a page that nobody may touch. Where a system hands the fault to the program, and its registers are
//! known here, the task is made to end at once; elsewhere std's own message is the last word.

use std::cell::Cell;

use corosensei::trap::CoroutineTrapHandler;

/// A stack that can be got off from, and what is called then.
pub(crate) type Stack = (CoroutineTrapHandler<()>, fn());

thread_local! {
    /// The stack that this OS thread is on, and what to do at its end.
    static ON: Cell<Option<Stack>> = const { Cell::new(None) };
}

/// From now on this OS thread is on this stack, or on its own; returns what was so before.
/// When the stack overflows, `told` is called at the bottom of it, and then its task has ended.
pub(crate) fn watch(stack: Option<Stack>) -> Option<Stack> {
    ON.replace(stack)
}

/// Before anything is explored.
pub(crate) fn be_ready() {
    #[cfg(all(
        any(target_os = "linux", target_os = "android", target_vendor = "apple"),
        any(target_arch = "x86_64", target_arch = "aarch64")
    ))]
    signal::install();
}

#[cfg(all(
    any(target_os = "linux", target_os = "android", target_vendor = "apple"),
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
mod signal {
    use std::mem::zeroed;
    use std::ptr;
    use std::sync::{Once, OnceLock};

    use libc::{SA_ONSTACK, SA_SIGINFO, SIGBUS, SIGSEGV, c_int, c_void, siginfo_t, ucontext_t};

    use super::ON;

    /// What was done at these signals before.
    static BEFORE: OnceLock<[libc::sigaction; 2]> = OnceLock::new();

    /// Once for the process. std gives each of its threads a stack for signals, which this needs, too.
    pub(super) fn install() {
        static INSTALL: Once = Once::new();
        INSTALL.call_once(|| {
            // SAFETY: all zeros is an action; the handler is of the kind that SA_SIGINFO says.
            let before = unsafe {
                let mut action: libc::sigaction = zeroed();
                action.sa_sigaction = handle as *const () as usize;
                action.sa_flags = SA_SIGINFO | SA_ONSTACK;
                [SIGSEGV, SIGBUS].map(|signal| {
                    let mut before: libc::sigaction = zeroed();
                    libc::sigaction(signal, &action, &mut before);
                    before
                })
            };
            let _ = BEFORE.set(before);
        });
    }

    extern "C" fn handle(signal: c_int, info: *mut siginfo_t, context: *mut c_void) {
        // SAFETY: the system passes what SA_SIGINFO promises.
        let (fault, context_of) = unsafe {
            (
                (*info).si_addr() as usize,
                &mut *context.cast::<ucontext_t>(),
            )
        };
        match ON.get() {
            // All of a stack may be touched but the page at its end.
            Some((trap, told)) if trap.stack_ptr_in_bounds(fault) => {
                ON.set(None);
                // SAFETY: the task that faulted is on this stack, and goes on as these registers say: it calls `told` and
                // returns. What was on its stack is abandoned, like that of any task of a run that is over.
                unsafe { go_on(context_of, &trap.setup_trap_handler(told)) };
            }
            // SAFETY: what would have happened without this handler.
            _ => unsafe { as_before(signal, info, context) },
        }
    }

    unsafe fn as_before(signal: c_int, info: *mut siginfo_t, context: *mut c_void) {
        let which = usize::from(signal == SIGBUS);
        let Some(before) = BEFORE.get().map(|before| before[which]) else {
            return;
        };
        match before.sa_sigaction {
            // The default comes when the faulting instruction is tried again.
            // SAFETY: the action is one that the system gave.
            libc::SIG_DFL | libc::SIG_IGN => unsafe {
                libc::sigaction(signal, &before, ptr::null_mut());
            },
            handler => {
                // SAFETY: with SA_SIGINFO, which std sets, a handler is of this kind.
                let handler: extern "C" fn(c_int, *mut siginfo_t, *mut c_void) =
                    unsafe { std::mem::transmute(handler) };
                handler(signal, info, context);
            }
        }
    }

    #[cfg(all(
        any(target_os = "linux", target_os = "android"),
        target_arch = "x86_64"
    ))]
    unsafe fn go_on(context: &mut ucontext_t, to: &corosensei::trap::TrapHandlerRegs) {
        let registers = &mut context.uc_mcontext.gregs;
        registers[libc::REG_RIP as usize] = to.rip as i64;
        registers[libc::REG_RSP as usize] = to.rsp as i64;
        registers[libc::REG_RBP as usize] = to.rbp as i64;
        registers[libc::REG_RDI as usize] = to.rdi as i64;
        registers[libc::REG_RSI as usize] = to.rsi as i64;
    }

    #[cfg(all(
        any(target_os = "linux", target_os = "android"),
        target_arch = "aarch64"
    ))]
    unsafe fn go_on(context: &mut ucontext_t, to: &corosensei::trap::TrapHandlerRegs) {
        let registers = &mut context.uc_mcontext;
        registers.pc = to.pc;
        registers.sp = to.sp;
        registers.regs[0] = to.x0;
        registers.regs[1] = to.x1;
        registers.regs[29] = to.x29;
        registers.regs[30] = to.lr;
    }

    #[cfg(all(target_vendor = "apple", target_arch = "x86_64"))]
    unsafe fn go_on(context: &mut ucontext_t, to: &corosensei::trap::TrapHandlerRegs) {
        // SAFETY: the system passes a context with registers.
        let registers = unsafe { &mut (*context.uc_mcontext).__ss };
        registers.__rip = to.rip;
        registers.__rsp = to.rsp;
        registers.__rbp = to.rbp;
        registers.__rdi = to.rdi;
        registers.__rsi = to.rsi;
    }

    #[cfg(all(target_vendor = "apple", target_arch = "aarch64"))]
    unsafe fn go_on(context: &mut ucontext_t, to: &corosensei::trap::TrapHandlerRegs) {
        // SAFETY: the system passes a context with registers.
        let registers = unsafe { &mut (*context.uc_mcontext).__ss };
        registers.__pc = to.pc;
        registers.__sp = to.sp;
        registers.__x[0] = to.x0;
        registers.__x[1] = to.x1;
        registers.__fp = to.x29;
        registers.__lr = to.lr;
    }
}
