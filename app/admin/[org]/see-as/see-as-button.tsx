"use client";

import { Eye } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { beginSeeAsAction } from "./actions.ts";

type SeeAsButtonProps = { org: string; kind: "member" | "role" | "domain"; id: string };

/** Shows the dashboard as a member, role or domain would see it; for Admins. */
export function SeeAsButton({ org, kind, id }: SeeAsButtonProps) {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const begin = async () => {
    setBusy(true);
    const result = await beginSeeAsAction(org, { kind, id });
    // @NOTE The whole page anew: nothing that was fetched with one's own eyes is kept.
    if (result.ok) return window.location.assign(`/admin/${org}`);
    setBusy(false);
    toast({ tone: "danger", title: "That cannot be shown", description: result.error.detail });
  };
  return (
    <Button loading={busy} icon={<Eye aria-hidden="true" />} onClick={() => void begin()}>
      See as
    </Button>
  );
}
