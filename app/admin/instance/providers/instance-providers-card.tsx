"use client";

import { Card } from "@/app/_ui/card.tsx";
import { ProviderList } from "@/app/admin/_providers/provider-list.tsx";
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
      <ProviderList
        providers={providers}
        onRemove={(id) => removeInstanceProviderAction({ id })}
        empty="People sign in with their password, or with a provider of their organization."
      />
    </Card>
  );
}
