// Who sat with whom: all pairs of the page as one graph.
import { drawGraph, layout } from "./graph.js";

export function draw(figure, { pairs, mediating }) {
  if (!pairs.length) return null;
  const names = new Map();
  const rounds = new Map();
  for (const pair of pairs) {
    for (const [id, name] of [[pair.a, pair.a_name], [pair.b, pair.b_name]]) {
      names.set(id, name);
      rounds.set(id, (rounds.get(id) ?? 0) + pair.number);
    }
  }
  const most = Math.max(...rounds.values());
  const nodes = [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, name]) => ({
    id, name, mediating: mediating.includes(id), title: `${name}: with others ${rounds.get(id)} times`, href: `/actors/${encodeURIComponent(id)}`, r: 4 + 8 * Math.sqrt(rounds.get(id) / most),
  }));
  const links = pairs.map((pair) => ({
    a: pair.a, b: pair.b, source: pair.a, target: pair.b, number: pair.number, title: `${pair.a_name} and ${pair.b_name}`,
    href: `/timeline?actor=${encodeURIComponent(pair.a)}&actor=${encodeURIComponent(pair.b)}`,
  }));
  return drawGraph(figure, nodes, links, layout(nodes, links));
}
