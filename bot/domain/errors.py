"""Errors that tell a person what happened and what to do next."""


class HearsayError(Exception):
    """Bad input or a missing thing. The message is shown to the person as it stands."""


class DocumentRejectedError(HearsayError):
    """A file or text that cannot go in: the message says why and what would work."""


class NotFoundError(HearsayError):
    """There is no such document in this library (or it belongs to another one)."""


class WithdrawnError(HearsayError):
    """The document behind a quote was removed or has a newer version that no longer says it."""


class QuestionRejectedError(HearsayError):
    """A question that cannot be answered as it stands (empty, too long, no words)."""


class ConfigurationError(HearsayError):
    """A setting is missing or wrong: the message names it and an example."""


class StoreCorruptError(Exception):
    """A quote no longer equals its document's text: for the operator, never for a member."""


class ConflictError(HearsayError):
    """Somebody else changed the same thing meanwhile: look at it again and repeat."""
