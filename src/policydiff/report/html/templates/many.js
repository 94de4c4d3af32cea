"use strict";
(() => {
  const root = document.documentElement;
  const worth = (row, at) => {
    const cell = row.cells[at];
    return cell.dataset.s === undefined ? cell.textContent.trim() : Number(cell.dataset.s);
  };
  const compare = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "zh"));

  function sort(table, key, falling) {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, index) => ({ row, index, key: key(row) }));
    rows.sort((one, other) => (falling ? compare(other.key, one.key) : compare(one.key, other.key)) || one.index - other.index);
    body.append(...rows.map((each) => each.row));
  }
  for (const table of document.querySelectorAll("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      head.querySelector("button").addEventListener("click", () => {
        const falling = head.getAttribute("aria-sort") !== "descending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        sort(table, (row) => worth(row, at), falling);
      });
    });
  }
  const cluster = document.getElementById("cluster"), heat = document.querySelector("table.heat");
  if (cluster) {
    cluster.addEventListener("click", () => {
      const on = cluster.getAttribute("aria-pressed") !== "true";
      cluster.setAttribute("aria-pressed", on ? "true" : "false");
      sort(heat, (row) => (on ? Number(row.dataset.cluster) : Number(row.cells[0].dataset.s)), false);
    });
  }
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
