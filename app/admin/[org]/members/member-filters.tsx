import { FilterBar } from "@/app/_ui/filter-bar.tsx";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import type { MemberSummary } from "@/lib/members/member.ts";
import { NO_ROLE, type MembersQuery } from "./members-query.ts";

type MemberFiltersProps = {
  base: string;
  query: MembersQuery;
  /** All members: the filter offers the roles that somebody holds. */
  members: readonly MemberSummary[];
};

/** Narrows the list by name or address, role and status. */
export function MemberFilters({ base, query, members }: MemberFiltersProps) {
  const { q = "", role = "", status = "" } = query;
  const dormant = String(query.dormant ?? "");
  return (
    <FilterBar
      // Another search starts with its own values, also after «Clear».
      key={`${role} ${status} ${dormant}`}
      label="Members"
      action={base}
      active={q !== "" || role !== "" || status !== "" || dormant !== ""}
    >
      <SearchField label="Find a name or email" defaultValue={q} />
      <SelectField
        label="Role"
        hideLabel
        name="role"
        placeholder="Every role"
        defaultValue={role}
        options={[...rolesOf(members), { value: NO_ROLE, label: "No role" }]}
      />
      <SelectField
        label="Status"
        hideLabel
        name="status"
        placeholder="Every status"
        defaultValue={status}
        options={[
          { value: "active", label: "Active" },
          { value: "invited", label: "Invited" },
          { value: "suspended", label: "Suspended" },
        ]}
      />
      <SelectField
        label="Last sign-in"
        hideLabel
        name="dormant"
        placeholder="Any last sign-in"
        defaultValue={dormant}
        options={dormantOptions(query.dormant)}
      />
    </FilterBar>
  );
}

/** The usual spans, and the one of the address where it is another. */
function dormantOptions(asked: number | undefined): { value: string; label: string }[] {
  const days = new Set([30, 90, 180, 365, ...(asked === undefined ? [] : [asked])]);
  return [...days]
    .toSorted((one, other) => one - other)
    .map((count) => ({ value: String(count), label: `Not for ${count} days` }));
}

function rolesOf(members: readonly MemberSummary[]): { value: string; label: string }[] {
  const names = new Map(members.flatMap(({ roles }) => roles.map((one) => [one.slug, one.name])));
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
