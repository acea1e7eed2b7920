// Actors as a graph: links as wide as rounds are many. Places are computed from the links alone, so that the same
// actors stand in the same places at every visit.
import { dot, link, text } from "@observablehq/plot";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { place, unclutter } from "./plot.js";

const STEPS = 300;
const ROOM = 36; // pixels of width for each actor that is named; the others have their names as titles

export function layout(nodes, links) {
  const placed = nodes.map((node) => ({ ...node }));
  const simulation = forceSimulation(placed)
    .force("link", forceLink(links.map((one) => ({ ...one }))).id((node) => node.id).distance(90).strength((one) => Math.min(1, one.number / 10 + 0.1)))
    .force("charge", forceManyBody().strength(-260))
    .force("collide", forceCollide(26))
    .force("x", forceX().strength(0.06))
    .force("y", forceY().strength(0.09))
    .stop();
  simulation.tick(STEPS);
  return new Map(placed.map((node) => [node.id, node]));
}

export function drawGraph(figure, nodes, links, at) {
  const end = (id) => at.get(id);
  const most = Math.max(1, ...links.map((one) => one.number));
  const shown = nodes.filter((node) => end(node.id));
  const named = (width) => [...shown].sort((a, b) => (b.r ?? 0) - (a.r ?? 0)).slice(0, Math.floor(width / ROOM));
  const redraw = () => unclutter(place(figure, {
    height: Math.max(320, Math.min(680, figure.clientWidth * 0.65)),
    insetLeft: 60,
    insetRight: 60,
    insetTop: 30,
    insetBottom: 20,
    x: { axis: null },
    y: { axis: null },
    r: { type: "identity" },
    symbol: { type: "identity" },
    marks: [
      link(links, {
        x1: (one) => end(one.a).x, y1: (one) => end(one.a).y, x2: (one) => end(one.b).x, y2: (one) => end(one.b).y,
        strokeWidth: (one) => 1 + (5 * one.number) / most, strokeOpacity: 0.45, stroke: "var(--soft)", title: (one) => `${one.title}: ${one.number}`, href: "href",
      }),
      dot(shown, {
        x: (node) => end(node.id).x, y: (node) => end(node.id).y, r: (node) => node.r ?? 6, symbol: (node) => (node.mediating ? "diamond" : "circle"),
        fill: (node) => node.colour ?? (node.mediating ? "var(--doubt)" : "var(--link)"), stroke: "var(--panel)", title: "title", href: "href",
      }),
      text(named(figure.clientWidth), { x: (node) => end(node.id).x, y: (node) => end(node.id).y, dy: -12, text: "name", fill: "currentColor", stroke: "var(--panel)", strokeWidth: 4 }),
    ],
  }));
  redraw();
  return redraw;
}
