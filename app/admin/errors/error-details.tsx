"use client";

import { PanelRightOpen } from "lucide-react";
import { ErrorFacts } from "@/app/_screens/browser-errors/error-facts.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { Sheet } from "@/app/_ui/sheet.tsx";
import type { ClientError } from "@/lib/client-errors/client-error.ts";

/** A button that opens all that is known of one error. */
export function ErrorDetails({ error }: { error: ClientError }) {
  const label = `Details of “${error.message}”`;
  return (
    <Sheet
      size="lg"
      title={error.message}
      trigger={<IconButton size="sm" side="left" label={label} icon={<PanelRightOpen />} />}
    >
      <ErrorFacts error={error} />
    </Sheet>
  );
}
