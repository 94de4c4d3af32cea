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
  addEventListener("keydown", (event) => { if (event.key === "Escape") unlight(); });
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
