# SPDX-License-Identifier: Apache-2.0
"""What a run tells the kinds about one document: the Config's choices, then what the document says of itself.

Which French a text is written in comes from the configuration, else from the front matter (`lang: fr-CA`) or from
`lang=` of HTML, else from the folder or the file's name (`/fr-ca/`, `article.fr-CA.md`), else it is that of France.
"""

from copylint.config.settings import PROFILES, SETTINGS, Config
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.text.patterns import lazy

_BY_TAG = {profile.casefold(): profile for profile in PROFILES}
_PIECES = lazy(r"[/.]")
_KEYS = ("lang", "language", "locale")


def base_context(config: Config) -> Context:
    """The context of a document that says nothing of itself."""
    settings = {name: config.settings.get(name, choices[0]) for name, choices in SETTINGS.items()}
    return Context(
        profile=config.profile or PROFILES[0],
        renderer=config.renderer,
        date=config.date,
        names=config.names,
        settings=settings,
    )


def context_for(base: Context, config: Config, document: Document, name: str) -> Context:
    """The context of one document; `name` is its path with `/`, "" where it has none."""
    if config.profile is not None:
        return base
    profile = _profile(document, name)
    return base if profile is None or profile == base.profile else base._replace(profile=profile)


def _profile(document: Document, name: str) -> str | None:
    said = [document.declared_language or ""]
    if document.source.startswith(("---", "+++", "{")):  # front matter; reading it costs nothing more than the check
        said = [document.metadata.get(key, "") for key in _KEYS] + said
    said += reversed(_PIECES.split(name))
    return next((_BY_TAG[tag] for word in said if (tag := word.replace("_", "-").casefold()) in _BY_TAG), None)
