import fc from "fast-check";
import { ACTIONS } from "@/lib/access/action.ts";
import type { PolicyState, StatePermission } from "@/lib/policy-files/policy-state.ts";

const word = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme-ascii" });
const plainWord = fc.oneof(
  fc.constantFrom("title", "body", "null", "yes", "1e3", "- a", "a: b", "#c", " x", "{}", "~", "é"),
  word,
);
const jsonObject = fc
  .dictionary(plainWord, fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as never)
  .filter((value) => !/__proto__|constructor|prototype|\\u/.test(JSON.stringify(value)));

const permission: fc.Arbitrary<StatePermission> = fc.record({
  collection: fc.constantFrom("posts", "pages", "users", "shop-items"),
  action: fc.constantFrom(...ACTIONS),
  fields: fc.option(
    fc.uniqueArray(fc.constantFrom("title", "body", "slug", "null", "9"), { maxLength: 4 }),
  ),
  rule: fc.option(jsonObject),
  validation: fc.option(jsonObject, { freq: 5 }),
  presets: fc.option(jsonObject, { freq: 5 }),
});

const NAMES = ["Reading", "Own posts", "true", "Ünïcode", "50 %", "a: b", "Éditeurs"];
const SLUGS = ["admin", "editor", "public", "staff", "shift-manager", "on"];

/** Any state of roles and policies: a role contains only such as stand before it. */
export const anyState: fc.Arbitrary<PolicyState> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 5 }),
    slugs: fc.uniqueArray(fc.constantFrom(...SLUGS), { maxLength: 5 }),
    texts: fc.array(
      plainWord.map((text) => text.trim()),
      { minLength: 10, maxLength: 10 },
    ),
    permissions: fc.array(fc.array(permission, { maxLength: 5 }), { minLength: 5, maxLength: 5 }),
    picks: fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
  })
  .map(({ names, slugs, texts, permissions, picks }) => ({
    policies: names.map((name, index) => ({
      ...{ name, description: texts[index] ?? "" },
      permissions: permissions[index] ?? [],
    })),
    roles: slugs.map((slug, index) => ({
      slug,
      ...(["admin", "public"].includes(slug)
        ? { name: slug, description: "" }
        : { name: `The ${slug}`, description: texts[index + 5] ?? "" }),
      contains: slugs.slice(0, index).filter((_, at) => ((picks[index] ?? 0) >> at) % 2 === 1),
      policies: names.filter((_, at) => ((picks[index + 5] ?? 0) >> at) % 2 === 1),
    })),
  }));
