import { errorHeaders, statusOf } from "@/lib/kernel/error-document.ts";
import { Conflict, GatehouseError, Invalid } from "@/lib/kernel/errors.ts";
import { log } from "@/lib/kernel/log.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import { ScimInvalid, type ScimType } from "@/lib/provisioning/scim-invalid.ts";
import { URN } from "./scim-schemas.ts";

/** The answer of any thrown value as SCIM words it (RFC 7644 §3.12), with the request's id to look for. */
export function scimError(error: unknown, requestId: string): Response {
  const thrown = statusOf(error);
  if (thrown >= 500) log.error("SCIM request failed", { requestId, error });
  // @NOTE SCIM knows no 422: a value that breaks a rule is a bad request.
  const status = thrown === 422 ? 400 : thrown;
  const scimType = typeOf(error);
  const body = {
    schemas: [URN.error],
    status: String(status),
    ...(scimType === null ? {} : { scimType }),
    detail: `${detailOf(error)} (request ${requestId})`,
  };
  const headers = { "Content-Type": "application/scim+json", "Cache-Control": "no-store" };
  return Response.json(body, { status, headers: { ...headers, ...errorHeaders(error) } });
}

function typeOf(error: unknown): ScimType | null {
  if (error instanceof ScimInvalid) return error.scimType;
  if (error instanceof MalformedBody) return "invalidSyntax";
  if (error instanceof Invalid) return "invalidValue";
  // @NOTE A clash that names its place is one of values; the others are of state: the last Admin.
  if (error instanceof Conflict && error.issues.length > 0) return "uniqueness";
  return null;
}

function detailOf(error: unknown): string {
  if (!(error instanceof GatehouseError)) return "Something went wrong on our side.";
  const [issue] = error instanceof Invalid ? error.issues : [];
  return issue === undefined ? error.message : `${issue.path.join(".")}: ${issue.message}`;
}
