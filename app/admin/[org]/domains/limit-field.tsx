"use client";

import { useController } from "react-hook-form";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { DEFAULT_REQUESTS_PER_MINUTE } from "@/lib/domains/domain-input.ts";

/** How many requests a minute, or as many as it likes. */
export function LimitField() {
  const {
    field: { ref, value, onBlur, onChange },
    fieldState,
  } = useController<{ requestsPerMinute: number | null }>({
    name: "requestsPerMinute",
  });
  const isUnlimited = value === null;
  const isEmpty = value === null || Number.isNaN(value);
  const write = (text: string) => onChange(text === "" ? Number.NaN : Number(text));
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label="Requests a minute"
        type="number"
        inputMode="numeric"
        min={1}
        max={1_000_000}
        ref={ref}
        disabled={isUnlimited}
        value={isEmpty ? "" : String(value)}
        onBlur={onBlur}
        onChange={(event) => write(event.target.value)}
        help="Beyond it the answer is 429 with the seconds to wait, until the minute is over."
        error={fieldState.error?.message}
      />
      <CheckboxField
        label="No limit of its own"
        help="For programs of your own, such as a build server. The limits of the organization still hold."
        checked={isUnlimited}
        onChange={() => onChange(isUnlimited ? DEFAULT_REQUESTS_PER_MINUTE : null)}
      />
    </div>
  );
}
