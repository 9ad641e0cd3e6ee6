import { randomUUID } from "node:crypto";
import { bypassHeader, makeBypassToken } from "@/lib/gates/bypass/verify.ts";
import { guestCookieName, makeGuestCookie } from "@/lib/gates/guest/verify.ts";
import { makeLinkToken, makeOpening, openingCookieName } from "@/lib/gates/link/verify.ts";
import { makeVisitCookie, visitCookieName } from "@/lib/gates/visit/verify.ts";
import type { GuestId, LinkId, SessionId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { rowsOf } from "./rows.ts";
import type { AttackServer } from "./server.ts";
import type { KeyState, VisitorKind } from "./visitor-model.ts";
import { copyDraft, linkedDraft, makeMember } from "./visitor-world.ts";

/** How a key is shown: headers, and the address of a link. */
export type Key = {
  readonly headers: Readonly<Record<string, string>>;
  readonly link?: string;
  /** What its door would have been asked for: the ids of its row, of who made it, of its entry. */
  readonly rows: Readonly<Partial<Record<"id" | "member" | "user" | "entry", string>>>;
};

/** Makes a key in the database of a server, as its door would: it is good, until something befalls it. */
export async function makeKey(server: AttackServer, visitor: VisitorKind): Promise<Key> {
  switch (visitor.kind) {
    case "nothing":
      return { headers: {}, rows: {} };
    case "guest":
      return guestKey(server, visitor);
    case "visit":
      return visitKey(server, visitor);
    case "bypass":
      return bypassKey(server, visitor);
    default:
      return linkKey(server, visitor);
  }
}

const DAY = 86_400_000;
const inAnHour = (): Date => new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
/** @NOTE What has lapsed was signed so long ago that its own end has passed. */
const judging = ({ secret }: AttackServer, state: KeyState) => ({
  secret,
  now: Date.now() - (state === "lapsed" ? 2 * DAY : 0),
});
const cookie = (name: string, value: string) => ({ cookie: `${name}=${value}` });

async function guestKey(server: AttackServer, { of, state }: VisitorKind): Promise<Key> {
  const organizationId = server.organizations[of];
  const guestId = newId<GuestId>();
  const ago = state === "of an earlier password" ? 1 : 0;
  const [row] = await rowsOf<{ version: number }>(
    server.superUrl,
    `INSERT INTO guest_sessions (organization_id, id, password_version, expires_at, user_agent)
     SELECT $1, $2, password_version - $3, $4, 'matrix' FROM site_access WHERE organization_id = $1
     RETURNING password_version AS version`,
    [organizationId, guestId, ago, inAnHour()],
  );
  const guest = { organizationId, guestId, passwordVersion: row?.version ?? 0, epoch: 0 };
  const value = await makeGuestCookie(judging(server, state), guest);
  return { headers: cookie(guestCookieName("http"), value), rows: { id: guestId } };
}

async function visitKey(server: AttackServer, { of, state }: VisitorKind): Promise<Key> {
  const member = await makeMember(server, of);
  const sessionId = newId<SessionId>();
  await rowsOf(
    server.superUrl,
    "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, $3)",
    [sessionId, member.user, inAnHour()],
  );
  const visitor = { organizationId: server.organizations[of], sessionId, userId: member.user };
  const value = await makeVisitCookie(judging(server, state), visitor);
  return { headers: cookie(visitCookieName("http"), value), rows: { ...member, id: sessionId } };
}

async function bypassKey(server: AttackServer, { of, state }: VisitorKind): Promise<Key> {
  const [organizationId, tokenId] = [server.organizations[of], randomUUID()];
  await rowsOf(
    server.superUrl,
    `INSERT INTO bypass_tokens (organization_id, id, name, expires_at)
     VALUES ($1, $2, 'matrix', $3)`,
    [organizationId, tokenId, inAnHour()],
  );
  const token = { organizationId, tokenId, lifetime: 3_600 };
  const value = await makeBypassToken(judging(server, state), token);
  return { headers: { [bypassHeader]: value }, rows: { id: tokenId } };
}

/** A link to a draft by a member of its own; a share was opened unless its state says otherwise. */
async function linkKey(server: AttackServer, visitor: VisitorKind): Promise<Key> {
  const { of, kind, state } = visitor;
  const organizationId = server.organizations[of];
  const member = await makeMember(server, of);
  const linkId = newId<LinkId>();
  const isOwn = state === "to an entry in the bin";
  const entry = isOwn ? await copyDraft(server, of) : await linkedDraft(server, of);
  const hash = state.startsWith("with a password") ? "$2b$04$nothing" : null;
  const uses = /used up|last use/.test(state) ? [1, 1] : [0, null];
  await rowsOf(
    server.superUrl,
    `INSERT INTO entry_links (organization_id, id, entry_id, member_id, purpose, view, expires_at,
       password_hash, uses, most_uses) VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9)`,
    [organizationId, linkId, entry, member.member, kind, inAnHour(), hash, ...uses],
  );
  const end = inAnHour().getTime() - (state === "lapsed" ? 2 * DAY : 0);
  const claims = { linkId, expiresAt: end / 1000 };
  const link = `/link/${await makeLinkToken({ secret: server.secret, organizationId }, claims)}`;
  const rows = { ...member, id: linkId, entry };
  if (kind === "preview" || /unopened|used up/.test(state)) return { headers: {}, link, rows };
  const opened = state === "opened by another link's cookie" ? newId<LinkId>() : linkId;
  const value = await makeOpening(judging(server, "good"), { organizationId, linkId: opened });
  return { headers: cookie(openingCookieName("http"), value), link, rows };
}

const TABLES = {
  ...{ nothing: null, guest: "guest_sessions", visit: "sessions", bypass: "bypass_tokens" },
  ...{ preview: "entry_links", share: "entry_links" },
} as const;

/** What befalls a member, or the entry that they made a link to. */
const MISFORTUNES: Partial<Record<KeyState, readonly [keyof Key["rows"], string]>> = {
  "of a suspended member": ["member", "UPDATE members SET status = 'suspended' WHERE id = $1"],
  "of a suspended person": ["user", "UPDATE users SET status = 'suspended' WHERE id = $1"],
  "of a former member": ["member", "DELETE FROM members WHERE id = $1"],
  "of a maker without a role": ["member", "DELETE FROM member_roles WHERE member_id = $1"],
  "of a maker who may read and not share": [
    "member",
    `UPDATE member_roles mr SET role_id = r.id FROM roles r WHERE mr.member_id = $1
       AND r.organization_id = mr.organization_id AND r.slug = 'content-editor'`,
  ],
  "to an entry in the bin": ["entry", "UPDATE entries SET deleted_at = now() WHERE id = $1"],
};

/** Lets happen to a key what its state is called after, if anything does. */
export async function befall(
  { superUrl }: AttackServer,
  { kind, state }: VisitorKind,
  { rows }: Key,
): Promise<void> {
  const table = TABLES[kind];
  const ends: Partial<Record<KeyState, readonly [keyof Key["rows"], string]>> = {
    expired: ["id", `UPDATE ${table} SET expires_at = now() - interval '1 second' WHERE id = $1`],
    revoked: [
      "id",
      kind === "guest"
        ? `DELETE FROM ${table} WHERE id = $1`
        : `UPDATE ${table} SET revoked_at = now() WHERE id = $1`,
    ],
  };
  const [which, statement] = ends[state] ?? MISFORTUNES[state] ?? [];
  if (which !== undefined && statement !== undefined) {
    await rowsOf(superUrl, statement, [rows[which]]);
  }
}
