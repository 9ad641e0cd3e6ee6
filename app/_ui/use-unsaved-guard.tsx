"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { ConfirmDialog } from "./confirm-dialog.tsx";

type Guard = {
  /** True while there is something to lose, such as `form.formState.isDirty`. */
  when: boolean;
};

/**
 * Asks before work is lost: on closing or reloading the tab (the browser's own question) and on
 * following a link inside the product (ours). Render what it returns. It cannot hold the browser's
 * back button.
 */
export function useUnsavedGuard({ when }: Guard): ReactNode {
  const router = useRouter();
  const [target, setTarget] = useState<string>();

  useEffect(() => {
    if (!when) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = leavingTo(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    window.addEventListener("beforeunload", onUnload);
    // Captured before Next's Link sees the click.
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [when]);

  return (
    <ConfirmDialog
      title="Leave without saving?"
      action="Leave"
      open={target !== undefined}
      onOpenChange={(open) => !open && setTarget(undefined)}
      onConfirm={() => {
        if (target !== undefined) router.push(target);
      }}
    >
      Your changes on this page are not saved yet. They are lost when you leave.
    </ConfirmDialog>
  );
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
