import { API } from "../address-of.ts";
import type { OwnRoute } from "../own-route.ts";
import { EXPLAIN_DESCRIBED, IMPACT_DESCRIBED } from "./access-described.ts";
import { answering, EXPLAIN, IMPACT } from "./answer-access.ts";

const row = { method: "POST", takes: { types: ["policies"], actions: ["read"] } } as const;

/** Questions about access: they are asked by a document, and change nothing. */
export const accessRoutes: readonly OwnRoute[] = [
  {
    ...row,
    pattern: `${API}/access/explain`,
    described: EXPLAIN_DESCRIBED,
    respond: answering(EXPLAIN),
  },
  {
    ...row,
    pattern: `${API}/access/impact`,
    described: IMPACT_DESCRIBED,
    respond: answering(IMPACT),
  },
];
