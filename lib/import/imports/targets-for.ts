import { creatableModels } from "@/lib/content/resource/creatable-models.ts";
import { heldFor } from "@/lib/content/resource/entry-rules.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { targetFieldsOf } from "../mapping/target-fields.ts";

/** A collection that the caller may import into. */
export type Target = {
  readonly slug: string;
  readonly name: string;
  readonly publishes: boolean;
  readonly mayPublish: boolean;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly kind: string;
    readonly required: boolean;
  }[];
};

/** The collections in which the caller may create entries. */
export const targetsFor = (scope: Scope): readonly Target[] =>
  creatableModels(scope).map((model) => ({
    ...{ slug: model.slug, name: model.name, publishes: model.publishes },
    mayPublish: heldFor(scope, "publish", model.slug) !== null,
    fields: targetFieldsOf(model).map(({ name, label, required, definition }) => ({
      ...{ name, label, required },
      kind: definition === "words" ? "words" : definition.kind,
    })),
  }));
