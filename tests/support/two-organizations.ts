import { beforeAll } from "vitest";
import type { Action } from "@/lib/access/action.ts";
import type {
  DomainPrincipal,
  MemberPrincipal,
  Principal,
  SystemPurpose,
} from "@/lib/access/principal.ts";
import {
  newId,
  type DomainId,
  type GuestId,
  type OrganizationId,
  type SessionId,
} from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { ask, type TestDatabase } from "./database.ts";
import { peopled } from "./peopled-database.ts";

/** An organization and everybody who matters to a test of access. */
export type Organization = {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly admin: MemberPrincipal;
  /** Create, read and update pages and posts; neither publish nor delete. */
  readonly editor: MemberPrincipal;
  /** An Admin who is suspended. */
  readonly suspended: MemberPrincipal;
  /** A member without a role. */
  readonly nobody: MemberPrincipal;
  /** A domain that reads published posts, without their secret note, and their authors. */
  readonly partner: DomainPrincipal;
  readonly guest: Principal;
  readonly visitor: Principal;
};

export type World = { readonly acme: Organization; readonly globex: Organization };

/**
 * Acme and Globex, twins in everything but their rows: both sites in `password` level with a guest
 * inside. Made once a run, and copied for each test file.
 */
export function useTwoOrganizations(database: () => TestDatabase): () => World {
  let world: World | undefined;
  beforeAll(async () => {
    const url = database().superUrl;
    world = await peopled(database(), async () => ({
      acme: await found("acme", url),
      globex: await found("globex", url),
    }));
  });
  return () => {
    if (world === undefined) throw new Error("The organizations exist only while tests run.");
    return world;
  };
}

/** How a test's principal calls a use case; effects are collected where a list is given. */
export const callerOf = (principal: Principal, effects: string[] = []): Caller => ({
  principal,
  requestId: "test",
  announce: (effect) => {
    effects.push(effect);
    return Promise.resolve();
  },
});

/** Sets the level of a site behind everybody's back. */
export const setLevel = (url: string, organization: Organization, level: string) =>
  ask(url, "UPDATE site_access SET level = $2::site_level WHERE organization_id = $1", [
    organization.id,
    level,
  ]);

const system = (organizationId: OrganizationId, purpose: SystemPurpose): Caller =>
  callerOf({ kind: "system", organizationId, purpose });

async function found(slug: string, url: string): Promise<Organization> {
  const id = newId<OrganizationId>();
  const provisioning = system(id, "provisioning");
  await runUseCase(createOrganization, { slug, name: slug }, provisioning);
  const permissions = ["pages", "posts"].flatMap((collection) =>
    (["create", "read", "read-draft", "update"] satisfies Action[]).map((action) => ({
      collection,
      action,
    })),
  );
  const role = { slug: "editor", name: "Editor", permissions };
  await runUseCase(createRole, role, provisioning);
  const join = (name: string, roles: string[]) => member({ id, slug, name, roles, url });
  const admin = await join("admin", ["admin"]);
  const suspended = await join("suspended", ["admin"]);
  await ask(url, "UPDATE members SET status = 'suspended' WHERE id = $1", [suspended.memberId]);
  return {
    id,
    slug,
    suspended,
    admin,
    editor: await join("editor", ["editor"]),
    nobody: await join("nobody", []),
    partner: await partner(id, { slug, url }),
    guest: await guest(id, url),
    visitor: { kind: "anonymous", organizationId: id },
  };
}

type Joining = { id: OrganizationId; slug: string; name: string; roles: string[]; url: string };

async function member({ id, slug, name, roles, url }: Joining): Promise<MemberPrincipal> {
  const person = { email: `${name}@${slug}.test`, name, passwordHash: null, roles };
  const added = await runUseCase(addMember, person, system(id, "provisioning"));
  const sessionId = newId<SessionId>();
  await ask(
    url,
    "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')",
    [sessionId, added.userId],
  );
  return {
    kind: "member",
    organizationId: id,
    memberId: added.id,
    userId: added.userId,
    sessionId,
    name,
  };
}

/** What a partner's website shows of a post. */
export const PARTNER_FIELDS = [
  ...["title", "slug", "body", "excerpt", "tags", "categories", "sticky", "author"],
  ...["status", "createdAt", "updatedAt", "publishedAt"],
];

async function partner(
  organizationId: OrganizationId,
  { slug, url }: { slug: string; url: string },
): Promise<DomainPrincipal> {
  const permissions = [
    { collection: "posts", action: "read", fields: PARTNER_FIELDS },
    { collection: "authors", action: "read", fields: ["title", "slug", "bio"] },
  ];
  const role = { slug: "partner", name: "Partner", permissions };
  const { id: roleId } = await runUseCase(createRole, role, system(organizationId, "provisioning"));
  const [domainId, hostname] = [newId<DomainId>(), `partner.${slug}.test`];
  await ask(
    url,
    `WITH domain AS (INSERT INTO domains (organization_id, id, name, hostname, origins, ip_ranges)
       VALUES ($1, $2, 'Partner', $3, '{}', '{}') RETURNING organization_id, id)
     INSERT INTO domain_roles (organization_id, domain_id, role_id)
       SELECT organization_id, id, $4 FROM domain`,
    [organizationId, domainId, hostname, roleId],
  );
  return { kind: "domain", organizationId, domainId, epoch: 1, hostname };
}

async function guest(organizationId: OrganizationId, url: string): Promise<Principal> {
  const guestId = newId<GuestId>();
  await ask(url, "UPDATE site_access SET level = 'password' WHERE organization_id = $1", [
    organizationId,
  ]);
  await ask(
    url,
    `INSERT INTO guest_sessions (organization_id, id, password_version, expires_at)
     VALUES ($1, $2, 1, now() + interval '12 hours')`,
    [organizationId, guestId],
  );
  return { kind: "guest", organizationId, guestId };
}
