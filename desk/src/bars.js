// Numbers by name, as bars.
import { barX, text } from "@observablehq/plot";
import { place } from "./plot.js";

export function draw(figure, data) {
  const bars = Object.entries(data).map(([name, number]) => ({ name: name.replaceAll("_", " "), number }));
  if (!bars.length) return null;
  const redraw = () => place(figure, {
    height: 30 + 26 * bars.length,
    marginLeft: 185,
    marginRight: 40,
    x: { axis: null },
    y: { domain: bars.map((bar) => bar.name), label: null },
    marks: [
      barX(bars, { x: "number", y: "name", fill: "var(--link)" }),
      text(bars, { x: "number", y: "name", text: "number", dx: 6, textAnchor: "start", fill: "currentColor" }),
    ],
  });
  redraw();
  return redraw;
}
