# SPDX-License-Identifier: Apache-2.0
"""A group of commands each of which is imported when it is called: `check` does not pay for `rules new`.

Each command lies in a module with `command(language) -> click.Command`; the help of the group is written from wording/
alone. A group may have a default command: `copylint article.txt` means `copylint check article.txt`.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from copylint.model.record import NamedTuple
from copylint.wording import LANGUAGES, say

if False:  # named in annotations only: a run completes nothing
    from click.shell_completion import CompletionItem

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class Spoken(NamedTuple):
    """What may be said before the command as well as behind it; the command below reads it in `Context.obj`."""

    lang: str | None = None
    quiet: int = 0
    verbose: int = 0


def common_options(language: str) -> list[click.Parameter]:
    """`--lang`, `-q` and `-v`, which every command takes."""
    return [
        click.Option(["--lang"], type=click.Choice(LANGUAGES), help=say(language, "opt.lang")),
        click.Option(["-q", "--quiet"], count=True, help=say(language, "opt.quiet")),
        click.Option(["-v", "--verbose"], count=True, help=say(language, "opt.verbose")),
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
            options_metavar=say(language, "meta.options"),
            subcommand_metavar=say(language, "meta.command"),
            **settings,  # type: ignore[arg-type]  # handed on
        )
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
