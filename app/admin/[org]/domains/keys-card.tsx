"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Badge } from "@/app/_ui/badge.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { LIVE_KEYS_MAX, type DomainDetail, type DomainKey } from "@/lib/domains/domain.ts";
import { issueKeyAction } from "./actions.ts";
import { KeyDialog } from "./key-dialog.tsx";
import { RevokeKeyButton } from "./revoke-key-button.tsx";

type KeysCardProps = { org: string; site: string; domain: DomainDetail; canChange: boolean };

/** The keys of a domain, and the way to swap one without an outage. */
export function KeysCard({ org, site, domain, canChange }: KeysCardProps) {
  const router = useRouter();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<string>();
  const live = domain.keys.filter(({ revokedAt }) => revokedAt === null);
  const mayMake = canChange && domain.status === "active" && live.length < LIVE_KEYS_MAX;

  const make = async () => {
    setBusy(true);
    const result = await proven(() => issueKeyAction(org, { id: domain.id })).catch(() => null);
    setBusy(false);
    if (result?.ok === true) return setMade(result.value.key);
    const description = result?.error.detail ?? "The server could not be reached. Try again.";
    toast({ tone: "danger", title: "No key was made", description });
  };
  const done = () => {
    setMade(undefined);
    router.refresh();
  };

  return (
    <Card
      title="Keys"
      flush
      footer={
        mayMake && (
          <Button loading={busy} onClick={() => void make()}>
            {live.length === 0 ? "Make a key" : "Make a second key"}
          </Button>
        )
      }
    >
      {made && <KeyDialog secret={made} hostname={domain.hostname} site={site} onDone={done} />}
      <ul className="divide-y">
        {domain.keys.map((key) => (
          <li key={key.id} className="flex items-center gap-3 px-4 py-2.5 text-sm sm:px-5">
            <KeyText value={key} />
            {canChange && key.revokedAt === null && (
              <RevokeKeyButton {...{ org, domain }} keyId={key.id} isLast={live.length === 1} />
            )}
          </li>
        ))}
      </ul>
      {canChange && domain.status === "active" && <Rotation count={live.length} />}
    </Card>
  );
}

function KeyText({ value }: { value: DomainKey }) {
  const { id, createdAt, lastUsedAt, revokedAt } = value;
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-2">
        <code className="font-mono text-xs wrap-anywhere text-ink">gh_key_{id}_…</code>
        {revokedAt !== null && <Badge>Revoked</Badge>}
      </p>
      <p className="text-xs text-muted">
        made <RelativeTime value={createdAt} />, {lastUsedAt === null ? "never used" : "last used "}
        {lastUsedAt !== null && <RelativeTime value={lastUsedAt} />}
      </p>
    </div>
  );
}

function Rotation({ count }: { count: number }) {
  return (
    <p className="border-t px-4 py-3 text-xs text-muted sm:px-5">
      {count < LIVE_KEYS_MAX
        ? "To change keys without an outage: make a second one, hand it over, wait until it is in use, then revoke the first. Two can live at a time."
        : "Two keys live. When the new one is in use («last used» says so), revoke the old one."}
    </p>
  );
}
