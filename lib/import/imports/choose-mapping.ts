import { z } from "zod";
import { findModel } from "@/lib/content/models/model-of.ts";
import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { mappingSchema, type Mapping } from "../mapping/mapping.ts";
import { targetFieldsOf } from "../mapping/target-fields.ts";
import { sendImportJob } from "./import-jobs.ts";
import { forgetForecasts } from "./line-repository.ts";
import { loadImport, requireStep } from "./load-import.ts";
import { changeImport } from "./repository.ts";

/**
 * Says where the items of a file go, and has a job find out what would become of each.
 * @throws Invalid for a collection or a field that is not there; Conflict where the import is further.
 */
export const chooseMapping = defineMutation({
  action: "update",
  collection: "imports",
  input: z.strictObject({ id: z.uuid(), mapping: mappingSchema }),
  load: loadImport,
  async run({ scope, input: { mapping }, loaded }) {
    requireStep(loaded, ["mapping", "checked", "checking"]);
    requireSound(scope, mapping);
    await forgetForecasts(scope, loaded.id);
    const start = { step: "checking", halt: null, cursor: 0, done: 0, reason: "" } as const;
    await changeImport(scope, loaded.id, { ...start, mapping });
    await sendImportJob(scope, loaded.id);
  },
  audit: () => null,
});

/** @throws Invalid, naming each wrong place. */
export function requireSound(scope: Scope, { ways }: Mapping): void {
  const issues = Object.entries(ways).flatMap(([kind, { collection, fields }]): Issue[] => {
    if (collection === null) return [];
    const path = ["mapping", "ways", kind];
    const model = findModel(scope, collection);
    if (model === null || model.singleton) {
      return [{ path: [...path, "collection"], message: "There is no such collection." }];
    }
    const known = new Set(targetFieldsOf(model).map(({ name }) => name));
    return Object.keys(fields)
      .filter((name) => !known.has(name))
      .map((name) => ({ path: [...path, "fields", name], message: "There is no such field." }));
  });
  const isEmpty = Object.values(ways).every(({ collection }) => collection === null);
  if (isEmpty)
    issues.push({ path: ["mapping", "ways"], message: "Choose what shall be imported." });
  if (issues.length > 0) throw new Invalid("The mapping cannot be used.", issues);
}
