import { Check, ListFilter, Minus } from "lucide-react";

/** What the pictures of the matrix mean. */
export function MatrixLegend() {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted [&_svg]:size-3.5">
      <li className="inline-flex items-center gap-1.5">
        <Minus aria-hidden="true" /> not allowed by this policy
      </li>
      <li className="inline-flex items-center gap-1.5">
        <Check className="text-success-text" aria-hidden="true" /> everything
      </li>
      <li className="inline-flex items-center gap-1.5">
        <ListFilter className="text-info-text" aria-hidden="true" /> within limits: some entries or
        fields
      </li>
    </ul>
  );
}
