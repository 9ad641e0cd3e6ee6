import type { Action } from "@/lib/access/action.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { ApiCaller } from "./api-caller.ts";
import type { Method } from "./route.ts";

/** A row for an address that is about no type of its own and answers in its own way. */
export type OwnRoute = {
  readonly method: Method;
  readonly pattern: string;
  /** How the OpenAPI document tells of it. */
  readonly described: JsonObject;
  /**
   * `writing`: of use to those alone who may change something; otherwise to those who may do all of
   * these things to all of these types.
   */
  readonly takes?:
    "writing" | { readonly types: readonly string[]; readonly actions: readonly Action[] };
  readonly respond: (request: Request, asking: ApiCaller) => Promise<Response>;
};
