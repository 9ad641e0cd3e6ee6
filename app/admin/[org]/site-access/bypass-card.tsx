"use client";

import { Activity } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Card } from "@/app/_ui/card.tsx";
import { CodeBlock } from "@/app/_ui/code-block.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { RevokeToken } from "../_shell/revoke-token.tsx";
import { SecretDialog } from "../_shell/secret-dialog.tsx";
import { revokeBypassTokenAction } from "./actions.ts";
import { NewBypassToken } from "./new-bypass-token.tsx";

/** A token as the list shows it; instants are ISO 8601 texts. */
export type ShownBypassToken = {
  readonly id: string;
  readonly name: string;
  readonly expiresAt: string;
  readonly isOver: boolean;
  readonly lastUsedAt: string | null;
};

type BypassCardProps = {
  readonly org: string;
  readonly site: string;
  readonly tokens: readonly ShownBypassToken[];
  readonly canChange: boolean;
};

/** Tokens with which monitors and builds see the published website, whatever its level. */
export function BypassCard({ org, site, tokens, canChange }: BypassCardProps) {
  const router = useRouter();
  const [secret, setSecret] = useState<string | null>(null);
  const done = () => {
    setSecret(null);
    router.refresh();
  };
  return (
    <Card
      flush
      title="Monitors and builds"
      description="With a token they see what is published, as everybody would, whatever the level."
      actions={canChange && <NewBypassToken org={org} onMade={setSecret} />}
    >
      {secret !== null && (
        <SecretDialog title="Your new bypass token" kind="token" secret={secret} onDone={done}>
          <CodeBlock
            label="Use it"
            text={`curl ${site} \\\n  -H "X-Gatehouse-Bypass: $GATEHOUSE_BYPASS"`}
          />
        </SecretDialog>
      )}
      {tokens.length === 0 ? (
        <EmptyState icon={<Activity />} title="No tokens">
          Make one for whatever watches the website while it is closed.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {tokens.map((token) => (
            <li key={token.id} className="flex items-center gap-3 px-4 py-2.5 text-sm sm:px-5">
              <span className="min-w-0 flex-1 truncate font-medium text-ink">{token.name}</span>
              <span className="text-right text-xs text-muted">
                {token.lastUsedAt === null ? (
                  "never used"
                ) : (
                  <>
                    used <RelativeTime value={token.lastUsedAt} />
                  </>
                )}
                <br />
                {token.isOver ? "ended" : "ends"} <RelativeTime value={token.expiresAt} />
              </span>
              {canChange && (
                <RevokeToken
                  name={token.name}
                  revoke={() => revokeBypassTokenAction(org, { id: token.id })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
