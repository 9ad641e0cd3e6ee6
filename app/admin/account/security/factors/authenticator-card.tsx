import { Badge } from "@/app/_ui/badge.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { RemoveAuthenticator } from "./remove-authenticator.tsx";
import { SetUpAuthenticator } from "./set-up-authenticator.tsx";

/** An app that shows a code every half minute. */
export function AuthenticatorCard({ since }: { since: Date | null }) {
  return (
    <Card
      title="Authenticator app"
      description="After your password, six digits that an app on your phone shows."
      actions={since === null ? <SetUpAuthenticator /> : <RemoveAuthenticator />}
    >
      {since !== null && (
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          <Badge tone="success">On</Badge>
          <span>
            Since <RelativeTime value={since} />
          </span>
        </p>
      )}
    </Card>
  );
}
