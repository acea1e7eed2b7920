// Independent texts by month; thin months bear a sign and lead to their reports.
import { rectY, text } from "@observablehq/plot";
import { place } from "./plot.js";

export function draw(figure, data) {
  const months = data.months.map((month) => ({ ...month, day: new Date(`${month.month}-01`), isThin: data.thin.includes(month.month) }));
  if (!months.length) return null;
  const redraw = () => place(figure, {
    height: 200,
    marginTop: 24,
    x: { type: "utc", label: null },
    y: { label: null, grid: true, ticks: 4 },
    marks: [
      rectY(months, {
        x: "day", interval: "month", y: "origins", fill: (month) => (month.isThin ? "var(--off)" : "var(--link)"), title: (month) => `${month.month}: ${month.origins} texts, ${month.rounds} rounds`,
        href: (month) => `/reports?since=${month.month}&until=${month.month}`,
      }),
      text(months.filter((month) => month.isThin), { x: (month) => new Date(month.day.getTime() + 15 * 864e5), y: "origins", text: () => "!", dy: -8, fill: "var(--off)", title: (month) => `${month.month} is thin` }),
    ],
  });
  redraw();
  return redraw;
}
