// Links to other pages of the app, which the page that holds them follows itself.
function link(words, room, place) {
  const made = make("a", "", words);
  made.href = room + "?" + new URLSearchParams(place);
  made.place = { room, ...place };
  return made;
}
