import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";
import { confirmSiteRecord, publishSiteRecord } from "./publish-site-record.ts";
import { recordChannel, type RecordChannel } from "./record-channel.ts";

/** Milliseconds between the tries that follow the first; afterwards the next look starts anew. */
const WAITS = [250, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** A store that shows nothing after so many looks is written to again. */
const LOOKS = 4;

/** Who sees to it that a site's changes get through. */
type Follower = {
  /** The push that is under way, and the one that starts after it. */
  running: Promise<void> | null;
  next: Promise<void> | null;
  timer: NodeJS.Timeout | null;
  /** The store took the record, so that only a read-back is missing. */
  pushed: boolean;
};

/** @NOTE On globalThis: Next may evaluate a module once per bundle. */
const keeper = globalThis as typeof globalThis & {
  gatehouseRecordFollowers?: Map<OrganizationId, Follower>;
};

/**
 * Pushes the site's record and reads it back: the answer to a change is sent after this. What does
 * not succeed at once goes on in the background, some seconds apart and not for ever; it never
 * throws, for the change itself is saved.
 * @NOTE Changes that come while one is being pushed share the push that starts after it: each
 * waits for one that began after its own commit.
 */
export function followSiteRecord(
  organizationId: OrganizationId,
  channel: RecordChannel = recordChannel(),
): Promise<void> {
  const follower = followerOf(organizationId);
  follower.next ??= (follower.running ?? Promise.resolve()).then(() => {
    follower.running = follower.next;
    follower.next = null;
    if (follower.timer !== null) clearTimeout(follower.timer);
    follower.timer = null;
    return step({ organizationId, channel, follower }, 0);
  });
  return follower.next;
}

/**
 * Takes up a change again that was saved but is not in effect, unless somebody is at it.
 * @returns whether it was taken up just now.
 */
export function nudgeSiteRecord(organizationId: OrganizationId): boolean {
  if (keeper.gatehouseRecordFollowers?.has(organizationId) === true) return false;
  void followSiteRecord(organizationId);
  return true;
}

function followerOf(organizationId: OrganizationId): Follower {
  const followers = (keeper.gatehouseRecordFollowers ??= new Map());
  const fresh: Follower = { running: null, next: null, timer: null, pushed: false };
  const follower = followers.get(organizationId) ?? fresh;
  followers.set(organizationId, follower);
  return follower;
}

type Pursuit = {
  readonly organizationId: OrganizationId;
  readonly channel: RecordChannel;
  readonly follower: Follower;
};

async function step(pursuit: Pursuit, round: number): Promise<void> {
  const { organizationId, follower } = pursuit;
  if (round % LOOKS === 0) follower.pushed = false;
  const inEffect = await attempt(pursuit);
  if (follower.next !== null) return;
  const wait = WAITS[round];
  if (inEffect || wait === undefined) {
    keeper.gatehouseRecordFollowers?.delete(organizationId);
    return;
  }
  follower.timer = setTimeout(() => {
    follower.timer = null;
    follower.running = step(pursuit, round + 1);
  }, wait);
  // A command that is done must end; what it leaves open is taken up by the next look.
  follower.timer.unref();
}

async function attempt({ organizationId, channel, follower }: Pursuit): Promise<boolean> {
  try {
    if (!follower.pushed) await publishSiteRecord(organizationId, channel);
    follower.pushed = true;
    return await confirmSiteRecord(organizationId, channel);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn("a site record did not get through yet", { organizationId, reason });
    return false;
  }
}
