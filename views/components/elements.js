// Elements of a page with a class and words: text enters as text nodes only.
function make(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.appendChild(document.createTextNode(text));
  return element;
}
