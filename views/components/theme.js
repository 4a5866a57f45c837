// Whether the page is dark. Asked on every call: the theme may change while the data stays.
function isDark() {
  const app = document.querySelector('[data-testid="stApp"]') ?? document.body;
  const parts = getComputedStyle(app).backgroundColor.match(/\d+/g) ?? [255, 255, 255];
  return parts.slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 384;
}
