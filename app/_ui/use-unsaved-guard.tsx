"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { ReactNode, RefObject } from "react";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { LEAVING, type Leaving, type LeavingDeed } from "./use-go.ts";
import { useLatest } from "./use-latest.ts";

type Guard = {
  /** True while there is something to lose, such as `form.formState.isDirty`. */
  when: boolean;
  /** Tries to keep it first, before anything is asked; says whether that worked. */
  save?: (() => Promise<boolean>) | undefined;
};

/** How somebody was about to go: by a link, a step through the tab's history, or a deed that leaves. */
type Target =
  | { kind: "link"; href: string }
  | { kind: "history"; key: string }
  | { kind: "deed"; run: LeavingDeed };

/**
 * Asks before work is lost: on closing or reloading the tab (the browser's own question), on
 * following a link inside the product, going by a key or signing out, and on the browser's back button (ours).
 * Render what it returns. Browsers without the Navigation API, or with a second press of «back», are
 * not held.
 */
export function useUnsavedGuard({ when, save }: Guard): ReactNode {
  const router = useRouter();
  const [target, setTarget] = useState<Target>();
  const leaving = useRef(false);
  const go = (to: Target) => {
    leaving.current = true;
    if (to.kind === "link") router.push(to.href);
    else if (to.kind === "history") window.navigation.traverseTo(to.key);
    else void to.run().then((leaves) => (leaving.current = leaves));
  };
  const hold = useLatest(async (to: Target) => {
    const isKept = save !== undefined && (await save().catch(() => false));
    if (isKept) go(to);
    else setTarget(to);
  });

  useEffect(() => {
    if (!when) return;
    return listen(leaving, (to) => void hold.current(to));
  }, [when, hold]);
  return (
    <ConfirmDialog
      title="Leave without saving?"
      action="Leave"
      open={target !== undefined}
      onOpenChange={(open) => !open && setTarget(undefined)}
      onConfirm={() => target && go(target)}
    >
      Your changes on this page are not saved yet. They are lost when you leave.
    </ConfirmDialog>
  );
}

/** Holds each way out until `leaving` says that the person meant it; returns the end of it. */
function listen(leaving: RefObject<boolean>, hold: (target: Target) => void): () => void {
  const onUnload = (event: BeforeUnloadEvent) => {
    if (!leaving.current) event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const href = leavingTo(event);
    if (href === null) return;
    event.preventDefault();
    event.stopPropagation();
    hold({ kind: "link", href });
  };
  const onNavigate = (event: NavigateEvent) => {
    if (leaving.current || event.navigationType !== "traverse" || !event.cancelable) return;
    event.preventDefault();
    hold({ kind: "history", key: event.destination.key });
  };
  const onLeaving = (event: Event) => {
    const { detail } = event as Leaving;
    if ("href" in detail && detail.href === location.pathname + location.search) return;
    event.preventDefault();
    hold("run" in detail ? { kind: "deed", ...detail } : { kind: "link", ...detail });
  };
  const history = "navigation" in window ? window.navigation : undefined;
  leaving.current = false;
  window.addEventListener("beforeunload", onUnload);
  window.addEventListener(LEAVING, onLeaving);
  // Captured before Next's Link sees the click.
  document.addEventListener("click", onClick, { capture: true });
  history?.addEventListener("navigate", onNavigate);
  return () => {
    window.removeEventListener("beforeunload", onUnload);
    window.removeEventListener(LEAVING, onLeaving);
    document.removeEventListener("click", onClick, { capture: true });
    history?.removeEventListener("navigate", onNavigate);
  };
}

/** Where a plain click on one of our own links leads; null when it leaves nothing behind. */
function leavingTo(event: MouseEvent): string | null {
  const plain =
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!plain || !(link instanceof HTMLAnchorElement) || link.target === "_blank") return null;
  const url = new URL(link.href);
  if (url.origin !== location.origin) return null;
  const samePage = url.pathname === location.pathname && url.search === location.search;
  return samePage ? null : url.pathname + url.search + url.hash;
}
