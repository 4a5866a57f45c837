// Claims against holders: a table where there is room for it, else a list of the same.
// Text enters the page as text nodes only. Each cell is a button that picks the words behind it.

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let root = parentElement.querySelector(".stands");
  if (!root || root.dataset.rev !== data.rev) {
    root?.remove();
    root = build(data);
    parentElement.appendChild(root);
  }
  root.pick = (id) => setStateValue("picked", { id, n: Date.now() });
  root.go = (place) => setTriggerValue("go", place);
  root.classList.toggle("dark", isDark());
  const [start, turn] = data.told;
  if (root.dataset.turn !== String(turn)) {
    root.dataset.turn = String(turn);
    open(root, start && root.querySelector(`button[data-id="${CSS.escape(start)}"]`)?.dataset.cell);
  }
}

function build(data) {
  const root = make("div", "stands");
  root.dataset.rev = data.rev;
  const scroll = root.appendChild(make("div", "scroll"));
  const table = scroll.appendChild(make("table"));
  table.appendChild(make("caption", "", data.title));
  const heads = table.appendChild(make("thead")).appendChild(make("tr"));
  heads.appendChild(head("col", "Claim"));
  for (const [name, full] of data.heads) heads.appendChild(head("col", name, full));
  const body = table.appendChild(make("tbody"));
  const list = root.appendChild(make("ul", "list"));
  list.setAttribute("aria-label", data.title);
  root.words = data.words;
  for (const { text, cells } of data.rows) {
    const row = body.appendChild(make("tr"));
    row.appendChild(head("row", text));
    const places = data.heads.map(() => row.appendChild(make("td")));
    const item = list.appendChild(make("li", "", text));
    const under = item.appendChild(make("ul"));
    for (const cell of cells) {
      const [, full] = data.heads[cell[0]];
      const tip = `${full} ${cell[3]}: ${data.words[cell[5]].tip}`;
      places[cell[0]].appendChild(button(cell, tip, ""));
      under.appendChild(make("li")).appendChild(button(cell, tip, full + " "));
    }
  }
  for (const part of [table, list]) {
    const first = part.querySelector("button");
    if (first) first.tabIndex = 0;
    part.addEventListener("click", (event) => {
      const pressed = event.target.closest("button");
      if (!pressed) return;
      rove(part, pressed);
      open(root, pressed.dataset.cell);
      root.pick(pressed.dataset.id);
    });
    part.addEventListener("keydown", (event) => onKey(part, event));
  }
  return root;
}

function head(scope, text, full = "") {
  const cell = make("th", "", text);
  cell.scope = scope;
  if (full) cell.title = full;
  return cell;
}

function button([column, side, sign, word, id, cell], tip, before) {
  const made = make("button", side);
  made.type = "button";
  made.tabIndex = -1;
  made.dataset.id = id;
  made.dataset.column = column;
  made.dataset.cell = cell;
  made.setAttribute("aria-pressed", "false");
  made.title = tip;
  const drawn = made.appendChild(make("span", "", sign));
  drawn.setAttribute("aria-hidden", "true");
  made.appendChild(make("span", "", before + word));
  return made;
}

// Shows the words behind a cell right under its row, in the table and in the list.
function open(root, cell) {
  for (const old of root.querySelectorAll(".words")) old.remove();
  for (const one of root.querySelectorAll("button")) {
    const chosen = one.dataset.cell === cell;
    one.setAttribute("aria-pressed", String(chosen));
    if (!chosen) continue;
    const row = one.closest("tr");
    if (row) {
      const under = make("tr", "words");
      const place = under.appendChild(make("td"));
      place.colSpan = row.children.length;
      place.appendChild(quotation(root, root.words[cell]));
      row.after(under);
    } else one.after(wrapped(quotation(root, root.words[cell])));
  }
}

function wrapped(node) {
  const place = make("div", "words");
  place.appendChild(node);
  return place;
}

function quotation(root, { parts }) {
  const box = make("div");
  box.setAttribute("aria-live", "polite");
  for (const part of parts) quote(root, box, part);
  return box;
}

function quote(root, box, { way: stance, quote, by, proof, source, claim }) {
  if (stance) box.appendChild(make("p", "way", stance));
  box.appendChild(make("p", "quote", "“" + quote + "”"));
  box.appendChild(make("p", "by", by));
  if (proof) box.appendChild(make("p", "by", proof));
  const way = link("Read it in its source", "sources", { source, claim });
  box.appendChild(make("p")).appendChild(way);
  way.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own
    event.preventDefault();
    root.go(way.place);
  });
}

function rove(part, button) {
  for (const other of part.querySelectorAll('button[tabindex="0"]')) other.tabIndex = -1;
  button.tabIndex = 0;
}

// Left and right go through all cells, up and down through those of one holder.
function onKey(part, event) {
  const here = event.target.closest("button");
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const along = event.key === "ArrowDown" || event.key === "ArrowUp";
  const all = [...part.querySelectorAll("button")].filter(
    (one) => !along || part.tagName === "UL" || one.dataset.column === here.dataset.column,
  );
  const next = all[all.indexOf(here) + step];
  if (next) {
    rove(part, next);
    next.focus();
  }
  event.preventDefault();
  event.stopPropagation(); // Streamlit listens for single keys on the whole page
}
