"""A real browser for the tests, spoken to over two pipes: the Chrome DevTools Protocol, no driver, no package."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--force-color-profile=srgb",
    "--lang=zh-CN",
    "--font-render-hinting=none",
)


def find() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One headless Chromium; `open` gives pages."""

    def __init__(self, executable: str, home: str) -> None:
        to_child, self._out = os.pipe()
        self._in, from_child = os.pipe()
        reading, writing = (fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (to_child, from_child))

        def wire() -> None:
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self._process = subprocess.Popen(
            [executable, *FLAGS, f"--user-data-dir={home}"],
            preexec_fn=wire,
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in (to_child, from_child, reading, writing):
            os.close(end)
        self._number, self._rest = 0, b""
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """Send one command and return its result; events that come meanwhile are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        os.write(self._out, json.dumps(message).encode() + b"\0")
        for answer in self._messages():
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)
        raise RuntimeError(f"{method}: the browser is gone")

    def _messages(self) -> Iterator[dict[str, Any]]:
        while True:
            while b"\0" in self._rest:
                head, self._rest = self._rest.split(b"\0", 1)
                yield json.loads(head)
            more = os.read(self._in, 1 << 20)
            if not more:
                return
            self._rest += more

    def open(self, path: Path, *, width: int = 1280, height: int = 900, dark: bool = False, script: bool = True) -> Page:
        """Open a file in a new page of this size and theme, and wait until it has loaded."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session, target)
        for domain in ("Page", "Runtime", "Network", "Log"):
            page.call(f"{domain}.enable")
        scheme = "dark" if dark else "light"
        page.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}],
        )
        page.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        page.call("Emulation.setScriptExecutionDisabled", value=not script)
        page.call("Page.navigate", url=path.resolve().as_uri())
        page.wait_for_load()
        page.call("Page.bringToFront")
        return page

    def close(self) -> None:
        """End the browser that this object started."""
        try:
            self.call("Browser.close")
            self._process.wait(10)
        except (RuntimeError, OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        for end in (self._in, self._out):
            os.close(end)


class Page:
    """One open page."""

    def __init__(self, browser: Browser, session: str, target: str) -> None:
        self.browser, self.session, self.target = browser, session, target

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        return self.browser.call(method, self.session, **params)

    def wait_for_load(self) -> None:
        if not any(event["method"] == "Page.loadEventFired" for event in self.events()):
            for message in self.browser._messages():
                self.browser.events.append(message)
                if message.get("method") == "Page.loadEventFired" and message.get("sessionId") == self.session:
                    return

    def close(self) -> None:
        """Close the page and forget what it said."""
        self.browser.call("Target.closeTarget", targetId=self.target)
        self.browser.events[:] = [event for event in self.browser.events if event.get("sessionId") != self.session]

    def events(self) -> list[dict[str, Any]]:
        return [event for event in self.browser.events if event.get("sessionId") == self.session]

    def run(self, script: str) -> Any:
        """Return the value of a JavaScript expression (a promise is awaited); an exception there is one here."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def complaints(self) -> list[str]:
        """Everything that the console or the log of the page said."""
        self.run("1")
        found = []
        for event in self.events():
            if event["method"] == "Runtime.consoleAPICalled":
                found.append(str(event["params"]["args"]))
            elif event["method"] == "Runtime.exceptionThrown":
                found.append(str(event["params"]["exceptionDetails"]))
            elif event["method"] == "Log.entryAdded":
                found.append(event["params"]["entry"]["text"])
        return found

    def requests(self) -> list[str]:
        """Every address that the page asked for."""
        self.run("1")
        return [event["params"]["request"]["url"] for event in self.events() if event["method"] == "Network.requestWillBeSent"]

    def press(self, key: str) -> None:
        """Press one key, as a person would."""
        text = {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def hover(self, x: float, y: float) -> None:
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """Write a PNG of the window, or of the whole page."""
        clip = {}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}, "captureBeyondViewport": True}
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png", **clip)["data"]))

    def pdf(self) -> bytes:
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])


@contextmanager
def browser() -> Iterator[Browser]:
    """A running browser, ended afterwards."""
    executable = find()
    if executable is None:
        raise RuntimeError("no Chromium on this machine")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        running = Browser(executable, home)
        try:
            yield running
        finally:
            running.close()
