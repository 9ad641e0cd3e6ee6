import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { rowsOf } from "./rows.ts";

const root = path.join(import.meta.dirname, "../../..");

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

/** A Server Action as the build lists it, and a page that holds it, as its folder is named. */
export type ServerAction = { readonly id: string; readonly name: string; readonly page: string };

/** Every Server Action of a build, as anybody can read their ids off its scripts. */
export function serverActionsOf(build: string): ServerAction[] {
  const file = path.join(root, build, "server/server-reference-manifest.json");
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return Object.entries(node).map(([id, { exportedName: name, workers }]) => {
    const [page = ""] = Object.keys(workers);
    return { id, name, page: page.replace(/^app|\/\([^)]*\)|\/page$/g, "") };
  });
}

/** What an action may name: a page with every column that its inputs ask for, a domain, a key. */
export type Victim = {
  id: string;
  slug: string;
  parentId: string | null;
  revision: number;
  domainId: string;
  keyId: string;
  memberId: string;
  roleId: string;
  policyId: string;
};

/**
 * The published page `/about/team` of an organization, a partner's domain with its key, a member and
 * a role with its policy.
 */
export async function victimOf(superUrl: string, organizationId: OrganizationId): Promise<Victim> {
  const [row] = await rowsOf<Victim>(
    superUrl,
    `SELECT e.id, e.slug, e.parent_id AS "parentId", e.revision, k.domain_id AS "domainId",
       k.id AS "keyId", m.member_id AS "memberId", p.role_id AS "roleId", p.policy_id AS "policyId"
     FROM entries e JOIN api_keys k ON k.organization_id = e.organization_id
     JOIN role_policies p ON p.organization_id = e.organization_id
     JOIN member_roles m ON m.organization_id = p.organization_id AND m.role_id = p.role_id
     WHERE e.organization_id = $1 AND e.slug = 'team' LIMIT 1`,
    [organizationId],
  );
  if (row === undefined) throw new Error("The demo data has no page «team», or no domain.");
  return row;
}

/**
 * Arguments with which each action would do its work for whoever may: so a refusal is about who
 * asks, and not about what was sent.
 */
export function argumentsFor(victim: Victim): Arguments {
  const { id, slug, parentId, revision, domainId, keyId, memberId, roleId, policyId } = victim;
  const named = { collection: "pages", id };
  const dated = { ...named, revision };
  const data = { title: "attacked", blocks: [] };
  const place = { collection: "pages", slug: "attacked", parentId: null, position: 99 };
  return {
    createEntryAction: (org) => [org, { ...place, data }],
    saveDraftAction: (org) => [org, { ...dated, slug, parentId, data }],
    publishEntryAction: (org) => [org, dated],
    unpublishEntryAction: (org) => [org, dated],
    binEntryAction: (org) => [org, dated],
    unbinEntryAction: (org) => [org, named],
    moveEntryAction: (org) => [org, { ...named, step: 1 }],
    restoreVersionAction: (org) => [org, { ...dated, number: 1 }],
    reloadEntryAction: (org) => [org, named],
    changeSiteAccessAction: (org) => [org, { level: "public", password: "" }],
    changeSiteSourcesAction: (org) => [org, { script: ["https://evil.test"] }],
    endAllGuestsAction: (org) => [org, {}],
    resolveClientErrorAction: (org) => [org, { id, status: "resolved" }],
    createDomainAction: (org) => [org, { name: "x", hostname: "attacked.test", roles: [] }],
    updateDomainAction: (org) => [org, { id: domainId, name: "attacked" }],
    issueKeyAction: (org) => [org, { id: domainId }],
    revokeKeyAction: (org) => [org, { id: domainId, keyId }],
    removeDomainAction: (org) => [org, { id: domainId }],
    revokeDomainAction: (org) => [org, { id: domainId }],
    lockApiAction: (org) => [org, { proxyKey: PROXY_KEY }],
    createTokenAction: (org) => [org, { name: "x", scopes: ["*"], expiresInDays: 1 }],
    revokeTokenAction: (org) => [org, { id: keyId }],
    ...contentArguments(id),
    ...rightsArguments({ memberId, roleId, policyId, domainId }),
    beginSeeAsAction: (org) => [org, { kind: "domain", id: domainId }],
    endSeeAsAction: (org) => [org],
    setUp: () => ["no-such-token", {}],
  };
}

type Arguments = Record<string, (slug: string) => readonly unknown[]>;

/** What the actions on any collection take, for a page of the website. */
function contentArguments(id: string): Arguments {
  const attributes = { title: "attacked", slug: "attacked" };
  const document = { type: "pages", attributes, relationships: {} };
  const named = { collection: "pages", id, revisions: "any" };
  const question = {
    ...{ include: null, fields: {}, filter: null },
    ...{ sort: null, size: null, after: null, before: null },
  };
  return {
    createContentAction: (org) => [
      org,
      { collection: "pages", document: { ...document, id: null } },
    ],
    updateContentAction: (org) => [org, { ...named, document: { ...document, id } }],
    deleteContentAction: (org) => [org, named],
    searchContentAction: (org) => [org, { collection: "pages", question }],
  };
}

/** What the actions on members, roles and policies take. */
function rightsArguments({
  memberId,
  roleId,
  policyId,
  domainId,
}: Pick<Victim, "memberId" | "roleId" | "policyId" | "domainId">): Arguments {
  const permissions = [{ collection: "pages", action: "delete" }];
  const change = { kind: "policy", id: policyId, permissions };
  return {
    addMemberAction: (org) => [org, { email: "x@evil.test", name: "x", roles: ["user"] }],
    updateMemberAction: (org) => [org, { id: memberId, roles: [] }],
    removeMemberAction: (org) => [org, { id: memberId }],
    createRoleAction: (org) => [org, { slug: "attacked", name: "attacked" }],
    updateRoleAction: (org) => [org, { id: roleId, name: "attacked" }],
    deleteRoleAction: (org) => [org, { id: roleId }],
    createPolicyAction: (org) => [org, { name: "attacked", permissions }],
    readPolicyAction: (org) => [org, { id: policyId }],
    updatePolicyAction: (org) => [org, { id: policyId, permissions }],
    deletePolicyAction: (org) => [org, { id: policyId }],
    attachToRoleAction: (org) => [org, { id: roleId, policies: [policyId] }],
    attachToMemberAction: (org) => [org, { id: memberId, policies: [policyId] }],
    attachToDomainAction: (org) => [org, { id: domainId, policies: [policyId] }],
    previewImpactAction: (org) => [org, { change }],
  };
}

/** A public key, from RFC 8037, appendix A.2. */
const PROXY_KEY = {
  kty: "OKP",
  crv: "Ed25519",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
};

/** What an action said, wherever in the answer: its `ok` and the status of its refusal. */
export function verdictOf(body: string): { ok: boolean | null; status: number | null } {
  const ok = /"ok":(true|false)/.exec(body)?.[1];
  const status = /"error":\{"status":(\d+)/.exec(body)?.[1];
  return { ok: ok === undefined ? null : ok === "true", status: Number(status ?? 0) || null };
}
