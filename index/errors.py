"""The errors that `index` raises; their messages are Chinese, name the place and say what to do."""


class WenceError(Exception):
    """Base of all errors of this package whose message is meant for the user."""


class LoadError(WenceError):
    """A file cannot be read as a document."""


class LibraryError(WenceError):
    """The library is missing, damaged, locked or made by another version."""


class ManifestError(WenceError):
    """`corpus/manifest.yaml` has faults; the message lists all of them."""


class SettingsError(WenceError):
    """A setting (an environment variable) has a value that cannot be used."""
