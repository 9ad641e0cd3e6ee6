import { cache } from "react";
import { describeArchive } from "@/lib/archive/describe-archive.ts";
import { listAuditEvents } from "@/lib/audit-log/list-audit-events.ts";
import { listClientErrors } from "@/lib/client-errors/list-client-errors.ts";
import { resolveClientError } from "@/lib/client-errors/resolve-client-error.ts";
import { createDomain } from "@/lib/domains/create-domain.ts";
import { getApiLock } from "@/lib/domains/get-api-lock.ts";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { lockApi } from "@/lib/domains/lock-api.ts";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { updateDomain } from "@/lib/domains/update-domain.ts";
import { listCollections } from "@/lib/content/collections/collection-reads.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { deleteCollection } from "@/lib/content/collections/delete-collection.ts";
import { updateCollection } from "@/lib/content/collections/update-collection.ts";
import { changeLocales } from "@/lib/content/locales/change-locales.ts";
import { getLocales } from "@/lib/content/locales/get-locales.ts";
import { listEntriesUseCase } from "@/lib/content/list-entries.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { beginSeeAs } from "@/lib/explain/begin-see-as.ts";
import { explainAccess } from "@/lib/explain/explain-access.ts";
import { previewImpact } from "@/lib/explain/preview-impact.ts";
import { listImports } from "@/lib/import/imports/list-imports.ts";
import { listAssetResources } from "@/lib/media/assets/asset-resources.ts";
import { createAsset } from "@/lib/media/assets/create-asset.ts";
import { deleteAsset } from "@/lib/media/assets/delete-asset.ts";
import { updateAsset } from "@/lib/media/assets/update-asset.ts";
import { createFolder } from "@/lib/media/folders/create-folder.ts";
import { deleteFolder } from "@/lib/media/folders/delete-folder.ts";
import { updateFolder } from "@/lib/media/folders/update-folder.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { inviteMember } from "@/lib/members/invite-member.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { listSignInLocks } from "@/lib/members/list-sign-in-locks.ts";
import { unlockSignIn } from "@/lib/members/unlock-sign-in.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { removeMember } from "@/lib/members/remove-member.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { deleteRole } from "@/lib/roles/delete-role.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { ownAbilities } from "@/lib/doors/page/own-abilities.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { deletePolicy } from "@/lib/policies/delete-policy.ts";
import { listPolicies } from "@/lib/policies/list-policies.ts";
import { updatePolicy } from "@/lib/policies/update-policy.ts";
import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { getSiteAccess } from "@/lib/site-access/get-site-access.ts";
import { changeSiteDesign } from "@/lib/site-design/change-site-design.ts";
import { getSiteDesign } from "@/lib/site-design/get-site-design.ts";
import { visitSite } from "@/lib/site-access/visit-site.ts";
import { readFormState } from "@/lib/forms/read-form-state.ts";
import { createShareLink } from "@/lib/links/create-share-link.ts";
import { listLinks } from "@/lib/links/list-links.ts";
import { createStaticToken } from "@/lib/tokens/create-static-token.ts";
import { listStaticTokens } from "@/lib/tokens/list-static-tokens.ts";

const pages = { collection: "pages" };
const posts = { collection: "posts" };

/** @NOTE The screens of pages and posts offer every field, so they take the right to all of them. */
const whole = (action: "create" | "update", collection: string) => ({ action, collection });

/** What the dashboard offers, each thing by the use case behind it. */
const wishes = {
  pages: { run: listEntriesUseCase, on: pages },
  createPages: { run: whole("create", "pages") },
  updatePages: { run: whole("update", "pages") },
  publishPages: { run: publishEntry, on: pages },
  posts: { run: listEntriesUseCase, on: posts },
  createPosts: { run: whole("create", "posts") },
  updatePosts: { run: whole("update", "posts") },
  publishPosts: { run: publishEntry, on: posts },
  files: { run: listAssetResources },
  addFiles: { run: createAsset },
  changeFiles: { run: updateAsset },
  deleteFiles: { run: deleteAsset },
  createFolders: { run: createFolder },
  changeFolders: { run: updateFolder },
  deleteFolders: { run: deleteFolder },
  imports: { run: listImports },
  collections: { run: listCollections },
  createCollections: { run: createCollection },
  changeCollections: { run: updateCollection },
  deleteCollections: { run: deleteCollection },
  languages: { run: getLocales },
  changeLanguages: { run: changeLocales },
  design: { run: getSiteDesign },
  changeDesign: { run: changeSiteDesign },
  site: { run: getSiteAccess },
  changeSite: { run: changeSiteAccess },
  audit: { run: listAuditEvents },
  exportAll: { run: describeArchive },
  errors: { run: listClientErrors },
  resolveErrors: { run: resolveClientError },
  visit: { run: visitSite },
  domains: { run: listDomains },
  createDomains: { run: createDomain },
  changeDomains: { run: updateDomain },
  endDomains: { run: removeDomain },
  apiLock: { run: getApiLock },
  lockApi: { run: lockApi },
  explain: { run: explainAccess },
  seeAs: { run: beginSeeAs },
  previewImpact: { run: previewImpact },
  policies: { run: listPolicies },
  createPolicies: { run: createPolicy },
  changePolicies: { run: updatePolicy },
  deletePolicies: { run: deletePolicy },
  members: { run: listMembers },
  addMembers: { run: addMember },
  inviteMembers: { run: inviteMember },
  changeMembers: { run: updateMember },
  removeMembers: { run: removeMember },
  signInLocks: { run: listSignInLocks },
  unlockSignIns: { run: unlockSignIn },
  roles: { run: listRoles },
  createRoles: { run: createRole },
  changeRoles: { run: updateRole },
  deleteRoles: { run: deleteRole },
  sharePages: { run: createShareLink, on: pages },
  sharePosts: { run: createShareLink, on: posts },
  links: { run: listLinks },
  forms: { run: readFormState },
  tokens: { run: listStaticTokens },
  createTokens: { run: createStaticToken },
};

export type Abilities = Readonly<Record<keyof typeof wishes, boolean>>;

/**
 * What the signed-in member may do in this organization, as the engine says; asked once a request.
 * The 404 page for those who are no member of it.
 */
export const abilitiesIn = cache(
  async (organizationSlug: string): Promise<{ can: Abilities; roles: readonly string[] }> =>
    ownAbilities(organizationSlug, wishes),
);
