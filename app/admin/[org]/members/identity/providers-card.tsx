"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { proven } from "@/app/admin/_proof/proven.ts";
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
      description="With a provider of OpenID Connect. It vouches for people of this organization, and for no account that they hold elsewhere."
      actions={mayChange && <NewProvider org={org} roles={roles} />}
    >
      {providers.length === 0 ? (
        <EmptyState icon={<KeyRound />} title="No provider">
          People sign in with their password. An Admin connects a provider.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {providers.map((provider) => (
            <ProviderRow key={provider.id} {...{ org, provider, mayChange }} />
          ))}
        </ul>
      )}
    </Card>
  );
}

type ProviderRowProps = {
  readonly org: string;
  readonly provider: ShownProvider;
  readonly mayChange: boolean;
};

function ProviderRow({ org, provider, mayChange }: ProviderRowProps) {
  const { id, name, issuer, people, returnAddress } = provider;
  const router = useRouter();
  const toast = useToast();
  const remove = async () => {
    const result = await proven(() => removeProviderAction(org, { id }));
    if (!result.ok) return result.error.detail;
    toast({ title: `Removed “${name}”` });
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2.5 text-sm sm:px-5">
      <span className="min-w-0 flex-1 basis-60">
        <span className="block truncate font-medium text-ink">{name}</span>
        <span className="block text-xs wrap-anywhere text-muted">{issuer}</span>
        <span className="mt-1 flex items-center gap-2 text-xs text-muted">
          <code className="min-w-0 font-mono wrap-anywhere">{returnAddress}</code>
          <CopyButton value={returnAddress} label="Copy the redirect address" />
        </span>
      </span>
      <span className="text-xs text-muted">
        {people === 1 ? "1 person" : `${people} people`} linked
      </span>
      {mayChange && (
        <ConfirmDialog
          title={`Remove “${name}”?`}
          action="Remove provider"
          consequences={[
            "Nobody signs in with it any more.",
            "Whoever has no password needs one, by mail or a reset link.",
          ]}
          trigger={
            <Button size="sm" aria-label={`Remove “${name}”`}>
              Remove
            </Button>
          }
          onConfirm={remove}
        >
          The sessions that it opened end; their roles stay.
        </ConfirmDialog>
      )}
    </li>
  );
}
