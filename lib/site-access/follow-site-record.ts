import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";
import { confirmSiteRecord, publishSiteRecord } from "./publish-site-record.ts";
import { recordChannel, type RecordChannel } from "./record-channel.ts";

/** A store that shows nothing after so many looks is written to again. */
const LOOKS = 4;

/** Milliseconds between the tries that follow the first; afterwards the next look starts anew. */
const WAITS = [250, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** @NOTE On globalThis: Next may evaluate a module once per bundle. */
const keeper = globalThis as typeof globalThis & {
  gatehouseRecordFollowers?: Map<OrganizationId, Follower>;
};

/** `pushed`: the store took the record, so that only a read-back is missing. */
type Follower = { timer: NodeJS.Timeout | null; pushed: boolean };

/**
 * Pushes the site's record and reads it back: the answer to a change is sent after this. What does
 * not succeed at once goes on in the background, some seconds apart and not for ever; it never
 * throws, for the change itself is saved.
 */
export async function followSiteRecord(
  organizationId: OrganizationId,
  channel: RecordChannel = recordChannel(),
): Promise<void> {
  const followers = (keeper.gatehouseRecordFollowers ??= new Map());
  const before = followers.get(organizationId);
  if (before?.timer) clearTimeout(before.timer);
  const follower: Follower = { timer: null, pushed: false };
  followers.set(organizationId, follower);
  await step({ organizationId, channel, follower }, 0);
}

/** Takes up a change again that was saved but is not in effect, unless somebody is at it. */
export function nudgeSiteRecord(organizationId: OrganizationId): void {
  if (keeper.gatehouseRecordFollowers?.has(organizationId) === true) return;
  void followSiteRecord(organizationId);
}

type Pursuit = {
  readonly organizationId: OrganizationId;
  readonly channel: RecordChannel;
  readonly follower: Follower;
};

async function step(pursuit: Pursuit, round: number): Promise<void> {
  const { organizationId, follower } = pursuit;
  const followers = keeper.gatehouseRecordFollowers;
  if (round % LOOKS === 0) follower.pushed = false;
  const inEffect = await attempt(pursuit);
  // A newer change has its own follower, which reads the same database.
  if (followers?.get(organizationId) !== follower) return;
  const wait = WAITS[round];
  if (inEffect || wait === undefined) {
    followers.delete(organizationId);
    return;
  }
  follower.timer = setTimeout(() => void step(pursuit, round + 1), wait);
  // A command that is done must end; what it leaves open is taken up by the next look.
  follower.timer.unref();
}

async function attempt({ organizationId, channel, follower }: Pursuit): Promise<boolean> {
  try {
    if (!follower.pushed) await publishSiteRecord(organizationId, channel);
    follower.pushed = true;
    return await confirmSiteRecord(organizationId, channel);
  } catch (error) {
    log.warn("a site record did not get through yet", { organizationId, error });
    return false;
  }
}
