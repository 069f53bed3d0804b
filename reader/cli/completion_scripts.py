"""Completion scripts for bash (3.2 and later), zsh and fish.

Knows neither parsers nor what a command does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.cli.syntax import Syntax, Word

BASH = """\
# newsreader completes here; made by: newsreader completions bash
_newsreader_found() {{
    local line
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$@" -- "$cur")
}}
_newsreader_paths() {{
    compopt -o filenames 2>/dev/null
    _newsreader_found "$1"
}}
_newsreader() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} command= place i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${{COMP_WORDS[i]}} in
            --library | --config) ((i++)) ;;
            -*) ;;
            {names})
                command=${{COMP_WORDS[i]}}
                break
                ;;
            *)
                command=PATH
                break
                ;;
        esac
    done
    place=$((COMP_CWORD - i))
    case $command:$prev in
{values}
    esac
    case $command:$cur in
{options}
    esac
    case $command:$place in
{words}
    esac
}}
complete -F _newsreader newsreader
"""

ZSH = """\
#compdef newsreader
# newsreader completes here; made by: newsreader completions zsh
_newsreader_commands() {{
    local -a commands
    commands=(
{commands}
    )
    _describe -t commands 'newsreader command' commands
}}
_newsreader() {{
    local curcontext="$curcontext" state line
    typeset -A opt_args
    _arguments -C \\
{own} \\
        '1: :->first' \\
        '*:: :->rest' && return 0
    case $state in
        first)
            _alternative 'commands:command:_newsreader_commands' 'files:path:_files'
            ;;
        rest)
            case $line[1] in
{cases}
                *) _files ;;
            esac
            ;;
    esac
}}
if [[ $funcstack[1] == _newsreader ]]; then
    _newsreader "$@"
else
    compdef _newsreader newsreader
fi
"""


def write_bash(reader: Syntax, commands: Sequence[Syntax]) -> str:
    """The script for bash; `reader` is what stands before a command."""
    values, options, words = list[str](), list[str](), list[str]()
    for syntax in (reader, *commands):
        pattern = syntax.command.name or "PATH"
        patterns = (pattern,) if syntax.command.name else ("", pattern)
        for option in syntax.options:
            if option.value != "none":
                keys = " | ".join(f"{each}:{name}" for each in patterns for name in option.names)
                values.append(f"        {keys}) {_find_in_bash(option)}return ;;")
        names = " ".join(name for option in syntax.options for name in option.names)
        more = " --version" if not syntax.command.name else ""
        options.append(f"        {' | '.join(f'{each}:-*' for each in patterns)})")
        options.append(f"            _newsreader_found -W '{names}{more}'; return ;;")
        first = syntax.words[0] if syntax.words else None
        if first is not None and first.value in ("choice", "path", "folder"):
            places = "*" if first.is_repeatable else "1"
            words.append(f"        {pattern}:{places}) {_find_in_bash(first)};;")
    listed = " ".join(syntax.command.name for syntax in commands)
    words.append(f"        :*) _newsreader_found -W '{listed}'; _newsreader_paths -f ;;")
    return BASH.format(
        names=" | ".join(syntax.command.name for syntax in commands),
        values="\n".join(values),
        options="\n".join(options),
        words="\n".join(words),
    )


def _find_in_bash(word: Word) -> str:
    if word.value == "choice":
        return f"_newsreader_found -W '{' '.join(word.choices)}'; "
    return {"path": "_newsreader_paths -f; ", "folder": "_newsreader_paths -d; "}.get(word.value, "")


def write_zsh(reader: Syntax, commands: Sequence[Syntax]) -> str:
    """The script for zsh; `reader` is what stands before a command."""
    listed = [f"        {_quote(f'{_plain(each.command.name)}:{each.command.summary}')}" for each in commands]
    cases = []
    for syntax in commands:
        specs = [*_specify_options(syntax.options), *_specify_words(syntax.words)]
        lines = " \\\n".join(f"                        {spec}" for spec in specs)
        cases.append(f"                {syntax.command.name})\n                    _arguments \\\n{lines}\n"
                     "                    ;;")  # fmt: skip
    own = [*_specify_options(reader.options), "'--version[show the version]'"]
    return ZSH.format(
        commands="\n".join(listed), own=" \\\n".join(f"        {spec}" for spec in own), cases="\n".join(cases)
    )


def _specify_options(options: Sequence[Word]) -> Iterator[str]:
    for option in options:
        value = f":{_plain(option.shown)}:{_find_in_zsh(option)}" if option.value != "none" else ""
        for name in option.names:
            yield _quote(f"{name}[{_plain(option.help)}]{value}")


def _specify_words(words: Sequence[Word]) -> Iterator[str]:
    for number, word in enumerate(words, 1):
        place = "*" if word.is_repeatable else str(number)
        yield _quote(f"{place}:{_plain(word.shown)}:{_find_in_zsh(word)}")


def _find_in_zsh(word: Word) -> str:
    if word.value == "choice":
        return f"({' '.join(word.choices)})"
    return {"path": "_files", "folder": "_files -/"}.get(word.value, " ")


def _plain(text: str) -> str:
    """Text without what parts a specification of zsh."""
    for letter in "\\:[]":
        text = text.replace(letter, f"\\{letter}")
    return text


def _quote(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def write_fish(reader: Syntax, commands: Sequence[Syntax]) -> str:
    """The script for fish; `reader` is what stands before a command."""
    names = " ".join(syntax.command.name for syntax in commands)
    none_yet = f"not __fish_seen_subcommand_from {names}"
    lines = [
        "# newsreader completes here; made by: newsreader completions fish",
        "complete -c newsreader -f",
        f"complete -c newsreader -n '{none_yet}' -F",
        f"complete -c newsreader -n '{none_yet}' -l version -d 'show the version'",
    ]
    for syntax in commands:
        summary = _escape_fish(syntax.command.summary)
        lines.append(f"complete -c newsreader -n '{none_yet}' -a {syntax.command.name} -d '{summary}'")
    for syntax in (reader, *commands):
        when = f"__fish_seen_subcommand_from {syntax.command.name}" if syntax.command.name else none_yet
        lines += [f"complete -c newsreader -n '{when}'{rest}" for rest in _list_for_fish(syntax)]
    return "\n".join(lines) + "\n"


def _list_for_fish(syntax: Syntax) -> Iterator[str]:
    for option in syntax.options:
        names = "".join(f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in option.names)
        yield f"{names}{_find_in_fish(option)} -d '{_escape_fish(option.help)}'"
    for word in syntax.words if syntax.command.name else ():
        if word.value == "choice":
            yield f" -a '{' '.join(word.choices)}'"
        elif word.value in ("path", "folder"):
            yield " -F"


def _find_in_fish(option: Word) -> str:
    if option.value == "choice":
        return f" -x -a '{' '.join(option.choices)}'"
    found = {"path": " -r -F", "folder": " -x -a '(__fish_complete_directories)'", "other": " -x"}
    return found.get(option.value, "")


def _escape_fish(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
