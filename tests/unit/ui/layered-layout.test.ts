import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BOX, layeredLayout, type GraphDrawing } from "@/app/_ui/layered-layout.ts";

const edge = (from: string, to: string) => ({ from, to });
const boxOf = (drawing: GraphDrawing, id: string) =>
  drawing.boxes.find((box) => box.id === id) ?? expect.fail(`${id} is not drawn`);

describe("a layered drawing", () => {
  test("of nothing is empty", () => {
    expect(layeredLayout([], [])).toMatchObject({ height: 0, boxes: [], routes: [] });
  });

  test("puts what is led to right of what leads there, by the longest way", () => {
    const drawing = layeredLayout(
      ["c", "a", "b"],
      [edge("a", "b"), edge("b", "c"), edge("a", "c")],
    );
    const [a, b, c] = ["a", "b", "c"].map((id) => boxOf(drawing, id).x);
    expect([a, b, c]).toEqual([a, b, c].toSorted((one, two) => (one ?? 0) - (two ?? 0)));
    expect(new Set([a, b, c]).size).toBe(3);
  });

  test("keeps a beginning near to what it leads to", () => {
    const edges = [edge("a", "b"), edge("b", "c"), edge("lone", "c")];
    const drawing = layeredLayout(["a", "b", "c", "lone"], edges);
    expect(boxOf(drawing, "lone").x).toBe(boxOf(drawing, "b").x);
  });

  test("leaves out the edge that closes a circle, and edges to nowhere", () => {
    const circle = [edge("a", "b"), edge("b", "a"), edge("a", "a"), edge("a", "unknown")];
    const drawing = layeredLayout(["a", "b"], circle);
    expect(drawing.boxes).toHaveLength(2);
    expect(drawing.routes).toHaveLength(1);
  });

  test("does not cross two edges that need not cross", () => {
    const drawing = layeredLayout(["a", "b", "x", "y"], [edge("a", "y"), edge("b", "x")]);
    const isAbove = boxOf(drawing, "a").y < boxOf(drawing, "b").y;
    expect(boxOf(drawing, "y").y < boxOf(drawing, "x").y).toBe(isAbove);
  });

  test("draws what has one way to it level with where the way begins", () => {
    const edges = [edge("a", "b"), edge("a", "c"), edge("c", "d"), edge("d", "e")];
    const drawing = layeredLayout(["a", "b", "c", "d", "e"], edges);
    const [c, d, e] = ["c", "d", "e"].map((id) => boxOf(drawing, id).y);
    expect(d).toBeCloseTo(c ?? 0);
    expect(e).toBeCloseTo(c ?? 0);
    const [a, b] = ["a", "b"].map((id) => boxOf(drawing, id).y);
    expect(a).toBeCloseTo(((b ?? 0) + (c ?? 0)) / 2);
  });

  test("never lays one box over another, whatever it is given", () => {
    const ids = Array.from({ length: 12 }, (_, index) => `n${index}`);
    const one = fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (edges) => {
        const { boxes, width, height, routes } = layeredLayout(ids, edges);
        for (const [index, a] of boxes.entries()) {
          expect(a.x).toBeGreaterThanOrEqual(0);
          expect(a.y).toBeGreaterThanOrEqual(-0.001);
          expect(a.x + BOX.width).toBeLessThanOrEqual(width);
          expect(a.y + BOX.height).toBeLessThanOrEqual(height + 0.001);
          for (const b of boxes.slice(index + 1)) {
            const apart = Math.abs(a.y - b.y) >= BOX.height - 0.001;
            expect(a.x !== b.x || apart, `${a.id} over ${b.id}`).toBe(true);
          }
        }
        for (const { path } of routes) expect(path).not.toContain("NaN");
      }),
      { numRuns: 150 },
    );
  });
});
