import type { ReactNode } from "react";
import { Logo } from "./logo.tsx";

type GatePageProps = {
  title: string;
  description?: ReactNode;
  /** What stands above the card in place of our own mark; null: nothing. */
  mark?: ReactNode;
  /** The form. */
  children?: ReactNode;
  /** Quiet links below the card. */
  footer?: ReactNode;
};

/** A page before the gate: login, setup, site password, «not authorised». One card under an arch. */
export function GatePage({ title, description, mark, children, footer }: GatePageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="relative isolate flex min-h-dvh flex-col items-center justify-center overflow-hidden px-4 py-12"
    >
      <div className="relative flex w-full max-w-sm flex-col items-center">
        {mark === undefined ? (
          <>
            <Arches />
            <Logo size="lg" />
          </>
        ) : (
          mark
        )}
        <div className="mt-6 w-full rounded-xl border bg-surface p-6 shadow-pop sm:p-7">
          <h1 className="text-xl font-semibold text-ink">{title}</h1>
          {description && <div className="mt-1.5 text-sm text-muted">{description}</div>}
          {children && <div className="mt-6">{children}</div>}
        </div>
        {footer && (
          <div className="mt-5 text-center text-sm text-muted [&_a]:text-accent-text [&_a]:underline [&_a]:underline-offset-2">
            {footer}
          </div>
        )}
      </div>
    </main>
  );
}

/** The same gate as in the mark, drawn large and faint behind the card. */
function Arches() {
  return (
    <svg
      viewBox="0 0 800 1600"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      className="absolute -top-48 left-1/2 -z-10 h-400 w-200 max-w-none -translate-x-1/2 text-line"
    >
      <path d="M20 1600V400a380 380 0 0 1 760 0v1200" strokeWidth="2" />
      <path d="M80 1600V400a320 320 0 0 1 640 0v1200" strokeWidth="1.5" />
      <path d="M140 1600V400a260 260 0 0 1 520 0v1200" />
    </svg>
  );
}
