/**
 * The address a request came from, for limits: the socket's, unless proxies are trusted. Empty when
 * it cannot be told.
 * @NOTE Middleware sees no socket. The server in front of it writes the socket's address into
 * `X-Forwarded-For`, replacing what a visitor sent while no proxy is trusted; a trusted proxy
 * appends its peer's, so with n of them the n-th entry from the right is the nearest stranger's.
 */
export function clientAddress(headers: Headers, trustedProxies: number): string {
  const chain = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  const address = chain.at(-Math.max(trustedProxies, 1)) ?? "";
  const plain = withoutPort(address).replace(/^::ffff:(?=\d+\.)/i, "");
  return /^[0-9a-f.:]{2,45}$/i.test(plain) ? plain.toLowerCase() : "";
}

/** @NOTE As some proxies write it; who calls twice has two ports, and is one and the same. */
const withoutPort = (address: string): string =>
  /^(\d+(?:\.\d+){3}):\d{1,5}$/.exec(address)?.[1] ??
  /^\[([0-9a-f.:]+)\](?::\d{1,5})?$/i.exec(address)?.[1] ??
  address;
