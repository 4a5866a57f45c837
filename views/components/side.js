// What is opened beside a page scrolls by itself. Another card or proof in the same place is read from its top.

export default function ({ data, parentElement }) {
  const place = parentElement.host ?? parentElement;
  // What scrolls can be reached by key, so that it can be read without a mouse.
  const card = place.closest(".st-key-side_card");
  if (card) card.tabIndex = 0;
  if (place.dataset.opened === data.opened) return;
  place.dataset.opened = data.opened;
  // On a telephone the whole column is the sheet that scrolls.
  for (let at = place; at; at = at.parentElement) {
    at.scrollTop = 0;
    if (at.dataset.testid === "stColumn") return;
  }
}
