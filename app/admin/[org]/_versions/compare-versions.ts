import type { FieldChange } from "@/app/_ui/diff-view.tsx";
import type { VersionContent } from "@/lib/content/versions.ts";
import { fieldTexts, type FieldText } from "./entry-lines.ts";

/** The fields in which two states of an entry differ. `parentName` words the page above. */
export function compareVersions(
  before: VersionContent,
  after: VersionContent,
  parentName: (id: string | null) => string,
): FieldChange[] {
  const pairs = [
    ...pairsOf(before, after),
    { field: "slug", label: "Address", before: before.slug, after: after.slug },
    {
      field: "parent",
      label: "Stands below",
      before: parentName(before.parentId),
      after: parentName(after.parentId),
    },
    orderChange(before, after),
  ];
  return pairs.filter((pair) => pair.before !== pair.after);
}

function pairsOf(before: VersionContent, after: VersionContent): FieldChange[] {
  const fresh = fieldTexts(after.data);
  const old = matched(fieldTexts(before.data), fresh);
  const came = fresh.map((now): FieldChange => {
    const then = old.get(now.field);
    const label = then === undefined ? `${now.label} (new)` : now.label;
    return { field: now.field, label, before: then?.text ?? null, after: now.text };
  });
  const gone = [...old.values()]
    .filter(({ field }) => !fresh.some((now) => old.get(now.field)?.field === field))
    .map(({ field, label, text }): FieldChange => ({
      field: `${field}-gone`,
      label: `${label} (removed)`,
      before: text,
      after: null,
    }));
  return [...came, ...gone];
}

/**
 * The old fields by the name of the new field each is laid beside: its own, or, for a block that
 * was made anew, the next new block of its kind.
 */
function matched(old: readonly FieldText[], fresh: readonly FieldText[]): Map<string, FieldText> {
  const pairs = new Map<string, FieldText>();
  const loose = fresh.filter(({ field }) => !old.some((then) => then.field === field));
  for (const then of old) {
    if (fresh.some(({ field }) => field === then.field)) pairs.set(then.field, then);
    else {
      const at = loose.findIndex(({ label }) => label === then.label);
      const [now] = at < 0 ? [] : loose.splice(at, 1);
      pairs.set(now?.field ?? then.field, then);
    }
  }
  return pairs;
}

/** Whether the blocks that both have stand in another order. */
function orderChange(before: VersionContent, after: VersionContent): FieldChange {
  const ids = ({ data }: VersionContent) =>
    "blocks" in data ? data.blocks.map(({ id }) => id) : [];
  const [old, fresh] = [ids(before), ids(after)];
  const common = (all: readonly string[], other: readonly string[]) =>
    all.filter((id) => other.includes(id));
  const said = (order: readonly string[]) =>
    order.map((id) => `Block ${old.indexOf(id) + 1}`).join(", ");
  return {
    field: "order",
    label: "Order of blocks",
    before: said(common(old, fresh)),
    after: said(common(fresh, old)),
  };
}
