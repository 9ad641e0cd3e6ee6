import { Bug, ShieldX } from "lucide-react";
import { Badge } from "@/app/_ui/badge.tsx";
import type { ClientErrorKind } from "@/lib/client-errors/client-error.ts";

/** Whether a script failed or the Content Security Policy refused something. */
export function KindBadge({ kind }: { kind: ClientErrorKind }) {
  return kind === "csp" ? (
    <Badge tone="warning" icon={<ShieldX aria-hidden="true" />}>
      Refused
    </Badge>
  ) : (
    <Badge tone="danger" icon={<Bug aria-hidden="true" />}>
      Error
    </Badge>
  );
}
