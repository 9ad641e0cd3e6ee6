"use client";

import { useCallback } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import { submitToNextAuth } from "@/app/login/submit-to-next-auth.ts";
import { dropAllCopies } from "../_editor/local-copy.ts";
import { forgetAllOpened } from "../_palette/opened.ts";

/** Ends this browser's session, clears what was kept of it here, and leads to the sign-in page. */
export function useSignOut(): () => void {
  const toast = useToast();
  return useCallback(() => {
    const leave = async () => {
      const refusal = await submitToNextAuth({ action: "signout" }).catch(() => UNREACHABLE);
      if (refusal !== null) {
        const description = refusal.message;
        return toast({ tone: "danger", title: "You are still signed in", description });
      }
      forgetAllOpened();
      dropAllCopies();
      window.location.replace("/login");
    };
    void leave();
  }, [toast]);
}

const UNREACHABLE = { message: "The server could not be reached. Try again." };
