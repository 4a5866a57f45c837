// The argument map: claims as boxes, supports and disputes as lines told apart by colour, line
// style and end; under it the same as an outline. Both show what is picked in the other.
// Positions and line breaks come from Python; text enters as text nodes only.

const READABLE = 0.85; // smallest scale a map opens at: below it words cannot be read
const NARROW = 520; // pixels
const UPPER = 0.2; // how far down a telephone's map opens at its first claim: its lower part is below the screen
const TELEPHONE = "(max-width: 640px)"; // where a card is a sheet over the page's lower part,
const SHEET = 0.55; // of the screen's height at most, as the page's style sheet says
const ENDS = { supports: "M0,0 L10,5 L0,10 z", disputes: "M4,-1 L4,11", restates: "M1,5 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0" };
const SIZES = { supports: 12, disputes: 9, restates: 10 }; // lines that end beside each other keep their ends apart

export default function ({ data, parentElement, setStateValue }) {
  let map = parentElement.querySelector(".map");
  if (!map || map.dataset.rev !== data.rev) {
    map = replaced(map, { ...JSON.parse(data.drawn), rev: data.rev, series: data.series }, parentElement);
  }
  map.tell = (name, value) => setStateValue(name, { ...value, n: Date.now() });
  map.classList.toggle("dark", isDark());
  const [start, turn] = data.told;
  if (map.dataset.turn !== String(turn)) {
    map.dataset.turn = String(turn);
    select(map, start);
    if (start) {
      centre(map, endOf(map, start));
      aboveSheet(map, start);
    }
  }
}

// Another drawing in place of the last. Of the same series it stays where it was on the screen, with
// what was picked and focused.
function replaced(last, data, parent) {
  const map = build(data);
  const active = last && parent.getRootNode().activeElement;
  const held = last?.contains(active) ? active.dataset.id : null;
  last?.remove();
  parent.appendChild(map);
  const goesOn = last && last.dataset.series === data.series;
  if (!goesOn) {
    frame(map);
    map.outline.open = map.clientWidth < NARROW; // on a telephone a list is easier to read than a map
    map.querySelector(".key").open = map.clientWidth >= NARROW;
  }
  else {
    const at = [data.anchor, last.picked, ...last.nodes.keys()].find((id) => last.nodes.has(id) && map.nodes.has(id));
    const [was, is] = [last.nodes.get(at), map.nodes.get(at)];
    view(map, { ...last.box, x: last.box.x + (is?.x ?? 0) - (was?.x ?? 0), y: last.box.y + (is?.y ?? 0) - (was?.y ?? 0) });
    map.dataset.turn = last.dataset.turn;
    map.outline.open = last.outline.open;
    map.querySelector(".key").open = last.querySelector(".key").open;
    select(map, last.picked);
    const more = map.nodes.size - last.nodes.size;
    if (more) say(map, Math.abs(more) + (Math.abs(more) === 1 ? " claim" : " claims") + (more > 0 ? " more on the map." : " fewer on the map."));
  }
  if (held) focusNode(map, map.nodes.has(held) ? held : data.first);
  return map;
}

function build(data) {
  const map = html("div", { class: "map", "data-rev": data.rev, "data-series": data.series });
  map.nodes = new Map(data.nodes.map((node) => [node.id, node]));
  map.edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  map.size = data.size;
  map.first = data.first;
  map.labelled = data.labelled;
  map.picked = null;
  const svg = make("svg", { role: "group", "aria-label": "Argument map: " + data.nodes.length + " claims. " + KEYS });
  svg.append(make("defs", {}, ...Object.keys(ENDS).map((relation) => markerOf(relation, "end-"))));
  svg.append(...data.edges.map((edge) => edgeOf(map, edge)), ...data.nodes.map(nodeOf));
  svg.querySelector(".node")?.setAttribute("tabindex", "0");
  map.svg = svg;
  map.live = html("div", { class: "live", "aria-live": "polite" });
  map.outline = outlineOf(map, data.outline);
  map.append(html("div", { class: "head" }, legend(), tools(map)), svg, html("p", { class: "keys" }, KEYS), map.outline, map.live);
  svg.addEventListener("click", (event) => {
    if (map.dragged) return;
    const more = event.target.closest(".more");
    const target = event.target.closest(".node, .edge");
    if (more) step(map, target.dataset.id);
    else if (target) {
      open(map, target.dataset.id);
      aboveSheet(map, target.dataset.id);
    }
  });
  svg.addEventListener("keydown", (event) => onKey(map, event));
  dragging(map);
  return map;
}

const KEYS = "Keys: arrows move, Enter opens, e shows or hides neighbours, l goes through the links, + and − zoom, 0 shows all.";

// The legend has ends of its own: one taken from a closed legend would keep the colours of the other theme.
function markerOf(relation, name) {
  const shape = make("path", { d: ENDS[relation], class: relation });
  return make("marker", { id: name + relation, viewBox: "-1 -2 12 14", refX: relation === "disputes" ? 4 : 9, refY: 5,
    markerWidth: SIZES[relation], markerHeight: SIZES[relation], orient: "auto", markerUnits: "userSpaceOnUse" }, shape);
}

function nodeOf(node) {
  const [left, top] = [node.x - node.w / 2, node.y - node.h / 2];
  const first = node.y - (node.row * node.lines.length) / 2; // a box with many lines at it is higher than its words
  const words = node.lines.map((line, i) => make("text", { x: left + 12, y: first + (i + 0.76) * node.row, style: `font-size: ${node.font}px` }, line));
  const parts = [make("title", {}, node.title), boxOf(node.type, left, top, node.w, node.h), ...words];
  if (node.more) parts.push(moreOf(node, left + node.w, top + node.h));
  return make("g", { class: `node ${node.type} sure-${node.sure}`, "data-id": node.id, role: "button", tabindex: "-1", "aria-label": node.title }, ...parts);
}

function boxOf(type, x, y, width, height) {
  const round = { forecast: Math.min(16, height / 2), definition: 0 }[type] ?? 4;
  const box = make("g", { class: "box" }, make("rect", { x, y, width, height, rx: round }));
  if (type === "definition") box.append(make("path", { d: `M${x + 4},${y} v${height}` }));
  return box;
}

// The mark that shows or hides neighbours, for the mouse; by keyboard it is "e".
function moreOf(node, right, bottom) {
  const width = 14 + 8 * node.more.length;
  return make("g", { class: "more" }, make("title", {}, node.hidden ? "Show more of its neighbours" : "Hide its neighbours again"),
    make("rect", { class: "reach", x: right - width - 2, y: bottom - 13, width: width + 4, height: 26 }),
    make("rect", { class: "tab", x: right - width, y: bottom - 9, width, height: 18, rx: 9 }),
    make("text", { x: right - width / 2, y: bottom + 4.5, "text-anchor": "middle" }, node.more));
}

function edgeOf(map, edge) {
  const d = edge.d ?? straight(map.nodes.get(edge.from), map.nodes.get(edge.to), edge);
  return make("g", { class: "edge " + edge.relation, "data-id": edge.id, "data-from": edge.from, "data-to": edge.to, role: "button", tabindex: "-1", "aria-label": edge.title },
    make("title", {}, edge.title), make("path", { class: "reach", d }),
    make("path", { class: "line", d, "marker-end": `url(#end-${edge.relation})` }));
}

// In an overview lines are short and straight, from the edge of one box to that of the other.
function straight(from, to, edge) {
  const shift = edge.back ? (edge.from < edge.to ? 9 : -9) : 0; // two lines between the same boxes
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const part = (node, gap) => Math.min((node.w / 2 + gap) / Math.max(Math.abs(dx), 1), (node.h / 2 + gap) / Math.max(Math.abs(dy), 1), 0.45);
  const [a, b] = [part(from, 0), 1 - part(to, 2)];
  const at = (t) => `${(from.x + dx * t + shift / 2).toFixed(1)},${(from.y + dy * t + shift / 2).toFixed(1)}`;
  return `M${at(a)} L${at(b)}`;
}

function legend() {
  const list = html("ul", { class: "legend" });
  const rows = [["supports", "supports (solid, arrow)"], ["disputes", "disputes (dashed, bar)"], ["restates", "restates (dotted, dot)"]];
  for (const [relation, words] of rows) {
    const line = make("svg", { width: 46, height: 14, "aria-hidden": "true" });
    line.append(make("defs", {}, markerOf(relation, "sample-")), make("g", { class: "edge " + relation }, make("path", { class: "line", d: "M2,7 L40,7", "marker-end": `url(#sample-${relation})` })));
    list.append(html("li", {}, line, words));
  }
  for (const [type, words] of [["claim", "claim"], ["forecast", "forecast"], ["benchmark", "benchmark result"], ["definition", "definition"]]) {
    list.append(html("li", {}, sample("node sure-3 " + type, boxOf(type, 2, 1, 22, 12)), words));
  }
  list.append(html("li", {}, sample("node claim sure-0", boxOf("claim", 2, 1, 22, 12)), "pale: less certain"));
  list.append(html("li", {}, sample("node claim sure-3", boxOf("claim", 1, 0, 25, 14)), "large: weighs more"));
  list.append(html("li", {}, sample("more", make("rect", { class: "tab", x: 2, y: 0, width: 24, height: 15, rx: 7 }), make("text", { x: 14, y: 11.5, "text-anchor": "middle" }, "+5")), "click: shows more neighbours"));
  return html("details", { class: "key", open: "" }, html("summary", {}, "What the lines and boxes mean"), list);
}

function sample(kind, ...box) {
  const svg = make("svg", { width: 28, height: 15, "aria-hidden": "true" });
  svg.append(make("g", { class: kind }, ...box));
  return svg;
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
  const scale = Math.max(map.size.w / w, map.size.h / h, 0.5);
  view(map, { x: map.size.x - (w * scale - map.size.w) / 2, y: map.size.y - (h * scale - map.size.h) / 2, w: w * scale, h: h * scale });
}

// A map too large to be read whole opens as wide as it can be read, at its first claim.
function frame(map) {
  whole(map);
  const { w, h } = seen(map);
  if (!map.labelled || map.box.w <= w / READABLE) return;
  const scale = Math.min(Math.max(map.size.w / w, 0.8), 1 / READABLE);
  view(map, { x: 0, y: 0, w: w * scale, h: h * scale });
  centre(map, map.first, map.clientWidth < NARROW ? UPPER : 0.5);
}

// The claim that stands for what is picked: itself, or the one that a link leads to.
function endOf(map, id) {
  return map.nodes.has(id) ? id : map.edges.get(id)?.to;
}

// On a telephone: the map's upper part, with what is picked in it, over the sheet that opens with its card.
function aboveSheet(map, id) {
  const node = map.nodes.get(endOf(map, id));
  if (!node || !matchMedia(TELEPHONE).matches) return;
  requestAnimationFrame(() => {
    map.svg.scrollIntoView({ block: "start" });
    const room = innerHeight * (1 - SHEET) - map.svg.getBoundingClientRect().top;
    const { w, h } = map.box;
    view(map, { x: within(node.x, w, map.size.x, map.size.w), y: node.y - (room / 2) * (w / seen(map).w), w, h });
  });
}

// A claim in the middle of what is seen across, and down by some part of its height.
function centre(map, id, down = 0.5) {
  const node = map.nodes.get(id);
  if (!node) return;
  const { w, h } = map.box;
  view(map, { x: within(node.x, w, map.size.x, map.size.w), y: within(node.y, h, map.size.y, map.size.h, down), w, h });
}

// Where a view of some length starts so that it has a point at some part of it and little beyond the map.
function within(point, length, start, whole, part = 0.5) {
  if (length >= whole) return start - (length - whole) / 2;
  return Math.min(Math.max(point - length * part, start), start + whole - length);
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
  return map.svg.querySelector(`[data-id="${CSS.escape(id)}"]`);
}

function say(map, words) {
  map.live.textContent = words;
}

function titleOf(map, id) {
  return (map.nodes.get(id) ?? map.edges.get(id))?.title ?? "";
}

// Paint what is picked: a claim with all at its ends, or a link with both of its own; here and in the outline.
function select(map, id) {
  const link = map.edges.get(id);
  const near = new Set(link ? [link.from, link.to] : [id]);
  for (const edge of map.svg.querySelectorAll(".edge")) {
    const touches = link ? edge.dataset.id === id : edge.dataset.from === id || edge.dataset.to === id;
    edge.classList.toggle("near", touches);
    if (touches) near.add(edge.dataset.from).add(edge.dataset.to);
  }
  map.picked = map.nodes.has(id) || link ? id : null;
  map.classList.toggle("picked", map.picked !== null);
  for (const node of map.svg.querySelectorAll(".node")) {
    node.classList.toggle("chosen", node.dataset.id === id);
    node.classList.toggle("near", near.has(node.dataset.id));
    mark(node, "aria-pressed", String(node.dataset.id === id));
  }
  if (map.nodes.has(id)) rove(map, element(map, id));
  let first = null;
  for (const row of map.outline.querySelectorAll(".row")) {
    const same = row.dataset.id === id;
    mark(row, "aria-selected", String(same));
    if (same) first ??= row;
  }
  if (first) showRow(map, first);
}

// Of a thousand nodes few change: each attribute that is written costs, also where it stays the same.
function mark(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function rove(map, node) {
  for (const other of map.svg.querySelectorAll('.node[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  node.setAttribute("tabindex", "0");
}

function focusNode(map, id) {
  const node = id && element(map, id);
  if (!node) return;
  if (map.nodes.has(id)) rove(map, node);
  node.focus({ preventScroll: true });
}

function open(map, id) {
  select(map, id);
  say(map, titleOf(map, id));
  map.tell("picked", { id });
}

// Show more neighbours of a claim, or hide those that hang on it alone.
function step(map, id) {
  const node = map.nodes.get(id);
  say(map, node.hidden ? "Showing its neighbours." : "Hiding its neighbours.");
  map.tell("step", { id, opened: node.hidden > 0 });
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function onKey(map, event) {
  const at = event.target.closest(".node, .edge");
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
  const id = at.dataset.id;
  const node = map.nodes.has(id) ? id : map.from ?? at.dataset.to;
  if (WAYS[event.key]) node === id ? move(map, id, WAYS[event.key]) : focusNode(map, node);
  else if (event.key === "Escape" && node !== id) focusNode(map, node);
  else if (event.key === "Enter" || event.key === " ") open(map, id), aboveSheet(map, id);
  else if (event.key === "e") step(map, node);
  else if (event.key === "l") nextLink(map, node, id);
  else if (event.key === "+") zoom(map, 0.8);
  else if (event.key === "-") zoom(map, 1.25);
  else if (event.key === "0") whole(map);
  else return;
  event.preventDefault();
  event.stopPropagation(); // Streamlit listens for single keys on the whole page
}

// The links at a claim in turn, then the claim again.
function nextLink(map, node, at) {
  const ring = [node, ...[...map.edges.values()].filter((edge) => edge.from === node || edge.to === node).map((edge) => edge.id)];
  if (ring.length === 1) return say(map, "Nothing on this map is linked to it.");
  const next = ring[(ring.indexOf(at) + 1) % ring.length];
  map.from = node;
  focusNode(map, next);
  say(map, titleOf(map, next));
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
  focusNode(map, best.id);
  keepInView(map, best.id);
  say(map, titleOf(map, best.id));
}

function keepInView(map, id) {
  const node = map.nodes.get(id);
  const { x, y, w, h } = map.box;
  const inside = node.x - node.w / 2 >= x && node.x + node.w / 2 <= x + w && node.y - node.h / 2 >= y && node.y + node.h / 2 <= y + h;
  if (!inside) centre(map, id);
}

// The outline: a tree of lines with one tab stop. Up and Down go through it, Left goes to what a line stands under.
function outlineOf(map, rows) {
  const tree = html("div", { class: "tree", role: "tree", "aria-label": "The map as an outline" });
  tree.append(...rows.map((row) => rowOf(map, row)));
  tree.firstChild?.setAttribute("tabindex", "0");
  const box = html("details", { class: "outline" }, html("summary", {}, "The same as an outline"), tree);
  tree.addEventListener("click", (event) => pickRow(map, event.target.closest(".row")));
  tree.addEventListener("keydown", (event) => onTreeKey(map, tree, event));
  return box;
}

function rowOf(map, { id, depth, sign, relation, again }) {
  const row = html("div", { class: "row", role: "treeitem", tabindex: "-1", "data-id": id, "aria-level": depth + 1, "aria-selected": "false", style: `--depth: ${depth}` });
  if (sign) row.append(html("span", { class: "sign " + relation }, sign), " ");
  row.append(map.nodes.get(id).text);
  if (again) row.append(" ", html("span", { class: "again" }, "(with what bears on it elsewhere in this list)"));
  return row;
}

function pickRow(map, row) {
  if (!row) return;
  open(map, row.dataset.id);
  centre(map, row.dataset.id);
  if (matchMedia(TELEPHONE).matches) row.scrollIntoView({ block: "start" });
}

function showRow(map, row) {
  const tree = row.parentElement;
  for (const other of tree.querySelectorAll('.row[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  row.setAttribute("tabindex", "0");
  const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
  if (top < tree.scrollTop) tree.scrollTop = top;
  else if (bottom > tree.scrollTop + tree.clientHeight) tree.scrollTop = bottom - tree.clientHeight;
}

function onTreeKey(map, tree, event) {
  const row = event.target.closest(".row");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...tree.children];
  const at = rows.indexOf(row);
  const level = (one) => Number(one.getAttribute("aria-level"));
  const goals = {
    ArrowDown: () => rows[at + 1],
    ArrowUp: () => rows[at - 1],
    ArrowRight: () => (rows[at + 1] && level(rows[at + 1]) > level(row) ? rows[at + 1] : null),
    ArrowLeft: () => rows.slice(0, at).reverse().find((one) => level(one) < level(row)),
    Home: () => rows[0],
    End: () => rows.at(-1),
  };
  if (goals[event.key]) {
    const goal = goals[event.key]();
    if (goal) {
      showRow(map, goal);
      goal.focus({ preventScroll: true });
    }
  } else if (event.key === "Enter" || event.key === " ") pickRow(map, row);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
