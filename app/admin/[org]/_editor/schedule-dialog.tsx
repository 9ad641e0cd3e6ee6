"use client";

import { useState } from "react";
import { useTimeZone } from "@/app/_screens/fields/use-time-zone.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { zoneOptions } from "@/app/_screens/fields/zone-options.ts";
import { errorsOfFailure, failureText } from "./entry-values.ts";
import type { Scheduling } from "./use-schedule.ts";

type ScheduleDialogProps = {
  readonly scheduling: Scheduling;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** Asks when an entry is to be published, and taken off again, by the clocks of which time zone. */
export function ScheduleDialog({ scheduling, open, onClose }: ScheduleDialogProps) {
  const own = useTimeZone();
  const [zone, setZone] = useState<string | null>(null);
  const [publishAt, setPublishAt] = useState("");
  const [unpublishAt, setUnpublishAt] = useState("");
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const momentOf = (local: string) => (local === "" ? null : { local, zone: zone ?? own });
  const send = async () => {
    setBusy(true);
    const failure = await scheduling.schedule({
      publishAt: momentOf(publishAt),
      unpublishAt: momentOf(unpublishAt),
    });
    setBusy(false);
    if (failure === null) return onClose();
    const found = errorsOfFailure(failure);
    setErrors(found);
    const isShown = "publishAt" in found || "unpublishAt" in found;
    setProblem(isShown ? null : failureText(failure));
  };
  return (
    <Dialog
      title="Schedule"
      description="What you see now goes out then. What is saved later does not, until you schedule again."
      open={open}
      onOpenChange={(next) => !next && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="schedule-form" variant="primary" loading={busy}>
            Schedule
          </Button>
        </>
      }
    >
      <form
        id="schedule-form"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {problem !== null && <Callout tone="danger">{problem}</Callout>}
        <TextField
          label="Publish"
          type="datetime-local"
          value={publishAt}
          error={errors["publishAt"]}
          onChange={(event) => setPublishAt(event.target.value)}
        />
        <TextField
          label="Take off"
          optional
          type="datetime-local"
          value={unpublishAt}
          error={errors["unpublishAt"]}
          onChange={(event) => setUnpublishAt(event.target.value)}
        />
        <SelectField
          label="Time zone"
          help="Both times are by the clocks there, summer time and all."
          value={zone ?? own}
          options={zoneOptions(own)}
          onChange={(event) => setZone(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
