import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { SiteRecordDraft } from "@/lib/site-access/record.ts";

/** Two organizations that must never meet. */
export const acmeId = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa" as OrganizationId;
export const globexId = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb" as OrganizationId;

/** Acme's site record, public unless said otherwise. */
export const acmeRecord = (changes: Partial<SiteRecordDraft> = {}): SiteRecordDraft => ({
  org: acmeId,
  slug: "acme",
  name: "Acme",
  hosts: ["acme.localhost", "www.acme.test"],
  level: "public",
  passwordVersion: 1,
  epoch: 1,
  version: 1,
  ...changes,
});

/** Globex's site record, in `password` level unless said otherwise. */
export const globexRecord = (changes: Partial<SiteRecordDraft> = {}): SiteRecordDraft =>
  acmeRecord({
    org: globexId,
    slug: "globex",
    name: "Globex",
    hosts: ["globex.localhost"],
    level: "password",
    ...changes,
  });
