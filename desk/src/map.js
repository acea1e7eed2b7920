// Rounds on outlines that the desk brings along.
import { dot, geo, sphere, text } from "@observablehq/plot";
import { feature } from "topojson-client";
import { place, unclutter } from "./plot.js";

const ALONE = 6;

export async function draw(figure, data) {
  const places = data.places.filter((one) => one.latitude !== null);
  if (!places.length) return null;
  const world = await (await fetch(data.outlines)).json();
  const land = feature(world, world.objects.countries);
  const most = Math.max(...places.map((one) => one.rounds.length));
  const redraw = () => unclutter(place(figure, {
    projection: { type: "equal-earth", domain: domain(places), inset: 20 },
    height: data.height ?? Math.max(200, Math.min(560, figure.clientWidth * 0.5)),
    r: { type: "identity" },
    marks: [
      sphere({ stroke: "var(--line)" }),
      geo(land, { fill: "var(--line)", stroke: "var(--ground)", fillOpacity: 0.6 }),
      dot(places, {
        x: "longitude", y: "latitude", r: (one) => 4 + 9 * Math.sqrt(one.rounds.length / most), fill: "var(--link)", fillOpacity: 0.75, stroke: "var(--panel)",
        title: (one) => `${one.name}: ${one.rounds.length}`, href: (one) => `/timeline?place=${encodeURIComponent(one.name)}`,
      }),
      text(places.slice(0, 30), { x: "longitude", y: "latitude", text: "name", dy: -12, fill: "currentColor", stroke: "var(--panel)", strokeWidth: 3 }),
    ],
  }));
  redraw();
  return redraw;
}

// The part of the world that is shown: around the places, never closer than some degrees.
function domain(places) {
  const [west, east] = extent(places.map((one) => one.longitude), 180);
  const [south, north] = extent(places.map((one) => one.latitude), 85);
  return { type: "MultiPoint", coordinates: [[west, south], [east, north], [west, north], [east, south]] };
}

function extent(values, most) {
  const [low, high] = [Math.min(...values) - ALONE, Math.max(...values) + ALONE];
  return [Math.max(-most, low), Math.min(most, high)];
}
