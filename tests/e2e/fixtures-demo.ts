import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const organizationSchema = z.object({
  slug: z.string(),
  name: z.string(),
  host: z.string(),
  siteAccess: z.string(),
  sitePassword: z.string().nullish(),
  users: z.array(z.object({ email: z.string(), password: z.string(), roles: z.array(z.string()) })),
});

const demoSchema = z.object({ root: z.string(), organizations: z.array(organizationSchema) });

export type DemoOrganization = z.infer<typeof organizationSchema> & {
  /** Address of the website, without a slash at its end. */
  readonly site: string;
};

/** What this worker's demo server wrote about itself: addresses and credentials. */
export function readDemo(): { root: string; organizations: DemoOrganization[] } {
  const folders = (process.env["GATEHOUSE_E2E_DATA"] ?? "").split(path.delimiter);
  const folder = folders[Number(process.env["TEST_PARALLEL_INDEX"] ?? "0")];
  if (folder === undefined) throw new Error("There are more workers than servers.");
  const text = readFileSync(path.join(folder, "demo.json"), "utf8");
  const demo = demoSchema.parse(JSON.parse(text));
  const { protocol } = new URL(demo.root);
  const organizations = demo.organizations.map((organization) => ({
    ...organization,
    site: organization.host.includes("://")
      ? organization.host.replace(/\/$/, "")
      : `${protocol}//${organization.host}`,
  }));
  return { root: demo.root, organizations };
}

/** @throws Error when the demo data has no such organization. */
export function demoOrganization(slug: string): DemoOrganization {
  const found = readDemo().organizations.find((organization) => organization.slug === slug);
  if (found === undefined) throw new Error(`The demo data has no organization ${slug}.`);
  return found;
}

/** @throws Error when the demo data has no such person. */
export function passwordOf(email: string): string {
  const users = readDemo().organizations.flatMap((organization) => organization.users);
  const found = users.find((user) => user.email === email);
  if (found === undefined) throw new Error(`The demo data has no person ${email}.`);
  return found.password;
}
