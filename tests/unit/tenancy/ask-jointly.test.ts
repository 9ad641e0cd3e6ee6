import { expect, test } from "vitest";
import { askJointly } from "@/lib/tenancy/ask-jointly.ts";

/** A question whose askings end when the test says so; each answers how many there were. */
function question() {
  const ends: (() => void)[] = [];
  let asked = 0;
  const ask = async (): Promise<number> => {
    asked += 1;
    const own = asked;
    await new Promise<void>((resolve) => {
      ends.push(resolve);
    });
    return own;
  };
  return { ask, end: () => ends.shift()?.(), asked: () => asked };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("who comes while a question is under way hears one that was asked after they came, together", async () => {
  const { ask, end, asked } = question();
  const first = askJointly("a", ask);
  const later = [askJointly("a", ask), askJointly("a", ask), askJointly("a", ask)];
  expect(asked()).toBe(1);
  end();
  expect(await first).toBe(1);
  await settled();
  const afterwards = askJointly("a", ask);
  expect(asked()).toBe(2);
  end();
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  await settled();
  end();
  expect(await afterwards).toBe(3);
});

test("another question waits for nobody, and one that is over is forgotten", async () => {
  const [one, other] = [question(), question()];
  const told = [askJointly("b", one.ask), askJointly("c", other.ask)];
  expect([one.asked(), other.asked()]).toEqual([1, 1]);
  one.end();
  other.end();
  await Promise.all(told);
  await settled();
  const again = askJointly("b", one.ask);
  one.end();
  expect(await again).toBe(2);
});

test("a question that fails fails for who shared it; the next is asked all the same", async () => {
  const { ask, end } = question();
  const failing = askJointly("d", async () => {
    await settled();
    throw new Error("lost");
  });
  const next = askJointly("d", ask);
  await expect(failing).rejects.toThrow("lost");
  await settled();
  end();
  expect(await next).toBe(1);
});
