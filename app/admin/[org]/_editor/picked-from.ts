import type { Picked } from "@/app/_screens/fields/form-surroundings.tsx";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { attributeText } from "./entry-values.ts";
import { standingOf } from "./standing.ts";

/** An entry as a picker shows it. */
export const pickedFrom = (entry: ContentEntry, titleField: string | null): Picked => ({
  id: entry.id,
  title: (titleField === null ? null : attributeText(entry, titleField)) ?? "Untitled",
  status: standingOf(entry).status,
});
