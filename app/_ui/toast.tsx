"use client";

import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { Toast as Primitive } from "radix-ui";
import { createContext, useCallback, useContext, useRef, useState } from "react";
import type { ReactNode } from "react";
import { useMounted } from "./use-mounted.ts";

export type ToastMessage = {
  title: string;
  description?: string | undefined;
  tone?: "success" | "danger" | "info" | undefined;
  /** A way back, offered as a button for ten seconds. */
  undo?: { label?: string | undefined; run: () => void } | undefined;
};

type Shown = ToastMessage & { id: number };

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/**
 * Holds the toasts and announces them politely (errors at once). F8 moves the focus to them; they
 * wait while hovered or focused.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const counter = useRef(0);
  const mounted = useMounted();
  const show = useCallback((message: ToastMessage) => {
    counter.current += 1;
    const shown = { ...message, id: counter.current };
    setToasts((all) => [...all.slice(-3), shown]);
  }, []);
  const remove = (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id));

  return (
    <ToastContext value={show}>
      {children}
      {/* @NOTE Client only: the viewport carries a style attribute, which the CSP would refuse. */}
      {mounted && (
        <Primitive.Provider swipeDirection="right" label="Notification">
          {toasts.map((toast) => (
            <ToastCard key={toast.id} toast={toast} onClosed={() => remove(toast.id)} />
          ))}
          <Primitive.Viewport
            label="Notifications ({hotkey})"
            className="fixed right-0 bottom-0 z-70 m-0 flex w-full max-w-sm list-none flex-col gap-2 p-4 outline-none"
          />
        </Primitive.Provider>
      )}
    </ToastContext>
  );
}

/** Returns a function that shows a toast. Throws outside a `ToastProvider`. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a UiProvider above it");
  return show;
}

function ToastCard({ toast, onClosed }: { toast: Shown; onClosed: () => void }) {
  const tone = toast.tone ?? "success";
  return (
    <Primitive.Root
      type={tone === "danger" ? "foreground" : "background"}
      duration={toast.undo ? 10_000 : 6000}
      onOpenChange={(open) => !open && onClosed()}
      className="flex animate-rise items-start gap-2.5 rounded-lg border bg-raised py-2.5 pr-2 pl-3 shadow-pop data-[swipe=end]:animate-fade-out data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
    >
      <span className="mt-0.5 [&_svg]:size-4" aria-hidden="true">
        {icons[tone]}
      </span>
      <div className="min-w-0 flex-1 py-px">
        <Primitive.Title className="text-sm font-medium text-ink">{toast.title}</Primitive.Title>
        {toast.description && (
          <Primitive.Description className="mt-0.5 text-xs text-muted">
            {toast.description}
          </Primitive.Description>
        )}
      </div>
      {toast.undo && (
        <Primitive.Action
          altText="Undo with the button in the notification"
          onClick={toast.undo.run}
          className="h-6 shrink-0 rounded-md border bg-surface px-2 text-xs font-medium text-ink hover:bg-hover"
        >
          {toast.undo.label ?? "Undo"}
        </Primitive.Action>
      )}
      <Primitive.Close
        aria-label="Dismiss"
        className="grid size-6 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
      >
        <X className="size-3.5" aria-hidden="true" />
      </Primitive.Close>
    </Primitive.Root>
  );
}

const icons = {
  success: <CircleCheck className="text-success" />,
  danger: <CircleAlert className="text-danger" />,
  info: <Info className="text-info" />,
};
