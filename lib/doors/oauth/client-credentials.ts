import { OAuthError } from "./oauth-error.ts";

/** Who asks for a token: the domain's hostname and its API key, whichever way they came. */
export type ClientCredentials = { readonly clientId: string; readonly key: string };

type ReadableHeaders = { get(name: string): string | null };

/**
 * The credentials in a request for a token by the client credentials grant (RFC 6749 §4.4), from the
 * form or from HTTP Basic (§2.3.1).
 * @param form the body, `application/x-www-form-urlencoded`.
 * @throws OAuthError for another grant, a scope, credentials missing or sent in two ways, and
 * parameters that stand there twice (§3.2).
 */
export function clientCredentials(headers: ReadableHeaders, form: string): ClientCredentials {
  const parameters = parametersOf(form);
  const grant = parameters.get("grant_type");
  if (grant === undefined)
    throw new OAuthError("malformed", "The parameter grant_type is missing.");
  if (grant !== "client_credentials") {
    throw new OAuthError("grant", "Only the grant type client_credentials is supported.");
  }
  if (parameters.has("scope")) {
    throw new OAuthError("scope", "There are no scopes: the roles of the domain decide.");
  }
  const authorization = headers.get("authorization");
  return authorization === null ? fromForm(parameters) : fromBasic(authorization, parameters);
}

/** @NOTE A parameter without a value counts as left out (RFC 6749 §3.2). */
function parametersOf(form: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(form)) {
    if (found.has(name)) throw new OAuthError("malformed", "A parameter is there twice.");
    found.set(name, value);
  }
  return new Map([...found].filter(([, value]) => value !== ""));
}

function fromForm(parameters: ReadonlyMap<string, string>): ClientCredentials {
  const [clientId, key] = [parameters.get("client_id"), parameters.get("client_secret")];
  if (clientId !== undefined && key !== undefined) return { clientId, key };
  throw new OAuthError("client", REFUSED);
}

/** @NOTE A `client_id` beside Basic is a repetition that libraries send; another one is a fault. */
function fromBasic(
  authorization: string,
  parameters: ReadonlyMap<string, string>,
): ClientCredentials {
  const found = readBasic(authorization);
  if (found === null) throw new OAuthError("client", REFUSED);
  const repeated = parameters.get("client_id") ?? found.clientId;
  if (parameters.has("client_secret") || repeated !== found.clientId) {
    throw new OAuthError("malformed", "Send the credentials in one way, not in two.");
  }
  return found;
}

/** What every refused client hears, whatever was wrong. */
export const REFUSED = "This client is unknown, or its key is not good here.";

/** Both halves are encoded as in a form before they are joined (RFC 6749 §2.3.1, appendix B). */
function readBasic(authorization: string): ClientCredentials | null {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,2000}={0,2})$/i.exec(authorization)?.[1];
  if (encoded === undefined) return null;
  const text = atob64(encoded);
  const colon = text.indexOf(":");
  if (colon < 1) return null;
  const [clientId, key] = [formDecoded(text.slice(0, colon)), formDecoded(text.slice(colon + 1))];
  return clientId === null || key === null ? null : { clientId, key };
}

function atob64(encoded: string): string {
  try {
    return atob(encoded);
  } catch {
    return "";
  }
}

function formDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}
