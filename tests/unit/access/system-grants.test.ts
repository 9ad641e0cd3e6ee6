import { expect, test } from "vitest";
import { systemGrants } from "@/lib/access/system-grants.ts";

/** What each purpose may do, and nothing else: whoever widens one says so here. */
test.each([
  ["site-record", ["site:read", "site:update"]],
  ["guest-entry", ["site:read", "assets:read"]],
  [
    "provisioning",
    [
      ...["organizations:create", "users:create", "roles:create", "collections:create"],
      "domains:create",
    ],
  ],
  ["hostnames", ["site:update"]],
  ["site-schedule", ["site:update"]],
  ["usage", ["domains:update"]],
  ["client-errors", ["client-errors:create"]],
  [
    "policies",
    ["roles", "policies"].flatMap((collection) =>
      ["read", "create", "update", "delete"].map((action) => `${collection}:${action}`),
    ),
  ],
] as const)("the system holds for %s no more than %j", (purpose, expected) => {
  const given = systemGrants(purpose, ["posts"]);
  expect(given.map(({ collection, action }) => `${collection}:${action}`)).toEqual(expected);
  expect(given.flatMap((one) => Object.keys(one))).toEqual(
    expected.flatMap(() => ["collection", "action"]),
  );
});

test("an import writes whatever content there is, and deletes none of it", () => {
  const given = systemGrants("import", ["posts", "shifts"]);
  const expected = ["posts", "shifts"].flatMap((collection) =>
    ["read", "read-draft", "create", "update", "publish"].map((action) => ({ collection, action })),
  );
  const record = ["read", "update"].map((action) => ({ collection: "imports", action }));
  expect(given).toEqual([...expected, ...record]);
  expect(systemGrants("import", [])).toEqual(record);
});
