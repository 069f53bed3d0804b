"""`newsreader completions`: a script that lets a shell complete commands, options, choices and paths.

Knows no command: what may follow each is read off its parser.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.arguments import Command
from reader.cli.output import write_script

if TYPE_CHECKING:
    from reader.settings import Settings

SHELLS = ("bash", "zsh", "fish")


def add_completions_arguments(parser: ArgumentParser) -> None:
    """What may follow `completions`."""
    parser.add_argument("shell", choices=SHELLS, help="which shell reads the script")


def run_completions(arguments: Namespace, _: Settings) -> int:
    """Print the script."""
    from reader.cli import completion_scripts
    from reader.cli.entry import READER, find_command, list_commands
    from reader.cli.syntax import describe

    write = {
        "bash": completion_scripts.write_bash,
        "zsh": completion_scripts.write_zsh,
        "fish": completion_scripts.write_fish,
    }[arguments.shell]
    write_script(write(describe(find_command(READER)), [describe(command) for command in list_commands()]))
    return 0


COMPLETIONS = Command(
    name="completions",
    summary="Print a script that lets a shell complete what is typed",
    examples=(
        "newsreader completions bash > ~/.local/share/bash-completion/completions/newsreader",
        "newsreader completions zsh > ~/.zfunc/_newsreader",
        "newsreader completions fish > ~/.config/fish/completions/newsreader.fish",
    ),
    add_arguments=add_completions_arguments,
    run=run_completions,
)
