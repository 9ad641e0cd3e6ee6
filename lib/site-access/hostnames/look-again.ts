import type { Scope } from "@/lib/tenancy/scope.ts";
import { sendJob, takeJobBack } from "@/lib/tenancy/send-job.ts";

/** What has a worker look at a host. */
export const HOSTNAME_TASK = "hostname-check";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long after it was asked for a host is looked at how often; afterwards by hand alone. */
const WAITING: readonly { readonly until: number; readonly every: number }[] = [
  { until: HOUR, every: 5 * MINUTE },
  { until: DAY, every: HOUR },
  { until: 14 * DAY, every: 12 * HOUR },
];
/** One that is served is looked at each day, as long as it is. */
const SERVED_EVERY = DAY;

/** Has a host looked at again, after a time that suits how far it has come. */
export async function lookAgain(
  scope: Scope,
  { hostname, served, createdAt }: LookedAt,
): Promise<void> {
  const now = scope.clock();
  const age = now - createdAt.getTime();
  const every = served ? SERVED_EVERY : WAITING.find(({ until }) => age < until)?.every;
  if (every === undefined) return;
  const payload = { organizationId: scope.organizationId, hostname };
  const runAt = new Date(now + every);
  await sendJob(scope, { task: HOSTNAME_TASK, key: keyOf(hostname), payload, runAt });
}

type LookedAt = {
  readonly hostname: string;
  readonly served: boolean;
  readonly createdAt: Date;
};

/** Nobody looks at the host any more. */
export const lookNoMore = (scope: Scope, hostname: string): Promise<void> =>
  takeJobBack(scope, keyOf(hostname));

const keyOf = (hostname: string): string => `hostname:${hostname}`;
