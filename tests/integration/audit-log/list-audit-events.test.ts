import { beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { listAuditChoices } from "@/lib/audit-log/list-audit-choices.ts";
import { listAuditEvents, type AuditPage } from "@/lib/audit-log/list-audit-events.ts";
import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import {
  newId,
  type MemberId,
  type OrganizationId,
  type SessionId,
  type UserId,
} from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";

const database = useDatabase();

type House = { organizationId: OrganizationId; admin: Principal; nobody: Principal };

let acme: House;
let globex: House;

beforeAll(async () => {
  acme = await house("acme");
  globex = await house("globex");
  for (let index = 0; index < 7; index += 1) {
    const minute = String(Math.floor(index / 2)).padStart(2, "0");
    await event(acme, {
      at: `2026-03-0${index < 4 ? 1 : 2}T10:${minute}:00.000Z`,
      actor: index % 2 === 0 ? "Ada" : "Grace",
      action: index < 5 ? "entry.save" : "entry.publish",
      summary: `acme-only ${index}${index === 3 ? " 100%_done" : ""}`,
    });
  }
  await event(globex, {
    at: "2026-03-01T10:00:00.000Z",
    actor: "Hank",
    action: "entry.save",
    summary: "globex-only",
  });
});

test("older and newer lead through the whole log and back without a gap or a repetition", async () => {
  const filter = { collection: "pages" };
  const first = await list(acme.admin, { filter, size: 3 });
  const second = await list(acme.admin, { filter, size: 3, older: first.older ?? "" });
  const third = await list(acme.admin, { filter, size: 3, older: second.older ?? "" });
  const walked = [first, second, third].flatMap(summaries);
  expect(walked).toHaveLength(7);
  expect(new Set(walked).size).toBe(7);
  expect(first.newer).toBeNull();
  expect(third.older).toBeNull();
  const back = await list(acme.admin, { filter, size: 3, newer: third.newer ?? "" });
  expect(summaries(back)).toEqual(summaries(second));
  const start = await list(acme.admin, { filter, size: 3, newer: back.newer ?? "" });
  expect(summaries(start)).toEqual(summaries(first));
  expect(start.newer).toBeNull();
});

test("a filter narrows by person, action, whole days and text", async () => {
  const of = async (filter: object) => summaries(await list(acme.admin, { filter }));
  expect(await of({ actor: "Grace" })).toHaveLength(3);
  expect(await of({ action: "entry.publish" })).toEqual(["acme-only 6", "acme-only 5"]);
  expect(await of({ from: "2026-03-02", to: "2026-03-02" })).toHaveLength(3);
  expect(await of({ to: "2026-03-01", collection: "pages" })).toHaveLength(4);
  expect(await of({ text: "ACME-ONLY 4" })).toEqual(["acme-only 4"]);
});

test("the signs of LIKE in a text stand for themselves", async () => {
  const of = async (text: string) => summaries(await list(acme.admin, { filter: { text } }));
  expect(await of("%_")).toEqual(["acme-only 3 100%_done"]);
  expect(await of("acme_only")).toEqual([]);
  expect(await of("\\")).toEqual([]);
});

test("nobody reads another organization's log, whatever the filter says", async () => {
  const all = summaries(await list(globex.admin, { filter: {} }));
  expect(all).toContain("globex-only");
  expect(all.some((summary) => summary.includes("acme-only"))).toBe(false);
  const choices = await runUseCase(listAuditChoices, {}, caller(globex.admin));
  expect(choices.actors).toContain("Hank");
  expect(choices.actors).not.toContain("Ada");
});

test("a member without the permission hears that there is no log", async () => {
  await expect(list(acme.nobody, {})).rejects.toBeInstanceOf(NotFound);
});

test("a cursor that is none is refused as input", async () => {
  for (const older of ["", "x", "2026-99-99T10:00:00.000Z_00000000-0000-4000-8000-000000000000"]) {
    await expect(list(acme.admin, { older })).rejects.toBeInstanceOf(Invalid);
  }
});

const summaries = (page: AuditPage): string[] => page.events.map(({ summary }) => summary);

const caller = (principal: Principal) => ({
  principal,
  requestId: newId(),
  announce: () => Promise.resolve(),
});

const list = (principal: Principal, input: object): Promise<AuditPage> =>
  runUseCase(listAuditEvents, input, caller(principal));

async function house(slug: string): Promise<House> {
  const organizationId = newId<OrganizationId>();
  const provisioning = { kind: "system", organizationId, purpose: "provisioning" } as const;
  await runUseCase(createOrganization, { slug, name: slug }, caller(provisioning));
  const member = (role: string[]) => person(provisioning, `${role.join()}@${slug}.test`, role);
  return { organizationId, admin: await member(["admin"]), nobody: await member([]) };
}

async function person(by: Principal, email: string, roles: string[]): Promise<Principal> {
  const input = { email: `x${email}`, name: email, passwordHash: null, roles };
  const { id, userId } = await runUseCase(addMember, input, caller(by));
  const sessionId = newId<SessionId>();
  await ask(
    database().superUrl,
    "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')",
    [sessionId, userId],
  );
  return {
    kind: "member",
    organizationId: by.organizationId,
    memberId: id satisfies MemberId,
    userId: userId satisfies UserId,
    sessionId,
    name: email,
  };
}

async function event(
  { organizationId }: House,
  line: { at: string; actor: string; action: string; summary: string },
): Promise<void> {
  await ask(
    database().superUrl,
    `INSERT INTO audit_events (organization_id, id, occurred_at, actor_kind, actor_name, action,
      collection, summary) VALUES ($1, $2, $3, 'member', $4, $5, 'pages', $6)`,
    [organizationId, newId(), line.at, line.actor, line.action, line.summary],
  );
}
