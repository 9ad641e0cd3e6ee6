import { randomUUID } from "node:crypto";
import { bypassHeader, makeBypassToken } from "@/lib/gates/bypass/verify.ts";
import { guestCookieName, makeGuestCookie } from "@/lib/gates/guest/verify.ts";
import { makeLinkToken, makeOpening, openingCookieName } from "@/lib/gates/link/verify.ts";
import { makeVisitCookie, visitCookieName } from "@/lib/gates/visit/verify.ts";
import type { GuestId, LinkId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { rowsOf } from "./rows.ts";
import type { AttackServer } from "./server.ts";

/** What somebody may bring to a website, and what became of it. */
export const keyKinds = [
  ...(["nothing", "guest", "visit", "bypass"] as const),
  ...(["preview", "share", "share with a password", "share used up"] as const),
] as const;
export type KeyKind = (typeof keyKinds)[number];

export const keyStates = ["good", "expired", "revoked"] as const;
export type KeyState = (typeof keyStates)[number];

/** How a key is shown: headers, and the address of a link. */
export type Key = { readonly headers: Readonly<Record<string, string>>; readonly link?: string };

type Slug = "acme" | "globex";
export type Making = { readonly of: Slug; readonly kind: KeyKind; readonly state: KeyState };

/** Makes a key in the database of a server, as its door would, and spoils it as its state says. */
export function makeKey(server: AttackServer, making: Making): Promise<Key> {
  switch (making.kind) {
    case "nothing":
      return Promise.resolve({ headers: {} });
    case "guest":
      return guestKey(server, making);
    case "visit":
      return visitKey(server, making);
    case "bypass":
      return bypassKey(server, making);
    default:
      return linkKey(server, making);
  }
}

const HOUR = 3_600_000;
const ends = (state: KeyState): Date =>
  new Date(Date.now() + (state === "expired" ? -HOUR / 60 : HOUR));
const revoked = (state: KeyState): Date | null => (state === "revoked" ? new Date() : null);

const cookie = (name: string, value: string): Key => ({ headers: { cookie: `${name}=${value}` } });

async function guestKey(server: AttackServer, { of, state }: Making): Promise<Key> {
  const { superUrl, secret, organizations } = server;
  const organizationId = organizations[of];
  const guestId = newId<GuestId>();
  const [row] = await rowsOf<{ version: number }>(
    superUrl,
    "SELECT password_version AS version FROM site_access WHERE organization_id = $1",
    [organizationId],
  );
  const passwordVersion = row?.version ?? 0;
  if (state !== "revoked") {
    await rowsOf(
      superUrl,
      `INSERT INTO guest_sessions (organization_id, id, password_version, expires_at, user_agent)
       VALUES ($1, $2, $3, $4, '')`,
      [organizationId, guestId, passwordVersion, ends(state)],
    );
  }
  const guest = { organizationId, guestId, passwordVersion, epoch: 0 };
  return cookie(guestCookieName("http"), await makeGuestCookie(judging(secret), guest));
}

async function visitKey(server: AttackServer, { of, state }: Making): Promise<Key> {
  const { superUrl, secret, organizations } = server;
  const sessionId = newId<SessionId>();
  const [row] = await rowsOf<{ userId: UserId }>(
    superUrl,
    `INSERT INTO sessions (id, user_id, expires_at, revoked_at)
     SELECT $1, id, $3, $4 FROM users WHERE email = $2 RETURNING user_id AS "userId"`,
    [sessionId, `admin@${of}.test`, ends(state), revoked(state)],
  );
  if (row === undefined) throw new Error("The demo has no such Admin.");
  const visitor = { organizationId: organizations[of], sessionId, userId: row.userId };
  return cookie(visitCookieName("http"), await makeVisitCookie(judging(secret), visitor));
}

async function bypassKey(server: AttackServer, { of, state }: Making): Promise<Key> {
  const { superUrl, secret, organizations } = server;
  const [organizationId, tokenId] = [organizations[of], randomUUID()];
  await rowsOf(
    superUrl,
    `INSERT INTO bypass_tokens (organization_id, id, name, expires_at, revoked_at)
     VALUES ($1, $2, 'matrix', $3, $4)`,
    [organizationId, tokenId, ends(state), revoked(state)],
  );
  const token = { organizationId, tokenId, lifetime: 3_600 };
  return { headers: { [bypassHeader]: await makeBypassToken(judging(secret), token) } };
}

/** A link to the first draft among the posts, by the Admin; a share that is good was opened. */
async function linkKey(server: AttackServer, { of, kind, state }: Making): Promise<Key> {
  const { superUrl, secret, organizations } = server;
  const organizationId = organizations[of];
  const linkId = newId<LinkId>();
  const end = ends(state);
  const isUsedUp = kind === "share used up";
  const hash = kind === "share with a password" ? "$2b$04$nothing" : null;
  await rowsOf(
    superUrl,
    `INSERT INTO entry_links (organization_id, id, entry_id, member_id, purpose, view, expires_at,
       revoked_at, password_hash, uses, most_uses)
     SELECT $1, $2, e.id, m.id, $3, 'draft', $4, $5, $6, $7, $8
     FROM entries e JOIN collections c ON c.organization_id = e.organization_id
       AND c.id = e.collection_id AND c.slug = 'posts'
     JOIN members m ON m.organization_id = e.organization_id
     JOIN users u ON u.id = m.user_id AND u.email = $9
     WHERE e.organization_id = $1 AND e.published IS NULL ORDER BY e.id LIMIT 1`,
    [
      ...[organizationId, linkId, kind === "preview" ? "preview" : "share", end, revoked(state)],
      ...[hash, isUsedUp ? 1 : 0, isUsedUp ? 1 : null, `admin@${of}.test`],
    ],
  );
  const claims = { linkId, expiresAt: Math.floor(end.getTime() / 1000) };
  const link = `/link/${await makeLinkToken({ secret, organizationId }, claims)}`;
  if (kind !== "share") return { headers: {}, link };
  const opening = await makeOpening(judging(secret), { organizationId, linkId });
  return { ...cookie(openingCookieName("http"), opening), link };
}

const judging = (secret: string) => ({ secret, now: Date.now() });
