import { heldCases, holdsField, unitedFields } from "@/lib/access/grants.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import type { DefinedKind } from "../models/field-kinds.ts";
import { findModel } from "../models/model-of.ts";

/** What a plain HTML form can ask for. */
const ASKED: ReadonlySet<DefinedKind> = new Set([
  ...(["text", "long-text", "email", "url", "integer", "decimal"] as const),
  ...(["boolean", "date", "choice", "choices"] as const),
]);

/** Whether a form of the website can ask for a field. */
export const askable = ({ kind, hidden }: FieldDefinition): boolean => ASKED.has(kind) && !hidden;

/** A form of the website: the fields of a collection that everybody may fill in. */
export type SiteForm = {
  readonly collection: string;
  readonly fields: readonly FieldDefinition[];
};

/**
 * What visitors may send to a collection: of what the role Public may create there, the fields that
 * a form can ask for and that no permission fills in by itself. Null where it takes nothing from them,
 * and for whoever is no visitor of a public site: nobody else sends forms (S-43).
 */
export function siteForm(scope: Scope, collection: string): SiteForm | null {
  const { principal, grants } = scope;
  if (principal.kind !== "anonymous" && principal.kind !== "submitter") return null;
  const cases = heldCases(grants, "create", collection);
  const definitions = findModel(scope, collection)?.definitions ?? null;
  if (cases.length === 0 || definitions === null) return null;
  const held = unitedFields(cases);
  const filledIn = new Set(cases.flatMap(({ presets }) => Object.keys(presets ?? {})));
  const fields = definitions.filter(
    (field) => askable(field) && holdsField(held, field.name) && !filledIn.has(field.name),
  );
  return fields.length === 0 ? null : { collection, fields };
}
