import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { environment } from "@/lib/kernel/env.ts";
import { markSetUp } from "@/lib/setup/mark-set-up.ts";
import { DEMO_ORGANIZATIONS, type DemoOrganization } from "./demo/people.ts";
import { demoKey, demoPassword } from "./demo/secrets.ts";
import { seedDomains, WEBSITE_API } from "./demo/seed-domains.ts";
import { seedOrganization } from "./demo/seed-organization.ts";

/** `npm start -- --demo`: two organizations that must never meet, and how to sign in to them. */
async function main(): Promise<void> {
  const { GATEHOUSE_PEPPER: pepper, GATEHOUSE_DATA } = environment();
  for (const demo of DEMO_ORGANIZATIONS) {
    const made = await seedOrganization(demo, pepper);
    process.stdout.write(`${demo.name}: ${made ? "made" : "stands already"}\n`);
    await seedDomains(demo, pepper);
  }
  await markSetUp("demo");
  const file = path.join(GATEHOUSE_DATA, "demo.json");
  writeFileSync(file, `${JSON.stringify(credentials(pepper), null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  process.stdout.write(`Credentials: ${file}\n`);
}

/** Everything needed to walk through the demo, in the shape of the public contract. */
function credentials(pepper: string) {
  const { ROOT, PUBLIC_SCHEME } = environment();
  const organization = ({ slug, name, siteAccess, people, domains }: DemoOrganization) => ({
    slug,
    name,
    host: `${slug}.${ROOT}`,
    siteAccess,
    sitePassword: siteAccess === "password" ? demoPassword(pepper, `site:${slug}`) : null,
    users: people.map(({ email, roles }) => ({
      email,
      password: demoPassword(pepper, email),
      roles,
    })),
    domains: domains.map(({ hostname }) => ({
      hostname,
      apiKey: demoKey(pepper, hostname),
      roles: [WEBSITE_API.slug],
    })),
  });
  return {
    root: `${PUBLIC_SCHEME}://${ROOT}`,
    organizations: DEMO_ORGANIZATIONS.map(organization),
  };
}

try {
  await main();
} finally {
  await closePasswordPool();
  await closeDatabase();
}
