// Positions by day: a lane for each actor or issue, a sign for each stance; a point leads to its row or passage.
import { dot, gridY } from "@observablehq/plot";
import { frequent, passageOf, place, shorten } from "./plot.js";

const SYMBOLS = { demands: "triangle", offers: "circle", supports: "plus", accepts: "square2", conditions: "diamond2", opposes: "wye", refuses: "times" };
const COLOURS = { demands: "var(--planned)", offers: "var(--held)", supports: "var(--held)", accepts: "var(--held)", conditions: "var(--doubt)", opposes: "var(--off)", refuses: "var(--denied)" };
const MOST_LANES = 14;
const LONGEST = 22;

export function draw(figure, data) {
  const points = data.points.flatMap((point) => lanes(point, data.lane).map((lane) => ({ ...point, lane, on: point.day ?? point.published?.slice(0, 10) }))).filter((point) => point.on);
  const used = frequent(points.map((point) => point.lane), MOST_LANES);
  if (!used.length) return null;
  const redraw = () => place(figure, {
    height: 60 + 26 * used.length,
    marginLeft: 170,
    x: { type: "utc", label: null },
    y: { type: "band", domain: used, label: null, tickFormat: (lane) => shorten(lane, LONGEST) },
    symbol: { domain: Object.keys(SYMBOLS), range: Object.values(SYMBOLS) },
    marks: [
      gridY({ strokeOpacity: 0.2 }),
      dot(points.filter((point) => used.includes(point.lane)), {
        x: (point) => new Date(point.on), y: "lane", symbol: "stance", r: 5, strokeWidth: 2, stroke: (point) => COLOURS[point.stance],
        title: (point) => `${point.on} ${point.name} ${point.stance}: ${point.object}`.slice(0, 300),
        href: passageOf,
      }),
    ],
  });
  redraw();
  return redraw;
}

function lanes(point, lane) {
  return lane === "actor" ? [point.name] : point.issues.length ? point.issues.map((issue) => issue.replaceAll("_", " ")) : ["other"];
}
