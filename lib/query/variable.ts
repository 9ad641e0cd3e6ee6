import type { FieldKind } from "./field.ts";

/** What stands in a rule for a value, or for several, that whoever asks brings along. */
export class Variable {
  readonly name: string;
  /** A value as it would be, whoever asks. */
  readonly sample: string | readonly string[];
  /** The kind of what it is compared with; null until it stands in a filter. */
  readonly kind: FieldKind | null;

  constructor(name: string, sample: string | readonly string[], kind: FieldKind | null = null) {
    this.name = name;
    this.sample = sample;
    this.kind = kind;
  }

  /** The same, compared with a field of a kind. */
  of(kind: FieldKind): Variable {
    return new Variable(this.name, this.sample, kind);
  }
}
