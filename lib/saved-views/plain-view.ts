import type { ViewDefinition } from "./view-definition.ts";

/** What a list is before anybody said anything. */
export const PLAIN_VIEW: ViewDefinition = {
  ...{ columns: null, conditions: [], search: "", sort: null },
  ...{ size: 25, density: "comfortable" },
};
