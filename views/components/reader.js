// The reader: a text shown exactly as stored, its statements marked and pickable.
// Text enters the page as text nodes only. Offsets are cut in Python: here there are none.

// The text is laid out in parts of about so many letters, and only where it is looked at. One part to each
// line would cost more than it spares: the browser watches every part.
const PART = 8000;
const LETTER = 0.43; // width of a letter, of its height: guesses how high a part is before it is laid out
const ROW = 1.65;

const KEYS = "Keys: n and p or arrows go to the next and previous claim, Enter opens its card";

export default function ({ data, parentElement, setStateValue }) {
  let reader = parentElement.querySelector(".reader");
  if (!reader || reader.dataset.rev !== data.rev) {
    parentElement.querySelector(".legend")?.remove();
    reader?.remove();
    const told = { ...JSON.parse(data.text), rev: data.rev };
    reader = build(told, (parentElement.host ?? parentElement).clientWidth);
    // Over the text and not in it: what scrolls holds nothing but the text.
    parentElement.append(legendOf(told), reader);
  }
  reader.pick = (id) => setStateValue("picked", { id, n: Date.now() });
  for (const part of [reader, parentElement.querySelector(".legend")]) part.classList.toggle("dark", isDark());
  const [start, turn] = data.told;
  if (reader.dataset.turn !== String(turn)) {
    reader.dataset.turn = String(turn);
    select(reader, start, true);
  }
}

function build(data, width) {
  const reader = document.createElement("div");
  reader.className = "reader";
  reader.dataset.rev = data.rev;
  reader.tabIndex = -1;
  reader.setAttribute("role", "document");
  reader.setAttribute("aria-label", data.title);
  const heads = new Map(data.posts.map((head) => [head[0], head]));
  const lens = { fates: data.fates ?? [], last: 0 };
  const notes = notesOf(data);
  reader.classList.toggle("noted", notes.size > 0);
  const lengths = data.lines.map((line) => line.reduce((sum, run) => sum + run[0].length, 0));
  const parts = partsOf(reader, width);
  let place = parts;
  let until = 0;
  data.lines.forEach((line, i) => {
    if (i >= until) place = parts;
    const head = heads.get(i);
    if (head) {
      until = head[1];
      const inside = lengths.slice(i, until);
      const long = inside.reduce((sum, length) => sum + length, 0) > PART;
      const post = postOf(head);
      // A long post has parts of its own, a short one goes into a part with its neighbours.
      if (long) parts.alone(post);
      else parts.add(post, inside);
      place = long ? partsOf(post, width) : { add: (node) => post.appendChild(node) };
    }
    place.add(lineOf(line, data.statements, lens, lengths[i], notes), [lengths[i]]);
  });
  parts.close();
  const first = reader.querySelector("mark");
  if (first) first.tabIndex = 0;
  reader.addEventListener("click", (event) => {
    const place = event.target.closest("mark, .note");
    if (place && String(getSelection()) === "") open(reader, place.dataset.id);
  });
  reader.addEventListener("keydown", (event) => onKey(reader, event));
  return reader;
}

// Fills an element part by part. A part's height is guessed from the lengths of its lines, so that the scroll
// bar is nearly right before the part was looked at.
function partsOf(element, width) {
  const row = Math.max(20, width / (16 * LETTER));
  let part = null;
  let letters = 0;
  let rows = 0;
  const close = () => {
    if (part) part.style.containIntrinsicHeight = `auto ${(rows * ROW).toFixed(1)}em`;
    part = null;
  };
  return {
    close,
    alone(node) {
      close();
      element.appendChild(node);
    },
    add(node, lengths) {
      const more = lengths.reduce((sum, length) => sum + length, 0);
      if (!part || letters + more > PART) {
        close();
        part = element.appendChild(document.createElement("div"));
        part.className = "part";
        letters = rows = 0;
      }
      letters += more;
      for (const length of lengths) rows += Math.max(1, Math.ceil(length / row));
      part.appendChild(node);
    },
  };
}

// The notes of each statement at the last run of its text.
function notesOf({ lines, statements }) {
  const last = new Map();
  for (const line of lines) for (const run of line) for (const i of run[1] ?? []) last.set(i, run);
  const found = new Map();
  for (const [i, run] of last) {
    if (statements[i].notes.length) found.set(run, [...(found.get(run) ?? []), statements[i]]);
  }
  return found;
}

// A note in the margin: how many claims dispute and support the one beside it, and the other way about. Its words
// are drawn by the style sheet, since the text itself stays as stored; they are heard with the highlight.
function noteOf({ id, notes }) {
  const lines = document.createDocumentFragment();
  for (const [relation, words] of notes) {
    const line = lines.appendChild(document.createElement("span"));
    line.className = relation;
    line.dataset.label = words;
  }
  return wrap("span", lines, { class: "note", "data-id": id, "aria-hidden": "true" });
}

// What the highlights mean, of those that the text has; no part of the text.
function legendOf({ statements, lines }) {
  const legend = document.createElement("div");
  legend.className = "legend";
  const kinds = new Set(statements.map((statement) => statement.type));
  const names = { claim: "claim", forecast: "forecast", benchmark: "benchmark result", definition: "definition" };
  for (const [kind, name] of Object.entries(names)) {
    if (kinds.has(kind)) legend.appendChild(wrap("span", document.createTextNode(name), { class: "key " + kind }));
  }
  if (lines.some((line) => line.some((run) => run[2]))) {
    legend.appendChild(wrap("span", document.createTextNode("left out"), { class: "greyed" }));
  }
  if (kinds.size) legend.appendChild(wrap("span", document.createTextNode(KEYS), { class: "keys" }));
  return legend;
}

// A post under its head; one that repeats another is folded. The head is no part of the text.
function postOf([, , title, folded]) {
  const post = document.createElement(folded ? "details" : "section");
  post.className = "post";
  post.setAttribute("aria-label", title);
  post.appendChild(wrap(folded ? "summary" : "div", document.createTextNode(title), { class: "head" }));
  return post;
}

function lineOf(runs, statements, lens, length, notes) {
  const line = document.createElement("div");
  line.className = "line";
  let place = line;
  let room = PART;
  for (const run of runs) {
    const [text, spans = [], greyed = "", bidi = "", fate = 0] = run;
    let node = document.createTextNode(text);
    if (bidi) node = wrap("span", node, { class: "bidi", "data-mark": bidi, title: bidi + " (changes the reading direction; switched off here)" });
    if (greyed) node = wrap("span", node, { class: "greyed", title: "left out: " + greyed });
    if (spans.length) {
      const inner = statements[spans[0]];
      node = wrap("mark", node, { class: inner.type, role: "button", tabindex: "-1", "data-id": inner.id,
        "data-all": spans.map((i) => statements[i].id).join(" "), title: inner.title });
    }
    if (fate) {
      const [kind, label, title] = lens.fates[fate - 1];
      node = wrap("span", node, { class: "fate " + kind, title });
      // The label is drawn by the style sheet: the text itself stays as stored.
      if (fate !== lens.last) node.dataset.label = label;
      lens.last = fate;
    }
    if (length > PART && (room <= 0 || place === line)) {
      place = line.appendChild(document.createElement("div"));
      place.className = "piece";
      room = PART;
    }
    room -= text.length;
    place.appendChild(node);
    for (const statement of notes.get(run) ?? []) place.appendChild(noteOf(statement));
  }
  return line;
}

function wrap(tag, node, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.appendChild(node);
  return element;
}

function marksOf(reader, id) {
  return [...reader.querySelectorAll("mark")].filter((mark) => mark.dataset.all.split(" ").includes(id));
}

function select(reader, id, scroll) {
  for (const mark of reader.querySelectorAll("mark.picked")) mark.classList.remove("picked");
  const marks = id ? marksOf(reader, id) : [];
  for (const mark of marks) {
    mark.classList.add("picked");
    const folded = mark.closest("details");
    if (folded) folded.open = true;
  }
  if (!marks.length) return;
  rove(reader, marks[0]);
  if (scroll) show(reader, marks[0]);
}

// Scrolls the text, and the page only as far as it must. Twice, since lines out of sight get their
// true height only once they are near the view.
function show(reader, mark, again = true) {
  requestAnimationFrame(() => {
    const above = mark.getBoundingClientRect().top - reader.getBoundingClientRect().top;
    reader.scrollTop += above - reader.clientHeight / 3;
    if (again) show(reader, mark, false);
    else mark.scrollIntoView({ block: "nearest" });
  });
}

function rove(reader, mark) {
  for (const other of reader.querySelectorAll('mark[tabindex="0"]')) other.tabIndex = -1;
  mark.tabIndex = 0;
}

function open(reader, id) {
  select(reader, id, false);
  reader.pick(id);
}

const WAYS = { ArrowDown: 1, ArrowRight: 1, n: 1, ArrowUp: -1, ArrowLeft: -1, p: -1 };

// The arrows scroll the text where no highlight has the focus; "n" and "p" go on from the one that had it last.
function onKey(reader, event) {
  const mark = event.target.closest("mark");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = WAYS[event.key];
  if (step && (mark || event.key.length === 1)) focusNext(reader, mark, step);
  else if (mark && (event.key === "Enter" || event.key === " ")) open(reader, mark.dataset.id);
  else return;
  event.preventDefault();
  event.stopPropagation(); // Streamlit listens for single keys on the whole page
}

// The next highlight that way of another statement: one that others lie in is cut into several. What is folded is passed over.
function focusNext(reader, from, step) {
  const marks = [...reader.querySelectorAll("mark")].filter((mark) => !mark.closest("details:not([open])"));
  const at = marks.indexOf(from ?? reader.querySelector('mark[tabindex="0"]'));
  let next = from ? at + step : Math.max(at, 0);
  while (from && marks[next]?.dataset.id === from.dataset.id) next += step;
  if (!marks[next]) return;
  rove(reader, marks[next]);
  marks[next].focus();
}
