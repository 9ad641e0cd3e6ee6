import type { ArchivedTable } from "./archived-table.ts";
import { ACCESS_TABLES } from "./tables/access-tables.ts";
import { COLLECTIONS, CONTENT_TABLES, OWN_TABLES } from "./tables/content-tables.ts";
import { FILE_TABLES } from "./tables/file-tables.ts";
import { HOLDER_TABLES, PEOPLE } from "./tables/people-tables.ts";
import { WEBSITE_TABLES } from "./tables/website-tables.ts";

/**
 * All tables of an archive, each after those that its rows refer to. Every table of the database that
 * has an organization is here or in `LEFT_BEHIND`; a test sees to it.
 */
export const ARCHIVED_TABLES: readonly ArchivedTable[] = [
  ...OWN_TABLES,
  ...PEOPLE,
  COLLECTIONS,
  ...ACCESS_TABLES,
  ...FILE_TABLES,
  ...CONTENT_TABLES,
  ...WEBSITE_TABLES,
  ...HOLDER_TABLES,
];

/** What an archive leaves behind, and why. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  api_keys: "Secrets. Domains get new keys where they are brought in.",
  static_tokens: "Secrets. Members make new tokens.",
  provisioned_names:
    "What an identity system calls people here; it tells anew where it is connected.",
  identity_providers: "Secrets, and an address that is registered for this instance.",
  identities: "Who somebody is at a provider of this instance.",
  mapped_roles: "What providers of this instance gave; the roles themselves come along.",
  refresh_tokens: "Secrets.",
  one_time_links: "Secrets.",
  mails: "What this instance sent.",
  entry_links: "Secrets: whoever has one sees an entry of this instance.",
  guest_sessions: "Who is visiting this instance now.",
  idempotency_keys: "Answers of this instance to requests of the last day.",
  bypass_tokens: "Secrets.",
  hostnames: "A name leads to one place. Connect it to the new organization yourself.",
  hostname_claims: "Proofs of names, which lead to one place.",
  site_schedules: "What was brought in is private until somebody decides otherwise.",
  audit_events: "The ledger of this instance: what was done elsewhere cannot be vouched for here.",
  client_errors: "What browsers met on this instance.",
  client_error_hours: "What browsers met on this instance.",
  domain_usage: "What domains asked of this instance.",
  policy_epochs: "Made anew with what it counts.",
  content_states: "Made anew with what they stand for.",
  imports: "What was brought in is content; how it came is told where it came.",
  import_parts: "As imports.",
  import_lines: "As imports.",
  import_files: "As imports.",
  uploads: "What is being sent to this instance now.",
  asset_uses: "Made anew of the entries.",
  entry_keys: "Made anew of the entries.",
  entry_texts: "Made anew of the entries.",
};
