"use client";

import { useController } from "react-hook-form";
import { Callout } from "@/app/_ui/callout.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";

/** When the token ends by itself. */
export function ExpiryField() {
  const {
    field: { ref, value, onBlur, onChange },
    fieldState,
  } = useController<{ expiresInDays: number | null }>({ name: "expiresInDays" });
  const write = (chosen: string) => onChange(chosen === NEVER ? null : Number(chosen));
  return (
    <div className="flex flex-col gap-3">
      <SelectField
        label="Ends after"
        options={OPTIONS}
        ref={ref}
        value={value === null ? NEVER : String(value)}
        onBlur={onBlur}
        onChange={(event) => write(event.target.value)}
        error={fieldState.error?.message}
      />
      {value === null && (
        <Callout tone="warning" title="A token that never ends">
          Whoever finds it in a year, in an old log or a copied disk, can still use it. Choose this
          for servers only, and revoke the token when it is no longer needed.
        </Callout>
      )}
    </div>
  );
}

const NEVER = "never";
const OPTIONS = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days (recommended)" },
  { value: "365", label: "A year" },
  { value: NEVER, label: "Never" },
];
