// An actor in the middle, around it those who sat in its rounds.
import { drawGraph, layout } from "./graph.js";

const MOST = 24;

export function draw(figure, data) {
  const others = data.beside.slice(0, MOST);
  if (!others.length) return null;
  const nodes = [
    { id: data.id, name: data.name, title: data.name, r: 9, colour: "var(--held)" },
    ...others.map((other) => ({
      id: other.actor, name: other.name, title: `${other.name}: ${other.rounds} rounds`, href: `/actors/${encodeURIComponent(other.actor)}`,
      mediating: other.mediating > 0,
    })),
  ];
  const links = others.map((other) => ({ a: data.id, b: other.actor, source: data.id, target: other.actor, number: other.rounds, title: `${data.name} and ${other.name}` }));
  return drawGraph(figure, nodes, links, layout(nodes, links));
}
