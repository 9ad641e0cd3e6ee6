import { beforeAll } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { newId, type OrganizationId, type SessionId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { SHOP_COLLECTIONS } from "../../scripts/demo/shop/collections.ts";
import { SHOP_ROLES } from "../../scripts/demo/shop/roles.ts";
import { seedShop } from "../../scripts/demo/shop/seed-shop.ts";
import { ask, type TestDatabase } from "./database.ts";
import { callerOf, type World } from "./two-organizations.ts";

/** Who works in the shop of the demo, which stands in Acme. */
export type Shop = {
  readonly staff: MemberPrincipal;
  readonly shift: MemberPrincipal;
  readonly store: MemberPrincipal;
  /** A member with the role User alone. */
  readonly user: MemberPrincipal;
};

export const system = (
  organizationId: OrganizationId,
  purpose: "provisioning" | "import",
): Caller => callerOf({ kind: "system", organizationId, purpose });

/** Opens the demo's shop in Acme, filled, with its roles and people. Made once a test file. */
export function useShop(database: () => TestDatabase, world: () => World): () => Shop {
  let shop: Shop | undefined;
  beforeAll(async () => {
    const { id } = world().acme;
    for (const collection of SHOP_COLLECTIONS()) {
      await runUseCase(createCollection, collection, system(id, "provisioning"));
    }
    for (const role of SHOP_ROLES) await runUseCase(createRole, role, system(id, "provisioning"));
    await seedShop(new Date(), system(id, "import"));
    const join = (name: string, role: string) =>
      joined(database().superUrl, { id, name, roles: [role] });
    shop = {
      staff: await join("stan", "staff"),
      shift: await join("shira", "shift-manager"),
      store: await join("stella", "store-manager"),
      user: await join("uma", "user"),
    };
  });
  return () => {
    if (shop === undefined) throw new Error("The shop is open only while tests run.");
    return shop;
  };
}

type Joining = { id: OrganizationId; name: string; roles: string[] };

/** A member of an organization, signed in. */
export async function joined(url: string, { id, name, roles }: Joining): Promise<MemberPrincipal> {
  const person = { email: `${name}@people.test`, name, passwordHash: null, roles };
  const { id: memberId, userId } = await runUseCase(addMember, person, system(id, "provisioning"));
  const sessionId = newId<SessionId>();
  await ask(
    url,
    "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')",
    [sessionId, userId],
  );
  return { kind: "member", organizationId: id, memberId, userId, sessionId, name };
}

/** Everybody whom the shop's truth table speaks of. */
export const everybody = ({ acme, globex }: World, shop: Shop): Record<string, Principal> => ({
  staff: shop.staff,
  "shift manager": shop.shift,
  "store manager": shop.store,
  admin: acme.admin,
  user: shop.user,
  nobody: acme.nobody,
  suspended: acme.suspended,
  "Globex admin": globex.admin,
  visitor: acme.visitor,
  "partner domain": acme.partner,
});
