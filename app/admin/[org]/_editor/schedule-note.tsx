"use client";

import { localAt } from "@/app/_screens/fields/zoned-time.ts";
import { useTimeZone } from "@/app/_screens/fields/use-time-zone.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import type { EntryLanguages } from "./use-entry-languages.ts";
import type { Scheduling } from "./use-schedule.ts";

type ScheduleNoteProps = {
  readonly scheduling: Scheduling;
  readonly languages: EntryLanguages | null;
  readonly canCancel: boolean;
};

/** Says what is to happen with the entry by itself, and why something did not. */
export function ScheduleNote({ scheduling, languages, canCancel }: ScheduleNoteProps) {
  const zone = useTimeZone();
  const { scheduled, cancel } = scheduling;
  if (scheduled === null) return null;
  const { publishAt, unpublishAt, draftMovedOn, byName, failure, locale } = scheduled;
  const lines = [
    ...(publishAt === null ? [] : [`Publishes on ${momentText(publishAt, zone)}`]),
    ...(unpublishAt === null ? [] : [`Is taken off on ${momentText(unpublishAt, zone)}`]),
  ];
  const asides = [
    ...(byName === null ? [] : [`Scheduled by ${byName}.`]),
    ...(draftMovedOn
      ? ["The draft has changed since: what was scheduled goes out, unless you schedule again."]
      : []),
    ...(failure === null ? [] : [`What was scheduled did not happen: ${failure}`]),
  ];
  return (
    <div className="mb-5">
      <Callout
        tone={failure === null ? "info" : "warning"}
        title={`${whereText(languages, locale)}${lines.length > 0 ? lines.join(" · ") : "Not published"}`}
        action={
          canCancel && (
            <Button size="sm" onClick={() => void cancel()}>
              {lines.length > 0 ? "Cancel the schedule" : "Dismiss"}
            </Button>
          )
        }
      >
        {asides.length > 0 && asides.join(" ")}
      </Callout>
    </div>
  );
}

function momentText(moment: Date, zone: string): string {
  const [day, time] = localAt(moment.toISOString(), zone).split("T");
  return `${day} at ${time} (${zone.replaceAll("_", " ")})`;
}

function whereText(languages: EntryLanguages | null, locale: string | null): string {
  const language = languages?.all.find(({ code }) => code === locale);
  return locale === null ? "" : `${language?.name ?? locale}: `;
}
