"use client";

import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { submitToNextAuth } from "@/app/login/submit-to-next-auth.ts";

/** Somebody opened an invitation that is not theirs: they sign out first, or leave it. */
export function OtherPerson({ email }: { email: string }) {
  const signOut = async () => {
    await submitToNextAuth({ action: "signout" }).catch(() => null);
    window.location.reload();
  };
  return (
    <div className="flex flex-col gap-5">
      <Callout tone="warning" title="This invitation is for somebody else">
        You are signed in as {email}. If it is yours under another address, sign out and open it
        again.
      </Callout>
      <Button wide onClick={() => void signOut()}>
        Sign out
      </Button>
    </div>
  );
}
