import { z } from "zod";
import { fromBase64Url, toBase64Url } from "@/lib/kernel/bytes.ts";
import type { LinkId, OrganizationId } from "@/lib/kernel/ids.ts";
import { idSchema } from "@/lib/kernel/ids.ts";
import { sign, verify } from "@/lib/kernel/keys.ts";
import type { CredentialKind, Judging } from "@/lib/kernel/signed-claims.ts";
import { secondsSchema, signClaims, verifyClaims } from "@/lib/kernel/signed-claims.ts";

/** A link as its token names it; `expiresAt` in whole seconds. */
export type LinkClaims = { readonly linkId: LinkId; readonly expiresAt: number };

type Place = { readonly secret: string; readonly organizationId: OrganizationId };

/** First segment of the addresses of links, on an organization's host. */
export const LINK_ROOT = "/link/";

/**
 * The token of a link: its id, a signature over organization, id and end, and the end. Always the
 * same for the same link, so that it is kept nowhere and its maker can be told it again.
 */
export async function makeLinkToken(
  { secret, organizationId }: Place,
  { linkId, expiresAt }: LinkClaims,
): Promise<string> {
  const id = toBase64Url(bytesOf(linkId));
  const signature = await sign(secret, "link", signed(organizationId, { linkId, expiresAt }));
  return `${id}.${signature}.${expiresAt.toString(36)}`;
}

/**
 * What a token of this organization says, or null when it is not ours.
 * @NOTE One that has expired is given too: its bearer is told in words that the link has ended. Who
 * admits anybody looks at `expiresAt`, and at the database.
 */
export async function readLinkToken(
  { secret, organizationId }: Place,
  token: string,
): Promise<LinkClaims | null> {
  const [, id = "", signature = "", end = ""] = SHAPE.exec(token) ?? [];
  const bytes = fromBase64Url(id);
  if (bytes?.length !== ID_BYTES) return null;
  const claims = { linkId: idOf(bytes), expiresAt: Number.parseInt(end, 36) };
  const text = signed(organizationId, claims);
  return (await verify({ secret, purpose: "link", signature }, text)) ? claims : null;
}

/** The token that the path of an address of a link names, and what is asked for below it. */
export function readLinkPath(path: string): { token: string; below: string } | null {
  if (!path.startsWith(LINK_ROOT)) return null;
  const [token = "", ...below] = path.slice(LINK_ROOT.length).split("/");
  return { token, below: below.map((part) => `/${part}`).join("") };
}

/**
 * That somebody opened a link that is counted or has a password, in this browser: half an hour, for
 * the path of that link alone.
 */
const opening: CredentialKind = {
  ...{ purpose: "link-opening", typ: "gatehouse-link-opening+jwt" },
  lifetime: 1_800,
};

const openingSchema = z.strictObject({
  org: idSchema<OrganizationId>(),
  lid: idSchema<LinkId>(),
  iat: secondsSchema,
  exp: secondsSchema,
});

/** Longest life of an opening in seconds. */
export const openingLifetime = opening.lifetime;

/** Name of the cookie; it is for the path of one link, so that `__Host-` cannot stand there. */
export const openingCookieName = (scheme: "http" | "https"): string =>
  scheme === "https" ? "__Secure-gatehouse.opening" : "gatehouse.opening";

type Opened = { readonly organizationId: OrganizationId; readonly linkId: LinkId };

/** The value of the cookie. */
export const makeOpening = (
  judging: Judging,
  { organizationId, linkId }: Opened,
): Promise<string> => signClaims(opening, judging, { org: organizationId, lid: linkId });

/** Whether a cookie says that this link was opened, within the half hour. */
export async function isOpening(
  judging: Judging,
  { organizationId, linkId }: Opened,
  cookie: string,
): Promise<boolean> {
  const claims = await verifyClaims({ kind: opening, judging, schema: openingSchema }, cookie);
  return claims?.org === organizationId && claims.lid === linkId;
}

const SHAPE = /^([\w-]{22})\.([\w-]{43})\.([0-9a-z]{6,7})$/;
const ID_BYTES = 16;

const signed = (organizationId: OrganizationId, { linkId, expiresAt }: LinkClaims): string =>
  `${organizationId}:${linkId}:${expiresAt}`;

const bytesOf = (id: LinkId): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(id.replaceAll("-", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

function idOf(bytes: Uint8Array): LinkId {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") as LinkId;
}
