import { BoundedMap } from "./bounded-map.ts";
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from "./bytes.ts";
import type { OrganizationId } from "./ids.ts";
import { idSchema } from "./ids.ts";
import { sign, verify } from "./keys.ts";

/**
 * What a cached website page is cached under: which organization, at which version of its site
 * record. The page cannot read headers (it would no longer be cacheable), so the path segment is
 * the wall's word to the door. It changes with every change of the record, so a page made while
 * the site was public is never found again once it is not.
 */
export type SitePass = { readonly organizationId: OrganizationId; readonly version: number };

/** @NOTE Only what this instance's key made or found good: nobody can fill them from outside. */
const made = new BoundedMap<string, string>(10_000);
const found = new BoundedMap<string, SitePass>(10_000);

/** The pass as one path segment of `[A-Za-z0-9._-]`; equal for equal input, so it is a cache key. */
export async function makeSitePass(secret: string, pass: SitePass): Promise<string> {
  const key = `${secret} ${pass.organizationId} ${pass.version}`;
  const known = made.get(key) ?? (await signedPass(secret, pass));
  made.set(key, known);
  return known;
}

async function signedPass(secret: string, pass: SitePass): Promise<string> {
  const text = toBase64Url(utf8(`${pass.organizationId}:${pass.version}`));
  return `${text}.${await sign(secret, "site-pass", text)}`;
}

/** What a pass says, or null when this instance's wall did not make it. */
export async function readSitePass(secret: string, segment: string): Promise<SitePass | null> {
  const key = `${secret} ${segment}`;
  const pass = found.get(key) ?? (await verifiedPass(secret, segment));
  if (pass !== null) found.set(key, pass);
  return pass;
}

async function verifiedPass(secret: string, segment: string): Promise<SitePass | null> {
  const [text, signature, ...rest] = segment.split(".");
  if (text === undefined || signature === undefined || rest.length > 0) return null;
  if (!(await verify({ secret, purpose: "site-pass", signature }, text))) return null;
  const bytes = fromBase64Url(text);
  const [organization, version] = bytes === null ? [] : fromUtf8(bytes).split(":");
  const organizationId = idSchema<OrganizationId>().safeParse(organization);
  if (!organizationId.success || version === undefined) return null;
  return { organizationId: organizationId.data, version: Number(version) };
}
