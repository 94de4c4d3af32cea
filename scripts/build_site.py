"""Build the documentation as a static site with search, in English and Chinese, and check every link of it.

python scripts/build_site.py [FOLDER]      by default build/site; the Chinese site is in its folder zh

The pages of docs/ and of the project's root are gathered for each language (a translation, NAME.zh-CN.md, in the place of NAME.md), links
between them are made to fit, and MkDocs builds them. Exits with 1 where a link leads nowhere or a page would fetch something.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build"
LANGUAGES = {"en": "", "zh": ".zh-CN"}
"""The languages of the site, and what stands in the name of a page of theirs."""
_LINK = re.compile(r"(?P<text>!?\[[^\]]*\])\((?P<name>[^)\s#]*)(?P<anchor>#[^)\s]*)?\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_FETCHING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "audio": "src", "video": "src"}
_ENGLISH_ONLY = "这一页只有英文。日常要用的见中文的[命令](cli.md)、[检查规则](rules.md)和[词汇](glossary.md)。"
_QUIET = frozenset({"alternate", "canonical", "next", "prev"})
"""Relations of a <link> that a browser does not fetch."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the site. page: its file from the root; titles: by language, None where the page's heading is its title."""

    page: str
    titles: dict[str, str | None]

    @property
    def place(self) -> str:
        """Where it stands among the pages of the site: docs/cli.md is cli.md, README.md readme.md."""
        name = self.page.removeprefix("docs/")
        return name if name != self.page else f"{Path(name).stem.lower()}.md"


def entries() -> list[tuple[dict[str, str], list[Entry]]]:
    """Return the parts of the navigation with their names and pages."""
    parts = yaml.safe_load((ROOT / "docs" / "nav.yaml").read_text(encoding="utf-8"))
    return [(part, [Entry(each["page"], {lang: each.get(lang) for lang in LANGUAGES}) for each in part["pages"]]) for part in parts]


def source_of(page: str, lang: str) -> Path:
    """Return the file of a page in a language, or that in English."""
    found = ROOT / page.replace(".md", f"{LANGUAGES[lang]}.md")
    return found if found.is_file() else ROOT / page


def gather(lang: str) -> Path:
    """Lay out the pages of a language under build/pages, with links that fit there; return the folder."""
    folder = WORK / "pages" / lang
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("images", "assets", "examples"):
        shutil.copytree(ROOT / "docs" / name, folder / name)
    places = {each.page: each.place for _, pages in entries() for each in pages}
    for page, place in places.items():
        text = source_of(page, lang).read_text(encoding="utf-8")
        if not page.endswith(".md"):
            text = f"# {page.capitalize()}\n\n```text\n{text}```\n"
        text = fitted(text, page, lang, places)
        if lang == "zh" and page.endswith(".md") and source_of(page, "zh") == source_of(page, "en"):
            text = _noted(text)
        (folder / place).write_text(text, encoding="utf-8", newline="\n")
    return folder


def _noted(text: str) -> str:
    """Return an English page of the Chinese site with a line under its heading that says so."""
    heading, _, rest = text.partition("\n")
    return f"{heading}\n\n{_ENGLISH_ONLY}\n{rest}"


def fitted(text: str, page: str, lang: str, places: dict[str, str]) -> str:
    """Return a page with its links as they are between the pages of the site; a link to the other language leads to that site."""

    def fit(link: re.Match[str]) -> str:
        name, anchor = link["name"], link["anchor"] or ""
        if urlsplit(name).scheme:
            return link[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), name)) if name else page
        base = target.replace(LANGUAGES["zh"], "")
        other = lang if not name else "zh" if target != base else "en"
        if base in places and other != lang and source_of(base, "zh") != source_of(base, "en"):
            there = ("../" if lang == "zh" else "zh/") + places[base].removesuffix(".md") + ".html"
            return f'<a href="{there}{anchor}">{link["text"].strip("[]")}</a>'
        if base in places:
            anchor = _numbered(anchor, source_of(base, lang))
        return f"{link['text']}({places.get(base, target.removeprefix('docs/'))}{anchor})"

    return _LINK.sub(fit, text)


def _numbered(anchor: str, page: Path) -> str:
    """The second heading of a name has the anchor NAME-1 where the pages are kept, and NAME_1 on the site."""
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(page.read_text(encoding="utf-8"))}
    name, _, number = anchor[1:].rpartition("-")
    return f"#{name}_{number}" if number.isdigit() and name in slugs and anchor[1:] not in slugs else anchor


def settings(lang: str, output: Path) -> Path:
    """Write the settings of a language beside its pages: those of mkdocs.yml, its navigation, and where the other language is."""
    nav = [{part[lang]: [_titled(each, lang) for each in pages]} for part, pages in entries()]
    words = {
        "INHERIT": "../mkdocs.yml",
        "docs_dir": f"pages/{lang}",
        "site_dir": str(output),
        "theme": {"language": lang},
        "nav": nav,
        "extra": {
            "alternate": [
                {"name": "English", "lang": "en", "link": "index.html" if lang == "en" else "../index.html"},
                {"name": "中文", "lang": "zh", "link": "index.html" if lang == "zh" else "zh/index.html"},
            ]
        },
    }
    path = WORK / f"mkdocs.{lang}.yml"
    path.write_text(yaml.safe_dump(words, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def _titled(entry: Entry, lang: str) -> str | dict[str, str]:
    title = entry.titles[lang]
    return {title: entry.place} if title else entry.place


def build(output: Path) -> int:
    """Build the site in each language; return the exit code of MkDocs, to which every warning is an error."""
    shutil.rmtree(output, ignore_errors=True)
    for lang in LANGUAGES:
        folder = output if lang == "en" else output / lang
        gather(lang)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(settings(lang, folder))]
        environment = {"NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, **environment}, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout, done.stderr, file=sys.stderr)
            return done.returncode
    return 0


class Links(HTMLParser):
    """What a page links to, what it would fetch, and the anchors that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag says."""
        found = {name: value or "" for name, value in attrs}
        self.anchors |= {found[name] for name in ("id", "name") if name in found}
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag in _FETCHING and found.get(_FETCHING[tag]) and not _QUIET & set(found.get("rel", "").split()):
            self.fetched.append(found[_FETCHING[tag]])


def faults(site: Path) -> list[str]:
    """Return what is wrong with a built site: links to pages or headings that are not there, and anything fetched from elsewhere."""
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    found = []
    for path, page in pages.items():
        if path.name == "404.html":  # its links are from the root of a server
            continue
        here = path.relative_to(site).as_posix()
        found += [f"{here}: fetches {each}" for each in page.fetched if urlsplit(each).netloc]
        for link in dict.fromkeys((*page.links, *page.fetched)):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file():
                found.append(f"{here}: {link} leads nowhere")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
                found.append(f"{here}: {link} has no such heading")
    return found


def main(output: Path = WORK / "site") -> int:
    """Run the command."""
    if code := build(output.resolve()):
        return code
    wrong = faults(output.resolve())
    print(*wrong, sep="\n", end="\n" if wrong else "")
    count = len(list(output.rglob("*.html")))
    print(f"{output}: {count} pages, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
