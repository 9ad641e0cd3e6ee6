import { scheduleEntry } from "@/lib/content/schedule-entry.ts";
import { requireSameId } from "@/lib/content/resource/update-entry-resource.ts";
import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import type { EntryDocument } from "@/lib/query/entry-document.ts";
import type { Resource } from "@/lib/query/resource.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { revisionsOf } from "../if-match.ts";
import type { ApiRequest } from "../route.ts";
import { entryOf } from "./content-resources.ts";

const TIMES: ReadonlySet<string> = new Set(["publishAt", "unpublishAt"]);

/** Whether a document names times to publish or take off at, and nothing else. */
export function isScheduleAlone({ attributes, relationships }: EntryDocument): boolean {
  const names = [...Object.keys(attributes), ...Object.keys(relationships)];
  return names.length > 0 && names.every((name) => TIMES.has(name));
}

/**
 * Schedules an entry as a document says that names nothing but times: one that it does not name stays,
 * and when none is left nothing is scheduled.
 * @throws as `scheduleEntry`, naming places in the document.
 */
export async function scheduleByDocument(request: ApiRequest): Promise<Resource> {
  const { document, caller, ifMatch } = request;
  const named = entryOf(request);
  requireSameId(document.id, named.id);
  requireSameType(document.type, named.collection);
  const input = { ...named, ...document.attributes, revision: revisionsOf(ifMatch) };
  try {
    return (await runUseCase(scheduleEntry, input, caller)).item;
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const issues = error.issues.map(({ path: [name, ...rest], message }) => ({
      path: ["data", "attributes", ...(name === "data" ? rest : [name ?? "", ...rest])],
      message,
    }));
    throw new Invalid(error.message, issues);
  }
}

function requireSameType(type: string, collection: string): void {
  if (type === collection) return;
  const message = `Entries at this address are of the type ${collection}.`;
  throw new Conflict(message, [{ path: ["data", "type"], message }]);
}
