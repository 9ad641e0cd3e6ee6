import type { FormField } from "@/app/_screens/fields/form-field.ts";
import type { FieldFor } from "@/lib/content/collection-for.ts";
import type { ContentEntry } from "@/lib/content/content-entry.ts";

/** The fields of a new entry: those that one may write in it. */
export const creatable = (fields: readonly FieldFor[]): FormField[] =>
  fields.filter(({ mayCreate }) => mayCreate).map(plain);

/** The fields of an entry as one may use them in it: to write, to read alone, or hidden in this one. */
export const usable = (fields: readonly FieldFor[], entry: ContentEntry): FormField[] =>
  fields.flatMap((field, at) => {
    const access = accessTo(field, entry);
    return access === null ? [] : [{ ...plain(field, at, fields), access }];
  });

function accessTo(field: FieldFor, entry: ContentEntry): FormField["access"] | null {
  const { name, mayUpdate } = field;
  if (entry.redacted?.includes(name) === true) return "redacted";
  const isShown = name in entry.attributes || name in entry.relationships;
  // What one may write and never read is no field of a form: it would begin empty each time.
  if (!isShown) return null;
  return mayUpdate && entry.revision !== null ? "write" : "read";
}

/** @NOTE An address stands with all that comes before it, so it takes a whole line, as the title above it. */
function plain(
  { mayRead: _r, mayCreate: _c, mayUpdate: _u, ...field }: FieldFor,
  at: number,
  fields: readonly FieldFor[],
): FormField {
  const isWide = field.name === "slug" || fields[at + 1]?.name === "slug";
  return isWide ? { ...field, isWide } : field;
}
