// The search box: words go to Python while they are typed, a moment after the last key.

const PAUSE = 30; // ms without a key before what stands there is searched
const PATIENCE = 1500; // ms for which the next search waits for the answer to the last one

export default function ({ data, parentElement, setStateValue }) {
  let form = parentElement.querySelector(".search-box");
  if (!form) {
    form = build(data);
    parentElement.appendChild(form);
  }
  const box = form.querySelector("input");
  if (data.of === (form.sent ?? "")) form.waits = 0;
  const send = () => {
    clearTimeout(form.timer);
    if (form.sent === box.value) return;
    form.sent = box.value;
    form.waits = Date.now() + PATIENCE;
    setStateValue("typed", { text: box.value, n: Date.now() });
  };
  // One search at a time: letters typed meanwhile are searched together once it is answered.
  const soon = () => {
    clearTimeout(form.timer);
    form.timer = setTimeout(() => (Date.now() < (form.waits ?? 0) ? soon() : send()), PAUSE);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    send();
  };
  box.oninput = soon;
  box.onkeydown = (event) => event.stopPropagation(); // single letters are shortcuts of the app
  const [text, turn] = data.told;
  if (form.dataset.turn !== String(turn)) {
    form.dataset.turn = String(turn);
    box.value = form.sent = text ?? "";
  }
  const status = form.querySelector(".status");
  if (status.textContent !== data.status) status.textContent = data.status;
}

function build(data) {
  const form = document.createElement("form");
  form.className = "search-box";
  form.setAttribute("role", "search");
  const label = document.createElement("label");
  label.htmlFor = "claim-search";
  label.append(data.label);
  const box = document.createElement("input");
  box.type = "search";
  box.id = "claim-search";
  box.placeholder = data.hint;
  box.autocomplete = "off";
  box.spellcheck = false;
  const status = document.createElement("div");
  status.className = "status";
  status.setAttribute("role", "status");
  form.append(label, box, status);
  return form;
}
