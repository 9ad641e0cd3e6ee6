import { expect, test } from "vitest";
import { firstMessage } from "@/app/_ui/first-message.ts";

test("the first fault of a nested field is found, wherever it sits", () => {
  expect(firstMessage({ type: "custom", message: "Itself." })).toBe("Itself.");
  expect(firstMessage([undefined, { message: "In the list." }])).toBe("In the list.");
  expect(firstMessage({ x: { type: "custom", message: "Within." } })).toBe("Within.");
  expect(firstMessage({ ref: { message: "An element." } })).toBeUndefined();
  expect(firstMessage(undefined)).toBeUndefined();
});
