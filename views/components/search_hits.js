// The claims found, each with who says it and why it is here. Text enters the page as text nodes only.

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let root = parentElement.querySelector(".hits");
  if (!root) {
    root = document.createElement("ol");
    root.className = "hits";
    root.setAttribute("aria-label", "Claims found");
    root.addEventListener("click", (event) => onClick(root, event));
    // Single keys are shortcuts of the app on the whole page.
    root.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
    parentElement.appendChild(root);
  }
  root.pick = (id, like) => setStateValue("picked", { id, like, n: Date.now() });
  root.go = (place) => setTriggerValue("go", place);
  if (root.dataset.rev === data.rev) return;
  root.dataset.rev = data.rev;
  root.replaceChildren(...JSON.parse(data.drawn).hits.map(item));
}

function item(hit) {
  const made = make("li");
  made.dataset.claim = hit.claim;
  const words = made.appendChild(make("p", "words"));
  for (const [text, marked] of hit.words) words.appendChild(marked ? make("mark", "", text) : text_(text));
  made.appendChild(make("p", "by", hit.by));
  if (hit.why) made.appendChild(make("p", "by", "Why: " + hit.why));
  for (const other of hit.also) made.appendChild(make("p", "by", other));
  const ways = made.appendChild(make("div", "ways"));
  ways.appendChild(button("card", "Show its card"));
  ways.appendChild(link("Read it in its source", "sources", { source: hit.source, claim: hit.statement }));
  ways.appendChild(link("On the map", "map", { claim: hit.claim }));
  ways.appendChild(button("like", "More like this"));
  return made;
}

function text_(text) {
  return document.createTextNode(text);
}

function button(name, words) {
  const made = make("button", name, words);
  made.type = "button";
  return made;
}

function onClick(root, event) {
  const pressed = event.target.closest("button, a");
  if (!pressed) return;
  if (pressed.tagName === "BUTTON") {
    root.pick(pressed.closest("li").dataset.claim, pressed.className === "like");
    return;
  }
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own
  event.preventDefault();
  root.go(pressed.place);
}
