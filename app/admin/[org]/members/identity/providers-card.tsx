"use client";

import { Card } from "@/app/_ui/card.tsx";
import { ProviderList } from "@/app/admin/_providers/provider-list.tsx";
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
      <ProviderList
        providers={providers}
        onRemove={mayChange ? (id) => removeProviderAction(org, { id }) : null}
        empty="People sign in with their password. An Admin connects a provider."
      />
    </Card>
  );
}
