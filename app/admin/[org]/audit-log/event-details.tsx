"use client";

import { PanelRightOpen } from "lucide-react";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { Sheet } from "@/app/_ui/sheet.tsx";
import { absoluteText } from "@/app/_ui/time-text.ts";
import type { AuditEvent } from "@/lib/audit-log/audit-event.ts";

/** A button that opens all that is known of one event. */
export function EventDetails({ event }: { event: AuditEvent }) {
  const details = Object.entries(event.detail);
  return (
    <Sheet
      title={event.summary}
      trigger={
        <IconButton
          size="sm"
          side="left"
          label={`Details of “${event.summary}”`}
          icon={<PanelRightOpen />}
        />
      }
    >
      <div className="flex flex-col gap-6">
        <DefinitionList
          items={[
            { term: "When", value: absoluteText(Date.parse(event.occurredAt)) },
            { term: "Who", value: event.actorName },
            { term: "As", value: event.actorKind },
            { term: "Action", value: <code className="font-mono text-xs">{event.action}</code> },
            { term: "Collection", value: event.collection },
            { term: "Subject", value: <Id text={event.subjectId ?? ""} label="Copy subject id" /> },
            { term: "Request", value: <Id text={event.requestId} label="Copy request id" /> },
          ]}
        />
        {details.length > 0 && (
          <section aria-label="Recorded values">
            <p className="mb-2 text-sm font-medium text-ink">Recorded values</p>
            <DefinitionList
              items={details.map(([term, value]) => ({
                term,
                value: typeof value === "string" ? value : JSON.stringify(value),
              }))}
            />
          </section>
        )}
      </div>
    </Sheet>
  );
}

function Id({ text, label }: { text: string; label: string }) {
  if (text === "") return <>–</>;
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 font-mono text-xs wrap-anywhere">{text}</code>
      <CopyButton value={text} label={label} />
    </span>
  );
}
