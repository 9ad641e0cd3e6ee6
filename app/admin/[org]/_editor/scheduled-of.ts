import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { findForPage, type Where } from "@/lib/doors/page/load-page.ts";
import type { Scheduled } from "./editor-options.ts";

/** What is to happen with an entry by itself; null where nothing is, or the member may not know. */
export async function scheduledOf(
  where: Where,
  collection: string,
  id: string,
): Promise<Scheduled | null> {
  const entry = await findForPage(getEntryUseCase, where, { collection, id });
  if (entry === null) return null;
  const { publishAt, unpublishAt, schedule, scheduleFailure } = entry;
  const isNothing = publishAt === null && unpublishAt === null && scheduleFailure === null;
  if (isNothing) return null;
  return {
    ...{ publishAt, unpublishAt },
    draftMovedOn: schedule?.draftMovedOn ?? false,
    byName: schedule?.byName ?? null,
    locale: schedule?.locale ?? scheduleFailure?.locale ?? null,
    failure: scheduleFailure?.reason ?? null,
  };
}
