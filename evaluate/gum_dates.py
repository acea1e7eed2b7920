"""Agreement with the dates that GUM's annotators resolved: `gum_dates.py FOLDER [--split dev] [--errors]`.

FOLDER holds the treebank's `.conllu` files. The column MISC carries TEI marks such as `XML=<date when:::"2009-05-08">`;
a document's own date is the comment `meta::dateCreated`. Counted are the marks with `when`: how many of them an
expression of `find_times` overlaps, and how many of those have the same value (a part of the day apart, which TIMEX3
has and the marks have not). Transcripts and books often carry another date than the one that their speakers mean.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from parley.marks.times import find_times

WHEN = re.compile(r'<date [^>]*?when:::"([^"]+)"')
CREATED = re.compile(r"# meta::dateCreated = (\d{4}-\d\d-\d\d)")


@dataclass
class Document:
    """One text, put together from its tokens, with the dates that were marked in it: (start, end, value)."""

    name: str = ""
    created: str | None = None
    text: str = ""
    dates: list[tuple[int, int, str]] = field(default_factory=list)


def main() -> None:
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("folder", type=Path)
    cli.add_argument("--split", default="dev", choices=("train", "dev"))
    cli.add_argument("--errors", action="store_true", help="every date that is missed or has another value")
    args = cli.parse_args()
    found = right = total = 0
    for file in sorted(args.folder.glob(f"*{args.split}.conllu")):
        for document in documents(file):
            for start, end, want in document.dates:
                total += 1
                got = value_at(document, start, end)
                found += got is not None
                right += got is not None and (got == want or got.startswith(f"{want}T"))
                if args.errors and (got is None or not got.startswith(want)):
                    print(f"{document.name} {document.text[start:end]!r}: {want}, got {got}")
    print(f"{total} dates, {found} found, {right} of them with the same value ({right / max(found, 1):.3f})")


def value_at(document: Document, start: int, end: int) -> str | None:
    """The value of the expression that overlaps a marked date most."""
    overlaps = [
        (min(end, time.span[1]) - max(start, time.span[0]), time.value)
        for time in find_times(document.text, document.created)
        if min(end, time.span[1]) > max(start, time.span[0])
    ]
    return max(overlaps)[1] if overlaps else None


def documents(file: Path) -> Iterator[Document]:
    """The documents of a treebank file, in order."""
    document = Document()
    start, value, skip_until = 0, "", 0
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            if document.text:
                yield document
            document = Document(name=line.rpartition("= ")[2])
        elif line.startswith("#"):
            created = CREATED.match(line)
            document.created = created[1] if created else document.created
            if line.startswith("# newpar") and document.text:
                document.text = document.text.rstrip() + "\n\n"
        elif line:
            cells = line.split("\t")
            number, misc = cells[0], cells[9]
            first, _, last = number.partition("-")
            opened = WHEN.search(misc)
            if opened:
                start, value = len(document.text), opened[1]
            if last:
                skip_until = int(last)
            elif "." in first:
                continue
            if last or int(first) > skip_until:
                document.text += cells[1] + ("" if "SpaceAfter=No" in misc else " ")
            if value and "</date>" in misc:
                document.dates.append((start, len(document.text.rstrip()), value))
                value = ""
        else:
            skip_until = 0
            document.text = document.text if document.text.endswith(("\n", " ")) else document.text + " "
    if document.text:
        yield document


if __name__ == "__main__":
    main()
