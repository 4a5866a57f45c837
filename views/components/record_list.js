// Records as a list whose items unfold to their words or lead to a page of their own. Text enters the page as text nodes only.

const FIRST = 12; // items shown before a button asks for more

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".records");
  if (!root) {
    root = make("div", "records");
    root.addEventListener("click", (event) => onClick(root, event));
    // Single keys are shortcuts of the app on the whole page.
    root.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
    parentElement.appendChild(root);
  }
  root.go = (place) => setTriggerValue("go", place);
  if (root.dataset.rev === data.rev) return;
  root.dataset.rev = data.rev;
  const { name, rows, left } = JSON.parse(data.drawn);
  const list = make("ul");
  list.setAttribute("aria-label", name);
  root.replaceChildren(list);
  list.append(...rows.slice(0, FIRST).map(item));
  if (rows.length > FIRST) root.appendChild(more(list, rows.slice(FIRST), left));
  else if (left) root.appendChild(make("p", "by", left));
}

function more(list, rows, left) {
  const made = make("button", "", `Show ${rows.length} more`);
  made.type = "button";
  made.addEventListener("click", () => {
    const items = rows.map(item);
    list.append(...items);
    if (left) made.replaceWith(make("p", "by", left));
    else made.remove();
    items[0].querySelector("summary, a").focus();
  });
  return made;
}

function item(row) {
  const made = make("li");
  made.appendChild(row.room ? whole(row) : fold(row));
  return made;
}

function whole({ title, lines, room, place }) {
  const made = link("", room, place);
  made.className = "whole";
  return headed(made, title, lines);
}

function headed(made, title, lines) {
  made.appendChild(make("strong", "", title));
  for (const line of lines) made.appendChild(make("span", "by", line));
  return made;
}

function fold({ title, lines, quote, by, source, statement, claim }) {
  const made = make("details");
  headed(made.appendChild(make("summary")), title, lines);
  made.appendChild(make("p", "quote", "\u201c" + quote + "\u201d"));
  made.appendChild(make("p", "by", by));
  const ways = made.appendChild(make("div", "ways"));
  ways.appendChild(link("Read it in its source", "sources", { source, claim: statement }));
  ways.appendChild(link("On the map", "map", { claim }));
  return made;
}

function onClick(root, event) {
  const pressed = event.target.closest("a");
  if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own
  event.preventDefault();
  root.go(pressed.place);
}
