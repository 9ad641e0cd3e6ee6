import { afterEach, expect, test } from "vitest";
import { config } from "zod";
import { settleZod } from "@/app/_screens/settle-zod.ts";

afterEach(() => void config({ jitless: false }));

test("zod compiles no checks in a browser", () => {
  expect(config().jitless).not.toBe(true);
  settleZod();
  expect(config().jitless).toBe(true);
});
