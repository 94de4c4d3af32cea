"""Write what is generated in the documentation: reference pages, the output of every command shown, pictures.

python scripts/docs.py [PAGE…]      write the pages (all of them) anew
python scripts/docs.py --check      write nothing; name the pages that are stale and exit with 1
"""

from __future__ import annotations

import argparse
import difflib
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from docs_cli import cli_markdown
from docs_console import Workspaces, refresh
from docs_contract import contract_markdown
from docs_measured import LANGUAGES, PAGES, measured
from docs_tables import filled
from policydiff.validate.manual import rules_markdown
from policydiff.vocab.labels import labels

ROOT = Path(__file__).resolve().parent.parent
GENERATED: dict[str, Callable[[], str]] = {
    "docs/cli.md": cli_markdown,
    "docs/cli.zh-CN.md": partial(cli_markdown, "zh"),
    "docs/contract.md": contract_markdown,
    "docs/contract.zh-CN.md": partial(contract_markdown, "zh"),
    "docs/rules.md": lambda: rules_markdown(labels("en")),
    "docs/rules.zh-CN.md": lambda: rules_markdown(labels("zh")),
    **{f"docs/{name}{suffix}.md": partial(measured, name, lang) for name in PAGES for lang, suffix in LANGUAGES.items()},
}


def pages() -> tuple[str, ...]:
    """Return every page of the documentation, from the root of the project."""
    top = ("README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CHANGELOG.md")
    below = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))
    return tuple(page for page in (*top, *below) if (ROOT / page).is_file())


def current(page: str, workspaces: Workspaces) -> str:
    """Return a page as it should be now."""
    if page in GENERATED:
        return GENERATED[page]()
    text = filled((ROOT / page).read_text(encoding="utf-8"))
    return refresh(text, workspaces.new()) if "```console" in text else text


def difference(page: str, workspaces: Workspaces) -> str:
    """Return how a page differs from what it should be; "" where it does not."""
    path = ROOT / page
    found = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = difflib.unified_diff(found.splitlines(), current(page, workspaces).splitlines(), page, f"{page} (now)", n=1, lineterm="")
    return "\n".join(lines)


def _check(names: Iterable[str]) -> int:
    with Workspaces() as workspaces:
        stale = [text for name in names if (text := difference(name, workspaces))]
    for text in stale:
        print(text, end="\n\n")
    print(f"{len(stale)} stale: run make docs" if stale else "the documentation is fresh")
    return 1 if stale else 0


def _write(names: Iterable[str]) -> int:
    with Workspaces() as workspaces:
        for name in names:
            path = ROOT / name
            text = current(name, workspaces)
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"{name} written")
    return 0


def _pictures() -> int:
    script = ROOT / "scripts" / "screenshots.py"
    return subprocess.run([sys.executable, script], check=False).returncode if script.is_file() else 0


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", help="pages from the root of the project, such as docs/index.md; all where none is named")
    parser.add_argument("--check", action="store_true", help="write nothing, and exit with 1 where a page is stale")
    asked = parser.parse_args()
    names = asked.pages or sorted({*pages(), *GENERATED})
    if asked.check:
        return _check(names)
    return _write(names) or (0 if asked.pages else _pictures())


if __name__ == "__main__":
    sys.exit(main())
