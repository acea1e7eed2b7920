// Draws the figures of a page and listens to keys and drops; each part is loaded when a page has use for it. Pages say
// and do the same without it.
import { addTools } from "./tools.js";

const KINDS = {
  bars: () => import("./bars.js"),
  beside: () => import("./beside.js"),
  map: () => import("./map.js"),
  matrix: () => import("./matrix.js"),
  months: () => import("./months.js"),
  network: () => import("./network.js"),
  positions: () => import("./positions.js"),
  timeline: () => import("./timeline.js"),
};

for (const figure of document.querySelectorAll("figure[data-chart]")) {
  draw(figure);
}

if (document.querySelector("[data-review]")) import("./keys.js").then(({ listen }) => listen());
const form = document.querySelector("form[data-drop]");
if (form) import("./drop.js").then(({ listen }) => listen(form));

async function draw(figure) {
  const { draw } = await KINDS[figure.dataset.chart]();
  const data = JSON.parse(figure.querySelector("script").textContent);
  const redraw = await draw(figure, data);
  addTools(figure);
  if (redraw) new ResizeObserver(onWidth(figure, redraw)).observe(figure);
}

function onWidth(figure, redraw) {
  let width = figure.clientWidth;
  return () => {
    if (Math.abs(figure.clientWidth - width) < 8) return;
    width = figure.clientWidth;
    redraw();
  };
}
