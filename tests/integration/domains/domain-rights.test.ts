import { beforeAll, describe, expect, test } from "vitest";
import type { Action } from "@/lib/access/action.ts";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { createDomain } from "@/lib/domains/create-domain.ts";
import { getDomain } from "@/lib/domains/get-domain.ts";
import { issueKey } from "@/lib/domains/issue-key.ts";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { listRoleChoices } from "@/lib/domains/list-role-choices.ts";
import { provisionDomain } from "@/lib/domains/provision-domain.ts";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { revokeDomain } from "@/lib/domains/revoke-domain.ts";
import { revokeKey } from "@/lib/domains/revoke-key.ts";
import { updateDomain } from "@/lib/domains/update-domain.ts";
import { Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { makeSecretToken, readSecretToken } from "@/lib/kernel/secret-token.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { deletePolicy } from "@/lib/policies/delete-policy.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const on = (collection: string, actions: readonly Action[], fields?: readonly string[]) =>
  actions.map((action) => ({ collection, action, ...(fields === undefined ? {} : { fields }) }));

const ROLES = [
  { slug: "post-reader", permissions: on("posts", ["read"]) },
  { slug: "title-reader", permissions: on("posts", ["read"], ["title"]) },
  { slug: "title-and-slug", permissions: on("posts", ["read"], ["title", "slug"]) },
  { slug: "page-writer", permissions: on("pages", ["read", "update"]) },
  {
    slug: "partner-manager",
    permissions: [
      ...on("domains", ["create", "read", "update", "delete"]),
      ...on("posts", ["read"], ["title", "slug"]),
    ],
  },
  { slug: "limit-setter", permissions: on("domains", ["update"], ["requestsPerMinute"]) },
  { slug: "registrar", permissions: on("domains", ["create"], ["hostname", "name"]) },
  { slug: "domain-reader", permissions: on("domains", ["read"]) },
];

beforeAll(async () => {
  const { acme, globex } = world();
  for (const { id: organizationId } of [acme, globex]) {
    const system = { kind: "system", organizationId, purpose: "provisioning" } as const;
    for (const role of ROLES) {
      await runUseCase(createRole, { ...role, name: role.slug }, callerOf(system));
    }
  }
});

/** The member without a role, with these. */
async function withRoles({ nobody }: Organization, slugs: string[]): Promise<MemberPrincipal> {
  const url = database().superUrl;
  await ask(url, "DELETE FROM member_roles WHERE member_id = $1", [nobody.memberId]);
  await ask(
    url,
    `INSERT INTO member_roles (organization_id, member_id, role_id)
     SELECT organization_id, $1, id FROM roles WHERE organization_id = $2 AND slug = ANY ($3)`,
    [nobody.memberId, nobody.organizationId, slugs],
  );
  return nobody;
}

/** Puts one role into another, behind everybody's back. */
const contain = ({ id }: Organization, role: string, contained: string) =>
  ask(
    database().superUrl,
    `INSERT INTO role_roles SELECT a.organization_id, a.id, b.id FROM roles a
     JOIN roles b ON b.organization_id = a.organization_id
     WHERE a.organization_id = $1 AND a.slug = $2 AND b.slug = $3`,
    [id, role, contained],
  );

let made = 0;
async function register(by: Principal, roles: string[] = []) {
  made += 1;
  const input = { name: "Partner", hostname: `rights-${made}.test`, roles };
  return runUseCase(createDomain, input, callerOf(by));
}

describe("who may not", () => {
  /** Every use case with an input that would do its work for an Admin. */
  const deeds = (id: string, keyId: string) =>
    [
      [listDomains, {}],
      [listRoleChoices, {}],
      [getDomain, { id }],
      [createDomain, { name: "New", hostname: "new.test", roles: [] }],
      [updateDomain, { id, name: "Taken over" }],
      [issueKey, { id }],
      [revokeKey, { id, keyId }],
      [removeDomain, { id }],
      [revokeDomain, { id }],
    ] as const;

  async function prepared() {
    const { acme, globex } = world();
    const { id, key } = await register(acme.admin, ["post-reader"]);
    const keyId = readSecretToken("gh_key", key) ?? "";
    return { acme, globex, id, keyId, before: await stateOf(acme, id) };
  }

  const stateOf = ({ admin }: Organization, id: string) =>
    runUseCase(getDomain, { id }, callerOf(admin));

  const tried = (deed: readonly [unknown, unknown], by: Principal) =>
    runUseCase(deed[0] as typeof getDomain, deed[1], callerOf(by));

  test("a stranger to domains hears that there is nothing, whoever it is", async () => {
    const { acme, id, keyId, before } = await prepared();
    const nobody = await withRoles(acme, []);
    for (const by of [nobody, acme.editor, acme.guest]) {
      for (const deed of deeds(id, keyId)) {
        await expect(tried(deed, by)).rejects.toBeInstanceOf(NotFound);
      }
    }
    expect(await stateOf(acme, id)).toEqual(before);
  });

  test("a suspended Admin and a visitor of a closed site are not let in at all", async () => {
    const { acme, id, keyId, before } = await prepared();
    for (const by of [acme.suspended, acme.visitor]) {
      for (const deed of deeds(id, keyId)) {
        await expect(tried(deed, by)).rejects.toBeInstanceOf(Unauthenticated);
      }
    }
    expect(await stateOf(acme, id)).toEqual(before);
  });

  test("an Admin of the other organization finds nothing of this one", async () => {
    const { acme, globex, id, keyId, before } = await prepared();
    const [, , ...named] = deeds(id, keyId);
    for (const deed of named.filter(([useCase]) => useCase !== createDomain)) {
      await expect(tried(deed, globex.admin)).rejects.toBeInstanceOf(NotFound);
    }
    const { domains } = await runUseCase(listDomains, {}, callerOf(globex.admin));
    expect(domains.map((domain) => domain.id)).not.toContain(id);
    expect(await stateOf(acme, id)).toEqual(before);
  });

  test("a reader of domains looks and does nothing", async () => {
    const { acme, id, keyId, before } = await prepared();
    const reader = await withRoles(acme, ["domain-reader"]);
    expect(await runUseCase(getDomain, { id }, callerOf(reader))).toEqual(before);
    const writes = deeds(id, keyId).filter(([useCase]) => useCase.effect === "writes");
    for (const deed of writes) await expect(tried(deed, reader)).rejects.toBeInstanceOf(Forbidden);
    expect(await stateOf(acme, id)).toEqual(before);
  });

  test("an action that does not exist is refused to an Admin too", async () => {
    const { acme, id } = await prepared();
    const invented = { ...getDomain, action: "own" as "read" };
    const attempt = runUseCase(invented, { id }, callerOf(acme.admin));
    await expect(attempt).rejects.toBeInstanceOf(Forbidden);
  });

  test("a permission for one field changes that field alone", async () => {
    const { acme, id } = await prepared();
    const setter = await withRoles(acme, ["limit-setter", "domain-reader"]);
    await runUseCase(updateDomain, { id, requestsPerMinute: 5 }, callerOf(setter));
    expect((await stateOf(acme, id)).requestsPerMinute).toBe(5);
    for (const change of [{ name: "Other" }, { requestsPerMinute: 6, origins: [] }]) {
      const attempt = runUseCase(updateDomain, { id, ...change }, callerOf(setter));
      await expect(attempt).rejects.toBeInstanceOf(Forbidden);
    }
    await expect(runUseCase(issueKey, { id }, callerOf(setter))).rejects.toBeInstanceOf(Forbidden);
    expect(await stateOf(acme, id)).toMatchObject({ name: "Partner", requestsPerMinute: 5 });
  });

  test("a permission to register fields of a domain registers it with those alone", async () => {
    const registrar = await withRoles(world().acme, ["registrar", "post-reader"]);
    await register(registrar);
    const settings = [
      { roles: ["post-reader"] },
      { requestsPerMinute: null },
      { origins: ["https://elsewhere.test"] },
      { ipRanges: ["203.0.113.0/24"] },
      { signingKey: { kty: "OKP", crv: "Ed25519", x: "A".repeat(43) } },
    ];
    for (const setting of settings) {
      const input = { name: "New", hostname: "settings.test", roles: [], ...setting };
      const attempt = runUseCase(createDomain, input, callerOf(registrar));
      await expect(attempt).rejects.toBeInstanceOf(Forbidden);
    }
  });

  test("only the system brings keys of its own", async () => {
    const { acme } = world();
    const { token: key } = makeSecretToken("gh_key");
    const input = { name: "Mine", hostname: "mine.test", roles: [], key };
    const attempt = runUseCase(provisionDomain, input, callerOf(acme.admin));
    await expect(attempt).rejects.toBeInstanceOf(Forbidden);
  });
});

describe("nobody hands out more than they hold", () => {
  test("when a domain is registered", async () => {
    const { acme } = world();
    const manager = await withRoles(acme, ["partner-manager"]);
    await expect(register(manager, ["title-reader"])).resolves.toHaveProperty("key");
    await expect(register(manager, ["title-and-slug"])).resolves.toHaveProperty("key");
    for (const roles of [
      ["post-reader"],
      ["page-writer"],
      ["editor"],
      ["title-reader", "editor"],
    ]) {
      const attempt = register(manager, roles);
      await expect(attempt).rejects.toBeInstanceOf(Forbidden);
      await expect(attempt).rejects.toThrow(/allows more than you may do yourself/);
    }
    await expect(register(acme.admin, ["editor", "page-writer"])).resolves.toHaveProperty("key");
  });

  test("nor by a role that contains another, nor Admin by one that contains Admin", async () => {
    const { acme } = world();
    await contain(acme, "title-reader", "page-writer");
    await contain(acme, "title-and-slug", "admin");
    const manager = await withRoles(acme, ["partner-manager"]);
    await expect(register(manager, ["title-reader"])).rejects.toBeInstanceOf(Forbidden);
    await expect(register(acme.admin, ["title-and-slug"])).rejects.toBeInstanceOf(Invalid);
    await ask(database().superUrl, "DELETE FROM role_roles");
    await expect(register(manager, ["title-reader"])).resolves.toHaveProperty("key");
  });

  test("when a domain's roles change; what it holds already may stay or go", async () => {
    const { acme } = world();
    const { id } = await register(acme.admin, ["editor"]);
    const manager = await withRoles(acme, ["partner-manager"]);
    const give = (roles: string[]) => runUseCase(updateDomain, { id, roles }, callerOf(manager));
    await expect(give(["editor", "page-writer"])).rejects.toBeInstanceOf(Forbidden);
    await give(["editor", "title-reader"]);
    await give(["title-reader"]);
    await expect(give(["editor"])).rejects.toBeInstanceOf(Forbidden);
    const seen = await runUseCase(getDomain, { id }, callerOf(manager));
    expect(seen.roles.map(({ slug }) => slug)).toEqual(["title-reader"]);
  });

  test("when a key is made: whoever has the key acts as the domain", async () => {
    const { acme } = world();
    const strong = await register(acme.admin, ["editor"]);
    const weak = await register(acme.admin, ["title-reader"]);
    const manager = await withRoles(acme, ["partner-manager"]);
    const attempt = runUseCase(issueKey, { id: strong.id }, callerOf(manager));
    await expect(attempt).rejects.toBeInstanceOf(Forbidden);
    await expect(runUseCase(issueKey, { id: weak.id }, callerOf(manager))).resolves.toHaveProperty(
      "key",
    );
    await ask(
      database().superUrl,
      `INSERT INTO domain_policies (organization_id, domain_id, policy_id)
       SELECT organization_id, $1, id FROM policies WHERE organization_id = $2 AND name = 'Editor'`,
      [weak.id, acme.id],
    );
    const again = runUseCase(issueKey, { id: weak.id }, callerOf(manager));
    await expect(again, "by a policy of its own").rejects.toBeInstanceOf(Forbidden);
  });

  test("by a policy either, which a domain holds beside its roles", async () => {
    const { acme } = world();
    const policy = async (name: string, permissions: object[]) =>
      (await runUseCase(createPolicy, { name, permissions }, callerOf(acme.admin))).id;
    const weak = await policy("Weak", on("posts", ["read"], ["title"]));
    const strong = await policy("Strong", on("posts", ["delete"]));
    const manager = await withRoles(acme, ["partner-manager"]);
    const { id } = await register(acme.admin);
    const give = (policies: string[]) =>
      runUseCase(updateDomain, { id, policies }, callerOf(manager));
    await give([weak]);
    await expect(give([weak, strong])).rejects.toBeInstanceOf(Forbidden);
    await expect(give([world().globex.id])).rejects.toBeInstanceOf(Invalid);
    const seen = await runUseCase(getDomain, { id }, callerOf(manager));
    expect(seen.policies).toEqual([{ id: weak, name: "Weak" }]);
  });

  test("by a token either: its scopes are a ceiling of their own", async () => {
    const { acme } = world();
    const { admin } = acme;
    const url = database().superUrl;
    await ask(
      url,
      `INSERT INTO static_tokens (organization_id, id, member_id, name, digest, scopes)
       VALUES ($1, 'tokenTokenXY', $2, 'CI', 'x', '{}')`,
      [acme.id, admin.memberId],
    );
    const token = (scopes: string[]): Principal => ({
      kind: "token",
      organizationId: acme.id,
      memberId: admin.memberId,
      userId: admin.userId,
      tokenId: "tokenTokenXY",
      name: "CI",
      scopes,
    });
    const narrow = token(["domains:create", "domains:read"]);
    await expect(register(narrow, ["post-reader"])).rejects.toBeInstanceOf(Forbidden);
    const wider = token(["domains:create", "posts:read"]);
    await expect(register(wider, ["post-reader"])).resolves.toHaveProperty("key");
  });

  test("and the choices say so beforehand", async () => {
    const { acme } = world();
    const manager = await withRoles(acme, ["partner-manager"]);
    const { choices } = await runUseCase(listRoleChoices, {}, callerOf(manager));
    const grantable = choices.filter((choice) => choice.grantable).map(({ slug }) => slug);
    expect(choices.map(({ slug }) => slug)).not.toContain("admin");
    expect(grantable).toContain("title-reader");
    expect(grantable).not.toContain("post-reader");
    expect(grantable).not.toContain("editor");
  });
});

describe("provisioning", () => {
  test("registers once and leaves alone whatever was made of it since", async () => {
    const { acme } = world();
    const system = { kind: "system", organizationId: acme.id, purpose: "provisioning" } as const;
    const { token: key } = makeSecretToken("gh_key");
    const input = { name: "Demo", hostname: "demo.test", roles: ["page-writer"], key };
    const run = () => runUseCase(provisionDomain, input, callerOf(system));
    const { id } = await run();
    expect(await run()).toEqual({ id: null });
    await runUseCase(removeDomain, { id }, callerOf(acme.admin));
    expect(await run()).toEqual({ id: null });
    const { domains } = await runUseCase(listDomains, {}, callerOf(acme.admin));
    const found = domains.filter(({ hostname }) => hostname === "demo.test");
    expect(found.map(({ status }) => status)).toEqual(["removed"]);
  });
});

test("giving a policy to a domain and deleting it at once ends in one or the other", async () => {
  const { admin } = world().acme;
  const caller = callerOf(admin);
  const once = async (turn: number) => {
    const policy = { name: `short-lived ${turn}`, description: "" };
    const { id: policyId } = await runUseCase(createPolicy, policy, caller);
    const domain = { hostname: `short${turn}.test`, name: "x", roles: [], policies: [policyId] };
    const { id } = await runUseCase(createDomain, domain, caller);
    const settled = await Promise.allSettled([
      runUseCase(updateDomain, { id, policies: [policyId] }, caller),
      runUseCase(deletePolicy, { id: policyId }, caller),
    ]);
    return settled.flatMap((one) => (one.status === "rejected" ? [one.reason as Error] : []));
  };
  const failures = await Promise.all(Array.from({ length: 8 }, (_, turn) => once(turn)));
  expect(failures.flat().filter((error) => !(error instanceof Invalid))).toEqual([]);
});
