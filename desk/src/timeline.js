// Rounds by day with a lane for each status, links as arcs, statements and violent events beneath; drag to zoom.
import { dot, gridY, tickX } from "@observablehq/plot";
import { brushX } from "d3-brush";
import { select } from "d3-selection";
import { COLOURS, place } from "./plot.js";

const LANES = ["held", "under_way", "collapsed", "planned", "proposed", "postponed", "cancelled", "refused", "alleged", "denied", "statements", "events"];
const SYMBOLS = { held: "circle", under_way: "hexagon", collapsed: "triangle2", planned: "square2", proposed: "diamond2", postponed: "wye", cancelled: "times", refused: "plus", alleged: "star", denied: "asterisk" };

export function draw(figure, data) {
  const rounds = data.rounds.filter((round) => round.first_day).map((round) => ({ ...round, lane: round.status, day: new Date(round.first_day) }));
  const said = data.statements.filter(dayOf).map((s) => ({ lane: "statements", day: new Date(dayOf(s)), text: s.text, who: names(s.speakers) }));
  const done = data.events.filter(dayOf).map((e) => ({ lane: "events", day: new Date(dayOf(e)), text: `${e.type} ${e.place.name ?? ""}`, who: names(e.source) }));
  const all = [...rounds, ...said, ...done];
  if (!all.length) return null;
  const whole = [new Date(Math.min(...all.map((mark) => mark.day))), new Date(Math.max(...all.map((mark) => mark.day)))];
  let shown = whole;
  const redraw = () => brush(place(figure, options(rounds, said, done, shown)), (days) => { shown = days ?? whole; redraw(); });
  redraw();
  return redraw;
}

function options(rounds, said, done, domain) {
  const used = LANES.filter((lane) => [...rounds, ...said, ...done].some((mark) => mark.lane === lane));
  const within = (mark) => mark.day >= domain[0] && mark.day <= domain[1];
  return {
    height: 60 + 30 * used.length,
    marginLeft: 90,
    x: { type: "utc", domain, label: null },
    y: { type: "band", domain: used, label: null, tickFormat: (lane) => lane.replace("_", " ") },
    symbol: { domain: Object.keys(SYMBOLS), range: Object.values(SYMBOLS) },
    marks: [
      gridY({ strokeOpacity: 0.2 }),
      tickX([...said, ...done].filter(within), { x: "day", y: "lane", strokeOpacity: 0.5, title: (m) => `${m.who}: ${m.text}`.slice(0, 300) }),
      dot(rounds.filter(within), {
        x: "day", y: "lane", symbol: "status", r: 6, strokeWidth: 2, fill: (r) => (r.status === "held" ? COLOURS.held : "none"),
        stroke: (r) => COLOURS[r.status], title: (r) => `${r.first_day} ${r.status}: ${names(r.participants)}`, href: (r) => `/rounds/${encodeURIComponent(r.id)}`,
      }),
    ],
  };
}

// Dragging chooses days, a double click shows all again.
function brush(svg, choose) {
  const x = svg.scale?.("x");
  if (!x) return;
  const height = svg.getAttribute("height");
  const layer = select(svg).insert("g", ":first-child");
  layer.call(brushX().extent([[x.range[0], 0], [x.range[1], height - 20]]).on("end", (event) => {
    if (!event.sourceEvent) return;
    choose(event.selection && event.selection.map((at) => x.invert(at)));
  }));
  select(svg).on("dblclick", () => choose(null));
}

function dayOf(claim) {
  return claim.day ?? (claim.published?.length >= 10 ? claim.published.slice(0, 10) : null);
}

function names(actors) {
  return actors.map((actor) => actor.name).join(", ");
}
