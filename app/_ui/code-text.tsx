import { CopyButton } from "./copy-button.tsx";

type CodeTextProps = {
  children: string;
  /** A frame of its own, for keys and links to hand on; otherwise inline in a sentence. */
  block?: boolean | undefined;
  /** Adds a copy button with this label (only with `block`). */
  copyLabel?: string | undefined;
};

/** Text for machines: a key, an address, a slug. */
export function CodeText({ children, block, copyLabel }: CodeTextProps) {
  if (!block) {
    return (
      <code className="rounded-sm border bg-sunken px-1 py-px font-mono text-[0.92em] wrap-anywhere text-ink">
        {children}
      </code>
    );
  }
  return (
    <div className="flex items-start gap-2 rounded-md border bg-sunken py-1.5 pr-1.5 pl-3">
      <code className="min-w-0 flex-1 py-1 font-mono text-xs wrap-anywhere whitespace-pre-wrap text-ink">
        {children}
      </code>
      {copyLabel && <CopyButton value={children} label={copyLabel} />}
    </div>
  );
}
