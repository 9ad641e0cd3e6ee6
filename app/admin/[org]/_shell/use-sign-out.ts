"use client";

import { useCallback } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import { leaveBy } from "@/app/_ui/use-go.ts";
import { submitToNextAuth } from "@/app/login/submit-to-next-auth.ts";
import { dropAllCopies } from "../_editor/local-copy.ts";
import { forgetAllOpened } from "../_palette/opened.ts";

/**
 * Ends this browser's session, clears what was kept of it here, and leads to the sign-in page. What is
 * not saved on this screen is saved or asked about first: without the session it could not be.
 */
export function useSignOut(): () => void {
  const toast = useToast();
  return useCallback(() => {
    leaveBy(async () => {
      const refusal = await submitToNextAuth({ action: "signout" }).catch(() => UNREACHABLE);
      if (refusal !== null) {
        const description = refusal.message;
        toast({ tone: "danger", title: "You are still signed in", description });
        return false;
      }
      forgetAllOpened();
      dropAllCopies();
      window.location.replace("/login");
      return true;
    });
  }, [toast]);
}

const UNREACHABLE = { message: "The server could not be reached. Try again." };
