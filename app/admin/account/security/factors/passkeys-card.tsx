import { Card } from "@/app/_ui/card.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { OwnPasskey } from "@/lib/account/list-own-factors.ts";
import { AddPasskey } from "./add-passkey.tsx";
import { RemovePasskey } from "./remove-passkey.tsx";
import { RenamePasskey } from "./rename-passkey.tsx";

/** The passkeys that somebody signs in with. */
export function PasskeysCard({ passkeys }: { passkeys: readonly OwnPasskey[] }) {
  return (
    <Card
      flush
      title="Passkeys"
      description="Your phone, your computer or a security key vouches for you. Nothing to type, and nothing that a false page could take."
      actions={<AddPasskey />}
    >
      {passkeys.length > 0 && (
        <ul aria-label="Your passkeys" className="divide-y">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
              <div className="min-w-0 flex-1 basis-48">
                <p className="text-sm font-medium wrap-anywhere text-ink">{name}</p>
                <p className="text-xs text-muted">
                  Added <RelativeTime value={createdAt} />
                  {" · "}
                  {lastUsedAt === null ? (
                    "not used yet"
                  ) : (
                    <>
                      used <RelativeTime value={lastUsedAt} />
                    </>
                  )}
                </p>
              </div>
              <div className="flex gap-2">
                <RenamePasskey id={id} name={name} />
                <RemovePasskey id={id} name={name} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
