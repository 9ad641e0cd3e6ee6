import { cutToEntry } from "@/lib/access/cut-to-entry.ts";
import { grantsOf, type Grants } from "@/lib/access/grants.ts";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { systemGrants } from "@/lib/access/system-grants.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { heldGrants } from "./held-grants.ts";
import { listShownBeside } from "./shown-beside.ts";
import { ownCollections, type OwnCollections } from "./own-collections.ts";
import type { Scope } from "./scope.ts";
import { standingOf, visitorsStanding, type Person, type Standing } from "./standing.ts";

/** What a principal is entitled to in its organization now, and what there is to be entitled to. */
export type Entitlement = {
  readonly grants: Grants;
  readonly collections: OwnCollections;
  /** The person who acts, by themselves or through a token of theirs. */
  readonly person: Person | null;
  /** When they last proved who they are, in a browser; null: nobody sits at one. */
  readonly provenAt: Date | null;
};

/**
 * Looks up what a principal may do now, in a transaction whose context names its organization. That
 * it is still admitted, and what it was given, is asked each time; what that amounts to follows from
 * the state of roles, policies and collections, and is kept under it.
 * @throws Unauthenticated as `standingOf`, and for a view of somebody who is no Admin any more.
 */
export async function entitlementOf(
  db: Scope["db"],
  principal: Principal,
  now: Date,
): Promise<Entitlement> {
  if (principal.kind === "view") await requireAdmin(db, principal.viewer, now);
  return entitlementUnder(db, principal, await standingOf(db, principal, now));
}

/** The same for a principal whose standing was asked already. */
export async function entitlementUnder(
  db: Scope["db"],
  principal: Principal,
  standing: Standing,
): Promise<Entitlement> {
  const { organizationId } = principal;
  const collections = await ownCollections(db, { organizationId, epoch: standing.epoch });
  const acting = principal.kind === "schedule" ? principal.by : principal;
  const grants =
    acting.kind === "system"
      ? grantsOf({
          admin: false,
          roles: [],
          permissions: systemGrants(acting.purpose, collections.bySlug.keys()),
        })
      : await heldGrants(db, { organizationId, standing, names: collections.names });
  const { person, provenAt } = standing;
  const common = { collections, person, provenAt };
  if (principal.kind !== "link") return { grants, ...common };
  const beside = await listShownBeside(db, principal.to);
  const visitors = await visitorsStanding(db);
  const holder = { organizationId, standing: visitors, names: collections.names };
  const everybody = await heldGrants(db, holder);
  return { grants: cutToEntry(grants, { ...principal.to, beside, everybody }), ...common };
}

/** @NOTE Whoever looks as somebody else is entitled to it as themselves, each time anew. */
async function requireAdmin(db: Scope["db"], viewer: MemberPrincipal, now: Date): Promise<void> {
  const { grants } = await entitlementOf(db, viewer, now);
  if (!grants.admin) throw new Unauthenticated();
}
