/** What a cookie of an organization's host is made of; `maxAge` in seconds, 0 removes it. */
export type SiteCookie = {
  readonly name: string;
  readonly value: string;
  readonly scheme: "http" | "https";
  readonly maxAge: number;
  /** Below which it is sent; left out: everywhere on the host. */
  readonly path?: string;
  /** Strict: no link from elsewhere brings it along; left out: Lax. */
  readonly sameSite?: "Lax" | "Strict";
};

/**
 * A Set-Cookie value for this host alone: no Domain, so that neighbours below ROOT never get it;
 * Lax, so that a link from elsewhere still finds the visitor inside, unless that is not to be.
 */
export function siteCookie({ name, value, scheme, maxAge, ...more }: SiteCookie): string {
  const { path = "/", sameSite = "Lax" } = more;
  const secure = scheme === "https" ? "; Secure" : "";
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=${sameSite}${secure}`;
}

/** The first cookie of this name in a Cookie header; undefined without one. */
export function cookieValue(header: string | null, name: string): string | undefined {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
