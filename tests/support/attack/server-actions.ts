import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { DEFAULT_DESIGN } from "@/lib/site-design/default-design.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
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

const EVERYBODYS_ID = "018f0000-0000-7000-8000-000000000000";
const EVERYBODYS = {
  ...{ name: "x", kind: "oidc", issuer: "https://evil.test", clientId: "x", clientSecret: "x" },
};

const PROVIDER = {
  ...{ name: "x", issuer: "https://evil.test", clientId: "x", clientSecret: "x" },
  ...{ groupClaim: null, groupRoles: [] },
};

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
  /** A collection of the organization's own, with a field of it. */
  collectionId: string;
  fieldId: string;
  modelRevision: number;
};

/**
 * The published page `/about/team` of an organization, a partner's domain with its key, a member and
 * a role with its policy.
 */
export async function victimOf(superUrl: string, organizationId: OrganizationId): Promise<Victim> {
  const [row] = await rowsOf<Victim>(
    superUrl,
    `SELECT e.id, e.slug, e.parent_id AS "parentId", e.revision, k.domain_id AS "domainId",
       k.id AS "keyId", m.member_id AS "memberId", p.role_id AS "roleId", p.policy_id AS "policyId",
       c.id AS "collectionId", c.fields->0->>'id' AS "fieldId", c.revision AS "modelRevision"
     FROM entries e JOIN api_keys k ON k.organization_id = e.organization_id
     JOIN role_policies p ON p.organization_id = e.organization_id
     JOIN member_roles m ON m.organization_id = p.organization_id AND m.role_id = p.role_id
     JOIN collections c ON c.organization_id = e.organization_id AND c.slug = 'inventory'
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
  const { id, revision, domainId, keyId } = victim;
  const named = { collection: "pages", id };
  const dated = { ...named, revision };
  return {
    binEntryAction: (org) => [org, dated],
    unbinEntryAction: (org) => [org, named],
    moveEntryAction: (org) => [org, { ...named, step: 1 }],
    restoreVersionAction: (org) => [org, { ...dated, number: 1 }],
    changeMaintenanceAction: (org) => [org, { text: "taken over", backAt: null }],
    scheduleLevelAction: (org) => [org, { level: "public", at: "2099-01-01T00:00:00Z" }],
    cancelLevelAction: (org) => [org, {}],
    createBypassTokenAction: (org) => [org, { name: "taken over", expiresInDays: 1 }],
    revokeBypassTokenAction: (org) => [org, { id }],
    arrangeMenuAction: (org) => [org, { menu: "footer", items: [], revision: 0 }],
    createRedirectsAction: (org) => [org, { redirects: [{ from: "/taken", to: "/over" }] }],
    leadMovedAddressAction: (org) => [org, { from: "/taken", to: "/over", below: false }],
    findMovedAddressAction: (org) => [org, named],
    importRedirectsAction: (org) => [org, { lines: "/taken,/over", taken: "replace" }],
    removeRedirectsAction: (org) => [org, { ids: [id] }],
    addHostnameAction: (org) => [org, { hostname: "taken-over.example" }],
    checkHostnameAction: (org) => [org, { hostname: "taken-over.example" }],
    removeHostnameAction: (org) => [org, { hostname: "taken-over.example" }],
    setPrimaryHostnameAction: (org) => [org, { hostname: null }],
    changeSiteAccessAction: (org) => [org, { level: "public", password: "" }],
    changeSiteSourcesAction: (org) => [org, { script: ["https://evil.test"] }],
    previewPageAction: (org) => [org, { id, title: "attacked", blocks: [] }],
    previewPostAction: (org) => [org, { title: "", body: null, tags: [], categories: [] }],
    previewEntryAction: (org) => [org, { collection: "inventory", id, values: {} }],
    previewDesignAction: (org) => [org, { design: DEFAULT_DESIGN }],
    changeSiteDesignAction: (org) => [org, { design: DEFAULT_DESIGN, revision: 0 }],
    changeLocalesAction: (org) => [org, { locales: ["en", "it"] }],
    weighLocalesAction: (org) => [org, { locales: ["en"] }],
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
    createScimTokenAction: (org) => [org, { name: "x", expiresInDays: 1 }],
    createProviderAction: (org) => [org, PROVIDER],
    removeProviderAction: (org) => [org, { id }],
    revokeScimTokenAction: (org) => [org, { id: keyId }],
    revokeTokenAction: (org) => [org, { id: keyId }],
    ...contentArguments(victim),
    ...listArguments(id),
    ...linkArguments(id),
    ...mediaArguments(id),
    ...importArguments(id),
    ...modelArguments(victim),
    ...rightsArguments(victim),
    searchEverythingAction: (org) => [org, "globex-only draft-only"],
    beginSeeAsAction: (org) => [org, { kind: "domain", id: domainId }],
    endSeeAsAction: (org) => [org],
    ...ownArguments(id),
    ...ownerArguments(),
    ...entranceArguments(),
  };
}

/** What the actions take that need no session; the token stands in the address, too. */
function entranceArguments(): Arguments {
  const { token } = makeSecretToken("gh_inv");
  const chosen = { password: "an attacker chose this garden" };
  return {
    setUp: () => ["no-such-token", {}],
    joinAsNew: () => [token, chosen],
    joinSignedIn: () => [token],
    choosePassword: () => [token, chosen],
    askForReset: () => [{ email: "nobody" }],
    askForAccount: () => [{ organization: "acme", email: "nobody" }],
    registerAsNew: () => [makeSecretToken("gh_reg").token, { ...chosen, name: "attacker" }],
    confirmAddress: () => [makeSecretToken("gh_eml").token],
  };
}

/** What the actions take that are about whoever asks, in no organization. */
function ownArguments(id: string): Arguments {
  const chosen = { present: "a guess at the password", password: "an attacker chose this garden" };
  return {
    changeEmailAction: () => [{ present: chosen.present, email: "attacked@evil.test" }],
    renameSelfAction: () => [{ name: "attacked" }],
    changePasswordAction: () => [chosen],
    proveSelfAction: () => [{ present: chosen.present }],
    askProofAction: () => [],
    confirmProvenAction: () => [],
    endOwnSessionAction: () => [{ id }],
    beginLinkAction: () => [{ id, present: chosen.present }],
    unlinkSelfAction: () => [{ id }],
    endOtherSessionsAction: () => [],
    ...factorArguments(id),
  };
}

function factorArguments(id: string): Arguments {
  return {
    beginAuthenticatorAction: () => [{ present: "a guess at the password" }],
    confirmAuthenticatorAction: () => [{ code: "000000" }],
    removeAuthenticatorAction: () => [],
    renewRecoveryCodesAction: () => [],
    beginPasskeyAction: () => [{ present: "not the password" }],
    addPasskeyAction: () => [{ name: "attacked", passkey: {} }],
    renamePasskeyAction: () => [{ id, name: "attacked" }],
    removePasskeyAction: () => [{ id }],
  };
}

/** What the actions of the instance's owner take. */
const ownerArguments = (): Arguments => ({
  decideMailAction: () => [
    {
      ...{ revision: 1, host: "mail.attacked.test", port: 465, security: "tls" },
      ...{ user: "", password: "", from: "attacked@people.test" },
    },
  ],
  testMailAction: () => [{}],
  readAccountTriesAction: () => [{ email: "attacked@people.test" }],
  unlockAccountAction: () => [{ email: "attacked@people.test" }],
  connectInstanceProviderAction: () => [EVERYBODYS],
  removeInstanceProviderAction: () => [{ id: EVERYBODYS_ID }],
  decideSecurityAction: () => [
    {
      ...{ revision: 1, passwordPolicy: "off", passwordWords: [], passwordHistory: 0 },
      ...{ sessionIdleMinutes: 5, sessionHours: 1, signInTries: 50 },
    },
  ],
});

/** Actions of people about themselves: anybody who is signed in may, and nobody else. */
export const OWN_ACTIONS: ReadonlySet<string> = new Set(Object.keys(ownArguments("")));

/** Actions of the instance's owner, who is Acme's admin in the demo; they name no organization. */
export const OWNER_ACTIONS: ReadonlySet<string> = new Set(Object.keys(ownerArguments()));

/** Actions of the entrance: there is no member behind them. */
export const ENTRANCE_ACTIONS: ReadonlySet<string> = new Set(Object.keys(entranceArguments()));

type Arguments = Record<string, (slug: string) => readonly unknown[]>;

const QUESTION = { include: null, fields: {} };
const LIST_QUESTION = {
  ...{ ...QUESTION, filter: null, sort: null },
  ...{ size: null, after: null, before: null },
};

/** What the actions of the editor take, for a page of the website. */
function contentArguments({ id, revision }: Pick<Victim, "id" | "revision">): Arguments {
  const attributes = { title: "attacked", slug: "attacked" };
  const document = { type: "pages", attributes, relationships: {} };
  const named = { collection: "pages", id };
  const any = { ...named, revisions: "any" };
  const list = { collection: "pages", question: LIST_QUESTION };
  const published = { ...document, id, attributes: { status: "draft" } };
  return {
    createEntryAction: (org) => [org, { collection: "pages", document: { ...document, id: null } }],
    updateEntryAction: (org) => [org, { ...any, document: { ...document, id } }],
    publishEntryAction: (org) => [org, { ...any, document: published }],
    deleteEntryAction: (org) => [org, any],
    scheduleEntryAction: (org) => [org, { ...named, revision, publishAt: "2090-01-01T00:00:00Z" }],
    cancelScheduleAction: (org) => [org, { ...named, revision }],
    duplicateEntryAction: (org) => [org, named],
    draftConflictAction: (org) => [org, { ...named, revision }],
    savedConflictAction: (org) => [org, { ...named, revision }],
    reloadPublishedAction: (org) => [org, { ...named, question: QUESTION }],
    draftLocalesAction: (org) => [org, named],
    savedLocalesAction: (org) => [org, named],
    draftUsesAction: (org) => [org, named],
    usesAction: (org) => [org, named],
    searchDraftsAction: (org) => [org, list],
    searchPublishedAction: (org) => [org, list],
  };
}

/** What the actions of lists take, for the pages of the website. */
function listArguments(id: string): Arguments {
  const collection = "pages";
  const list = { collection, question: LIST_QUESTION };
  const definition = {
    ...{ columns: null, conditions: [], search: "", sort: null },
    ...{ size: 25, density: "compact" },
  };
  return {
    listDraftsAction: (org) => [org, list],
    listPublishedAction: (org) => [org, list],
    listBinnedAction: (org) => [org, list],
    countDraftsAction: (org) => [org, { collection, filter: null }],
    countPublishedAction: (org) => [org, { collection, filter: null }],
    bulkEntriesAction: (org) => [
      org,
      { collection, action: "bin", entries: [{ id, revision: "any" }] },
    ],
    createViewAction: (org) => [org, { collection, name: "attacked", shared: false, definition }],
    updateViewAction: (org) => [org, { id, revision: 1, name: "attacked" }],
    deleteViewAction: (org) => [org, { id }],
    keepArrangementAction: (org) => [org, { collection, opens: null, definition }],
  };
}

/** What the actions on links and forms take, for a page of the website. */
function linkArguments(entry: string): Arguments {
  const link = { collection: "pages", entry, minutes: 60 };
  return {
    createPreviewLinkAction: (org) => [org, link],
    createShareLinkAction: (org) => [org, link],
    listLinksAction: (org) => [org, {}],
    revokeLinkAction: (org) => [org, { id: entry }],
    openFormAction: (org) => [org, { collection: "inventory", confirmed: true }],
  };
}

/** What the actions of the media library take. */
function mediaArguments(id: string): Arguments {
  return {
    listAssetsAction: (org) => [org, { question: LIST_QUESTION }],
    getAssetAction: (org) => [org, { id, question: QUESTION }],
    countAssetUsesAction: (org) => [org, { ids: [id] }],
    createAssetAction: (org) => [org, { upload: id }],
    updateAssetAction: (org) => [org, { id, alt: "attacked" }],
    deleteAssetAction: (org) => [org, { id }],
    listFoldersAction: (org) => [org, {}],
    createFolderAction: (org) => [org, { name: "attacked", parent: null }],
    updateFolderAction: (org) => [org, { id, name: "attacked" }],
    deleteFolderAction: (org) => [org, { id }],
  };
}

function importArguments(id: string): Arguments {
  const mapping = { ways: { row: { collection: "pages" } }, publish: "published" };
  return {
    startImportAction: (org) => [org, { upload: id }],
    chooseMappingAction: (org) => [org, { id, mapping }],
    steerImportAction: (org) => [org, { id, deed: "import" }],
    previewLinesAction: (org) => [org, { id, kind: "row", mapping }],
    listImportLinesAction: (org) => [org, { id }],
  };
}

type Model = Pick<Victim, "collectionId" | "fieldId" | "modelRevision">;

/** What the actions on collections and their fields take. */
function modelArguments({ collectionId: id, fieldId, modelRevision: revision }: Model): Arguments {
  const definition = { name: "attacked", label: "Attacked", kind: "text" };
  const field = { field: fieldId, revision };
  const change = { label: "Attacked" };
  return {
    createCollectionAction: (org) => [
      org,
      { slug: "attacked", name: "Attacked", fields: [definition] },
    ],
    updateCollectionAction: (org) => [org, { id, revision, name: "Attacked" }],
    deleteCollectionAction: (org) => [org, { id, revision }],
    previewDeletionAction: (org) => [org, { id }],
    previewChangeAction: (org) => [org, { change: { kind: "remove", field: fieldId } }],
    addFieldAction: (org) => [org, { collection: id, revision, definition }],
    updateFieldAction: (org) => [org, { ...field, change }],
    replaceFieldAction: (org) => [org, { ...field, definition }],
    removeFieldAction: (org) => [org, field],
    restoreFieldAction: (org) => [org, field],
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
    changeRegistrationAction: (org) => [org, { isOpen: true }],
    mailInvitationAction: (org) => [org, { id: memberId }],
    inviteMemberAction: (org) => [org, { id: memberId }],
    updateMemberAction: (org) => [org, { id: memberId, roles: [] }],
    removeMemberAction: (org) => [org, { id: memberId }],
    unlockSignInAction: (org) => [org, { id: memberId }],
    createRoleAction: (org) => [org, { slug: "attacked", name: "attacked" }],
    updateRoleAction: (org) => [org, { id: roleId, name: "attacked" }],
    deleteRoleAction: (org) => [org, { id: roleId }],
    requireFactorAction: (org) => [
      org,
      { id: roleId, revision: 1, requiresFactor: true, graceDays: 0 },
    ],
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
