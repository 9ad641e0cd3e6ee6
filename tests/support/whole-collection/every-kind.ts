import type { DefinedKind } from "@/lib/content/models/field-kinds.ts";
import type { KindStep } from "./kind-step.ts";
import { linkingKinds } from "./linking-kinds.ts";
import { partedKinds } from "./parted-kinds.ts";
import { plainKinds } from "./plain-kinds.ts";

/**
 * A step for each kind of field that there is, in the order in which the collection gets them: the
 * title first. A kind that is added later has none here, which is an error of types and of the test.
 */
export const everyKind = (title: string): Readonly<Record<DefinedKind, KindStep>> => ({
  ...plainKinds(title),
  ...linkingKinds,
  ...partedKinds,
});
