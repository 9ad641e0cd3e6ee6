import { GatehouseError } from "@/lib/kernel/errors.ts";

/** What SCIM calls a fault of a request (RFC 7644 §3.12, table 9). */
export type ScimType =
  | "invalidFilter"
  | "tooMany"
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue";

/** A request that SCIM has a word of its own for (400). */
export class ScimInvalid extends GatehouseError {
  readonly code = "scim-invalid";
  readonly status = 400;
  readonly title = "Invalid SCIM request";
  readonly scimType: ScimType;
  constructor(scimType: ScimType, detail: string) {
    super(detail);
    this.scimType = scimType;
  }
}
