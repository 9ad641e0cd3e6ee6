/** One line: what it is, and its value at each point of its panel. */
export type Line = { readonly what: string; readonly at: readonly number[] };

/** What is made more of, how much of it there is at each point, and the lines over that. */
export type Panel = {
  readonly what: string;
  readonly counts: readonly number[];
  readonly lines: readonly Line[];
};

const [WIDE, TALL, LEFT, TOP, BETWEEN] = [220, 170, 44, 34, 60];
const COLOURS = ["#3730a3", "#818cf8", "#b45309", "#f59e0b"];
const INK = "#292524";

/**
 * Draws panels side by side as an SVG that stands by itself: counts by their logarithm, milliseconds as
 * they are, from nothing to the most of all panels, so that what does not grow lies flat.
 */
export function drawCurves(panels: readonly Panel[]): string {
  const most = Math.max(...panels.flatMap(({ lines }) => lines.flatMap(({ at }) => at)), 1);
  const wide = LEFT + panels.length * (WIDE + BETWEEN);
  const names = panels[0]?.lines.map(({ what }, at) => legend(what, at)).join("") ?? "";
  const drawn = panels.map((panel, at) => drawPanel(panel, at, most)).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${TOP + TALL + 50}" font-family="system-ui, sans-serif" font-size="11" role="img">
<title>Milliseconds as everything grows</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${names}
${drawn}
</svg>
`;
}

const legend = (what: string, at: number): string =>
  `<rect x="${LEFT + at * 110}" y="10" width="14" height="3" fill="${colourOf(at)}"/><text x="${LEFT + at * 110 + 19}" y="15" fill="${INK}">${what}</text>`;

function drawPanel({ what, counts, lines }: Panel, index: number, most: number): string {
  const left = LEFT + index * (WIDE + BETWEEN);
  const bottom = TOP + TALL;
  const [least = 1, last = 1] = [counts[0], counts.at(-1)];
  const x = (count: number) =>
    (left + (Math.log(count / least) / Math.log(last / least)) * WIDE).toFixed(1);
  const y = (value: number) => (bottom - (value / most) * TALL).toFixed(1);
  const rules = [0, most / 2, most].map(
    (value) =>
      `<line x1="${left}" x2="${left + WIDE}" y1="${y(value)}" y2="${y(value)}" stroke="#d6d3d1"/><text x="${left - 5}" y="${Number(y(value)) + 4}" text-anchor="end" fill="${INK}">${value.toFixed(0)}</text>`,
  );
  const marks = counts.map(
    (count) =>
      `<text x="${x(count)}" y="${bottom + 16}" text-anchor="middle" fill="${INK}">${count.toLocaleString("en")}</text>`,
  );
  const drawn = lines.map(({ at }, line) => {
    const points = at.map((value, point) => `${x(counts[point] ?? least)},${y(value)}`);
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${colourOf(line)}" stroke-width="2"/>`;
  });
  const name = `<text x="${left + WIDE / 2}" y="${bottom + 36}" text-anchor="middle" font-weight="600" fill="${INK}">${what}</text>`;
  return [...rules, ...marks, ...drawn, name].join("\n");
}

const colourOf = (line: number): string => COLOURS[line % COLOURS.length] ?? INK;
