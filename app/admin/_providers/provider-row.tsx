"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { proven } from "@/app/admin/_proof/proven.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import type { ShownProvider } from "@/lib/sso/list-providers.ts";

type ProviderRowProps = {
  readonly provider: ShownProvider;
  /** Takes it away; null: whoever looks may not. */
  readonly onRemove: (() => Promise<ActionResult<unknown>>) | null;
};

/** A provider that is connected, where it sends people back to, and how it is removed. */
export function ProviderRow({ provider, onRemove }: ProviderRowProps) {
  const { name, issuer, people, returnAddress } = provider;
  const router = useRouter();
  const toast = useToast();
  const remove = async (ask: () => Promise<ActionResult<unknown>>) => {
    const result = await proven(ask);
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
      {onRemove !== null && (
        <ConfirmDialog
          title={`Remove “${name}”?`}
          action="Remove provider"
          consequences={[
            "Nobody signs in with it any more, and the sessions that it opened end.",
            "Whoever has no password needs one, by mail or a reset link.",
          ]}
          trigger={
            <Button size="sm" aria-label={`Remove “${name}”`}>
              Remove
            </Button>
          }
          onConfirm={() => remove(onRemove)}
        >
          Who is linked is forgotten. Roles stay as they are.
        </ConfirmDialog>
      )}
    </li>
  );
}
