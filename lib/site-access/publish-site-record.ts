import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { confirmSiteAccess } from "./confirm-site-access.ts";
import { readRecordSource } from "./read-record-source.ts";
import type { RecordChannel } from "./record-channel.ts";
import {
  signSiteRecord,
  verifySiteRecord,
  type SiteRecord,
  type SiteRecordDraft,
  type VerifiedRecord,
} from "./record.ts";

/** How often a publication starts over because the site was changed meanwhile. */
const MOST_ROUNDS = 5;

/**
 * Signs the site's record as the database has it now and writes it for each of its hosts, until
 * what was written is what the database says.
 * @NOTE Stores without a guard of their own take whoever writes last. Whoever wrote an older record
 * last finds that out by looking again, and writes the newer one.
 * @returns the version that was written.
 * @throws Unavailable when the store or the database is out of reach.
 */
export async function publishSiteRecord(
  organizationId: OrganizationId,
  channel: RecordChannel,
): Promise<number> {
  let { draft, gone } = await readSource(organizationId);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await write(draft, channel);
    for (const host of gone) await takeOut({ host, owner: organizationId }, channel);
    const written = draft.version;
    ({ draft, gone } = await readSource(organizationId));
    if (draft.version === written) break;
  }
  return draft.version;
}

/**
 * Looks at what the wall would read for each host, and notes the version when all have it.
 * @returns whether the site's present version is in effect.
 * @throws Unavailable when the store or the database is out of reach.
 */
export async function confirmSiteRecord(
  organizationId: OrganizationId,
  channel: RecordChannel,
): Promise<boolean> {
  const { draft, confirmed } = await readSource(organizationId);
  if (confirmed >= draft.version) return true;
  const shown = await Promise.all(
    draft.hosts.map((host) => shownVersion(host, { org: draft.org, channel })),
  );
  if (shown.some((version) => version < draft.version)) return false;
  await runUseCase(confirmSiteAccess, { version: draft.version }, system(organizationId));
  return true;
}

/** Whether the database holds a newer version of a record's site. @throws Unavailable. */
export async function hasNewerSite(record: SiteRecord): Promise<boolean> {
  const { draft } = await readSource(record.org);
  return draft.version > record.version || draft.hosts.join() !== record.hosts.join();
}

const readSource = (organizationId: OrganizationId) =>
  runUseCase(readRecordSource, {}, system(organizationId));

async function write(draft: SiteRecordDraft, channel: RecordChannel): Promise<void> {
  const { GATEHOUSE_SIGNING_KEY: signingKey, SITE_RECORD_LIFETIME: lifetime } = environment();
  const value = await signSiteRecord({ signingKey, now: systemClock(), lifetime }, draft);
  const records = draft.hosts.map(async (host) => ({
    key: await channel.keyOf(host),
    value,
    version: draft.version,
    owner: draft.org,
  }));
  await channel.store.write(await Promise.all(records));
}

/** @NOTE Somebody else may have the host by now: nobody takes out a record that is not theirs. */
async function takeOut(
  { host, owner }: { readonly host: string; readonly owner: OrganizationId },
  channel: RecordChannel,
): Promise<void> {
  const shown = await shownRecord(host, channel);
  if (shown?.record.org !== owner) return;
  await channel.store.remove({ key: await channel.keyOf(host), owner });
}

/** The version of the site's record that the store shows for a host; 0 for none that can be believed. */
async function shownVersion(
  host: string,
  { org, channel }: { readonly org: OrganizationId; readonly channel: RecordChannel },
): Promise<number> {
  const shown = await shownRecord(host, channel);
  if (shown === null || shown.expired || shown.record.org !== org) return 0;
  return shown.record.version;
}

async function shownRecord(host: string, channel: RecordChannel): Promise<VerifiedRecord | null> {
  const { GATEHOUSE_VERIFY_KEY: verifyKey } = environment();
  return verifySiteRecord({ verifyKey, now: systemClock() }, await channel.readBack(host));
}

/** The system by its own minimal permissions; what it does stands in the ledger too. */
const system = (organizationId: OrganizationId): Caller => ({
  principal: { kind: "system", organizationId, purpose: "site-record" },
  requestId: newId(),
  announce: () => Promise.resolve(),
});
