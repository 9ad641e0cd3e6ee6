import type { DefinedKind } from "@/lib/content/models/field-kinds.ts";
import { newId } from "@/lib/kernel/ids.ts";

/** What is said of a field beside its name, label and kind. */
type More = {
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly default?: string | number;
  readonly help?: string;
  readonly to?: string;
};

/** A field of a collection of the demo: its name, what people call it, what it holds. */
export const field = (
  name: string,
  label: string,
  { kind, ...more }: More & { kind: DefinedKind },
) => ({
  id: newId(),
  name,
  label,
  kind,
  ...more,
});
