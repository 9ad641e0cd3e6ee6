"use client";

import { Link } from "@/app/_ui/link.tsx";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/app/_ui/badge.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { proven } from "@/app/admin/_proof/proven.ts";
import type { SignInLock } from "@/lib/members/list-sign-in-locks.ts";
import { unlockSignInAction } from "./actions.ts";

type LocksCardProps = {
  org: string;
  locks: readonly SignInLock[];
  canUnlock: boolean;
};

/** Whose password was wrong lately, and letting those try again who have to wait (S-105). */
export function LocksCard({ org, locks, canUnlock }: LocksCardProps) {
  return (
    <Card
      title="Wrong passwords"
      description="In the last hour, wherever they were typed. Too many from one network address make that one wait; a right password ends it."
    >
      <ul className="flex flex-col divide-y divide-line">
        {locks.map((lock) => (
          <li key={lock.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <span className="min-w-0 flex-1 basis-56 text-sm">
              <Link
                href={`/admin/${org}/members/${lock.id}`}
                className="rounded-sm text-ink wrap-anywhere hover:underline"
              >
                {lock.name}
              </Link>
              <Tries {...lock} />
            </span>
            {lock.until !== null && <Badge tone="warning">{stateOf(lock)}</Badge>}
            {canUnlock && lock.waiting > 0 && !lock.isLocked && (
              <Unlock org={org} id={lock.id} name={lock.name} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Tries({ failed, admitted, until, isLocked }: SignInLock) {
  return (
    <span className="block text-xs text-muted">
      {failed === 1 ? "1 wrong password" : `${failed} wrong passwords`} of {admitted} that are
      admitted
      {until !== null && (
        <>
          ; free <RelativeTime value={until} />
        </>
      )}
      {isLocked && ". The owner of the instance can open it before."}
    </span>
  );
}

const stateOf = ({ isLocked, waiting }: SignInLock): string => {
  if (isLocked) return "Locked";
  return waiting === 1 ? "Has to wait" : `Has to wait at ${waiting} addresses`;
};

function Unlock({ org, id, name }: { org: string; id: string; name: string }) {
  const router = useRouter();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const unlock = async () => {
    setBusy(true);
    const result = await proven(() => unlockSignInAction(org, { id })).catch(() => null);
    setBusy(false);
    if (result?.ok !== true) {
      const title = result?.error.detail ?? "The server could not be reached. Try again.";
      toast({ tone: "danger", title });
      return;
    }
    toast({ title: `${name} may try again` });
    router.refresh();
  };
  return (
    <Button size="sm" loading={busy} onClick={() => void unlock()}>
      Unlock
    </Button>
  );
}
