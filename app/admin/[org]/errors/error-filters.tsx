import { FilterBar } from "@/app/_ui/filter-bar.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import type { ErrorsQuery } from "./errors-query.ts";

/** Narrows the list by what happened and whether somebody has seen to it. */
export function ErrorFilters({ base, query }: { base: string; query: ErrorsQuery }) {
  const { kind = "", status = "" } = query;
  return (
    <FilterBar
      key={`${kind} ${status}`}
      label="Browser errors"
      action={base}
      active={kind !== "" || status !== ""}
    >
      <SelectField
        label="Kind"
        hideLabel
        name="kind"
        placeholder="Errors and refusals"
        defaultValue={kind}
        options={[
          { value: "error", label: "Errors" },
          { value: "csp", label: "Refused by the policy" },
        ]}
      />
      <SelectField
        label="Status"
        hideLabel
        name="status"
        placeholder="Open"
        defaultValue={status}
        options={[
          { value: "resolved", label: "Resolved" },
          { value: "all", label: "Open and resolved" },
        ]}
      />
    </FilterBar>
  );
}
