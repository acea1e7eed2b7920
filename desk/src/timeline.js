// Rounds by day, a lane for each status, or for each process where there are several; links as arcs, statements and
// violent events beneath; drag to zoom.
import { arrow, gridY, text, tickX } from "@observablehq/plot";
import { brushX } from "d3-brush";
import { select } from "d3-selection";
import { COLOURS, frequent, passageOf, place, shorten } from "./plot.js";

const STATUSES = ["held", "under_way", "collapsed", "planned", "proposed", "postponed", "cancelled", "refused", "alleged", "denied"];
const MOST_PROCESSES = 8;
const OTHERS = "other rounds";
const NAME = { least: 12, most: 40, share: 1 / 28 }; // letters of a lane's name, and how many to each pixel of width

export function draw(figure, data) {
  const marks = marksOf(data);
  const all = [...marks.rounds, ...marks.said, ...marks.done];
  if (!all.length) return null;
  const whole = [new Date(Math.min(...all.map((mark) => mark.day))), new Date(Math.max(...all.map((mark) => mark.day)))];
  let shown = whole;
  const show = (days) => {
    shown = days ?? whole;
    redraw();
    tell(figure, days, () => show(null));
  };
  const redraw = () => brush(place(figure, options(marks, shown, data.signs, figure.clientWidth)), show);
  redraw();
  return redraw;
}

function marksOf(data) {
  const processes = frequent(data.rounds.map((round) => round.process_name).filter(Boolean), MOST_PROCESSES);
  const lane = (round) => (processes.length < 2 ? round.status : processes.includes(round.process_name) ? round.process_name : OTHERS);
  const rounds = data.rounds.filter((round) => round.first_day).map((round) => ({ ...round, lane: lane(round), day: new Date(round.first_day) }));
  const said = data.statements.filter(dayOf).map((s) => ({ lane: "statements", day: new Date(dayOf(s)), title: `${names(s.speakers)}: ${s.text}`, href: passageOf(s.mentions[0]) }));
  const done = data.events.filter((e) => e.first_day).map((e) => ({ lane: "events", day: new Date(e.first_day), title: `${names(e.source)}: ${e.type} ${e.place.name ?? ""}`, href: passageOf(e.mentions[0]) }));
  return { rounds, said, done, arcs: arcs(rounds, data.linked), reasons: data.reasons, lanes: processes.length < 2 ? STATUSES : [...processes, OTHERS] };
}

// Each link of two rounds that are shown, from the later one; its title gives the words that link them.
function arcs(rounds, linked) {
  const at = new Map(rounds.map((round) => [round.id, round]));
  return rounds.flatMap((round) => round.links.filter((link) => link.from === round.id && at.has(link.to)).map((link) => {
    const told = (linked[[link.from, link.to].sort().join("/")] ?? []).map((one) => `“${one.words}”`);
    const why = told.length ? told.join(" ") : link.reasons.join(", ");
    return { ...link, a: round, b: at.get(link.to), title: `${words(link.type)}, ${link.grounds}: ${why}`.slice(0, 300) };
  }));
}

function options(marks, domain, signs, width) {
  const within = (mark) => mark.day >= domain[0] && mark.day <= domain[1];
  const { rounds, said, done } = { rounds: marks.rounds.filter(within), said: marks.said.filter(within), done: marks.done.filter(within) };
  const used = [...marks.lanes, "statements", "events"].filter((lane) => [...marks.rounds, ...marks.said, ...marks.done].some((mark) => mark.lane === lane));
  const room = Math.min(NAME.most, Math.max(NAME.least, Math.round(width * NAME.share)));
  const longest = Math.min(room, Math.max(...used.map((lane) => lane.length)));
  return {
    height: 60 + 34 * used.length,
    marginTop: 30,
    marginLeft: 30 + 7 * longest,
    insetLeft: 8,
    insetRight: 8,
    x: { type: "utc", domain, label: null },
    y: { type: "band", domain: used, label: null, tickFormat: (lane) => shorten(words(lane), room) },
    marks: [
      gridY({ strokeOpacity: 0.2 }),
      tickX([...said, ...done], { x: "day", y: "lane", strokeOpacity: 0.5, strokeWidth: 2, title: (mark) => mark.title.slice(0, 300), href: "href" }),
      arrow(marks.arcs.filter((arc) => within(arc.a) && within(arc.b)), {
        x1: (arc) => arc.a.day, y1: (arc) => arc.a.lane, x2: (arc) => arc.b.day, y2: (arc) => arc.b.lane, bend: -35, inset: 8, headLength: 6,
        stroke: "var(--soft)", strokeOpacity: (arc) => (arc.grounds === "stated" ? 1 : 0.45), title: "title",
      }),
      text(rounds, {
        x: "day", y: "lane", text: (round) => signs[round.status], fontSize: 17, fill: (round) => COLOURS[round.status], stroke: "var(--panel)", strokeWidth: 3,
        title: (round) => titleOf(round, marks.reasons), href: (round) => `/rounds/${encodeURIComponent(round.id)}`,
      }),
    ],
  };
}

function titleOf(round, reasons) {
  const why = (reasons[round.id] ?? []).map((reason) => ` “${reason.words}”`).join("");
  return `${round.first_day} ${words(round.status)}${why}: ${names(round.participants)}`;
}

// Dragging chooses days, a double click shows all again.
function brush(svg, show) {
  const x = svg.scale("x");
  const layer = select(svg).insert("g", ":first-child").attr("class", "brush");
  layer.call(brushX().extent([[x.range[0], 0], [x.range[1], svg.getAttribute("height") - 20]]).on("end", (event) => {
    if (event.sourceEvent && event.selection) show(event.selection.map((at) => x.invert(at)));
  }));
  select(svg).on("dblclick", () => show(null));
}

// A period that was chosen as an address, and the way back.
function tell(figure, days, showAll) {
  figure.querySelector(".period")?.remove();
  if (!days) return;
  const [since, until] = days.map((day) => day.toISOString().slice(0, 10));
  const address = new URL(location.href);
  address.searchParams.set("since", since);
  address.searchParams.set("until", until);
  const link = Object.assign(document.createElement("a"), { href: address.href, textContent: `${since} to ${until} as a page` });
  const all = Object.assign(document.createElement("button"), { type: "button", textContent: "Show all" });
  all.addEventListener("click", showAll);
  const period = Object.assign(document.createElement("span"), { className: "period tools" });
  period.append(link, all);
  figure.querySelector("figcaption").append(period);
}

function dayOf(claim) {
  return claim.day ?? (claim.published?.length >= 10 ? claim.published.slice(0, 10) : null);
}

function names(actors) {
  return actors.map((actor) => actor.name).join(", ");
}

function words(code) {
  return code.replaceAll("_", " ");
}
