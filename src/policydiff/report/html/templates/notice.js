"use strict";
(() => {
  const text = document.getElementById("text"), tip = document.getElementById("tip"), root = document.documentElement;
  const pieces = text ? [...text.children] : [];
  const starts = pieces.map((piece) => Number(piece.id.slice(1)));
  let lit = [], kept = null;

  function between(link) {
    const start = Number(link.hash.slice(2)), end = Math.max(Number(link.dataset.end), start + 1);
    return pieces.filter((_, index) => starts[index] >= start && starts[index] < end);
  }
  function light(found, name) {
    found.forEach((piece) => piece.classList.add(name));
    return found;
  }
  function unlight() {
    lit.forEach((piece) => piece.classList.remove("lit"));
    lit = [];
    tip.hidden = true;
  }
  function show(link) {
    unlight();
    lit = light(between(link), "lit");
    const evidence = lit.map((piece) => piece.textContent).join("").replace(/\s+/g, "");
    if (!evidence) return;
    tip.textContent = evidence.length > 220 ? `${evidence.slice(0, 220)}…` : evidence;
    tip.hidden = false;
    const box = link.getBoundingClientRect(), size = tip.getBoundingClientRect();
    const top = box.top - size.height - 8;
    tip.style.left = `${Math.min(Math.max(8, box.left), innerWidth - size.width - 8)}px`;
    tip.style.top = `${top > 4 ? top : box.bottom + 8}px`;
  }
  function keep(link) {
    if (kept) kept.forEach((piece) => piece.classList.remove("kept"));
    kept = light(between(link), "kept");
    if (!kept[0]) return;
    if (text.scrollHeight > text.clientHeight) text.scrollTop = kept[0].offsetTop - text.offsetTop - text.clientHeight / 2;
    else kept[0].scrollIntoView({ block: "center", behavior: "instant" });
  }
  const link = (event) => event.target.closest && event.target.closest("a.at");
  document.addEventListener("pointerover", (event) => (link(event) ? show(link(event)) : unlight()));
  document.addEventListener("focusin", (event) => (link(event) ? show(link(event)) : unlight()));
  document.addEventListener("click", (event) => {
    if (!link(event)) return;
    event.preventDefault();
    history.replaceState(null, "", link(event).hash);
    keep(link(event));
  });
  // what is to be checked, as a queue that a keyboard walks: the one in turn has the focus, and Enter goes to its sentence
  const queue = [...document.querySelectorAll("#queue > li")], count = document.getElementById("at");
  const STEPS = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 };
  let turn = -1;
  function walk(step) {
    if (!queue.length) return;
    if (turn >= 0) queue[turn].removeAttribute("aria-current");
    turn = turn < 0 ? (step > 0 ? 0 : queue.length - 1) : (turn + step + queue.length) % queue.length;
    const item = queue[turn];
    item.setAttribute("aria-current", "true");
    count.textContent = turn + 1;
    document.getElementById("of").hidden = false;
    (item.querySelector("a.at") || item).focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
  for (const [name, step] of [["previous", -1], ["next", 1]]) {
    const button = document.getElementById(name);
    if (button) button.addEventListener("click", () => walk(step));
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") unlight();
    if (event.ctrlKey || event.altKey || event.metaKey || !STEPS[event.key]) return;
    event.preventDefault();
    walk(STEPS[event.key]);
  });
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
