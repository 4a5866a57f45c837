// The disputes between two sides: claims in two columns and a line across for each dispute, or, on a
// narrow screen, the same as a list. Python says which claims stand where and in which order; the browser
// says how high their words are, and so where lines begin and end. Text enters as text nodes only.

const APART = 14; // pixels between the ends of two lines at one claim
const ROUND = 10; // no line ends in a corner
const TELEPHONE = "(max-width: 640px)";
const BAR = "M4,0 L4,10";
const KEYS = "Keys: up and down go through lines or claims, left and right to what they join, Enter opens.";

export default function ({ data, parentElement, setStateValue }) {
  let root = parentElement.querySelector(".across");
  if (!root || root.dataset.rev !== data.rev) {
    root?.watch.disconnect();
    root?.remove();
    root = build(JSON.parse(data.drawn), data.rev);
    parentElement.appendChild(root);
    root.watch.observe(root);
    draw(root);
  }
  root.tell = (id) => setStateValue("picked", { id, n: Date.now() });
  root.classList.toggle("dark", isDark());
  const [start, turn] = data.told;
  if (root.dataset.turn !== String(turn)) {
    root.dataset.turn = String(turn);
    select(root, start);
  }
}

function build(data, rev) {
  const root = html("div", { class: "across", "data-rev": rev, role: "group", "aria-label": data.title });
  root.lines = data.lines;
  const heads = html("div", { class: "heads" }, ...data.sides.map((side) => html("span", {}, side)));
  root.append(legend(data), heads, ...data.knots.map((knot) => knotOf(data, knot)), listOf(data), html("p", { class: "keys" }, KEYS));
  for (const part of [root.querySelector(".knot .line"), root.querySelector(".list .line")]) part?.setAttribute("tabindex", "0");
  root.addEventListener("click", (event) => {
    const target = event.target.closest("[data-id]");
    if (target) open(root, target);
  });
  root.addEventListener("keydown", (event) => onKey(root, event));
  root.watch = new ResizeObserver(() => draw(root));
  return root;
}

function knotOf(data, knot) {
  const svg = make("svg", {});
  svg.append(make("defs", {}, marker("end")));
  svg.append(...knot.lines.map((n) => lineOf(data.lines[n], n)));
  const count = {};
  for (const n of knot.lines) for (const id of [data.lines[n].left, data.lines[n].right]) count[id] = (count[id] ?? 0) + 1;
  const column = (side) => html("div", { class: "column " + side, role: "group", "aria-label": data.sides[side === "left" ? 0 : 1] }, ...knot[side].map((id) => claimOf(data.claims[id], id, side, count[id])));
  return html("div", { class: "knot" }, column("left"), column("right"), svg);
}

function marker(id) {
  return make("marker", { id, viewBox: "0 0 8 10", refX: 4, refY: 5, markerWidth: 8, markerHeight: 11, orient: "auto", markerUnits: "userSpaceOnUse" }, make("path", { d: BAR }));
}

function claimOf(claim, id, side, lines) {
  const box = html("button", { type: "button", class: "box " + claim.type, "data-id": id, "data-side": side, tabindex: "-1", title: claim.title, "aria-pressed": "false" },
    html("span", {}, claim.words), html("span", { class: "who" }, claim.who));
  box.style.minHeight = `${lines * APART + 2 * ROUND}px`;
  return box;
}

function lineOf(line, n) {
  return make("g", { class: "line", "data-id": line.id, "data-line": n, role: "button", tabindex: "-1", "aria-label": line.title, "aria-pressed": "false" },
    make("title", {}, line.title), make("path", { class: "reach" }), make("path", { class: "stroke", "marker-end": "url(#end)" }));
}

function listOf(data) {
  const list = html("ul", { class: "list", "aria-label": data.title });
  for (const { claim, lines } of data.list) {
    const left = data.lines[lines[0]].left === claim;
    const under = html("ul", {}, ...lines.map((n) => {
      const line = data.lines[n];
      const other = data.claims[left ? line.right : line.left];
      const sign = line.byLeft === left ? "disputes: " : "disputed by: ";
      return html("li", {}, html("button", { type: "button", class: "line", "data-id": line.id, "data-line": n, tabindex: "-1", title: line.title, "aria-pressed": "false" },
        html("span", { class: "sign" }, sign), other.words, html("span", { class: "who" }, other.who)));
    }));
    list.append(html("li", {}, html("span", { class: "side" }, data.sides[left ? 0 : 1]), data.claims[claim].words, html("span", { class: "who" }, data.claims[claim].who), under));
  }
  return list;
}

function legend(data) {
  const line = make("svg", { width: 46, height: 12, "aria-hidden": "true" });
  line.append(make("defs", {}, marker("sample")), make("path", { class: "stroke", d: "M2,6 L40,6", "marker-end": "url(#sample)" }));
  const list = html("ul", { class: "legend" }, html("li", {}, line, "disputes: the bar stands at what is disputed"));
  const kinds = new Set(Object.values(data.claims).map((claim) => claim.type));
  for (const [type, words] of [["claim", "claim"], ["forecast", "forecast"], ["benchmark", "benchmark result"], ["definition", "definition"]]) {
    if (kinds.has(type)) list.append(html("li", {}, html("span", { class: "sample " + type }), words));
  }
  return list;
}

// Lines leave a claim's inner edge at places of their own, in the order of where they lead.
function draw(root) {
  for (const knot of root.querySelectorAll(".knot")) {
    const frame = knot.getBoundingClientRect();
    if (!frame.width) continue;
    const boxes = new Map([...knot.querySelectorAll(".box")].map((box) => [box.dataset.id, placed(box.getBoundingClientRect(), frame)]));
    const drawn = [...knot.querySelectorAll(".line")].map((element) => ({ element, ...root.lines[element.dataset.line] }));
    const ends = new Map([...boxes].map(([id, box]) => [id, spread(box, drawn.filter((line) => line.left === id || line.right === id), (line) => boxes.get(line.left === id ? line.right : line.left))]));
    for (const { element, id, left, right, byLeft } of drawn) {
      const from = { x: boxes.get(left).right, y: ends.get(left).get(id) };
      const to = { x: boxes.get(right).left, y: ends.get(right).get(id) };
      const d = byLeft ? curve(from, to, 1) : curve(to, from, -1);
      for (const path of element.querySelectorAll("path")) path.setAttribute("d", d);
    }
  }
}

function placed(box, frame) {
  return { left: box.left - frame.left, right: box.right - frame.left, top: box.top - frame.top, height: box.height, middle: box.top - frame.top + box.height / 2 };
}

function spread(box, lines, other) {
  const step = Math.min(2 * APART, (box.height - 2 * ROUND) / lines.length);
  const first = box.middle - (step * (lines.length - 1)) / 2;
  const sorted = [...lines].sort((a, b) => other(a).middle - other(b).middle);
  return new Map(sorted.map((line, n) => [line.id, first + n * step]));
}

function curve(from, to, way) {
  const end = to.x - way * 3; // the bar stands free of the box
  const pull = way * Math.abs(end - from.x) * 0.45;
  return `M${from.x.toFixed(1)},${from.y.toFixed(1)} C${(from.x + pull).toFixed(1)},${from.y.toFixed(1)} ${(end - pull).toFixed(1)},${to.y.toFixed(1)} ${end.toFixed(1)},${to.y.toFixed(1)}`;
}

// Paint what is picked: a dispute with both claims, or a claim with its disputes.
function select(root, id) {
  const found = root.lines.some((line) => [line.id, line.left, line.right].includes(id));
  root.classList.toggle("picked", found);
  for (const element of root.querySelectorAll("[data-id]")) {
    const line = root.lines[element.dataset.line];
    const same = element.dataset.id === id;
    element.setAttribute("aria-pressed", String(same));
    element.classList.toggle("near", same || (line && (line.left === id || line.right === id)));
    element.classList.toggle("chosen", same || (!line && root.lines.some((one) => one.id === id && (one.left === element.dataset.id || one.right === element.dataset.id))));
  }
}

function open(root, target) {
  rove(root, target);
  select(root, target.dataset.id);
  root.tell(target.dataset.id);
  // There a card is a sheet over the page's lower part: what opened it stays in sight above.
  if (matchMedia(TELEPHONE).matches) target.scrollIntoView({ block: "start" });
}

// The list and the drawing have a place of their own for the Tab key.
function rove(root, target) {
  const inList = Boolean(target.closest(".list"));
  for (const other of root.querySelectorAll('[data-id][tabindex="0"]')) {
    if (Boolean(other.closest(".list")) === inList) other.setAttribute("tabindex", "-1");
  }
  target.setAttribute("tabindex", "0");
}

function onKey(root, event) {
  const at = event.target.closest("[data-id]");
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const side = { ArrowLeft: "left", ArrowRight: "right" }[event.key];
  let next = null;
  if (step) {
    const alike = [...root.querySelectorAll(at.closest(".list") ? ".list .line" : at.dataset.side ? `.box[data-side="${at.dataset.side}"]` : ".knot .line")];
    next = alike[alike.indexOf(at) + step];
  } else if (side && !at.closest(".list")) next = beside(root, at, side);
  else if (event.key === "Enter" || event.key === " ") open(root, at);
  if (!step && !side && event.key !== "Enter" && event.key !== " ") return;
  if (next) {
    rove(root, next);
    next.focus();
  }
  event.preventDefault();
  event.stopPropagation(); // Streamlit listens for single keys on the whole page
}

// From a line to the claim at its end, from a claim to the first of its lines on the way to the other side.
function beside(root, at, side) {
  const line = root.lines[at.dataset.line];
  if (line) return root.querySelector(`.box[data-id="${CSS.escape(line[side])}"]`);
  if (at.dataset.side === side) return null;
  return [...at.closest(".knot").querySelectorAll(".line")].find((one) => [root.lines[one.dataset.line].left, root.lines[one.dataset.line].right].includes(at.dataset.id));
}
