"""Every error a user of Claimtrail can meet, in one tree.

    ClaimtrailError
    ├── SpanError        a place in a text that does not hold what it should
    ├── ValueProblem     a record that breaks a rule of the model
    ├── SourceError      a source that cannot be read or taken
    ├── ExtractorError   an extractor that broke on a text
    ├── NotFoundError    an id that names nothing here
    ├── SettingsError    a setting or argument that cannot be used
    ├── StoreError       the workspace's database
    │   ├── StoreBusyError      another writer holds it
    │   ├── StoreVersionError   written by a newer Claimtrail
    │   ├── StoreCorruptError   not a database, or a damaged one
    │   └── StoreFullError      no room left on the disk
    ├── ModelError       a trained model's files
    ├── SearchIndexError a derived index that cannot be built or opened
    └── EncoderError     the sentence encoder's files

A message is one line: what is wrong, where, and what to do about it.
"""


class ClaimtrailError(Exception):
    """Base of all errors that are shown to a user as one line (exit status 2)."""


class SpanError(ClaimtrailError):
    """A span lies outside its text, or the text there is not the quotation."""


class ValueProblem(ClaimtrailError, ValueError):
    """A record breaks a rule of the model (an empty name, a probability above 1)."""


class SourceError(ClaimtrailError):
    """A source is missing, empty, binary, undecodable, too large or unreadable."""


class ExtractorError(ClaimtrailError):
    """An extractor broke on a text: our mistake, told with the step; nothing was written."""


class NotFoundError(ClaimtrailError):
    """An id or name matches nothing in the workspace."""


class SettingsError(ClaimtrailError):
    """A setting or an argument has a value that cannot be used."""


class StoreError(ClaimtrailError):
    """The workspace's database could not do what was asked."""


class StoreBusyError(StoreError):
    """Another process is writing and did not finish within the waiting time."""


class StoreVersionError(StoreError):
    """The database was written by a newer version of Claimtrail."""


class StoreCorruptError(StoreError):
    """The file is not a database, or its content is damaged."""


class StoreFullError(StoreError):
    """The disk is full; the last change was not written."""


class ModelError(ClaimtrailError):
    """A trained model that reads texts is missing, altered or failed to load."""


class SearchIndexError(ClaimtrailError):
    """A derived search index could not be built or opened."""


class EncoderError(ClaimtrailError):
    """The sentence encoder is missing, altered or failed to load."""
