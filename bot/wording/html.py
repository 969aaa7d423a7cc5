"""Pages to be opened in a browser and printed: whole in one file, without scripts."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape

from bot.entries import Language

_CSS = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem;
  overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2rem; border-bottom: 1px solid; padding-bottom: .2rem; }
h3 { font-size: 1.05rem; margin-bottom: .3rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem; border: 1px solid; }
tbody th { font-weight: normal; }
td.number { text-align: end; white-space: nowrap; }
li { margin: .3rem 0; }
ol.letters { list-style: upper-alpha; }
dt { font-weight: bold; margin-top: .6rem; }
dd { margin: 0 0 .3rem 1rem; }
figure { margin: 1rem 0; }
figure img { width: 100%; height: auto; margin-top: .5rem; }
.fine { font-size: .9rem; }
.line { display: block; border-bottom: 1px solid; height: 2rem; max-width: 24rem; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1, h2, h3 { break-after: avoid; }
  tr, li, dt, dd, figure, section.item { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  figure img { max-height: 22cm; object-fit: contain; object-position: left; }
  .new-page { break-before: page; }
}
"""
_NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(title: str, language: Language, body: Iterable[str]) -> str:
    """A whole page; body: elements that are escaped already."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{_CSS}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{escape(title)}</h1>",
            *body,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def heading(text: str, level: int = 2, css: str = "") -> str:
    """A heading below the page's own."""
    return f"<h{level}{_class(css)}>{escape(text)}</h{level}>"


def paragraph(text: str, css: str = "") -> str:
    """A paragraph."""
    return f"<p{_class(css)}>{escape(text)}</p>"


def listed(texts: Iterable[str], ordered: bool = False, css: str = "") -> str:
    """A list."""
    tag = "ol" if ordered else "ul"
    items = "\n".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<{tag}{_class(css)}>\n{items}\n</{tag}>"


def terms(pairs: Iterable[tuple[str, str]]) -> str:
    """Terms with what they mean."""
    rows = "\n".join(f"<dt>{escape(term)}</dt>\n<dd>{escape(said)}</dd>" for term, said in pairs)
    return f"<dl>\n{rows}\n</dl>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """A table whose first cell in each row names it; numbers: columns that are aligned as such."""
    aligned = frozenset(numbers)
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "\n".join(_row(row, aligned) for row in rows)
    return (
        f'<div class="wide"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def picture(svg: str, alt: str, heading: str, notes: Iterable[str]) -> str:
    """A picture that is in the page itself, under its heading and above its notes."""
    data = base64.b64encode(svg.encode()).decode()
    shown = f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}">'
    fine = "".join(f'<br><span class="fine">{escape(note)}</span>' for note in notes)
    caption = f"<figcaption><strong>{escape(heading)}</strong>{fine}</figcaption>"
    return f"<figure>{caption}{shown}</figure>"


def blank() -> str:
    """A line to write on."""
    return '<span class="line"></span>'


def _row(cells: Sequence[str], aligned: frozenset[int]) -> str:
    first, *rest = map(escape, cells)
    told = "".join(
        f"<td{_class('number' if place in aligned else '')}>{cell}</td>"
        for place, cell in enumerate(rest, 1)
    )
    return f'<tr><th scope="row">{first}</th>{told}</tr>'


def _class(css: str) -> str:
    return f' class="{css}"' if css else ""
