import { environment } from "@/lib/kernel/env.ts";
import {
  findOrganizationByHost,
  findOrganizationBySlug,
  type OrganizationEntry,
} from "@/lib/tenancy/directory.ts";
import { OrganizationRequired } from "./organization-required.ts";

/**
 * The organization of a host: `root` for the dashboard's, which has none, and null for a host of
 * nobody.
 * @param host as the wall sealed it in its stamp, with port.
 */
export async function hostOrganization(host: string): Promise<OrganizationEntry | "root" | null> {
  const { ROOT } = environment();
  if (host.toLowerCase() === ROOT) return "root";
  return findOrganizationByHost(nameOf(host), nameOf(ROOT));
}

/**
 * The organization that a request to the API is for: its host's, or the one that `X-Organization`
 * names on the dashboard's host; null when there is none of that name, or the two disagree.
 * @throws OrganizationRequired when nothing names one (S-30).
 */
export async function namedOrganization(
  host: string,
  named: string | null,
): Promise<OrganizationEntry | null> {
  const found = await hostOrganization(host);
  if (found !== "root") return named === null || named === found?.slug ? found : null;
  if (named === null || named === "") throw new OrganizationRequired();
  return findOrganizationBySlug(named);
}

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, "");
