import type { Scope } from "@/lib/tenancy/scope.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import { modelsOf } from "../models/model-of.ts";
import { heldFor } from "./entry-rules.ts";

/** The collections of many entries in which the caller may create some. */
export const creatableModels = (scope: Scope): readonly CollectionModel[] =>
  modelsOf(scope).filter(
    ({ slug, singleton }) => !singleton && heldFor(scope, "create", slug) !== null,
  );
