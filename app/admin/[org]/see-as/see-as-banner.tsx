"use client";

import { Eye } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { endSeeAsAction } from "./actions.ts";

type SeeAsBannerProps = { org: string; organization: string; name: string };

/** Stands above every screen while somebody looks at the dashboard as somebody else. */
export function SeeAsBanner({ org, organization, name }: SeeAsBannerProps) {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const stop = async () => {
    setBusy(true);
    const result = await endSeeAsAction(org);
    if (result.ok) return window.location.reload();
    setBusy(false);
    toast({ tone: "danger", title: "That did not work", description: result.error.detail });
  };
  return (
    <aside
      aria-label="Seen as somebody else"
      className="sticky top-13 z-30 flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-warning-line bg-warning-soft px-4 py-2 text-sm text-ink sm:px-6 lg:top-0 lg:px-8"
    >
      <Eye className="size-4 shrink-0 text-warning-text" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-56 wrap-anywhere">
        You see {organization} as <strong>{name}</strong>: read only.
      </p>
      <Button size="sm" loading={busy} onClick={() => void stop()}>
        Stop
      </Button>
    </aside>
  );
}
