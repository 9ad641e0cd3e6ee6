import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { findSession } from "@/lib/gates/session/session-gate.ts";
import { sessionCookieName } from "@/lib/gates/session/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { LiveSession } from "@/lib/tenancy/directory.ts";
import { HOME, ownPath } from "./own-path.ts";
import { requireStamp } from "./stamp.ts";

/** Somebody at the entrance: the sign-in page, set-up and what follows them. */
export type EntranceVisit = {
  readonly requestId: string;
  /** The path and query that were asked for; not `/login` when the wall showed the form instead. */
  readonly wanted: string;
  /** Who they are already, if anybody. */
  readonly session: LiveSession | null;
  readonly secret: string;
  /** The dashboard's host, below which organizations live. */
  readonly root: string;
};

/**
 * The door without a gate: anybody comes this far, but only past the wall.
 * @throws NotFound without its stamp; Unavailable when the database is out of reach.
 */
export const entranceVisit = cache(async (): Promise<EntranceVisit> => {
  const stamp = await requireStamp(await headers(), { surface: "entrance" });
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME, ROOT: root } = environment();
  const cookie = (await cookies()).get(sessionCookieName(PUBLIC_SCHEME))?.value;
  const session = await findSession(cookie, { secret, now: systemClock() });
  return { requestId: stamp.requestId, wanted: stamp.path, session, secret, root };
});

/** The same for a page: a request that the wall did not send here finds no page. */
export async function entrancePage(): Promise<EntranceVisit> {
  try {
    return await entranceVisit();
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

/** The dashboard's page that a door has just refused, as a path to return to. */
export async function refusedPath(): Promise<string> {
  try {
    const { path } = await requireStamp(await headers(), { surface: "admin" });
    return ownPath(path);
  } catch {
    return HOME;
  }
}
