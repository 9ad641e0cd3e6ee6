import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { Invalid } from "@/lib/kernel/errors.ts";
import { textOf } from "@/lib/archive/text-of.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { seedContent } from "../../../scripts/demo/seed-content.ts";
import { archiveOf, arrive, digestNow } from "../../support/archives.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { system } from "../../support/shop.ts";
import {
  packed,
  sha256,
  unpacked,
  withManifest,
  withRows,
  type Member,
} from "../../support/tampered-archives.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

let archive: Buffer = Buffer.of();

beforeAll(async () => {
  await seedContent("Acme", system(world().acme.id, "import"));
  archive = await archiveOf(world().acme.id);
});

/** What is refused leaves nothing: neither an organization nor anything of its own. */
async function refusal(hostile: Buffer): Promise<string> {
  const before = await digestNow(world().globex.id);
  const id = newId<OrganizationId>();
  const slug = `evil-${id.slice(0, 8)}`;
  const error: unknown = await arrive(hostile, { slug, name: "Evil" }, id).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(Invalid);
  const left = await ask(
    database().superUrl,
    `SELECT 1 FROM organizations WHERE id = $1 UNION ALL
     SELECT 1 FROM roles WHERE organization_id = $1 UNION ALL
     SELECT 1 FROM users WHERE email LIKE '%@evil.test'`,
    [id],
  );
  expect(left).toEqual([]);
  expect(await digestNow(world().globex.id)).toBe(before);
  return (error as Invalid).message;
}

const afterManifest = (members: Member[], more: Member): Member[] => [
  ...members.slice(0, 1),
  more,
  ...members.slice(1),
];

const empty = Buffer.of();

type Wrapping = readonly [
  string,
  string,
  (members: Member[]) => Member[] | Promise<Buffer> | Buffer,
];

/** What is wrong with the wrapping; what is said names the member. */
const WRAPPINGS: readonly Wrapping[] = [
  ["is no archive", "manifest.json", () => Buffer.from("hello")],
  [
    "is a gzip of something else",
    "manifest.json",
    () => gzipSync(Buffer.from("hello".repeat(999))),
  ],
  ["is cut off", "", () => archive.subarray(0, archive.length - 200)],
  ["is empty", "manifest.json", () => []],
  ["begins with something else", "manifest.json", (all) => all.slice(1)],
  [
    "lacks a member",
    "tables/roles.ndjson",
    (all) => all.filter(({ name }) => !/\/roles/.test(name)),
  ],
  [
    "leads out of the folder",
    "../../etc/cron.d/evil",
    (all) => [...all, { name: "../../etc/cron.d/evil", body: Buffer.from("x") }],
  ],
  [
    "has a member twice",
    "tables/roles",
    (all) => [...all, ...all.filter(({ name }) => /\/roles/.test(name))],
  ],
  [
    "holds a link",
    "tables/organization_settings.ndjson",
    (all) =>
      all.map((one) =>
        /organization_settings/.test(one.name)
          ? { ...one, type: "symlink" as const, linkname: "/etc/passwd" }
          : one,
      ),
  ],
  [
    "holds a folder",
    "tables",
    (all) => afterManifest(all, { name: "tables", body: empty, type: "directory" }),
  ],
  [
    "holds what its manifest does not name",
    "x",
    (all) => [...all, { name: "x", body: Buffer.from("x") }],
  ],
  [
    "has other bytes than it says",
    "tables/roles.ndjson",
    (all) =>
      all.map((one) =>
        /\/roles/.test(one.name)
          ? { ...one, body: Buffer.from(one.body.toString().replace("Editor", "Edited")) }
          : one,
      ),
  ],
  [
    "says another digest than that of its parts",
    "manifest.json",
    (all) =>
      all.map((one) =>
        one.name === "manifest.json"
          ? { ...one, body: Buffer.from(one.body.toString().replace(/"rows":1,/, '"rows":2,')) }
          : one,
      ),
  ],
  [
    "unpacks to more than it says",
    "tables/organization_settings.ndjson",
    (all) =>
      packed([
        ...all.slice(0, 1),
        { name: "tables/organization_settings.ndjson", body: Buffer.alloc(64 * 1024 * 1024) },
      ]),
  ],
  [
    "announces more than anybody keeps",
    "manifest.json",
    (all) =>
      withManifest(all, (manifest) => ({
        ...manifest,
        files: [{ digest: sha256(empty), bytes: 2 ** 50 }],
      })),
  ],
  [
    "is of a later version",
    "manifest.json",
    (all) =>
      withManifest(all, (manifest) => ({
        ...manifest,
        tables: manifest.tables.map((one) => ({ ...one, columns: [...one.columns, "later"] })),
      })),
  ],
];

type Row = JsonObject;
const every = (change: (row: Row) => Row) => (rows: Row[]) => rows.map(change);
const first = (change: (row: Row) => Row) => (rows: Row[]) =>
  rows.map((row, at) => (at === 0 ? change(row) : row));
const more = (row: Row) => (rows: Row[]) =>
  [...rows, row].toSorted((a, b) => (textOf(a["id"]) < textOf(b["id"]) ? -1 : 1));
const draftOf = (row: Row) => row["draft"] as Row;
const NOBODY = "gatehouse:person:00000000-0000-4000-8000-000000000000";
const field = { id: newId(), name: "x", label: "X", kind: "text" };
const collection = {
  ...{ id: newId(), slug: "things", name: "Things", icon: "box", singleton: false, website: false },
  ...{ publishes: false, fields: [field], removed_fields: [], revision: 1 },
  created_at: "2026-11-22T12:00:00+00:00",
};

function redirect(path: string, query: string, target = "/b"): Row {
  const at = { created_at: "2026-11-22T12:00:00+00:00", created_by: "x" };
  return { id: newId(), path, query, target, below: false, status: 301, ...at };
}

type Change = readonly [string, string, (rows: Row[]) => Row[], string];

/** Rows that nobody could have written, in an archive that agrees with itself. */
const ROWS: readonly Change[] = [
  [
    "a role that is Admin by another name",
    "roles",
    every((row) => ({ ...row, admin: true })),
    "privileges",
  ],
  ["no Admin among the roles", "roles", (rows) => rows.filter(({ slug }) => slug !== "admin"), ""],
  [
    "the columns of a password",
    "members",
    first((row) => ({ ...row, password_hash: "x" })),
    "password_hash",
  ],
  [
    "an owner of the instance",
    "members",
    first((row) => ({ ...row, instance_owner: true })),
    "instance_owner",
  ],
  [
    "a row of another organization",
    "policies",
    first((row) => ({ ...row, organization_id: newId() })),
    "organization_id",
  ],
  ["the same row twice", "policies", (rows) => [...rows.slice(0, 1), ...rows], "does not follow"],
  ["an address that is none", "members", first((row) => ({ ...row, email: "evil" })), "email"],
  [
    "a person twice",
    "members",
    more({
      id: newId(),
      email: "admin@acme.test",
      name: "E",
      status: "active",
      created_at: "2026-11-22T12:00:00+00:00",
    }),
    "",
  ],
  [
    "a right to what is not there",
    "permissions",
    first((row) => ({ ...row, collection: "nothing" })),
    "collection",
  ],
  [
    "a right to a field that is not there",
    "permissions",
    every((row) => ({ ...row, fields: ["nothing"] })),
    "fields",
  ],
  [
    "a rule that nobody could obey",
    "permissions",
    every((row) => ({ ...row, rule: { nothing: { _eq: 1 } } })),
    "rule",
  ],
  [
    "an action that is not there",
    "permissions",
    first((row) => ({ ...row, action: "own" })),
    "action",
  ],
  [
    "a policy that is not there",
    "permissions",
    first((row) => ({ ...row, policy_id: newId() })),
    "",
  ],
  [
    "a collection of the house's name",
    "collections",
    more({ ...collection, slug: "users" }),
    "slug",
  ],
  [
    "a field of no kind",
    "collections",
    more({ ...collection, fields: [{ ...field, kind: "script" }] }),
    "kind",
  ],
  [
    "fields of a collection in code",
    "collections",
    every((row) => ({ ...row, fields: [field] })),
    "",
  ],
  [
    "content that its collection does not know",
    "entries",
    first((row) => ({ ...row, draft: { ...draftOf(row), evil: 1 } })),
    "",
  ],
  [
    "a script in an address",
    "entries",
    every((row) =>
      "body" in draftOf(row)
        ? {
            ...row,
            draft: {
              ...draftOf(row),
              body: {
                type: "doc",
                content: [
                  {
                    type: "paragraph",
                    content: [
                      {
                        type: "text",
                        text: "x",
                        marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }],
                      },
                    ],
                  },
                ],
              },
            },
          }
        : row,
    ),
    "",
  ],
  ["a way up the tree", "entries", first((row) => ({ ...row, slug: "../x" })), "slug"],
  ["a page below itself", "entries", circle, ""],
  ["a page below none", "entries", first((row) => ({ ...row, parent_id: newId() })), ""],
  [
    "somebody who is not there",
    "entries",
    first((row) => ({ ...row, created_by: NOBODY })),
    "no member",
  ],
  ["a schedule of another organization", "entries", first(scheduled), "schedule"],
  [
    "content for a collection that is not there",
    "entries",
    first((row) => ({ ...row, collection_id: newId() })),
    "",
  ],
  [
    "a version of nothing",
    "entry_versions",
    first((row) => ({ ...row, entry_id: "00000000-0000-4000-8000-000000000000" })),
    "",
  ],
  [
    "a source that runs script",
    "site_access",
    first((row) => ({ ...row, sources: { script: ["'unsafe-inline'"] } })),
    "sources",
  ],
  [
    "an address that no request can have",
    "site_redirects",
    more(redirect("/a%b?c", "%zz")),
    "as it would be kept",
  ],
  [
    "a way to where a script runs",
    "site_redirects",
    more(redirect("/a", "", "javascript:x")),
    "target",
  ],
  ["two rows of what there is one of", "organization_settings", (rows) => [...rows, ...rows], ""],
];

function circle(rows: Row[]): Row[] {
  const [one, two] = rows.filter(({ collection_id: of }) => of === rows[0]?.["collection_id"]);
  const above = new Map([
    [one?.["id"], two?.["id"] ?? null],
    [two?.["id"], one?.["id"] ?? null],
  ]);
  return rows.map((row) =>
    above.has(row["id"]) ? { ...row, parent_id: above.get(row["id"]) ?? null } : row,
  );
}

function scheduled(row: Row): Row {
  const by = { kind: "system", organizationId: newId(), purpose: "import" };
  const schedule = { id: newId(), version: null, by, locale: null, isFirst: true };
  return { ...row, schedule, publish_at: "2027-01-01T00:00:00+00:00" };
}

describe("An archive by somebody with bad intent", () => {
  it.each(WRAPPINGS)("that %s is refused, by the name of the member", async (_, member, change) => {
    const changed = await change(await unpacked(archive));
    const hostile = Array.isArray(changed) ? await packed(changed) : changed;
    expect(await refusal(Buffer.from(hostile))).toContain(member);
  });

  it.each(ROWS)("with %s is refused, by the name of the table", async (_, table, change, says) => {
    const message = await refusal(await withRows(archive, table, change));
    expect(message).toContain(says);
  });

  it("says nothing of passwords: a person of this instance keeps theirs, and gains no more", async () => {
    const { globex } = world();
    const stolen = await withRows(
      archive,
      "members",
      every((row) =>
        row["email"] === "admin@acme.test" ? { ...row, email: "admin@globex.test" } : row,
      ),
    );
    await arrive(stolen, { slug: "umbrella", name: "Umbrella" });
    const [person] = await ask(
      database().superUrl,
      "SELECT name, instance_owner, password_hash FROM users WHERE id = $1",
      [globex.admin.userId],
    );
    expect(person).toEqual({ name: "admin", instance_owner: false, password_hash: null });
  });
});
