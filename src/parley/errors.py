"""The exception tree: what Parley raises, and nothing else.

    ParleyError
    ├── InputError       a report cannot be read: names the input and the cause
    │   ├── NoArticle    the input was read and holds no article
    │   └── NotEnglish   the text is in another language, which is named
    ├── UsageError       an argument makes no sense (a date that is no date)
    ├── CodebookError    a codebook file breaks its rules: names file, line and reason
    ├── BookError        a casebook cannot be used: names the file and the reason
    │   └── BookBusy     another program is writing to it: names that one where it is known
    └── ModelError       the language model is missing, damaged or of another form

A fault in the data that does not prevent reading is no exception: it is a `parley.record.Problem` in the record.
"""

from __future__ import annotations


class ParleyError(Exception):
    """Base of all errors that Parley raises on purpose; `str()` is one line for a person."""


class InputError(ParleyError):
    """A report that cannot be read: `where` names the file, line or address, `why` the cause, in one line."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where, self.why = where, why

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.where, self.why)


class NoArticle(InputError):
    """The input was readable and holds no article."""


class NotEnglish(InputError):
    """The text is not English; `why` names the language that was detected."""


class UsageError(ParleyError):
    """An argument that makes no sense."""


class CodebookError(ParleyError):
    """A codebook file that breaks its rules: `file:line: reason`."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}" if line else f"{file}: {reason}")
        self.file, self.line, self.reason = file, line, reason


class BookError(ParleyError):
    """A casebook that cannot be opened, read or written: `file: why`."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file}: {why}")
        self.file, self.why = file, why

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.file, self.why)


class BookBusy(BookError):
    """Another program held the casebook for writing longer than we wait."""


class ModelError(ParleyError):
    """The language model is missing, damaged or of another form."""
