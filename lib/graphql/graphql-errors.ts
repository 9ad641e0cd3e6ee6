import { GatehouseError } from "@/lib/kernel/errors.ts";

/** The document is no GraphQL, or asks for what is not in the caller's schema (400). */
export class InvalidDocument extends GatehouseError {
  readonly code = "graphql-invalid";
  readonly status = 400;
  readonly title = "Invalid GraphQL document";
}

/** The document asks for more than one request may (400). Nothing of it was done. */
export class TooComplex extends GatehouseError {
  readonly code = "graphql-too-complex";
  readonly status = 400;
  readonly title = "Too much for one request";
}
