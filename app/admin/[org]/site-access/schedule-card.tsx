"use client";

import { CalendarClock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTimeZone } from "@/app/_screens/fields/use-time-zone.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { LevelScheduleView } from "@/lib/site-access/schedule/get-level-schedule.ts";
import { zoneOptions } from "@/app/_screens/fields/zone-options.ts";
import { cancelLevelAction, scheduleLevelAction } from "./actions.ts";
import { LEVELS } from "./levels.tsx";
import { localIn } from "./local-in.ts";

type ScheduleCardProps = {
  readonly org: string;
  readonly schedule: LevelScheduleView | null;
  readonly canChange: boolean;
};

/** A change of the level that happens by itself, or did not. */
export function ScheduleCard({ org, schedule, canChange }: ScheduleCardProps) {
  const router = useRouter();
  const toast = useToast();
  const cancel = async () => {
    const result = await cancelLevelAction(org, {});
    if (result.ok) toast({ title: "Nothing is scheduled any more" });
    else toast({ title: result.error.detail, tone: "danger" });
    router.refresh();
  };
  return (
    <Card
      title="Scheduled"
      actions={canChange && <ScheduleDialog org={org} />}
      footer={
        canChange &&
        schedule !== null && (
          <Button onClick={() => void cancel()}>
            {schedule.failure === null ? "Cancel it" : "Dismiss"}
          </Button>
        )
      }
    >
      {schedule === null ? (
        <p className="text-sm text-muted">Nothing changes by itself.</p>
      ) : (
        <Scheduled {...schedule} />
      )}
    </Card>
  );
}

function Scheduled({ level, runAt, zone, byName, failure }: LevelScheduleView) {
  const label = LEVELS.find(({ value }) => value === level)?.label ?? level;
  const when = `${localIn(runAt, zone).replace("T", " ")}, ${zone.replaceAll("_", " ")}`;
  if (failure !== null) {
    return (
      <Callout tone="danger" title={`It did not become ${label} at ${when}`}>
        {failure}
      </Callout>
    );
  }
  return (
    <div className="text-sm">
      <p className="font-medium text-ink">{`${label} at ${when}`}</p>
      <p className="mt-1 text-muted">
        <RelativeTime value={runAt} />, scheduled by {byName}
      </p>
    </div>
  );
}

function ScheduleDialog({ org }: { org: string }) {
  const [open, setOpen] = useState(false);
  const form = useScheduleLevel(org, () => setOpen(false));
  const { level, setLevel, local, setLocal, zone, setZone, own, errors, problem, busy } = form;
  return (
    <Dialog
      title="Change the level at a time"
      description="It happens by your rights, as they are then. What was scheduled before is replaced."
      trigger={
        <Button size="sm" icon={<CalendarClock aria-hidden="true" />}>
          Schedule
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form="schedule-level" variant="primary" loading={busy}>
            Schedule change
          </Button>
        </>
      }
    >
      <form
        id="schedule-level"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {problem !== null && <Callout tone="danger">{problem}</Callout>}
        <SelectField
          label="Becomes"
          options={LEVELS.map(({ value, label }) => ({ value, label }))}
          value={level}
          onChange={(event) => setLevel(event.target.value)}
        />
        <TextField
          label="At"
          type="datetime-local"
          value={local}
          error={errors["at"]}
          onChange={(event) => setLocal(event.target.value)}
        />
        <SelectField
          label="Time zone"
          help="By the clocks there, summer time and all."
          value={zone}
          options={zoneOptions(own)}
          onChange={(event) => setZone(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

function useScheduleLevel(org: string, onDone: () => void) {
  const router = useRouter();
  const toast = useToast();
  const own = useTimeZone();
  const [chosen, setZone] = useState<string | null>(null);
  const [level, setLevel] = useState("public");
  const [local, setLocal] = useState("");
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const zone = chosen ?? own;
  const submit = async () => {
    if (local === "") return setErrors({ at: "Choose a day and a time." });
    setBusy(true);
    const result = await scheduleLevelAction(org, { level, at: { local, zone } });
    setBusy(false);
    const issues = result.ok ? [] : result.error.issues;
    setErrors(issues[0] === undefined ? {} : { at: issues[0].message });
    setProblem(result.ok || issues.length > 0 ? null : result.error.detail);
    if (!result.ok) return;
    toast({ title: "Scheduled" });
    onDone();
    router.refresh();
  };
  return { level, setLevel, local, setLocal, zone, setZone, own, errors, problem, busy, submit };
}
