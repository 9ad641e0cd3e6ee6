import { CircleCheck, Clock, TriangleAlert } from "lucide-react";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { SiteAccessView } from "@/lib/site-access/site-access-view.ts";

/** Whether the level that is saved is the one visitors meet, in one line. */
export function AccessState({ access }: { access: SiteAccessView }) {
  const { state, confirmedAt } = access;
  if (state === "taking-effect") {
    return (
      <span className="inline-flex items-center gap-1.5 text-info-text">
        <Clock className="size-4 shrink-0" aria-hidden="true" />
        Taking effect…
      </span>
    );
  }
  if (state === "delayed") {
    return (
      <span className="inline-flex items-center gap-1.5 text-warning-text">
        <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
        Saved, but not confirmed yet
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-success-text">
      <CircleCheck className="size-4 shrink-0" aria-hidden="true" />
      <span>
        In effect{confirmedAt !== null && ", confirmed "}
        {confirmedAt !== null && <RelativeTime value={confirmedAt} />}
      </span>
    </span>
  );
}
