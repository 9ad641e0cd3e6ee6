import { guestCookieName, makeGuestCookie } from "@/lib/gates/guest/verify.ts";
import { encodeSessionCookie, sessionCookieName } from "@/lib/gates/session/verify.ts";
import { makeVisitCookie, visitCookieName } from "@/lib/gates/visit/verify.ts";
import type { GuestId, OrganizationId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { rowsOf } from "./rows.ts";

/**
 * Everybody who might stand before a door. Suspended people and ended sessions hold cookies that
 * were good once; the forged ones are what a stranger who knows the format can make.
 */
export const holders = [
  "nobody at all",
  "Acme's admin",
  "Acme's editor",
  "Acme's member without a role",
  "Acme's suspended member",
  "Acme's suspended person",
  "Acme's admin, signed out",
  "Acme's admin, forged",
  "Globex's admin",
  "the admin of Acme who is a user of Globex",
  "Acme's visiting admin",
  "Globex's guest",
  "Globex's guest of an earlier password",
  "Globex's guest, forged",
  "a guest of Acme, which has none",
] as const;

export type Holder = (typeof holders)[number];

/** The address of each who has one. */
export const emailOf: Partial<Record<Holder, string>> = {
  "Acme's admin": "admin@acme.test",
  "Acme's editor": "editor@acme.test",
  "Acme's member without a role": "nobody@acme.test",
  "Acme's suspended member": "store@acme.test",
  "Acme's suspended person": "staff@acme.test",
  "Globex's admin": "admin@globex.test",
  "the admin of Acme who is a user of Globex": "both@example.test",
};

/** The `Cookie` header of each, empty for nobody. */
export type Credentials = Readonly<Record<Holder, string>>;

/** What credentials are made from. */
export type Mint = {
  readonly secret: string;
  readonly superUrl: string;
  readonly organizations: Readonly<Record<"acme" | "globex", OrganizationId>>;
};

type Session = { userId: UserId; sessionId: SessionId };

/** Opens sessions and guest visits in the database, as signing in does, and signs their cookies. */
export async function mintCredentials(mint: Mint): Promise<Credentials> {
  const { secret } = mint;
  await suspend(mint);
  const admin = await openSession(mint, "admin@acme.test");
  const ended = await openSession(mint, "admin@acme.test", { endedAt: new Date() });
  const signedIn = async (email: string) => sessionCookie(await openSession(mint, email), secret);
  return {
    "nobody at all": "",
    "Acme's admin": await sessionCookie(admin, secret),
    "Acme's editor": await signedIn("editor@acme.test"),
    "Acme's member without a role": await signedIn("nobody@acme.test"),
    "Acme's suspended member": await signedIn("store@acme.test"),
    "Acme's suspended person": await signedIn("staff@acme.test"),
    "Acme's admin, signed out": await sessionCookie(ended, secret),
    "Acme's admin, forged": await sessionCookie(admin, `${secret} guessed`),
    "Globex's admin": await signedIn("admin@globex.test"),
    "the admin of Acme who is a user of Globex": await signedIn("both@example.test"),
    "Acme's visiting admin": await visitCookie(admin, mint),
    "Globex's guest": await guestCookie(mint, { of: "globex", versionsAgo: 0 }),
    "Globex's guest of an earlier password": await guestCookie(mint, {
      of: "globex",
      versionsAgo: 1,
    }),
    "Globex's guest, forged": await guestCookie(
      { ...mint, secret: `${secret} guessed` },
      { of: "globex", versionsAgo: 0 },
    ),
    "a guest of Acme, which has none": await guestCookie(mint, { of: "acme", versionsAgo: 0 }),
  };
}

async function suspend({ superUrl, organizations }: Mint): Promise<void> {
  await rowsOf(superUrl, "UPDATE users SET status = 'suspended' WHERE email = $1", [
    "staff@acme.test",
  ]);
  await rowsOf(
    superUrl,
    `UPDATE members SET status = 'suspended' WHERE organization_id = $1
       AND user_id = (SELECT id FROM users WHERE email = 'store@acme.test')`,
    [organizations.acme],
  );
}

async function openSession(
  { superUrl }: Mint,
  email: string,
  { endedAt }: { endedAt: Date | null } = { endedAt: null },
): Promise<Session> {
  const sessionId = newId<SessionId>();
  const [row] = await rowsOf<{ user_id: UserId }>(
    superUrl,
    `INSERT INTO sessions (id, user_id, expires_at, revoked_at)
     SELECT $1, id, now() + interval '1 hour', $3 FROM users WHERE email = $2 RETURNING user_id`,
    [sessionId, email, endedAt],
  );
  if (row === undefined) throw new Error(`The demo data has no person ${email}.`);
  return { userId: row.user_id, sessionId };
}

async function sessionCookie(session: Session, secret: string): Promise<string> {
  const judging = { secret, now: Date.now() };
  const value = await encodeSessionCookie(judging, { ...session, lifetime: 3600 });
  return `${sessionCookieName("http")}=${value}`;
}

async function visitCookie(session: Session, { secret, organizations }: Mint): Promise<string> {
  const visitor = { ...session, organizationId: organizations.acme };
  return `${visitCookieName("http")}=${await makeVisitCookie({ secret, now: Date.now() }, visitor)}`;
}

async function guestCookie(
  { secret, superUrl, organizations }: Mint,
  { of, versionsAgo }: { of: "acme" | "globex"; versionsAgo: number },
): Promise<string> {
  const organizationId = organizations[of];
  const guestId = newId<GuestId>();
  const [row] = await rowsOf<{ version: number }>(
    superUrl,
    `INSERT INTO guest_sessions (organization_id, id, password_version, expires_at)
     SELECT organization_id, $2, password_version - $3, now() + interval '12 hours'
     FROM site_access WHERE organization_id = $1 RETURNING password_version AS version`,
    [organizationId, guestId, versionsAgo],
  );
  const guest = { organizationId, guestId, passwordVersion: row?.version ?? 0, epoch: 0 };
  return `${guestCookieName("http")}=${await makeGuestCookie({ secret, now: Date.now() }, guest)}`;
}
