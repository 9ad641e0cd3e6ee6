import { expect, test } from "vitest";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { listPolicies } from "@/lib/policies/list-policies.ts";
import { updatePolicy } from "@/lib/policies/update-policy.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { apply, exported, fileText, give, operator } from "./file-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

/** Two files about the same role, alike in nothing else. */
const file = (word: string, collection: string) =>
  fileText(
    `  - { slug: race, name: ${word}, policies: [Shared, Of ${word}] }`,
    `  - { name: Shared, description: By ${word}, permissions: [{ collection: ${collection}, action: read }] }
  - { name: Of ${word}, permissions: [{ collection: ${collection}, action: update }] }`,
  );
const A = file("A", "posts");
const B = file("B", "pages");

test("fifty at once, and people beside them, end in the state of one of the files", async () => {
  const { acme, globex } = world();
  const others = await exported(globex);
  const bare = await exported(acme);
  await apply(operator(acme), A);
  const withA = await exported(acme);
  await apply(operator(acme), B);
  const base = await exported(acme);
  const { policies } = await runUseCase(listPolicies, {}, callerOf(acme.admin));
  const id = policies.find(({ name }) => name === "Shared")?.id ?? "";
  const byHand = { id, description: "By hand" };
  const ended = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) => {
      if (index % 5 === 0) return runUseCase(updatePolicy, byHand, callerOf(acme.admin));
      return apply(index % 2 === 0 ? acme.admin : operator(acme), index % 2 === 0 ? A : B);
    }),
  );
  expect(ended.filter(({ status }) => status === "rejected")).toEqual([]);
  const after = await exported(acme);
  const descriptions = ["By A", "By B", "By hand"];
  const states = [withA, base].flatMap((text) =>
    descriptions.map((words) => text.replace(/description: By \w+/, `description: ${words}`)),
  );
  // What the other file alone makes is left alone by either.
  const both = (text: string) => text.replace(/ {2}- name: Of [AB]\n(?: {4}.*\n)+/g, "");
  expect(states.map(both)).toContain(both(after));
  expect(await exported(globex)).toBe(others);
  await apply(operator(acme), bare, { missing: "delete" });
  expect(await exported(acme)).toBe(bare);
});

test("nobody hands out by a file what they do not hold", async () => {
  const { acme } = world();
  const rights = ["roles", "policies"]
    .map((name) => `      - { collection: ${name}, actions: [create, read, update, delete] }\n`)
    .join("");
  const manager = fileText(
    "  - { slug: manager, name: Manager, policies: [Managing] }",
    `  - name: Managing
    permissions:
${rights}      - { collection: posts, action: read, fields: [title] }`,
  );
  await apply(operator(acme), manager);
  await give(database().superUrl, acme.nobody, "manager");
  const before = await exported(acme);
  const handing = (permission: string, contains = "") =>
    fileText(
      `  - { slug: gift, name: Gift, policies: [Given]${contains} }\n  - slug: admin`,
      `  - { name: Given, permissions: [${permission}] }`,
    );
  for (const text of [
    handing("{ collection: posts, action: read }"),
    handing("{ collection: posts, action: delete }"),
    handing("{ collection: posts, action: read, fields: [title, body] }"),
    handing("{ collection: posts, action: read, fields: [title] }", ", contains: [admin]"),
  ]) {
    await expect(apply(acme.nobody, text)).rejects.toBeInstanceOf(Forbidden);
    expect(await exported(acme)).toBe(before);
  }
  const fair = handing("{ collection: posts, action: read, fields: [title] }");
  expect(await apply(acme.nobody, fair)).toHaveLength(2);
});
