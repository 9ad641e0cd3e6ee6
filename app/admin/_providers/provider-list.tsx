"use client";

import { KeyRound } from "lucide-react";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import type { ShownProvider } from "@/lib/sso/list-providers.ts";
import { ProviderRow } from "./provider-row.tsx";

type ProviderListProps = {
  readonly providers: readonly ShownProvider[];
  /** Takes one away; null: whoever looks may not. */
  readonly onRemove: ((id: string) => Promise<ActionResult<unknown>>) | null;
  /** What is said where there is none. */
  readonly empty: string;
};

/** The providers that are connected. */
export function ProviderList({ providers, onRemove, empty }: ProviderListProps) {
  if (providers.length === 0) {
    return (
      <EmptyState icon={<KeyRound />} title="No provider">
        {empty}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y">
      {providers.map((provider) => (
        <ProviderRow
          key={provider.id}
          provider={provider}
          onRemove={onRemove === null ? null : () => onRemove(provider.id)}
        />
      ))}
    </ul>
  );
}
