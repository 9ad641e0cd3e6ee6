import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REFUSALS } from "@/lib/api/openapi/errors.ts";

const listed = new Map(
  [...readFileSync("docs/errors.md", "utf8").matchAll(/^\| `([a-z-]+)`\s*\| (\d{3})/gm)].map(
    ([, code, status]) => [code, Number(status)],
  ),
);

test.each(REFUSALS.flatMap(({ status, codes }) => codes.map((code) => [code, status] as const)))(
  "the reference's code %s is listed in docs/errors.md with status %i",
  (code, status) => expect(listed.get(code)).toBe(status),
);
