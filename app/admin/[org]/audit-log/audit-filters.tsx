import { FilterBar } from "@/app/_ui/filter-bar.tsx";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { AuditFilter } from "@/lib/audit-log/audit-filter.ts";
import type { AuditChoices } from "@/lib/audit-log/list-audit-choices.ts";

type AuditFiltersProps = { base: string; filter: AuditFilter; choices: AuditChoices };

/** Narrows the log by words, person, action, collection and days. */
export function AuditFilters({ base, filter, choices }: AuditFiltersProps) {
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <FilterBar
      // Another search starts with its own values, also after «Clear».
      key={JSON.stringify({ ...filter, text: undefined })}
      label="Audit log"
      action={base}
      active={Object.keys(filter).length > 0}
    >
      <div className="flex basis-full">
        <SearchField label="Find words or a request id" name="text" defaultValue={filter.text} />
      </div>
      <SelectField
        label="Person"
        hideLabel
        name="actor"
        placeholder="Everybody"
        defaultValue={filter.actor ?? ""}
        options={options(choices.actors)}
      />
      <SelectField
        label="Action"
        hideLabel
        name="action"
        placeholder="Every action"
        defaultValue={filter.action ?? ""}
        options={options(choices.actions)}
      />
      <SelectField
        label="Collection"
        hideLabel
        name="collection"
        placeholder="Every collection"
        defaultValue={filter.collection ?? ""}
        options={options(choices.collections)}
      />
      <TextField
        label="From"
        hideLabel
        title="From"
        type="date"
        name="from"
        defaultValue={filter.from}
      />
      <TextField label="To" hideLabel title="To" type="date" name="to" defaultValue={filter.to} />
    </FilterBar>
  );
}
