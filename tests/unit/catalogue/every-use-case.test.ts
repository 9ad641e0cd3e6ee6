import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { SYSTEM_COLLECTIONS } from "@/lib/catalogue/system-collections.ts";
import { isSystemCollection } from "@/lib/access/ruled-collections.ts";

const root = path.join(import.meta.dirname, "..", "..", "..");

/**
 * What no permission gives: the system itself does it for a named purpose, or an Admin; and what every
 * member does with what is theirs alone, beyond which there is nothing to give.
 */
const NOBODYS = [
  ...["saved-views:create", "saved-views:read", "saved-views:update", "saved-views:delete"],
  // @NOTE Whoever steered somebody else's import would write by that person's rights: Admins alone do.
  ...["imports:create", "imports:read", "imports:update"],
  ...["organizations:create", "organizations:read"],
  ...["collections:create", "client-errors:create"],
];

type Asking = { readonly action: string; readonly collection: unknown; readonly effect: string };

const isUseCase = (value: unknown): value is Asking =>
  typeof value === "object" && value !== null && "effect" in value && "collection" in value;

/** Every use case of the product that asks about one fixed collection, as `collection:action`. */
async function askedFor(): Promise<string[]> {
  const files = readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(root, "lib", file))
    .filter((file) => /= define(?:Query|Mutation)\(/.test(readFileSync(file, "utf8")));
  const modules = await Promise.all(
    files.map((file) => import(file) as Promise<Record<string, unknown>>),
  );
  const useCases = modules.flatMap((module) => Object.values(module).filter(isUseCase));
  expect(useCases.length).toBeGreaterThan(40);
  return useCases.flatMap(({ action, collection }) =>
    typeof collection === "string" && isSystemCollection(collection)
      ? [`${collection}:${action}`]
      : [],
  );
}

test("whatever a use case asks of the house is a permission that can be given", async () => {
  const known = SYSTEM_COLLECTIONS.flatMap(({ slug, actions }) =>
    actions.map((action) => `${slug}:${action}`),
  );
  const missing = (await askedFor()).filter((asked) => ![...known, ...NOBODYS].includes(asked));
  expect([...new Set(missing)]).toEqual([]);
});
