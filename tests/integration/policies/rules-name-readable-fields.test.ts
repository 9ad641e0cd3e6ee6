import { describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { Forbidden, Unauthenticated } from "@/lib/kernel/errors.ts";
import { createPermission } from "@/lib/policies/create-permission.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { updatePermission } from "@/lib/policies/update-permission.ts";
import { updatePolicy } from "@/lib/policies/update-policy.ts";
import { getPolicy } from "@/lib/policies/get-policy.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase } from "../../support/database.ts";
import { holdPermissions, type GivenPermission } from "../../support/hold-permissions.ts";
import { on } from "../../support/rights.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const SECRET = { secretNote: { _starts_with: "a" } };
const WRITER: readonly GivenPermission[] = [
  ...on("policies", ["create", "read", "update"]),
  ...on("roles", ["create"]),
  ...on("posts", ["update"], { fields: ["title"] }),
];
const TITLES = on("posts", ["read"], { fields: ["title"] });

/** A member of Acme who writes policies, updates titles of posts, and holds this besides. */
async function writerWith(held: readonly GivenPermission[]): Promise<MemberPrincipal> {
  const { nobody } = world().acme;
  await holdPermissions(database(), nobody, [...WRITER, ...held]);
  return nobody;
}

let made = 0;
function write(by: MemberPrincipal, permissions: readonly object[]): Promise<{ id: string }> {
  made += 1;
  return runUseCase(createPolicy, { name: `Policy ${made}`, permissions }, callerOf(by));
}

const titlesWhere = (rule: object) => on("posts", ["read"], { fields: ["title"], rule });

describe("a rule that somebody writes names what they may read", () => {
  test("and nothing else, however deep, for whichever action, and as validation too", async () => {
    const writer = await writerWith([...TITLES, ...on("authors", ["read"], { fields: ["title"] })]);
    for (const permissions of [
      titlesWhere(SECRET),
      titlesWhere({ _or: [{ title: "x" }, { _and: [SECRET] }] }),
      titlesWhere({ createdBy: { _eq: "$CURRENT_USER" } }),
      titlesWhere({ author: { title: "x" } }),
      on("posts", ["update"], { fields: ["title"], rule: SECRET }),
      on("posts", ["update"], { fields: ["title"], validation: SECRET }),
    ]) {
      await expect(write(writer, permissions)).rejects.toThrow(Forbidden);
    }
    const sentence = "compares with the field «secretNote» of posts";
    await expect(write(writer, titlesWhere(SECRET))).rejects.toThrow(sentence);
    const readable = { title: "x", id: { _nnull: true } };
    expect(await write(writer, titlesWhere(readable))).toHaveProperty("id");
  });

  test("also at the other end of a relationship", async () => {
    const posts = on("posts", ["read"], { fields: ["title", "author"] });
    const email = titlesWhere({ author: { email: { _starts_with: "a" } } });
    const titles = on("authors", ["read"], { fields: ["title"] });
    const writer = await writerWith([...posts, ...titles]);
    await expect(write(writer, email)).rejects.toThrow("«email» of authors");
    expect(await write(writer, titlesWhere({ author: { title: "x" } }))).toHaveProperty("id");
    await writerWith([...posts, ...on("authors", ["read-draft"])]);
    expect(await write(writer, email)).toHaveProperty("id");
  });

  test("in every entry: a right with a rule is not enough, one to the field is", async () => {
    const both = ["title", "secretNote"];
    const some = on("posts", ["read"], { fields: both, rule: { title: "x" } });
    const writer = await writerWith([...TITLES, ...some]);
    await expect(write(writer, titlesWhere(SECRET))).rejects.toThrow(Forbidden);
    await writerWith(on("posts", ["read"], { fields: both }));
    expect(await write(writer, titlesWhere(SECRET))).toHaveProperty("id");
    const own = titlesWhere({ createdBy: { _eq: "$CURRENT_USER" } });
    await expect(write(writer, own)).rejects.toThrow("«createdBy»");
    await writerWith(on("posts", ["read"]));
    expect(await write(writer, own)).toHaveProperty("id");
  });

  test("unless they hold it word for word, or are an Admin", async () => {
    const writer = await writerWith(titlesWhere(SECRET));
    expect(await write(writer, titlesWhere(SECRET))).toHaveProperty("id");
    const other = { secretNote: { _starts_with: "b" } };
    await expect(write(writer, titlesWhere(other))).rejects.toThrow(Forbidden);
    expect(await write(world().acme.admin, titlesWhere(other))).toHaveProperty("id");
  });
});

test("by whichever way it comes into a policy; what is in it may stay", async () => {
  const { acme } = world();
  const writer = await writerWith(TITLES);
  const caller = callerOf(writer);
  const [permission] = titlesWhere(SECRET);
  const role = { slug: "oracle", name: "Oracle", permissions: [permission] };
  await expect(runUseCase(createRole, role, caller)).rejects.toThrow(Forbidden);
  const { id } = await write(acme.admin, TITLES);
  const changed = runUseCase(updatePolicy, { id, permissions: [permission] }, caller);
  await expect(changed).rejects.toThrow(Forbidden);
  const added = runUseCase(createPermission, { policy: id, ...permission }, caller);
  await expect(added).rejects.toThrow(Forbidden);
  const [present] = (await runUseCase(getPolicy, { id }, callerOf(acme.admin))).permissions;
  const narrowed = runUseCase(updatePermission, { id: present?.id ?? "", rule: SECRET }, caller);
  await expect(narrowed).rejects.toThrow(Forbidden);
  const wide = on("posts", ["read"], { fields: ["title", "slug"], rule: SECRET });
  const kept = await write(acme.admin, wide);
  const narrower = { id: kept.id, permissions: [permission] };
  expect(await runUseCase(updatePolicy, narrower, caller)).toMatchObject({ revision: 2 });
});

test("what one may read elsewhere counts for nothing here, and the suspended write nothing", async () => {
  const { acme, globex } = world();
  const all = [...WRITER, ...on("posts", ["read"])];
  await holdPermissions(database(), globex.nobody, all);
  const writer = await writerWith(TITLES);
  expect(await write(globex.nobody, titlesWhere(SECRET))).toHaveProperty("id");
  await expect(write(writer, titlesWhere(SECRET))).rejects.toThrow(Forbidden);
  await expect(write(acme.suspended, titlesWhere(SECRET))).rejects.toThrow(Unauthenticated);
  const invented = { ...createPolicy, action: "own" as "create" };
  const input = { name: "Invented", permissions: [] };
  await expect(runUseCase(invented, input, callerOf(acme.admin))).rejects.toThrow(Forbidden);
});
