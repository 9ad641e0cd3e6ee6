import type { JsonObject } from "@/lib/kernel/json.ts";
import type { ApiCaller } from "./api-caller.ts";
import type { Method } from "./route.ts";

/** A row for an address that is about no type of its own and answers in its own way. */
export type OwnRoute = {
  readonly method: Method;
  readonly pattern: string;
  /** How the OpenAPI document tells of it. */
  readonly described: JsonObject;
  /** `writing`: of use to those alone who may change something. */
  readonly takes?: "writing";
  readonly respond: (request: Request, asking: ApiCaller) => Promise<Response>;
};
