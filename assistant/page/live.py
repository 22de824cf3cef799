"""What the page lists of the library in force, read once for each generation of it."""

from __future__ import annotations

from assistant.answer import the_library
from assistant.compose.rows import short_title
from index.errors import LibraryError
from index.library import Library, per_library
from index.records import SupportRule, Target
from prompts import say


def missing() -> str:
    """Why nothing can be answered, "" where a library is in force and holds documents."""
    try:
        return "" if the_library().cards else say("page.library.empty")
    except LibraryError as error:
        return str(error)


def trouble() -> str:
    """Why questions cannot be answered now, "" if they can: the library in force can be searched."""
    told = missing()
    if told:
        return told
    try:
        the_library().search_passages(say("page.name"), 1)
        return ""
    except LibraryError as error:
        return str(error)


def targets() -> tuple[Target, ...]:
    """All targets of the library in force."""
    return _targets(the_library())


def rules() -> tuple[SupportRule, ...]:
    """All support rules of the library in force."""
    return _rules(the_library())


def short_titles() -> dict[str, str]:
    """The documents' names as people say them, by id."""
    library = the_library()
    return {id: short_title(id, library) for id in library.cards}


@per_library()
def _targets(opened: Library) -> tuple[Target, ...]:
    return opened.targets()


@per_library()
def _rules(opened: Library) -> tuple[SupportRule, ...]:
    return opened.rules()

