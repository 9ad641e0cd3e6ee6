import { z } from "zod";
import { domainModel } from "@/lib/domains/domain-model.ts";
import { wholeRows } from "@/lib/query/table-source.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { requireDomain, sumUsage, type UsageSum } from "./repository.ts";
import { HOUR_MS } from "./usage-count.ts";

/** One step of a chart; `at` is its start, an ISO 8601 text in UTC. */
export type UsagePoint = {
  readonly at: string;
  /** All requests, the limited and failed ones among them. */
  readonly requests: number;
  readonly limited: number;
  readonly failed: number;
};

export type DomainUsage = { readonly points: readonly UsagePoint[] };

const STEP_MS = { hour: HOUR_MS, day: 24 * HOUR_MS } as const;
const MOST_POINTS = 800;

type Span = { readonly from: string; readonly to: string; readonly step: keyof typeof STEP_MS };

const spanSchema = z
  .strictObject({
    /** One domain, or null for all of the organization together. */
    domainId: z.uuid().nullable(),
    from: z.iso.datetime(),
    /** The first instant that is not asked for. */
    to: z.iso.datetime(),
    step: z.enum(["hour", "day"]),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ["to"],
    message: "It must be after the start.",
  })
  .refine((span) => startsOf(span).length <= MOST_POINTS, {
    path: ["from"],
    message: `At most ${MOST_POINTS} steps at a time.`,
  });

/**
 * What domains asked, step by step in UTC and without gaps, from the step in which `from` lies.
 * @throws NotFound for a domain that the caller may not look at.
 */
export const listDomainUsage = defineQuery({
  action: "read",
  collection: "domains",
  input: spanSchema,
  run: async ({ scope, input, permit }): Promise<DomainUsage> => {
    const { domainId, step, to } = input;
    const reached = wholeRows(scope, domainModel, permit.cases);
    if (domainId !== null) await requireDomain(scope, domainId, reached);
    const starts = startsOf(input);
    const from = new Date(starts[0] ?? input.from);
    const sums = await sumUsage(scope, { domainId, reached, step, from, to: new Date(to) });
    const byStart = new Map(sums.map((sum) => [sum.at.getTime(), sum]));
    return { points: starts.map((start) => pointOf(start, byStart.get(start))) };
  },
});

/** The steps between both ends; one more than may be asked for when there are too many. */
function startsOf({ from, to, step }: Span): number[] {
  const length = STEP_MS[step];
  const first = Math.floor(Date.parse(from) / length) * length;
  const steps = Math.min(MOST_POINTS + 1, Math.ceil((Date.parse(to) - first) / length));
  return Array.from({ length: Math.max(0, steps) }, (_, index) => first + index * length);
}

const pointOf = (start: number, sum: UsageSum | undefined): UsagePoint => ({
  at: new Date(start).toISOString(),
  requests: sum?.requests ?? 0,
  limited: sum?.limited ?? 0,
  failed: sum?.failed ?? 0,
});
