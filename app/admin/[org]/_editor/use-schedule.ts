"use client";

import { useToast } from "@/app/_ui/toast.tsx";
import type { ActionFailure } from "@/lib/doors/form/form-action.ts";
import { cancelScheduleAction, scheduleEntryAction } from "./actions.ts";
import { failureText } from "./entry-values.ts";
import type { Deeds } from "./use-deeds.ts";
import type { Editor } from "./use-editor.ts";

type Moment = { readonly local: string; readonly zone: string };
type Times = { readonly publishAt: Moment | null; readonly unpublishAt: Moment | null };

/** What is to happen with an entry by itself, and the ways to have it so and to take it back. */
export function useSchedule({ options, kept }: Editor, { settle, scheduled, setScheduled }: Deeds) {
  const toast = useToast();
  const { org, collection, locale } = options.place;
  const named = () => {
    const { standing } = kept.read();
    return { collection, id: standing?.id, revision: standing?.revision };
  };
  const standAt = (revision: number, isWaiting: boolean) => {
    const { standing } = kept.read();
    if (standing === null) return;
    const { status } = standing;
    const waits = status === "draft" && isWaiting ? "scheduled" : status;
    const stays = status === "scheduled" && !isWaiting ? "draft" : waits;
    kept.stand({ ...standing, revision, status: stays });
  };
  return {
    scheduled,
    schedule: async (times: Times): Promise<ActionFailure | null> => {
      if (!(await settle("Not scheduled"))) return null;
      const result = await scheduleEntryAction(org, { ...named(), ...times }, locale);
      if (!result.ok) return result.error;
      const { revision, publishAt, unpublishAt } = result.value;
      setScheduled({
        ...{ publishAt, unpublishAt, locale: locale ?? null },
        ...{ draftMovedOn: false, byName: null, failure: null },
      });
      standAt(revision, publishAt !== null);
      toast({ title: "Scheduled" });
      return null;
    },
    cancel: async (): Promise<void> => {
      const result = await cancelScheduleAction(org, named(), scheduled?.locale ?? undefined);
      if (!result.ok) {
        return toast({
          tone: "danger",
          title: "Not taken back",
          description: failureText(result.error),
        });
      }
      setScheduled(null);
      standAt(result.value.revision, false);
      toast({ title: "Nothing is scheduled any more" });
    },
  };
}

export type Scheduling = ReturnType<typeof useSchedule>;
