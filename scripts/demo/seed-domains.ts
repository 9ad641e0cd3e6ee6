import { provisionDomain } from "@/lib/domains/provision-domain.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { findOrganizationBySlug } from "@/lib/tenancy/directory.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { DemoOrganization } from "./people.ts";
import { demoKey } from "./secrets.ts";
import { systemCaller } from "./seed-organization.ts";

/** What every entry has beside its own fields. */
const COMMON = ["slug", "title", "status", "publishedAt", "createdAt", "updatedAt"];

/** What a partner's website needs and no more: a post's note and an author's address stay inside. */
export const WEBSITE_API = {
  slug: "website-api",
  name: "Website API",
  description: "Reads what is published, and hands in forms. For partners' websites.",
  permissions: [
    { collection: "pages", action: "read" },
    {
      collection: "posts",
      action: "read",
      fields: [...COMMON, "body", "excerpt", "tags", "categories", "author", "sticky"],
    },
    { collection: "authors", action: "read", fields: [...COMMON, "bio"] },
    { collection: "form-submissions", action: "create" },
  ],
} as const;

/**
 * Registers the partners of a demo organization with their keys; whatever stands is left as it is,
 * so that a demo of an earlier version gets them too.
 */
export async function seedDomains(demo: DemoOrganization, pepper: string): Promise<void> {
  const organization = await findOrganizationBySlug(demo.slug);
  if (organization === null) return;
  const caller = systemCaller(organization.id, "provisioning");
  await addRole(caller);
  for (const domain of demo.domains) {
    const key = demoKey(pepper, domain.hostname);
    await runUseCase(provisionDomain, { ...domain, roles: [WEBSITE_API.slug], key }, caller);
  }
}

async function addRole(caller: Caller): Promise<void> {
  try {
    await runUseCase(createRole, WEBSITE_API, caller);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}
