"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ErrorFacts } from "@/app/_screens/browser-errors/error-facts.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { Sheet } from "@/app/_ui/sheet.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { ClientError } from "@/lib/client-errors/client-error.ts";
import { resolveClientErrorAction } from "./actions.ts";

type ErrorSheetProps = {
  org: string;
  error: ClientError;
  canResolve: boolean;
  /** The list without these details. */
  closeTo: string;
};

/** The details of one error beside the list, and the button that sets it aside. */
export function ErrorSheet({ org, error, canResolve, closeTo }: ErrorSheetProps) {
  const router = useRouter();
  const [open, setOpen] = useState(true);
  const close = () => {
    setOpen(false);
    router.push(closeTo, { scroll: false });
  };
  return (
    <Sheet
      size="lg"
      title={error.message}
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      footer={canResolve && <StatusButton org={org} error={error} onDone={close} />}
    >
      <ErrorFacts error={error} />
    </Sheet>
  );
}

type StatusButtonProps = { org: string; error: ClientError; onDone: () => void };

function StatusButton({ org, error, onDone }: StatusButtonProps) {
  const toast = useToast();
  const [busy, start] = useTransition();
  const isOpen = error.status === "open";
  const change = () =>
    start(async () => {
      const status = isOpen ? "resolved" : "open";
      const result = await resolveClientErrorAction(org, { id: error.id, status });
      if (!result.ok) {
        toast({ title: result.error.title, description: result.error.detail, tone: "danger" });
        return;
      }
      toast({
        title: isOpen ? "Marked as resolved" : "Open again",
        description: isOpen ? "It opens by itself if it is seen again." : undefined,
        tone: "success",
      });
      onDone();
    });
  return (
    <Button variant={isOpen ? "primary" : "secondary"} loading={busy} onClick={change}>
      {isOpen ? "Mark as resolved" : "Open again"}
    </Button>
  );
}
