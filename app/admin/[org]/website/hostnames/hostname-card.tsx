"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/app/_ui/badge.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { HostnameView } from "@/lib/site-access/hostnames/list-hostnames.ts";
import {
  checkHostnameAction,
  removeHostnameAction,
  setPrimaryHostnameAction,
} from "../site-actions.ts";
import { HostnameSteps } from "./hostname-steps.tsx";

type HostnameCardProps = {
  readonly org: string;
  readonly hostname: HostnameView;
  readonly ownHost: string;
  readonly canChange: boolean;
};

/** One hostname: what state it is in, what is to be done, and what can be done with it. */
export function HostnameCard({ org, hostname: view, ownHost, canChange }: HostnameCardProps) {
  const { hostname, shown, state, primary, problem, proof } = view;
  const deeds = useHostname(org, view);
  return (
    <Card
      title={shown}
      description={shown === hostname ? undefined : hostname}
      actions={
        <>
          {primary && <Badge tone="accent">Primary</Badge>}
          <Badge tone={TONES[state]}>{STATES[state]}</Badge>
        </>
      }
      footer={canChange && <Deeds {...{ view, deeds }} />}
    >
      <div className="flex flex-col gap-4 text-sm">
        {state === "lost" && (
          <Callout tone="warning" title="The proof is gone">
            The website is still shown here. Put the record or the file back, or remove the hostname
            if it is not yours any more.
          </Callout>
        )}
        {problem !== "" && (
          <p role="status" className="text-muted">
            {problem}
          </p>
        )}
        {proof !== null && state !== "served" && (
          <HostnameSteps {...{ proof, ownHost, hostname }} />
        )}
        <p className="text-xs text-muted">
          {view.checkedAt === null ? (
            "Not looked at yet. It is looked at by itself, too."
          ) : (
            <>
              Last looked at <RelativeTime value={view.checkedAt} />
            </>
          )}
        </p>
      </div>
    </Card>
  );
}

const TONES = { waiting: "warning", served: "success", lost: "danger" } as const;
const STATES = { waiting: "Not proven yet", served: "Served", lost: "Served, proof gone" } as const;

type DeedsProps = {
  readonly view: HostnameView;
  readonly deeds: ReturnType<typeof useHostname>;
};

function Deeds({ view: { shown, state, primary, proof }, deeds }: DeedsProps) {
  return (
    <>
      <ConfirmDialog
        title={`Remove ${shown}?`}
        action="Remove hostname"
        consequences={
          state === "waiting" ? [] : ["Whoever comes by this name finds no website any more."]
        }
        trigger={<Button variant="ghost">Remove</Button>}
        onConfirm={deeds.remove}
      >
        You can add it again, and prove it as before.
      </ConfirmDialog>
      {state !== "waiting" && (
        <Button disabled={deeds.busy} onClick={() => void deeds.setPrimary()}>
          {primary ? "Not primary any more" : "Make primary"}
        </Button>
      )}
      {proof !== null && (
        <Button
          variant={state === "waiting" ? "primary" : "secondary"}
          loading={deeds.busy}
          loadingLabel="Looking"
          onClick={() => void deeds.check()}
        >
          Check now
        </Button>
      )}
    </>
  );
}

function useHostname(org: string, { hostname, shown, primary }: HostnameView) {
  const router = useRouter();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    const result = await checkHostnameAction(org, { hostname });
    setBusy(false);
    if (!result.ok) toast({ title: result.error.detail, tone: "danger" });
    else if (result.value.change === "proven") toast({ title: `${shown} is served now` });
    else if (result.value.problem !== "") toast({ title: `${shown} is not proven yet` });
    else toast({ title: `The proof of ${shown} is there` });
    router.refresh();
  };
  const setPrimary = async () => {
    setBusy(true);
    const result = await setPrimaryHostnameAction(org, { hostname: primary ? null : hostname });
    setBusy(false);
    if (!result.ok) toast({ title: result.error.detail, tone: "danger" });
    else toast({ title: primary ? "No hostname is primary" : `Visitors are led to ${shown}` });
    router.refresh();
  };
  const remove = async () => {
    const result = await removeHostnameAction(org, { hostname });
    if (!result.ok) return result.error.detail;
    toast({ title: `Removed ${shown}` });
    router.refresh();
    return undefined;
  };
  return { busy, check, setPrimary, remove };
}
