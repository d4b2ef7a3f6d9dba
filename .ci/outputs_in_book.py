"""Every recorded output must be found, word for word, in the built book."""

import html.parser
import pathlib
import sys


class Text(html.parser.HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.parts = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_data(self, data):
        self.parts.append(data)


book = pathlib.Path("book/book")
shown = {page: "".join(Text(page).parts) for page in book.rglob("*.html")}
outputs = sorted(
    output for kind in ("txt", "json") for output in pathlib.Path("chapters").glob(f"*/output/*.{kind}")
)
missing = [
    output
    for output in outputs
    if not any(output.read_text(encoding="utf-8") in text for text in shown.values())
]
# A question has a place of its own, whose name is its file's.
pages = [page.read_text(encoding="utf-8") for page in shown]
questions = sorted(pathlib.Path("chapters").glob("*/output/*.question.md"))
outputs += questions
missing += [
    question
    for question in questions
    if not any(f'id="predict-{question.name.removesuffix(".question.md")}"' in page for page in pages)
]
for output in missing:
    print(f"{output}: its text is on no page of {book}", file=sys.stderr)
print(f"{len(outputs) - len(missing)} of {len(outputs)} outputs are in the book")
sys.exit(bool(missing) or not outputs)
