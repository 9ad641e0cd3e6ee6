"use client";

import { KeyRound } from "lucide-react";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { ProviderRow } from "@/app/admin/_providers/provider-row.tsx";
import type { ShownProvider } from "@/lib/sso/list-providers.ts";
import { removeInstanceProviderAction } from "../actions.ts";
import { NewInstanceProvider } from "./new-instance-provider.tsx";

/** What everybody on this instance may sign in with beside a password. */
export function InstanceProvidersCard({
  providers,
}: {
  readonly providers: readonly ShownProvider[];
}) {
  return (
    <Card
      flush
      title="Sign-in for everybody"
      description="Each sign-in page shows these. Nobody becomes a member by one: people are invited, or register where an organization lets them. Whoever has a password links it under their own security first."
      actions={<NewInstanceProvider />}
    >
      {providers.length === 0 ? (
        <EmptyState icon={<KeyRound />} title="No provider">
          People sign in with their password, or with a provider of their organization.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {providers.map((provider) => (
            <ProviderRow
              key={provider.id}
              provider={provider}
              onRemove={() => removeInstanceProviderAction({ id: provider.id })}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
