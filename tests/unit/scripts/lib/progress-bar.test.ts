import { expect, test } from "vitest";
import { progressBar } from "../../../../scripts/lib/progress-bar.ts";

function shown(stream: { isTTY?: boolean; columns?: number }, steps: readonly number[]): string {
  let text = "";
  const bar = progressBar({ ...stream, write: (part: string) => (text += part) });
  for (const done of steps) bar.show({ done, total: 20, title: "A \u001B[2Jtitle" });
  bar.clear();
  return text;
}

test("On a terminal the bar is one line that is drawn anew, no longer than the terminal", () => {
  const text = shown({ isTTY: true, columns: 44 }, [10]);
  expect(text).toBe(`\r\u001B[K${"█".repeat(12)}${"░".repeat(12)} 10/20 A  [2Jtitle\r\u001B[K`);
  expect(shown({ isTTY: true, columns: 10 }, [20])).toBe(`\r\u001B[K${"█".repeat(9)}\r\u001B[K`);
});

test("Elsewhere there is a line for each tenth that is done", () => {
  expect(shown({}, [1, 2, 3, 9, 20])).toBe("… 2 of 20\n… 9 of 20\n… 20 of 20\n");
});
