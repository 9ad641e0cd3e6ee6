import { API } from "./address-of.ts";
import { accessRoutes } from "./access/access-routes.ts";
import { previewRoute } from "./collections/preview-route.ts";
import { answerGraphql } from "./graphql/answer-graphql.ts";
import { GRAPHQL_DESCRIBED } from "./graphql/graphql-described.ts";
import { answerOpenApi } from "./openapi/answer-openapi.ts";
import { OPERATIONS_DESCRIBED } from "./openapi/operations-described.ts";
import { answerOperations } from "./operations/answer-operations.ts";
import { policyFileRoutes } from "./policy-file/policy-file-routes.ts";
import type { OwnRoute } from "./own-route.ts";
import { answerSearch } from "./search/answer-search.ts";
import { SEARCH_DESCRIBED } from "./search/search-described.ts";

/** The addresses of the API that are about no type. Nothing else answers but these and `ROUTES`. */
export const OWN_ROUTES: readonly OwnRoute[] = [
  {
    method: "GET",
    pattern: `${API}/openapi.json`,
    described: {
      summary: "Gets this document.",
      responses: { "200": { description: "What you may use, as OpenAPI 3.1." } },
    },
    respond: (request, asking) => answerOpenApi(request, asking, OWN_ROUTES),
  },
  {
    method: "POST",
    pattern: `${API}/operations`,
    described: OPERATIONS_DESCRIBED,
    takes: "writing",
    respond: answerOperations,
  },
  {
    method: "POST",
    pattern: `${API}/graphql`,
    described: GRAPHQL_DESCRIBED,
    respond: answerGraphql,
  },
  {
    method: "GET",
    pattern: `${API}/search`,
    described: SEARCH_DESCRIBED,
    respond: answerSearch,
  },
  ...accessRoutes,
  previewRoute,
  ...policyFileRoutes,
];
