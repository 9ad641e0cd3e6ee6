/** A group of bars, one for each name. */
export type Bars = { readonly what: string; readonly of: readonly number[] };

const [LABEL, WIDTH, BAR, GAP] = [190, 520, 14, 22];
const COLOURS = ["#3730a3", "#818cf8", "#57534e", "#78716c", "#a8a29e", "#d6d3d1"];

/**
 * Draws groups of bars as an SVG that stands by itself, the longest bar of each group over the whole
 * width: what counts are ratios within a group.
 */
export function drawBars(names: readonly string[], groups: readonly Bars[]): string {
  const tall = groups.length * (names.length * BAR + GAP) + GAP;
  const drawn = groups.map((group, at) => drawGroup(names, group, at)).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LABEL + WIDTH + 90} ${tall}" font-family="system-ui, sans-serif" font-size="11" role="img">
<title>Requests a second</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${drawn}
</svg>
`;
}

function drawGroup(names: readonly string[], { what, of }: Bars, at: number): string {
  const most = Math.max(...of, 1);
  const top = at * (names.length * BAR + GAP) + GAP;
  const bars = names.map((name, index) => {
    const value = of[index] ?? 0;
    const y = top + index * BAR;
    const long = ((value / most) * WIDTH).toFixed(1);
    const colour = COLOURS[index % COLOURS.length] ?? "#000000";
    return `<text x="${LABEL - 8}" y="${y + 10}" text-anchor="end" fill="#292524">${name}</text><rect x="${LABEL}" y="${y + 1}" width="${long}" height="${BAR - 3}" fill="${colour}"/><text x="${LABEL + Number(long) + 5}" y="${y + 10}" fill="#292524">${value.toFixed(0)}</text>`;
  });
  return `<text x="8" y="${top + 10}" font-weight="600" fill="#292524">${what}</text>\n${bars.join("\n")}`;
}
