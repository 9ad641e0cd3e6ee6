import type { FieldChange } from "@/app/_ui/diff-view.tsx";
import type { VersionContent } from "@/lib/content/versions.ts";
import { fieldTexts } from "./entry-lines.ts";

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
  const old = new Map(fieldTexts(before.data).map((field) => [field.field, field]));
  const fresh = new Map(fieldTexts(after.data).map((field) => [field.field, field]));
  const keys = [...fresh.keys(), ...[...old.keys()].filter((key) => !fresh.has(key))];
  return keys.map((field) => {
    const label = fresh.get(field)?.label ?? old.get(field)?.label ?? field;
    const gone = fresh.has(field) ? "" : " (removed)";
    const came = old.has(field) ? "" : " (new)";
    return {
      field,
      label: `${label}${gone}${came}`,
      before: old.get(field)?.text ?? null,
      after: fresh.get(field)?.text ?? null,
    };
  });
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
