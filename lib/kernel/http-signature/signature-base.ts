import type { SignedRequest } from "./signed-request.ts";

/** A component of a message by its name, and its value there. */
export type Component = readonly [name: string, value: string];

/**
 * The text that is signed (RFC 9421 §2.5): one line for each component, then the signature's own
 * parameters, as they stand in `Signature-Input`.
 */
export function signatureBase(components: readonly Component[], input: string): string {
  const lines = components.map(([name, value]) => `"${name}": ${value}`);
  return [...lines, `"@signature-params": ${input}`].join("\n");
}

/**
 * The values of components in a request (RFC 9421 §2.1, §2.2), in the order asked for; null when
 * the request lacks one or it is of a kind unknown here.
 */
export function componentsOf(
  request: Omit<SignedRequest, "body">,
  names: readonly string[],
): Component[] | null {
  const found = names.map((name) => [name, valueOf(request, name)] as const);
  const isFound = (each: (typeof found)[number]): each is Component => each[1] !== null;
  return found.every(isFound) ? found : null;
}

function valueOf(request: Omit<SignedRequest, "body">, name: string): string | null {
  if (name === "@method") return request.method;
  if (name === "@authority") return request.authority;
  if (name === "@path") return request.path === "" ? "/" : request.path;
  if (name === "@query") return request.query === "" ? "?" : request.query;
  return name.startsWith("@") ? null : request.headers.get(name);
}
