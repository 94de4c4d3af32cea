"""`policydiff cite`."""

from __future__ import annotations

from typing import Annotated

import typer

from policydiff.cli.choices import Lang, offered, one_of

_FORMATS = ("bibtex", "cff", "text")
_TITLE = "policydiff: Chinese government notices as structured data, compared clause by clause"
_ABSTRACT = (
    "Turns Chinese government notices into structured data (sections, responsibilities, targets, each with its place in the original) "
    "and says, sentence by sentence, what a county plan copied, localized, adapted, dropped and added of its parent."
)
_AUTHOR = "The policydiff maintainers"
_BIBTEX = """@software{{policydiff,
  title   = {{{{{title}}}}},
  author  = {{{{{author}}}}},
  version = {{{version}}},
  license = {{MIT}}
}}
"""
_CFF = """cff-version: 1.2.0
message: "If you use this software, please cite it as below."
type: software
title: "{title}"
abstract: "{abstract}"
authors:
  - name: "{author}"
version: "{version}"
license: MIT
keywords: ["policy diffusion", "government documents", "text reuse", "China"]
"""


def cite(
    format: Annotated[str, typer.Option(metavar="FORMAT", help=", ".join(_FORMATS) + ".", autocompletion=offered(_FORMATS))] = "bibtex",
    lang: Lang = None,
) -> None:
    """Say how to cite this program.

    The version is part of it: another one may read a document otherwise, and every file that is written names the version that wrote it.

    Example: policydiff cite --format bibtex
    """
    from policydiff.cli.terminal import out

    one_of(format, _FORMATS, "format")
    out(citation(format).removesuffix("\n"))


def citation(format: str) -> str:
    """Return the reference to this version of the program, as BibTeX, as CITATION.cff or as a line of text."""
    from policydiff import __version__

    words = {"title": _TITLE, "abstract": _ABSTRACT, "author": _AUTHOR, "version": __version__}
    if format == "text":
        return "{author}. {title}. Version {version}.\n".format(**words)
    return (_BIBTEX if format == "bibtex" else _CFF).format(**words)
