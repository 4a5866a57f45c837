// The argument map: claims as boxes, supports and disputes as lines told apart by colour, line
// style and end. Positions and line breaks come from Python; text enters as text nodes only.

const SVG = "http://www.w3.org/2000/svg";
const READABLE = 0.75; // smallest scale a map opens at: below it words cannot be read
const ENDS = { supports: "M0,0 L10,5 L0,10 z", disputes: "M4,-1 L4,11", restates: "M1,5 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0" };

export default function ({ data, parentElement, setStateValue }) {
  let map = parentElement.querySelector(".map");
  if (!map || map.dataset.rev !== data.rev) {
    map?.remove();
    map = build(data);
    parentElement.appendChild(map);
    frame(map);
  }
  map.pick = (id) => setStateValue("picked", { id, n: Date.now() });
  map.classList.toggle("dark", isDark());
  const [start, turn] = data.told;
  if (map.dataset.turn !== String(turn)) {
    map.dataset.turn = String(turn);
    select(map, start);
    if (start) centre(map, start);
  }
}

function isDark() {
  const app = document.querySelector('[data-testid="stApp"]') ?? document.body;
  const parts = getComputedStyle(app).backgroundColor.match(/\d+/g) ?? [255, 255, 255];
  return parts.slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 384;
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function html(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function build(data) {
  const map = html("div", { class: "map", "data-rev": data.rev });
  map.nodes = new Map(data.nodes.map((node) => [node.id, node]));
  map.edges = data.edges;
  map.size = data.size;
  map.first = data.first;
  const svg = make("svg", { role: "group", "aria-label": "Argument map: " + data.nodes.length + " claims. Arrow keys move, Enter opens." });
  svg.append(make("defs", {}, ...Object.keys(ENDS).map(markerOf)));
  svg.append(...data.edges.map((edge) => edgeOf(map, edge)), ...data.nodes.map(nodeOf));
  svg.querySelector(".node")?.setAttribute("tabindex", "0");
  map.append(html("div", { class: "head" }, legend(), tools(map)), svg, html("div", { class: "live", "aria-live": "polite" }));
  map.svg = svg;
  svg.addEventListener("click", (event) => {
    const node = event.target.closest(".node");
    if (node && !map.dragged) open(map, node.dataset.id);
  });
  svg.addEventListener("keydown", (event) => onKey(map, event));
  dragging(map);
  return map;
}

function markerOf(relation) {
  const shape = make("path", { d: ENDS[relation], class: relation });
  return make("marker", { id: "end-" + relation, viewBox: "-1 -2 12 14", refX: relation === "disputes" ? 4 : 9, refY: 5,
    markerWidth: 13, markerHeight: 13, orient: "auto", markerUnits: "userSpaceOnUse" }, shape);
}

function nodeOf(node) {
  const top = node.y - node.h / 2;
  const words = node.lines.map((line, i) => make("text", { x: node.x - node.w / 2 + 12, y: top + 22 + i * 17 }, line));
  const box = make("rect", { x: node.x - node.w / 2, y: top, width: node.w, height: node.h, rx: node.type === "forecast" ? 16 : 4 });
  return make("g", { class: "node " + node.type, "data-id": node.id, role: "button", tabindex: "-1", "aria-label": node.title },
    make("title", {}, node.title), box, ...words);
}

function edgeOf(map, edge) {
  const d = route(map, map.nodes.get(edge.from), map.nodes.get(edge.to), edge);
  return make("path", { class: "edge " + edge.relation, "data-from": edge.from, "data-to": edge.to, d,
    "marker-end": `url(#end-${edge.relation})` }, make("title", {}, edge.title));
}

// Lines keep to the gaps between columns wherever two boxes stand in neighbouring ones.
function route(map, from, to, edge) {
  const back = map.edges.some((other) => other.from === edge.to && other.to === edge.from);
  const shift = back ? (edge.from < edge.to ? 9 : -9) : 0; // two lines between the same boxes
  const down = Math.sign(to.y - from.y);
  if (Math.abs(to.x - from.x) > from.w / 2) {
    const way = Math.sign(to.x - from.x);
    const lean = (node, other) => Math.max(-node.h / 3, Math.min(node.h / 3, (other.y - node.y) / 12)) + shift;
    const [x1, y1, x2, y2] = [from.x + (way * from.w) / 2, from.y + lean(from, to), to.x - way * (to.w / 2 + 2), to.y + lean(to, from)];
    const pull = way * Math.min(46, Math.abs(x2 - x1) * 0.7);
    return `M${x1},${y1} C${x1 + pull},${y1} ${x2 - pull},${y2} ${x2},${y2}`;
  }
  if (Math.abs(to.y - from.y) < map.size.row * 1.5) {
    return `M${from.x + shift},${from.y + (down * from.h) / 2} L${to.x + shift},${to.y - down * (to.h / 2 + 2)}`;
  }
  const side = from.x > map.size.w / 2 + 1 ? -1 : 1; // round the boxes between, on the side of the map's middle
  const [x1, x2, y1, y2] = [from.x + (side * from.w) / 2, to.x + side * (to.w / 2 + 2), from.y + shift, to.y + shift];
  const out = Math.max(x1 * side, x2 * side) * side + side * 40;
  return `M${x1},${y1} C${out},${y1} ${out},${y2} ${x2},${y2}`;
}

function legend() {
  const list = html("ul", { class: "legend" });
  const rows = [["supports", "supports (solid, arrow)"], ["disputes", "disputes (dashed, bar)"], ["restates", "restates (dotted, dot)"]];
  for (const [relation, words] of rows) {
    const line = make("svg", { width: 46, height: 14, "aria-hidden": "true" });
    line.append(make("defs", {}, markerOf(relation)), make("path", { class: "edge " + relation, d: "M2,7 L40,7", "marker-end": `url(#end-${relation})` }));
    list.append(html("li", {}, line, words));
  }
  for (const [type, words] of [["claim", "claim"], ["forecast", "forecast"], ["benchmark", "benchmark result"]]) {
    const box = make("svg", { width: 26, height: 14, "aria-hidden": "true" });
    box.append(make("g", { class: "node " + type }, make("rect", { x: 2, y: 1, width: 22, height: 12, rx: type === "forecast" ? 6 : 2 })));
    list.append(html("li", {}, box, words));
  }
  return list;
}

function tools(map) {
  const bar = html("div", { class: "tools" });
  const actions = [["+", "Zoom in", () => zoom(map, 0.8)], ["−", "Zoom out", () => zoom(map, 1.25)], ["Whole map", "Show the whole map", () => whole(map)]];
  for (const [words, name, act] of actions) {
    const button = html("button", { type: "button", "aria-label": name, title: name }, words);
    button.addEventListener("click", act);
    bar.append(button);
  }
  return bar;
}

function view(map, box) {
  map.box = box;
  map.svg.setAttribute("viewBox", [box.x, box.y, box.w, box.h].map((part) => part.toFixed(1)).join(" "));
}

function seen(map) {
  return { w: map.svg.clientWidth || 800, h: map.svg.clientHeight || 560 };
}

function whole(map) {
  const { w, h } = seen(map);
  const scale = Math.max(map.size.w / w, map.size.h / h, 0.8);
  view(map, { x: map.size.x - (w * scale - map.size.w) / 2, y: map.size.y - (h * scale - map.size.h) / 2, w: w * scale, h: h * scale });
}

// A map too large to be read whole opens as wide as it can be read, at its first claim.
function frame(map) {
  whole(map);
  const { w, h } = seen(map);
  if (map.box.w <= w / READABLE) return;
  const scale = Math.min(Math.max(map.size.w / w, 0.8), 1 / READABLE);
  view(map, { x: 0, y: 0, w: w * scale, h: h * scale });
  centre(map, map.first);
}

function centre(map, id) {
  const node = map.nodes.get(id);
  if (!node) return;
  const { w, h } = map.box;
  view(map, { x: within(node.x, w, map.size.x, map.size.w), y: within(node.y, h, map.size.y, map.size.h), w, h });
}

// Where a view of some length starts so that it has a point near its middle and little beyond the map.
function within(point, length, start, whole) {
  if (length >= whole) return start - (length - whole) / 2;
  return Math.min(Math.max(point - length / 2, start), start + whole - length);
}

function zoom(map, factor) {
  const { x, y, w, h } = map.box;
  view(map, { x: x + (w * (1 - factor)) / 2, y: y + (h * (1 - factor)) / 2, w: w * factor, h: h * factor });
}

function dragging(map) {
  let last = null;
  map.svg.addEventListener("pointerdown", (event) => {
    last = { x: event.clientX, y: event.clientY };
    map.dragged = false;
  });
  map.svg.addEventListener("pointermove", (event) => {
    if (!last || !event.buttons) return;
    const dx = event.clientX - last.x;
    const dy = event.clientY - last.y;
    if (!map.dragged && Math.hypot(dx, dy) < 4) return;
    map.dragged = true;
    last = { x: event.clientX, y: event.clientY };
    const scale = map.box.w / seen(map).w;
    view(map, { ...map.box, x: map.box.x - dx * scale, y: map.box.y - dy * scale });
  });
  for (const end of ["pointerup", "pointerleave"]) map.svg.addEventListener(end, () => (last = null));
}

function element(map, id) {
  return map.svg.querySelector(`.node[data-id="${CSS.escape(id)}"]`);
}

function select(map, id) {
  const near = new Set([id]);
  for (const edge of map.svg.querySelectorAll(".edge")) {
    const touches = edge.dataset.from === id || edge.dataset.to === id;
    edge.classList.toggle("near", touches);
    if (touches) near.add(edge.dataset.from).add(edge.dataset.to);
  }
  const known = id !== null && map.nodes.has(id);
  map.classList.toggle("picked", known);
  for (const node of map.svg.querySelectorAll(".node")) {
    node.classList.toggle("chosen", node.dataset.id === id);
    node.classList.toggle("near", near.has(node.dataset.id));
    node.setAttribute("aria-pressed", String(node.dataset.id === id));
  }
  if (known) rove(map, element(map, id));
}

function rove(map, node) {
  for (const other of map.svg.querySelectorAll('.node[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  node.setAttribute("tabindex", "0");
}

function open(map, id) {
  select(map, id);
  map.querySelector(".live").textContent = map.nodes.get(id).title;
  map.pick(id);
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function onKey(map, event) {
  const at = event.target.closest(".node");
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
  if (WAYS[event.key]) move(map, at.dataset.id, WAYS[event.key]);
  else if (event.key === "Enter" || event.key === " ") open(map, at.dataset.id);
  else if (event.key === "+") zoom(map, 0.8);
  else if (event.key === "-") zoom(map, 1.25);
  else return;
  event.preventDefault();
  event.stopPropagation(); // Streamlit listens for single keys on the whole page
}

// The nearest node that way; sideways distance counts double.
function move(map, id, [wx, wy]) {
  const at = map.nodes.get(id);
  let best = null;
  for (const node of map.nodes.values()) {
    const along = (node.x - at.x) * wx + (node.y - at.y) * wy;
    const aside = Math.abs((node.x - at.x) * wy) + Math.abs((node.y - at.y) * wx);
    if (along > 1 && (!best || along + 2 * aside < best.cost)) best = { id: node.id, cost: along + 2 * aside };
  }
  if (!best) return;
  const next = element(map, best.id);
  rove(map, next);
  next.focus({ preventScroll: true });
  keepInView(map, best.id);
  map.querySelector(".live").textContent = map.nodes.get(best.id).title;
}

function keepInView(map, id) {
  const node = map.nodes.get(id);
  const { x, y, w, h } = map.box;
  const inside = node.x - node.w / 2 >= x && node.x + node.w / 2 <= x + w && node.y - node.h / 2 >= y && node.y + node.h / 2 <= y + h;
  if (!inside) centre(map, id);
}
