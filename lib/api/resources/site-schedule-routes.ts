import { NotFound } from "@/lib/kernel/errors.ts";
import type { OneAnswer } from "@/lib/query/resource.ts";
import { cancelLevel } from "@/lib/site-access/schedule/cancel-level.ts";
import { getLevelSchedule } from "@/lib/site-access/schedule/get-level-schedule.ts";
import { scheduleLevel } from "@/lib/site-access/schedule/schedule-level.ts";
import { SCHEDULE_MODEL } from "@/lib/site-access/schedule/schedule-model.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { Route } from "../route.ts";
import { shownAfter, systemRow } from "./system-reads.ts";
import { atDocument, requireNoId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "site-schedules",
  summary: "A change of the website's access level that is to happen at a time.",
  fields: SCHEDULE_MODEL,
  partOf: { collection: "site", field: "level" },
};

const pattern = `${API}/site/schedule`;
const row = { ...systemRow(resource), pattern, parameters: [], addressOf: () => pattern } as const;

/** What is scheduled for the one site of the organization. */
export const siteScheduleRoutes: readonly Route[] = [
  {
    ...row,
    ...{ method: "GET", kind: "get", action: "read", body: "none" },
    summary: "Tells which change of the level is to come, or did not happen.",
    answer: async ({ caller }) => ({ kind: "one", ...(await scheduled(caller)) }),
  },
  {
    ...row,
    ...{ method: "POST", kind: "create", action: "update", body: "document" },
    summary: "Schedules a change of the level, in the place of what was scheduled.",
    answer: async (request) => {
      const { caller } = request;
      const input = writtenAttributes(request, resource);
      requireNoId(request);
      const { id } = await atDocument(() => runUseCase(scheduleLevel, input, caller));
      const one = { type: resource.type, id, caller };
      return { kind: "one", ...(await shownAfter(one, () => scheduled(caller))), status: 201 };
    },
  },
  {
    ...row,
    ...{ method: "DELETE", kind: "delete", action: "update", body: "none" },
    summary: "Takes back what is scheduled; not found where nothing is.",
    answer: async ({ caller }) => {
      const { cancelled } = await runUseCase(cancelLevel, {}, caller);
      if (!cancelled) throw new NotFound();
      return { kind: "nothing" };
    },
  },
];

/** @throws NotFound where nothing is scheduled. */
async function scheduled(caller: Caller): Promise<OneAnswer> {
  const { schedule } = await runUseCase(getLevelSchedule, {}, caller);
  if (schedule === null) throw new NotFound();
  const { id, ...attributes } = schedule;
  const item = { type: resource.type, id, attributes, relationships: {}, revision: null };
  return { item, included: [] };
}
