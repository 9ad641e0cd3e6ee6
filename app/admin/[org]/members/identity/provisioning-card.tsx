"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Card } from "@/app/_ui/card.tsx";
import { CodeBlock } from "@/app/_ui/code-block.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { ScimToken } from "@/lib/provisioning/list-scim-tokens.ts";
import { RevokeToken } from "../../_shell/revoke-token.tsx";
import { SecretDialog } from "../../_shell/secret-dialog.tsx";
import { revokeScimTokenAction } from "./actions.ts";
import { NewScimToken } from "./new-scim-token.tsx";

type ProvisioningCardProps = {
  readonly org: string;
  readonly address: string;
  readonly tokens: readonly ScimToken[];
};

/** Systems that add, change and suspend members by SCIM, and when each did last. */
export function ProvisioningCard({ org, address, tokens }: ProvisioningCardProps) {
  const router = useRouter();
  const [secret, setSecret] = useState<string | null>(null);
  const done = () => {
    setSecret(null);
    router.refresh();
  };
  return (
    <Card
      flush
      title="Provisioning"
      description="They add, suspend and remove members and give them roles, over SCIM 2.0. What a role allows stays yours."
      actions={<NewScimToken org={org} onMade={setSecret} />}
    >
      {secret !== null && (
        <SecretDialog title="Your new SCIM token" kind="token" secret={secret} onDone={done}>
          <CodeBlock label="The address that the identity system asks for" text={address} />
        </SecretDialog>
      )}
      {tokens.length === 0 ? (
        <EmptyState icon={<RefreshCw />} title="Nothing is connected">
          Connect a system, and give it the token and the address that you are shown.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {tokens.map((token) => (
            <Connection key={token.id} org={org} token={token} />
          ))}
        </ul>
      )}
      <div className="border-t px-4 py-3 sm:px-5">
        <CodeBlock label="Address for the identity system" text={address} />
      </div>
    </Card>
  );
}

function Connection({ org, token }: { org: string; token: ScimToken }) {
  const { id, name, memberName, lastUsedAt, expiresAt } = token;
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2.5 text-sm sm:px-5">
      <span className="min-w-0 flex-1 basis-40">
        <span className="block truncate font-medium text-ink">{name}</span>
        <span className="block text-xs text-muted">acts as {memberName}</span>
      </span>
      <span className="text-right text-xs text-muted">
        {lastUsedAt === null ? (
          "not synchronized yet"
        ) : (
          <>
            synchronized <RelativeTime value={lastUsedAt} />
          </>
        )}
        <br />
        {expiresAt === null ? (
          "never ends"
        ) : (
          <>
            ends <RelativeTime value={expiresAt} />
          </>
        )}
      </span>
      <RevokeToken name={name} revoke={() => revokeScimTokenAction(org, { id })} />
    </li>
  );
}
