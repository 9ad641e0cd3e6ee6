import { createOrganization } from "@/lib/organizations/create-organization.ts";
import type { SystemPurpose } from "@/lib/access/principal.ts";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { publishSiteRecord } from "@/lib/site-access/publish-site-record.ts";
import { recordChannel } from "@/lib/site-access/record-channel.ts";
import { findOrganizationBySlug } from "@/lib/tenancy/directory.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { DEMO_ROLES, type DemoOrganization } from "./people.ts";
import { demoPassword } from "./secrets.ts";
import { seedContent } from "./seed-content.ts";
import { SHOP_COLLECTIONS } from "./shop/collections.ts";
import { SHOP_ROLES } from "./shop/roles.ts";
import { seedShop } from "./shop/seed-shop.ts";

/**
 * Makes a demo organization through the ordinary use cases; one that stands is left as it is.
 * Answers whether it was made.
 */
export async function seedOrganization(demo: DemoOrganization, pepper: string): Promise<boolean> {
  if ((await findOrganizationBySlug(demo.slug)) !== null) return false;
  const organizationId = newId<OrganizationId>();
  const as = (purpose: SystemPurpose) => systemCaller(organizationId, purpose);
  await runUseCase(createOrganization, { slug: demo.slug, name: demo.name }, as("provisioning"));
  for (const collection of demo.shop ? SHOP_COLLECTIONS() : []) {
    await runUseCase(createCollection, collection, as("provisioning"));
  }
  for (const role of demo.shop ? [...DEMO_ROLES, ...SHOP_ROLES] : DEMO_ROLES) {
    await runUseCase(createRole, role, as("provisioning"));
  }
  await seedPeople(demo, pepper, as("provisioning"));
  await seedContent(demo.mark, as("import"));
  if (demo.shop) await seedShop(new Date(), as("import"));
  const password = demo.siteAccess === "password" ? demoPassword(pepper, `site:${demo.slug}`) : "";
  await runUseCase(changeSiteAccess, { level: demo.siteAccess, password }, as("site-record"));
  return true;
}

async function seedPeople(demo: DemoOrganization, pepper: string, caller: Caller): Promise<void> {
  // @NOTE One hash after the other: each has a slow machine's patience to itself.
  for (const { email, ...person } of demo.people) {
    const passwordHash = await hashPassword(demoPassword(pepper, email), { pepper });
    const instanceOwner = email === "admin@acme.test";
    await runUseCase(addMember, { ...person, email, passwordHash, instanceOwner }, caller);
  }
}

/** The system at work for one purpose in an organization of the demo. */
export const systemCaller = (organizationId: OrganizationId, purpose: SystemPurpose): Caller => ({
  principal: { kind: "system", organizationId, purpose },
  requestId: "demo",
  // Pushed and not read back: no server runs yet that could show it.
  announce: async (effect) => {
    if (effect === "site-access-changed") await publishSiteRecord(organizationId, recordChannel());
  },
});
