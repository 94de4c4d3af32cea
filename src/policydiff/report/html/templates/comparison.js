"use strict";
(() => {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll(".row")];
  const blocks = [...document.querySelectorAll(".block")];
  const chips = [...document.querySelectorAll(".chip[data-f]")];
  const query = $("q"), section = $("section"), role = $("role"), diff = $("diff"), shown = $("shown");
  const pressed = (button) => button.getAttribute("aria-pressed") === "true";
  const press = (button, on) => button.setAttribute("aria-pressed", on ? "true" : "false");
  const different = (row) => row.dataset.v !== "copied" || row.dataset.m !== "";
  let texts = null;
  const runs = [...document.querySelectorAll("details.run")];
  const whole = $("whole");
  let current = null;

  const words = (row) => [...row.querySelectorAll(".p,.c")].map((part) => part.textContent).join("\n").toLowerCase();

  function wanted(kind) {
    return new Set(chips.filter((chip) => chip.dataset.f === kind && pressed(chip)).map((chip) => chip.dataset.w));
  }
  const meets = (set, list) => set.size === 0 || list.split(" ").some((word) => set.has(word));

  function filter() {
    const verdicts = wanted("v"), kinds = wanted("k"), marks = wanted("m");
    const needle = query.value.trim().toLowerCase();
    if (needle && texts === null) texts = new Map(rows.map((row) => [row, words(row)]));
    let count = 0;
    for (const block of blocks) {
      const inSection = !section.value || section.value === block.dataset.s;
      let any = false;
      for (const row of block.querySelectorAll(".row")) {
        const show = inSection && meets(verdicts, row.dataset.v) && meets(kinds, row.dataset.k) && meets(marks, row.dataset.m)
          && (!role.value || role.value === row.dataset.r) && (!pressed(diff) || different(row)) && (!needle || texts.get(row).includes(needle));
        row.hidden = !show;
        if (show) { any = true; count += 1; }
      }
      block.hidden = !any;
    }
    const narrowed = filters() !== "";
    for (const run of runs) {
      run.hidden = !run.querySelector(".row:not([hidden])");
      run.open = narrowed;
    }
    if (whole && narrowed) whole.open = true;
    shown.textContent = shown.dataset.words.replace("{}", count).replace("{}", rows.length);
    $("empty").hidden = count > 0;
    mark(needle);
    place();
    address();
    chart();
  }

  // The address holds the row and the filters: #m5&v=dropped,added&q=…
  const single = { s: section, r: role, q: query };
  function filters() {
    const parts = ["v", "k", "m"].map((kind) => [kind, [...wanted(kind)].join(",")]);
    for (const [name, box] of Object.entries(single)) parts.push([name, box.value.trim()]);
    parts.push(["d", pressed(diff) ? "1" : ""]);
    return parts.filter(([, value]) => value).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join("");
  }
  function address() {
    const hash = (current ? current.id : "") + filters();
    try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch { /* a page without an address */ }
  }
  function recall(parts) {
    const asked = new Map(parts.map((part) => [part.slice(0, 1), decodeURIComponent(part.slice(2))]));
    for (const chip of chips) press(chip, (asked.get(chip.dataset.f) || "").split(",").includes(chip.dataset.w));
    for (const [name, box] of Object.entries(single)) box.value = asked.get(name) || "";
    press(diff, asked.get("d") === "1");
  }

  const standing = () => rows.filter((row) => !row.hidden && different(row));
  function place() {
    const open = standing(), at = open.indexOf(current);
    $("at").textContent = at >= 0 ? $("at").dataset.words.replace("{}", at + 1).replace("{}", open.length) : $("at").dataset.all.replace("{}", open.length);
  }

  function mark(needle) {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("found");
    if (!needle) return;
    const found = new Highlight();
    for (const row of rows) {
      if (row.hidden) continue;
      for (const part of row.querySelectorAll(".p,.c")) {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.data.toLowerCase();
          for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + needle.length);
            found.add(range);
          }
        }
      }
    }
    CSS.highlights.set("found", found);
  }

  function reset() {
    query.value = "";
    section.value = "";
    role.value = "";
    press(diff, false);
    chips.forEach((chip) => press(chip, false));
    filter();
  }

  function choose(row) {
    if (current) current.classList.remove("current");
    current = row;
    if (row) row.classList.add("current");
    place();
  }

  function unfold(target) {
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }

  function reveal() {
    const [name, ...parts] = location.hash.slice(1).split("&");
    if (parts.length) { recall(parts); filter(); }
    const target = name && document.getElementById(decodeURIComponent(name));
    if (!target) return;
    if (target.closest("[hidden]")) reset();
    unfold(target);
    if (target.matches(".row")) { choose(target); address(); }
    target.scrollIntoView({ block: target.matches(".row") ? "center" : "start", behavior: "instant" });
  }

  function step(by) {
    const open = standing();
    if (!open.length) return;
    let at = open.indexOf(current);
    if (at < 0 && current) at = open.findIndex((row) => current.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) - (by > 0 ? 1 : 0);
    const next = open[Math.min(Math.max(at + by, 0), open.length - 1)];
    unfold(next);
    choose(next);
    address();
    next.scrollIntoView({ block: "center" });
  }

  let pending = 0;
  query.addEventListener("input", () => { clearTimeout(pending); pending = setTimeout(filter, 120); });
  $("tools").addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  section.addEventListener("change", filter);
  role.addEventListener("change", filter);
  $("reset").addEventListener("click", reset);
  [diff, ...chips].forEach((button) => button.addEventListener("click", () => { press(button, !pressed(button)); choose(null); filter(); }));
  addEventListener("hashchange", reveal);
  $("forward").addEventListener("click", () => step(1));
  $("back").addEventListener("click", () => step(-1));
  let folded = [];
  addEventListener("beforeprint", () => { folded = runs.filter((run) => !run.open && (!whole || whole.open)); folded.forEach((run) => { run.open = true; }); });
  addEventListener("afterprint", () => folded.forEach((run) => { run.open = false; }));
  place();

  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input,select,textarea");
    if (event.key === "Escape") { reset(); query.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); unfold(query); query.focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });

  const tip = $("tip");
  let lit = [];
  const kinds = new Map([...document.querySelectorAll("#kinds [data-k]")].map((entry) => [entry.dataset.k, entry.querySelector("dd").textContent]));
  function unlight() {
    lit.forEach((one) => one.classList.remove("lit"));
    lit = [];
    tip.hidden = true;
  }
  document.addEventListener("pointerover", (event) => {
    unlight();
    const edit = event.target.closest(".row .k[data-e]");
    const row = edit && edit.closest(".row");
    const reason = row && row.querySelector(`.why li[data-e="${edit.dataset.e}"]`);
    if (!reason) return;
    lit = [...row.querySelectorAll(`.k[data-e="${edit.dataset.e}"]`)];
    lit.forEach((one) => one.classList.add("lit"));
    const head = document.createElement("b"), about = document.createElement("span");
    head.textContent = reason.textContent;
    about.textContent = kinds.get([...edit.classList].find((name) => name.startsWith("k-")).slice(2)) || "";
    tip.replaceChildren(head, about);
    tip.hidden = false;
    const box = edit.getBoundingClientRect(), size = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left), innerWidth - size.width - 8);
    const top = box.top - size.height - 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${top > 4 ? top : box.bottom + 8}px`;
  });
  addEventListener("scroll", unlight, { passive: true });

  // The map at the edge: a line for each row shown, by verdict; a click goes there, a frame shows where the reader is.
  const map = $("map"), paper = map.getContext("2d"), area = $("rows");
  let lines = [], places = new Map(), drawn = 0;
  const within = (box) => { const place = box.getBoundingClientRect(); return place.bottom > 120 && place.top < innerHeight; };
  const ink = (name, alpha) => `rgb(${getComputedStyle(root).getPropertyValue(`--${name}`).trim()} / ${alpha})`;
  function draw() {
    drawn = 0;
    const box = area.getBoundingClientRect();
    map.hidden = box.top > innerHeight / 2 || box.bottom < innerHeight / 2 || lines.length < 20;
    if (map.hidden) return;
    const ratio = devicePixelRatio || 1, width = map.clientWidth, height = map.clientHeight, each = height / lines.length;
    map.width = width * ratio;
    map.height = height * ratio;
    paper.scale(ratio, ratio);
    const inks = { copied: ink("copied", 0.3), localized: ink("localized", 0.7), adapted: ink("adapted", 0.7), added: ink("added", 0.9), dropped: ink("dropped", 0.9) };
    lines.forEach((row, at) => {
      paper.fillStyle = inks[row.dataset.v];
      paper.fillRect(3, at * each, width - 6, Math.max(1, each * 0.85));
    });
    // Only of blocks on the screen are rows asked where they are: a row that is not laid out yet would have to be.
    const seen = blocks.filter((block) => !block.hidden && within(block)).flatMap((block) => [...block.querySelectorAll(".row:not([hidden])")]);
    const here = seen.filter((row) => within(row.closest("details:not([open])") || row)).map((row) => places.get(row));
    if (!here.length) return;
    const first = Math.min(...here), last = Math.max(...here);
    paper.strokeStyle = getComputedStyle(root).getPropertyValue("--ink");
    paper.strokeRect(0.5, first * each + 0.5, width - 1, Math.max(6, (last - first + 1) * each - 1));
  }
  const later = () => { if (!drawn) drawn = requestAnimationFrame(draw); };
  function chart() { lines = rows.filter((row) => !row.hidden); places = new Map(lines.map((row, at) => [row, at])); later(); }
  map.addEventListener("click", (event) => {
    const row = lines[Math.floor((event.offsetY / map.clientHeight) * lines.length)];
    if (!row) return;
    unfold(row);
    choose(row);
    address();
    row.scrollIntoView({ block: "center", behavior: "instant" });
  });
  addEventListener("scroll", later, { passive: true });
  if (whole) whole.addEventListener("toggle", later);
  addEventListener("resize", later);
  chart();
  if (location.hash) reveal();

  $("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    later();
  });
})();
