// Actors by rounds: a sign for attendance and the first letters of the role in each cell, which leads to the seat.
import { cell, text } from "@observablehq/plot";
import { place, shorten } from "./plot.js";

const COLOURS = {
  attended: "var(--held)", attending: "var(--planned)", confirmed: "var(--planned)", invited: "var(--planned)", declined: "var(--off)",
  disinvited: "var(--off)", excluded: "var(--off)", absent: "var(--off)", withdrew: "var(--off)",
};
const MOST_ACTORS = 24;
const NAME = { most: 34, share: 1 / 24 }; // letters of an actor's name, and how many to each pixel of width
const ROOM = { role: 26, sign: 16 }; // pixels of a cell that has room for a role, or for a sign alone

export function draw(figure, { rounds, lines, signs }) {
  if (!lines.length) return null;
  const actors = lines.slice(0, MOST_ACTORS);
  const seats = actors.flatMap((line) => Object.entries(line.cells).map(([round, seat]) => ({ ...seat, actor: line.actor, name: line.name, round })));
  const redraw = () => place(figure, options(rounds, seats, signs, figure.clientWidth - 24));
  redraw();
  return redraw;
}

// As many of the latest rounds as have room, and those who have a seat in them.
function options(rounds, seats, signs, width) {
  const room = Math.round(Math.min(NAME.most, width * NAME.share));
  const marginLeft = 16 + 6.5 * Math.max(...seats.map((seat) => shorten(seat.name, room).length));
  const shown = new Map(rounds.slice(-Math.max(1, Math.floor((width - marginLeft) / ROOM.sign))).map((round) => [round.id, round.start ?? "no date"]));
  const within = seats.filter((seat) => shown.has(seat.round));
  const names = new Map(within.map((seat) => [seat.actor, shorten(seat.name, room)]));
  const isNarrow = (width - marginLeft) / shown.size < ROOM.role;
  const at = { x: "round", y: "actor", fill: (seat) => COLOURS[seat.attendance] ?? "currentColor", href: (seat) => `/rounds/${encodeURIComponent(seat.round)}#seat-${encodeURIComponent(seat.actor)}` };
  return {
    height: 100 + 30 * names.size,
    marginTop: 84,
    marginLeft,
    x: { type: "band", domain: [...shown.keys()], tickFormat: (id) => shown.get(id), tickRotate: -60, axis: "top", label: null, tickSize: 0 },
    y: { type: "band", domain: [...names.keys()], tickFormat: (id) => names.get(id), label: null, tickSize: 0 },
    marks: [
      cell(within, { x: "round", y: "actor", fill: "none", stroke: "var(--line)", inset: 1 }),
      text(within, { ...at, text: (seat) => signs[seat.attendance], fontSize: 14, dy: isNarrow ? 0 : -4, title: titleOf }),
      text(isNarrow ? [] : within, { ...at, text: (seat) => seat.role.slice(0, 3), fontSize: 9, dy: 9 }),
    ],
  };
}

function titleOf(seat) {
  const why = seat.reasons.map((reason) => `“${reason.words}”`);
  const parts = [seat.role, seat.attendance, seat.level, seat.size && `${seat.size} people`, ...why].filter(Boolean);
  return `${seat.name}: ${parts.join(", ").replaceAll("_", " ")}`.slice(0, 300);
}
