const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** The cell that an arrow key leads to from another; null where there is none. */
export function nextCell(
  key: string,
  from: Element,
  table: HTMLTableElement | null,
): HTMLElement | null {
  const step = STEPS[key];
  const cell = from.closest("td");
  if (step === undefined || cell === null || table === null) return null;
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.querySelector("td") !== null);
  let row = rows.findIndex((one) => one.contains(cell));
  let column = [...(rows[row]?.querySelectorAll("td") ?? [])].indexOf(cell);
  for (;;) {
    row += step[0];
    column += step[1];
    const there = rows[row]?.querySelectorAll("td")[column];
    if (there === undefined) return null;
    const button = there.querySelector("button");
    if (button !== null) return button;
  }
}
