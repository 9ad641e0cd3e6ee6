import {
  INDEXED_KINDS,
  isRelation,
  MOST_OF,
  NESTING_KINDS,
  NUMBER_KINDS,
  PATTERN_KINDS,
  UNIQUE_KINDS,
  type DefinedKind,
} from "./field-kinds.ts";
import { linearPattern } from "./linear-pattern.ts";

/** The members of a definition that must go together. */
export type SoundMembers = {
  readonly kind: DefinedKind;
  readonly unique: boolean;
  readonly indexed: boolean;
  readonly localized: boolean;
  readonly choices: readonly string[] | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly pattern: string | null;
  readonly default: unknown;
  readonly to: string | null;
  readonly fields: readonly unknown[] | null;
  readonly blocks: readonly unknown[] | null;
};

/** A member of a definition, and what is wrong with it. */
type Unsound = readonly [path: keyof SoundMembers, message: string];

/** What a definition says that a field of its kind cannot be. */
export const unsoundMembers = (field: SoundMembers): readonly Unsound[] => [
  ...partsOf(field),
  ...meaningless(field),
  ...patternOf(field),
  ...boundsOf(field),
];

/** What belongs to some kinds, and there always. */
function* partsOf(field: SoundMembers): Generator<Unsound> {
  const { kind, choices, to, fields, blocks } = field;
  if ((kind === "choice" || kind === "choices") !== (choices !== null)) {
    yield ["choices", "A choice has choices."];
  }
  if (isRelation(field) !== (to !== null)) yield ["to", "A relation leads somewhere."];
  if ((kind === "group" || kind === "list") !== (fields !== null)) {
    yield ["fields", "A group or a list has fields."];
  }
  if ((kind === "blocks") !== (blocks !== null)) yield ["blocks", "Blocks are of some kinds."];
}

/** What would mean nothing. */
function* meaningless(field: SoundMembers): Generator<Unsound> {
  const { kind, unique, indexed, localized } = field;
  if (unique && !UNIQUE_KINDS.has(kind)) {
    yield ["unique", "Fields of this kind cannot be unique."];
  }
  if (indexed && !INDEXED_KINDS.has(kind)) {
    yield ["indexed", "Fields of this kind cannot be indexed."];
  }
  if (localized && unique) yield ["localized", "A field is unique or has several languages."];
  if (localized && isRelation(field)) {
    yield ["localized", "A relation leads to the same entries in every language."];
  }
  if (field.default !== null && (isRelation(field) || NESTING_KINDS.has(kind))) {
    yield ["default", "Fields of this kind have no default."];
  }
}

function* patternOf({ kind, pattern }: SoundMembers): Generator<Unsound> {
  if (pattern === null) return;
  if (!PATTERN_KINDS.has(kind)) yield ["pattern", "Fields of this kind have no pattern."];
  else if (linearPattern(pattern) === null) {
    yield ["pattern", "This is no pattern of RE2, or one that is too long."];
  }
}

function* boundsOf({ kind, min, max }: SoundMembers): Generator<Unsound> {
  if (min !== null && max !== null && min > max) yield ["max", "This is less than the smallest."];
  if (NUMBER_KINDS.has(kind)) return;
  const most = MOST_OF.get(kind);
  for (const [path, bound] of [["min", min] as const, ["max", max] as const]) {
    if (bound === null) continue;
    if (most === undefined) yield [path, "Fields of this kind have no bounds."];
    else if (!Number.isInteger(bound) || bound < 0 || bound > most) {
      yield [path, `Give a whole number from 0 to ${most}.`];
    }
  }
}
