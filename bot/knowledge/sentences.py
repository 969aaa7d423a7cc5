"""
What is wrong with a file of entries, as sentences that can be told in another language.

Those who edit packs read the English here; whoever imports a file in chat reads their own
language, which `bot.wording.file_problems` makes of a sentence's code and details.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Said(StrEnum):
    """What a sentence says: what was found, or what to do; `_ENGLISH` has the words."""

    # The file as a whole.
    TOO_LARGE = "too-large"
    SPLIT = "split"
    NOT_UTF8 = "not-utf8"
    SAVE_UTF8 = "save-utf8"
    SAVE_CSV_UTF8 = "save-csv-utf8"
    NO_TEXT = "no-text"
    NO_FORMAT = "no-format"
    NAME_IT = "name-it"
    # YAML.
    EMPTY = "empty"
    WRITE_LIST = "write-list"
    SEVERAL = "several"
    ONE_DOCUMENT = "one-document"
    DEEP = "deep"
    FLATTEN = "flatten"
    MANY_PARTS = "many-parts"
    ANCHOR = "anchor"
    WRITE_OUT = "write-out"
    TAG = "tag"
    NO_TAG = "no-tag"
    KEY_SHAPE = "key-shape"
    KEY_VALUE = "key-value"
    KEY_TWICE = "key-twice"
    KEEP_ONE = "keep-one"
    SYNTAX = "syntax"
    CHECK_LINE = "check-line"
    # Tables.
    TABLE = "table"
    CLOSE_QUOTES = "close-quotes"
    MORE_CELLS = "more-cells"
    UNDER_COLUMN = "under-column"
    MANY_ROWS = "many-rows"
    MANY_COLUMNS = "many-columns"
    KEEP_AT_MOST = "keep-at-most"
    UNKNOWN_COLUMN = "unknown-column"
    KNOWN_COLUMNS = "known-columns"
    COLUMN_TWICE = "column-twice"
    NO_ID = "no-id"
    NAME_COLUMNS = "name-columns"
    WRITE_SUM = "write-sum"
    # What the format of entries does not allow.
    UNKNOWN_KEY = "unknown-key"
    KNOWN_KEYS = "known-keys"
    NEAR = "near"
    OR_REMOVE = "or-remove"
    LACKS = "lacks"
    ADD_KEY = "add-key"
    IS = "is"
    IS_KIND = "is-kind"
    WRITE_KIND = "write-kind"
    EITHER = "either"
    NULL = "null"
    RECORD = "record"
    LIST = "list"
    TEXT = "text"
    THE_TEXT = "the-text"
    NOTHING = "nothing"
    ONE_OF = "one-of"
    LIKE = "like"
    LIKE_WHEN = "like-when"
    LIKE_DATE = "like-date"
    LIKE_REVIEW = "like-review"
    LIKE_ID = "like-id"
    LIKE_WHOLE = "like-whole"
    LIKE_TEXT = "like-text"
    LIKE_ADDRESS = "like-address"
    LIKE_SHARE = "like-share"
    LIKE_NUMBER = "like-number"
    LIKE_DIGITS = "like-digits"
    LIKE_SHINGLE = "like-shingle"
    NO_DATE = "no-date"
    REAL_DAYS = "real-days"
    LETTERS = "letters"
    AT_MOST = "at-most"
    SHORT = "short"
    AT_LEAST = "at-least"
    ITEMS = "items"
    GIVE_AT_MOST = "give-at-most"
    OTHER = "other"
    SEE_FORMAT = "see-format"
    # Entries that are each well formed.
    NO_ENTRY = "no-entry"
    WRITE_ENTRY = "write-entry"
    SAME_ID = "same-id"
    OWN_ID = "own-id"
    NO_RELATED = "no-related"
    REMOVE = "remove"
    NO_PHRASING = "no-phrasing"
    WRITE_QUESTION = "write-question"
    NAMED_TWICE = "named-twice"
    # What an import may not do.
    WOULD_DELETE = "would-delete"
    RETIRE = "retire"
    WOULD_TOUCH = "would-touch"
    SPLIT_AT = "split-at"
    # Where it stands.
    PLACE = "place"
    NUMBER = "number"
    # What `bot.knowledge.findings` tells.
    FOUND = "found"
    REMEDY = "remedy"


class Sentence(str):
    """
    An English sentence, and what it is made of.

    details: what stands in its places; some are sentences again.
    """

    said: Said
    details: Mapping[str, Any]


def say(said: Said, **details: Any) -> Sentence:
    """The sentence with these details."""
    made = Sentence(_ENGLISH[said].format(**details))
    made.said, made.details = said, details
    return made


_ENGLISH: dict[Said, str] = {
    Said.TOO_LARGE: "has more than {most:,} bytes",
    Said.SPLIT: "Split it into smaller files",
    Said.NOT_UTF8: "has bytes that are not UTF-8",
    Said.SAVE_UTF8: "Save it as UTF-8",
    Said.SAVE_CSV_UTF8: "Save it as CSV UTF-8",
    Said.NO_TEXT: "has bytes that are no text",
    Said.NO_FORMAT: "is neither YAML nor CSV by its name",
    Said.NAME_IT: "Name it .yaml or .csv",
    Said.EMPTY: "is empty",
    Said.WRITE_LIST: "Write a list of entries or remove the file",
    Said.SEVERAL: "holds several documents",
    Said.ONE_DOCUMENT: "Keep one document a file; drop '---'",
    Said.DEEP: "is nested deeper than {most} levels",
    Said.FLATTEN: "Flatten it",
    Said.MANY_PARTS: "has more than {most:,} parts",
    Said.ANCHOR: "uses an anchor or alias",
    Said.WRITE_OUT: "Write the text out in each place",
    Said.TAG: "uses the tag {tag!r}",
    Said.NO_TAG: "Remove the tag; text needs none",
    Said.KEY_SHAPE: "has a key that is no plain word",
    Said.KEY_VALUE: "Write `key: value`",
    Said.KEY_TWICE: "has the key {key!r} twice",
    Said.KEEP_ONE: "Keep one of the two",
    Said.SYNTAX: "is not valid YAML: {what}",
    Said.CHECK_LINE: "Check quotes, indentation and characters on this line",
    Said.TABLE: "cannot be read as a table: {what}",
    Said.CLOSE_QUOTES: "Close each quotation mark, and write one inside a cell twice",
    Said.MORE_CELLS: "has more cells than the header",
    Said.UNDER_COLUMN: "Put each text under its column",
    Said.MANY_ROWS: "has more than {most:,} rows",
    Said.MANY_COLUMNS: "has {count:,} columns",
    Said.KEEP_AT_MOST: "Keep at most {most}",
    Said.UNKNOWN_COLUMN: "has the unknown column {column!r}",
    Said.KNOWN_COLUMNS: "Known columns: {known}",
    Said.COLUMN_TWICE: "has the column {column!r} twice",
    Said.NO_ID: "has no column 'id'",
    Said.NAME_COLUMNS: "Name the columns in the first line, `id` among them",
    Said.WRITE_SUM: "Write value | paragraphs | how, one a line",
    Said.UNKNOWN_KEY: "has the unknown key {key!r}",
    Said.KNOWN_KEYS: "Known keys: {known}",
    Said.NEAR: "Did you mean {near!r}? {rest}",
    Said.OR_REMOVE: "Otherwise remove it",
    Said.LACKS: "lacks the key {key!r}",
    Said.ADD_KEY: "Add `{key}:`",
    Said.IS: "is {value!r}",
    Said.IS_KIND: "is {kind}",
    Said.WRITE_KIND: "Write {kind}",
    Said.EITHER: "{one} or {other}",
    Said.NULL: "empty (null)",
    Said.RECORD: "a record of keys",
    Said.LIST: "a list",
    Said.TEXT: "text",
    Said.THE_TEXT: "the text {value!r}",
    Said.NOTHING: "null",
    Said.ONE_OF: "Write one of: {choices}",
    Said.LIKE: "Write it like {pattern}",
    Said.LIKE_WHEN: "Write a year, a month, a day, or two with a slash: 2013/2015",
    Said.LIKE_DATE: "Write a day as YYYY-MM-DD",
    Said.LIKE_REVIEW: "Write a year or a day: 2027 or 2027-01-31",
    Said.LIKE_ID: "Write lower-case words joined by '-', like deportations-2015",
    Said.LIKE_WHOLE: "Write a whole number from 0 to 9999",
    Said.LIKE_TEXT: "Write some text, not only spaces",
    Said.LIKE_ADDRESS: "Write an address that begins with https://",
    Said.LIKE_SHARE: "Write a share like 0.7",
    Said.LIKE_NUMBER: "Write the number in digits",
    Said.LIKE_DIGITS: "Write it in digits alone, like 176726 or 0.5",
    Said.LIKE_SHINGLE: "Run `refugio kb fingerprint` to make it",
    Said.NO_DATE: "is {value!r}, which is no date",
    Said.REAL_DAYS: "Write days the calendar has, in order",
    Said.LETTERS: "has {count} characters",
    Said.AT_MOST: "Write at most {most}",
    Said.SHORT: "is empty or too short",
    Said.AT_LEAST: "Give at least {least}",
    Said.ITEMS: "has {count} items",
    Said.GIVE_AT_MOST: "Give at most {most}",
    Said.OTHER: "{message}",
    Said.SEE_FORMAT: "See `refugio kb schema` for the format",
    Said.NO_ENTRY: "has no entry at all",
    Said.WRITE_ENTRY: "Write at least one",
    Said.SAME_ID: "repeats the id {id!r}",
    Said.OWN_ID: "Give it an id of its own",
    Said.NO_RELATED: "names {id!r}, which is no entry",
    Said.REMOVE: "Remove it",
    Said.NO_PHRASING: "has no phrasing",
    Said.WRITE_QUESTION: "Write at least one question",
    Said.NAMED_TWICE: "names {value!r} twice",
    Said.WOULD_DELETE: "would delete {count:,} entries, where a second person must agree",
    Said.RETIRE: "Retire them one by one",
    Said.WOULD_TOUCH: "would create, change or delete {count:,} entries",
    Said.SPLIT_AT: "Split it into files of at most {most}",
    Said.PLACE: "{entry}, {key}",
    Said.NUMBER: "number {number}",
    Said.FOUND: "{finding.found}",
    Said.REMEDY: "{finding.remedy}",
}
