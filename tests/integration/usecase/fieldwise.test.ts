import { beforeAll, expect, test } from "vitest";
import type { Action } from "@/lib/access/action.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { listAuditEvents } from "@/lib/audit-log/list-audit-events.ts";
import { listClientErrors } from "@/lib/client-errors/list-client-errors.ts";
import { createDomain } from "@/lib/domains/create-domain.ts";
import { listDomainResources } from "@/lib/domains/domain-resources.ts";
import { getDomain } from "@/lib/domains/get-domain.ts";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { getSiteAccess } from "@/lib/site-access/get-site-access.ts";
import { answerWishes } from "@/lib/usecase/answer-wishes.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const RIGHTS: readonly [string, Action, string[]][] = [
  ["domains", "read", ["name"]],
  ["client-errors", "read", ["message"]],
  ["audit-events", "read", ["action"]],
  ["site", "read", ["level"]],
  ["site", "update", ["level"]],
];

/** A member who holds one field of each system collection, and the id of a domain. */
let holder: MemberPrincipal;
let id: string;
beforeAll(async () => {
  const { acme } = world();
  const provisioning = {
    kind: "system",
    organizationId: acme.id,
    purpose: "provisioning",
  } as const;
  const permissions = RIGHTS.map(([collection, action, fields]) => ({
    collection,
    action,
    fields,
  }));
  const role = { slug: "one-field", name: "One field", permissions };
  const { id: roleId } = await runUseCase(createRole, role, callerOf(provisioning));
  holder = acme.nobody;
  await ask(
    database().superUrl,
    "INSERT INTO member_roles (organization_id, member_id, role_id) VALUES ($1, $2, $3)",
    [acme.id, holder.memberId, roleId],
  );
  const domain = { hostname: "fields.test", name: "Fields", roles: [] };
  ({ id } = await runUseCase(createDomain, domain, callerOf(acme.admin)));
});

test("a right to one field opens nothing that shows or changes all of them", async () => {
  const caller = callerOf(holder);
  const password = "a quiet walled garden";
  const refused = [
    () => runUseCase(listDomains, {}, caller),
    () => runUseCase(getDomain, { id }, caller),
    () => runUseCase(listClientErrors, {}, caller),
    () => runUseCase(listAuditEvents, {}, caller),
    () => runUseCase(getSiteAccess, {}, caller),
    () => runUseCase(changeSiteAccess, { level: "password", password }, caller),
  ];
  for (const run of refused) await expect(run()).rejects.toBeInstanceOf(Forbidden);
});

test("what keeps to fields by itself shows that one", async () => {
  const question = { filter: null, sort: null, size: null, after: null, before: null };
  const { items } = await runUseCase(listDomainResources, { question }, callerOf(holder));
  expect(items).toContainEqual(expect.objectContaining({ id, attributes: { name: "Fields" } }));
  expect(new Set(items.flatMap(({ attributes }) => Object.keys(attributes)))).toEqual(
    new Set(["name"]),
  );
});

test("a screen offers such a right nothing that would be refused", async () => {
  const wishes = {
    domains: { run: listDomains },
    domainResources: { run: listDomainResources },
    ledger: { run: listAuditEvents },
    site: { run: changeSiteAccess },
  };
  const { can } = await answerWishes(wishes, callerOf(holder));
  expect(can).toEqual({ domains: false, domainResources: true, ledger: false, site: false });
});
