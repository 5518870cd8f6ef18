# SPDX-License-Identifier: Apache-2.0
"""A group of commands each of which is imported when it is called: `check` does not pay for `rules new`.

Each command lies in a module with `command(language) -> click.Command`; the help of the group is written from wording/
alone. A group may have a default command: `copylint article.txt` means `copylint check article.txt`.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any

import click

from copylint.model.record import NamedTuple
from copylint.wording import LANGUAGES, say

if False:  # named in annotations only: a run completes nothing
    from click.shell_completion import CompletionItem

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class Later:
    """A text of a command or an option that is looked up when it is shown: most runs show no help."""

    def __set_name__(self, owner: type, name: str) -> None:
        """Where the holder keeps it."""
        self._name = name

    def __get__(self, holder: object, owner: type) -> Any:  # noqa: ANN401 - a text or nothing
        """The text."""
        text = vars(holder).get(self._name)
        return text() if callable(text) else text

    def __set__(self, holder: object, text: object) -> None:
        """A text, or what gives it."""
        vars(holder)[self._name] = text


class Option(click.Option):
    """An option with its help and the word for its value.

    Args:
        names: as they are typed.
        language: of the texts.
        key: of the help, behind `opt.`.
        meta: of the word for the value, behind `meta.`; click's own where "".
        settings: handed to Click.
    """

    help: Any = Later()
    metavar: Any = Later()

    def __init__(self, names: Sequence[str], language: str, key: str, meta: str = "", **settings: Any) -> None:  # noqa: ANN401 - Click's
        """See the class."""
        super().__init__(names, **settings)
        self.help = partial(say, language, f"opt.{key}")
        if meta:
            self.metavar = partial(say, language, f"meta.{meta}")


class Argument(click.Argument):
    """An argument with the word that stands for it in the help; see `Option`."""

    metavar: Any = Later()

    def __init__(self, name: str, language: str, meta: str, **settings: Any) -> None:  # noqa: ANN401 - Click's
        """See the class."""
        super().__init__([name], **settings)
        self.metavar = partial(say, language, f"meta.{meta}")


class Command(click.Command):
    """A command whose help is `help.NAME` and `help.NAME.more`."""

    help: Any = Later()
    epilog: Any = Later()
    options_metavar: Any = Later()

    def __init__(self, name: str, language: str, **settings: Any) -> None:  # noqa: ANN401 - Click's
        """See the class."""
        super().__init__(name, context_settings=dict(HELP_NAMES), **settings)
        self.help = partial(say, language, f"help.{name}")
        self.epilog = partial(say, language, f"help.{name}.more")
        self.options_metavar = partial(say, language, "meta.options")


class Spoken(NamedTuple):
    """What may be said before the command as well as behind it; the command below reads it in `Context.obj`."""

    lang: str | None = None
    quiet: int = 0
    verbose: int = 0


def common_options(language: str) -> list[click.Parameter]:
    """`--lang`, `-q` and `-v`, which every command takes."""
    return [
        Option(["--lang"], language, "lang", type=click.Choice(LANGUAGES)),
        Option(["-q", "--quiet"], language, "quiet", count=True),
        Option(["-v", "--verbose"], language, "verbose", count=True),
    ]


def spoken(options: Mapping[str, Any]) -> Spoken:
    """What a command line says of language and verbosity, before the command and behind it."""
    above = click.get_current_context().obj or Spoken()
    return Spoken(options["lang"] or above.lang, options["quiet"] + above.quiet, options["verbose"] + above.verbose)


class LazyGroup(click.Group):
    """A group whose commands are named here and imported later.

    Args:
        name: what it is called.
        language: of its help.
        modules: the module of each command, in the order of the help.
        default: the command that is meant where the first word names none.
        bare: the command that is meant where nothing is typed.
        texts: what stands before the command's name in the keys of wording/.
        params: its options; `--lang`, `-q` and `-v` may be among them.
    """

    help: Any = Later()
    epilog: Any = Later()
    options_metavar: Any = Later()
    subcommand_metavar: Any = Later()

    def __init__(  # noqa: PLR0913 - what a group is made of
        self,
        name: str,
        language: str,
        modules: Mapping[str, str],
        *,
        default: str | None = None,
        bare: str | None = None,
        texts: str = "help.",
        params: Sequence[click.Parameter] = (),
        **settings: object,
    ) -> None:
        """See the class."""
        super().__init__(
            name,
            params=list(params),
            context_settings=dict(HELP_NAMES),
            **settings,  # type: ignore[arg-type]  # handed on
        )
        self.options_metavar = partial(say, language, "meta.options")
        self.subcommand_metavar = partial(say, language, "meta.command")
        self.language = language
        self._modules = modules
        self._default = default
        self._bare = bare
        self._texts = texts

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Their names, in the order of the help."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command, imported now."""
        if cmd_name not in self._modules:
            return None
        command: click.Command = import_module(self._modules[cmd_name]).command(self.language)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The list of commands, without importing them."""
        with formatter.section(say(self.language, "click.commands")):
            formatter.write_dl([(name, say(self.language, f"{self._texts}{name}.short")) for name in self._modules])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command before the first word that is neither a command nor an option of the group."""
        if not args and self._bare and not ctx.resilient_parsing:
            args = [self._bare]
        if args and self._default and not ctx.resilient_parsing:
            at = self._first_word(args)
            if at < len(args) and args[at] not in self._modules and args[at] not in ("-h", "--help", "--version"):
                args = [*args[:at], self._default, *args[at:]]
        return super().parse_args(ctx, args)

    def _first_word(self, args: Sequence[str]) -> int:
        at = 0
        while at < len(args) and (args[at].startswith("--lang") or _is_volume(args[at])):
            at += 2 if args[at] == "--lang" else 1
        return at

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click's, with the nearest name of a command that is not imported."""
        if args[0] not in self._modules and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self._modules, ctx=ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Commands, and files where the default command takes them."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - see above

        found = super().shell_complete(ctx, incomplete)
        if self._default and not incomplete.startswith("-"):
            found.append(CompletionItem(incomplete, type="file"))
        return found


def _is_volume(word: str) -> bool:
    """Whether a word is `-q`, `-v`, several of them at once, or their long form."""
    return word in ("--quiet", "--verbose") or (word[:1] == "-" and word[1:] != "" and not word[1:].strip("qv"))
