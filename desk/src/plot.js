// A plot inside a figure: the sheet's look, no style of its own (the pages' policy forbids that), a name for who cannot see.
import { plot } from "@observablehq/plot";

export const COLOURS = {
  held: "var(--held)", under_way: "var(--planned)", planned: "var(--planned)", proposed: "var(--doubt)",
  cancelled: "var(--off)", postponed: "var(--off)", refused: "var(--off)", collapsed: "var(--off)",
  alleged: "var(--doubt)", denied: "var(--denied)",
};

export function place(figure, options) {
  const label = figure.querySelector("figcaption").firstChild.textContent.trim();
  const svg = plot({ className: "plot", width: Math.max(280, figure.clientWidth - 24), ariaLabel: label, ...options });
  svg.querySelectorAll("style").forEach((style) => style.remove());
  svg.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label")); // names of marks, not of what they show
  svg.setAttribute("role", "group"); // points are links, which an image cannot hold
  figure.querySelector("svg.plot")?.remove();
  figure.append(svg);
  return svg;
}

// The address of a passage: a report and the offsets in its text.
export function passageOf({ report, evidence }) {
  return `/reports/${encodeURIComponent(report)}?at=${evidence.map((span) => span.join("-")).join(",")}#at`;
}

// A name in so many letters at most.
export function shorten(name, most) {
  return name.length > most ? `${name.slice(0, most)}…` : name;
}

// Names that occur most, the most frequent first.
export function frequent(names, most) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a.localeCompare(b)).slice(0, most);
}

// Names of points, the most important first: one that would cover another is left to the point's title, one that would
// stand out at a side is moved in.
export function unclutter(svg) {
  const frame = svg.getBoundingClientRect();
  const kept = [];
  for (const name of svg.querySelectorAll("text")) {
    const box = name.getBoundingClientRect();
    const shift = Math.max(0, frame.left - box.left) - Math.max(0, box.right - frame.right);
    const [left, right] = [box.left + shift, box.right + shift];
    if (kept.some((other) => left < other.right && other.left < right && box.top < other.bottom && other.top < box.bottom)) name.remove();
    else kept.push({ left, right, top: box.top, bottom: box.bottom });
    if (shift) name.setAttribute("x", shift);
  }
}
