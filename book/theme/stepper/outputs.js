// Predict first: on a page with questions, what its programs print is folded until the reader asks for it. Who has once
// unfolded an output finds them open from then on, and who folds one, folded.

"use strict";

function foldOutputs() {
    if (!document.querySelector("div.prediction")) return;
    const isOpen = Boolean(memory.read().showsOutputs);
    for (const caption of document.querySelectorAll(".twins > figure > figcaption")) {
        if (!/ output, /.test(caption.textContent)) continue;
        const folded = make("details", { class: "output" }, make("summary", {}, "What does it print? Guess, then look."));
        folded.open = isOpen;
        while (caption.nextSibling) folded.append(caption.nextSibling);
        caption.after(folded);
        folded.querySelector("summary").addEventListener("click", () => memory.change((all) => (all.showsOutputs = !folded.open)));
    }
}
