import { GatehouseError } from "@/lib/kernel/errors.ts";

/** A request to the API of the dashboard's host that names no organization (S-30). */
export class OrganizationRequired extends GatehouseError {
  readonly code = "organization-required";
  readonly status = 400;
  readonly title = "Organization required";
  constructor() {
    super("Name the organization in the header X-Organization.", {
      source: { header: "X-Organization" },
    });
  }
}
