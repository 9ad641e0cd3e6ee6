import { EyeOff } from "lucide-react";

/** Stands where a value is that one may read in other entries and not in this one. */
export function RedactedField({ label }: { readonly label: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p className="text-sm font-medium wrap-anywhere text-ink">{label}</p>
      <p className="flex min-h-8 items-center gap-1.5 rounded-md border border-dashed px-2.5 py-1 text-sm text-muted">
        <EyeOff className="size-3.5 shrink-0" aria-hidden="true" />
        Hidden: your permissions show this in other entries, but not in this one.
      </p>
    </div>
  );
}
