import { contentRoutes } from "./resources/content-routes.ts";
import { draftRoutes } from "./resources/draft-routes.ts";
import type { Route } from "./route.ts";

/**
 * The whole API: nothing else answers. Tests, the reference and the handler are made of this table.
 */
export const ROUTES: readonly Route[] = [...contentRoutes, ...draftRoutes];
