// Facets: buttons with counts, the rest of the values in a list, and dates. Text enters the page as text nodes only.

const NARROW = 640; // pixels of a telephone, where the results must not stand far below open facets

export default function ({ data, parentElement, setStateValue }) {
  let root = parentElement.querySelector(".facets");
  if (!root) {
    root = make("div", "facets");
    root.toggled = new Map();
    // Single keys are shortcuts of the app on the whole page.
    root.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
    parentElement.appendChild(root);
  }
  root.choose = (set) => setStateValue("chosen", { set, n: Date.now() });
  if (root.dataset.rev === data.rev) return;
  root.dataset.rev = data.rev;
  const focused = root.getRootNode().activeElement?.dataset?.at;
  const { facets, dates } = JSON.parse(data.drawn);
  root.replaceChildren(...facets.map((facet) => one(root, facet)), ...(dates ? [published(root, dates)] : []));
  if (focused) root.querySelector(`[data-at="${CSS.escape(focused)}"]`)?.focus();
}

// What a person opened or shut stays so while the values change.
function folded(root, name, heading, opened) {
  const made = make("details");
  made.open = root.toggled.get(name) ?? opened;
  const head = made.appendChild(make("summary", "", heading));
  head.dataset.at = name;
  head.addEventListener("click", () => root.toggled.set(name, !made.open));
  return made;
}

function one(root, facet) {
  const { name, picked, buttons, rest } = facet;
  const opened = picked.length > 0 || (facet.open && window.innerWidth > NARROW);
  const made = folded(root, name, `${facet.heading} (${buttons.length + rest.length})`, opened);
  const group = made.appendChild(make("div", "values"));
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", facet.heading);
  for (const [value, words, count] of buttons) {
    const on = picked.includes(value);
    const take = () => root.choose({ [name]: on ? picked.filter((one) => one !== value) : [...picked, value] });
    group.appendChild(button(`${name} ${value}`, `${count} · ${words}`, on, take));
  }
  if (rest.length) {
    const label = made.appendChild(make("label", "", `${facet.heading}: ${rest.length} more`));
    const list = label.appendChild(make("select"));
    list.dataset.at = `${name} more`;
    list.appendChild(make("option", "", "choose one more")).value = "";
    for (const [value, words, count] of rest) list.appendChild(make("option", "", `${words} (${count})`)).value = value;
    list.addEventListener("change", () => list.value && root.choose({ [name]: [...picked, list.value] }));
  }
  return made;
}

function button(at, words, on, take) {
  const made = make("button", "", words);
  made.type = "button";
  made.dataset.at = at;
  made.setAttribute("aria-pressed", String(on));
  made.addEventListener("click", take);
  return made;
}

function published(root, { since, until, months }) {
  const made = folded(root, "published", "Published", Boolean(since || until));
  const group = made.appendChild(make("div", "values"));
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Month");
  for (const [month, count] of months) {
    const on = since === month && until === month;
    const set = on ? { since: [], until: [] } : { since: [month], until: [month] };
    group.appendChild(button(`month ${month}`, `${month} · ${count}`, on, () => root.choose(set)));
  }
  for (const [name, words, value, hint] of [
    ["since", "Since", since, "2025-06"],
    ["until", "Until", until, "2026"],
  ]) {
    const label = made.appendChild(make("label", "", words));
    const box = label.appendChild(make("input"));
    box.type = "text";
    box.value = value;
    box.placeholder = hint;
    box.dataset.at = name;
    box.addEventListener("change", () => root.choose({ [name]: box.value.trim() ? [box.value.trim()] : [] }));
  }
  return made;
}
