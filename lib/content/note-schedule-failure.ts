import { z } from "zod";
import { principalName } from "@/lib/access/principal.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { dueInput, standingOf, type DueInput } from "./fire-schedule.ts";
import { titleIn } from "./models/collection-model.ts";
import { fromKept } from "./models/kept-data.ts";
import { modelOf } from "./models/model-of.ts";
import { holdScheduled, keepScheduleFailure } from "./schedule-repository.ts";

const input = dueInput.extend({ reason: z.string().min(1).max(500) });
type Input = z.infer<typeof input>;

/**
 * Keeps with an entry why what was scheduled could not be done, and says so in the ledger; it stays as
 * it was, and is not due any more. Of a schedule that is over meanwhile nothing is kept.
 */
export const noteScheduleFailure = defineMutation({
  action: "publish",
  collection: ({ collection }: DueInput) => collection,
  input,
  load: (scope, named: Input) => holdScheduled(scope, named),
  async run({ scope, input: { reason, ...named }, loaded, permit }) {
    if (standingOf(loaded, named) !== "due") return { noted: false };
    const { deed } = named;
    const due = deed === "publish" ? loaded.publishAt : loaded.unpublishAt;
    const at = new Date(scope.clock()).toISOString();
    const locale = loaded.schedule?.locale ?? null;
    const failure = { deed, dueAt: due?.toISOString() ?? at, at, reason, locale };
    await keepScheduleFailure(scope, permit, { failure, revision: loaded.revision });
    return { noted: true };
  },
  audit: ({ scope, input: { collection, deed, reason }, loaded }, { noted }) => {
    if (!noted) return null;
    const model = modelOf(scope, collection);
    const title = titleIn(model, fromKept(model, loaded.draft, scope));
    const by = loaded.schedule?.by;
    return {
      action: "entry.schedule-failed",
      collection,
      subjectId: loaded.id,
      summary: `Could not ${deed} «${title}» in ${collection} as scheduled: ${reason}`,
      detail: { scheduledBy: by === undefined ? "" : principalName(by) },
    };
  },
});
