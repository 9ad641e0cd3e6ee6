import {
  isRecord,
  sameValue,
  type FormValue,
  type FormValues,
} from "@/app/_screens/fields/form-value.ts";

/** The three states of an entry: as both began, as it stands here, as somebody else saved it. */
export type Versions = {
  readonly base: FormValues;
  readonly mine: FormValues;
  readonly theirs: FormValues;
};

export type Merged = {
  /** Both sides' work; mine where they do not agree. */
  readonly values: FormValues;
  /** The names of the fields that both changed, each to something else. */
  readonly conflicts: readonly string[];
  /** The names of the fields that were taken from the other side. */
  readonly taken: readonly string[];
};

/**
 * Lays what two people wrote over one another, field by field. Blocks and the members of a group are
 * merged one by one; anything else is one person's or the other's as a whole.
 */
export function mergeValues({ base, mine, theirs }: Versions): Merged {
  const values: Record<string, FormValue> = {};
  const conflicts: string[] = [];
  const taken: string[] = [];
  for (const name of Object.keys(mine)) {
    const three = { base: at(base, name), mine: at(mine, name), theirs: at(theirs, name) };
    const merged = mergeValue(three);
    const value = merged === null ? three.mine : merged.value;
    values[name] = value;
    if (merged === null) conflicts.push(name);
    else if (!sameValue(value, three.mine)) taken.push(name);
  }
  return { values, conflicts, taken };
}

const at = (values: FormValues, name: string): FormValue => values[name] ?? null;

type Three = { readonly base: FormValue; readonly mine: FormValue; readonly theirs: FormValue };

/** What both sides amount to; null where they contradict each other. */
function mergeValue({ base, mine, theirs }: Three): { readonly value: FormValue } | null {
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return { value: mine };
  if (sameValue(base, mine)) return { value: theirs };
  if (isGroup(base) && isGroup(mine) && isGroup(theirs)) {
    const merged = mergeValues({ base, mine: { ...theirs, ...mine }, theirs });
    return merged.conflicts.length === 0 ? { value: { ...merged.values } } : null;
  }
  return mergeBlocks({ base, mine, theirs });
}

/** @NOTE Rich texts are objects too, and two halves of them make no text. */
const isGroup = (value: FormValue): value is Record<string, FormValue> =>
  isRecord(value) && value["type"] !== "doc";

/** Blocks have ids: each is merged by itself, in the order of the side that changed it. */
function mergeBlocks(three: Three): { readonly value: FormValue } | null {
  const [base, mine, theirs] = [three.base, three.mine, three.theirs].map(blocksById);
  if (!base || !mine || !theirs) return null;
  const order = mergeOrder([...base.keys()], [...mine.keys()], [...theirs.keys()]);
  if (order === null) return null;
  const blocks: FormValue[] = [];
  for (const id of new Set([...order, ...base.keys()])) {
    const of = (side: ReadonlyMap<string, FormValue>) => side.get(id) ?? null;
    const merged = mergeValue({ base: of(base), mine: of(mine), theirs: of(theirs) });
    // One removed what the other wrote in: that is theirs to settle.
    if (merged === null) return null;
    if (order.includes(id)) blocks.push(merged.value);
  }
  return { value: blocks };
}

function blocksById(value: FormValue): ReadonlyMap<string, FormValue> | null {
  if (!Array.isArray(value)) return null;
  const blocks = new Map<string, FormValue>();
  for (const block of value) {
    const id = isRecord(block) ? block["id"] : undefined;
    if (typeof id !== "string") return null;
    blocks.set(id, block);
  }
  return blocks;
}

/** The order of the side that changed it; null where both did. */
function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | null {
  if (sameOrder(base, theirs)) return mine;
  if (sameOrder(base, mine)) return theirs;
  return sameOrder(mine, theirs) ? mine : null;
}

const sameOrder = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, place) => id === other[place]);
