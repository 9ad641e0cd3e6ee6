import { beforeAll, describe, expect, test } from "vitest";
import type { DomainPrincipal, Principal, TokenPrincipal } from "@/lib/access/principal.ts";
import { newId, type DomainId } from "@/lib/kernel/ids.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi, type Asking } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdRoles, makeRole, on } from "../../support/rights.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

type Type = "users" | "roles" | "policies" | "permissions";
const TYPES: readonly Type[] = ["users", "roles", "policies", "permissions"];

/** One of each in Acme, and what a document would change of it. */
const there: Record<Type, { id: string; change: object; etag: string }> = {
  users: { id: "", change: { status: "active" }, etag: "*" },
  roles: { id: "", change: { description: "Told anew." }, etag: "*" },
  policies: { id: "", change: { description: "Told anew." }, etag: "*" },
  permissions: { id: "", change: { fields: null }, etag: "*" },
};

const CREATES: Record<Type, () => object> = {
  users: () => ({ email: `${newId()}@acme.test`, name: "New" }),
  roles: () => ({ slug: `r-${newId()}`, name: "New" }),
  policies: () => ({ name: `New ${newId()}` }),
  permissions: () => ({ policy: there.policies.id, collection: "posts", action: "read" }),
};

beforeAll(async () => {
  const { acme } = world();
  const caller = callerOf(acme.admin);
  const permissions = on("posts", ["read"]);
  const policy = await runUseCase(createPolicy, { name: "Reads", permissions }, caller);
  there.policies.id = policy.id;
  there.roles.id = await makeRole(acme, "reader", permissions);
  there.users.id = acme.nobody.memberId;
  const [permission] = await ask(
    database().superUrl,
    "SELECT id FROM permissions WHERE policy_id = $1",
    [policy.id],
  );
  there.permissions.id = String(permission?.["id"]);
  await makeRole(acme, "user-reader", on("users", ["read"]));
  await makeRole(acme, "policy-keeper", [
    ...on("policies", ["read", "update"]),
    ...on("posts", ["read"]),
  ]);
});

const askOne = (who: Principal, type: Type, method: string): Promise<{ status: number }> => {
  const { id, change, etag } = there[type];
  const path = `/${type}/${id}`;
  const headers = { "If-Match": etag };
  const asking: Record<string, [string, Asking]> = {
    list: [`/${type}`, {}],
    get: [path, {}],
    create: [`/${type}`, { body: { data: { type, attributes: CREATES[type]() } } }],
    update: [path, { method: "PATCH", headers, body: { data: { type, id, attributes: change } } }],
    delete: [`/${type}/${newId()}`, { method: "DELETE", headers }],
    own: [path, { method: "PUT", headers, body: { data: { type, id } } }],
  };
  const [address, options] = asking[method] ?? ["/", {}];
  return askApi(who, address, options);
};

const METHODS = ["list", "get", "create", "update", "delete", "own"] as const;

/** What somebody is answered, by type, in the order of `METHODS`; deleting asks for what is not there. */
const ALL = [200, 200, 201, 200, 404, 405];
const NONE = [404, 404, 404, 404, 404, 405];
const READ = [200, 200, 403, 403, 403, 405];
const KEEP = [200, 200, 403, 200, 403, 405];

async function told(who: Principal): Promise<Record<string, number[]>> {
  const answers: Record<string, number[]> = {};
  for (const type of TYPES) {
    answers[type] = [];
    for (const method of METHODS) {
      answers[type].push((await askOne(who, type, method)).status);
    }
  }
  return answers;
}

const every = (row: number[]) => Object.fromEntries(TYPES.map((type) => [type, row]));

describe("who may do what to users, roles, policies and permissions", () => {
  test("an Admin everything that there is", async () => {
    expect(await told(world().acme.admin)).toEqual(every(ALL));
  });

  test("an editor, a partner and somebody without a role nothing, a suspended Admin is not let in", async () => {
    const { acme } = world();
    for (const who of [acme.editor, acme.partner, acme.nobody]) {
      expect(await told(who)).toEqual(every(NONE));
    }
    expect(await told(acme.suspended)).toEqual(every([401, 401, 401, 401, 401, 405]));
  });

  test("an Admin of another organization finds none of these and changes none", async () => {
    const answers = await told(world().globex.admin);
    const foreign = [200, 404, 201, 404, 404, 405];
    const made = { users: foreign, roles: foreign, policies: foreign };
    expect(answers).toEqual({ ...made, permissions: [200, 404, 422, 404, 404, 405] });
  });

  test("a static token what its scopes name of its member's rights", async () => {
    const token = await tokenOf(["users:read", "policies:read"]);
    expect(await told(token)).toEqual({ ...every(READ), roles: NONE });
  });

  test("a domain with a policy to read users reads users", async () => {
    expect(await told(await domainWith("user-reader"))).toEqual({ ...every(NONE), users: READ });
  });

  test("a keeper of policies their permissions too", async () => {
    const { acme } = world();
    const keeper = await holdRoles(database().superUrl, acme.nobody, ["policy-keeper"]);
    expect(await told(keeper)).toEqual({
      ...every(NONE),
      policies: KEEP,
      permissions: [200, 200, 201, 200, 404, 405],
    });
    await holdRoles(database().superUrl, acme.nobody, []);
  });
});

describe("by the API", () => {
  test("a second system makes a policy, a role and a member, and finds them by what they hold", async () => {
    const { admin } = world().acme;
    const post = async (type: Type, attributes: object) => {
      const made = await askApi(admin, `/${type}`, { body: { data: { type, attributes } } });
      expect([made.status, made.body.errors]).toEqual([201, undefined]);
      return made;
    };
    const permissions = on("posts", ["read", "update"], { fields: ["title"] });
    const { data: policy } = (await post("policies", { name: "Titles", permissions })).body;
    expect(policy.attributes["permissions"]).toMatchObject(permissions);
    const role = { slug: "titles", name: "Titles", policies: [policy.id], contains: ["reader"] };
    const { data: made } = (await post("roles", role)).body;
    expect(made.attributes).toMatchObject({ ...role, system: false });
    const person = { email: "system@acme.test", name: "From there", roles: ["titles"] };
    const { data: member, meta } = (await post("users", person)).body;
    expect(member.attributes).toMatchObject({ ...person, status: "invited", policies: [] });
    expect(meta["invitation"]).toContain("/invitation/gh_inv_");
    const found = async (query: string) =>
      (await askApi(admin, `/${query}`)).body.data.map(({ id }) => id);
    expect(await found("users?filter[roles][_contains]=titles")).toEqual([member.id]);
    expect(await found(`roles?filter[policies][_contains]=${policy.id}`)).toEqual([made.id]);
    expect(await found(`permissions?filter[policy]=${policy.id}&sort=action`)).toHaveLength(2);
  });

  test("a change names the state it was made from", async () => {
    const { admin } = world().acme;
    const { id } = there.policies;
    const read = await askApi(admin, `/policies/${id}`);
    const etag = read.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"\d+\./);
    const patch = (headers: Record<string, string>, name: string) =>
      askApi(admin, `/policies/${id}`, {
        method: "PATCH",
        headers,
        body: { data: { type: "policies", id, attributes: { name } } },
      });
    expect((await patch({}, "Without")).status).toBe(428);
    expect((await patch({ "If-Match": etag }, "First")).status).toBe(200);
    const late = await patch({ "If-Match": etag }, "Second");
    expect([late.status, late.body.errors[0]?.code]).toEqual([412, "stale"]);
  });

  test("a role asks for a second factor from when it is made or changed, and both are told", async () => {
    const { admin } = world().acme;
    const slug = `r-${newId()}`;
    const attributes = { slug, name: "Auditors", requiresFactor: true, graceDays: 3 };
    const body = { data: { type: "roles", attributes } };
    const made = await askApi(admin, "/roles", { body });
    expect(made).toMatchObject({ status: 201, body: { data: { attributes } } });
    const { id } = (made.body as { data: { id: string } }).data;
    const change = async (wanted: object, who: Principal = admin, headers = { "If-Match": "*" }) =>
      askApi(who, `/roles/${id}`, {
        ...{ method: "PATCH", headers, body: { data: { type: "roles", id, attributes: wanted } } },
      });
    const both = await change({ description: "Both.", graceDays: 0 });
    const after = { description: "Both.", requiresFactor: true, graceDays: 0 };
    expect(both).toMatchObject({ status: 200, body: { data: { attributes: after } } });
    const wrong = await change({ description: "Neither.", graceDays: 91 });
    expect(wrong).toMatchObject({
      status: 422,
      body: { errors: [{ source: { pointer: "/data/attributes/graceDays" } }] },
    });
    const off = await change({ requiresFactor: false });
    const left = { description: "Both.", requiresFactor: false };
    expect(off).toMatchObject({ status: 200, body: { data: { attributes: left } } });
    expect((await change({ requiresFactor: true }, world().globex.admin)).status).toBe(404);
    const lines = await ask(
      database().superUrl,
      "SELECT 1 FROM audit_events WHERE action = 'role.require-factor' AND subject_id = $1",
      [id],
    );
    expect(lines).toHaveLength(3);
  });

  test("each wrong place is named, and what stays as it was made", async () => {
    const { admin } = world().acme;
    const pointers = async (path: string, asking: Asking) => {
      const { body } = await askApi(admin, path, asking);
      return body.errors.map(({ source }) => source?.pointer);
    };
    const wrong = { policy: there.policies.id, collection: "posts", action: "read", fields: ["x"] };
    const added = { body: { data: { type: "permissions", attributes: wrong } } };
    expect(await pointers("/permissions", added)).toEqual(["/data/attributes/fields/0"]);
    const listed = { name: "Wrong", permissions: [{ collection: "x", action: "read" }] };
    const made = { body: { data: { type: "policies", attributes: listed } } };
    expect(await pointers("/policies", made)).toEqual([
      "/data/attributes/permissions/0/collection",
    ]);
    const kept = [
      ["users", "email", "other@acme.test"],
      ["roles", "slug", "other"],
      ["permissions", "policy", there.policies.id],
    ] as const;
    for (const [type, name, value] of kept) {
      const { id } = there[type];
      const body = { data: { type, id, attributes: { [name]: value } } };
      const asking = { method: "PATCH", headers: { "If-Match": "*" }, body };
      expect(await pointers(`/${type}/${id}`, asking)).toEqual([`/data/attributes/${name}`]);
    }
  });

  test("nobody removes themselves or takes their own Admin away, alone or among others", async () => {
    const { admin } = world().acme;
    const { memberId: id } = admin;
    const removed = await askApi(admin, `/users/${id}`, { method: "DELETE" });
    expect([removed.status, removed.body.errors[0]?.code]).toEqual([409, "conflict"]);
    const data = { type: "users", id, attributes: { roles: ["user"] } };
    const demoted = await askApi(admin, `/users/${id}`, { method: "PATCH", body: { data } });
    expect(demoted.status).toBe(409);
    const operations = [
      { op: "add", data: { type: "roles", attributes: { slug: "undone", name: "Undone" } } },
      { op: "update", data },
    ];
    const type = 'application/vnd.api+json;ext="https://jsonapi.org/ext/atomic"';
    const together = await askApi(admin, "/operations", {
      headers: { "Content-Type": type, Accept: type },
      body: { "atomic:operations": operations },
    });
    expect(together.status).toBe(409);
    const left = await askApi(admin, "/roles?filter[slug]=undone");
    expect(left.body.data).toEqual([]);
  });

  test("a write for everybody is confirmed", async () => {
    const { admin } = world().acme;
    const { body } = await askApi(admin, "/roles?filter[slug]=public");
    const [{ id, attributes }] = body.data as unknown as [{ id: string; attributes: object }];
    const input = { name: "Comments", permissions: on("posts", ["create"]) };
    const { id: policy } = await runUseCase(createPolicy, input, callerOf(admin));
    const effects: string[] = [];
    const patch = (more: object) =>
      askApi(admin, `/roles/${id}`, {
        method: "PATCH",
        headers: { "If-Match": "*" },
        effects,
        body: { data: { type: "roles", id, attributes: more } },
      });
    const refused = await patch({ policies: [policy] });
    expect([refused.status, refused.body.errors[0]?.code]).toEqual([409, "confirmation-required"]);
    expect((await patch({ policies: [policy], confirmed: true })).status).toBe(200);
    const { policies } = attributes as { policies: string[] };
    expect((await patch({ policies })).status).toBe(200);
    expect(effects).toEqual(["content-changed", "content-changed"]);
  });
});

async function tokenOf(scopes: string[]): Promise<TokenPrincipal> {
  const { organizationId, memberId, userId } = world().acme.admin;
  await ask(
    database().superUrl,
    `INSERT INTO static_tokens (organization_id, id, member_id, name, digest, scopes)
     VALUES ($1, 'tokenTokenXY', $2, 'CI', 'x', '{}')`,
    [organizationId, memberId],
  );
  const token = { tokenId: "tokenTokenXY", name: "CI", scopes };
  return { kind: "token", organizationId, memberId, userId, ...token };
}

async function domainWith(role: string): Promise<DomainPrincipal> {
  const { id: organizationId } = world().acme;
  const [domainId, hostname] = [newId<DomainId>(), "reads-users.test"];
  await ask(
    database().superUrl,
    `WITH domain AS (INSERT INTO domains (organization_id, id, name, hostname, origins, ip_ranges)
       VALUES ($1, $2, 'Reads', $3, '{}', '{}') RETURNING organization_id, id),
     policy AS (SELECT rp.policy_id FROM roles r JOIN role_policies rp ON rp.role_id = r.id
       WHERE r.organization_id = $1 AND r.slug = $4)
     INSERT INTO domain_policies (organization_id, domain_id, policy_id)
       SELECT domain.organization_id, domain.id, policy.policy_id FROM domain, policy`,
    [organizationId, domainId, hostname, role],
  );
  return { kind: "domain", organizationId, domainId, epoch: 1, hostname };
}
