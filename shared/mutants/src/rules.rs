//! What can go wrong in a right answer: the rules.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Pat, Stmt, UnOp};

/// A place in a source, and what stands there in a mutant of it.
pub struct Mutant {
    /// The function, the code and what becomes of it, in one line.
    pub name: String,
    at: Range<usize>,
    becomes: String,
}

impl Mutant {
    /// The whole source with this one change.
    pub fn of(&self, source: &str) -> String {
        let Range { start, end } = self.at;
        format!("{}{}{}", &source[..start], self.becomes, &source[end..])
    }
}

/// All mutants of `source`.
pub fn mutants(source: &str) -> syn::Result<Vec<Mutant>> {
    let mut rules = Rules {
        source,
        function: String::new(),
        found: Vec::new(),
    };
    rules.visit_file(&syn::parse_file(source)?);
    let mut found = rules.found;
    for n in (1..found.len()).rev() {
        let same = |mutant: &&Mutant| mutant.name == found[n].name;
        let before = found[..n].iter().filter(same).count();
        if before > 0 {
            let nth = format!(" (place {})", before + 1);
            found[n].name.push_str(&nth);
        }
    }
    Ok(found)
}

/// A call of the one becomes a call of the other.
const METHODS: &[(&str, &str)] = &[
    ("notify_all", "notify_one"),
    ("notify_one", "notify_all"),
    ("min", "max"),
    ("max", "min"),
    ("all", "any"),
    ("any", "all"),
    ("is_some", "is_none"),
    ("is_none", "is_some"),
    ("is_ok", "is_err"),
    ("is_err", "is_ok"),
    ("read", "write"),
    ("write", "read"),
    ("lock", "try_lock"),
    ("saturating_sub", "wrapping_sub"),
    ("swap_remove", "remove"),
    ("pop_front", "pop_back"),
    ("push_back", "push_front"),
    ("div_ceil", "div_euclid"),
];

/// An operator, and what it is mistaken for.
const OPERATORS: &[(&str, &str)] = &[
    ("<", "<="),
    ("<=", "<"),
    (">", ">="),
    (">=", ">"),
    ("==", "!="),
    ("!=", "=="),
    ("&&", "||"),
    ("||", "&&"),
    ("+", "-"),
    ("-", "+"),
    ("+=", "-="),
    ("-=", "+="),
    ("%", "/"),
];

/// Of a long piece of code, so many characters are shown.
const SHOWN: usize = 72;

struct Rules<'a> {
    source: &'a str,
    function: String,
    found: Vec<Mutant>,
}

impl Rules<'_> {
    fn text(&self, node: &impl Spanned) -> &str {
        &self.source[node.span().byte_range()]
    }

    fn becomes(&mut self, at: Range<usize>, becomes: impl Into<String>) {
        let becomes = becomes.into();
        let line = |text: &str| {
            let code = text
                .lines()
                .map(|line| line.split("//").next().unwrap_or(line));
            let words = code
                .flat_map(str::split_whitespace)
                .collect::<Vec<_>>()
                .join(" ");
            match words.char_indices().nth(SHOWN) {
                Some((end, _)) => format!("{} …", &words[..end]),
                None => words,
            }
        };
        let (old, new) = (line(&self.source[at.clone()]), line(&becomes));
        let change = match new.as_str() {
            "" => format!("without `{old}`"),
            new => format!("`{old}` becomes `{new}`"),
        };
        self.found.push(Mutant {
            name: format!("{}: {change}", self.function),
            at,
            becomes,
        });
    }
}

impl<'ast> Visit<'ast> for Rules<'_> {
    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.function = signature.ident.to_string();
    }

    /// A statement left out; two in the wrong order.
    fn visit_block(&mut self, block: &'ast syn::Block) {
        let whole = |stmt: &&Stmt| !matches!(stmt, Stmt::Expr(_, None) | Stmt::Item(_));
        let ends_a_block = |stmt: &Stmt| {
            matches!(
                stmt,
                Stmt::Expr(
                    Expr::While(_) | Expr::If(_) | Expr::ForLoop(_) | Expr::Loop(_),
                    None
                )
            )
        };
        let statement = |stmt: &&Stmt| whole(stmt) || ends_a_block(stmt);
        for stmt in block.stmts.iter().filter(statement) {
            self.becomes(stmt.span().byte_range(), "");
        }
        for pair in block.stmts.windows(2) {
            if pair.iter().all(|stmt| statement(&stmt)) {
                let swapped = format!("{} {}", self.text(&pair[1]), self.text(&pair[0]));
                let at = pair[0].span().byte_range().start..pair[1].span().byte_range().end;
                self.becomes(at, swapped);
            }
        }
        // A scope of its own ends too late.
        for stmt in &block.stmts {
            if let Stmt::Expr(Expr::Block(inner), _) = stmt {
                let text = self.text(inner);
                let inside = text
                    .trim_start_matches('{')
                    .trim_end_matches('}')
                    .to_owned();
                self.becomes(inner.span().byte_range(), inside);
            }
        }
        visit::visit_block(self, block);
    }

    /// A guard that is dropped at once; an error not handled; a plan taken for a deed.
    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let Some(init) = &local.init {
            let (value, at) = (&init.expr, local.span().byte_range());
            match &local.pat {
                Pat::Wild(_) => self.becomes(at, format!("{}.unwrap();", self.text(value))),
                Pat::Ident(name) if name.ident.to_string().starts_with('_') => {
                    self.becomes(name.span().byte_range(), "_");
                }
                Pat::Type(typed) => {
                    let collected = self.text(value).strip_suffix(".collect()");
                    if let Some(lazy) = collected {
                        let lazy = format!("let mut {} = {lazy};", self.text(&*typed.pat));
                        self.becomes(at, lazy.replace("mut mut", "mut"));
                    }
                }
                _ => {}
            }
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        for (_, other) in METHODS.iter().filter(|(one, _)| *one == name) {
            self.becomes(call.method.span().byte_range(), *other);
        }
        let (receiver, first) = (self.text(&*call.receiver), call.args.first());
        let becomes = match (name.as_str(), first.map(|first| self.text(first))) {
            ("wait_while", Some(guard)) => Some(format!("{receiver}.wait({guard})")),
            ("saturating_sub" | "checked_sub", Some(less)) => {
                Some(format!("({receiver} - {less})"))
            }
            _ => None,
        };
        if let Some(becomes) = becomes {
            self.becomes(call.span().byte_range(), becomes);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_while(&mut self, looping: &'ast syn::ExprWhile) {
        self.becomes(looping.while_token.span().byte_range(), "if");
        visit::visit_expr_while(self, looping);
    }

    fn visit_expr_if(&mut self, choice: &'ast syn::ExprIf) {
        if !matches!(&*choice.cond, Expr::Let(_)) {
            for always in ["true", "false"] {
                self.becomes(choice.cond.span().byte_range(), always);
            }
        }
        visit::visit_expr_if(self, choice);
    }

    fn visit_bin_op(&mut self, operator: &'ast BinOp) {
        let text = self.text(operator).to_owned();
        for (_, other) in OPERATORS.iter().filter(|(one, _)| *one == text) {
            self.becomes(operator.span().byte_range(), *other);
        }
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        if matches!(unary.op, UnOp::Not(_)) {
            self.becomes(unary.op.span().byte_range(), "");
        }
        visit::visit_expr_unary(self, unary);
    }

    /// Off by one.
    fn visit_lit_int(&mut self, number: &'ast syn::LitInt) {
        if let Ok(value) = number.base10_parse::<u64>() {
            let at = number.span().byte_range();
            let near = [value.checked_add(1), value.checked_sub(1)];
            for value in near.into_iter().flatten() {
                self.becomes(at.clone(), format!("{value}{}", number.suffix()));
            }
        }
    }

    fn visit_lit_bool(&mut self, value: &'ast syn::LitBool) {
        self.becomes(value.span().byte_range(), (!value.value).to_string());
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        let text = self.text(path);
        let order = text.rsplit("::").next().unwrap_or(text);
        if ["SeqCst", "AcqRel", "Acquire", "Release"].contains(&order) {
            self.becomes(
                path.span().byte_range(),
                "std::sync::atomic::Ordering::Relaxed",
            );
        }
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        if let Some(by_value) = &closure.capture {
            self.becomes(by_value.span().byte_range(), "");
        }
        visit::visit_expr_closure(self, closure);
    }

    fn visit_expr_try(&mut self, question: &'ast syn::ExprTry) {
        self.becomes(question.question_token.span().byte_range(), ".unwrap()");
        visit::visit_expr_try(self, question);
    }
}

#[cfg(test)]
mod tests {
    use super::mutants;

    const WAIT: &str = "fn wait(&self) {
        let mut n = self.n.lock().unwrap();
        while *n > 0 {
            n = self.zero.wait(n).unwrap();
        }
    }";

    #[test]
    fn each_rule_makes_one_change() {
        let mutants = mutants(&format!("impl Latch {{ {WAIT} }}")).unwrap();
        let names: Vec<_> = mutants.iter().map(|mutant| &*mutant.name).collect();
        for expected in [
            "wait: `while` becomes `if`",
            "wait: `>` becomes `>=`",
            "wait: `0` becomes `1`",
            "wait: `lock` becomes `try_lock`",
            "wait: without `n = self.zero.wait(n).unwrap();`",
        ] {
            assert!(names.contains(&expected), "{expected} is not in {names:#?}");
        }
        let once = mutants.iter().find(|mutant| mutant.name.ends_with("`if`"));
        let once = once.unwrap().of(&format!("impl Latch {{ {WAIT} }}"));
        assert!(once.contains("if *n > 0 {"), "{once}");
    }
}
