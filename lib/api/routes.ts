import { assetFolderRoutes } from "./resources/asset-folder-routes.ts";
import { assetRoutes } from "./resources/asset-routes.ts";
import { auditRoutes } from "./resources/audit-routes.ts";
import { binRoutes } from "./resources/bin-routes.ts";
import { bypassTokenRoutes } from "./resources/bypass-token-routes.ts";
import { clientErrorRoutes } from "./resources/client-error-routes.ts";
import { collectionRoutes } from "./resources/collection-routes.ts";
import { contentRoutes } from "./resources/content-routes.ts";
import { designRoutes } from "./resources/design-routes.ts";
import { domainDeeds } from "./resources/domain-deeds.ts";
import { domainRoutes } from "./resources/domain-routes.ts";
import { draftRoutes } from "./resources/draft-routes.ts";
import { entryDeeds } from "./resources/entry-deeds.ts";
import { fieldRoutes } from "./resources/field-routes.ts";
import { historyRoutes } from "./resources/history-routes.ts";
import { hostnameRoutes } from "./resources/hostname-routes.ts";
import { importRoutes } from "./resources/import-routes.ts";
import { linkRoutes } from "./resources/link-routes.ts";
import { memberRoutes } from "./resources/member-routes.ts";
import { permissionRoutes } from "./resources/permission-routes.ts";
import { menuRoutes } from "./resources/menu-routes.ts";
import { policyRoutes } from "./resources/policy-routes.ts";
import { redirectRoutes } from "./resources/redirect-routes.ts";
import { roleRoutes } from "./resources/role-routes.ts";
import { savedViewRoutes } from "./resources/saved-view-routes.ts";
import { settingsRoutes } from "./resources/settings-routes.ts";
import { signInLockRoutes } from "./resources/sign-in-lock-routes.ts";
import { siteRoutes } from "./resources/site-routes.ts";
import { siteScheduleRoutes } from "./resources/site-schedule-routes.ts";
import type { Route } from "./route.ts";

/**
 * The whole API: nothing else answers. Tests, the reference and the handler are made of this table.
 */
export const ROUTES: readonly Route[] = [
  // @NOTE Before the rows that follow a relationship, whatever it is called.
  ...historyRoutes,
  ...entryDeeds,
  ...contentRoutes,
  ...draftRoutes,
  ...binRoutes,
  ...siteRoutes,
  ...designRoutes,
  ...menuRoutes,
  ...redirectRoutes,
  ...hostnameRoutes,
  ...siteScheduleRoutes,
  ...bypassTokenRoutes,
  ...settingsRoutes,
  ...domainRoutes,
  ...domainDeeds,
  ...memberRoutes,
  ...signInLockRoutes,
  ...roleRoutes,
  ...policyRoutes,
  ...permissionRoutes,
  ...collectionRoutes,
  ...fieldRoutes,
  ...assetRoutes,
  ...assetFolderRoutes,
  ...clientErrorRoutes,
  ...auditRoutes,
  ...savedViewRoutes,
  ...linkRoutes,
  ...importRoutes,
];
