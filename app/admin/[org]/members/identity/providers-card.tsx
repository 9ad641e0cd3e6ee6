"use client";

import { KeyRound } from "lucide-react";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { ProviderRow } from "@/app/admin/_providers/provider-row.tsx";
import type { ShownProvider } from "@/lib/sso/list-providers.ts";
import { removeProviderAction } from "./actions.ts";
import { NewProvider } from "./new-provider.tsx";

type ProvidersCardProps = {
  readonly org: string;
  readonly providers: readonly ShownProvider[];
  readonly roles: readonly string[];
  readonly mayChange: boolean;
};

/** What the organization's people may sign in with beside a password. */
export function ProvidersCard({ org, providers, roles, mayChange }: ProvidersCardProps) {
  return (
    <Card
      flush
      title="Sign-in"
      description="A provider vouches for people of this organization, and for no account that they hold elsewhere."
      actions={mayChange && <NewProvider org={org} roles={roles} />}
    >
      {providers.length === 0 ? (
        <EmptyState icon={<KeyRound />} title="No provider">
          People sign in with their password. An Admin connects a provider.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {providers.map((provider) => (
            <ProviderRow
              key={provider.id}
              provider={provider}
              onRemove={mayChange ? () => removeProviderAction(org, { id: provider.id }) : null}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
